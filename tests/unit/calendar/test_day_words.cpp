#include <string>

#include <doctest/doctest.h>

#include "anjuan/calendar/day_words.hpp"

using namespace anjuan;

namespace {

const Date kWednesday = *make_date(2026, 7, 22);

}  // namespace

TEST_CASE("a day is read as people type it, and what is no day is none") {
  const struct {
    const char* text;
    const char* day;  ///< empty: none
  } cases[] = {
      {"2026-05-20", "2026-05-20"},
      {"2026/5/20", "2026-05-20"},
      {"2026.05.20", "2026-05-20"},
      {"2026年5月20日", "2026-05-20"},
      {"5月20日", "2026-05-20"},
      {"5月20号", "2026-05-20"},
      {"今天", "2026-07-22"},
      {"today", "2026-07-22"},
      {"明天", "2026-07-23"},
      {"后天", "2026-07-24"},
      {"昨天", "2026-07-21"},
      {"+7d", "2026-07-29"},
      {"+7天", "2026-07-29"},
      {"-30d", "2026-06-22"},
      {"+2周", "2026-08-05"},
      {"大后天", "2026-07-25"},
      {"前天", "2026-07-20"},
      {"3天后", "2026-07-25"},
      {"两周后", "2026-08-05"},
      {"五日前", "2026-07-17"},
      {"周五", "2026-07-24"},
      {"下周一", "2026-07-27"},
      {"上周日", "2026-07-19"},
      {"下星期天", "2026-08-02"},
      {"月底", "2026-07-31"},
      {"年底", "2026-12-31"},
      {"２０２６－０５－２０", "2026-05-20"},
      {"５月２０日", "2026-05-20"},
      {" 2026-05-20 ", "2026-05-20"},
      {"下周八", ""},
      {"天后", ""},
      {"下周", ""},
      {"2月29日", ""},
      {"2026-02-30", ""},
      {"2026/13/1", ""},
      {"5月", ""},
      {"20日", ""},
      {"7", ""},
      {"+7", ""},
      {"+7w", ""},
      {"7d", ""},
      {"2026/5/20/1", ""},
      {"", ""},
      {"+99999d", ""},
  };
  for (const auto& one : cases) {
    CAPTURE(std::string(one.text));
    const auto day = parse_day(one.text, kWednesday);
    CHECK((day ? to_string(*day) : std::string()) == one.day);
  }
}

TEST_CASE("a day that is none is refused with the option and the forms that are read") {
  const auto none = read_day("2026-02-30", "--on", kWednesday);
  REQUIRE_FALSE(none);
  CHECK(none.error().exit == ExitCode::usage);
  CHECK(none.error().diagnostics.front().code == "impossible-date");
  CHECK(read_day("soon", "--on", kWednesday).error().diagnostics.front().code == "bad-date");
}

TEST_CASE("what is due this week, within seven days or in a month is a range of days") {
  const struct {
    const char* text;
    const char* days;  ///< empty: none
  } cases[] = {
      {"week", "2026-07-20..2026-07-26"},
      {"本周", "2026-07-20..2026-07-26"},
      {"+7d", "2026-07-22..2026-07-29"},
      {"2026-05", "2026-05-01..2026-05-31"},
      {"5月", "2026-05-01..2026-05-31"},
      {"今天", "2026-07-22..2026-07-22"},
      {"下周", "2026-07-27..2026-08-02"},
      {"上月", "2026-06-01..2026-06-30"},
      {"2026年5月", "2026-05-01..2026-05-31"},
      {"2026/5", "2026-05-01..2026-05-31"},
      {"5月份", "2026-05-01..2026-05-31"},
      {"2026-01-05..2026-03-31", "2026-01-05..2026-03-31"},
      {"1月5日至3月31日", "2026-01-05..2026-03-31"},
      {"2026-03-01..", "2026-03-01..2199-12-31"},
      {"..昨天", "1900-01-01..2026-07-21"},
      {"下周..年底", "2026-07-27..2026-12-31"},
      {"2026-01..2026-03", "2026-01-01..2026-03-31"},
      {"三月", "2026-03-01..2026-03-31"},
      {"十二月", "2026-12-01..2026-12-31"},
      {"3月31日至1月5日", ""},
      {"..", ""},
      {"5月20日", "2026-05-20..2026-05-20"},
      {"13月", ""},
      {"month", ""},
      {"-3d", "2026-07-19..2026-07-19"},
  };
  for (const auto& one : cases) {
    CAPTURE(std::string(one.text));
    const auto range = parse_days(one.text, kWednesday);
    CHECK((range ? to_string(range->from) + ".." + to_string(range->to) : std::string()) ==
          one.days);
  }
  // On a Sunday the week is the one that ends, on a Monday the one that begins.
  CHECK(parse_days("week", *make_date(2026, 7, 26))->from == *make_date(2026, 7, 20));
  CHECK(parse_days("week", *make_date(2026, 7, 27))->from == *make_date(2026, 7, 27));
}
