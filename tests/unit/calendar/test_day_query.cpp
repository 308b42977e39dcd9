#include <doctest/doctest.h>

#include "anjuan/calendar/day_query.hpp"
#include "anjuan/settings/calendars.hpp"

using namespace anjuan;

namespace {

Diagnostic refused(std::string_view text, std::optional<DayUnit> unit = {}) {
  auto query = parse_day_query(text, unit);
  REQUIRE_FALSE(query);
  CHECK(query.error().exit == ExitCode::usage);
  REQUIRE(query.error().diagnostics.size() == 1);
  return query.error().diagnostics[0];
}

}  // namespace

TEST_CASE("days answers with both ends and both counts") {
  const struct {
    const char* text;
    std::optional<DayUnit> unit;
    const char* to;
    const char* rolled;
    int calendar_days;
    int workdays;
    bool provisional;
  } cases[] = {
      {"2026-07-22 +60", {}, "2026-09-20", "2026-09-20", 60, 43, false},
      {"2026-02-13 +3", DayUnit::workdays, "2026-02-25", "2026-02-25", 12, 3, false},
      {"2026-02-13 +3w", {}, "2026-02-25", "2026-02-25", 12, 3, false},
      {"2026-02-13 +3w", DayUnit::workdays, "2026-02-25", "2026-02-25", 12, 3, false},
      {"2026-01-31 +1m", {}, "2026-02-28", "2026-02-28", 28, 16, false},
      {"2026-01-31 +1", DayUnit::months, "2026-02-28", "2026-02-28", 28, 16, false},
      {"2024-08-02 +60d", {}, "2024-10-01", "2024-10-08", 60, 41, false},
      {"2026-09-01..2026-10-10", {}, "2026-10-10", "2026-10-10", 39, 24, false},
      {"2026-09-30..2026-10-04", {}, "2026-10-04", "2026-10-08", 4, 0, false},
      {"2026-10-04..2026-10-04", {}, "2026-10-04", "2026-10-08", 0, 0, false},
      {"2026-10-08 +0", {}, "2026-10-08", "2026-10-08", 0, 0, false},
      {"  2026-07-22+60 ", {}, "2026-09-20", "2026-09-20", 60, 43, false},
      {"2026-09-01 .. 2026-10-10", {}, "2026-10-10", "2026-10-10", 39, 24, false},
      {"2026-12-01 +30", {}, "2026-12-31", "2026-12-31", 30, 22, false},
      {"2026-12-01 +31", {}, "2027-01-01", "2027-01-01", 31, 23, true},
      {"2023-12-20 +30", {}, "2024-01-19", "2024-01-19", 30, 21, true},
      {"2023-12-31 +1", {}, "2024-01-01", "2024-01-02", 1, 0, false},
  };
  for (const auto& c : cases) {
    CAPTURE(c.text);
    auto query = parse_day_query(c.text, c.unit);
    REQUIRE(query);
    const DayAnswer a = answer(*query, built_in_calendar());
    CHECK(to_string(a.to) == c.to);
    CHECK(a.nominal == a.to);
    CHECK(to_string(a.rolled) == c.rolled);
    CHECK(a.calendar_days == c.calendar_days);
    CHECK(a.workdays == c.workdays);
    CHECK(a.provisional == c.provisional);
    int counted = 0;
    for (const CountedRange& range : a.ranges) counted += range.count;
    CHECK(counted == (query->trace_unit == DayUnit::workdays ? c.workdays : c.calendar_days));
    if (!a.ranges.empty()) CHECK(a.ranges.back().days.to == a.to);
  }
}

TEST_CASE("a question that cannot be understood is refused with the place and a way out") {
  const struct {
    const char* what;
    const char* text;
    std::optional<DayUnit> unit;
    const char* code;
    int column;
    int length;
  } cases[] = {
      {"nothing", "", {}, "bad-query", 1, 0},
      {"no date", "+60", {}, "bad-query", 1, 3},
      {"a date with slashes", "2026/07/22 +60", {}, "bad-query", 1, 10},
      {"a Chinese date", "2026年7月22日", {}, "bad-query", 1, 10},
      {"a day that does not exist", "2026-02-30 +60", {}, "impossible-date", 1, 10},
      {"a second day that does not exist", "2026-02-01..2026-02-29", {}, "impossible-date", 13, 10},
      {"no count", "2026-07-22", {}, "bad-query", 11, 0},
      {"a count without plus", "2026-07-22 60", {}, "bad-query", 12, 2},
      {"plus nothing", "2026-07-22 +", {}, "bad-query", 13, 0},
      {"a negative count", "2026-07-22 -5", {}, "negative-count", 12, 2},
      {"a negative count with plus", "2026-07-22 +-5", {}, "negative-count", 12, 3},
      {"a typographic minus", "2026-07-22 −5", {}, "negative-count", 12, 2},
      {"a fraction", "2026-07-22 +1.5", {}, "bad-query", 13, 3},
      {"an unknown unit", "2026-07-22 +5y", {}, "bad-query", 13, 2},
      {"too many digits", "2026-07-22 +12345", {}, "bad-query", 13, 5},
      {"more after the count", "2026-07-22 +5 d", {}, "bad-query", 15, 1},
      {"more after the unit", "2026-07-22 +5days", {}, "bad-query", 15, 3},
      {"more after the range", "2026-07-22..2026-07-23 +5", {}, "bad-query", 24, 2},
      {"half a range", "2026-07-22..", {}, "bad-query", 13, 0},
      {"a range backwards", "2026-07-22.. 2026-07-21", {}, "backwards-range", 14, 10},
      {"two units", "2026-07-22 +2m", DayUnit::workdays, "unit-conflict", 13, 2},
      {"a range in months", "2026-07-22..2026-08-22", DayUnit::months, "unit-conflict", 13, 10},
  };
  for (const auto& c : cases) {
    CAPTURE(c.what);
    const Diagnostic d = refused(c.text, c.unit);
    CHECK(d.code == c.code);
    CHECK(d.column == c.column);
    CHECK(d.length == c.length);
    CHECK(d.source_line == c.text);
    CHECK_FALSE(d.message.empty());
    CHECK_FALSE(d.remedy.empty());
  }
}

TEST_CASE("the ranges of a limit count its unit and those of a range count workdays unless told") {
  const auto unit_of = [](std::string_view text, std::optional<DayUnit> unit = {}) {
    return parse_day_query(text, unit).value().trace_unit;
  };
  CHECK(unit_of("2026-07-22 +60") == DayUnit::days);
  CHECK(unit_of("2026-07-22 +6w") == DayUnit::workdays);
  CHECK(unit_of("2026-07-22..2026-07-23") == DayUnit::workdays);
  CHECK(unit_of("2026-07-22..2026-07-23", DayUnit::days) == DayUnit::days);
}
