#include <algorithm>
#include <set>

#include <doctest/doctest.h>

#include "anjuan/rota/change/absence.hpp"

#include "rota/rota_helpers.hpp"

using namespace anjuan;
using namespace anjuan::rota;
using namespace anjuan::rota::testing;

namespace {

constexpr Date kWednesday = Date(std::chrono::year(2026) / 6 / 3);

/// Two groups of two and a lawyer each, on one day of the week; planned on Wednesday.
struct JointOffice {
  Calendar calendar;
  Rules rules = rules_from(R"(
[rota]
[[rota.cover]]
desk = "joint"
when = {once-per = "week"}
need = 2
groups = 2
companions = [{pool = "lawyers", need = 1}]
source = "C13"
)");
  ReplanInput input{.plan = {.rules = &rules, .calendar = &calendar}};

  JointOffice() {
    input.plan.officials = people("o", 6, "r");
    for (Official one : people("law", 2, "")) {
      one.groups = {"lawyers"};
      input.plan.officials.push_back(std::move(one));
    }
    input.plan.period = month(2026, 6);
    input.today = day(2026, 6, 1);
    for (int k = 0; k < 4; ++k) {
      Session session = session_of(kWednesday, fmt::format("o{:02}", k), "joint");
      session.group = k / 2 + 1;
      session.seat = k % 2 + 1;
      session.companions = {k < 2 ? "law00" : "law01"};
      input.published.push_back(std::move(session));
    }
  }

  void away(const std::string& official, Date date) {
    input.fresh.push_back({official, {date, date}, "ill", {}});
  }

  std::vector<std::string> breaches(const Replan& replan) const {
    CheckInput asked{.rules = &rules, .calendar = &calendar};
    asked.officials = input.plan.officials;
    asked.absences = input.fresh;
    asked.period = {day(2026, 6, 1), day(2026, 6, 7)};
    asked.sessions = replan.sessions;
    return errors(check(asked));
  }
};

}  // namespace

TEST_CASE("who sits together goes together to a day of the week on which enough can come") {
  JointOffice office;
  // Three of six can come on Wednesday, four are wanted.
  for (const char* one : {"o00", "o01", "o04"}) office.away(one, kWednesday);
  // And on Thursday one more is missing: three of them again.
  for (const char* one : {"o02", "o03", "o05"}) office.away(one, kWednesday + std::chrono::days(1));
  const auto replan = replan_absences(office.input);
  REQUIRE(replan);
  CHECK(replan->unmet.empty());
  CHECK(replan->changes.size() == 4);
  CHECK(replan->minimum == 4);
  CHECK(replan->proven);
  std::set<Date> days;
  std::set<std::pair<int, int>> places;
  for (const Session& session : replan->sessions) {
    days.insert(session.date);
    places.emplace(session.group, session.seat);
    CHECK(session.companions.size() == 1);
    CHECK(session.sequence == 1);
  }
  CHECK(days == std::set<Date>{kWednesday - std::chrono::days(1)});
  CHECK(places.size() == 4);
  CHECK(office.breaches(*replan).empty());
  // Nobody is told the same twice, a lawyer of two neither.
  std::set<std::pair<std::string, std::string>> told;
  for (const Telling& one : replan->told) CHECK(told.emplace(one.to, one.message).second);
}

TEST_CASE(
    "who owes a day a week keeps it: those who sit together go to a day on which all can come") {
  JointOffice office;
  office.rules.quotas = rules_from(R"(
[rota]
[[rota.quota]]
official = "o00"
min = 1
per = "week"
source = "C1"
)")
                            .quotas;
  // Somebody could stand in on Wednesday, but o00 would have no session in the week.
  office.input.fresh = {{"o00", {kWednesday, kWednesday + std::chrono::days(4)}, "leave", {}}};
  const auto replan = replan_absences(office.input);
  REQUIRE(replan);
  CHECK(replan->unmet.empty());
  CHECK(replan->changes.size() == 4);
  CHECK(replan->proven);
  CHECK(held(replan->sessions, "o00", {day(2026, 6, 1), day(2026, 6, 7)}) == 1);
  // All of them can come along: each keeps the seat, and nobody is offered for the day that is
  // left.
  for (const Change& change : replan->changes) {
    CHECK(change.after.official == change.before.official);
    CHECK(change.alternatives.empty());
  }
  CHECK(office.breaches(*replan).empty());
}

