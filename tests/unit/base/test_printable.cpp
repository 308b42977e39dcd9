#include <string>

#include <doctest/doctest.h>

#include "anjuan/base/printable.hpp"

using namespace anjuan;

TEST_CASE("what nobody can see, and what a terminal obeys, is named instead of printed") {
  const struct {
    std::string text;
    std::string shown;
  } cases[] = {
      {"反映\xE2\x80\x8B补贴", "反映\\u200B补贴"},
      {"\xE2\x80\xAEgnp.exe", "\\u202Egnp.exe"},
      {"a\xE2\x81\xA6z\xE2\x81\xA9", "a\\u2066z\\u2069"},
      {"\x1b[2Jweg", "\\u001B[2Jweg"},
      {"\x7f\xC2\x9b", "\\u007F\\u009B"},
      {"\xEF\xBF\xBE\xEF\xBF\xBF\xEF\xB7\x90", "\\uFFFE\\uFFFF\\uFDD0"},
      {"\xF0\x9F\xBF\xBF", "\\U0001FFFF"},
      {"GBK \xCE\xC4", "GBK \\xCE\\xC4"},
  };
  for (const auto& c : cases) {
    CAPTURE(c.shown);
    CHECK(find_unprintable(c.text) != std::string::npos);
    CHECK(escape_unprintable(c.text) == c.shown);
    CHECK(find_unprintable(c.shown) == std::string::npos);
  }
  for (const std::string text : {"", "反映\t补贴\n，𠀀①—“”", "\xC2\xA0\xEF\xBB\xBF\xE3\x80\x80"})
    CHECK(escape_unprintable(text) == text);
}
