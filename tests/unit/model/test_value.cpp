#include <doctest/doctest.h>

#include "anjuan/model/ids.hpp"
#include "anjuan/model/value.hpp"

namespace anjuan {
namespace {

TEST_CASE("each type takes its own form and no other, and never an empty value") {
  const Word colours[] = {{"red", "", ""}, {"blue", "", ""}};
  const struct {
    ValueType type;
    std::string_view fits, fits_not;
  } cases[] = {
      {ValueType::text, "一行", "两\n行"},
      {ValueType::list, "一行", "两\n行"},
      {ValueType::word, "li-na", "li na"},
      {ValueType::words, "minzheng renshe", "minzheng  renshe"},
      {ValueType::date, "2028-02-29", "2026-02-29"},
      {ValueType::timestamp, "2026-06-29T09:12:00+08:00", "2026-06-29 09:12"},
      {ValueType::integer, "0", "007"},
      {ValueType::boolean, "false", "no"},
      {ValueType::case_id, "DZ-2026-000123", "DZ-2026-123"},
      {ValueType::choice, "blue", "green"},
  };
  for (const auto& one : cases) {
    CAPTURE(std::string(one.fits_not));
    CHECK(fits(one.fits, one.type, colours));
    CHECK_FALSE(fits(one.fits_not, one.type, colours));
    CHECK_FALSE(fits("", one.type, colours));
  }
  CHECK(fits("两\n行", ValueType::block));
}

TEST_CASE("a case number is read and written back, with a station's letter too") {
  for (const char* text : {"DZ-2026-000123", "DZ-2026-B00012", "A1-2199-999999"}) {
    CAPTURE(text);
    const auto id = parse_case_id(text);
    REQUIRE(id);
    CHECK(to_string(*id) == text);
  }
  for (const char* text : {"", "DZ-2026-0001", "dz-2026-000123", "DZ-26-000123", "DZ-2026-000000",
                           "DZ-2026-b00012", "DZ-2026-000123 "}) {
    CAPTURE(text);
    CHECK_FALSE(parse_case_id(text));
  }
}

TEST_CASE("an office's code is short and plain, a name in files has no blank") {
  CHECK(is_office_code("DZ"));
  CHECK(is_office_code("ABCDEFGHIJK1"));
  CHECK_FALSE(is_office_code("ABCDEFGHIJKL1"));
  CHECK_FALSE(is_office_code("dz"));
  CHECK_FALSE(is_office_code(""));
  CHECK(is_identifier("市民政局"));
  CHECK(is_identifier("wang-zr_2.a"));
  CHECK_FALSE(is_identifier("wang zr"));
  CHECK_FALSE(is_identifier("a:b"));
}

}  // namespace
}  // namespace anjuan
