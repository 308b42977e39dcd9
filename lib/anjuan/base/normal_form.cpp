#include "anjuan/base/normal_form.hpp"

#include <array>

#include <utf8proc.h>

#include "anjuan/base/simplified.hpp"

namespace anjuan {
namespace {

/// What people put between the parts of a name or a number, or what nobody sees.
bool is_between(utf8proc_int32_t character) {
  switch (utf8proc_category(character)) {
    case UTF8PROC_CATEGORY_ZS:
    case UTF8PROC_CATEGORY_ZL:
    case UTF8PROC_CATEGORY_ZP:
    case UTF8PROC_CATEGORY_CC:  // tabs and line breaks
    case UTF8PROC_CATEGORY_CF:  // zero width, direction marks
    case UTF8PROC_CATEGORY_PD:
      return true;
    default:
      return character == U'·' || character == U'•' || character == U'・' || character == U'.' ||
             character == U'−';
  }
}

/// The same of ASCII, of which most texts have some: no table has to be asked.
bool is_between_ascii(char character) {
  return character <= ' ' || character == '-' || character == '.' || character == '\x7f';
}

char to_lower_ascii(char character) {
  return character >= 'A' && character <= 'Z' ? static_cast<char>(character - 'A' + 'a')
                                              : character;
}

}  // namespace

NormalForm normal_form(std::string_view utf8) {
  NormalForm out;
  out.text.reserve(utf8.size() / 2);
  const auto* data = reinterpret_cast<const utf8proc_uint8_t*>(utf8.data());
  out.bytes.reserve(utf8.size() / 2);
  for (std::size_t at = 0; at < utf8.size();) {
    if (const char plain = utf8[at]; (static_cast<unsigned char>(plain) & 0x80U) == 0) {
      if (!is_between_ascii(plain)) {
        out.text += static_cast<char32_t>(to_lower_ascii(plain));
        out.bytes.push_back({at, at + 1});
      }
      ++at;
      continue;
    }
    utf8proc_int32_t character = 0;
    auto length =
        utf8proc_iterate(data + at, static_cast<utf8proc_ssize_t>(utf8.size() - at), &character);
    if (length <= 0) {  // no UTF-8: a character of its own that equals nothing
      length = 1;
      character = 0xFFFD;
    }
    const NormalForm::Bytes bytes{at, at + static_cast<std::size_t>(length)};
    at = bytes.to;
    if (is_han(static_cast<char32_t>(character))) {  // has one form and no case
      out.text += simplified(static_cast<char32_t>(character));
      out.bytes.push_back(bytes);
      continue;
    }
    std::array<utf8proc_int32_t, 32> parts{};
    int boundary = UTF8PROC_BOUNDCLASS_START;
    const auto count = utf8proc_decompose_char(
        character, parts.data(), static_cast<utf8proc_ssize_t>(parts.size()),
        static_cast<utf8proc_option_t>(UTF8PROC_DECOMPOSE | UTF8PROC_COMPAT | UTF8PROC_CASEFOLD),
        &boundary);
    for (utf8proc_ssize_t i = 0; i < count && i < 32; ++i) {
      const utf8proc_int32_t part = parts[static_cast<std::size_t>(i)];
      if (is_between(part)) continue;
      out.text += simplified(static_cast<char32_t>(part));  // a compatibility form of a Han one
      out.bytes.push_back(bytes);
    }
  }
  return out;
}

}  // namespace anjuan
