#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "anjuan/base/diagnostic.hpp"
#include "anjuan/calendar/calendar.hpp"
#include "anjuan/model/names.hpp"
#include "anjuan/rota/rule.hpp"

namespace anjuan::rota {

/// What can be wrong with a rota. To add one: its name here, its row in breach.cpp.
enum class BreachKind {
  absent,            ///< planned, and did not come
  alone,             ///< a joint receiver without the others
  booking_open,      ///< a case that has no session yet
  claim,             ///< somebody's list says other than the records
  companions,        ///< those planned to sit in are too few
  desk_closed,       ///< somebody at a desk that is closed
  document_missing,  ///< of a campaign
  empty_day,         ///< nobody at a desk that is to be covered
  filing_open,       ///< a date that was filed and is not planned
  in_house,          ///< too few of those who stay in the house
  late,              ///< came late
  late_notice,       ///< told later than the rule allows
  not_eligible,      ///< no rule lets this person sit there
  not_filed,         ///< has to choose a date and has not
  not_everybody,     ///< receives nowhere on a day for everybody
  not_held,          ///< planned, and nothing is on record
  quota_open,        ///< the window still runs
  quota_over,        ///< more than the rule allows
  quota_short,       ///< fewer than the rule demands
  recusal,           ///< is named in the case (W22 art. 28)
  requirement,       ///< a session owes what a rule requires of it: Breach::requirement
  seat_taken_twice,  ///< two people on one seat
  spacing,           ///< too soon after the last one
  split,             ///< not the same people on all days
  substituted,       ///< somebody else sat there, as the rule allows
  too_few,           ///< some, but not enough
  too_few_groups,    ///< of a desk with parallel groups
  two_places,        ///< at two desks at once
  unasked,           ///< a session that no rule asks for
  unavailable,       ///< away, or not in office
  unknown_case,      ///< booked for a case that cannot be read
  unknown_mode,      ///< a form of reception that no rule knows
  unknown_official,  ///< nobody has that id
  wrong_substitute,  ///< somebody else sat there, against the rule
};

/// One thing that is not as a rule says.
struct Breach {
  BreachKind kind{};
  std::optional<Requirement> requirement = {};  ///< of BreachKind::requirement
  Severity severity = Severity::error;  ///< warning: waived by the office's rules; note: preference
  std::string official;
  std::string desk;
  std::vector<std::string> units = {};  ///< that answer for it, where no official does
  DateRange days;
  std::string message;
  std::string source;  ///< the article
  std::string remedy;

  /// For scripts: empty-day, unavailable …; the requirement's name for one that a session owes.
  std::string_view code() const;
};

}  // namespace anjuan::rota

namespace anjuan {
template <>
std::span<const Named<rota::BreachKind>> names<rota::BreachKind>();
}
