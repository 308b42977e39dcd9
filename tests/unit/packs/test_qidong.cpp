#include <set>

#include <doctest/doctest.h>

#include "packs/pack_helpers.hpp"

using namespace anjuan;
using namespace anjuan::rota;
using namespace anjuan::rota::testing;

TEST_CASE(
    "F1 F2 F3: every workday covered with companions, 12 groups in the towns, and key "
    "departments") {
  const Rules rules = pack("qidong", {unit_of("key-department", "ziran")});
  const auto officials =
      add(add(people("city", 23, "市党政领导"), people("town", 40, "副科职以上")),
          add(in_pool(people("law", 3, ""), "lawyers"), people("court", 2, "法院", "court")));
  auto everybody = add(add(officials, people("npc", 3, "人大", "congress")),
                       in_unit(people("ziran", 2, "副科职以上"), "ziran"));
  for (Official& one : everybody) one.principal = one.body == "court";
  const Plan plan = plan_of(rules, everybody, month(2026, 3));
  const Calendar calendar = announced();
  for (Date date = day(2026, 3, 1); date <= day(2026, 3, 31); date += std::chrono::days(1)) {
    const int at_centre =
        count(plan, [&](const Session& s) { return s.desk == "centre" && s.date == date; });
    const int in_towns =
        count(plan, [&](const Session& s) { return s.desk == "town" && s.date == date; });
    const int of_court = count(plan, [&](const Session& s) {
      return s.desk == "centre" && s.date == date && s.official.starts_with("court");
    });
    // A leader and somebody of the congress together; the court's heads come on days of their own.
    CHECK(at_centre - of_court == (calendar.is_workday(date) ? 2 : 0));
    CHECK(in_towns == (calendar.is_workday(date) ? 12 : 0));
    CHECK(count(plan, [&](const Session& s) {
            return s.desk == "department-ziran" && s.date == date &&
                   s.official.starts_with("ziran");
          }) == (calendar.is_workday(date) ? 1 : 0));
  }
  for (const Session& session : plan.sessions)
    if (session.desk == "centre" && session.group == 1) {
      CHECK(session.companions.size() == 1);
      CHECK(session.seat == (session.official.starts_with("npc") ? 2 : 1));
    }
  CHECK(count(plan, [](const Session& s) { return s.official.starts_with("court"); }) == 2);
}

TEST_CASE("F8: hard cases and those of the joined platform are met by appointment with a leader") {
  const Rules rules = pack("qidong");
  for (const char* fact : {"complex", "三融合"}) {
    CAPTURE(fact);
    const SessionKindRule* found = session_kind({{fact, "true"}}, rules, day(2026, 3, 2));
    REQUIRE(found != nullptr);
    CHECK(found->kind == "appointment");
  }
  // What is urgent or major besides is met at once, as before.
  CHECK(session_kind({{"complex", "true"}, {"major", "true"}}, rules, day(2026, 3, 2))->kind ==
        "immediate");
}

TEST_CASE("F6: each reception at the centre is recorded, booked or not") {
  const Rules rules = pack("qidong");
  auto officials = people("c", 1, "市党政领导");
  officials = add(officials, in_pool(people("l", 1, ""), "lawyers"));
  HeldSession held = held_at("centre", "reception", "c00");
  held.companions = {"l00"};
  CHECK(held_codes(rules, officials, held) == Codes{"recorded/F6"});
  held.documents = {"录音录像"};
  CHECK(held_codes(rules, officials, held) == Codes{});
}

TEST_CASE("F2: two days a week in 2015, with a lawyer from 2016, every workday from 2018") {
  const Rules rules = pack("qidong");
  const auto officials =
      add(add(people("c", 9, "市党政领导"), people("n", 3, "市人大领导", "congress")),
          in_pool(people("l", 3, ""), "lawyers"));
  const struct {
    int year;
    int days;
    bool lawyer;
    bool congress;
  } years[] = {{2015, 4, false, false}, {2016, 4, true, false}, {2018, 10, true, true}};
  for (const auto& one : years) {
    CAPTURE(one.year);
    // Two weeks in March, Monday to Sunday, without a holiday.
    Date monday = day(one.year, 3, 5);
    while (std::chrono::weekday(monday) != std::chrono::Monday) monday += std::chrono::days(1);
    const Rules then = only_at(rules, "centre");
    const Calendar calendar = announced();
    PlanInput input{.rules = &then, .calendar = &calendar, .officials = officials};
    input.period = {monday, monday + std::chrono::days(13)};
    const auto plan = make_plan(input);
    REQUIRE(plan);
    std::set<Date> days;
    for (const Session& session : plan->sessions) {
      if (session.seat != 1) continue;
      days.insert(session.date);
      CHECK(session.companions.size() == (one.lawyer ? 1U : 0U));
    }
    CHECK(static_cast<int>(days.size()) == one.days);
    CHECK(count(*plan, [](const Session& s) { return s.official.starts_with("n"); }) ==
          (one.congress ? one.days : 0));
  }
}

TEST_CASE("F4b: it is said how the leader was reminded, and that the units come") {
  const Rules rules = pack("qidong");
  const auto officials = people("c", 1, "市党政领导");
  HeldSession held = held_at("centre", "appointment", "c00");
  held.briefed = day(2026, 3, 10);
  held.confirmed = day(2026, 3, 11);
  held.documents = {"录音录像"};
  held.responsible = {"zhujian"};
  CHECK(held_codes(rules, officials, held) ==
        Codes{"briefed-before/F4, F4b", "units-confirmed/F4b"});
  held.briefed_by = "短信";
  held.units_confirmed = {"zhujian"};
  CHECK(held_codes(rules, officials, held) == Codes{});
}
