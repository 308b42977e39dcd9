#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "anjuan/rules/lifecycle/case_state.hpp"

/// The one table of who owes what: for each clock and each task that a case makes, and for what the
/// office owes beside its cases (office_duty). A petitioner's right (a window) is nobody's duty.
namespace anjuan {

enum class Owes {
  office,      ///< the office itself
  unit,        ///< the unit that had the case on the last day; the office where none had it
  named_unit,  ///< the unit that the clock names (assists, is supervised, decides); else the office
  lead,        ///< the case's lead; the office while there is none
  principal,   ///< a principal of the office
  readers,     ///< each official who is to read it
};

/// One row: a clock, or a task without a legal clock, which is owed from the event that made it,
/// within days of grace, or a duty of the office.
struct OwedSpec {
  std::optional<ClockKind> clock;
  std::optional<TaskKind> task;
  Owes who{};
  std::optional<OfficeDuty> duty = {};  ///< beside the cases; then there is no clock and no task

  std::string_view name() const {
    return clock ? spec_of(*clock).name : task ? to_name(*task) : to_name(*duty);
  }
};

std::span<const OwedSpec> owed_table();
/// nullptr for a window, and for what is nobody's duty.
const OwedSpec* find_owed(ClockKind clock);
const OwedSpec* find_owed(TaskKind task);
const OwedSpec& find_owed(OfficeDuty duty);

/// One duty that was missed: not met by its last day, or given up.
struct CaseBreach {
  const OwedSpec* spec = nullptr;
  std::string unit;  ///< that owed it; empty: the office
  std::string lead;  ///< who led the case on its last day
  Date due{};  ///< last day of the clock or of a task with a term; else the day that made the task
  std::optional<Date> done;  ///< met late, or given up on that day; absent: still open
  bool dropped = false;      ///< given up by an end of the case, never met
  std::string source = {};   ///< the rule of the clock; empty where none is on record
};

/// Everything in the table that was missed by a case in `state`, judged at the start of `on`: what
/// ended before that day and was not met by then, and what was met late or dropped, whenever.
std::vector<CaseBreach> breaches_of(const CaseState& state, Date on);

}  // namespace anjuan