TEST_CASE("those who sit together stay on their day where a substitute can come") {
  JointOffice office;
  office.away("o00", kWednesday);
  office.away("o01", kWednesday);
  const auto replan = replan_absences(office.input);
  REQUIRE(replan);
  CHECK(replan->unmet.empty());
  CHECK(replan->changes.size() == 2);
  CHECK(replan->proven);
  for (const Session& session : replan->sessions) CHECK(session.date == kWednesday);
  CHECK(office.breaches(*replan).empty());
}

TEST_CASE("a joint session inside the freeze, or with somebody put there by hand, stays") {
  for (const bool frozen : {true, false}) {
    CAPTURE(frozen);
    JointOffice office;
    for (const char* one : {"o00", "o01", "o04"}) office.away(one, kWednesday);
    if (frozen)
      office.rules.freeze_days = 2;
    else
      office.input.published.back().origin = Origin::manual;
    const auto replan = replan_absences(office.input);
    REQUIRE(replan);
    CHECK(replan->unmet.size() == 1);
    for (const Session& session : replan->sessions) CHECK(session.date == kWednesday);
  }
}

TEST_CASE("a recorded visit that nobody planned counts for an absence and is no part of the rota") {
  const Calendar calendar;
  const Rules rules = rules_from(R"(
[rota]
[[rota.quota]]
kind = "field"
desk = "field"
min = 1
per = "quarter"
source = "A2"
)");
  const auto visit = [](Date date, Origin origin) {
    Session session = session_of(date, "o00", "field");
    session.kind = "field";
    session.origin = origin;
    return session;
  };
  ReplanInput input{.plan = {.rules = &rules, .calendar = &calendar}};
  input.plan.officials = people("o", 1, "r");
  input.plan.period = month(2026, 6);
  input.published = {visit(day(2026, 5, 6), Origin::quota), visit(day(2026, 6, 17), Origin::quota)};
  input.today = day(2026, 6, 10);
  input.fresh = {{"o00", {day(2026, 6, 15), day(2026, 6, 30)}, "leave", {}}};
  // What was planned in May was held by nobody: the quarter's visit is lost.
  input.over = std::vector<Session>{};
  const auto lost = replan_absences(input);
  REQUIRE(lost);
  // It moves to the days that are left before the absence.
  REQUIRE(lost->changes.size() == 1);
  CHECK(lost->changes.front().after.date < day(2026, 6, 15));
  // With a visit on record that nobody planned there is nothing to make up for.
  input.over = {visit(day(2026, 4, 8), Origin::manual)};
  input.today = day(2026, 6, 12);
  input.fresh.front().days.from = day(2026, 6, 13);
  const auto kept = replan_absences(input);
  REQUIRE(kept);
  CHECK(std::none_of(kept->unmet.begin(), kept->unmet.end(),
                     [](const Unmet& one) { return one.kind == UnmetKind::quota_short; }));
  // What was planned for days that are over stays written, and nothing is added to it.
  REQUIRE(!kept->sessions.empty());
  CHECK(to_string(kept->sessions.front().date) == "2026-05-06");
  for (const Session& session : kept->sessions) CHECK(session.date != day(2026, 4, 8));
}

TEST_CASE("whoever is away for most of a year is told what falls away, joint sessions or not") {
  const Calendar calendar;
  const Rules rules = rules_from(field_days_a_year(12) + R"(
[[rota.cover]]
desk = "centre"
when = "workday"
source = "F1"
[[rota.cover]]
desk = "hall"
when = "workday"
source = "F2"
[[rota.cover]]
desk = "joint"
when = {once-per = "month"}
need = 3
source = "J"
[[rota.quota]]
rank = "principal"
min = 1
per = "week"
source = "H2"
)");
  ReplanInput input{.plan = {.rules = &rules, .calendar = &calendar}};
  input.plan.officials = people("d", 27, "deputy");
  for (Official& one : people("p", 3, "principal")) input.plan.officials.push_back(one);
  input.plan.period = {day(2026, 1, 1), day(2026, 12, 31)};
  const auto plan = make_plan(input.plan);
  REQUIRE(plan);
  input.published = plan->sessions;
  input.today = day(2026, 3, 1);
  const DateRange away{day(2026, 6, 17), day(2026, 12, 31)};
  input.fresh = {{"p00", away, "seconded", {}}};
  const auto replan = replan_absences(input);
  REQUIRE(replan);
  CHECK(held(replan->sessions, "p00", away) == 0);
  // A week in which nobody can make up for it is named; every desk is filled.
  CHECK(replan->unmet.size() >= 25);
  for (const Unmet& unmet : replan->unmet) CHECK(unmet.kind == UnmetKind::quota_short);
  CHECK(replan->sessions.size() == plan->sessions.size());
}
