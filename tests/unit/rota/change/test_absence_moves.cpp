#include <algorithm>
#include <set>

#include <doctest/doctest.h>

#include "anjuan/rota/change/absence.hpp"

#include "rota/rota_helpers.hpp"

using namespace anjuan;
using namespace anjuan::rota;
using namespace anjuan::rota::testing;

TEST_CASE("who must come once a week takes another day of it when away on the planned one") {
  const Calendar calendar;
  const Rules rules = rules_from(R"(
[rota]
ranks = ["principal", "deputy"]
[[rota.cover]]
desk = "centre"
when = "workday"
source = "F1"
[[rota.quota]]
rank = "principal"
min = 1
per = "week"
source = "H2"
)");
  ReplanInput input{.plan = {.rules = &rules, .calendar = &calendar}};
  input.plan.officials = people("d", 3, "deputy");
  for (Official& one : people("p", 1, "principal")) input.plan.officials.push_back(one);
  input.plan.period = month(2026, 6);
  input.published = sessions_from(day(2026, 6, 8), {"p00", "d00", "d01", "d02", "d00"});
  input.today = day(2026, 6, 1);
  input.fresh = {{"p00", {day(2026, 6, 8), day(2026, 6, 8)}, "meeting", {}}};
  const auto replan = replan_absences(input);
  REQUIRE(replan);
  CHECK(replan->changes.size() == 2);
  CHECK(replan->minimum == 2);
  CHECK(replan->proven);
  CHECK(replan->unmet.empty());
  CHECK(held(replan->sessions, "p00", {day(2026, 6, 9), day(2026, 6, 12)}) == 1);
  // The deputy who gives a day up and the two who come on another are told, the public is, too.
  CHECK(replan->told.size() == 4);
}

TEST_CASE("a duty of once a week moves to another day of it when nobody can come on its own") {
  const Calendar calendar;
  const Rules rules = rules_from(R"(
[rota]
[[rota.cover]]
desk = "centre"
when = {once-per = "week"}
source = "W"
)");
  ReplanInput input{.plan = {.rules = &rules, .calendar = &calendar}};
  input.plan.officials = people("o", 2, "r");
  input.plan.period = month(2026, 6);
  const Date tuesday = day(2026, 6, 9);
  input.published = {session_of(tuesday, "o00")};
  input.plan.absences = {{"o01", {tuesday, tuesday}, "leave", {}}};
  input.fresh = {{"o00", {tuesday, tuesday}, "ill", {}}};
  input.today = day(2026, 6, 1);
  const auto replan = replan_absences(input);
  REQUIRE(replan);
  REQUIRE(replan->changes.size() == 1);
  CHECK(replan->unmet.empty());
  CHECK(replan->proven);
  CHECK(replan->changes.front().after.date != tuesday);
  CHECK(DateRange{day(2026, 6, 8), day(2026, 6, 12)}.contains(replan->changes.front().after.date));
}

TEST_CASE("a visit is handed only to somebody of whom a quota asks for one on that day") {
  const Calendar calendar;
  const auto absent_from_tuesday = [&](const std::string& days_of_the_other) {
    const Rules rules = rules_from(R"(
[rota]
no-available-day = "waive-and-list"
[[rota.quota]]
official = "o00"
kind = ["field"]
desk = "village"
min = 1
per = {from = 2026-06-08, to = 2026-06-08}
source = "F"
[[rota.quota]]
official = "o00"
kind = ["reception"]
desk = "village"
min = 1
per = {from = 2026-06-08, to = 2026-06-10}
source = "R"
[[rota.quota]]
official = "o01"
desk = "village"
min = 1
source = "Q"
per = )" + days_of_the_other);
    ReplanInput input{.plan = {.rules = &rules, .calendar = &calendar}};
    input.plan.officials = people("o", 2, "r");
    input.plan.period = month(2026, 6);
    for (const auto& [date, kind] :
         {std::pair(day(2026, 6, 8), "field"), {day(2026, 6, 10), "reception"}}) {
      input.published.push_back(session_of(date, "o00", "village"));
      input.published.back().kind = kind;
      input.published.back().origin = Origin::quota;
    }
    input.today = day(2026, 6, 5);
    input.fresh = {{"o00", {day(2026, 6, 9), day(2026, 6, 10)}, "ill", {}}};
    const auto replan = replan_absences(input);
    REQUIRE(replan);
    return held(replan->sessions, "o01", month(2026, 6));
  };
  CHECK(absent_from_tuesday("{from = 2026-06-08, to = 2026-06-10}") == 1);
  CHECK(absent_from_tuesday("{from = 2026-06-09, to = 2026-06-10}") == 0);
}

