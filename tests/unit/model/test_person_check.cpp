#include <doctest/doctest.h>

#include "anjuan/model/person_check.hpp"

using namespace anjuan;

namespace {

std::size_t odd(const Petitioner& person) {
  Case value;
  value.petitioners = {person};
  return odd_numbers(value).size();
}

}  // namespace

TEST_CASE("an identity number whose check digit is wrong is noticed") {
  CHECK(has_right_check_digit("11010519491231002X"));  // the example of GB 11643
  CHECK(has_right_check_digit("11010519491231002x"));
  CHECK_FALSE(has_right_check_digit("110105194912310021"));
  CHECK(odd({.id_number = "11010519491231002X"}) == 0);
  CHECK(odd({.id_number = "110105194912310029"}) == 1);
  CHECK(odd({.id_number = "11010519491231"}) == 1);
  CHECK(odd({.id_number = "110105491231002"}) == 0);  // of before 1999
  CHECK(odd({.id_number = "E12345678"}) == 0);        // a passport
  CHECK(odd({}) == 0);
}

TEST_CASE("a mobile number that lost a digit and an age that nobody reaches are noticed") {
  CHECK(odd({.phone = "13800000000"}) == 0);
  CHECK(odd({.phone = "1380000000"}) == 1);
  CHECK(odd({.phone = "0312-2345678"}) == 0);
  CHECK(odd({.phone = "12345"}) == 0);
  CHECK(odd({.phone = "无"}) == 0);
  CHECK(odd({.age = "300"}) == 1);
  CHECK(odd({.age = "87"}) == 0);
}
