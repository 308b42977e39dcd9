#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace anjuan {

/// A day of the office's calendar, without a time zone.
using Date = std::chrono::sys_days;

/// Beijing time 北京时间, which every office keeps whose settings name no other.
inline constexpr std::chrono::minutes kChinaTime = std::chrono::hours(8);

/// Strict `YYYY-MM-DD` of a day that exists, years 1900–2199; nullopt otherwise.
std::optional<Date> parse_date(std::string_view text);

/// True for `dddd-dd-dd`, also for days that do not exist: tells "impossible" from "malformed".
bool looks_like_date(std::string_view text);

std::string to_string(Date date);  ///< `YYYY-MM-DD`

/// The date of `year-month-day`; nullopt when there is no such day.
std::optional<Date> make_date(int year, unsigned month, unsigned day);

int year_of(Date date);
unsigned month_of(Date date);

/// A moment with the offset it was written in (RFC 3339). The office keeps one offset.
struct Timestamp {
  std::chrono::sys_seconds utc{};
  std::chrono::minutes offset{};

  /// The calendar day at that offset: the day that a limit counts from.
  Date date() const;
  /// Seconds since that day's midnight.
  std::chrono::seconds time_of_day() const;

  friend bool operator==(const Timestamp& a, const Timestamp& b) { return a.utc == b.utc; }
  friend auto operator<=>(const Timestamp& a, const Timestamp& b) { return a.utc <=> b.utc; }
};

/// `2026-06-29T09:12:00+08:00` or `…Z`; seconds are required, fractions are refused.
std::optional<Timestamp> parse_timestamp(std::string_view text);
std::string to_string(const Timestamp& timestamp);  ///< RFC 3339 with numeric offset

/// Midnight (or `time` after it) of a day at an offset.
Timestamp at_time(Date date, std::chrono::seconds time, std::chrono::minutes offset);

/// `+08:00`, `-03:30`, `Z`.
std::optional<std::chrono::minutes> parse_offset(std::string_view text);
std::string format_offset(std::chrono::minutes offset);

/// The system clock. Only the command line calls this; the library always gets the time as input.
Timestamp system_now(std::chrono::minutes offset);

}  // namespace anjuan
