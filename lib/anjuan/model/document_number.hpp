#pragma once

#include <string>
#include <string_view>

#include "anjuan/base/replace.hpp"
#include "anjuan/base/text.hpp"

namespace anjuan {

/// A document's number with the brackets of the standard: 〔2026〕, [2026], ［2026］, 【2026】 and
/// (2026) are typed for one another and are one number, and so are １ and 1.
inline std::string plain_number(std::string_view number) {
  std::string plain = to_half_width(number);
  for (const char* open : {"[", "［", "【", "(", "（", "﹝"})
    plain = replace_all(plain, open, "〔");
  for (const char* close : {"]", "］", "】", ")", "）", "﹞"})
    plain = replace_all(plain, close, "〕");
  return plain;
}

}  // namespace anjuan
