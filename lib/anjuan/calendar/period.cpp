#include "anjuan/calendar/period.hpp"

#include <array>

#include <fmt/format.h>

#include "anjuan/calendar/month.hpp"
#include "anjuan/i18n/i18n.hpp"

namespace anjuan {
namespace {

using std::chrono::days;

struct PerName {
  Per::Unit unit;
  std::string_view name;
  const char* words;  ///< msgid
};

// In the order of the enum.
constexpr PerName kPers[] = {
    {Per::Unit::day, "day", N_("per day")},
    {Per::Unit::week, "week", N_("per week")},
    {Per::Unit::half_month, "half-month", N_("per half month")},
    {Per::Unit::month, "month", N_("per month")},
    {Per::Unit::two_months, "2-months", N_("per two months")},
    {Per::Unit::quarter, "quarter", N_("per quarter")},
    {Per::Unit::half_year, "half-year", N_("per half year")},
    {Per::Unit::year, "year", N_("per year")},
};

const PerName& name_of(Per::Unit unit) {
  return kPers[static_cast<std::size_t>(unit)];
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
      const Date monday =
          date - days(static_cast<int>(std::chrono::weekday(date).iso_encoding()) - 1);
      return {monday, monday + days(6)};
    }
    case Unit::half_month: {
      const DateRange whole = month_block(date, 1);
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

}  // namespace

std::optional<Per::Unit> parse_per(std::string_view text) {
  for (const PerName& per : kPers)
    if (per.name == text) return per.unit;
  return std::nullopt;
}

std::span<const std::string_view> per_names() {
  static constexpr auto kNames = [] {
    std::array<std::string_view, std::size(kPers)> names;
    for (std::size_t i = 0; i < names.size(); ++i) names[i] = kPers[i].name;
    return names;
  }();
  return kNames;
}

std::string to_string(const Per& per) {
  if (per.unit == Per::Unit::range)
    return fmt::format("{}..{}", to_string(per.range.from), to_string(per.range.to));
  return std::string(name_of(per.unit).name);
}

std::vector<DateRange> windows(const Per& per, DateRange days_asked) {
  std::vector<DateRange> found;
  if (per.unit == Per::Unit::range) {
    if (per.range.from <= days_asked.to && days_asked.from <= per.range.to)
      found.push_back(per.range);
    return found;
  }
  for (Date date = days_asked.from; date <= days_asked.to;) {
    found.push_back(window_of(per, date));
    date = found.back().to + days(1);
  }
  return found;
}

std::string label_of(const Per& per, DateRange window) {
  const int year = year_of(window.from);
  const unsigned month = month_of(window.from);
  switch (per.unit) {
    case Per::Unit::month:
      return fmt::format("{:04}-{:02}", year, month);
    case Per::Unit::quarter:
      return fmt::format("{:04}-Q{}", year, (month + 2) / 3);
    case Per::Unit::half_year:
      return fmt::format("{:04}-H{}", year, month <= 6 ? 1 : 2);
    case Per::Unit::year:
      return fmt::format("{:04}", year);
    case Per::Unit::range:
      return to_string(per);
    default:
      return to_string(window.from);
  }
}

std::string per_in_words(const Per& per) {
  if (per.unit == Per::Unit::range) return trf("in {}", to_string(per));
  return tr(name_of(per.unit).words);
}

}  // namespace anjuan
