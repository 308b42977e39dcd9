#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace anjuan {

struct ChineseNumber {
  int value = 0;
  std::size_t length = 0;  ///< bytes of the text that it takes
};

/// The number in Chinese that a text begins with, below ten thousand: 十五, 二十, 一百零三, 两千.
/// Of digits one behind the other each counts as a place: 二〇 is 20. Nothing where it begins
/// otherwise.
std::optional<ChineseNumber> read_chinese_number(std::string_view text);

}  // namespace anjuan
