#include <algorithm>
#include <set>

#include <doctest/doctest.h>

#include "packs/pack_helpers.hpp"

using namespace anjuan;
using namespace anjuan::rota;
using namespace anjuan::rota::testing;

TEST_CASE("B1 B2 B3 B4: the 15th with ten groups, a lawyer and a delegate each, on three levels") {
  Rules rules = pack("jiaxing", {unit_of("county", "c1"), unit_of("town", "t1")});
  std::erase_if(rules.covers, [](const CoverRule& cover) { return cover.desk == "joint-centre"; });
  const auto officials =
      add(add(people("city", 12, "市级", "government"), in_unit(people("county", 3, "县级"), "c1")),
          add(add(in_unit(people("town", 3, "镇级"), "t1"), people("npc", 6, "市级", "congress")),
              add(people("cppcc", 6, "市级", "cppcc"), in_pool(people("law", 12, ""), "lawyers"))));
  for (const unsigned of_year : {2U, 3U, 8U, 11U}) {
    CAPTURE(of_year);
    const Plan plan = plan_of(rules, officials, month(2026, of_year));
    const Date fifteenth = day(2026, of_year, 15);
    std::set<int> groups;
    for (const Session& session : plan.sessions)
      if (session.desk == "city") {
        CHECK(session.date == fifteenth);
        groups.insert(session.group);
        const auto has = [&](const std::string& prefix) {
          return std::any_of(session.companions.begin(), session.companions.end(),
                             [&](const std::string& id) { return id.starts_with(prefix); });
        };
        CHECK(has("law"));
        CHECK((has("npc") || has("cppcc")));
      }
    CHECK(groups.size() == 10);
    for (const char* desk : {"county-c1", "town-t1"})
      CHECK(count(plan, [&](const Session& s) { return s.desk == desk && s.date == fifteenth; }) ==
            1);
  }
}

TEST_CASE("B10: field days on the 10th, 15th and 20th, never moved") {
  const Rules rules = pack("jiaxing");
  auto officials = in_pool(people("tx", 2, "县级"), "tongxiang");
  officials = add(officials, people("city", 10, "市级", "congress"));
  officials = add(officials, people("town", 1, "镇级"));
  Rules only = rules;
  std::erase_if(only.covers, [](const CoverRule& cover) { return cover.desk != "tongxiang"; });
  const Plan plan = plan_of(only, officials, month(2026, 2));
  std::vector<std::string> dates;
  for (const Session& session : plan.sessions)
    if (session.desk == "tongxiang") dates.push_back(to_string(session.date));
  CHECK(dates == std::vector<std::string>{"2026-02-10", "2026-02-15", "2026-02-20"});
}

TEST_CASE("B11 B12: an appointment or a visit counts, and each level has its forms") {
  const Rules rules =
      pack("jiaxing", {unit_of("county", "c1"), unit_of("town", "t1"), unit_of("village", "v1")});
  CHECK(std::find(rules.kinds.begin(), rules.kinds.end(), "conference") != rules.kinds.end());
  const Calendar calendar = announced();
  CheckInput input{.rules = &rules, .calendar = &calendar};
  input.officials = people("c", 1, "县级");
  input.period = {day(2026, 3, 2), day(2026, 3, 2)};
  Session session{.date = day(2026, 3, 2), .desk = "county-c1", .kind = "reception"};
  session.official = "c00";
  const auto mode_is_wrong = [&](const std::string& mode) {
    session.mode = mode;
    input.sessions = {session};
    const auto breaches = check(input);
    return std::any_of(breaches.begin(), breaches.end(),
                       [](const Breach& b) { return b.code() == "unknown-mode"; });
  };
  CHECK(mode_is_wrong("随时接访"));  // a form of the towns
  CHECK(mode_is_wrong("上门走访"));  // and of the villages
  for (const char* mode : {"巡回下访", "分类接访", "预约接访"}) CHECK_FALSE(mode_is_wrong(mode));
  session.desk = "town-t1";
  for (const char* mode : {"随时接访", "预约接访"}) CHECK_FALSE(mode_is_wrong(mode));
  CHECK(mode_is_wrong("上门走访"));
  session.desk = "village-v1";
  CHECK_FALSE(mode_is_wrong("上门走访"));
  CHECK(mode_is_wrong("预约接访"));
  CHECK(modes_at("village-v1", rules, day(2026, 3, 2)).modes == Codes{"上门走访"});
  // 平湖: each of the four forms counts, one a month.
  const Rules pinghu = only_at(rules, "pinghu");
  const Plan plan = plan_of(pinghu, in_pool(people("p", 2, "县级"), "pinghu"), month(2026, 6));
  CHECK(plan.sessions.size() == 2);
  CHECK(pinghu.quotas.front().kinds == Codes{"appointment", "field", "conference", "on-site"});
}

