#include <doctest/doctest.h>

#include "anjuan/rota/change/absence.hpp"
#include "anjuan/rota/change/explain.hpp"

#include "rota/rota_helpers.hpp"

using namespace anjuan;
using namespace anjuan::rota;
using namespace anjuan::rota::testing;

// What people change by hand keeps the rules, or says why not.
namespace {

constexpr const char* kHall = R"(
[rota]
ranks = ["principal", "deputy", "clerk"]
[[rota.cover]]
desk = "hall"
rank-at-least = "deputy"
when = "workday"
groups = 2
source = "F1"
[[rota.quota]]
rank = "clerk"
desk = "street"
min = 1
per = "month"
source = "C2"
)";

struct Hall {
  Calendar calendar = announced();
  Rules rules = rules_from(kHall);
  PlanInput input{.rules = &rules, .calendar = &calendar, .officials = people("d", 3, "deputy")};
  Date monday = day(2026, 6, 1);
  Date tuesday = day(2026, 6, 2);
  std::vector<Session> rota;

  Hall() {
    for (Official& one : people("k", 1, "clerk")) input.officials.push_back(one);
    input.period = month(2026, 6);
    rota = {at(monday, "d00"), at(monday, "d01", 2), at(tuesday, "d02")};
  }
  static Session at(Date date, const std::string& official, int group = 1) {
    Session session{.date = date, .desk = "hall", .group = group, .kind = "reception"};
    session.official = official;
    return session;
  }
};

std::string code_of(const Result<std::vector<Session>>& done) {
  std::string all;
  if (!done)
    for (const Diagnostic& d : done.error().diagnostics) all += (all.empty() ? "" : " ") + d.code;
  return all;
}

}  // namespace

TEST_CASE("an empty seat that a rule wants filled is filled by hand, no other") {
  const Hall hall;
  const auto filled = replace_official(hall.input, hall.rota, {hall.tuesday, "hall", 2}, "d00", {});
  REQUIRE(filled);
  REQUIRE(filled->size() == 4);
  CHECK(show(*filled).find("d00") != std::string::npos);
  CHECK(filled->back().sequence == 0);
  CHECK(filled->back().origin == Origin::manual);
  CHECK(code_of(replace_official(hall.input, hall.rota, {hall.tuesday, "hall", 3}, "d00", {})) ==
        "no-session");
  CHECK(code_of(replace_official(hall.input, hall.rota, {day(2026, 6, 6), "hall"}, "d00", {})) ==
        "no-session");  // a Saturday
}

TEST_CASE("whoever is put on a desk takes its empty seat before anybody who is planned") {
  const Hall hall;
  const auto second = empty_place(hall.input, hall.rota, {hall.tuesday, "hall"});
  REQUIRE(second);
  CHECK(second->group == 2);
  CHECK_FALSE(empty_place(hall.input, hall.rota, {hall.monday, "hall"}));
  CHECK_FALSE(empty_place(hall.input, hall.rota, {hall.tuesday, "hall", 1}));
  const Date saturday = day(2026, 6, 6);  // no rule wants anybody
  CHECK_FALSE(empty_place(hall.input, hall.rota, {saturday, "hall"}));
}

TEST_CASE("somebody whom no rule lets receive is put there with force and a reason only") {
  const Hall hall;
  const Place place{hall.monday, "hall"};
  CHECK(code_of(replace_official(hall.input, hall.rota, place, "k00", {})) == "not-eligible");
  CHECK(code_of(replace_official(hall.input, hall.rota, place, "k00", {true, ""})) ==
        "not-eligible");
  const auto forced = replace_official(hall.input, hall.rota, place, "k00", {true, "顶岗"});
  REQUIRE(forced);
  CheckInput check{.rules = &hall.rules, .calendar = &hall.calendar};
  check.officials = hall.input.officials;
  check.period = hall.input.period;
  check.sessions = *forced;
  std::vector<Breach> breaches;
  check_sessions(check, breaches);
  REQUIRE(breaches.size() == 1);
  CHECK(breaches.front().kind == BreachKind::not_eligible);
  CHECK(breaches.front().severity == Severity::warning);
  CHECK(breaches.front().message.ends_with("顶岗"));
}

TEST_CASE("two sessions change hands in one step, and both are judged as they are then") {
  Hall hall;
  const Place first{hall.monday, "hall"};
  const Place second{hall.tuesday, "hall"};
  const auto swapped = swap_officials(hall.input, hall.rota, first, second, {});
  REQUIRE(swapped);
  CHECK((*swapped)[0].official == "d02");
  CHECK((*swapped)[2].official == "d00");
  CHECK((*swapped)[0].sequence == 1);
  CHECK((*swapped)[2].sequence == 1);
  CHECK((*swapped)[1] == hall.rota[1]);
  hall.input.absences = {{"d00", {hall.tuesday, hall.tuesday}, "ill", {}}};
  CHECK(code_of(swap_officials(hall.input, hall.rota, first, second, {})) == "unavailable");
  CHECK(code_of(swap_officials(hall.input, hall.rota, first, {hall.tuesday, "hall", 2}, {})) ==
        "no-session");
  // d01 sits at the second group that day already.
  hall.rota.push_back(Hall::at(hall.tuesday, "d01", 2));
  CHECK(code_of(swap_officials(hall.input, hall.rota, {hall.tuesday, "hall", 2}, first, {})) ==
        "unavailable two-places");
  hall.input.absences.clear();
  CHECK(code_of(swap_officials(hall.input, hall.rota, {hall.tuesday, "hall", 2}, first, {})) ==
        "two-places");
}

