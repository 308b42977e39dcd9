#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <utility>

#include "anjuan/base/chinese_number.hpp"
#include "anjuan/base/clock.hpp"
#include "anjuan/base/code.hpp"
#include "anjuan/base/number.hpp"
#include "anjuan/base/text.hpp"
#include "anjuan/i18n/i18n.hpp"
#include "anjuan/intake/intake_values.hpp"

namespace anjuan {
namespace {

using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;

tl::unexpected<ValueProblem> problem(const char* code, std::string message, std::string remedy) {
  return tl::unexpected(ValueProblem{code, std::move(message), std::move(remedy)});
}

std::string date_remedy() {
  return tr("write it as 2019-04-25 or 2019-04-25 09:32");
}

tl::unexpected<ValueProblem> not_a_date(std::string_view shown) {
  return problem(code::kNotADate, trf("'{}' is not a date", shown), date_remedy());
}

/// Reads a text from left to right.
class Scanner {
 public:
  explicit Scanner(std::string_view text) : rest_(text) {}

  bool done() const { return rest_.empty(); }
  std::string_view rest() const { return rest_; }

  bool skip(std::string_view word) {
    if (!rest_.starts_with(word)) return false;
    rest_.remove_prefix(word.size());
    return true;
  }
  /// Any one of these.
  template <std::size_t N>
  bool skip_any(const std::array<std::string_view, N>& words) {
    for (const std::string_view word : words)
      if (skip(word)) return true;
    return false;
  }
  void skip_blanks() {
    while (skip(" ") || skip("\t") || skip("\n") || skip("\r") || skip("\xC2\xA0")) {
    }
  }
  /// All digits from here on; empty when there is none.
  std::string_view digits() {
    const std::size_t end = std::min(rest_.find_first_not_of("0123456789"), rest_.size());
    const std::string_view found = rest_.substr(0, end);
    rest_.remove_prefix(end);
    return found;
  }
  /// A number of one or two digits.
  std::optional<unsigned> small_number() {
    const std::string_view found = digits();
    return found.size() > 2 ? std::nullopt : parse_number<unsigned>(found);
  }

