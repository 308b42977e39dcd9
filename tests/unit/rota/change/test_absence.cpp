#include <algorithm>
#include <set>

#include <doctest/doctest.h>

#include "anjuan/rota/change/absence.hpp"

#include "rota/rota_helpers.hpp"

using namespace anjuan;
using namespace anjuan::rota;
using namespace anjuan::rota::testing;

namespace {

constexpr const char* kCentre = R"(
[rota]
ranks = ["principal", "deputy", "section"]
freeze-days = 2
[[rota.cover]]
desk = "centre"
when = "workday"
source = "F1"
[[rota.quota]]
min = 1
per = "half-year"
source = "E3"
[[rota.substitute]]
rank-at-least = "self"
notice-before = "1d"
source = "A8"
)";

int held(const std::vector<Session>& sessions, const std::string& official, DateRange days) {
  return static_cast<int>(
      std::count_if(sessions.begin(), sessions.end(), [&](const Session& session) {
        return session.official == official && days.contains(session.date);
      }));
}

}  // namespace

TEST_CASE("two of 23 absent for 15 days change no more sessions than they held") {
  const Calendar calendar = announced();
  const Rules rules = rules_from(kCentre);
  ReplanInput input{.plan = {.rules = &rules, .calendar = &calendar}};
  input.plan.officials = people("o", 23, "deputy");
  input.plan.period = {day(2026, 1, 1), day(2026, 12, 31)};
  const auto plan = make_plan(input.plan);
  REQUIRE(plan);
  input.published = plan->sessions;
  input.today = day(2026, 3, 1);
  const DateRange away{day(2026, 3, 9), day(2026, 3, 23)};
  input.fresh = {{"o03", away, "leave", {}}, {"o11", away, "training", {}}};
  const DateRange all = input.plan.period;
  const int lost = held(plan->sessions, "o03", away) + held(plan->sessions, "o11", away);
  REQUIRE(lost > 0);
  const auto replan = replan_absences(input);
  REQUIRE(replan);
  CHECK(replan->proven);
  CHECK(replan->minimum == lost);
  CHECK(static_cast<int>(replan->changes.size()) == lost);
  CHECK(replan->sessions.size() == plan->sessions.size());
  CHECK(held(replan->sessions, "o03", away) == 0);
  for (const Change& change : replan->changes) {
    CHECK(change.after.sequence == change.before.sequence + 1);
    CHECK(change.after.group == change.before.group);
    CHECK(change.source == "A8");
    CHECK_FALSE(change.late_notice);
    REQUIRE_FALSE(change.alternatives.empty());
    for (std::size_t k = 1; k < change.alternatives.size(); ++k)
      CHECK(change.alternatives[k - 1].over <= change.alternatives[k].over);
  }
  // The absent owe what they did not hold, and whoever stood in has it to the good.
  for (const Load& load : replan->loads)
    if (load.official == "o03" || load.official == "o11")
      CHECK(load.balance ==
            doctest::Approx(load.entitlement - held(plan->sessions, load.official, all) +
                            held(plan->sessions, load.official, away)));
  double sum = 0;
  for (const Load& load : replan->loads) sum += load.balance;
  CHECK(sum == doctest::Approx(0.0).epsilon(1e-6));
}

TEST_CASE("inside the freeze only the absent official's own session changes hands") {
  const Calendar calendar;
  const Rules rules = rules_from(kCentre);
  ReplanInput input{.plan = {.rules = &rules, .calendar = &calendar}};
  input.plan.officials = people("o", 6, "deputy");
  input.plan.period = {day(2026, 6, 1), day(2026, 6, 12)};
  const auto plan = make_plan(input.plan);
  REQUIRE(plan);
  input.published = plan->sessions;
  input.today = day(2026, 6, 1);
  const std::string first = plan->sessions[1].official;  // on the 2nd
  input.fresh = {{first, {day(2026, 6, 1), day(2026, 6, 2)}, "ill", day(2026, 6, 2)}};
  const auto replan = replan_absences(input);
  REQUIRE(replan);
  REQUIRE(replan->changes.size() == 1);
  CHECK(replan->changes.front().frozen);
  CHECK(replan->changes.front().late_notice);  // told on the day itself
  CHECK(to_string(replan->changes.front().before.date) == "2026-06-02");
}

TEST_CASE("a substitute is of the same rank or higher; an empty desk is worse than a lower rank") {
  const Calendar calendar;
  const Rules rules = rules_from(kCentre);
  ReplanInput input{.plan = {.rules = &rules, .calendar = &calendar}};
  input.plan.officials = people("deputy", 2, "deputy");
  for (Official& one : people("section", 4, "section")) input.plan.officials.push_back(one);
  input.plan.period = {day(2026, 6, 8), day(2026, 6, 19)};
  const auto plan = make_plan(input.plan);
  REQUIRE(plan);
  input.published = plan->sessions;
  input.today = day(2026, 6, 1);
  input.fresh = {{"deputy00", {day(2026, 6, 8), day(2026, 6, 19)}, "leave", {}}};
  const auto one_away = replan_absences(input);
  REQUIRE(one_away);
  REQUIRE_FALSE(one_away->changes.empty());
  for (const Change& change : one_away->changes) CHECK(change.after.official == "deputy01");
  input.fresh.push_back({"deputy01", {day(2026, 6, 8), day(2026, 6, 19)}, "leave", {}});
  const auto both_away = replan_absences(input);
  REQUIRE(both_away);
  for (const Change& change : both_away->changes)
    CHECK(change.after.official.starts_with("section"));
  CHECK(std::any_of(both_away->unmet.begin(), both_away->unmet.end(),
                    [](const Unmet& unmet) { return unmet.code == "substitute-rule"; }));
}

