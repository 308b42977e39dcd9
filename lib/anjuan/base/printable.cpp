#include "anjuan/base/printable.hpp"

#include <fmt/format.h>
#include <utf8proc.h>

namespace anjuan {
namespace {

bool is_unprintable(utf8proc_int32_t c) {
  if (c < 0x20) return c != '\t' && c != '\n';
  if (c < 0x7f) return false;
  if (c < 0xa0) return true;
  if (c == 0x200b || (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069)) return true;
  return (c >= 0xfdd0 && c <= 0xfdef) || (c & 0xfffe) == 0xfffe;
}

/// The character at the start of a text that is not empty, -1 when its bytes are not UTF-8.
utf8proc_int32_t first_of(std::string_view text, std::size_t& length) {
  const auto first = static_cast<unsigned char>(text[0]);
  length = 1;
  if (first < 0x80) return first;
  utf8proc_int32_t character = -1;
  const auto taken = utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(text.data()),
                                      static_cast<utf8proc_ssize_t>(text.size()), &character);
  if (taken <= 0) return -1;
  length = static_cast<std::size_t>(taken);
  return character;
}

}  // namespace

std::size_t unprintable_length(std::string_view text) {
  if (text.empty()) return 0;
  std::size_t length = 0;
  const auto character = first_of(text, length);
  return character < 0 || is_unprintable(character) ? length : 0;
}

std::size_t find_unprintable(std::string_view text) {
  std::size_t length = 0;
  for (std::size_t at = 0; at < text.size(); at += length) {
    const auto character = first_of(text.substr(at), length);
    if (character < 0 || is_unprintable(character)) return at;
  }
  return std::string_view::npos;
}

std::string escape_unprintable(std::string_view text) {
  std::string out;
  for (std::size_t at = find_unprintable(text); at != text.npos; at = find_unprintable(text)) {
    out += text.substr(0, at);
    std::size_t length = 0;
    const auto character = first_of(text.substr(at), length);
    if (character < 0)
      out += fmt::format("\\x{:02X}", static_cast<unsigned char>(text[at]));
    else if (character > 0xffff)
      out += fmt::format("\\U{:08X}", character);
    else
      out += fmt::format("\\u{:04X}", character);
    text.remove_prefix(at + length);
  }
  return out.append(text);
}

}  // namespace anjuan
