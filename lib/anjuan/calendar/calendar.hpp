#pragma once

#include <compare>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "anjuan/base/clock.hpp"

namespace anjuan {

/// The days off and make-up workdays (调休上班) of one year, with where they come from.
struct CalendarYear {
  std::set<Date> days_off;  ///< days off by notice, weekends among them or not
  std::set<Date> make_up;   ///< Saturdays and Sundays that are worked
  std::string source;       ///< the notice, e.g. 国办发明电〔2025〕7号
};

enum class DayKind { workday, make_up_workday, weekend, day_off };

/// Which days are worked. A year that is not in it counts weekends only and is provisional.
/// A plain value; reads nothing.
class Calendar {
 public:
  Calendar() = default;

  /// Adds a year or replaces it: the office's own file wins over the built-in one.
  void set_year(int year, CalendarYear data) { years_[year] = std::move(data); }

  bool has_year(int year) const { return years_.contains(year); }
  /// nullptr when the year has no calendar.
  const CalendarYear* year(int year) const;
  /// Years with a calendar, ascending.
  std::vector<int> years() const;

  DayKind kind(Date date) const;
  bool is_workday(Date date) const;
  /// True when the date's year has no calendar.
  bool is_provisional(Date date) const { return !has_year(year_of(date)); }
  /// Workdays of a whole year; 251, 248, 248 for 2024–2026.
  int workdays_in_year(int year) const;

 private:
  std::map<int, CalendarYear> years_;
};

}  // namespace anjuan
