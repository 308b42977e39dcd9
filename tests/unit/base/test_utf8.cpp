#include <string>

#include <doctest/doctest.h>
#include <utf8proc.h>

#include "anjuan/base/clock.hpp"
#include "anjuan/base/text.hpp"

using namespace anjuan;

TEST_CASE("bytes are UTF-8 exactly when the Unicode library can read them, wherever they stand") {
  // Every beginning of a character that can be right or wrong, with and without what must follow.
  int valid = 0;
  const unsigned char edges[] = {0x00, 0x41, 0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC0, 0xFF};
  for (int first = 0x80; first < 0x100; ++first)
    for (unsigned char second : edges)
      for (unsigned char third : edges)
        for (unsigned char fourth : edges) {
          const std::string text = {static_cast<char>(first), static_cast<char>(second),
                                    static_cast<char>(third), static_cast<char>(fourth)};
          std::size_t at = 0;
          while (at < text.size()) {
            utf8proc_int32_t character = 0;
            const auto read =
                utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(text.data()) + at,
                                 static_cast<utf8proc_ssize_t>(text.size() - at), &character);
            if (read <= 0) break;
            at += static_cast<std::size_t>(read);
          }
          const std::size_t expected = at == text.size() ? std::string::npos : at;
          if (find_invalid_utf8(text) != expected) FAIL_CHECK("bytes from ", first, " at ", at);
          valid += expected == std::string::npos;
        }
  CHECK(valid > 1'000);
  CHECK(find_invalid_utf8("好a\xE4\xB8") == 4);
  CHECK(find_invalid_utf8("") == std::string::npos);
}

TEST_CASE("only dates that exist, in one form, are dates") {
  for (const char* good : {"2024-02-29", "1900-01-01", "2199-12-31"}) CHECK(parse_date(good));
  for (const char* bad :
       {"2026-02-29", "2026-00-10", "2026-13-01", "2026-1-01", "2026/01/01", "", "1899-12-31",
        "2200-01-01", "+026-01-01", "2026-01-0x", "2026-01-011", " 026-01-01", "２０２６-01-01"})
    CHECK_FALSE(parse_date(bad));
}
