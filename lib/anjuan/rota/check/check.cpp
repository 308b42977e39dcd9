#include "anjuan/rota/check/check.hpp"

#include <algorithm>
#include <map>
#include <tuple>

#include "anjuan/calendar/month.hpp"

namespace anjuan::rota {
namespace {

using std::chrono::days;

/// A number that is the same for two days exactly when they are in one window.
long window_number(Per::Unit unit, Date date) {
  const long year = year_of(date);
  const long month = static_cast<long>(month_of(date)) - 1;
  switch (unit) {
    case Per::Unit::week: {
      // 1969-12-29 was a Monday, three days before day 0.
      const long since = static_cast<long>(date.time_since_epoch().count()) + 3;
      return since >= 0 ? since / 7 : (since - 6) / 7;
    }
    case Per::Unit::half_month: {
      const std::chrono::year_month_day ymd(date);
      return (year * 12 + month) * 2 + (static_cast<unsigned>(ymd.day()) > 15 ? 1 : 0);
    }
    case Per::Unit::month:
      return year * 12 + month;
    case Per::Unit::two_months:
      return year * 6 + month / 2;
    case Per::Unit::quarter:
      return year * 4 + month / 3;
    case Per::Unit::half_year:
      return year * 2 + month / 6;
    case Per::Unit::year:
      return year;
    default:
      return static_cast<long>(date.time_since_epoch().count());
  }
}

bool is_named(const When& when, Date date) {
  for (const int wanted : when.month_days)
    if (day_of_month(month_around(date), static_cast<unsigned>(wanted)) == date) return true;
  return std::find(when.dates.begin(), when.dates.end(), date) != when.dates.end();
}

/// Which one of its weekday in the month, from the front; from the back as well: -1 is the last.
std::pair<int, int> places_in_month(Date date) {
  int front = 1;
  int back = -1;
  const unsigned month = month_of(date);
  for (Date other = date - days(7); month_of(other) == month; other -= days(7)) ++front;
  for (Date other = date + days(7); month_of(other) == month; other += days(7)) --back;
  return {front, back};
}

bool on_weekday(const When& when, Date date) {
  const std::chrono::weekday weekday(date);
  if (!when.weekdays.empty() &&
      std::none_of(when.weekdays.begin(), when.weekdays.end(), [&](int wanted) {
        return weekday == std::chrono::weekday(static_cast<unsigned>(wanted));
      }))
    return false;
  const auto places = places_in_month(date);
  if (!when.nth.empty() && std::none_of(when.nth.begin(), when.nth.end(), [&](int wanted) {
        return wanted == places.first || wanted == places.second;
      }))
    return false;
  return when.every_weeks == 1 ||
         (date >= when.counted_from && (window_number(Per::Unit::week, date) -
                                        window_number(Per::Unit::week, when.counted_from)) %
                                               when.every_weeks ==
                                           0);
}

/// The rule's desk receives on that day.
bool desk_receives(const When& when, Date date) {
  for (const DateRange& closed : when.closed)
    if (closed.from <= date && date <= closed.to) return false;
  return !when.only || (when.only->from <= date && date <= when.only->to);
}

/// Would a duty that the rule names for `nominal` be held on `date`?
bool lands_on(const When& when, Date nominal, Date date, const Calendar& calendar) {
  if (!when.range.on(nominal)) return false;
  if (!on_weekday(when, nominal)) return false;
  if (when.shift_on_days_off_only && calendar.kind(nominal) == DayKind::weekend)
    return nominal == date;
  return shift(nominal, when.shift, calendar) == std::optional<Date>(date);
}

bool duty_on(const When& when, Date date, const Rules& rules, const Calendar& calendar) {
  if (!desk_receives(when, date)) return false;
  const bool named = !when.month_days.empty() || !when.dates.empty();
  const bool moves = named || (!when.weekdays.empty() && when.days == When::Days::workdays);
  if (moves) {
    for (Date nominal = date - days(31); nominal <= date + days(31); nominal += days(1))
      if ((!named || is_named(when, nominal)) && lands_on(when, nominal, date, calendar))
        return true;
    return false;
  }
  if (!when.range.on(date) || !on_weekday(when, date)) return false;
  switch (when.days) {
    case When::Days::every_day:
      return true;
    case When::Days::workdays:
      return calendar.is_workday(date);
    case When::Days::key_periods:
      return std::any_of(rules.key_periods.begin(), rules.key_periods.end(),
                         [&](const KeyPeriod& period) { return period.days.contains(date); });
  }
  return false;
}

}  // namespace

bool wants_cover_on(const CoverRule& cover, Date date, const Rules& rules,
                    const Calendar& calendar) {
  return !cover.when.once_per && duty_on(cover.when, date, rules, calendar);
}

bool may_serve_on(const CoverRule& cover, Date date, const Rules& rules, const Calendar& calendar) {
  return duty_on(cover.when, date, rules, calendar);
}

bool can_come(const CheckInput& input, const Official& official, Date date) {
  return official.in_office(date) &&
         std::none_of(input.absences.begin(), input.absences.end(), [&](const Absence& absence) {
           return absence.official == official.id && absence.days.contains(date);
         });
}

DateRange window_around(const Per& per, Date date) {
  if (per.unit == Per::Unit::range) return per.range;
  DateRange window{date, date};
  const long number = window_number(per.unit, date);
  while (window_number(per.unit, window.from - days(1)) == number) window.from -= days(1);
  while (window_number(per.unit, window.to + days(1)) == number) window.to += days(1);
  return window;
}

Date rota_begins(const CheckInput& input) {
  std::optional<Date> first;
  const auto look_at = [&](Date date) { first = std::min(first.value_or(date), date); };
  for (const auto* list : {&input.earlier, &input.sessions, &input.later})
    for (const Session& session : *list) look_at(session.date);
  for (const HeldSession& held : input.held) look_at(held.date);
  const Date month = first ? day_of_month(month_around(*first), 1) : input.period.from;
  if (!input.begun) return month;
  return std::max(month, std::min(*input.begun, first.value_or(*input.begun)));
}

std::vector<Breach> check(const CheckInput& input) {
  std::vector<Breach> breaches;
  check_sessions(input, breaches);
  check_covers(input, breaches);
  check_in_house(input, breaches);
  check_quotas(input, breaches);
  check_preferences(input, breaches);
  if (input.held_until) check_held(input, breaches);
  check_claims(input, breaches);
  std::stable_sort(breaches.begin(), breaches.end(), [](const Breach& a, const Breach& b) {
    return std::tuple(a.days.from, a.code(), a.desk, a.official) <
           std::tuple(b.days.from, b.code(), b.desk, b.official);
  });
  return breaches;
}

std::vector<std::pair<std::string, int>> accountability(const std::vector<Breach>& breaches) {
  std::map<std::string, int> count;
  for (const Breach& breach : breaches)
    if (breach.severity == Severity::error && !breach.official.empty()) ++count[breach.official];
  std::vector<std::pair<std::string, int>> list(count.begin(), count.end());
  std::stable_sort(list.begin(), list.end(),
                   [](const auto& a, const auto& b) { return a.second > b.second; });
  return list;
}

}  // namespace anjuan::rota
