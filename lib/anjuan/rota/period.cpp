#include "anjuan/rota/period.hpp"

#include <algorithm>
#include <set>

#include "anjuan/calendar/month.hpp"

namespace anjuan::rota {
namespace {

using std::chrono::days;

int weekday_of(Date date) {
  return static_cast<int>(std::chrono::weekday(date).iso_encoding());
}

bool in_key_period(Date date, const std::vector<KeyPeriod>& periods) {
  return std::any_of(periods.begin(), periods.end(),
                     [&](const KeyPeriod& one) { return one.days.contains(date); });
}

bool free_choice(const When& when) {
  return when.month_days.empty() && when.dates.empty();
}

Date monday_of(Date date) {
  return date - days(weekday_of(date) - 1);
}

/// The weekday and the week are among those that the rule names.
bool is_in_rhythm(const When& when, Date date) {
  const auto has = [](const std::vector<int>& list, int one) {
    return std::find(list.begin(), list.end(), one) != list.end();
  };
  if (!when.weekdays.empty() && !has(when.weekdays, weekday_of(date))) return false;
  if (!when.nth.empty()) {
    const Month month = month_around(date);
    const auto before = static_cast<int>((date - days_of(month).from).count()) / 7;
    const bool last = month_around(date + days(7)) != month;
    if (!has(when.nth, before + 1) && !(last && has(when.nth, -1))) return false;
  }
  if (when.every_weeks == 1) return true;
  const auto weeks = (monday_of(date) - monday_of(when.counted_from)).count() / 7;
  return weeks >= 0 && weeks % when.every_weeks == 0;
}

/// The desk is open for the rule on the day a duty is held.
bool is_open(const When& when, Date date) {
  return (!when.only || when.only->contains(date)) &&
         std::none_of(when.closed.begin(), when.closed.end(),
                      [&](const DateRange& closed) { return closed.contains(date); });
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
    if (is_in_rhythm(when, date)) named.push_back(date);
  }
  return named;
}

std::optional<Date> place(Date date, const When& when, const Calendar& calendar) {
  if (when.shift_on_days_off_only && calendar.kind(date) == DayKind::weekend) return date;
  return shift(date, when.shift, calendar);
}

}  // namespace

bool is_held_in(const When& when, DateRange range) {
  if (when.days == When::Days::key_periods || when.every_weeks > 1) return false;
  for (Date date = range.from; date <= range.to; date += days(1))
    if (when.range.on(date) && is_open(when, date)) return true;
  return false;
}

DateRange overlap(DateRange a, DateRange b) {
  return {std::max(a.from, b.from), std::min(a.to, b.to)};
}

int workdays_in(DateRange range, const Calendar& calendar) {
  int count = 0;
  for (Date date = range.from; date <= range.to; date += days(1))
    if (calendar.is_workday(date)) ++count;
  return count;
}

std::vector<Date> duty_days(const When& when, const std::vector<KeyPeriod>& key_periods,
                            DateRange period, const Calendar& calendar) {
  std::set<Date> found;
  const auto in_range = [&](Date date) { return when.range.on(date); };
  const auto add = [&](Date date) {
    if (period.contains(date) && is_open(when, date)) found.insert(date);
  };
  if (free_choice(when)) {
    // A day can shift into the period from outside it; no run of days off is longer than a month.
    const days margin(when.weekdays.empty() ? 0 : 31);
    for (Date date = period.from - margin; date <= period.to + margin; date += days(1)) {
      if (!in_range(date)) continue;
      if (!is_in_rhythm(when, date)) continue;
      if (when.days == When::Days::key_periods && !in_key_period(date, key_periods)) continue;
      if (when.days == When::Days::workdays && !calendar.is_workday(date)) {
        // A weekday rule may move its day off a holiday; "every workday" has nothing to move.
        if (when.weekdays.empty()) continue;
        const auto moved = place(date, when, calendar);
        if (moved) add(*moved);
        continue;
      }
      add(date);
    }
    return {found.begin(), found.end()};
  }
  for (const Date date : nominal_days(when, period.from - days(31), period.to + days(31))) {
    if (!in_range(date)) continue;
    const auto placed = place(date, when, calendar);
    if (placed) add(*placed);
  }
  return {found.begin(), found.end()};
}

}  // namespace anjuan::rota
