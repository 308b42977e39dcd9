#include <doctest/doctest.h>

#include "anjuan/report/indicators.hpp"
#include "anjuan/report/table.hpp"

using namespace anjuan;

namespace {
const Date kToday = *make_date(2026, 11, 22);
}  // namespace

TEST_CASE("periods are read as people write them, and what is none is refused") {
  const struct {
    PeriodWords words;
    const char* label;
    const char* from;
    const char* to;
  } cases[] = {
      {{.month = "2026-02"}, "2026-02", "2026-02-01", "2026-02-28"},
      {{.month = "2024-02"}, "2024-02", "2024-02-01", "2024-02-29"},
      {{.month = "2月"}, "2026-02", "2026-02-01", "2026-02-28"},
      {{.month = "上月"}, "2026-10", "2026-10-01", "2026-10-31"},
      {{.quarter = "2026-Q4"}, "2026-Q4", "2026-10-01", "2026-12-31"},
      {{.half = "2026-H1"}, "2026-H1", "2026-01-01", "2026-06-30"},
      {{.half = "2026-H2"}, "2026-H2", "2026-07-01", "2026-12-31"},
      {{.year = "2026"}, "2026", "2026-01-01", "2026-12-31"},
      {{.from = "2026-01-05", .to = "2026-02-04"},
       "2026-01-05..2026-02-04",
       "2026-01-05",
       "2026-02-04"},
      {{.from = "1月5日", .to = "2026/2/4"}, "2026-01-05..2026-02-04", "2026-01-05", "2026-02-04"},
      {{.from = "2026-01-05"}, "2026-01-05..", "2026-01-05", "2199-12-31"},
  };
  for (const auto& one : cases) {
    const auto period = parse_period(one.words, kToday);
    REQUIRE(period.has_value());
    CHECK(period->label == one.label);
    CHECK(to_string(period->days.from) == one.from);
    CHECK(to_string(period->days.to) == one.to);
  }
  for (const PeriodWords& words :
       {PeriodWords{.month = "2026-13"}, PeriodWords{.month = "2026-1"},
        PeriodWords{.month = "202611"}, PeriodWords{.quarter = "2026-Q5"},
        PeriodWords{.half = "2026-H0"}, PeriodWords{.year = "26"},
        PeriodWords{.from = "2026-02-30"}, PeriodWords{.from = "2026-02-02", .to = "2026-02-01"},
        PeriodWords{.month = "2026-11", .year = "2026"}}) {
    const auto period = parse_period(words, kToday);
    REQUIRE_FALSE(period.has_value());
    CHECK(period.error().exit == ExitCode::usage);
  }
  CHECK(parse_period({}, kToday)->all);
}

TEST_CASE("the year before is the same days, whole months stay whole months") {
  CHECK(year_before(month_period(2025, 2)).days == month_period(2024, 2).days);
  CHECK(year_before(month_period(2025, 2)).label == "2024-02");
  CHECK(year_before(month_period(2024, 2)).days == month_period(2023, 2).days);
  CHECK(year_before(quarter_period(2026, 1)).label == "2025-Q1");
  CHECK(year_before(year_period(2026)).label == "2025");
  CHECK(year_before(whole_time()).all);
  const Period leap = day_period(*make_date(2024, 2, 29), *make_date(2024, 3, 10));
  CHECK(to_string(year_before(leap).days.from) == "2023-02-28");
  // A period that still runs is compared as far as it has come.
  const Period running = compared_period(year_period(2026), *make_date(2026, 11, 22));
  CHECK(to_string(running.days.from) == "2025-01-01");
  CHECK(to_string(running.days.to) == "2025-11-22");
}

TEST_CASE(
    "the period before is as long as the period, and a running one is compared as far as it has "
    "come") {
  CHECK(period_before(month_period(2026, 1)) == month_period(2025, 12));
  CHECK(period_before(quarter_period(2026, 1)) == quarter_period(2025, 4));
  CHECK(period_before(half_period(2026, 2)) == half_period(2026, 1));
  CHECK(period_before(year_period(2026)) == year_period(2025));
  CHECK(period_before(whole_time()).all);
  const Period days = day_period(*make_date(2026, 3, 5), *make_date(2026, 3, 11));
  CHECK(period_before(days).label == "2026-02-26..2026-03-04");
  const Period two = day_period(*make_date(2026, 3, 1), *make_date(2026, 4, 30));
  CHECK(period_before(two).label == "2026-01-01..2026-02-28");
  CHECK(preceding_period(month_period(2026, 11), *make_date(2026, 11, 22)).label ==
        "2026-10-01..2026-10-22");
  CHECK(preceding_period(month_period(2026, 3), *make_date(2026, 3, 30)).label ==
        "2026-02-01..2026-02-28");
  CHECK(preceding_period(month_period(2026, 10), *make_date(2026, 11, 22)) ==
        month_period(2026, 9));
  CHECK(is_month(month_period(2026, 2)));
  CHECK_FALSE(is_month(quarter_period(2026, 1)));
}

TEST_CASE("rates are rounded from whole numbers, and a share of nothing is n/a") {
  CHECK(percent({1, 3}) == "33.33%");
  CHECK(percent({2, 3}) == "66.67%");
  CHECK(percent({1, 1}) == "100.00%");
  CHECK(percent({0, 7}) == "0.00%");
  CHECK(percent({1, 800}) == "0.13%");  // 0.125
  CHECK(percent({0, 0}) == "n/a");
  CHECK(parse_ratio(to_cell({57, 60})) == Ratio{57, 60});
  CHECK(parse_ratio("57") == Ratio{});
}
