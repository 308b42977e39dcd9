#include <algorithm>

#include <doctest/doctest.h>

#include "anjuan/rota/plan/conflict.hpp"
#include "anjuan/rota/plan/remedy.hpp"
#include "anjuan/rota/plan/solver.hpp"

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
  input.period = month(2026, 6);
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

TEST_CASE("a contradiction names who has to stay in the house") {
  const Calendar calendar;
  const Rules rules = rules_from(R"(
[rota]
no-available-day = "fail"
[[rota.cover]]
desk = "centre"
when = "workday"
need = 2
source = "F1"
[[rota.in-house]]
least = 2
source = "留守"
)");
  PlanInput input{.rules = &rules, .calendar = &calendar, .officials = people("o", 3, "r")};
  input.period = {day(2026, 6, 8), day(2026, 6, 8)};
  const auto plan = make_plan(input);
  REQUIRE_FALSE(plan);
  CHECK(plan.error().diagnostics.front().message ==
        "these rules cannot hold together: desk centre on 2026-06-08 needs 2, only 3 can come: "
        "o00, o01, o02 [F1]; any official: at most 1 may be out on 2026-06-08 [留守]");
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
  const Problem problem = build_problem(input, roster, true, 1);
  const Conflict conflict = find_conflict(problem);
  REQUIRE(conflict.bounds.size() == 2);
  CHECK(conflict.demands.empty());  // five desk days can take no six sessions, wanted or not
  const auto plan = make_plan(input);
  REQUIRE_FALSE(plan);
  const Diagnostic& d = plan.error().diagnostics.front();
  CHECK(d.rule == "Q0, Q1");
  CHECK(d.message ==
        "these rules cannot hold together: desk a offers 5 sessions on 2026-06-01..2026-06-05 [A]; "
        "o00 needs 3 sessions in 2026-06-01..2026-06-07, days on which they could come: 5 [Q0]; "
        "o01 needs 3 sessions in 2026-06-01..2026-06-07, days on which they could come: 5 [Q1]");
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

TEST_CASE(
    "five leaders who owe a day a week have a week of three workdays: what can be is planned") {
  const Calendar calendar = announced();
  Rules rules = rules_from(R"(
[rota]
[[rota.cover]]
desk = "hall"
when = "workday"
source = "E1"
[[rota.quota]]
min = 1
per = "week"
source = "C2"
)");
  PlanInput input{.rules = &rules, .calendar = &calendar, .officials = people("o", 5, "r")};
  input.period = {day(2026, 9, 28), day(2026, 10, 11)};
  const auto plan = make_plan(input);
  REQUIRE(plan);
  // 28 to 30 September, then 8 to 10 October: three of five in each week.
  CHECK(plan->sessions.size() == 6);
  CHECK(plan->unmet.size() == 4);
  for (const Unmet& one : plan->unmet) {
    CHECK(one.kind == UnmetKind::no_available_day);
    CHECK(one.source == "C2");
  }
  rules.quotas.front().no_available_day = NoAvailableDay::fail;
  const auto refused = make_plan(input);
  REQUIRE_FALSE(refused);
  const Diagnostic& d = refused.error().diagnostics.front();
  CHECK(d.code == "contradiction");
  CHECK(d.remedy.find("waive-and-list") != std::string::npos);
  // The advice works when it is followed.
  rules.quotas.front().no_available_day = NoAvailableDay::waive_and_list;
  CHECK(make_plan(input).has_value());
}

TEST_CASE("of two who are wanted the one who can come is seated, and the other listed") {
  const Calendar calendar = announced();
  Rules rules = rules_from(
      "[rota]\n[[rota.cover]]\ndesk = \"a\"\nwhen = \"workday\"\nneed = 2\nsource = \"A\"\n");
  PlanInput input{.rules = &rules, .calendar = &calendar, .officials = people("o", 2, "r")};
  input.period = {day(2026, 6, 1), day(2026, 6, 5)};
  input.absences = {{"o00", {day(2026, 6, 3), day(2026, 6, 3)}, "ill", {}}};
  const auto plan = make_plan(input);
  REQUIRE(plan);
  CHECK(plan->sessions.size() == 9);
  REQUIRE(plan->unmet.size() == 1);
  CHECK(plan->unmet.front().kind == UnmetKind::too_few_available);
  CHECK(plan->unmet.front().message == "1 of 2 who are wanted at desk a can come on 2026-06-03");
  CHECK(errors(check_plan(input, *plan)).empty());
  rules.covers.front().no_available_day = NoAvailableDay::fail;
  CHECK_FALSE(make_plan(input).has_value());
}

TEST_CASE("of two desks that want the one who can come one is filled and the other listed") {
  const Calendar calendar = announced();
  Rules rules = rules_from(R"(
[rota]
[[rota.cover]]
desk = "a"
when = "workday"
source = "A"
[[rota.cover]]
desk = "b"
when = "workday"
source = "B"
)");
  PlanInput input{.rules = &rules, .calendar = &calendar, .officials = people("o", 3, "r")};
  input.period = {day(2026, 6, 1), day(2026, 6, 5)};
  const DateRange two_days{day(2026, 6, 3), day(2026, 6, 4)};
  input.absences = {{"o00", two_days, "ill", {}}, {"o01", two_days, "ill", {}}};
  const auto plan = make_plan(input);
  REQUIRE(plan);
  CHECK(plan->sessions.size() == 8);
  REQUIRE(plan->unmet.size() == 2);
  for (const Unmet& one : plan->unmet) {
    CHECK(one.kind == UnmetKind::too_few_available);
    CHECK(one.desk == "b");
    CHECK(one.source == "B");
  }
  // The check knows that the one who could come was needed elsewhere; with one of the others back
  // it is a breach.
  CHECK(errors(check_plan(input, *plan)).empty());
  input.absences.pop_back();
  CHECK(errors(check_plan(input, *plan)).size() == 2);
  input.absences.push_back({"o01", two_days, "ill", {}});
  rules.covers.back().no_available_day = NoAvailableDay::fail;
  const auto other = make_plan(input);
  REQUIRE(other);
  for (const Unmet& one : other->unmet) CHECK(one.desk == "a");
  rules.no_available_day = NoAvailableDay::fail;
  CHECK_FALSE(make_plan(input).has_value());
}

TEST_CASE("an absence beside a maximum empties seats, which are listed with it, and no period") {
  const Calendar calendar;
  Rules rules = rules_from(R"(
[rota]
[[rota.cover]]
desk = "centre"
when = "workday"
source = "F1"
[[rota.quota]]
max = 2
per = "week"
source = "office rule 3"
)");
  PlanInput input{.rules = &rules, .calendar = &calendar, .officials = people("o", 3, "r")};
  input.period = {day(2026, 6, 8), day(2026, 6, 21)};
  input.absences = {{"o00", {day(2026, 6, 8), day(2026, 6, 14)}, "leave", {}}};
  const auto plan = make_plan(input);
  REQUIRE(plan);
  // Four of five days of the first week, and all of the second.
  CHECK(plan->sessions.size() == 9);
  REQUIRE(plan->unmet.size() == 1);
  const Unmet& one = plan->unmet.front();
  CHECK(one.kind == UnmetKind::too_few_available);
  CHECK(one.source == "F1");
  CHECK(one.days.from < day(2026, 6, 15));
  CHECK(one.message.find("[office rule 3]; away: o00 (leave)") != std::string::npos);
  // The check says the same: no error, as long as nobody else may come that day.
  const auto found = check_plan(input, *plan);
  CHECK(errors(found).empty());
  CHECK(std::any_of(found.begin(), found.end(), [&](const Breach& breach) {
    return breach.kind == BreachKind::empty_day && breach.days == one.days;
  }));
  PlanInput back = input;
  back.absences.clear();
  CHECK(errors(check_plan(back, *plan)).size() == 1);
  // With everybody there the numbers themselves contradict each other, and no plan hides that.
  input.absences.clear();
  rules.quotas.front().max = 1;
  CHECK_FALSE(make_plan(input));
}

TEST_CASE("a contradiction names as away only whom its rules speak of") {
  const Calendar calendar;
  const Rules rules = rules_from(
      "[rota]\nno-available-day = \"fail\"\n[[rota.cover]]\ndesk = \"a\"\nwhen = \"workday\"\n"
      "official = \"o00\"\nsource = \"A\"\n");
  PlanInput input{.rules = &rules, .calendar = &calendar, .officials = people("o", 2, "r")};
  input.period = {day(2026, 6, 3), day(2026, 6, 3)};
  input.absences = {{"o00", input.period, "ill", {}}, {"o01", input.period, "leave", {}}};
  const auto refused = make_plan(input);
  REQUIRE_FALSE(refused);
  CHECK(refused.error().diagnostics.front().message ==
        "these rules cannot hold together: desk a on 2026-06-03 needs 1, nobody can come [A]; "
        "away: o00 (ill)");
}

TEST_CASE("advice that the work allowed does not suffice to try is said to be not tried") {
  const Calendar calendar;
  const Rules rules = rules_from(R"(
[rota]
no-available-day = "fail"
[[rota.cover]]
desk = "centre"
when = "workday"
source = "F1"
[[rota.quota]]
max = 1
per = "week"
source = "Q"
)");
  PlanInput input{.rules = &rules, .calendar = &calendar, .officials = people("o", 3, "r")};
  input.period = {day(2026, 6, 8), day(2026, 6, 14)};
  const Roster roster(input.officials, input.absences, input.period);
  Problem problem = build_problem(input, roster, true, 1);
  const Conflict conflict = find_conflict(problem);
  const auto advice = [&](const CanPlan& can_plan) {
    return remedy_that_works(input, roster, problem, conflict, can_plan);
  };
  // Nothing could be tried to its end: no word that nothing helps.
  const std::string none = advice([](PlanInput, Effort& effort) -> std::optional<bool> {
    effort.left = -1;
    return std::nullopt;
  });
  CHECK(none.find("not tried to the end") != std::string::npos);
  CHECK(none.find("no single number") == std::string::npos);
  // The first suffices, and then what may be spent is spent.
  int trials = 0;
  const std::string one = advice([&](PlanInput, Effort& effort) -> std::optional<bool> {
    if (++trials == 1) return true;
    effort.left = -1;
    return std::nullopt;
  });
  CHECK(trials == 2);
  CHECK(one.find("one of these is enough: ") == 0);
  CHECK(one.find("; other changes were not tried") != std::string::npos);
  // Every flow is charged, and without anything left nothing is claimed.
  Effort effort{1};
  problem.effort = &effort;
  CHECK(solve(problem, Goal{}).status == Solution::Status::gave_up);
  CHECK(effort.left < 0);
}

TEST_CASE("a contradiction of many rules is found in a few thousand flows, or says what it is") {
  const Calendar calendar;
  const Rules rules = rules_from(R"(
[rota]
[[rota.cover]]
desk = "centre"
when = "workday"
need = 4
source = "F1"
[[rota.cover]]
desk = "hall"
when = "workday"
source = "F2"
[[rota.quota]]
max = 2
per = "month"
source = "Q"
[[rota.in-house]]
least = 2
source = "H"
)");
  PlanInput input{.rules = &rules, .calendar = &calendar, .officials = people("o", 13, "r")};
  input.period = {day(2026, 6, 1), day(2026, 6, 30)};
  const Roster roster(input.officials, input.absences, input.period);
  Problem problem = build_problem(input, roster, true, 1);
  const auto steps_for = [&](int flows) {
    return Effort{flows * static_cast<std::int64_t>(problem.variables.size() + 1)};
  };
  Effort effort = steps_for(1000);
  problem.effort = &effort;
  const Conflict conflict = find_conflict(problem);
  CHECK(conflict.minimal);
  CHECK(conflict.maximums.size() > 1);
  CHECK(effort.left > 0);
  // With less to be spent, what is named contradicts itself still, and may not all be needed.
  Effort little = steps_for(5);
  problem.effort = &little;
  const Conflict cut = find_conflict(problem);
  CHECK_FALSE(cut.minimal);
  const Failure told = explain_conflict(input, roster, problem, cut, "");
  CHECK(told.diagnostics.front().message.find("a part of them may be enough") != std::string::npos);
  problem.effort = nullptr;
  CHECK_FALSE(can_hold(problem, cut));
  CHECK_FALSE(make_plan(input));
}

TEST_CASE("what a refusal of a small office costs is bounded in steps, advice and all") {
  const Calendar calendar;
  constexpr std::int64_t kForAdvice = 2'000'000;
  constexpr std::int64_t kForTheRest = 500'000;
  int refused = 0;
  for (const int need : {2, 5})
    for (const int most : {1, 4})
      for (const int least : {1, 6}) {
        const Rules rules = rules_from(fmt::format(R"(
[rota]
no-available-day = "fail"
[[rota.cover]]
desk = "centre"
when = "workday"
need = {}
source = "F1"
[[rota.cover]]
desk = "hall"
when = "workday"
source = "F2"
[[rota.quota]]
max = {}
per = "month"
source = "Q"
[[rota.quota]]
kind = ["field"]
desk = "village"
min = 1
per = "week"
source = "W"
[[rota.in-house]]
least = {}
source = "H"
)",
                                                   need, most, least));
        PlanInput input{.rules = &rules, .calendar = &calendar, .officials = people("o", 12, "r")};
        input.period = {day(2026, 6, 1), day(2026, 7, 12)};
        for (std::size_t i = 0; i < 12; i += 2)
          input.absences.push_back({input.officials[i].id,
                                    {day(2026, 6, 3) + std::chrono::days(3 * i),
                                     day(2026, 6, 9) + std::chrono::days(3 * i)},
                                    "leave",
                                    {}});
        std::int64_t steps = 0;
        const auto plan = make_plan(input, &steps);
        CAPTURE(need);
        CAPTURE(most);
        CAPTURE(least);
        CHECK(steps < kForAdvice + kForTheRest);
        if (!plan && plan.error().diagnostics.front().code == "contradiction") ++refused;
      }
  CHECK(refused == 8);
}

