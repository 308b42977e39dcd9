#include <doctest/doctest.h>

#include "anjuan/base/chinese_number.hpp"

using namespace anjuan;

TEST_CASE("a number in Chinese is read as far as it goes") {
  struct {
    std::string_view text;
    int value;
    std::string_view number;
  } const cases[] = {
      {"三人", 3, "三"},
      {"十", 10, "十"},
      {"十五人", 15, "十五"},
      {"二十余人", 20, "二十"},
      {"九十九", 99, "九十九"},
      {"一百零三", 103, "一百零三"},
      {"两千三百", 2300, "两千三百"},
      {"二〇二六年", 2026, "二〇二六"},
      {"二零二六", 2026, "二零二六"},
  };
  for (const auto& [text, value, number] : cases) {
    CAPTURE(std::string(text));
    const auto read = read_chinese_number(text);
    REQUIRE(read);
    CHECK(read->value == value);
    CHECK(text.substr(0, read->length) == number);
  }
  CHECK_FALSE(read_chinese_number("3人"));
  CHECK_FALSE(read_chinese_number(""));
  CHECK_FALSE(read_chinese_number("一二三四五六七八九一二"));
}
