#pragma once

#include <string>

#include "anjuan/base/result.hpp"
#include "anjuan/calendar/workdays.hpp"

namespace anjuan {

/// The days a report is about, both inclusive, in the office's time zone.
struct Period {
  DateRange days{};
  std::string label;  ///< "2026-11", "2026-Q4", "2026-H1", "2026", "2026-01-05..2026-02-04", "all"
  bool all = false;   ///< every day there is: nothing can be compared with the year before

  bool contains(Date day) const { return days.contains(day); }
  friend bool operator==(const Period&, const Period&) = default;
};

/// The words of the period options; all empty when none was given.
struct PeriodWords {
  std::string month;     ///< 2026-11, 11月, 上月
  std::string quarter;   ///< 2026-Q4
  std::string half;      ///< 2026-H1
  std::string year;      ///< 2026
  std::string from, to;  ///< days, either may be left out

  bool empty() const;
};

/// Fails (usage) when a word is malformed, names no day, or when more than one way is used.
/// The whole of time when no word was given.
/// Months and days are read as people type them.
Result<Period> parse_period(const PeriodWords& words, Date today);

Period whole_time();
Period month_period(int year, unsigned month);
Period quarter_period(int year, unsigned quarter);
Period half_period(int year, unsigned half);
Period year_period(int year);
Period day_period(Date from, Date to);

/// The same days one year earlier (29 February becomes the 28th); whole_time() stays what it is.
Period year_before(const Period& period);

/// The days just before it, as long as it is: the month before a month, the quarter before a
/// quarter, thirty days before thirty days. whole_time() stays what it is.
Period period_before(const Period& period);
/// Whether it is one whole month.
bool is_month(const Period& period);

/// "2026-11 (2026-11-01 – 2026-11-30)", "all days"; for people.
std::string describe(const Period& period);

}  // namespace anjuan
