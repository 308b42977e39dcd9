#pragma once

#include <charconv>
#include <string_view>

namespace anjuan {

/// The number a field of an event begins with; 0 when it begins with none.
inline int number_of(std::string_view text) {
  int value = 0;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

}  // namespace anjuan
