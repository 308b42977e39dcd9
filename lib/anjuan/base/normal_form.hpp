#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace anjuan {

/// A text as one compares it: compatibility forms (NFKC) in lower case, Han characters simplified,
/// without blanks, dashes, dots between names and invisible characters. ＡＢ－１２ and "ab 12" are
/// the same, and so are 張偉 and 张伟. Each character knows the bytes of the original that it came
/// from.
struct NormalForm {
  struct Bytes {
    std::size_t from = 0;  ///< of the first byte
    std::size_t to = 0;    ///< behind the last byte
  };
  std::u32string text;
  std::vector<Bytes> bytes;  ///< as long as `text`
};

NormalForm normal_form(std::string_view utf8);

}  // namespace anjuan
