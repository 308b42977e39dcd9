#include <algorithm>
#include <set>

#include <doctest/doctest.h>

#include "anjuan/rota/change/absence.hpp"

#include "rota/rota_helpers.hpp"

using namespace anjuan;
using namespace anjuan::rota;
using namespace anjuan::rota::testing;

TEST_CASE("whoever has to stay in the house is not sent out for an absence") {
  const Calendar calendar;
  const Rules rules = rules_from(R"(
[rota]
[[rota.cover]]
desk = "village"
kind = "field"
when = {dates = [2026-06-10]}
need = 1
source = "C4"
[[rota.in-house]]
kind = ["field"]
least = 2
source = "留守"
)");
  ReplanInput input{.plan = {.rules = &rules, .calendar = &calendar}};
  input.plan.officials = people("o", 4, "r");
  input.plan.period = month(2026, 6);
  Session visit{.date = day(2026, 6, 10), .desk = "village", .kind = "field"};
  visit.official = "o00";
  input.published = {visit};
  input.today = day(2026, 6, 1);
  const DateRange away{visit.date, visit.date};
  input.fresh = {{"o00", away, "leave", {}}};
  const auto three = replan_absences(input);
  REQUIRE(three);
  CHECK_FALSE(three->changes.front().after.official.empty());
  input.fresh.push_back({"o01", away, "leave", {}});
  const auto two = replan_absences(input);  // both of them stay
  REQUIRE(two);
  CHECK(two->changes.front().after.official.empty());
}

TEST_CASE("whom an absence leaves too few in the house with moves the visit or gives it up") {
  const Calendar calendar;
  const Rules rules = rules_from(R"(
[rota]
[[rota.quota]]
official = "o00"
kind = "field"
min = 1
per = "month"
desk = "village"
source = "C4"
[[rota.in-house]]
kind = ["field"]
least = 2
source = "留守"
)");
  ReplanInput input{.plan = {.rules = &rules, .calendar = &calendar}};
  input.plan.officials = people("o", 4, "r");
  input.plan.period = month(2026, 6);
  Session visit{.date = day(2026, 6, 10), .desk = "village", .kind = "field"};
  visit.official = "o00";
  visit.origin = Origin::quota;
  input.published = {visit};
  input.today = day(2026, 6, 1);
  const DateRange away{visit.date, visit.date};
  input.fresh = {{"o01", away, "leave", {}}, {"o02", away, "leave", {}}};
  const auto moved = replan_absences(input);
  REQUIRE(moved);
  REQUIRE(moved->changes.size() == 1);
  CHECK(moved->changes.front().after.official == "o00");
  CHECK(moved->changes.front().after.date != visit.date);
  CHECK(moved->unmet.empty());
  CHECK(moved->proven);
  // A date that was put there by hand stays, and what it leaves short is said.
  input.published.front().origin = Origin::manual;
  const auto stays = replan_absences(input);
  REQUIRE(stays);
  CHECK(stays->changes.empty());
  CHECK(codes(stays->unmet) == std::set<std::string>{"in-house"});
}