TEST_CASE("the advice against a contradiction was tried: each works when it is followed") {
  const Calendar calendar;
  Rules rules = rules_from(R"(
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
)");
  PlanInput input{.rules = &rules, .calendar = &calendar, .officials = people("o", 5, "r")};
  input.period = {day(2026, 6, 8), day(2026, 6, 14)};
  input.absences = {{"o00", input.period, "training", {}},
                    {"o01", input.period, "training", {}},
                    {"o02", input.period, "leave", {}}};
  const auto plan = make_plan(input);
  REQUIRE_FALSE(plan);
  CHECK(
      plan.error().diagnostics.front().remedy ==
      "one of these is enough: no-available-day = \"waive-and-list\" for the desk [F1]; at most 3 "
      "per week instead of 2 [office rule 3]; o00 comes on 2026-06-08..2026-06-14 after all; o01 "
      "comes on 2026-06-08..2026-06-14 after all");
  rules.quotas.front().max = 3;
  CHECK(make_plan(input).has_value());
  rules.quotas.front().max = 2;
  PlanInput back = input;
  back.absences.erase(back.absences.begin());
  CHECK(make_plan(back).has_value());
}

TEST_CASE("nobody is told to bring in one more person where the desk has no seat for them") {
  const Calendar calendar = announced();
  Rules rules = rules_from(R"(
[rota]
no-available-day = "fail"
[[rota.cover]]
desk = "hall"
when = "workday"
source = "E1"
[[rota.quota]]
min = 1
per = "week"
source = "C2"
)");
  PlanInput input{.rules = &rules, .calendar = &calendar, .officials = people("o", 5, "r")};
  input.period = {day(2026, 10, 5), day(2026, 10, 11)};
  const auto plan = make_plan(input);
  REQUIRE_FALSE(plan);
  CHECK(plan.error().diagnostics.front().remedy ==
        "one of these is enough: no-available-day = \"waive-and-list\" for the quota [C2]; "
        "without the quota [C2]");
  // Two desks on one day and one person for both: no number helps, one more person does.
  rules = rules_from(R"(
[rota]
no-available-day = "fail"
[[rota.cover]]
desk = "a"
when = "workday"
source = "A"
[[rota.cover]]
desk = "b"
when = "workday"
source = "B"
)");
  input.officials = people("o", 1, "r");
  input.period = {day(2026, 6, 8), day(2026, 6, 12)};
  const auto alone = make_plan(input);
  REQUIRE_FALSE(alone);
  const std::string& remedy = alone.error().diagnostics.front().remedy;
  CHECK(remedy.find("one more official of the kind of o00") != std::string::npos);
  input.officials = people("o", 2, "r");
  CHECK(make_plan(input).has_value());
}