TEST_CASE("a weekly maximum holds across the end of the month") {
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
source = "M"
)");
  ReplanInput input{.plan = {.rules = &rules, .calendar = &calendar}};
  input.plan.officials = people("o", 4, "deputy");
  // The week of Monday, 29 June: o01 sits twice in July already.
  input.plan.period = month(2026, 6);
  input.published = sessions_from(day(2026, 6, 29), {"o00", "o02", "o02", "o01", "o01"});
  input.today = day(2026, 6, 20);
  input.fresh = {{"o00", {day(2026, 6, 29), day(2026, 6, 29)}, "ill", {}}};
  const auto replan = replan_absences(input);
  REQUIRE(replan);
  REQUIRE(replan->changes.size() == 1);
  CHECK(replan->changes.front().after.official == "o03");
}

TEST_CASE("an own visit and a booked session move with their official, a filed date gets another") {
  const Calendar calendar;
  const Rules rules = rules_from(R"(
[rota]
ranks = ["deputy"]
[[rota.quota]]
kind = "field"
min = 1
per = "quarter"
desk = "field"
source = "A2"
[[rota.quota]]
kind = "reception"
min = 1
per = "month"
self-chosen = true
desk = "hall"
source = "D4"
[[rota.booking]]
by = ["petitioner"]
desk = "hall"
source = "B13"
)");
  ReplanInput input{.plan = {.rules = &rules, .calendar = &calendar}};
  input.plan.officials = people("o", 2, "deputy");
  input.plan.period = {day(2026, 5, 1), day(2026, 6, 30)};
  Session visit = session_of(day(2026, 6, 9), "o00", "field");
  visit.kind = "field";
  visit.origin = Origin::quota;
  Session filed = session_of(day(2026, 6, 10), "o00", "hall");
  filed.origin = Origin::filed;
  Session booked = session_of(day(2026, 6, 11), "o00", "hall");
  booked.kind = "appointment";
  booked.origin = Origin::booking;
  booked.case_id = "DZ-2026-000001";
  input.published = {visit, filed, booked};
  input.plan.filings = {{"o00", filed.date, "hall", "reception", {}}};
  Booking booking{.by = Booker::petitioner, .official = "o00", .case_id = booked.case_id};
  booking.desk = "hall";
  booking.within = {day(2026, 6, 8), day(2026, 6, 16)};
  input.plan.bookings = {booking};
  input.today = day(2026, 6, 1);
  input.fresh = {{"o00", {day(2026, 6, 8), day(2026, 6, 12)}, "training", {}}};
  const auto replan = replan_absences(input);
  REQUIRE(replan);
  REQUIRE(replan->changes.size() == 3);
  for (const Change& change : replan->changes) {
    CAPTURE(to_string(change.before.date));
    if (change.before.origin == Origin::filed) {
      CHECK(change.after.date == filed.date);
      CHECK(change.after.official == "o01");
      continue;
    }
    CHECK(change.after.official == "o00");
    CHECK_FALSE(input.fresh.front().days.contains(change.after.date));
    CHECK(change.after.date > input.today);
    if (change.before.origin == Origin::booking) CHECK(booking.within.contains(change.after.date));
    CHECK(change.after.sequence == 1);
  }
  CHECK(codes(replan->unmet) == std::set<std::string>{"not-filed"});
  CHECK(std::any_of(replan->told.begin(), replan->told.end(), [](const Telling& told) {
    return told.case_id == "DZ-2026-000001" && told.to.empty();
  }));
}

TEST_CASE("a quota is not left to days of a week whose one session stands already") {
  const Calendar calendar;
  const Rules rules = rules_from(R"(
[rota]
[[rota.cover]]
desk = "centre"
when = {once-per = "week"}
source = "W"
[[rota.quota]]
min = 1
per = "month"
desk = "field"
source = "Q"
)");
  ReplanInput input{.plan = {.rules = &rules, .calendar = &calendar}};
  input.plan.officials = people("o", 3, "r");
  input.plan.period = month(2026, 6);
  input.published = {session_of(day(2026, 6, 2), "o01"), session_of(day(2026, 6, 9), "o00"),
                     session_of(day(2026, 6, 16), "o02"), session_of(day(2026, 6, 23), "o01"),
                     session_of(day(2026, 6, 29), "o02")};
  input.today = day(2026, 6, 1);
  input.fresh = {{"o00", {day(2026, 6, 8), day(2026, 6, 12)}, "ill", {}}};
  const auto replan = replan_absences(input);
  REQUIRE(replan);
  CHECK(replan->unmet.empty());
  CHECK(replan->proven);
  CHECK(held(replan->sessions, "o00", input.plan.period) == 1);
}
