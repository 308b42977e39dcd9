#pragma once

#include <optional>
#include <string>
#include <vector>

#include "anjuan/base/diagnostic.hpp"
#include "anjuan/calendar/calendar.hpp"
#include "anjuan/rota/check/breach.hpp"
#include "anjuan/rota/rule.hpp"
#include "anjuan/rota/session.hpp"

/// The second opinion: reads any rota, also one made by hand, day by day against the rules. It
/// shares the rule types and the calendar with the planner and no other code.
namespace anjuan::rota {

/// Pointers are borrowed and never null.
struct CheckInput {
  const Rules* rules = nullptr;
  const Calendar* calendar = nullptr;
  std::vector<Official> officials;
  std::vector<Unit> units;  ///< for their names
  std::vector<Absence> absences;
  DateRange period;
  std::vector<Session> sessions;      ///< the rota of the period
  std::vector<Session> earlier;       ///< before it
  std::vector<Session> later;         ///< after it
  std::optional<Date> planned_until;  ///< the day of the last planned session
  std::optional<Date> today;          ///< a window that ended before it is over
  std::optional<Date> begun;          ///< from which day on the office says that it owes anything
  std::vector<Filing> filings;
  std::vector<Booking> bookings;
  std::vector<HeldSession> held;   ///< compared with the rota up to and with `held_until`
  std::optional<Date> held_until;  ///< nothing is compared when absent
  std::vector<Claim> claims;
  std::vector<std::string> documents;  ///< "campaign/document" that were filed (G7)
};

/// The first day that is judged: of the month of the first session there is, but not before the
/// office began, unless somebody was planned or came by then. That of the period where there is no
/// session.
Date rota_begins(const CheckInput& input);

/// Every breach, by first day, then code, desk and official.
std::vector<Breach> check(const CheckInput& input);

/// Officials with errors and how many, most first: the accountability list (A16, F9).
std::vector<std::pair<std::string, int>> accountability(const std::vector<Breach>& breaches);

/// The parts of check(), each over one kind of rule.
void check_sessions(const CheckInput& input, std::vector<Breach>& breaches);
void check_covers(const CheckInput& input, std::vector<Breach>& breaches);
/// Enough of those who stay in the house (留守).
void check_in_house(const CheckInput& input, std::vector<Breach>& breaches);
void check_quotas(const CheckInput& input, std::vector<Breach>& breaches);
void check_preferences(const CheckInput& input, std::vector<Breach>& breaches);
void check_held(const CheckInput& input, std::vector<Breach>& breaches);
void check_claims(const CheckInput& input, std::vector<Breach>& breaches);

/// A called unit that came later than a rule of receptions allows it (A10).
struct LateUnit {
  std::string unit;
  int minutes = 0;
  int allowed = 0;
  std::string source;
};
/// Those of one reception, each under the rule that allows it least; none where it is on record
/// why. Units that a rule excepts may come when they can (A10b).
std::vector<LateUnit> late_units(const HeldSession& held, const Rules& rules,
                                 const std::vector<Unit>& units);
/// Whether a rule of receptions leaves it to that unit when and whether it comes.
bool comes_as_it_can(std::string_view unit, const HeldSession& held, const Rules& rules,
                     const std::vector<Unit>& units);

/// Does the cover rule want its desk covered on this very day? False for once_per rules.
bool wants_cover_on(const CoverRule& cover, Date date, const Rules& rules,
                    const Calendar& calendar);
/// The day may be picked for (or is wanted by) the rule.
bool may_serve_on(const CoverRule& cover, Date date, const Rules& rules, const Calendar& calendar);
/// In office and not absent.
bool can_come(const CheckInput& input, const Official& official, Date date);
/// The window of `per` around a day, whole.
DateRange window_around(const Per& per, Date date);

}  // namespace anjuan::rota
