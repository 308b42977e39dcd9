#include <doctest/doctest.h>

#include "anjuan/base/clock.hpp"
#include "anjuan/base/columns.hpp"

namespace anjuan {
namespace {

using namespace std::chrono_literals;

TEST_CASE("only a day that exists is a date, and it is written back as it was read") {
  for (const char* text : {"2026-06-29", "2028-02-29", "1900-01-01", "2199-12-31"}) {
    CAPTURE(text);
    REQUIRE(parse_date(text));
    CHECK(to_string(*parse_date(text)) == text);
  }
  for (const char* text : {"2026-02-29", "2026-13-01", "2026-6-29", "1899-12-31", "2200-01-01",
                           "20260629", "2026-06-29 ", ""}) {
    CAPTURE(text);
    CHECK_FALSE(parse_date(text));
  }
  CHECK(looks_like_date("2026-02-31"));
  CHECK_FALSE(looks_like_date("2026-2-31"));
}

TEST_CASE("a moment keeps the day of the place where it was written") {
  const auto early = parse_timestamp("2026-06-29T00:30:00+08:00");
  REQUIRE(early);
  CHECK(to_string(early->date()) == "2026-06-29");
  CHECK(early->time_of_day() == 30min);
  CHECK(to_string(*early) == "2026-06-29T00:30:00+08:00");
  CHECK(*early == *parse_timestamp("2026-06-28T16:30:00Z"));
  CHECK(*early < *parse_timestamp("2026-06-29T00:30:01+08:00"));
  CHECK(to_string(at_time(*make_date(2026, 6, 29), 9h, 8h)) == "2026-06-29T09:00:00+08:00");
  for (const char* text : {"2026-06-29T00:30+08:00", "2026-06-29T24:00:00+08:00",
                           "2026-06-29T00:30:00", "2026-06-29T00:30:00.5Z", "2026-06-29"}) {
    CAPTURE(text);
    CHECK_FALSE(parse_timestamp(text));
  }
}

TEST_CASE("an offset is read with its sign and written in full") {
  CHECK(parse_offset("+08:00") == 8h);
  CHECK(parse_offset("-03:30") == -210min);
  CHECK(parse_offset("Z") == 0min);
  CHECK_FALSE(parse_offset("08:00"));
  CHECK(format_offset(-210min) == "-03:30");
}

TEST_CASE("columns stand under each other though Chinese is twice as wide") {
  CHECK(aligned_columns({{"案件", "a"}, {"x", "b"}, {"y", ""}}) == "案件  a\nx     b\ny\n");
  CHECK(aligned_columns({}).empty());
}

}  // namespace
}  // namespace anjuan
