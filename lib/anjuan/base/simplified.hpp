#pragma once

#include <string>
#include <string_view>

namespace anjuan {

constexpr bool is_han(char32_t c) {
  return (c >= 0x3400 && c <= 0x9FFF) || (c >= 0x20000 && c <= 0x3FFFF);
}

/// The simplified form of a traditional or variant Han character: 偉 is 伟, 峯 is 峰. Any other
/// character is its own. OpenCC's table, made when the program is built: a call costs a look-up.
char32_t simplified(char32_t c);

/// The same of a whole text.
std::string simplified(std::string text);

/// Whether every character of a text is its own simplified form; of those beyond the first plane,
/// which are rare, nothing is looked up: false.
bool is_simplified(std::string_view utf8);

}  // namespace anjuan
