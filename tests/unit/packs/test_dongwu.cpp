#include <algorithm>

#include <doctest/doctest.h>

#include "packs/pack_helpers.hpp"

using namespace anjuan;
using namespace anjuan::rota;
using namespace anjuan::rota::testing;

TEST_CASE("A1 A2 A3: county leaders receive monthly and visit quarterly, townships weekly") {
  const Rules rules = pack("dongwu", {unit_of("township", "town")});
  const auto officials =
      add(people("county", 6, "副处级"), in_unit(people("town", 2, "正科级"), "town"));
  const Plan plan = plan_of(rules, officials, {day(2026, 1, 1), day(2026, 3, 31)});
  const Calendar calendar = announced();
  for (Date date = day(2026, 1, 1); date <= day(2026, 3, 31); date += std::chrono::days(1))
    CHECK(count(plan, [&](const Session& s) { return s.desk == "bureau" && s.date == date; }) ==
          (calendar.is_workday(date) ? 1 : 0));
  // The day of each month is owed also where nobody has to sit at the desk.
  Rules without_cover = rules;
  without_cover.covers.clear();
  const Plan quotas =
      plan_of(without_cover, people("county", 1, "副处级"), {day(2026, 1, 1), day(2026, 3, 31)});
  CHECK(count(quotas, [](const Session& s) { return s.desk == "bureau"; }) == 3);
  for (const Official& official : officials) {
    CAPTURE(official.id);
    const bool county = official.rank == "副处级";
    if (county) {
      CHECK(count(plan, [&](const Session& s) {
              return s.official == official.id && s.kind == "reception";
            }) >= 3);
      CHECK(count(plan, [&](const Session& s) {
              return s.official == official.id && s.kind == "field";
            }) == 1);
    } else {
      // At home, where their own people come, and not at the banner's desk.
      CHECK(count(plan, [&](const Session& s) {
              return s.official == official.id && s.desk == "township-town";
            }) >= 11);
    }
  }
}

TEST_CASE("A4: a unit with many problems owes a multiple of the quota") {
  const Rules rules = pack("dongwu");
  auto officials = add(people("busy", 1, "副处级"), people("calm", 1, "副处级"));
  officials.front().groups = {"重点"};
  CHECK(minimum_for(rules.quotas.front(), officials[0], rules, day(2026, 1, 1)) == 2);
  CHECK(minimum_for(rules.quotas.front(), officials[1], rules, day(2026, 1, 1)) == 1);
}

TEST_CASE("A5: in a key period every day is covered, weekends too") {
  Rules rules = pack("dongwu");
  rules.key_periods.push_back({"两会", {day(2026, 3, 4), day(2026, 3, 12)}, "A5"});
  const Plan plan = plan_of(rules, people("c", 9, "副处级"), month(2026, 3));
  for (unsigned d = 4; d <= 12; ++d) {
    CAPTURE(d);
    CHECK(count(plan, [&](const Session& s) {
            return s.desk == "bureau" && s.date == day(2026, 3, d);
          }) >= 1);
  }
  CHECK(count(plan, [&](const Session& s) { return s.date == day(2026, 3, 14); }) == 0);
}

TEST_CASE("A7: county leaders are scheduled by the bureau, others by their own unit") {
  const Rules rules = pack("dongwu");
  auto officials = add(people("c", 1, "副处级"), people("u", 1, "副科级"));
  officials[1].unit = "minzheng";
  CHECK(organizer_of(officials[0], rules, day(2026, 1, 1)) == "旗信访局");
  CHECK(organizer_of(officials[1], rules, day(2026, 1, 1)) == "minzheng");
}

TEST_CASE("A10b: townships come as they can, and so does a unit that is excepted by name") {
  Rules rules = pack("dongwu", {unit_of("township", "sumu")});
  const auto officials = people("c", 1, "副处级");
  HeldSession held{.date = day(2026, 3, 2), .desk = "bureau", .officials = {"c00"}};
  const auto codes = [&](const std::string& unit) {
    const Calendar calendar = announced();
    const std::vector<Unit> units = {unit_of("township", "sumu"), unit_of("bureau", "minzheng")};
    held.unit_minutes = {{unit, 11}};
    CheckInput input{.rules = &rules, .calendar = &calendar, .officials = officials};
    input.units = units;
    input.period = {held.date, held.date};
    input.held = {held};
    input.held_until = held.date;
    const auto breaches = check(input);
    return std::count_if(breaches.begin(), breaches.end(),
                         [](const Breach& one) { return one.code() == "unit-within"; });
  };
  CHECK(codes("sumu") == 0);
  CHECK(codes("minzheng") == 1);
  for (ReceptionRule& rule : rules.receptions)
    if (rule.require == Requirement::unit_within) rule.except_units = {"minzheng"};
  CHECK(codes("minzheng") == 0);
}

TEST_CASE("A10 A11: a unit later than ten minutes and a missing head of it are breaches") {
  const Rules rules = pack("dongwu");
  auto officials = add(people("c", 2, "副处级"), in_unit(people("m", 2, "正科级"), "minzheng"));
  officials[1].principal = true;  // the banner's
  officials[3].principal = true;  // the bureau's
  HeldSession held{.date = day(2026, 3, 2), .desk = "bureau", .officials = {"c00"}};
  held.persons = 20;
  held.unit_minutes = {{"minzheng", 11}};
  CHECK(held_codes(rules, officials, held) ==
        std::vector<std::string>{"unit-principals/A11", "unit-within/A10, A10b"});
  held.unit_minutes = {{"minzheng", 10}};
  held.reasons = {{"unit-principals", "away at a meeting of the league"}};
  CHECK(held_codes(rules, officials, held).empty());
  held.reasons.clear();
  // Neither the banner's own principal nor another of the bureau is its head.
  held.officials.push_back("c01");
  held.companions = {"m00"};
  CHECK(held_codes(rules, officials, held) == std::vector<std::string>{"unit-principals/A11"});
  held.companions = {"m01"};
  CHECK(held_codes(rules, officials, held).empty());
  held.companions.clear();
  held.persons = 19;
  CHECK(held_codes(rules, officials, held).empty());
  // Where no unit is concerned, a principal of the office's own comes.
  held.persons = 20;
  held.unit_minutes.clear();
  CHECK(held_codes(rules, officials, held).empty());
  held.officials = {"c00"};
  CHECK(held_codes(rules, officials, held) == std::vector<std::string>{"unit-principals/A11"});
}

TEST_CASE("A2b: whoever of the other leaders receives nowhere in the whole year is named") {
  const Rules rules = pack("dongwu");
  const Calendar calendar = announced();
  CheckInput input{.rules = &rules,
                   .calendar = &calendar,
                   .officials = in_unit(people("k", 2, "副科级"), "minzheng")};
  input.period = {day(2026, 1, 1), day(2026, 12, 31)};
  Session session{.date = day(2026, 5, 11), .desk = "bureau", .kind = "reception"};
  session.official = "k00";
  input.sessions = {session};
  std::vector<std::string> named;
  for (const Breach& breach : check(input)) {
    CHECK(breach.code() != "not-eligible");  // 统一在旗信访局接待场所接访
    if (breach.source == "A2b") named.push_back(breach.official);
  }
  CHECK(named == std::vector<std::string>{"k01"});
}
