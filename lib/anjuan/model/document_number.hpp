#pragma once

#include <string>
#include <string_view>

#include "anjuan/base/replace.hpp"
#include "anjuan/base/text.hpp"

namespace anjuan {

/// A document's number with the brackets of the standard: 〔2026〕, [2026], ［2026］, 【2026】 and
/// (2026) are typed for one another and are one number, and so are １ and 1, 9号, 09号 and 第 9 号.
inline std::string plain_number(std::string_view number) {
  std::string plain = to_half_width(number);
  for (const char* open : {"[", "［", "【", "(", "（", "﹝"})
    plain = replace_all(plain, open, "〔");
  for (const char* close : {"]", "］", "】", ")", "）", "﹞"})
    plain = replace_all(plain, close, "〕");
  for (const char* filler : {" ", "第"}) plain = replace_all(plain, filler, "");
  const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
  std::string out;
  for (std::size_t i = 0; i < plain.size(); ++i) {
    const bool leads = plain[i] == '0' && (out.empty() || !is_digit(out.back()));
    if (!leads || i + 1 == plain.size() || !is_digit(plain[i + 1])) out += plain[i];
  }
  return out;
}

}  // namespace anjuan
