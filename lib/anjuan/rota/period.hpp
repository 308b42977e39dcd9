#pragma once

#include <string>
#include <vector>

#include "anjuan/calendar/calendar.hpp"
#include "anjuan/rota/rule.hpp"

namespace anjuan::rota {

/// The windows of a quota that touch `period`, whole (they may reach beyond it), in order. Weeks
/// start on Monday.
std::vector<DateRange> windows(const Per& per, DateRange period);

/// "per week", "per two months", "in 2026-12-01..2026-12-20", in the user's language.
std::string per_in_words(const Per& per);

/// The days inside `period` on which the rule wants the desk covered, ascending, after shifting
/// holidays. For once_per rules: every day that may be picked.
std::vector<Date> duty_days(const When& when, const std::vector<KeyPeriod>& key_periods,
                            DateRange period, const Calendar& calendar);

/// Workdays in a range, both ends inclusive; 0 when it is empty.
int workdays_in(DateRange range, const Calendar& calendar);

/// The overlap; from > to when there is none.
DateRange overlap(DateRange a, DateRange b);

}  // namespace anjuan::rota
