#include "anjuan/text/scalar.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "anjuan/base/text.hpp"

namespace anjuan {
namespace {

/// Words and shapes that YAML 1.1 or 1.2 readers turn into something that is not text.
bool reads_as_other_type(std::string_view value) {
  static constexpr std::array<std::string_view, 15> kWords = {
      "y",    "n", "yes",  "no",    "on",    "off",  "true", "false",
      "null", "~", ".inf", "-.inf", "+.inf", ".nan", "="};
  const std::string lower = to_lower(value);
  if (std::find(kWords.begin(), kWords.end(), lower) != kWords.end()) return true;
  // Numbers, dates, times and sexagesimals: a digit, sign or dot in front and nothing but number
  // characters behind it. Quoting a few texts too many costs nothing.
  if (value[0] == '+' || value[0] == '-' || value[0] == '.' || (value[0] >= '0' && value[0] <= '9'))
    return value.find_first_not_of("0123456789+-.,_:eExXoOabcdefABCDEFTZ ") ==
           std::string_view::npos;
  return false;
}

/// U+0085, U+2028, U+2029 and U+FEFF are line breaks or marks to some readers.
bool has_special_break(std::string_view value) {
  return value.find("\xC2\x85") != std::string_view::npos ||
         value.find("\xE2\x80\xA8") != std::string_view::npos ||
         value.find("\xE2\x80\xA9") != std::string_view::npos ||
         value.find("\xEF\xBB\xBF") != std::string_view::npos;
}

std::string quote(std::string_view value) {
  std::string out = "\"";
  for (std::size_t i = 0; i < value.size(); ++i) {
    const char c = value[i];
    const auto byte = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\') {
      out += '\\';
      out += c;
    } else if (c == '\n') {
      out += "\\n";
    } else if (c == '\t') {
      out += "\\t";
    } else if (byte < 0x20 || byte == 0x7f) {
      out += fmt::format("\\u{:04X}", byte);
    } else if (value.substr(i, 2) == "\xC2\x85") {
      out += "\\u0085";
      i += 1;
    } else if (value.substr(i, 3) == "\xE2\x80\xA8" || value.substr(i, 3) == "\xE2\x80\xA9") {
      out += value[i + 2] == '\xA8' ? "\\u2028" : "\\u2029";
      i += 2;
    } else if (value.substr(i, 3) == "\xEF\xBB\xBF") {
      out += "\\uFEFF";
      i += 2;
    } else {
      out += c;
    }
  }
  return out + "\"";
}

std::optional<unsigned> hex4(const char* at) {
  unsigned value = 0;
  for (int i = 0; i < 4; ++i) {
    const char c = at[i];
    value <<= 4;
    if (c >= '0' && c <= '9')
      value += static_cast<unsigned>(c - '0');
    else if (c >= 'a' && c <= 'f')
      value += static_cast<unsigned>(c - 'a' + 10);
    else if (c >= 'A' && c <= 'F')
      value += static_cast<unsigned>(c - 'A' + 10);
    else
      return std::nullopt;
  }
  return value;
}

}  // namespace

bool is_safe_plain(std::string_view value) {
  static constexpr std::string_view kIndicators = "-?:,[]{}#&*!|>'\"%@`";
  if (value.empty() || value.front() == ' ' || value.back() == ' ' || value.back() == ':')
    return false;
  if (kIndicators.find(value.front()) != std::string_view::npos) return false;
  char previous = 'x';
  for (char c : value) {
    if (static_cast<unsigned char>(c) < 0x20 || c == 0x7f) return false;
    if ((c == '#' && previous == ' ') || (c == ' ' && previous == ':')) return false;
    previous = c;
  }
  return true;
}

std::string write_scalar(std::string_view value, ValueType type) {
  if (!is_safe_plain(value) || has_special_break(value)) return quote(value);
  const bool free_text = type == ValueType::text || type == ValueType::block ||
                         type == ValueType::list || type == ValueType::word ||
                         type == ValueType::words;
  return free_text && reads_as_other_type(value) ? quote(value) : std::string(value);
}

bool fits_block(std::string_view text) {
  if (text.empty() || text.back() == '\n' || has_special_break(text)) return false;
  return std::all_of(text.begin(), text.end(), [](char c) {
    return static_cast<unsigned char>(c) >= 0x20 ? c != 0x7f : c == '\n' || c == '\t';
  });
}

std::string write_block(std::string_view key, std::string_view text, std::size_t indent) {
  const std::string before(indent, ' ');
  if (!fits_block(text) || text.front() == '\n')
    return fmt::format("{}{}: {}\n", before, key, quote(text));
  // Leading space in the first line would be taken for the indentation: state it.
  const bool stated = text.front() == ' ' || text.front() == '\t';
  std::string out = fmt::format("{}{}: |{}\n", before, key, stated ? "2" : "");
  for (std::string_view line : split(text, '\n')) {
    // Blank lines carry no indentation, lines of blanks do: both read back as they were.
    if (!line.empty()) out.append(before).append("  ").append(line);
    out += '\n';
  }
  return out;
}

std::string without_final_line_breaks(std::string text) {
  while (text.ends_with('\n')) text.pop_back();
  return text;
}

std::optional<std::string_view> unescape_in_place(char* begin, char* end) {
  char* out = begin;
  for (char* in = begin; in != end; ++in) {
    if (*in != '\\') {
      *out++ = *in;
      continue;
    }
    if (++in == end) return std::nullopt;
    switch (*in) {
      case '"':
      case '\\':
      case '/':
        *out++ = *in;
        break;
      case 'n':
        *out++ = '\n';
        break;
      case 't':
        *out++ = '\t';
        break;
      case 'u': {
        if (end - in < 5) return std::nullopt;
        const auto unit = hex4(in + 1);
        if (!unit || *unit == 0 || (*unit >= 0xD800 && *unit < 0xE000)) return std::nullopt;
        in += 4;
        if (*unit < 0x80) {
          *out++ = static_cast<char>(*unit);
        } else if (*unit < 0x800) {
          *out++ = static_cast<char>(0xC0 | *unit >> 6);
          *out++ = static_cast<char>(0x80 | (*unit & 0x3F));
        } else {
          *out++ = static_cast<char>(0xE0 | *unit >> 12);
          *out++ = static_cast<char>(0x80 | (*unit >> 6 & 0x3F));
          *out++ = static_cast<char>(0x80 | (*unit & 0x3F));
        }
        break;
      }
      default:
        return std::nullopt;
    }
  }
  return std::string_view(begin, static_cast<std::size_t>(out - begin));
}

}  // namespace anjuan