TEST_CASE("a session that no rule asks for is listed by the check") {
  const Hall hall;
  CheckInput check{.rules = &hall.rules, .calendar = &hall.calendar};
  check.officials = hall.input.officials;
  check.period = hall.input.period;
  check.sessions = hall.rota;
  check.sessions.push_back(Hall::at(day(2026, 6, 6), "d00"));  // a Saturday
  std::vector<Breach> breaches;
  check_sessions(check, breaches);
  REQUIRE(breaches.size() == 1);
  CHECK(breaches.front().kind == BreachKind::unasked);
  CHECK(breaches.front().severity == Severity::note);
  check.sessions.back().origin = Origin::booking;
  breaches.clear();
  check_sessions(check, breaches);
  CHECK(breaches.empty());
}

TEST_CASE("the fair share that is explained is that of the plan") {
  const Calendar calendar = announced();
  const Rules rules = rules_from(R"(
[rota]
[[rota.cover]]
desk = "hall"
when = "workday"
source = "F1"
[[rota.quota]]
desk = "field"
kind = "field"
min = 1
per = "month"
source = "A2"
)");
  PlanInput input{.rules = &rules, .calendar = &calendar, .officials = people("o", 4, "r")};
  input.period = month(2026, 6);
  input.absences = {{"o01", {day(2026, 6, 8), day(2026, 6, 19)}, "leave", {}}};
  input.carried = {{"o00", 1.5}, {"o02", -1.5}};
  const auto plan = make_plan(input);
  REQUIRE(plan);
  int compared = 0;
  for (Date date = input.period.from; date <= input.period.to; date += std::chrono::days(1))
    for (const Explanation& one : explain_day(input, plan->sessions, date))
      for (const Load& load : plan->loads) {
        if (load.official != one.session.official) continue;
        const std::string share = fmt::format("the fair share is {:.2f}", load.entitlement);
        CAPTURE(share);
        CHECK(std::any_of(one.reasons.begin(), one.reasons.end(), [&](const Reason& reason) {
          return reason.text.find(share) != std::string::npos;
        }));
        ++compared;
      }
  CHECK(compared == static_cast<int>(plan->sessions.size()));
}

TEST_CASE("nobody who must keep away from a case takes its session, by force or by a swap") {
  Hall hall;
  hall.rota[0].case_id = "DZ-2026-000001";
  hall.input.keep_away.by_case["DZ-2026-000001"] = {"d02"};
  const Place first{hall.monday, "hall", 1, 1};
  const Place other{hall.tuesday, "hall", 1, 1};
  for (const bool force : {false, true})
    CHECK(code_of(replace_official(hall.input, hall.rota, first, "d02", {force, "急"})) ==
          "recusal");
  CHECK(code_of(swap_officials(hall.input, hall.rota, first, other, {true, "急"})) == "recusal");
  hall.input.keep_away.by_case.clear();
  CHECK(code_of(replace_official(hall.input, hall.rota, first, "d02", {true, "急"})).empty());
}

TEST_CASE("whoever must keep away is not proposed, nor seated beside whoever receives the case") {
  const KeepAway away{{{"DZ-2026-000001", {"d02"}}}};
  std::vector<Session> rota = {Hall::at(day(2026, 6, 1), "d00"), Hall::at(day(2026, 6, 1), "d01")};
  rota[0].case_id = "DZ-2026-000001";
  CHECK_FALSE(away.may_sit(rota, rota[1], "d02"));
  CHECK(away.may_sit(rota, rota[1], "d01"));
  rota[1].group = 2;
  CHECK(away.may_sit(rota, rota[1], "d02"));
}

TEST_CASE("why somebody is not there names the case that they must keep away from") {
  Hall hall;
  hall.rota[0].case_id = "DZ-2026-000001";
  hall.input.keep_away.by_case["DZ-2026-000001"] = {"d02"};
  const auto ask = [&] { return why_not(hall.input, hall.rota, hall.monday, "d02", "hall"); };
  auto answer = ask();
  REQUIRE(answer);
  CHECK(answer->obstacles.empty());  // there is another table
  hall.rota.erase(hall.rota.begin() + 1);
  answer = ask();
  REQUIRE(answer);
  REQUIRE(answer->obstacles.size() == 1);
  CHECK(answer->obstacles.front().source == "W22 art. 28");
  CHECK_FALSE(answer->possible);
}
