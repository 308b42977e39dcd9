#include <algorithm>

#include <doctest/doctest.h>

#include "rota/rota_helpers.hpp"

using namespace anjuan;
using namespace anjuan::rota;
using namespace anjuan::rota::testing;

// On which days of 2026 a rule wants somebody.
namespace {

std::vector<std::string> days_in_2026(const std::string& when) {
  const Calendar calendar = announced();
  const Rules rules =
      rules_from("[rota]\n[[rota.cover]]\ndesk = \"d\"\nsource = \"s\"\nwhen = " + when);
  std::vector<Official> officials = people("o", 3, "deputy");
  PlanInput input{.rules = &rules, .calendar = &calendar, .officials = officials};
  std::vector<std::string> dates;
  // Month by month, as an office plans: days that shift across a month's end are found once.
  for (unsigned month = 1; month <= 12; ++month) {
    const std::chrono::year_month in = std::chrono::year(2026) / std::chrono::month(month);
    input.period = {Date(in / std::chrono::day(1)), Date(in / std::chrono::last)};
    const auto plan = make_plan(input);
    REQUIRE(plan);
    CHECK(errors(check_plan(input, *plan)).empty());
    for (const Session& session : plan->sessions) dates.push_back(to_string(session.date));
  }
  return dates;
}

bool contains(const std::vector<std::string>& list, const std::string& one) {
  return std::find(list.begin(), list.end(), one) != list.end();
}

}  // namespace

TEST_CASE("the 15th of 2026 is held on its day, weekend or holiday") {
  const auto dates = days_in_2026(R"({month-days = [15], shift = "none"})");
  CHECK(dates.size() == 12);
  for (const char* date : {"2026-02-15", "2026-03-15", "2026-08-15", "2026-11-15"}) {
    CAPTURE(date);
    CHECK(contains(dates, date));
  }
}

TEST_CASE("the 20th of 2026 moves off holidays and weekends and stays on a make-up Sunday") {
  const auto dates = days_in_2026(R"({month-days = [20], shift = "next-workday"})");
  CHECK(dates.size() == 12);
  for (const char* date : {"2026-02-24", "2026-06-22", "2026-12-21", "2026-09-20"}) {
    CAPTURE(date);
    CHECK(contains(dates, date));
  }
}

TEST_CASE("an office may let only statutory holidays move the 20th") {
  const auto dates =
      days_in_2026(R"({month-days = [20], shift = "next-workday", shift-on = "day-off"})");
  CHECK(contains(dates, "2026-02-24"));  // Spring Festival
  CHECK(contains(dates, "2026-12-20"));  // a Sunday like any other
}

TEST_CASE("the other shifts: back, and not at all") {
  CHECK(contains(days_in_2026(R"({month-days = [31], shift = "previous-workday"})"),
                 "2026-02-28"));  // clamped to the month's end, a make-up Saturday
  CHECK(days_in_2026(R"({month-days = [15], shift = "cancel"})").size() == 8);
  CHECK(days_in_2026(R"({weekdays = [5]})").size() == 46);
  CHECK(contains(days_in_2026(R"({weekdays = [5], shift = "next-workday"})"), "2026-10-08"));
}

TEST_CASE("a week of holidays has no day for what is due once a week: plan and check say so") {
  const Calendar calendar = announced();
  Rules rules = rules_from(R"(
[rota]
[[rota.cover]]
desk = "centre"
when = {once-per = "week"}
source = "A3"
)");
  PlanInput input{.rules = &rules, .calendar = &calendar, .officials = people("o", 3, "r")};
  input.period = month(2026, 2);  // of 16 to 22 February every day is off
  const auto plan = make_plan(input);
  REQUIRE(plan);
  const DateRange holidays{day(2026, 2, 16), day(2026, 2, 22)};
  REQUIRE(plan->unmet.size() == 1);
  CHECK(plan->unmet.front().kind == UnmetKind::no_available_day);
  CHECK(plan->unmet.front().days == holidays);
  CHECK(plan->unmet.front().source == "A3");
  CHECK(plan->unmet.front().message ==
        "desk centre is not held in 2026-02-16..2026-02-22: all of these are days off");
  const auto found = check_plan(input, *plan);
  CHECK(errors(found).empty());
  const auto noted = std::find_if(found.begin(), found.end(),
                                  [&](const Breach& breach) { return breach.days == holidays; });
  REQUIRE(noted != found.end());
  CHECK(noted->severity == Severity::note);
  CHECK(noted->message == plan->unmet.front().message);
  CHECK(noted->source == "A3");
  // A rule that is not in force then owes nothing, and says nothing.
  rules.covers.front().when.range.from = day(2026, 4, 1);
  const auto none = make_plan(input);
  REQUIRE(none);
  CHECK(none->unmet.empty());
  CHECK(check_plan(input, *none).empty());
}
