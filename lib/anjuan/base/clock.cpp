#include "anjuan/base/clock.hpp"

#include <fmt/format.h>

namespace anjuan {
namespace {

using std::chrono::floor;
using std::chrono::minutes;
using std::chrono::seconds;

/// The number that a few digits make; every date of every case comes through here.
std::optional<int> number(std::string_view text) {
  int value = 0;
  for (char c : text) {
    if (c < '0' || c > '9') return std::nullopt;
    value = value * 10 + (c - '0');
  }
  return value;
}

}  // namespace

std::optional<Date> make_date(int year, unsigned month, unsigned day) {
  const std::chrono::year_month_day ymd{std::chrono::year(year), std::chrono::month(month),
                                        std::chrono::day(day)};
  if (!ymd.ok()) return std::nullopt;
  return Date(ymd);
}

bool looks_like_date(std::string_view text) {
  return text.size() == 10 && text[4] == '-' && text[7] == '-' && number(text.substr(0, 4)) &&
         number(text.substr(5, 2)) && number(text.substr(8, 2));
}

std::optional<Date> parse_date(std::string_view text) {
  if (!looks_like_date(text)) return std::nullopt;
  const int year = *number(text.substr(0, 4));
  if (year < 1900 || year > 2199) return std::nullopt;
  return make_date(year, static_cast<unsigned>(*number(text.substr(5, 2))),
                   static_cast<unsigned>(*number(text.substr(8, 2))));
}

std::string to_string(Date date) {
  const std::chrono::year_month_day ymd(date);
  return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(ymd.year()),
                     static_cast<unsigned>(ymd.month()), static_cast<unsigned>(ymd.day()));
}

int year_of(Date date) {
  return static_cast<int>(std::chrono::year_month_day(date).year());
}

unsigned month_of(Date date) {
  return static_cast<unsigned>(std::chrono::year_month_day(date).month());
}

Date Timestamp::date() const {
  return floor<std::chrono::days>(utc + offset);
}

seconds Timestamp::time_of_day() const {
  return utc + offset - date();
}

std::optional<minutes> parse_offset(std::string_view text) {
  if (text == "Z" || text == "z") return minutes(0);
  if (text.size() != 6 || (text[0] != '+' && text[0] != '-') || text[3] != ':') return std::nullopt;
  const auto hour = number(text.substr(1, 2));
  const auto minute = number(text.substr(4, 2));
  if (!hour || !minute || *hour > 14 || *minute > 59) return std::nullopt;
  const minutes offset(*hour * 60 + *minute);
  return text[0] == '-' ? -offset : offset;
}

std::string format_offset(minutes offset) {
  const auto total = std::abs(offset.count());
  return fmt::format("{}{:02}:{:02}", offset.count() < 0 ? '-' : '+', total / 60, total % 60);
}

std::optional<Timestamp> parse_timestamp(std::string_view text) {
  if (text.size() < 20 || (text[10] != 'T' && text[10] != 't')) return std::nullopt;
  const auto date = parse_date(text.substr(0, 10));
  const auto hour = number(text.substr(11, 2));
  const auto minute = number(text.substr(14, 2));
  const auto second = number(text.substr(17, 2));
  const auto offset = parse_offset(text.substr(19));
  if (!date || !hour || !minute || !second || !offset || text[13] != ':' || text[16] != ':')
    return std::nullopt;
  if (*hour > 23 || *minute > 59 || *second > 59) return std::nullopt;
  return at_time(*date, std::chrono::hours(*hour) + minutes(*minute) + seconds(*second), *offset);
}

std::string to_string(const Timestamp& timestamp) {
  const auto time = timestamp.time_of_day().count();
  return fmt::format("{}T{:02}:{:02}:{:02}{}", to_string(timestamp.date()), time / 3600,
                     time / 60 % 60, time % 60, format_offset(timestamp.offset));
}

Timestamp at_time(Date date, seconds time, minutes offset) {
  return {std::chrono::sys_seconds(date) + time - offset, offset};
}

Timestamp system_now(minutes offset) {
  return {floor<seconds>(std::chrono::system_clock::now()), offset};
}

}  // namespace anjuan
