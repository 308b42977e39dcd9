#include "anjuan/base/simplified.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

#include "simplified_table.hpp"

namespace anjuan {
namespace {

/// Whether a byte begins a character of three bytes at or above U+3000, as those of the first
/// plane.
bool begins_three(char byte) {
  const auto value = static_cast<unsigned char>(byte);
  return value >= 0xE3 && value < 0xF0;
}

char32_t three_at(std::string_view text, std::size_t at) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  return static_cast<char32_t>((byte(at) & 0x0F) << 12 | (byte(at + 1) & 0x3F) << 6 |
                               (byte(at + 2) & 0x3F));
}

}  // namespace

char32_t simplified(char32_t c) {
  if (c < kFirstSimplified) return c;
  if (c - kFirstSimplified < std::size(kSimplified)) return kSimplified[c - kFirstSimplified];
  if (c < kRareSimplified[0][0]) return c;
  const auto* found =
      std::lower_bound(std::begin(kRareSimplified), std::end(kRareSimplified), c,
                       [](const char32_t(&pair)[2], char32_t one) { return pair[0] < one; });
  return found != std::end(kRareSimplified) && (*found)[0] == c ? (*found)[1] : c;
}

std::string simplified(std::string text) {
  for (std::size_t at = 0; at + 2 < text.size(); ++at) {
    if (!begins_three(text[at])) continue;
    const char32_t c = three_at(text, at);
    // Those beyond the first plane stay: they have another length.
    if (const char32_t simple = simplified(c); simple != c && simple >= 0x800 && simple <= 0xFFFF) {
      text[at] = static_cast<char>(0xE0 | (simple >> 12));
      text[at + 1] = static_cast<char>(0x80 | ((simple >> 6) & 0x3F));
      text[at + 2] = static_cast<char>(0x80 | (simple & 0x3F));
    }
    at += 2;
  }
  return text;
}

bool is_simplified(std::string_view utf8) {
  for (std::size_t at = 0; at + 2 < utf8.size(); ++at) {
    if (static_cast<unsigned char>(utf8[at]) >= 0xF0) return false;
    if (!begins_three(utf8[at])) continue;
    if (const char32_t c = three_at(utf8, at); simplified(c) != c) return false;
    at += 2;
  }
  return true;
}

}  // namespace anjuan
