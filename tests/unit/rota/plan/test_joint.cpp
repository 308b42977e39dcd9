#include <algorithm>
#include <map>

#include <doctest/doctest.h>

#include "rota/rota_helpers.hpp"

using namespace anjuan;
using namespace anjuan::rota;
using namespace anjuan::rota::testing;

TEST_CASE("a joint session once a month is held by all of its officials on one day") {
  const Calendar calendar;
  const Rules rules = rules_from(R"(
[rota]
[[rota.cover]]
desk = "joint"
when = {once-per = "month"}
need = 2
groups = 2
companions = [{pool = "lawyers", need = 1}]
source = "C13"
)");
  PlanInput input{.rules = &rules, .calendar = &calendar, .officials = people("o", 5, "r")};
  for (Official& one : people("law", 2, "")) {
    one.groups = {"lawyers"};
    input.officials.push_back(one);
  }
  input.period = month(2026, 6);
  // On most days somebody is missing: four can come on the 17th only.
  for (int i = 0; i < 2; ++i)
    input.absences.push_back(
        {fmt::format("o{:02}", i), {day(2026, 6, 1), day(2026, 6, 16)}, "", {}});
  input.absences.push_back({"o02", {day(2026, 6, 18), day(2026, 6, 30)}, "", {}});
  input.absences.push_back({"o03", {day(2026, 6, 18), day(2026, 6, 30)}, "", {}});
  const auto plan = make_plan(input);
  REQUIRE(plan);
  REQUIRE(plan->sessions.size() == 4);
  for (const Session& session : plan->sessions) {
    CHECK(to_string(session.date) == "2026-06-17");
    CHECK(session.companions.size() == 1);
  }
  CHECK(errors(check_plan(input, *plan)).empty());
  // The check sees a session spread over two days, and a missing companion.
  Plan spread = *plan;
  for (Session& session : spread.sessions)
    if (session.official == "o04") session.date = day(2026, 6, 16);
  const auto split = check_plan(input, spread);
  CHECK(std::any_of(split.begin(), split.end(),
                    [](const Breach& breach) { return breach.code() == "split"; }));
  spread = *plan;
  for (Session& session : spread.sessions)
    if (session.group == 2) session.companions.clear();
  CHECK(errors(check_plan(input, spread)) ==
        std::vector<std::string>{"companions: 1 of 1 companion (group lawyers) is missing at "
                                 "desk joint, group 2, on 2026-06-17"});
}

TEST_CASE("a joint session moves to another day when a person is needed elsewhere on the first") {
  const Calendar calendar;
  for (int seed = 1; seed <= 8; ++seed) {
    CAPTURE(seed);
    Rules rules = rules_from(R"(
[rota]
[[rota.cover]]
desk = "joint"
when = {once-per = "week"}
need = 2
source = "C13"
[[rota.cover]]
desk = "hall"
when = {weekdays = [1, 2, 3, 4]}
source = "B10"
)");
    rules.seed = static_cast<std::uint64_t>(seed);
    PlanInput input{.rules = &rules, .calendar = &calendar, .officials = people("o", 2, "r")};
    input.period = {day(2026, 6, 1), day(2026, 6, 7)};
    const auto plan = make_plan(input);
    REQUIRE(plan);
    int joint = 0;
    for (const Session& session : plan->sessions)
      if (session.desk == "joint") {
        ++joint;
        CHECK(to_string(session.date) == "2026-06-05");
      }
    CHECK(joint == 2);
  }
}
