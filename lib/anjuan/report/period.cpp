#include "anjuan/report/period.hpp"

#include <optional>
#include <vector>

#include <fmt/format.h>

#include "anjuan/base/number.hpp"
#include "anjuan/calendar/day_words.hpp"
#include "anjuan/calendar/month.hpp"
#include "anjuan/i18n/i18n.hpp"

namespace anjuan {
namespace {

/// The number of exactly `digits` digits at the start of `text`, which is shortened by them.
std::optional<int> take_number(std::string_view& text, std::size_t digits) {
  if (text.size() < digits) return std::nullopt;
  const auto value = parse_number<int>(text.substr(0, digits));
  text.remove_prefix(digits);
  return value;
}

/// "2026" + separator + a number of `digits` digits from 1 to `most`.
std::optional<std::pair<int, unsigned>> part_of_year(std::string_view text,
                                                     std::string_view separator, std::size_t digits,
                                                     int most) {
  const auto year = take_number(text, 4);
  if (!year || *year < 1900 || *year > 2199 || !text.starts_with(separator)) return std::nullopt;
  text.remove_prefix(separator.size());
  const auto part = take_number(text, digits);
  if (!part || *part < 1 || *part > most || !text.empty()) return std::nullopt;
  return std::pair(*year, static_cast<unsigned>(*part));
}

tl::unexpected<Failure> bad(std::string_view option, std::string_view word,
                            std::string_view example) {
  return fail_usage("bad-period", trf("{} cannot be {}", option, word),
                    trf("write {} {}", option, example));
}

Period months(int year, unsigned first, unsigned last, std::string label) {
  const std::chrono::year in(year);
  return {days_of(in / std::chrono::month(first), in / std::chrono::month(last)), std::move(label)};
}

}  // namespace

bool PeriodWords::empty() const {
  return month.empty() && quarter.empty() && half.empty() && year.empty() && from.empty() &&
         to.empty();
}

Period whole_time() {
  return {{*make_date(1900, 1, 1), *make_date(2199, 12, 31)}, "all", true};
}
Period month_period(int year, unsigned month) {
  return months(year, month, month, fmt::format("{:04}-{:02}", year, month));
}
Period quarter_period(int year, unsigned quarter) {
  return months(year, quarter * 3 - 2, quarter * 3, fmt::format("{:04}-Q{}", year, quarter));
}
Period half_period(int year, unsigned half) {
  return months(year, half * 6 - 5, half * 6, fmt::format("{:04}-H{}", year, half));
}
Period year_period(int year) {
  return months(year, 1, 12, fmt::format("{:04}", year));
}
Period day_period(Date from, Date to) {
  return {{from, to}, fmt::format("{}..{}", to_string(from), to_string(to))};
}

Result<Period> parse_period(const PeriodWords& words, Date today) {
  const bool range = !words.from.empty() || !words.to.empty();
  const int ways = !words.month.empty() + !words.quarter.empty() + !words.half.empty() +
                   !words.year.empty() + range;
  if (ways == 0) return whole_time();
  if (ways > 1)
    return fail_usage("two-periods", tr("the period is given in more than one way"),
                      tr("keep one of --month, --quarter, --half, --year, --from/--to"));
  if (!words.month.empty()) {
    const auto month = parse_month_words(words.month, today);
    if (!month) return bad("--month", words.month, "2026-11");
    return Period{days_of(*month), month_name(*month)};
  }
  if (!words.quarter.empty()) {
    const auto part = part_of_year(words.quarter, "-Q", 1, 4);
    if (!part) return bad("--quarter", words.quarter, "2026-Q4");
    return quarter_period(part->first, part->second);
  }
  if (!words.half.empty()) {
    const auto part = part_of_year(words.half, "-H", 1, 2);
    if (!part) return bad("--half", words.half, "2026-H1");
    return half_period(part->first, part->second);
  }
  if (!words.year.empty()) {
    const auto part = part_of_year(words.year + "-1", "-", 1, 1);
    if (!part) return bad("--year", words.year, "2026");
    return year_period(part->first);
  }
  const auto from = words.from.empty() ? whole_time().days.from : parse_day(words.from, today);
  const auto to = words.to.empty() ? whole_time().days.to : parse_day(words.to, today);
  if (!from) return bad("--from", words.from, "2026-01-01");
  if (!to) return bad("--to", words.to, "2026-12-31");
  if (*to < *from) return bad("--to", words.to, trf("{} or a later day", to_string(*from)));
  Period period = day_period(*from, *to);
  if (words.from.empty()) period.label = fmt::format("..{}", to_string(*to));
  if (words.to.empty()) period.label = fmt::format("{}..", to_string(*from));
  return period;
}

Period year_before(const Period& period) {
  if (period.all) return period;
  // A period that ends with a month ends with that month a year before, also in leap years.
  const Month end = month_around(period.days.to);
  const bool whole_month = period.days.to == days_of(end).to;
  const Date from = months_later(period.days.from, -12);
  const Date to =
      whole_month ? days_of(end - std::chrono::years(1)).to : months_later(period.days.to, -12);
  Period before = day_period(from, to);
  const std::string_view label = period.label;
  if (label.size() <= 7 && label.find("..") == std::string_view::npos)
    before.label = fmt::format("{:04}{}", year_of(from), label.substr(4));
  return before;
}

namespace {

/// How many whole months the days are; 0 when they are none.
int months_in(const DateRange& days) {
  if (days.from != days_of(month_around(days.from)).from) return 0;
  if (days.to != days_of(month_around(days.to)).to) return 0;
  return static_cast<int>((month_around(days.to) - month_around(days.from)).count()) + 1;
}

}  // namespace

bool is_month(const Period& period) {
  return !period.all && months_in(period.days) == 1;
}

Period period_before(const Period& period) {
  if (period.all) return period;
  const Date to = period.days.from - std::chrono::days(1);
  const int months = months_in(period.days);
  if (months == 0) return day_period(to - (period.days.to - period.days.from), to);
  const Date from = months_later(period.days.from, -months);
  const int year = year_of(from);
  const unsigned month = static_cast<unsigned>(std::chrono::year_month_day(from).month());
  const bool named = period.label.find("..") == std::string::npos;
  if (named && months == 1) return month_period(year, month);
  if (named && months == 3) return quarter_period(year, (month + 2) / 3);
  if (named && months == 6) return half_period(year, (month + 5) / 6);
  if (named && months == 12) return year_period(year);
  return day_period(from, to);
}

std::string describe(const Period& period) {
  if (period.all) return tr("all days");
  // Of which one end is open.
  if (period.label.starts_with("..")) return trf("until {}", to_string(period.days.to));
  if (period.label.ends_with("..")) return trf("from {} on", to_string(period.days.from));
  if (period.label.find("..") != std::string::npos) return period.label;
  return trf("{} ({} – {})", period.label, to_string(period.days.from), to_string(period.days.to));
}

}  // namespace anjuan
