#include "anjuan/intake/intake_values.hpp"

#include <algorithm>
#include <charconv>
#include <optional>
#include <span>
#include <utility>
#include <vector>

#include "anjuan/base/chinese_number.hpp"
#include "anjuan/base/printable.hpp"
#include "anjuan/base/text.hpp"
#include "anjuan/i18n/i18n.hpp"

namespace anjuan {
namespace {

/// More digits than a spreadsheet's number can hold.
constexpr std::size_t kFaithfulDigits = 15;

constexpr std::size_t kDayLength = std::string_view("YYYY-MM-DD").size();

ValueProblem rounded(std::string_view number) {
  return {"lost-digits", trf("'{}' is a number that the spreadsheet has rounded", number),
          tr("format the column as text in the spreadsheet and enter the number again")};
}

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

bool is_digits(std::string_view text) {
  return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
}

/// `4.22301E+17`: what a spreadsheet shows for a long number, and exports as text.
bool is_scientific(std::string_view text) {
  const std::size_t e = text.find_first_of("eE");
  if (e == std::string_view::npos || e + 1 >= text.size()) return false;
  const bool plus = text[e + 1] == '+';
  const std::string_view mantissa = text.substr(0, e);
  // 1E15 alone may be a code.
  return (plus || mantissa.find('.') != std::string_view::npos) &&
         is_digits(text.substr(e + (plus ? 2 : 1))) && is_digits(mantissa.substr(0, 1)) &&
         mantissa.find_first_not_of("0123456789.") == std::string_view::npos;
}

/// White space and line breaks in their many spellings: "\n" for a break, "" for a character that
/// must go, nothing for any other. Sets `length` to the bytes it takes, of UTF-8.
std::optional<std::string_view> replacement(std::string_view text, std::size_t& length) {
  static constexpr std::pair<std::string_view, std::string_view> kSpecial[] = {
      {"\r\n", "\n"},
      {"\r", "\n"},
      {"\v", "\n"},
      {"\f", "\n"},
      {"\xE2\x80\xA8", "\n"},
      {"\xE2\x80\xA9", "\n"},
      {"\xC2\x85", "\n"},
      {"\xEF\xBB\xBF", ""},
      // How workbooks write a carriage return; careless exports leave it in the text.
      {"_x000D_\n", "\n"},
      {"_x000D_", "\n"}};
  const auto first = static_cast<unsigned char>(text[0]);
  // The characters of plain text first: all of ASCII and of Chinese.
  length = first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
  length = std::min(length, text.size());
  if ((first >= 0x20 && first < 0x7F && first != '_') || (first > 0xE2 && first < 0xEF))
    return std::nullopt;
  for (const auto& [found, put] : kSpecial)
    if (text.starts_with(found)) {
      length = found.size();
      return put;
    }
  const std::size_t unprintable = unprintable_length(text);
  if (unprintable == 0) return std::nullopt;
  length = unprintable;
  return "";
}

/// The blanks of an indentation at the start of `line`, in bytes.
std::size_t indentation(std::string_view line) {
  std::size_t at = 0;
  for (;;) {
    const std::string_view rest = line.substr(at);
    if (rest.starts_with(' ') || rest.starts_with('\t'))
      at += 1;
    else if (rest.starts_with("\xC2\xA0"))
      at += 2;
    else if (rest.starts_with("\xE3\x80\x80"))
      at += 3;
    else
      return at;
  }
}

std::string_view trim_end(std::string_view line) {
  const std::string_view plain = trim(line);
  if (plain.empty()) return {};
  return line.substr(0, static_cast<std::size_t>(plain.data() - line.data()) + plain.size());
}

/// The beginning that both share, not cutting a character in two (both begin with whole blanks).
std::string_view common_start(std::string_view a, std::string_view b) {
  const auto end = std::mismatch(a.begin(), a.end(), b.begin(), b.end()).first;
  std::string_view shared = a.substr(0, static_cast<std::size_t>(end - a.begin()));
  while (!shared.empty() && !is_utf8(shared)) shared.remove_suffix(1);
  return shared;
}

}  // namespace

std::string clean_text(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  while (!text.empty()) {
    std::size_t length = 1;
    const auto put = replacement(text, length);
    out += put ? *put : text.substr(0, length);
    text.remove_prefix(length);
  }
  return out;
}

bool has_control_characters(std::string_view text) {
  while (!text.empty()) {
    std::size_t length = 1;
    const auto put = replacement(text, length);
    // A byte order mark inside a text is left over from gluing files; it says nothing to anybody.
    if (put && put->empty() && !text.starts_with("\xEF\xBB\xBF")) return true;
    text.remove_prefix(length);
  }
  return false;
}

bool has_private_characters(std::string_view text) {
  // U+E000 to U+F8FF: EE 80 80 to EF A3 BF.
  for (std::size_t at = 0; at + 1 < text.size(); ++at) {
    const auto byte = static_cast<unsigned char>(text[at]);
    if (byte == 0xEE || (byte == 0xEF && static_cast<unsigned char>(text[at + 1]) <= 0xA3))
      return true;
  }
  return false;
}

std::string read_body(std::string_view text) {
  const std::string cleaned = clean_text(text);
  std::vector<std::string_view> lines;
  for (const std::string_view line : split(cleaned, '\n')) lines.push_back(trim_end(line));
  while (!lines.empty() && lines.back().empty()) lines.pop_back();
  const auto first =
      std::find_if(lines.begin(), lines.end(), [](std::string_view line) { return !line.empty(); });
  lines.erase(lines.begin(), first);
  if (lines.empty()) return {};

  std::string_view shared = lines[0].substr(0, indentation(lines[0]));
  for (const std::string_view line : lines)
    if (!line.empty()) shared = common_start(shared, line.substr(0, indentation(line)));
  std::string out;
  for (std::string_view line : lines) {
    if (!out.empty()) out += '\n';
    if (out.empty())
      line.remove_prefix(indentation(line));
    else if (!line.empty())
      line.remove_prefix(shared.size());
    out += line;
  }
  return out;
}

std::string read_line(std::string_view text) {
  std::string out;
  const std::string cleaned = clean_text(text);
  for (const char c : trim(cleaned)) {
    if (c != ' ' && c != '\t' && c != '\n')
      out += c;
    else if (!out.ends_with(' '))
      out += ' ';
  }
  return out;
}

std::string read_words(std::string_view text) {
  std::string plain = to_half_width(clean_text(text));
  for (std::size_t at = plain.find("、"); at != std::string::npos; at = plain.find("、", at))
    plain.replace(at, std::string_view("、").size(), " ");
  std::replace_if(
      plain.begin(), plain.end(), [](char c) { return c == ',' || c == ';'; }, ' ');
  return read_line(plain);
}

bool lost_digits(std::string_view text, CellKind kind) {
  return is_scientific(text) ||
         (kind == CellKind::number && is_digits(text) && text.size() > kFaithfulDigits &&
          text.substr(kFaithfulDigits).find_first_not_of('0') == std::string_view::npos);
}

std::optional<ValueProblem> problem_of(const Cell& cell) {
  if (cell.kind == CellKind::error)
    return ValueProblem{"error-value",
                        trf("the cell holds the spreadsheet's error {}", trim(cell.text)),
                        tr("repair the formula or write the value itself")};
  if (cell.kind == CellKind::formula)
    return ValueProblem{
        "uncalculated",
        trf("the cell holds the formula {} without its value", truncate(cell.text, 40)),
        tr("open it in the spreadsheet program and save it again, or write the value itself")};
  return std::nullopt;
}

Value read_reference(std::string_view text, CellKind kind) {
  std::string plain = read_line(to_half_width(text));
  if (kind == CellKind::date || kind == CellKind::time)
    return tl::unexpected(
        ValueProblem{"became-date", trf("the spreadsheet has made '{}' a date", plain),
                     tr("format the column as text in the spreadsheet and enter it again")});
  if (plain.starts_with('\'')) plain = trim(plain.substr(1));
  if (lost_digits(plain, kind)) return tl::unexpected(rounded(plain));
  // A date cell of a file of rejects.
  if (plain.size() > 8 && plain.find("年") == 4 && plain.find("月") != std::string::npos &&
      is_digits(std::string_view(plain).substr(0, 4)) &&
      (plain.ends_with("日") || plain.find("日 ") != std::string::npos))
    return read_reference(plain, CellKind::date);
  // Programs that keep a column as numbers write 3 as 3.0.
  if (const std::size_t dot = plain.find('.');
      dot != std::string::npos && dot + 1 < plain.size() &&
      is_digits(std::string_view(plain).substr(0, dot)) &&
      plain.find_first_not_of('0', dot + 1) == std::string::npos)
    plain.resize(dot);
  return plain;
}

Value read_count(std::string_view text, int min, int max) {
  std::string plain = read_line(to_half_width(text));
  if (plain.empty()) return plain;
  std::string_view digits = plain;
  for (const std::string_view word : {"人次", "人", "名", "位", "周岁", "岁"})
    if (digits.ends_with(word)) {
      digits = trim(digits.substr(0, digits.size() - word.size()));
      break;
    }
  // Spreadsheets export whole numbers of a column with decimals as 3.0.
  if (digits.ends_with(".0")) digits.remove_suffix(2);
  if (digits.ends_with(".00")) digits.remove_suffix(3);
  std::string in_digits;  // 三人
  if (const auto chinese = read_chinese_number(digits); chinese && chinese->length == digits.size())
    digits = in_digits = std::to_string(chinese->value);
  int value = 0;
  const char* end = digits.data() + digits.size();
  const auto [stopped, error] = std::from_chars(digits.data(), end, value);
  if (stopped != end || error == std::errc::invalid_argument)
    return tl::unexpected(ValueProblem{"not-a-number",
                                       trf("'{}' is not a whole number", truncate(plain, 40)),
                                       tr("write digits only")});
  if (error != std::errc() || value < min || value > max)
    return tl::unexpected(ValueProblem{"out-of-range",
                                       trf("'{}' is not between {} and {}", plain, min, max),
                                       tr("correct the number")});
  return std::to_string(value);
}

Value read_yes_no(std::string_view text) {
  static constexpr std::string_view kYes[] = {"是", "有", "√", "✓", "✔", "true", "yes", "y", "1"};
  static constexpr std::string_view kNo[] = {"否", "无", "不是", "×", "false", "no", "n", "0"};
  const std::string plain = read_line(to_half_width(text));
  const std::string folded = to_lower(plain);
  const auto is_one_of = [&](std::span<const std::string_view> words) {
    return std::find(words.begin(), words.end(), folded) != words.end();
  };
  if (plain.empty()) return plain;
  if (is_one_of(kYes)) return "true";
  if (is_one_of(kNo)) return "false";
  return tl::unexpected(ValueProblem{
      "neither-yes-nor-no", trf("'{}' says neither yes nor no", truncate(plain, 40)),
      tr("write true or false (是 or 否), or translate it in the map under [values]")});
}

bool says_nothing(std::string_view text) {
  static constexpr std::string_view kNothing[] = {
      "null", "none", "nan", "n/a", "nil", "无", "空", "暂无",   "未知",
      "不详", "-",    "--",  "—",   "——",  "/",  "\\", "未提供",
  };
  const std::string plain = to_lower(trim(to_half_width(text)));
  return plain.empty() ||
         std::find(std::begin(kNothing), std::end(kNothing), plain) != std::end(kNothing);
}

namespace {

Value read_typed(const ColumnSpec& column, const Cell& cell, std::chrono::minutes offset) {
  // The mark that makes a spreadsheet take what follows as text; one that is closed is a quote.
  const bool one_line = column.type == DraftType::line || column.type == DraftType::word;
  const bool marked =
      cell.text.size() > 1 && cell.text[0] == '\'' &&
      (is_digit(cell.text[1]) || (one_line && cell.text.find('\'', 1) == std::string::npos));
  const std::string_view text = std::string_view(cell.text).substr(marked ? 1 : 0);
  const std::string_view seen = cell.shown.empty() ? text : std::string_view(cell.shown);
  switch (column.type) {
    case DraftType::moment:
      return read_moment(text, cell.kind, offset);
    case DraftType::day:
      return read_moment(text, cell.kind, offset).map([](const std::string& moment) {
        return moment.substr(0, kDayLength);
      });
    case DraftType::yes_no:
      return read_yes_no(seen);
    case DraftType::count:
      return read_count(text, column.min, column.max);
    case DraftType::reference:
      return read_reference(seen, cell.kind);
    case DraftType::body:
      return read_body(seen);
    case DraftType::word:
      return read_line(to_half_width(seen));
    case DraftType::words:
      return read_words(seen);
    case DraftType::line:
      break;
  }
  return read_line(seen);
}

}  // namespace

Value read_value(const ColumnSpec& column, const Cell& cell, std::chrono::minutes offset) {
  if (auto problem = problem_of(cell)) return tl::unexpected(std::move(*problem));
  // A number that lost its end is no value of anything; a long text may speak of one.
  if (column.type != DraftType::body && lost_digits(trim(cell.text), cell.kind))
    return tl::unexpected(rounded(trim(cell.text)));
  if (!column.words.empty())
    if (const std::string_view value = value_of_word(column, fold_header(cell.seen()));
        !value.empty())
      return std::string(value);
  return read_typed(column, cell, offset);
}

Value read_day_and_time(const Cell& day, const Cell& time, std::chrono::minutes offset) {
  for (const Cell* cell : {&day, &time})
    if (auto problem = problem_of(*cell)) return tl::unexpected(std::move(*problem));
  if (says_nothing(time.text))
    return says_nothing(day.text) ? std::string() : read_moment(day.text, day.kind, offset);
  if (says_nothing(day.text)) return read_moment(time.text, time.kind, offset);
  const Value first = read_moment(day.text, day.kind, offset);
  if (!first) return first;
  const std::string date = first->substr(0, kDayLength);
  const Value joined = read_moment(date + " " + time.text, CellKind::text, offset);
  if (joined && (first->size() == kDayLength || *first == *joined)) return joined;
  const Value second = read_moment(time.text, time.kind, offset);
  if (!second) return first->size() == kDayLength ? joined : second;
  if (second->substr(0, kDayLength) != date || (first->size() > kDayLength && *first != *second))
    return tl::unexpected(ValueProblem{std::string(kTwoDays),
                                       trf("one column says {}, another {}", *first, *second),
                                       tr("say in a map which column counts")});
  return second;
}

}  // namespace anjuan
