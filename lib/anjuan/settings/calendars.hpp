#pragma once

#include <string>
#include <string_view>

#include "anjuan/base/result.hpp"
#include "anjuan/calendar/calendar.hpp"

namespace anjuan {

/// One calendars/YYYY.toml, read and checked.
struct CalendarFile {
  int year = 0;
  CalendarYear data;
};

/// Reads a year's calendar as a clerk copies it from the State Council's notice:
///
///     year = 2026
///     source = "国办发明电〔2025〕7号"
///
///     [[holiday]]
///     name = "元旦"
///     days-off = ["2026-01-01..2026-01-03"]   # one day, or first..last, both inclusive
///     days = 3                                # 共3天: optional, checked against days-off
///     make-up = ["2026-01-04"]                # Saturdays and Sundays that are worked
///
/// Fails (bad_data) with every mistake at its place: "missing-key", "out-of-range", "file-name"
/// (2027.toml that says 2026), "other-year", "wrong-count", "not-a-weekend", "off-and-worked", and
/// what TomlTable finds. At least one holiday is required: an empty calendar would pass for an
/// announced one.
Result<CalendarFile> parse_calendar(std::string_view text, std::string file);

/// The calendars that are built in: the years whose notices were out when the program was made.
const Calendar& built_in_calendar();

}  // namespace anjuan
