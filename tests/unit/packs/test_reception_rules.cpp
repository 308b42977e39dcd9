#include <algorithm>
#include <functional>

#include <doctest/doctest.h>

#include "packs/pack_helpers.hpp"

using namespace anjuan;
using namespace anjuan::rota;
using namespace anjuan::rota::testing;

TEST_CASE("A8 D5 H3: who cannot come says so a day before, and somebody stands in") {
  for (const char* name : {"dongwu", "dazhou", "street"}) {
    const Rules rules = pack(name);
    REQUIRE(rules.substitutes.size() == 1);
    CHECK(rules.substitutes.front().notice == Term{1, DayUnit::days});
    const Calendar calendar = announced();
    CheckInput input{.rules = &rules, .calendar = &calendar};
    input.officials = people("c", 1, rules.ranks.front());
    input.period = {day(2026, 3, 2), day(2026, 3, 2)};
    const auto late = [&](Date reported) {
      input.absences = {{"c00", input.period, "trip", reported}};
      const auto breaches = check(input);
      return std::any_of(breaches.begin(), breaches.end(),
                         [](const Breach& b) { return b.code() == "late-notice"; });
    };
    CHECK(late(day(2026, 3, 2)));
    CHECK_FALSE(late(day(2026, 3, 1)));
  }
}

TEST_CASE("A9 C7 H4 D6 G6: each notice shows the fields its article names") {
  const struct {
    const char* pack;
    std::size_t fields;
    std::size_t channels;
  } cases[] = {
      {"dongwu", 6, 2}, {"township", 6, 0}, {"street", 6, 1}, {"dazhou", 5, 1}, {"campaign", 4, 0}};
  for (const auto& one : cases) {
    CAPTURE(one.pack);
    const Rules rules = pack(one.pack);
    REQUIRE(rules.notices.size() == 1);
    CHECK(rules.notices.front().fields.size() == one.fields);
    CHECK(rules.notices.front().channels.size() == one.channels);
  }
  CHECK(pack("dazhou").notices.front().per == Per::Unit::quarter);
}

TEST_CASE("D14 E6 F4 F5 G5: what must happen before and after a session is checked") {
  const struct {
    const char* pack;
    const char* code;
    std::function<void(HeldSession&)> repair;
  } cases[] = {
      {"dazhou", "told-before/D14", [](HeldSession& h) { h.told = day(2026, 3, 1); }},
      {"three-tier", "invited/E6",
       [](HeldSession& h) {
         h.invited = {"当事人", "属事单位负责人"};
       }},
      {"campaign", "briefed-before/G5", [](HeldSession& h) { h.briefed = day(2026, 3, 1); }},
  };
  for (const auto& one : cases) {
    CAPTURE(one.pack);
    const Rules rules = pack(one.pack);
    HeldSession held{.date = day(2026, 3, 2), .desk = "visit", .kind = "appointment"};
    held.officials = {"c00"};
    held.companions = {"s00"};  // D17
    const auto officials = add(people("c", 1, rules.ranks.empty() ? "" : rules.ranks.front()),
                               people("s", 1, "科室负责人"));
    CHECK(held_codes(rules, officials, held) == std::vector<std::string>{one.code});
    one.repair(held);
    CHECK(held_codes(rules, officials, held).empty());
  }
  const Rules rules = pack("qidong");
  HeldSession held{.date = day(2026, 3, 2), .desk = "centre", .kind = "appointment"};
  held.officials = {"c00"};
  held.applied = day(2026, 1, 30);
  const auto officials = people("c", 1, rules.ranks.front());
  CHECK(held_codes(rules, officials, held) ==
        std::vector<std::string>{"briefed-before/F4, F4b", "confirmed/F4", "plan-within/F5",
                                 "recorded/F6"});
  held.briefed = day(2026, 3, 1);
  held.briefed_by = "电话";
  held.confirmed = day(2026, 3, 1);
  held.planned = day(2026, 2, 28);  // a month from 30 January ends with February
  held.documents = {"录音录像"};
  CHECK(held_codes(rules, officials, held).empty());
}

