#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "anjuan/base/result.hpp"
#include "anjuan/calendar/workdays.hpp"

/// Days as people type them on a command line. Pure functions: today is given.
namespace anjuan {

/// 2026-05-20, 2026/5/20, 2026.5.20, 2026年5月20日, 5月20日 (of today's year), today 今天, tomorrow
/// 明天, yesterday 昨天, +7d or -3d (from today, 天 as well). nullopt when it is none of these or
/// no such day.
std::optional<Date> parse_day(std::string_view text, Date today);

/// The same. Fails (usage, "bad-date" or "impossible-date") naming the option and the forms.
Result<Date> read_day(std::string_view text, std::string_view option, Date today);

/// The days by which something is due, both inclusive: a day; +7d, from today; week 本周, from
/// today's Monday to its Sunday; a month, 2026-05 or 5月. nullopt otherwise.
std::optional<DateRange> parse_days(std::string_view text, Date today);

/// "15d", "5w" or "1m" as people of the language write it.
std::string term_words(const Term& term);

}  // namespace anjuan
