#pragma once

#include <string_view>
#include <vector>

#include "anjuan/base/clock.hpp"
#include "anjuan/calendar/calendar.hpp"
#include "anjuan/calendar/workdays.hpp"

/// The days of the State Council's notices as lists, apart from the calendars that are built in:
/// the one is tested against the other.
namespace anjuan::announced {

struct Year {
  int year;
  const char* source;
  std::vector<std::string_view> days_off;  ///< "MM-DD" or "MM-DD..MM-DD"
  std::vector<std::string_view> make_up;   ///< "MM-DD"
  int workdays;
};

inline const std::vector<Year> kYears = {
    {2024,
     "国办发明电〔2023〕7号",
     {"01-01", "02-10..02-17", "04-04..04-06", "05-01..05-05", "06-10", "09-15..09-17",
      "10-01..10-07"},
     {"02-04", "02-18", "04-07", "04-28", "05-11", "09-14", "09-29", "10-12"},
     251},
    {2025,
     "国办发明电〔2024〕12号",
     {"01-01", "01-28..02-04", "04-04..04-06", "05-01..05-05", "05-31..06-02", "10-01..10-08"},
     {"01-26", "02-08", "04-27", "09-28", "10-11"},
     248},
    {2026,
     "国办发明电〔2025〕7号",
     {"01-01..01-03", "02-15..02-23", "04-04..04-06", "05-01..05-05", "06-19..06-21",
      "09-25..09-27", "10-01..10-07"},
     {"01-04", "02-14", "02-28", "05-09", "09-20", "10-10"},
     248},
};

inline Date day(std::string_view text) {
  return parse_date(text).value();
}

/// The days of "MM-DD" and "MM-DD..MM-DD" entries of a year.
inline std::set<Date> days_of(int year, const std::vector<std::string_view>& entries) {
  const auto in_year = [year](std::string_view text) {
    return day(std::to_string(year) + "-" + std::string(text));
  };
  std::set<Date> found;
  for (std::string_view entry : entries)
    for (Date d = in_year(entry.substr(0, 5)); d <= in_year(entry.substr(entry.size() - 5));
         d += std::chrono::days(1))
      found.insert(d);
  return found;
}

/// Whether a day was worked, straight from the lists.
inline bool is_worked(Date date) {
  static const auto all = [] {
    std::pair<std::set<Date>, std::set<Date>> sets;
    for (const Year& year : kYears) {
      sets.first.merge(days_of(year.year, year.days_off));
      sets.second.merge(days_of(year.year, year.make_up));
    }
    return sets;
  }();
  const unsigned weekday = std::chrono::weekday(date).iso_encoding();
  return !all.first.contains(date) && (weekday <= 5 || all.second.contains(date));
}

}  // namespace anjuan::announced
