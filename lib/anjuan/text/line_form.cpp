#include "anjuan/text/line_form.hpp"

#include <algorithm>
#include <array>

#include "anjuan/base/text.hpp"

namespace anjuan {
namespace {

bool is_key_character(char c) {
  return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
}

}  // namespace

std::optional<HeadField> head_field_of_key(std::string_view key) {
  // A table keyed on length and first character.
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

std::uint64_t required_head_fields() {
  static_assert(kHeadFieldCount <= 64);
  static const std::uint64_t bits = [] {
    std::uint64_t all = 0;
    for (const HeadFieldSpec& spec : head_fields())
      if (spec.required) all |= std::uint64_t{1} << static_cast<unsigned>(spec.field);
    return all;
  }();
  return bits;
}

std::size_t key_length(std::string_view line) {
  if (line.empty() || line[0] < 'a' || line[0] > 'z') return 0;
  std::size_t length = 1;
  while (length < line.size() && is_key_character(line[length])) ++length;
  return length;
}

bool is_null_word(std::string_view text) {
  return text == "~" || text == "null" || text == "Null" || text == "NULL";
}

bool is_clean_text(std::string_view text, bool with_line_breaks) {
  // Without branches, so that the compiler looks at many bytes at once: this runs over every head.
  const unsigned char allowed = with_line_breaks ? '\n' : '\t';
  unsigned high = 0;
  unsigned control = 0;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    high |= byte;
    control |= static_cast<unsigned>(byte < 0x20) & static_cast<unsigned>(byte != '\t') &
               static_cast<unsigned>(byte != allowed);
    control |= static_cast<unsigned>(byte == 0x7f);
  }
  return control == 0 && (high < 0x80 || is_utf8(text));
}

std::optional<QuotedText> quoted_text(std::string_view text) {
  QuotedText quoted;
  std::size_t close = 1;
  for (; close < text.size(); ++close) {
    if (static_cast<unsigned char>(text[close]) < 0x20) return std::nullopt;
    if (text[close] == '\\') {
      quoted.escaped = true;
      ++close;
    } else if (text[close] == '"') {
      break;
    }
  }
  if (close + 1 != text.size()) return std::nullopt;
  quoted.inside = text.substr(1, close - 1);
  return quoted;
}

}  // namespace anjuan