TEST_CASE("I1 I2 HN1 HN5: one day a week that the plan picks; a reception day; quarterly visits") {
  const Plan street = plan_of(pack("xiyingmen"), people("s", 3, "副处级"), month(2026, 11));
  // The week of the 30th goes on in December: the next plan picks its day.
  CHECK(count(street, [](const Session& s) { return s.desk == "hall"; }) == 4);
  const Plan quarter =
      plan_of(pack("xiyingmen"), people("s", 3, "副处级"), {day(2026, 7, 1), day(2026, 9, 30)});
  for (const char* who : {"s00", "s01", "s02"})
    CHECK(count(quarter,
                [&](const Session& s) { return s.official == who && s.desk == "field"; }) == 1);
  const Rules huainan = pack("huainan");
  const auto officials = add(people("head", 1, "理事长"), people("vice", 2, "副理事长"));
  const Plan plan = plan_of(huainan, officials, {day(2026, 7, 1), day(2026, 9, 30)});
  std::vector<std::string> days;
  for (const Session& session : plan.sessions)
    if (session.desk == "hall") days.push_back(to_string(session.date));
  CHECK(days == std::vector<std::string>{"2026-07-15", "2026-08-17", "2026-09-15"});
  CHECK(count(plan, [](const Session& s) { return s.kind == "field"; }) == 3);
}

TEST_CASE("E5 F12 I4: the joint meeting draws up the rota; five forms; a notice of four fields") {
  CHECK(organizer_of(people("c", 1, "区级").front(), pack("three-tier"), day(2026, 3, 2)) ==
        "本级信访联席会议");
  CHECK(modes_at("centre", pack("qidong"), day(2026, 3, 2)).modes ==
        std::vector<std::string>{"定点接访", "重点约访", "带案下访", "上门走访", "主动回访"});
  CHECK(pack("xiyingmen").notices.front().fields ==
        std::vector<std::string>{"name", "time", "place", "form"});
}

TEST_CASE("A6b H12 HN4: a field visit names its case, its place and why that one was chosen") {
  const struct {
    const char* pack;
    const char* desk;
    const char* rank;
    const char* rule;
  } cases[] = {{"dongwu", "field", "副处级", "stated/A6b"},
               {"street", "field", "副科级", "stated/H12"},
               {"huainan", "county", "副理事长", "stated/HN4"}};
  for (const auto& one : cases) {
    CAPTURE(one.pack);
    const Rules rules = pack(one.pack);
    const auto officials = people("k", 1, one.rank);
    HeldSession held = held_at(one.desk, "field", "k00");
    CHECK(held_codes(rules, officials, held) == Codes{one.rule});
    held.cases = {"AJ-2026-000001"};
    held.place = "甲镇";
    CHECK(held_codes(rules, officials, held) == Codes{one.rule});
    held.ground = "同类问题多";
    CHECK(held_codes(rules, officials, held) == Codes{});
    held.cases.clear();
    CHECK(held_codes(rules, officials, held) == Codes{one.rule});
  }
}

TEST_CASE("A18 H11: whoever receives elsewhere than at the place of reception says why") {
  const auto officials = people("k", 1, "副处级");
  const Rules dongwu = pack("dongwu");
  HeldSession held = held_at("bureau", "reception", "k00");
  CHECK(held_codes(dongwu, officials, held) == Codes{});
  held.place = "旗信访局";
  CHECK(held_codes(dongwu, officials, held) == Codes{});
  held.place = "某宾馆";
  CHECK(held_codes(dongwu, officials, held) == Codes{"at-desk/A18"});
  held.reasons["at-desk"] = "接待场所停电";
  CHECK(held_codes(dongwu, officials, held) == Codes{});
  HeldSession street = held_at("hall", "reception", "k00");
  street.place = "路口";
  CHECK(held_codes(pack("street"), officials, street).size() == 1);
}
