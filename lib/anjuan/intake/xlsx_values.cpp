#include "anjuan/intake/xlsx_values.hpp"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <cmath>
#include <cstdint>
#include <vector>

#include <fmt/format.h>

#include "anjuan/base/clock.hpp"
#include "anjuan/base/number.hpp"
#include "anjuan/base/text.hpp"

namespace anjuan {
namespace {

/// Digits without an exponent. What the file spells out is kept, for a double holds only 15 digits
/// faithfully and an identity number has 18; a longer number with an exponent was a double before,
/// and gets zeros for what is lost.
std::string plain_number(std::string_view written, double value) {
  if (written.find_first_not_of("-0123456789") == std::string_view::npos)
    return std::string(written);
  if (std::abs(value) >= 1e21 || value != std::floor(value)) return fmt::format("{}", value);
  std::string digits = fmt::format("{:.0f}", value);
  const std::size_t faithful = value < 0 ? 16 : 15;
  if (digits.size() > faithful) {
    // Rounded to 15 digits, the exponent cut off.
    const std::string rounded = fmt::format("{:.14e}", value);
    const std::size_t length = digits.size();
    digits = rounded.substr(0, rounded.find('e'));
    std::erase(digits, '.');
    digits.resize(length, '0');
  }
  return digits;
}

std::string clock_time(std::int64_t seconds) {
  return fmt::format("{:02}:{:02}:{:02}", seconds / 3600, seconds / 60 % 60, seconds % 60);
}

}  // namespace

std::optional<NumberShape> built_in_shape(int id) {
  struct Range {
    int first;
    int last;
    NumberShape shape;
  };
  static constexpr Range kRanges[] = {
      {0, 13, NumberShape::plain},    {14, 17, NumberShape::day},   {18, 21, NumberShape::time},
      {22, 22, NumberShape::moment},  {27, 31, NumberShape::day},   {32, 35, NumberShape::time},
      {36, 36, NumberShape::day},     {37, 44, NumberShape::plain}, {45, 45, NumberShape::time},
      {46, 46, NumberShape::elapsed}, {47, 47, NumberShape::time},  {48, 49, NumberShape::plain},
      {50, 54, NumberShape::day},     {55, 56, NumberShape::time},  {57, 58, NumberShape::day},
  };
  for (const Range& range : kRanges)
    if (range.first <= id && id <= range.last) return range.shape;
  return std::nullopt;
}

NumberShape shape_of(std::string_view code) {
  // Only the section for positive numbers matters: days are positive.
  bool day = false;
  bool time = false;
  bool elapsed = false;
  bool digits = false;
  if (to_lower(code).starts_with("general") || code.starts_with("G/")) return NumberShape::plain;
  for (std::size_t at = 0; at < code.size() && code[at] != ';'; ++at) {
    const char c = code[at];
    if (c == '\\' || c == '_' || c == '*') {
      ++at;
    } else if (c == '"') {
      at = std::min(code.find('"', at + 1), code.size());
    } else if (c == '[') {
      const std::size_t end = std::min(code.find(']', at), code.size());
      const std::string inside = to_lower(code.substr(at + 1, end - at - 1));
      elapsed =
          elapsed || (!inside.empty() && inside.find_first_not_of("hms") == std::string::npos);
      at = end;
    } else if (c == 'y' || c == 'Y' || c == 'd' || c == 'D') {
      day = true;
    } else if (c == 'h' || c == 'H' || c == 's' || c == 'S') {
      time = true;
    } else if (c == 'm' || c == 'M') {
      // Months, unless hours or seconds stand beside them; then the time is seen anyway.
      day = day || code.find_first_of("hHsS") == std::string_view::npos;
    } else if (c == '#' || c == '?') {
      digits = true;
    }
  }
  if (elapsed) return NumberShape::elapsed;
  if (digits) return NumberShape::plain;
  if (day && time) return NumberShape::moment;
  return day ? NumberShape::day : time ? NumberShape::time : NumberShape::plain;
}

std::string shown_number(std::string_view digits, std::string_view code) {
  if (digits.empty() || digits.size() > 15 ||
      digits.find_first_not_of("0123456789") != std::string_view::npos)
    return {};
  constexpr std::string_view kGeneral = "general";
  // The section for positive numbers: fixed text, and one character for each place of a digit.
  struct Token {
    std::string text;
    char place = 0;
  };
  std::vector<Token> tokens;
  std::size_t places = 0;
  for (std::size_t at = 0; at < code.size() && code[at] != ';'; ++at) {
    const char c = code[at];
    if (to_lower(code.substr(at, kGeneral.size())) == kGeneral) {
      tokens.push_back({{}, '#'});
      ++places;
      at += kGeneral.size() - 1;
    } else if (c == '0' || c == '#' || c == '?') {
      tokens.push_back({{}, c});
      ++places;
    } else if (c == '"') {
      const std::size_t end = code.find('"', at + 1);
      if (end == std::string_view::npos) return {};
      tokens.push_back({std::string(code.substr(at + 1, end - at - 1)), 0});
      at = end;
    } else if (c == '\\' && at + 1 < code.size()) {
      tokens.push_back({std::string(1, code[++at]), 0});
    } else if (c == '_' || c == '*') {
      ++at;  // room as wide as a character, which is no part of the number
    } else if (c == '[') {
      // Colours and currencies; a condition or Chinese digits show something else.
      const std::size_t end = code.find(']', at);
      const std::string_view inside = code.substr(at + 1, end - at - 1);
      if (end == std::string_view::npos || inside.empty() || inside.starts_with("DBNum") ||
          inside.find_first_of("<>=$") != std::string_view::npos)
        return {};
      at = end;
    } else if (std::string_view("-()/: +").find(c) != std::string_view::npos ||
               static_cast<unsigned char>(c) >= 0x80) {
      tokens.push_back({std::string(1, c), 0});
    } else {
      return {};  // decimals, thousands, percent, exponents: the number itself says more
    }
  }
  if (places == 0) return {};
  std::string out;
  std::size_t left = places;  // places still to come
  std::size_t next = 0;       // digit to come
  for (const Token& token : tokens) {
    if (token.place == 0) {
      out += token.text;
      continue;
    }
    // The first place takes the digits that are more than there are places.
    if (left == places)
      while (digits.size() - next > left) out += digits[next++];
    if (left <= digits.size() - next)
      out += digits[next++];
    else if (token.place == '0')
      out += '0';
    else if (token.place == '?')
      out += ' ';
    --left;
  }
  return out == digits ? std::string() : out;
}

Cell number_cell(std::string_view written, const NumberFormat& format, bool from_1904) {
  const NumberShape shape = format.shape;
  const auto value = parse_number<double>(written);
  if (!value) return {std::string(written), CellKind::text};
  Cell plain{plain_number(written, *value), CellKind::number};
  if (shape == NumberShape::plain) plain.shown = shown_number(plain.text, format.code);
  if (shape == NumberShape::plain || shape == NumberShape::elapsed) return plain;

  // Seconds are what users typed; the fraction of a day is only an approximation of them.
  const double day = std::floor(*value);
  auto seconds = static_cast<std::int64_t>(std::llround((*value - day) * 86400));
  auto serial = day >= 0 && day < 1e6 ? static_cast<std::int64_t>(day) : -1;
  if (seconds == 86400) {
    seconds = 0;
    ++serial;
  }
  if (serial < 0) return plain;
  if (serial == 0 && (!from_1904 || shape == NumberShape::time))
    return {clock_time(seconds), CellKind::time};
  if (!from_1904 && serial == 60) return plain;  // 29 February 1900
  using namespace std::chrono;
  const Date origin = from_1904     ? Date(year(1904) / January / 1)
                      : serial < 60 ? Date(year(1899) / December / 31)
                                    : Date(year(1899) / December / 30);
  const Date date = origin + days(serial);
  if (year_of(date) > 2199) return plain;
  // A format that hides the time does not take it away, but midnight there is no time.
  const bool with_time = seconds != 0 || shape == NumberShape::moment;
  return {to_string(date) + (with_time ? " " + clock_time(seconds) : ""), CellKind::date};
}

std::string unescape(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size(); ++at) {
    unsigned code = 0;
    const bool escape = text.substr(at).starts_with("_x") && at + 6 < text.size() &&
                        text[at + 6] == '_' &&
                        std::from_chars(text.data() + at + 2, text.data() + at + 6, code, 16).ptr ==
                            text.data() + at + 6;
    // Only ASCII is ever escaped: control characters, and the underscore of such a text itself.
    if (!escape || code >= 0x80) {
      out += text[at];
      continue;
    }
    out += static_cast<char>(code);
    at += 6;
  }
  return out;
}

std::optional<CellReference> parse_reference(std::string_view reference) {
  CellReference found;
  std::size_t column = 0;
  std::size_t at = 0;
  for (; at < reference.size(); ++at) {
    const char letter = static_cast<char>(reference[at] & ~0x20);  // in capitals
    if (letter < 'A' || letter > 'Z') break;
    column = column * 26 + static_cast<std::size_t>(letter - 'A') + 1;
  }
  const char* end = reference.data() + reference.size();
  if (at == 0 || at > 3 || std::from_chars(reference.data() + at, end, found.row).ptr != end ||
      found.row == 0)
    return std::nullopt;
  found.column = column - 1;
  --found.row;
  return found;
}

std::string column_letters(std::size_t column) {
  std::string letters;
  for (std::size_t rest = column + 1; rest > 0; rest = (rest - 1) / 26)
    letters.insert(letters.begin(), static_cast<char>('A' + (rest - 1) % 26));
  return letters;
}

}  // namespace anjuan
