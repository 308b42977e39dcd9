#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "anjuan/rules/lifecycle/case_state.hpp"

/// The one table of what a case makes somebody owe: for each clock and each task, who. A
/// petitioner's right (a window) is nobody's duty.
namespace anjuan {

enum class Owes {
  office,      ///< the office itself
  unit,        ///< the unit that had the case on the last day; the office where none had it
  named_unit,  ///< the unit that the clock names (assists, is supervised, decides); else the office
  lead,        ///< the case's lead; the office while there is none
  principal,   ///< a principal of the office
};

/// One row: a clock, or a task without a legal clock, which is owed from the event that made it,
/// within days of grace.
struct OwedSpec {
  std::optional<ClockKind> clock;
  std::optional<TaskKind> task;
  Owes who{};
  std::string_view source;  ///< where the clock itself names none

  std::string_view name() const { return clock ? spec_of(*clock).name : to_name(*task); }
};

std::span<const OwedSpec> owed_table();
/// nullptr for a window, and for what is nobody's duty.
const OwedSpec* find_owed(ClockKind clock);
const OwedSpec* find_owed(TaskKind task);

/// One duty that was missed: not met by its last day, or given up.
struct CaseBreach {
  const OwedSpec* spec = nullptr;
  std::string unit;          ///< that owed it; empty: the office
  std::string lead;          ///< who led the case on its last day
  Date due{};                ///< last day of the clock; of a task the day that made it
  std::optional<Date> done;  ///< met late, or given up on that day; absent: still open
  bool dropped = false;      ///< given up by an end of the case, never met
};

/// Days within which a task is to be done.
inline constexpr int kTaskGraceDays = 7;

/// Everything in the table that was missed by a case in `state`, judged at the start of `on`: what
/// ended before that day and was not met by then, and what was met late or dropped, whenever.
std::vector<CaseBreach> breaches_of(const CaseState& state, Date on);

}  // namespace anjuan
