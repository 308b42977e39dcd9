#include "anjuan/calendar/day_words.hpp"

#include <algorithm>
#include <chrono>
#include <span>

#include "anjuan/base/chinese_number.hpp"
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
    {"today", 0}, {"今天", 0},       {"今日", 0},  {"tomorrow", 1}, {"明天", 1},   {"明日", 1},
    {"后天", 2},  {"yesterday", -1}, {"昨天", -1}, {"昨日", -1},    {"大后天", 3}, {"前天", -2},
};
/// Weeks and months beside the present one.
constexpr NearDay kNearWeeks[] = {{"week", 0}, {"本周", 0}, {"这周", 0}, {"下周", 1}, {"上周", -1}};
constexpr NearDay kNearMonths[] = {{"本月", 0},   {"这个月", 0}, {"下月", 1},
                                   {"下个月", 1}, {"上月", -1},  {"上个月", -1}};
constexpr std::string_view kMonthEnds[] = {"月底", "本月底", "月末"};
constexpr std::string_view kYearEnds[] = {"年底", "年末"};
constexpr std::string_view kWeekdays[] = {"一", "二", "三", "四", "五", "六", "日"};

Date monday_of(Date day) {
  return day - (std::chrono::weekday(day) - std::chrono::Monday);
}

template <class Words>
bool is_one_of(const Words& words, std::string_view text) {
  return std::find(std::begin(words), std::end(words), text) != std::end(words);
}

std::optional<int> offset_of(std::span<const NearDay> words, std::string_view text) {
  for (const NearDay& near : words)
    if (near.word == text) return near.offset;
  return std::nullopt;
}

/// 周一, 星期一, 礼拜一 of this week; of the next with 下 in front, of the last with 上.
std::optional<Date> on_weekday(std::string_view text, Date today) {
  int weeks = 0;
  for (const auto& [word, offset] :
       {NearDay{"下", 1}, NearDay{"上", -1}, NearDay{"本", 0}, NearDay{"这", 0}})
    if (text.starts_with(word)) {
      text.remove_prefix(word.size());
      weeks = offset;
      break;
    }
  for (const std::string_view week : {"周", "星期", "礼拜"}) {
    if (!text.starts_with(week)) continue;
    std::string_view day = text.substr(week.size());
    if (day == "天") day = "日";
    const auto* found = std::find(std::begin(kWeekdays), std::end(kWeekdays), day);
    if (found != std::end(kWeekdays))
      return monday_of(today) + days(7 * weeks + (found - std::begin(kWeekdays)));
  }
  return std::nullopt;
}

/// 3天后, 三天后, 两周后, 5天前: days from today.
std::optional<int> away_in_chinese(std::string_view text) {
  const bool after = text.ends_with("后");
  if (!after && !text.ends_with("前")) return std::nullopt;
  text.remove_suffix(std::string_view("后").size());
  for (const auto& [unit, length] :
       {NearDay{"天", 1}, NearDay{"日", 1}, NearDay{"周", 7}, NearDay{"星期", 7}}) {
    if (!text.ends_with(unit)) continue;
    text.remove_suffix(unit.size());
    auto count = parse_number<int>(text);
    if (const auto spoken = read_chinese_number(text); spoken && spoken->length == text.size())
      count = spoken->value;
    if (count && *count <= 9999) return (after ? 1 : -1) * length * *count;
    break;
  }
  return std::nullopt;
}

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

/// +7d, -3d, +7天, +2周: days from today.
std::optional<int> distance(std::string_view text) {
  if (text.size() < 3 || (text.front() != '+' && text.front() != '-')) return std::nullopt;
  const int sign = text.front() == '+' ? 1 : -1;
  text.remove_prefix(1);
  for (const auto& [unit, length] : {NearDay{"d", 1}, NearDay{"天", 1}, NearDay{"周", 7}})
    if (text.ends_with(unit)) {
      text.remove_suffix(unit.size());
      const auto count = parse_number<unsigned>(text);
      if (count && *count <= 9999) return sign * length * static_cast<int>(*count);
    }
  return std::nullopt;
}

}  // namespace

