#include "anjuan/text/head.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>

#include "anjuan/base/text.hpp"
#include "anjuan/model/value.hpp"
#include "anjuan/text/scalar.hpp"

namespace anjuan {
namespace {

/// Head field of a key by a table keyed on length and first character: the scan runs for every
/// line of every case.
std::optional<HeadField> fast_field(std::string_view key) {
  struct Slot {
    std::string_view name;
    HeadField field{};
  };
  static const auto slots = [] {
    std::array<std::array<Slot, 4>, 256> table{};
    for (const HeadFieldSpec& spec : head_fields()) {
      auto& bucket = table[static_cast<unsigned char>(spec.name[0] * 7 + spec.name.size())];
      auto free = std::find_if(bucket.begin(), bucket.end(),
                               [](const Slot& slot) { return slot.name.empty(); });
      if (free != bucket.end()) *free = {spec.name, spec.field};
    }
    return table;
  }();
  for (const Slot& slot : slots[static_cast<unsigned char>(key[0] * 7 + key.size())])
    if (slot.name == key) return slot.field;
  return std::nullopt;
}

bool is_key_character(char c) {
  return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
}

unsigned nested_bit(std::string_view key) {
  const auto* at = std::find(std::begin(kNestedKeys), std::end(kNestedKeys), key);
  return 1U << static_cast<unsigned>(at - std::begin(kNestedKeys));
}

/// The words that mean "no value" to YAML, as a key or plain value.
bool is_null_word(std::string_view text) {
  return text == "~" || text == "null" || text == "Null" || text == "NULL";
}

/// A line of the head must be text: no control characters but the tabs of a comment, UTF-8.
bool is_clean(const char* begin, const char* end) {
  // Without branches, so that the compiler looks at many bytes at once: this runs over every head.
  unsigned high = 0;
  unsigned control = 0;
  for (const char* at = begin; at != end; ++at) {
    const auto byte = static_cast<unsigned char>(*at);
    high |= byte;
    control |= static_cast<unsigned>(byte < 0x20) & static_cast<unsigned>(byte != '\t');
    control |= static_cast<unsigned>(byte == 0x7f);
  }
  if (control != 0) return false;
  return high < 0x80 || is_utf8({begin, static_cast<std::size_t>(end - begin)});
}

/// The fields that every case has, as a set of bits.
std::uint64_t required_fields() {
  std::uint64_t bits = 0;
  for (const HeadFieldSpec& spec : head_fields())
    if (spec.required) bits |= std::uint64_t{1} << static_cast<unsigned>(spec.field);
  return bits;
}

/// Decodes a double-quoted value that fills the rest of its line.
std::optional<std::string_view> read_quoted(char* begin, char* end) {
  char* close = begin + 1;
  bool escaped = false;
  for (; close != end; ++close) {
    if (static_cast<unsigned char>(*close) < 0x20) return std::nullopt;
    if (*close == '\\') {
      escaped = true;
      if (++close == end) return std::nullopt;
    } else if (*close == '"') {
      break;
    }
  }
  if (close == end || close + 1 != end) return std::nullopt;
  if (!escaped) return std::string_view(begin + 1, static_cast<std::size_t>(close - begin - 1));
  return unescape_in_place(begin + 1, close);
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
  static_assert(kHeadFieldCount <= 64);
  while (at != end) {
    char* eol = static_cast<char*>(std::memchr(at, '\n', static_cast<std::size_t>(end - at)));
    if (eol == nullptr) eol = end;
    char* const line = at;
    at = eol == end ? end : eol + 1;
    if (line == eol) continue;
    if (!nested && !is_clean(line, eol)) return false;
    if (*line == '#') continue;
    if (*line == ' ') {
      // Inside a nested part this is content; in the head it continues a scalar.
      if (!nested) return false;
      continue;
    }
    if (nested && *line == '-' && line + 1 != eol && line[1] == ' ') continue;

    char* colon = line;
    while (colon != eol && is_key_character(*colon)) ++colon;
    if (colon == line || colon == eol || *colon != ':' || !(*line >= 'a' && *line <= 'z'))
      return false;
    const std::string_view key(line, static_cast<std::size_t>(colon - line));
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
    const auto field = fast_field(key);
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
  static const std::uint64_t required = required_fields();
  return (seen & required) == required && (seen_nested & nested_bit("history")) != 0;
}

}  // namespace anjuan
