#include <doctest/doctest.h>

#include "anjuan/calendar/calendar.hpp"
#include "anjuan/settings/calendars.hpp"

#include "calendar/announced_days.hpp"

using namespace anjuan;
using announced::day;
using std::chrono::days;

TEST_CASE("2024 has 251 workdays, 2025 and 2026 have 248") {
  for (const announced::Year& year : announced::kYears) {
    CAPTURE(year.year);
    CHECK(built_in_calendar().workdays_in_year(year.year) == year.workdays);
  }
  CHECK(built_in_calendar().years() == std::vector<int>{2024, 2025, 2026});
}

TEST_CASE("every day of 2024 to 2026 is worked or not as the notices say") {
  int workdays = 0;
  for (Date d = day("2024-01-01"); d <= day("2026-12-31"); d += days(1)) {
    CAPTURE(to_string(d));
    REQUIRE(built_in_calendar().is_workday(d) == announced::is_worked(d));
    if (announced::is_worked(d)) ++workdays;
    REQUIRE(built_in_calendar().workdays_between(day("2023-12-31"), d) == workdays);
    REQUIRE(built_in_calendar().workdays_between(d, day("2023-12-31")) == -workdays);
  }
}

TEST_CASE("the built-in calendars hold the days of the notices and cite them") {
  for (const announced::Year& year : announced::kYears) {
    CAPTURE(year.year);
    const CalendarYear* built_in = built_in_calendar().year(year.year);
    REQUIRE(built_in != nullptr);
    CHECK(built_in->source == year.source);
    CHECK(built_in->days_off == announced::days_of(year.year, year.days_off));
    CHECK(built_in->make_up == announced::days_of(year.year, year.make_up));
  }
}

TEST_CASE("a day off, a weekend, a make-up Sunday and an ordinary day are told apart") {
  const struct {
    const char* day;
    DayKind kind;
    const char* holiday;
  } cases[] = {
      {"2026-09-18", DayKind::workday, ""},
      {"2026-09-19", DayKind::weekend, ""},
      {"2026-09-20", DayKind::make_up_workday, "国庆节"},
      {"2026-10-01", DayKind::day_off, "国庆节"},
      {"2026-10-03", DayKind::day_off, "国庆节"},  // a Saturday within the holiday
      {"2026-02-14", DayKind::make_up_workday, "春节"},
      {"2025-10-08", DayKind::day_off, "国庆节、中秋节"},
      {"2027-10-01", DayKind::workday, ""},  // not announced
      {"2027-10-02", DayKind::weekend, ""},
  };
  for (const auto& c : cases) {
    CAPTURE(c.day);
    CHECK(built_in_calendar().kind(day(c.day)) == c.kind);
    CHECK(built_in_calendar().holiday(day(c.day)) == c.holiday);
  }
}

TEST_CASE("a year without a calendar counts weekends only and is provisional") {
  CHECK(built_in_calendar().is_provisional(day("2027-01-01")));
  CHECK_FALSE(built_in_calendar().is_provisional(day("2026-12-31")));
  CHECK(built_in_calendar().workdays_in_year(2027) == 261);
  CHECK(built_in_calendar().year(2027) == nullptr);
  CHECK(Calendar().workdays_in_year(1901) == 261);
}

TEST_CASE("a calendar set again replaces the year and leaves the others alone") {
  Calendar calendar = built_in_calendar();
  calendar.set_year(2026, {.days_off = {day("2026-03-02")}, .source = "test"});
  CHECK(calendar.workdays_in_year(2026) == 260);
  CHECK(calendar.is_workday(day("2026-10-01")));
  CHECK_FALSE(calendar.is_workday(day("2026-03-02")));
  CHECK(calendar.workdays_in_year(2025) == 248);
}

TEST_CASE("years may be set in any order") {
  Calendar calendar;
  for (int year : {2026, 2024, 2025}) calendar.set_year(year, *built_in_calendar().year(year));
  CHECK(calendar.workdays_between(day("2023-12-31"), day("2026-12-31")) == 251 + 248 + 248);
  CHECK_FALSE(calendar.is_workday(day("2024-05-01")));
  CHECK(calendar.is_workday(day("2026-09-20")));
}

TEST_CASE("dates that have no business in a year do not change any count") {
  Calendar calendar;
  calendar.set_year(2026, {.days_off = {day("2026-03-07"), day("2027-03-01")},
                           .make_up = {day("2026-03-04"), day("2025-03-01")}});
  CHECK(calendar.workdays_in_year(2025) == Calendar().workdays_in_year(2025));
  CHECK(calendar.workdays_in_year(2026) == Calendar().workdays_in_year(2026));
  CHECK(calendar.workdays_in_year(2027) == Calendar().workdays_in_year(2027));
}
