#include "anjuan/calendar/calendar.hpp"

#include <algorithm>
#include <chrono>
#include <utility>

namespace anjuan {
namespace {

using std::chrono::days;
using std::chrono::sys_days;

/// Days since the Monday before 1970, so that a week is days 0–6, 7–13, …
std::int64_t days_since_monday(Date date) {
  return date.time_since_epoch().count() + 3;
}

bool is_weekend(Date date) {
  const std::chrono::weekday weekday(date);
  return weekday == std::chrono::Saturday || weekday == std::chrono::Sunday;
}

/// Mondays to Fridays up to and including `date`, from a fixed day far in the past.
int week_days_through(Date date) {
  constexpr std::int64_t kWeeksBefore = 100'000;  // keeps the division away from negative numbers
  const std::int64_t day = days_since_monday(date) + kWeeksBefore * 7;
  return static_cast<int>(day / 7 * 5 + std::min<std::int64_t>(day % 7 + 1, 5));
}

}  // namespace

void Calendar::set_year(int year, CalendarYear data) {
  years_[year] = std::move(data);

  exceptions_.clear();
  for (const auto& [number, entry] : years_) {
    const auto first = exceptions_.size();
    for (Date date : entry.make_up)
      if (year_of(date) == number && is_weekend(date)) exceptions_.push_back({date, +1});
    for (Date date : entry.days_off)
      if (year_of(date) == number && !is_weekend(date)) exceptions_.push_back({date, -1});
    std::sort(exceptions_.begin() + static_cast<std::ptrdiff_t>(first), exceptions_.end(),
              [](const Exception& a, const Exception& b) { return a.date < b.date; });
  }
  int sum = 0;
  for (Exception& exception : exceptions_) exception.sum = sum += exception.sum;
}

const CalendarYear* Calendar::year(int year) const {
  const auto found = years_.find(year);
  return found != years_.end() ? &found->second : nullptr;
}

std::vector<int> Calendar::years() const {
  std::vector<int> found;
  for (const auto& [number, entry] : years_) found.push_back(number);
  return found;
}

DayKind Calendar::kind(Date date) const {
  const bool weekend = is_weekend(date);
  if (is_workday(date)) return weekend ? DayKind::make_up_workday : DayKind::workday;
  if (!weekend) return DayKind::day_off;
  const CalendarYear* entry = year(year_of(date));
  return entry != nullptr && entry->days_off.contains(date) ? DayKind::day_off : DayKind::weekend;
}

std::string_view Calendar::holiday(Date date) const {
  const CalendarYear* entry = year(year_of(date));
  if (entry == nullptr) return {};
  const auto found = entry->names.find(date);
  return found != entry->names.end() ? std::string_view(found->second) : std::string_view();
}

int Calendar::workdays_between(Date start, Date end) const {
  const auto through = [this](Date date) {
    const auto after =
        std::upper_bound(exceptions_.begin(), exceptions_.end(), date,
                         [](Date day, const Exception& exception) { return day < exception.date; });
    return week_days_through(date) + (after != exceptions_.begin() ? std::prev(after)->sum : 0);
  };
  return through(end) - through(start);
}

int Calendar::workdays_in_year(int year) const {
  const auto last_day = [](int of) {
    return sys_days(std::chrono::year(of) / std::chrono::December / 31);
  };
  return workdays_between(last_day(year - 1), last_day(year));
}

}  // namespace anjuan