TEST_CASE("where a maximum blocks the direct way the fewest other sessions move") {
  const Calendar calendar;
  const Rules rules = rules_from(R"(
[rota]
[[rota.cover]]
desk = "a"
group = "a"
when = "every-day"
source = "A"
[[rota.cover]]
desk = "b"
group = "b"
when = "every-day"
source = "B"
)");
  // Only o01 can move between the desks: o00's day at desk a can be filled by o01 alone, whose
  // own day at desk b then goes to o02.
  ReplanInput input{.plan = {.rules = &rules, .calendar = &calendar}};
  input.plan.officials = people("o", 3, "r");
  input.plan.officials[0].groups = {"a"};
  input.plan.officials[1].groups = {"a", "b"};
  input.plan.officials[2].groups = {"b"};
  input.plan.period = {day(2026, 6, 1), day(2026, 6, 1)};
  Session a{.date = day(2026, 6, 1), .desk = "a", .kind = "reception"};
  a.official = "o00";
  Session b{.date = day(2026, 6, 1), .desk = "b", .kind = "reception"};
  b.official = "o01";
  input.published = {a, b};
  input.today = day(2026, 5, 1);
  input.fresh = {{"o00", {day(2026, 6, 1), day(2026, 6, 1)}, "ill", {}}};
  Rules strict = rules;
  strict.no_available_day = NoAvailableDay::fail;
  input.plan.rules = &strict;
  const auto replan = replan_absences(input);
  REQUIRE(replan);
  CHECK(replan->minimum == 2);
  CHECK(replan->proven);
  CHECK(show(replan->sessions) ==
        "2026-06-01 a 1/1 reception o01\n2026-06-01 b 1/1 reception o02\n");
}

TEST_CASE("a companion who falls ill is replaced and the session's sequence rises") {
  const Calendar calendar;
  const Rules rules = rules_from(R"(
[rota]
[[rota.cover]]
desk = "a"
when = "every-day"
companions = [{pool = "lawyers", need = 1}]
source = "HR4"
)");
  ReplanInput input{.plan = {.rules = &rules, .calendar = &calendar}};
  input.plan.officials = people("o", 1, "r");
  for (Official& one : people("law", 2, "")) {
    one.groups = {"lawyers"};
    input.plan.officials.push_back(one);
  }
  input.plan.period = {day(2026, 6, 1), day(2026, 6, 4)};
  const auto plan = make_plan(input.plan);
  REQUIRE(plan);
  input.published = plan->sessions;
  input.today = day(2026, 5, 1);
  input.fresh = {{"law00", input.plan.period, "ill", {}}};
  const auto replan = replan_absences(input);
  REQUIRE(replan);
  for (std::size_t s = 0; s < replan->sessions.size(); ++s) {
    CHECK(replan->sessions[s].companions == std::vector<std::string>{"law01"});
    const bool was_law00 = plan->sessions[s].companions == std::vector<std::string>{"law00"};
    CHECK(replan->sessions[s].sequence == (was_law00 ? 1 : 0));
  }
}

TEST_CASE("a replacement by hand is refused with its reason and made otherwise") {
  const Calendar calendar;
  const Rules rules = rules_from(kCentre);
  PlanInput input{.rules = &rules, .calendar = &calendar, .officials = people("d", 2, "deputy")};
  for (Official& one : people("s", 1, "section")) input.officials.push_back(one);
  const Date date = day(2026, 6, 1);
  input.absences = {{"d01", {date, date}, "ill", {}}};
  Session session{.date = date, .desk = "centre", .kind = "reception"};
  session.official = "d00";
  const std::vector<Session> rota = {session};
  const struct {
    const char* official;
    int group;
    bool force;
    const char* code;
  } cases[] = {{"nobody", 1, false, "unknown-official"},
               {"d01", 1, false, "unavailable"},
               {"s00", 1, false, "wrong-substitute"},
               {"d01", 2, false, "no-session"}};
  for (const auto& one : cases) {
    CAPTURE(one.code);
    const auto done =
        replace_official(input, rota, date, "centre", one.group, 1, one.official, one.force);
    REQUIRE_FALSE(done);
    CHECK(done.error().diagnostics.front().code == one.code);
  }
  const auto forced = replace_official(input, rota, date, "centre", 1, 1, "s00", true);
  REQUIRE(forced);
  CHECK(forced->front().official == "s00");
  CHECK(forced->front().sequence == 1);
  CHECK(forced->front().origin == Origin::manual);
}
