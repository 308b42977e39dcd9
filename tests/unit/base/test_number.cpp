#include <doctest/doctest.h>

#include "anjuan/base/number.hpp"

using namespace anjuan;

TEST_CASE("a number is the whole text or none") {
  CHECK(parse_number<int>("42") == 42);
  CHECK(parse_number<int>("-7") == -7);
  CHECK(parse_number<int>("007") == 7);
  for (const char* text :
       {"", " 42", "42 ", "42人", "+42", "4 2", "0x10", "１２", "-", "--1", "1.0"}) {
    CAPTURE(text);
    CHECK_FALSE(parse_number<int>(text));
  }
}

TEST_CASE("a number that its place cannot hold is none, not another number") {
  CHECK(parse_number<int>("2147483647") == 2147483647);
  CHECK_FALSE(parse_number<int>("2147483648"));
  CHECK_FALSE(parse_number<unsigned>("-1"));
  CHECK(parse_number<long>("2147483648") == 2147483648L);
}

TEST_CASE("a decimal has a point and is finite") {
  CHECK(parse_number<double>("-0.25") == -0.25);
  CHECK(parse_number<double>("1e3") == 1000.0);
  for (const char* text : {"", "inf", "nan", "1e999", "0,5", "1.5x", "+1.5"}) {
    CAPTURE(text);
    CHECK_FALSE(parse_number<double>(text));
  }
}

TEST_CASE("a field that says nothing has the number that is usual there") {
  CHECK(number_of("12") == 12);
  CHECK(number_of("") == 0);
  CHECK(number_of("", 1) == 1);
  CHECK(number_of<long>("12", 1) == 12);
}