std::optional<Date> parse_day(std::string_view typed, Date today) {
  const std::string plain = to_half_width(trim(typed));
  const std::string_view text = plain;
  if (const auto date = parse_date(text)) return date;
  if (const auto near = offset_of(kNearDays, text)) return today + days(*near);
  if (const auto far = distance(text)) return today + days(*far);
  if (const auto far = away_in_chinese(text)) return today + days(*far);
  if (const auto day = on_weekday(text, today)) return day;
  if (is_one_of(kMonthEnds, text)) return days_of(month_around(today)).to;
  if (is_one_of(kYearEnds, text)) return make_date(year_of(today), 12, 31);
  for (const std::string_view mark : {std::string_view("/"), std::string_view(".")})
    if (const auto date = with_marks(text, mark)) return date;
  return in_chinese(text, today);
}

std::vector<std::string> near_day_words() {
  std::vector<std::string> words;
  for (const NearDay& near : kNearDays) {
    const bool english = near.word.front() >= 'a' && near.word.front() <= 'z';
    if (english != (language() == Language::zh)) words.emplace_back(near.word);
  }
  return words;
}

Result<Date> read_day(std::string_view text, std::string_view option, Date today) {
  if (const auto date = parse_day(text, today)) return *date;
  return fail_usage(looks_like_date(text) ? "impossible-date" : "bad-date",
                    trf("{}: there is no day {}", option, text),
                    tr("write YYYY-MM-DD, 5月20日, today, tomorrow or +7d"));
}

std::optional<Month> parse_month_words(std::string_view typed, Date today) {
  const std::string plain = to_half_width(trim(typed));
  std::string_view text = plain;
  if (const auto month = parse_month(text)) return month;
  if (const auto near = offset_of(kNearMonths, text))
    return month_around(today) + std::chrono::months(*near);
  auto year = take_part(text, "年");
  if (!year) year = take_part(text, "/");
  const bool named = text.ends_with("月") || text.ends_with("月份");
  if (!named && !year) return std::nullopt;
  if (named) text = text.substr(0, text.rfind("月"));
  auto month = parse_number<unsigned>(text);
  if (const auto spoken = read_chinese_number(text); spoken && spoken->length == text.size())
    month = static_cast<unsigned>(spoken->value);
  if (!month || *month < 1 || *month > 12) return std::nullopt;
  const int of = year ? static_cast<int>(*year) : year_of(today);
  if (of < 1900 || of > 2199) return std::nullopt;
  return std::chrono::year(of) / std::chrono::month(*month);
}

namespace {

/// A week, a month or a day; +7d is from today.
std::optional<DateRange> one_stretch(std::string_view text, Date today) {
  if (const auto weeks = offset_of(kNearWeeks, text)) {
    const Date monday = monday_of(today) + days(7 * *weeks);
    return DateRange{monday, monday + days(6)};
  }
  if (const auto month = parse_month_words(text, today)) return days_of(*month);
  const auto day = parse_day(text, today);
  if (!day) return std::nullopt;
  const bool ahead = text.starts_with('+');
  return DateRange{ahead ? today : *day, *day};
}

/// The two sides of a range; nothing where the text is none.
std::optional<std::pair<std::string_view, std::string_view>> sides_of(std::string_view text) {
  for (const std::string_view mark : {"..", "至", "到", "~"})
    if (const std::size_t at = text.find(mark); at != std::string_view::npos)
      return std::pair(trim(text.substr(0, at)), trim(text.substr(at + mark.size())));
  return std::nullopt;
}

}  // namespace

std::optional<DateRange> parse_days(std::string_view typed, Date today) {
  const std::string plain = to_half_width(trim(typed));
  const std::string_view text = plain;
  if (const auto sides = sides_of(text)) {
    const auto& [first, last] = *sides;
    if (first.empty() && last.empty()) return std::nullopt;
    const auto from =
        first.empty() ? DateRange{*make_date(1900, 1, 1), {}} : one_stretch(first, today);
    const auto to =
        last.empty() ? DateRange{{}, *make_date(2199, 12, 31)} : one_stretch(last, today);
    if (!from || !to || from->from > to->to) return std::nullopt;
    return DateRange{from->from, to->to};
  }
  return one_stretch(text, today);
}

}  // namespace anjuan
