#include "anjuan/text/head.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>

#include "anjuan/model/value.hpp"
#include "anjuan/text/line_form.hpp"
#include "anjuan/text/scalar.hpp"

namespace anjuan {
namespace {

unsigned nested_bit(std::string_view key) {
  const auto* at = std::find(std::begin(kNestedKeys), std::end(kNestedKeys), key);
  return 1U << static_cast<unsigned>(at - std::begin(kNestedKeys));
}

/// Decodes a double-quoted value that fills the rest of its line.
std::optional<std::string_view> read_quoted(char* begin, char* end) {
  const auto quoted = quoted_text({begin, static_cast<std::size_t>(end - begin)});
  if (!quoted || !quoted->escaped) return quoted ? std::optional(quoted->inside) : std::nullopt;
  return unescape_in_place(begin + 1, end - 1);
}

}  // namespace

bool is_nested_key(std::string_view key) {
  return std::find(std::begin(kNestedKeys), std::end(kNestedKeys), key) != std::end(kNestedKeys);
}

bool scan_head(std::string& text, HeadView& head) {
  head = HeadView{};
  char* at = text.data();
  char* const end = at + text.size();
  bool nested = false;
  std::uint64_t seen = 0;
  unsigned seen_nested = 0;
  // Own keys of the office: rarely any.
  std::array<std::string_view, 8> others;
  std::size_t other_count = 0;
  while (at != end) {
    char* eol = static_cast<char*>(std::memchr(at, '\n', static_cast<std::size_t>(end - at)));
    if (eol == nullptr) eol = end;
    char* const line = at;
    at = eol == end ? end : eol + 1;
    if (line == eol) continue;
    if (!nested && !is_clean_text({line, static_cast<std::size_t>(eol - line)}, false))
      return false;
    if (*line == '#') continue;
    if (*line == ' ') {
      // Inside a nested part this is content; in the head it continues a scalar.
      if (!nested) return false;
      continue;
    }
    if (nested && *line == '-' && line + 1 != eol && line[1] == ' ') continue;

    const std::string_view key(line, key_length({line, static_cast<std::size_t>(eol - line)}));
    char* const colon = line + key.size();
    if (key.empty() || colon == eol || *colon != ':') return false;
    char* value = colon + 1;
    const bool opens_nested =
        value == eol || (*value == ' ' && value + 1 != eol && (value[1] == '|' || value[1] == '>'));
    if (is_nested_key(key)) {
      const unsigned bit = nested_bit(key);
      if ((seen_nested & bit) != 0) return false;
      seen_nested |= bit;
      nested = true;
      if (opens_nested) continue;
    } else if (opens_nested || nested) {
      return false;
    }
    if (*value != ' ' || value + 1 == eol) return false;
    ++value;

    std::string_view content;
    if (*value == '"') {
      const auto decoded = read_quoted(value, eol);
      if (!decoded) return false;
      content = *decoded;
    } else {
      content = std::string_view(value, static_cast<std::size_t>(eol - value));
      if (!is_safe_plain(content) || is_null_word(content)) return false;
    }
    if (nested) continue;  // a nested part on one line, such as request: "one line"
    const auto field = head_field_of_key(key);
    if (!field) {
      const auto known = others.begin() + static_cast<std::ptrdiff_t>(other_count);
      if (is_null_word(key) || other_count == others.size() ||
          std::find(others.begin(), known, key) != known)
        return false;
      others[other_count++] = key;
      continue;
    }
    const std::uint64_t bit = std::uint64_t{1} << static_cast<unsigned>(*field);
    const HeadFieldSpec& spec = spec_of(*field);
    if ((seen & bit) != 0 || !fits(content, spec.type, spec.choices)) return false;
    seen |= bit;
    head[*field] = content;
  }
  const std::uint64_t required = required_head_fields();
  return (seen & required) == required && (seen_nested & nested_bit("history")) != 0;
}

std::string_view latest_day(std::string_view text) {
  constexpr std::size_t kYear = 4;
  constexpr std::size_t kDay = std::string_view("2026-11-05").size();
  std::string_view latest;
  const std::size_t history = text.find("\nhistory:");
  if (history == std::string_view::npos) return latest;
  for (std::size_t dash = text.find('-', history); dash != std::string_view::npos;
       dash = text.find('-', dash + 1)) {
    const std::string_view day = text.substr(dash - kYear, kDay);
    const bool is_day =
        std::all_of(day.begin(), day.begin() + kYear, [](char c) { return c >= '0' && c <= '9'; });
    if (is_day && day > latest && !text.substr(0, dash - kYear).ends_with(" recorded: "))
      latest = day;
  }
  return latest;
}

}  // namespace anjuan
