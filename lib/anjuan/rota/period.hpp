#pragma once

#include <string>
#include <vector>

#include "anjuan/calendar/calendar.hpp"
#include "anjuan/rota/rule.hpp"

namespace anjuan::rota {

/// The days inside `period` on which the rule wants the desk covered, ascending, after shifting
/// holidays. For once_per rules: every day that may be picked.
std::vector<Date> duty_days(const When& when, const std::vector<KeyPeriod>& key_periods,
                            DateRange period, const Calendar& calendar);

/// Whether a rule that is due in every such range is in force, and its desk open, on a day of it.
bool is_held_in(const When& when, DateRange range);

/// Workdays in a range, both ends inclusive; 0 when it is empty.
int workdays_in(DateRange range, const Calendar& calendar);

/// The overlap; from > to when there is none.
DateRange overlap(DateRange a, DateRange b);

}  // namespace anjuan::rota
