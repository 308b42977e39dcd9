#include <algorithm>
#include <map>

#include <doctest/doctest.h>

#include "rota/rota_helpers.hpp"

using namespace anjuan;
using namespace anjuan::rota;
using namespace anjuan::rota::testing;

TEST_CASE("bodies go on taking turns where the month before left off") {
  const Calendar calendar;
  const Rules rules = rules_from(R"(
[rota]
[[rota.cover]]
desk = "a"
when = "workday"
take-turns = ["x", "y", "z"]
source = "HR1"
)");
  PlanInput input{.rules = &rules, .calendar = &calendar};
  for (const char* body : {"x", "y", "z"})
    for (Official& one : people(body, 2, "r", body)) input.officials.push_back(one);
  Session last{.date = day(2026, 5, 29), .desk = "a", .kind = "reception"};
  last.official = "x00";
  input.earlier = {last};
  input.period = {day(2026, 6, 1), day(2026, 6, 5)};
  // The body whose turn it is cannot come on Tuesday: it comes first again on Wednesday.
  input.absences = {{"z00", {day(2026, 6, 2), day(2026, 6, 2)}, "", {}},
                    {"z01", {day(2026, 6, 2), day(2026, 6, 2)}, "", {}}};
  const auto plan = make_plan(input);
  REQUIRE(plan);
  std::string bodies;
  for (const Session& session : plan->sessions) bodies += session.official.substr(0, 1);
  CHECK(bodies == "yxzyx");
  REQUIRE(plan->preferences.size() == 1);
  CHECK(plan->preferences.front().met == 5);
}

TEST_CASE("turns give way to a quota, and the plan says how often") {
  const Calendar calendar;
  const Rules rules = rules_from(R"(
[rota]
[[rota.cover]]
desk = "a"
when = "workday"
take-turns = ["x", "y"]
source = "HR1"
[[rota.quota]]
body = "x"
min = 4
per = "week"
source = "Q"
)");
  PlanInput input{.rules = &rules, .calendar = &calendar};
  for (const char* body : {"x", "y"})
    for (Official& one : people(body, 1, "r", body)) input.officials.push_back(one);
  input.period = {day(2026, 6, 1), day(2026, 6, 7)};
  const auto plan = make_plan(input);
  REQUIRE(plan);
  CHECK(std::count_if(plan->sessions.begin(), plan->sessions.end(),
                      [](const Session& s) { return s.official == "x00"; }) == 4);
  CHECK(plan->preferences.front().total == 5);
  CHECK(plan->preferences.front().met == 4);
  CHECK(plan->preferences.front().reachable == 4);
}

TEST_CASE("one turn that cannot be kept leaves all the others") {
  const Calendar calendar;
  const Rules rules = rules_from(R"(
[rota]
[[rota.cover]]
desk = "a"
when = "workday"
take-turns = ["x", "y", "z"]
source = "HR1"
[[rota.quota]]
official = "x00"
min = 3
per = {from = 2026-06-08, to = 2026-06-12}
source = "Q"
)");
  PlanInput input{.rules = &rules, .calendar = &calendar};
  for (const char* body : {"x", "y", "z"})
    for (Official& one : people(body, 2, "r", body)) input.officials.push_back(one);
  input.period = {day(2026, 6, 1), day(2026, 6, 30)};
  const auto plan = make_plan(input);
  REQUIRE(plan);
  REQUIRE(plan->preferences.size() == 1);
  // Of that week's five days one or two are the turn of x; x00 needs three of them.
  std::map<Date, std::string> order;
  int turns_of_x = 0;
  Date date = input.period.from;
  for (int n = 0; n < 22; ++n, date += std::chrono::days(1)) {
    while (!calendar.is_workday(date)) date += std::chrono::days(1);
    order[date] = std::string(1, "xyz"[n % 3]);
    turns_of_x += order[date] == "x" && date >= day(2026, 6, 8) && date <= day(2026, 6, 12) ? 1 : 0;
  }
  CHECK(plan->preferences.front().total == 22);
  CHECK(plan->preferences.front().met == 22 - (3 - turns_of_x));
  CHECK(plan->preferences.front().reachable == plan->preferences.front().met);
  int met = 0;
  for (const Session& session : plan->sessions)
    met += session.official.substr(0, 1) == order[session.date] ? 1 : 0;
  CHECK(met == plan->preferences.front().met);
  // The members of the bodies that came share what they held, and who sits out of turn is no worse.
  double shares = 0;
  for (const Load& load : plan->loads) shares += load.entitlement;
  CHECK(shares == doctest::Approx(22));
  CHECK(plan->held_fixed == std::vector{HeldFixed::turns});
  CHECK(errors(check_plan(input, *plan)).empty());
}
