#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "anjuan/model/task_kind.hpp"
#include "anjuan/report/books.hpp"
#include "anjuan/report/report.hpp"
#include "anjuan/rules/office_duty.hpp"

namespace anjuan {

/// What can be missed (A16, F9); the order is that of the list. Duties of offices and officials
/// only.
enum class Duty {
  refer,
  decide,
  handle,
  closed_late,
  assist,
  plan,
  feedback,
  milestone,
  report_up,
  review,
  re_examination,
  dropped,
  lead,
  principal,
  instruct,
  follow_up,
  home_visit,
  resume,
  batch,
  reception_missed,
  reception_absent,
  reception_late,
  unit_late,
  unit_absent,
  reception_duty,
  quota,
  cover,
  session_item,
  activity,
  report,
  publication,
  reading,
};

struct DutySpec {
  Duty duty;
  std::string_view name;
  const char* label;                  ///< msgid
  std::string_view source;            ///< where the rule that was broken names none
  std::optional<TaskKind> task = {};  ///< that is open as long as the duty is not met
};
std::span<const DutySpec> duty_table();
const DutySpec& spec_of(Duty duty);
/// What the office's own settings say of a duty that it has by them; empty for any other.
std::string own_source(Duty duty, const Office& office);

/// A duty that no case shows: of the rota, of a reception, of the office's meetings.
struct MissedDuty {
  Duty duty{};
  Date since{};                   ///< the day it fell on
  std::string unit;               ///< id; empty: none is named
  std::string lead;               ///< id of the official; empty: none is named
  std::string what;               ///< for people
  std::string source;             ///< empty: that of the table
  std::optional<Date> done = {};  ///< met late, on that day
};

/// Days on which nobody or too few were to receive, and quotas of officials that were not met in a
/// window which ended in the period. Before lateness is judged.
std::vector<MissedDuty> missed_in_rota(const ReportContext& context);

/// Receptions planned and not held, officials who did not come or came late, called units that
/// were late or stayed away (A10), what a reception owed by the rules (A11, C6, F4 …). Days of the
/// period before lateness is judged.
std::vector<MissedDuty> missed_at_receptions(const ReportContext& context);

/// Meetings and other activities that were not held in a stretch of time (C5, B7), reports that
/// were not sent, published or read by their last day (A12, D6, A9, F7), or later than that: those
/// whose last day lies in the period, before lateness is judged. Of a reading each reader who
/// missed it.
std::vector<MissedDuty> missed_by_office(const ReportContext& context);

}  // namespace anjuan
