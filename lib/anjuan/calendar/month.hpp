#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

#include "anjuan/calendar/workdays.hpp"

/// Months as rules and people speak of them. Pure functions, like the date engine.
namespace anjuan {

/// A month of a year; a number of std::chrono::months can be added to it.
using Month = std::chrono::year_month;

/// The month that a day lies in.
Month month_around(Date date);

/// Strict `YYYY-MM` of a month that exists, years 1900–2199; nullopt otherwise.
std::optional<Month> parse_month(std::string_view text);
std::string month_name(Month month);  ///< `YYYY-MM`
std::string month_name(Date date);    ///< the same of the month that a day lies in

/// From the first to the last day.
DateRange days_of(Month month);
/// From the first day of one month to the last day of another.
DateRange days_of(Month first, Month last);

/// The day of that number in a month, its last day where it has fewer. Precondition: number≥1.
Date day_of_month(Month month, unsigned number);

/// The corresponding day `months` later (earlier when negative), the month's last day where there
/// is none.
Date months_later(Date date, int months);

}  // namespace anjuan
