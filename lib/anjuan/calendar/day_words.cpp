#include "anjuan/calendar/day_words.hpp"

#include <array>
#include <chrono>

#include "anjuan/base/number.hpp"
#include "anjuan/base/text.hpp"
#include "anjuan/calendar/month.hpp"
#include "anjuan/i18n/i18n.hpp"

namespace anjuan {
namespace {

using std::chrono::days;

struct NearDay {
  std::string_view word;
  int offset;
};
constexpr NearDay kNearDays[] = {
    {"today", 0}, {"今天", 0}, {"今日", 0},       {"tomorrow", 1}, {"明天", 1},
    {"明日", 1},  {"后天", 2}, {"yesterday", -1}, {"昨天", -1},    {"昨日", -1},
};

/// Digits in front of one of the marks, both taken away.
std::optional<unsigned> take_part(std::string_view& text, std::string_view mark) {
  const std::size_t end = text.find(mark);
  if (end == 0 || end == std::string_view::npos) return std::nullopt;
  const auto number = parse_number<unsigned>(text.substr(0, end));
  if (number) text.remove_prefix(end + mark.size());
  return number;
}

/// Year, month and day with the same mark between them: 2026/5/20.
std::optional<Date> with_marks(std::string_view text, std::string_view mark) {
  const auto year = take_part(text, mark);
  const auto month = take_part(text, mark);
  const auto day = parse_number<unsigned>(text);
  if (!year || !month || !day) return std::nullopt;
  return make_date(static_cast<int>(*year), *month, *day);
}

/// 2026年5月20日, 5月20日 or 20号 left out: the month is always said.
std::optional<Date> in_chinese(std::string_view text, Date today) {
  const auto year = take_part(text, "年");
  const auto month = take_part(text, "月");
  for (const std::string_view end : {std::string_view("日"), std::string_view("号")})
    if (text.ends_with(end)) text.remove_suffix(end.size());
  const auto day = parse_number<unsigned>(text);
  if (!month || !day) return std::nullopt;
  return make_date(year ? static_cast<int>(*year) : year_of(today), *month, *day);
}

/// +7d, -3d, +7天: days from today.
std::optional<int> distance(std::string_view text) {
  if (text.size() < 3 || (text.front() != '+' && text.front() != '-')) return std::nullopt;
  const int sign = text.front() == '+' ? 1 : -1;
  text.remove_prefix(1);
  for (const std::string_view unit : {std::string_view("d"), std::string_view("天")})
    if (text.ends_with(unit)) {
      text.remove_suffix(unit.size());
      const auto count = parse_number<unsigned>(text);
      if (count && *count <= 9999) return sign * static_cast<int>(*count);
    }
  return std::nullopt;
}

}  // namespace

std::optional<Date> parse_day(std::string_view text, Date today) {
  if (const auto date = parse_date(text)) return date;
  for (const NearDay& near : kNearDays)
    if (text == near.word) return today + days(near.offset);
  if (const auto far = distance(text)) return today + days(*far);
  for (const std::string_view mark : {std::string_view("/"), std::string_view(".")})
    if (const auto date = with_marks(text, mark)) return date;
  return in_chinese(text, today);
}

Result<Date> read_day(std::string_view text, std::string_view option, Date today) {
  if (const auto date = parse_day(text, today)) return *date;
  return fail_usage(looks_like_date(text) ? "impossible-date" : "bad-date",
                    trf("{}: there is no day {}", option, text),
                    tr("write YYYY-MM-DD, 5月20日, today, tomorrow or +7d"));
}

std::optional<DateRange> parse_days(std::string_view text, Date today) {
  if (text == "week" || text == "本周") {
    const Date monday = today - (std::chrono::weekday(today) - std::chrono::Monday);
    return DateRange{monday, monday + days(6)};
  }
  if (const auto month = parse_month(text)) return days_of(*month);
  if (std::string_view rest = text; const auto month = take_part(rest, "月"))
    if (rest.empty() && *month >= 1 && *month <= 12)
      return days_of(std::chrono::year(year_of(today)) / std::chrono::month(*month));
  const auto day = parse_day(text, today);
  if (!day) return std::nullopt;
  const bool ahead = text.starts_with('+');
  return DateRange{ahead ? today : *day, *day};
}

std::string term_words(const Term& term) {
  switch (term.unit) {
    case DayUnit::workdays:
      return trf("{}w", term.count);
    case DayUnit::months:
      return trf("{}m", term.count);
    default:
      return trf("{}d", term.count);
  }
}

}  // namespace anjuan
