#include <algorithm>

#include <doctest/doctest.h>

#include "anjuan/rota/change/absence.hpp"

#include "rota/rota_helpers.hpp"

using namespace anjuan;
using namespace anjuan::rota;
using namespace anjuan::rota::testing;

// Rules that say who is passed over: each must be felt, by the planner and by the check.
namespace {

Session at(Date date, const std::string& official, const std::string& desk = "hall") {
  Session session{.date = date, .desk = desk, .kind = "reception"};
  session.official = official;
  return session;
}

}  // namespace

TEST_CASE("where only the same body may stand in, nobody else does, and the check says so") {
  const Calendar calendar = announced();
  const Rules rules = rules_from(R"(
[rota]
[[rota.cover]]
desk = "hall"
when = "workday"
source = "F1"
[[rota.substitute]]
same-body = true
source = "A8"
)");
  ReplanInput input{.plan = {.rules = &rules, .calendar = &calendar}};
  input.plan.officials = people("c", 2, "deputy", "congress");
  for (Official& one : people("g", 6, "deputy", "government")) input.plan.officials.push_back(one);
  input.plan.period = {day(2026, 6, 1), day(2026, 6, 5)};
  input.published = {at(day(2026, 6, 2), "c00")};
  input.today = day(2026, 5, 25);
  input.fresh = {{"c00", input.plan.period, "leave", {}}};
  const auto replan = replan_absences(input);
  REQUIRE(replan);
  REQUIRE(replan->changes.size() == 1);
  CHECK(replan->changes.front().after.official == "c01");
  for (const Candidate& one : replan->changes.front().alternatives) CHECK(one.official == "c01");

  CheckInput check{.rules = &rules, .calendar = &calendar, .officials = input.plan.officials};
  check.period = input.plan.period;
  check.sessions = {at(day(2026, 6, 2), "c00")};
  check.held_until = day(2026, 6, 5);
  const auto severity_of = [&](const char* came) {
    check.held = {{.date = day(2026, 6, 2), .desk = "hall", .officials = {came}}};
    std::vector<Breach> breaches;
    check_held(check, breaches);
    for (const Breach& breach : breaches)
      if (breach.kind == BreachKind::substituted) return breach.severity;
    return Severity::error;
  };
  CHECK(severity_of("c01") == Severity::note);
  CHECK(severity_of("g00") != Severity::note);
}

TEST_CASE("the last day of the freeze is frozen, the day after it is not") {
  const Calendar calendar;
  const Rules rules = rules_from(R"(
[rota]
freeze-days = 2
[[rota.cover]]
desk = "hall"
when = "workday"
source = "F1"
)");
  ReplanInput input{.plan = {.rules = &rules, .calendar = &calendar}};
  input.plan.officials = people("o", 4, "deputy");
  input.plan.period = {day(2026, 6, 1), day(2026, 6, 5)};
  input.today = day(2026, 6, 1);
  for (unsigned i = 1; i <= 5; ++i) input.published.push_back(at(day(2026, 6, i), "o00"));
  input.fresh = {{"o00", input.plan.period, "ill", {}}};
  const auto replan = replan_absences(input);
  REQUIRE(replan);
  REQUIRE(replan->changes.size() == 5);
  for (const Change& change : replan->changes)
    CHECK(change.frozen == (change.before.date <= day(2026, 6, 3)));
}

TEST_CASE("whoever receives is not also the companion") {
  const Calendar calendar = announced();
  const Rules rules = rules_from(R"(
[rota]
[[rota.cover]]
desk = "hall"
when = "workday"
companions = [{body = "party", need = 1}]
source = "F1"
)");
  PlanInput input{
      .rules = &rules, .calendar = &calendar, .officials = people("o", 2, "deputy", "party")};
  input.period = {day(2026, 6, 1), day(2026, 6, 12)};
  const auto plan = make_plan(input);
  REQUIRE(plan);
  REQUIRE(plan->sessions.size() == 10);
  for (const Session& session : plan->sessions) {
    REQUIRE(session.companions.size() == 1);
    CHECK(session.companions.front() != session.official);
  }
}

TEST_CASE("a session of last month keeps its distance from the first of this one") {
  const Calendar calendar = announced();
  const Rules rules = rules_from(R"(
[rota]
[[rota.cover]]
desk = "hall"
when = "workday"
source = "F1"
[[rota.spacing]]
min-workdays = 3
source = "F1"
)");
  PlanInput input{.rules = &rules, .calendar = &calendar, .officials = people("o", 8, "deputy")};
  input.period = {day(2026, 6, 1), day(2026, 6, 30)};
  for (std::uint64_t seed = 0; seed < 20; ++seed) {
    Rules seeded = rules;
    seeded.seed = seed;
    input.rules = &seeded;
    input.earlier = {at(day(2026, 5, 28), "o00"), at(day(2026, 5, 29), "o01")};
    const auto plan = make_plan(input);
    REQUIRE(plan);
    CHECK(plan->sessions[0].official != "o00");
    CHECK(plan->sessions[0].official != "o01");
    CHECK(plan->sessions[1].official != "o01");
  }
}

TEST_CASE("a body of which nobody can come is passed over in its turn") {
  const Calendar calendar = announced();
  const Rules rules = rules_from(R"(
[rota]
[[rota.cover]]
desk = "hall"
when = "workday"
take-turns = ["party", "government"]
source = "HR1"
)");
  PlanInput input{.rules = &rules, .calendar = &calendar};
  input.officials = people("p", 1, "deputy", "party");
  for (Official& one : people("g", 3, "deputy", "government")) input.officials.push_back(one);
  input.period = {day(2026, 6, 1), day(2026, 6, 5)};
  input.absences = {{"p00", input.period, "leave", {}}};
  const auto plan = make_plan(input);
  REQUIRE(plan);
  REQUIRE(plan->sessions.size() == 5);
  for (const Session& session : plan->sessions) CHECK(session.official.starts_with("g"));
}

TEST_CASE(
    "a date that an official filed can be taken over by hand, and stays that official's no more") {
  const Calendar calendar = announced();
  const Rules rules = rules_from(R"(
[rota]
[[rota.quota]]
desk = "visit"
kind = "appointment"
min = 1
per = "month"
self-chosen = true
source = "D4"
)");
  PlanInput input{.rules = &rules, .calendar = &calendar, .officials = people("o", 2, "deputy")};
  input.period = {day(2026, 6, 1), day(2026, 6, 30)};
  input.filings = {
      {.official = "o00", .date = day(2026, 6, 10), .desk = "visit", .kind = "appointment"}};
  const auto plan = make_plan(input);
  REQUIRE(plan);
  REQUIRE(plan->sessions.size() == 1);
  REQUIRE(plan->sessions.front().origin == Origin::filed);
  const auto taken =
      replace_official(input, plan->sessions, {day(2026, 6, 10), "visit"}, "o01", {});
  REQUIRE(taken);
  CHECK(taken->front().official == "o01");
  CHECK(taken->front().origin == Origin::manual);
  // Planning again leaves the decision as it is.
  input.pinned = *taken;
  const auto again = make_plan(input);
  REQUIRE(again);
  CHECK(std::count_if(again->sessions.begin(), again->sessions.end(), [](const Session& session) {
          return session.date == day(2026, 6, 10) && session.official == "o01";
        }) == 1);
}
