#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "anjuan/base/result.hpp"
#include "anjuan/calendar/workdays.hpp"

/// Days as people type them on a command line. Pure functions: today is given.
namespace anjuan {

/// 2026-05-20, 2026/5/20, 2026.5.20, 2026年5月20日, 5月20日 (of today's year), today 今天, tomorrow
/// 明天, yesterday 昨天, +7d or -3d (from today, 天 as well), +2周, 3天后, 两周后, 下周一 (周一 is
/// that of this week), 月底 and 年底; full-width digits too. nullopt when it is none of these or no
/// such day.
std::optional<Date> parse_day(std::string_view text, Date today);

/// What parse_day takes for the days around today, in the language of the user: 今天, 昨天, 明天.
std::vector<std::string> near_day_words();

/// The same. Fails (usage, "bad-date" or "impossible-date") naming the option and the forms.
Result<Date> read_day(std::string_view text, std::string_view option, Date today);

/// A month: 2026-05, 2026/5, 2026年5月, 5月 (of today's year), 本月, 上月, 下月. nullopt otherwise.
std::optional<std::chrono::year_month> parse_month_words(std::string_view text, Date today);

/// Days of which something is asked, both inclusive: a day; +7d, from today; week 本周, from
/// today's Monday to its Sunday, 上周 and 下周; a month; 2026-01-01..2026-03-31 (至, 到 and ~ as
/// well), of which either side may be left out. nullopt otherwise.
std::optional<DateRange> parse_days(std::string_view text, Date today);

}  // namespace anjuan