 private:
  std::string_view rest_;
};

constexpr std::array<std::string_view, 4> kMorning = {"上午", "凌晨", "早上", "am"};
constexpr std::array<std::string_view, 4> kAfternoon = {"下午", "晚上", "傍晚", "pm"};
constexpr std::array<std::string_view, 1> kNoon = {"中午"};

enum class Half { none, morning, noon, afternoon };

Half read_half(Scanner& in) {
  in.skip_blanks();
  const Half half = in.skip_any(kMorning)     ? Half::morning
                    : in.skip_any(kAfternoon) ? Half::afternoon
                    : in.skip_any(kNoon)      ? Half::noon
                                              : Half::none;
  if (half != Half::none) in.skip_blanks();
  return half;
}

/// 12-hour clocks call midnight and noon 12; 0 and hours above 12 are taken as they are.
unsigned hour_of_day(unsigned hour, Half half) {
  if (half == Half::morning && hour == 12) return 0;
  if (half == Half::afternoon && hour < 12) return hour + 12;
  if (half == Half::noon && hour < 11) return hour + 12;  // 中午1点 is 13:00
  return hour;
}

/// The time behind a day.
struct TimePart {
  seconds time{};
  std::optional<minutes> offset;  ///< only when it names its own
};

/// What stands behind the day: nothing, or a time.
tl::expected<std::optional<TimePart>, ValueProblem> read_time(Scanner& in, std::string_view shown) {
  in.skip("t");
  Half half = read_half(in);
  if (in.done()) return std::nullopt;
  const auto hour = in.small_number();
  unsigned minute = 0;
  unsigned second = 0;
  if (!hour) return not_a_date(shown);
  in.skip_blanks();
  const bool chinese = in.skip("时") || in.skip("点");
  if (!chinese && !in.skip(":")) return not_a_date(shown);
  in.skip_blanks();
  if (chinese && in.skip("半")) {
    minute = 30;
  } else if (const auto read = in.small_number()) {
    minute = *read;
    const bool more = chinese ? in.skip("分") : in.skip(":");
    in.skip_blanks();
    if (const auto last = more ? in.small_number() : std::nullopt) {
      second = *last;
      in.skip("秒");
      if (in.skip(".") || in.skip(",")) in.digits();  // fractions of a second
    }
  } else if (!chinese) {
    return not_a_date(shown);
  }
  if (half == Half::none) half = read_half(in);

  TimePart part;
  in.skip_blanks();
  if (!in.done()) {
    std::string zone(in.rest());
    if (zone.size() == 5 && (zone[0] == '+' || zone[0] == '-')) zone.insert(3, ":");
    part.offset = parse_offset(zone);
    if (!part.offset) return not_a_date(shown);
  }
  if (hour_of_day(*hour, half) > 23 || minute > 59 || second > 59)
    return problem("impossible-time", trf("'{}' has a time that no clock shows", shown),
                   tr("write the time from 00:00 to 23:59"));
  part.time = hours(hour_of_day(*hour, half)) + minutes(minute) + seconds(second);
  return part;
}

tl::expected<Date, ValueProblem> day_of(std::string_view year, unsigned month, unsigned day,
                                        std::string_view shown) {
  const auto date = make_date(number_of(year), month, day);
  if (!date)
    return problem("impossible-date", trf("'{}' is a day that does not exist", shown),
                   tr("correct the day or the month"));
  if (number_of(year) < 1900 || number_of(year) > 2199)
    return problem("impossible-date", trf("'{}' lies outside the years 1900 to 2199", shown),
                   tr("correct the year"));
  return *date;
}

/// Digits without separators: 20190425, 201904250932, 20190425093209.
tl::expected<Date, ValueProblem> read_compact(std::string_view digits, std::string_view shown) {
  const auto two = [&](std::size_t at) {
    return static_cast<unsigned>(number_of(digits.substr(at, 2)));
  };
  return day_of(digits.substr(0, 4), two(4), two(6), shown);
}

tl::unexpected<ValueProblem> bad_year(std::string_view first, Scanner in, std::string_view shown) {
  const bool alone = in.done();
  const bool time = in.rest().starts_with(':');
  // 6月29日, 6/29: a day of some year.
  if (!first.empty() && first.size() <= 2) {
    Scanner rest = in;
    const bool chinese = rest.skip("月");
    if ((chinese || rest.skip("/") || rest.skip("-")) && rest.small_number() &&
        (!chinese || rest.skip("日") || rest.skip("号")) && rest.done())
      return problem("missing-year", trf("'{}' does not say the year", shown), date_remedy());
  }
  // 4/25/2019 and 25/4/2019 look the same on many days.
  if (first.size() <= 2 && !in.rest().empty() &&
      (in.rest()[0] == '/' || in.rest()[0] == '-' || in.rest()[0] == '.')) {
    in.skip(in.rest().substr(0, 1));
    in.digits();
    in.skip(in.rest().substr(0, 1));
    if (in.digits().size() == 4)
      return problem("ambiguous-date",
                     trf("'{}' does not tell which number is the day and which the month", shown),
                     tr("write the year first, then the month: 2019-04-25"));
  }
  if (time)
    return problem(code::kNotADate, trf("'{}' is a time without a day", shown), date_remedy());
  if (first.size() == 2 && !alone)
    return problem("two-digit-year", trf("'{}' has a year of two digits", shown),
                   tr("write the year with four digits"));
  return not_a_date(shown);
}

std::string finish(Date day, const std::optional<TimePart>& part, minutes offset) {
  if (!part) return to_string(day);
  Timestamp moment = at_time(day, part->time, part->offset.value_or(offset));
  moment.offset = offset;
  return to_string(moment);
}

/// 二〇二六年六月二十九日 with digits, any other text as it is. Of a year every character is a
/// digit; days of the week stay words.
std::string with_digits(std::string_view text) {
  static constexpr std::array<std::string_view, 3> kWeek = {"星期", "礼拜", "周"};
  if (text.find("月") == std::string_view::npos) return std::string(text);
  std::string out;
  while (!text.empty()) {
    const bool of_week = std::any_of(kWeek.begin(), kWeek.end(),
                                     [&](std::string_view word) { return out.ends_with(word); });
    if (const auto number = of_week ? std::nullopt : read_chinese_number(text)) {
      out += std::to_string(number->value);
      text.remove_prefix(number->length);
      continue;
    }
    out += text.front();
    text.remove_prefix(1);
  }
  return out;
}

}  // namespace

Value read_moment(std::string_view text, CellKind kind, minutes offset) {
  const std::string half_width = with_digits(to_lower(to_half_width(text)));
  const std::string_view plain = trim(half_width);
  const std::string shown = truncate(trim(text), 40);
  if (plain.empty()) return std::string();
  if (kind == CellKind::time)
    return problem(code::kNotADate, trf("'{}' is a time without a day", shown), date_remedy());

  Scanner in(plain);
  const std::string_view first = in.digits();
  std::optional<TimePart> part;
  if (in.done() && (first.size() == 8 || first.size() == 12 || first.size() == 14)) {
    auto day = read_compact(first, shown);
    if (!day) return tl::unexpected(day.error());
    if (first.size() == 8) return to_string(*day);
    std::string time = std::string(first.substr(8, 2)) + ":" + std::string(first.substr(10, 2));
    if (first.size() == 14) time += ":" + std::string(first.substr(12, 2));
    Scanner rest(time);
    auto read = read_time(rest, shown);
    if (!read) return tl::unexpected(read.error());
    return finish(*day, *read, offset);
  }
  // 1 to 99999 would be days since 1900, but only a cell's format could say so.
  const std::size_t whole = std::min(plain.find('.'), plain.size());
  if (whole == 5 && first.size() == 5 &&
      plain.find_first_not_of("0123456789.") == std::string_view::npos)
    return problem("serial-date",
                   trf("'{}' is a number that a spreadsheet would show as a date", shown),
                   tr("format the column as dates in the spreadsheet, then save it again"));
  if (first.size() != 4) return bad_year(first, in, shown);

  static constexpr std::array<std::string_view, 4> kAfterYear = {"/", "-", ".", "年"};
  static constexpr std::array<std::string_view, 4> kAfterMonth = {"/", "-", ".", "月"};
  in.skip_blanks();
  if (!in.skip_any(kAfterYear)) return not_a_date(shown);
  in.skip_blanks();
  const auto month = in.small_number();
  in.skip_blanks();
  if (!month || !in.skip_any(kAfterMonth)) return not_a_date(shown);
  in.skip_blanks();
  const auto day = in.small_number();
  if (!day && in.done())
    return problem("missing-day", trf("'{}' does not say the day", shown), date_remedy());
  if (!day) return not_a_date(shown);
  in.skip_blanks();
  if (!in.skip("日") && !in.skip("号")) in.skip(".");
  in.skip_blanks();
  const bool bracket = in.skip("(");
  static constexpr std::array<std::string_view, 15> kWeekdays = {
      "星期一", "星期二", "星期三", "星期四", "星期五", "星期六", "星期日", "星期天",
      "周一",   "周二",   "周三",   "周四",   "周五",   "周六",   "周日"};
  if (!in.skip_any(kWeekdays) && bracket) return not_a_date(shown);
  if (bracket && !in.skip(")")) return not_a_date(shown);
  const auto date = day_of(first, *month, *day, shown);
  auto read = read_time(in, shown);
  // A malformed whole is reported before an impossible part of it.
  if (!read && (date || read.error().code == code::kNotADate)) return tl::unexpected(read.error());
  if (!date) return tl::unexpected(date.error());
  return finish(*date, *read, offset);
}

}  // namespace anjuan
