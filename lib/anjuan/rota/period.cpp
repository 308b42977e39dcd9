#include "anjuan/rota/period.hpp"

#include <algorithm>
#include <set>

#include "anjuan/calendar/month.hpp"
#include "anjuan/i18n/i18n.hpp"

namespace anjuan::rota {
namespace {

using std::chrono::days;

int weekday_of(Date date) {
  return static_cast<int>(std::chrono::weekday(date).iso_encoding());
}

/// `months` whole months from the block of that length that holds `date`; blocks start in January.
DateRange month_block(Date date, unsigned months) {
  const unsigned first = (month_of(date) - 1) / months * months + 1;
  const Month start = std::chrono::year(year_of(date)) / std::chrono::month(first);
  return days_of(start, start + std::chrono::months(months - 1));
}

DateRange window_of(const Per& per, Date date) {
  using Unit = Per::Unit;
  switch (per.unit) {
    case Unit::day:
      return {date, date};
    case Unit::week: {
      const Date monday = date - days(weekday_of(date) - 1);
      return {monday, monday + days(6)};
    }
    case Unit::half_month: {
      DateRange whole = month_block(date, 1);
      const Date middle = whole.from + days(14);
      return date <= middle ? DateRange{whole.from, middle} : DateRange{middle + days(1), whole.to};
    }
    case Unit::month:
      return month_block(date, 1);
    case Unit::two_months:
      return month_block(date, 2);
    case Unit::quarter:
      return month_block(date, 3);
    case Unit::half_year:
      return month_block(date, 6);
    case Unit::year:
      return month_block(date, 12);
    case Unit::range:
      return per.range;
  }
  return per.range;
}

bool in_key_period(Date date, const std::vector<KeyPeriod>& periods) {
  return std::any_of(periods.begin(), periods.end(),
                     [&](const KeyPeriod& one) { return one.days.contains(date); });
}

bool free_choice(const When& when) {
  return when.month_days.empty() && when.dates.empty();
}

/// The days the rule names before anything shifts, from `from` to `to`.
std::vector<Date> nominal_days(const When& when, Date from, Date to) {
  std::vector<Date> named;
  for (Date date = from; date <= to; date += days(1)) {
    const auto is_this = [&](int wanted) {
      return day_of_month(month_around(date), static_cast<unsigned>(wanted)) == date;
    };
    const bool by_month_day = std::any_of(when.month_days.begin(), when.month_days.end(), is_this);
    const bool by_date = std::find(when.dates.begin(), when.dates.end(), date) != when.dates.end();
    if (!by_month_day && !by_date) continue;
    if (!when.weekdays.empty() && std::find(when.weekdays.begin(), when.weekdays.end(),
                                            weekday_of(date)) == when.weekdays.end())
      continue;
    named.push_back(date);
  }
  return named;
}

std::optional<Date> place(Date date, const When& when, const Calendar& calendar) {
  if (when.shift_on_days_off_only && calendar.kind(date) == DayKind::weekend) return date;
  return shift(date, when.shift, calendar);
}

}  // namespace

DateRange overlap(DateRange a, DateRange b) {
  return {std::max(a.from, b.from), std::min(a.to, b.to)};
}

int workdays_in(DateRange range, const Calendar& calendar) {
  int count = 0;
  for (Date date = range.from; date <= range.to; date += days(1))
    if (calendar.is_workday(date)) ++count;
  return count;
}

std::string per_in_words(const Per& per) {
  switch (per.unit) {
    case Per::Unit::day:
      return tr("per day");
    case Per::Unit::week:
      return tr("per week");
    case Per::Unit::half_month:
      return tr("per half month");
    case Per::Unit::month:
      return tr("per month");
    case Per::Unit::two_months:
      return tr("per two months");
    case Per::Unit::quarter:
      return tr("per quarter");
    case Per::Unit::half_year:
      return tr("per half year");
    case Per::Unit::year:
      return tr("per year");
    case Per::Unit::range:
      break;
  }
  return trf("in {}", to_string(per));
}

std::vector<DateRange> windows(const Per& per, DateRange period) {
  std::vector<DateRange> found;
  if (per.unit == Per::Unit::range) {
    const DateRange both = overlap(per.range, period);
    if (both.from <= both.to) found.push_back(per.range);
    return found;
  }
  for (Date date = period.from; date <= period.to;) {
    found.push_back(window_of(per, date));
    date = found.back().to + days(1);
  }
  return found;
}

std::vector<Date> duty_days(const When& when, const std::vector<KeyPeriod>& key_periods,
                            DateRange period, const Calendar& calendar) {
  std::set<Date> found;
  const auto in_range = [&](Date date) { return !when.range || when.range->contains(date); };
  if (free_choice(when)) {
    // A day can shift into the period from outside it; no run of days off is longer than a month.
    const days margin(when.weekdays.empty() ? 0 : 31);
    for (Date date = period.from - margin; date <= period.to + margin; date += days(1)) {
      if (!in_range(date)) continue;
      if (!when.weekdays.empty() && std::find(when.weekdays.begin(), when.weekdays.end(),
                                              weekday_of(date)) == when.weekdays.end())
        continue;
      if (when.days == When::Days::key_periods && !in_key_period(date, key_periods)) continue;
      if (when.days == When::Days::workdays && !calendar.is_workday(date)) {
        // A weekday rule may move its day off a holiday; "every workday" has nothing to move.
        if (when.weekdays.empty()) continue;
        const auto moved = place(date, when, calendar);
        if (moved && period.contains(*moved)) found.insert(*moved);
        continue;
      }
      if (period.contains(date)) found.insert(date);
    }
    return {found.begin(), found.end()};
  }
  for (const Date date : nominal_days(when, period.from - days(31), period.to + days(31))) {
    if (!in_range(date)) continue;
    const auto placed = place(date, when, calendar);
    if (placed && period.contains(*placed)) found.insert(*placed);
  }
  return {found.begin(), found.end()};
}

}  // namespace anjuan::rota