TEST_CASE("B13 F5: a petitioner's request becomes an appointment with that official in time") {
  Rules rules = pack("jiaxing");
  rules.covers.clear();
  rules.quotas.clear();
  REQUIRE(rules.bookings.size() == 1);
  CHECK(rules.bookings.front().desk == "haining");
  CHECK(rules.bookings.front().by.size() == 2);  // either side chooses
  const Calendar calendar = announced();
  PlanInput input{.rules = &rules, .calendar = &calendar, .officials = people("c", 3, "县级")};
  input.period = month(2026, 3);
  Booking booking{.by = Booker::petitioner, .official = "c01", .case_id = "HN-2026-000001"};
  booking.desk = "haining";
  booking.within = {day(2026, 3, 9), day(2026, 3, 13)};
  input.bookings = {booking};
  input.absences = {{"c01", {day(2026, 3, 9), day(2026, 3, 12)}, "trip", {}}};
  const auto plan = make_plan(input);
  REQUIRE(plan);
  REQUIRE(plan->sessions.size() == 1);
  CHECK(to_string(plan->sessions.front().date) == "2026-03-13");
  CHECK(plan->sessions.front().official == "c01");
  CHECK(plan->sessions.front().case_id == "HN-2026-000001");
  CHECK(errors(check_plan(input, *plan)).empty());
  Plan none = *plan;
  none.sessions.clear();
  CHECK(errors(check_plan(input, none)).size() == 1);
}

TEST_CASE("B1b: the units made responsible sit along with the city's leader") {
  const Rules rules = pack("jiaxing");
  auto officials = people("c", 1, "市级");
  officials = add(officials, in_unit(people("b", 1, ""), "zhujian"));
  HeldSession held = held_at("city", "reception", "c00");
  held.responsible = {"zhujian"};
  CHECK(held_codes(rules, officials, held) == Codes{"units-there/B1b"});
  held.companions = {"b00"};
  CHECK(held_codes(rules, officials, held) == Codes{});
  held.companions.clear();
  held.unit_minutes["zhujian"] = 5;
  CHECK(held_codes(rules, officials, held) == Codes{});
}

TEST_CASE("B15: deputies and delegates receive the people too") {
  const Rules rules = only_at(pack("jiaxing"), "deputies");
  const Plan plan = plan_of(rules, in_pool(people("d", 2, "镇级"), "两代表一委员"), month(2026, 6));
  CHECK(count(plan, [](const Session& s) { return s.official == "d00"; }) == 1);
  CHECK(count(plan, [](const Session& s) { return s.official == "d01"; }) == 1);
}

TEST_CASE("B16: the joint centre has one of each office beside who receives") {
  const Rules rules = only_at(pack("jiaxing"), "joint-centre");
  auto officials = in_pool(people("z", 3, "镇级"), "联动中心");
  for (const char* pool : {"劳动", "国土", "农经", "计生"})
    officials = add(officials, in_pool(people(pool, 1, ""), pool));
  const Plan plan = plan_of(rules, officials, month(2026, 6));
  REQUIRE(plan.sessions.size() >= 4);
  for (const Session& session : plan.sessions) CHECK(session.companions.size() == 4);
  HeldSession held = held_at("joint-centre", "reception", "z00");
  held.date = plan.sessions.front().date;
  held.companions = {"劳动00", "国土00", "农经00"};
  CHECK(held_codes(rules, officials, held) == Codes{"companions/B16"});
}
