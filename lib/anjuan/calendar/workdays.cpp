#include "anjuan/calendar/workdays.hpp"

#include <algorithm>
#include <cassert>
#include <chrono>

#include <fmt/format.h>

#include "anjuan/base/number.hpp"
#include "anjuan/calendar/month.hpp"
#include "anjuan/i18n/by_number.hpp"
#include "anjuan/i18n/i18n.hpp"

namespace anjuan {
namespace {

using std::chrono::days;

constexpr std::string_view kUnitLetters = "dwm";  // in the order of DayUnit
constexpr std::string_view kShiftNames[] = {"none", "next-workday", "previous-workday", "cancel"};

/// The ranges in order, without overlaps and without empty ones, so that no day is left out twice.
std::vector<DateRange> disjoint(std::span<const DateRange> ranges) {
  std::vector<DateRange> sorted;
  for (const DateRange& range : ranges)
    if (range.from <= range.to) sorted.push_back(range);
  std::sort(sorted.begin(), sorted.end(),
            [](const DateRange& a, const DateRange& b) { return a.from < b.from; });
  std::vector<DateRange> merged;
  for (const DateRange& range : sorted) {
    if (!merged.empty() && range.from <= merged.back().to + days(1))
      merged.back().to = std::max(merged.back().to, range.to);
    else
      merged.push_back(range);
  }
  return merged;
}

/// The days of `unit` after start up to and including end, suspended or not.
int between(Date start, Date end, DayUnit unit, const Calendar& calendar) {
  if (unit == DayUnit::workdays) return calendar.workdays_between(start, end);
  return static_cast<int>((end - start).count());
}

/// The days of `unit` that count after start up to and including end. `suspended` is disjoint.
int counted(Date start, Date end, DayUnit unit, const Calendar& calendar,
            const std::vector<DateRange>& suspended) {
  int count = between(start, end, unit, calendar);
  for (const DateRange& range : suspended) {
    const Date before = std::max(range.from - days(1), start);
    const Date last = std::min(range.to, end);
    if (before < last) count -= between(before, last, unit, calendar);
  }
  return count;
}

/// Days until the corresponding day.
int length_of(Date start, int months) {
  return static_cast<int>((months_later(start, months) - start).count());
}

bool any_provisional(Date first, Date last, const Calendar& calendar) {
  for (int year = year_of(first); year <= year_of(last); ++year)
    if (!calendar.has_year(year)) return true;
  return false;
}

}  // namespace

std::optional<Term> parse_term(std::string_view text) {
  if (text.size() < 2 || text.size() > 5) return std::nullopt;
  const std::size_t unit = kUnitLetters.find(text.back());
  if (unit == std::string_view::npos) return std::nullopt;
  text.remove_suffix(1);
  const auto count = parse_number<unsigned>(text);
  if (!count) return std::nullopt;
  return Term{static_cast<int>(*count), static_cast<DayUnit>(unit)};
}

std::string to_string(const Term& term) {
  return fmt::format("{}{}", term.count, kUnitLetters[static_cast<std::size_t>(term.unit)]);
}

std::string in_words(const Term& term) {
  switch (term.unit) {
    case DayUnit::workdays:
      return trf(by_number(term.count, N_("{} workday"), N_("{} workdays")), term.count);
    case DayUnit::months:
      return trf(by_number(term.count, N_("{} month"), N_("{} months")), term.count);
    case DayUnit::days:
      break;
  }
  return trf(by_number(term.count, N_("{} day"), N_("{} days")), term.count);
}

std::optional<Shift> parse_shift(std::string_view text) {
  const auto* found = std::find(std::begin(kShiftNames), std::end(kShiftNames), text);
  if (found == std::end(kShiftNames)) return std::nullopt;
  return static_cast<Shift>(found - std::begin(kShiftNames));
}

std::string_view to_string(Shift shift) {
  return kShiftNames[static_cast<std::size_t>(shift)];
}

std::optional<Date> shift(Date date, Shift how, const Calendar& calendar) {
  if (how == Shift::none || calendar.is_workday(date)) return date;
  if (how == Shift::cancel) return std::nullopt;
  const days step(how == Shift::next_workday ? 1 : -1);
  do date += step;
  while (!calendar.is_workday(date));
  return date;
}

Date workdays_before(Date date, int count, const Calendar& calendar) {
  while (count-- > 0) date = *shift(date - std::chrono::days(1), Shift::previous_workday, calendar);
  return date;
}

Deadline add(Date start, Term term, const Calendar& calendar,
             std::span<const DateRange> suspended) {
  assert(term.count >= 0);
  const auto pauses = disjoint(suspended);
  const int wanted =
      term.unit == DayUnit::months ? length_of(start, term.count) : std::max(term.count, 0);
  // `missing` more days cannot count before `missing` more days have passed, so stepping by it
  // never goes too far and stops on the very day that completes the count.
  Deadline deadline{.nominal = start};
  for (int missing = wanted; missing > 0;) {
    deadline.nominal += days(missing);
    for (const DateRange& pause : pauses)
      if (pause.contains(deadline.nominal)) deadline.nominal = pause.to;
    missing = wanted - counted(start, deadline.nominal, term.unit, calendar, pauses);
  }
  deadline.rolled = *shift(deadline.nominal, Shift::next_workday, calendar);
  const Date first = term.unit == DayUnit::workdays ? std::min(start + days(1), deadline.nominal)
                                                    : deadline.nominal;
  deadline.provisional = any_provisional(first, deadline.rolled, calendar);
  return deadline;
}

int elapsed(Date start, Date end, DayUnit unit, const Calendar& calendar,
            std::span<const DateRange> suspended) {
  if (end < start) return -elapsed(end, start, unit, calendar, suspended);
  const int count = counted(start, end, unit, calendar, disjoint(suspended));
  if (unit != DayUnit::months) return count;
  // Months that fit into the days that counted; the estimate is at most one too high.
  const std::chrono::year_month_day from(start);
  const std::chrono::year_month_day to(start + days(count));
  const auto months =
      static_cast<int>(((to.year() / to.month()) - (from.year() / from.month())).count());
  return length_of(start, months) <= count ? months : months - 1;
}

std::vector<CountedRange> trace(Date start, Date end, DayUnit unit, const Calendar& calendar,
                                std::span<const DateRange> suspended) {
  const auto pauses = disjoint(suspended);
  std::vector<CountedRange> ranges;
  for (Date day = start + days(1); day <= end; day += days(1)) {
    CountedRange one{.days = {day, day}};
    const bool paused = std::any_of(pauses.begin(), pauses.end(),
                                    [&](const DateRange& pause) { return pause.contains(day); });
    if (paused) {
      one.reason = DayReason::suspended;
    } else if (unit == DayUnit::workdays) {
      const DayKind kind = calendar.kind(day);
      if (kind == DayKind::weekend || kind == DayKind::day_off)
        one.reason = DayReason::not_a_workday;
      if (kind == DayKind::day_off || kind == DayKind::make_up_workday) {
        one.source = calendar.year(year_of(day))->source;
        one.holiday = calendar.holiday(day);
      }
    }
    one.count = one.reason == DayReason::counted ? 1 : 0;

    CountedRange* last = ranges.empty() ? nullptr : &ranges.back();
    if (last != nullptr && last->reason == one.reason && last->source == one.source &&
        last->holiday == one.holiday) {
      last->days.to = day;
      last->count += one.count;
    } else {
      ranges.push_back(std::move(one));
    }
  }
  return ranges;
}

std::vector<CountedRange> trace(Date start, Term term, const Calendar& calendar,
                                std::span<const DateRange> suspended) {
  return trace(start, add(start, term, calendar, suspended).nominal, term.unit, calendar,
               suspended);
}

}  // namespace anjuan
