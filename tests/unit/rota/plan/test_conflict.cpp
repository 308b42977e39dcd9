#include <doctest/doctest.h>

#include "anjuan/rota/plan/conflict.hpp"

#include "rota/rota_helpers.hpp"

using namespace anjuan;
using namespace anjuan::rota;
using namespace anjuan::rota::testing;

TEST_CASE("a contradiction names the days, the number wanted and the people left") {
  const Calendar calendar;
  const Rules rules = rules_from(R"(
[rota]
no-available-day = "fail"
[[rota.cover]]
desk = "centre"
when = "workday"
source = "F1"
[[rota.quota]]
max = 2
per = "week"
source = "office rule 3"
[[rota.quota]]
min = 1
per = "month"
source = "A2"
)");
  PlanInput input{.rules = &rules, .calendar = &calendar, .officials = people("o", 5, "r")};
  input.period = {day(2026, 6, 1), day(2026, 6, 30)};
  const DateRange week{day(2026, 6, 8), day(2026, 6, 14)};
  input.absences = {
      {"o00", week, "training", {}}, {"o01", week, "training", {}}, {"o02", week, "leave", {}}};
  const auto plan = make_plan(input);
  REQUIRE_FALSE(plan);
  CHECK(plan.error().exit == ExitCode::refused);
  const Diagnostic& d = plan.error().diagnostics.front();
  CHECK(d.code == "contradiction");
  CHECK(d.message ==
        "these rules cannot hold together: desk centre on 2026-06-08..2026-06-12 needs 5, only 2 "
        "can come: o03, o04 [F1]; away: o00 (training), o01 (training), o02 (leave); o03 may hold "
        "at most 2 per week [office rule 3]; o04 may hold at most 2 per week [office rule 3]");
  CHECK(d.rule == "F1, office rule 3");
}

TEST_CASE("the set of contradicting rules is minimal: without any one of them there is a plan") {
  const Calendar calendar;
  const Rules rules = rules_from(R"(
[rota]
no-available-day = "fail"
[[rota.cover]]
desk = "a"
when = "workday"
source = "A"
[[rota.quota]]
official = "o00"
min = 3
per = "week"
source = "Q0"
[[rota.quota]]
official = "o01"
min = 3
per = "week"
source = "Q1"
[[rota.quota]]
official = "o02"
max = 5
min = 0
per = "week"
source = "Q2"
)");
  PlanInput input{.rules = &rules, .calendar = &calendar, .officials = people("o", 3, "r")};
  input.period = {day(2026, 6, 1), day(2026, 6, 7)};
  const Roster roster(input.officials, input.absences, input.period);
  const Problem problem = build_problem(input, roster, true, true);
  const Conflict conflict = find_conflict(problem);
  REQUIRE(conflict.bounds.size() == 2);
  CHECK(conflict.demands.empty());  // five desk days can take no six sessions, wanted or not
  const auto plan = make_plan(input);
  REQUIRE_FALSE(plan);
  CHECK(plan.error().diagnostics.front().rule == "Q0, Q1");
}

TEST_CASE("a day nobody can come is listed, or refused where the office wants that") {
  const Calendar calendar;
  Rules rules =
      rules_from("[rota]\n[[rota.cover]]\ndesk = \"a\"\nwhen = \"workday\"\nsource = \"A\"\n");
  PlanInput input{.rules = &rules, .calendar = &calendar, .officials = people("o", 1, "r")};
  input.period = {day(2026, 6, 1), day(2026, 6, 5)};
  input.absences = {{"o00", {day(2026, 6, 3), day(2026, 6, 3)}, "ill", {}}};
  const auto plan = make_plan(input);
  REQUIRE(plan);
  CHECK(plan->sessions.size() == 4);
  REQUIRE(plan->unmet.size() == 1);
  CHECK(plan->unmet.front().kind == UnmetKind::nobody_available);
  CHECK(to_string(plan->unmet.front().days.from) == "2026-06-03");
  CHECK(errors(check_plan(input, *plan)).empty());
  rules.no_available_day = NoAvailableDay::fail;
  const auto refused = make_plan(input);
  REQUIRE_FALSE(refused);
  CHECK(refused.error().diagnostics.front().message ==
        "these rules cannot hold together: desk a on 2026-06-03 needs 1, nobody can come [A]; "
        "away: o00 (ill)");
}
