#include "anjuan/base/simplified.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

#include "simplified_table.hpp"

namespace anjuan {

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
  const auto byte = [&](std::size_t at) {
    return static_cast<char32_t>(static_cast<unsigned char>(text[at]));
  };
  for (std::size_t at = 0; at + 2 < text.size(); ++at) {
    if (byte(at) < 0xE3 || byte(at) >= 0xF0) continue;
    const char32_t c = (byte(at) & 0x0F) << 12 | (byte(at + 1) & 0x3F) << 6 | (byte(at + 2) & 0x3F);
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
  const auto byte = [&](std::size_t at) {
    return static_cast<char32_t>(static_cast<unsigned char>(utf8[at]));
  };
  for (std::size_t at = 0; at + 2 < utf8.size(); ++at) {
    if (byte(at) >= 0xF0) return false;
    if (byte(at) < 0xE3) continue;
    const char32_t c = (byte(at) & 0x0F) << 12 | (byte(at + 1) & 0x3F) << 6 | (byte(at + 2) & 0x3F);
    if (simplified(c) != c) return false;
    at += 2;
  }
  return true;
}

}  // namespace anjuan
