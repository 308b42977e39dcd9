#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "anjuan/base/clock.hpp"

namespace anjuan {

/// The days off and make-up workdays (调休上班) of one year, with where they come from.
struct CalendarYear {
  std::set<Date> days_off;            ///< days off by notice, weekends among them or not
  std::set<Date> make_up;             ///< Saturdays and Sundays that are worked
  std::string source;                 ///< the notice, e.g. 国办发明电〔2025〕7号
  std::map<Date, std::string> names;  ///< the holiday a date of either set belongs to; may be empty
};

enum class DayKind { workday, make_up_workday, weekend, day_off };

/// Which days are worked. A year that is not in it counts weekends only and is provisional.
/// A plain value; reads nothing.
class Calendar {
 public:
  Calendar() = default;

  /// Adds a year or replaces it: the office's own file wins over the built-in one. Dates of another
  /// year have no effect; nor has a make-up workday that is no Saturday or Sunday.
  void set_year(int year, CalendarYear data);

  bool has_year(int year) const { return years_.contains(year); }
  /// nullptr when the year has no calendar.
  const CalendarYear* year(int year) const;
  /// Years with a calendar, ascending.
  std::vector<int> years() const;

  /// A date that is both off and made up (which no calendar file may say) counts as worked.
  DayKind kind(Date date) const;
  /// The name of the holiday that made the date a day off or a make-up workday; else empty.
  std::string_view holiday(Date date) const;
  bool is_workday(Date date) const {
    return workdays_between(date - std::chrono::days(1), date) != 0;
  }
  /// True when the date's year has no calendar.
  bool is_provisional(Date date) const { return !has_year(year_of(date)); }

  /// Workdays after `start` up to and including `end`; negative of the same when end < start.
  /// Costs two binary searches over the exceptions, however far apart the days are.
  int workdays_between(Date start, Date end) const;
  /// Workdays of a whole year; 251, 248, 248 for 2024–2026.
  int workdays_in_year(int year) const;

 private:
  /// A day that is worked or not against the rule of the week, and the sum of all such differences
  /// (+1 worked, −1 off) up to and including it.
  struct Exception {
    Date date;
    int sum;
  };

  std::map<int, CalendarYear> years_;
  std::vector<Exception> exceptions_;  ///< of all years, ascending; derived from years_
};

}  // namespace anjuan
