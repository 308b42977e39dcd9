#include <doctest/doctest.h>

#include "anjuan/calendar/month.hpp"

using namespace anjuan;

namespace {

Date day(const char* text) {
  return parse_date(text).value();
}

Month month(const char* text) {
  return parse_month(text).value();
}

}  // namespace

TEST_CASE("a month is written YYYY-MM and must exist") {
  CHECK(month_name(month("2026-12")) == "2026-12");
  CHECK(month_name(day("2026-02-28")) == "2026-02");
  CHECK(month_around(day("2026-12-31")) == month("2026-12"));
  for (const char* text : {"", "2026", "2026-1", "2026-13", "2026-00", "1899-12", "2200-01",
                           "26-12", "2026/12", "2026-12-01", " 2026-12", "2026-12 "}) {
    CAPTURE(text);
    CHECK_FALSE(parse_month(text));
  }
}

TEST_CASE("a month goes from its first to its last day, in leap years too") {
  CHECK(days_of(month("2026-12")) == DateRange{day("2026-12-01"), day("2026-12-31")});
  CHECK(days_of(month("2026-02")) == DateRange{day("2026-02-01"), day("2026-02-28")});
  CHECK(days_of(month("2028-02")) == DateRange{day("2028-02-01"), day("2028-02-29")});
  CHECK(days_of(month("2026-11"), month("2027-02")) ==
        DateRange{day("2026-11-01"), day("2027-02-28")});
}

TEST_CASE("the thirty-first of a short month is its last day") {
  CHECK(day_of_month(month("2026-12"), 15) == day("2026-12-15"));
  CHECK(day_of_month(month("2026-11"), 31) == day("2026-11-30"));
  CHECK(day_of_month(month("2026-02"), 30) == day("2026-02-28"));
}

TEST_CASE("a month later is the same day of that month, or its last one") {
  CHECK(months_later(day("2026-01-31"), 1) == day("2026-02-28"));
  CHECK(months_later(day("2026-11-15"), 3) == day("2027-02-15"));
  CHECK(months_later(day("2028-02-29"), -12) == day("2027-02-28"));
  CHECK(months_later(day("2026-03-31"), 0) == day("2026-03-31"));
}
