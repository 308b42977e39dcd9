#include <algorithm>
#include <functional>
#include <set>

#include <doctest/doctest.h>

#include "anjuan/base/text.hpp"
#include "anjuan/rota/change/absence.hpp"
#include "anjuan/rota/publish/brief.hpp"
#include "anjuan/rota/publish/notice.hpp"
#include "anjuan/rota/session_record.hpp"
#include "anjuan/settings/pack.hpp"

#include "rota/rota_helpers.hpp"

using namespace anjuan;
using namespace anjuan::rota;
using namespace anjuan::rota::testing;

namespace {

Rules pack(const std::string& name, const std::vector<Unit>& units = {}) {
  return rules_from(pack_rules(name), units);
}

Unit unit_of(const std::string& level, const std::string& id) {
  return {.id = id, .name = id, .level = level};
}

std::vector<Official> in_unit(std::vector<Official> people, const std::string& unit) {
  for (Official& one : people) one.unit = unit;
  return people;
}

std::vector<Official> add(std::vector<Official> a, const std::vector<Official>& b) {
  a.insert(a.end(), b.begin(), b.end());
  return a;
}

std::vector<Official> in_pool(std::vector<Official> people, const std::string& pool) {
  for (Official& one : people) one.groups.push_back(pool);
  return people;
}

Plan plan_of(const Rules& rules, std::vector<Official> officials, DateRange period) {
  const Calendar calendar = announced();
  PlanInput input{.rules = &rules, .calendar = &calendar, .officials = std::move(officials)};
  input.period = period;
  auto plan = make_plan(input);
  std::string why;
  if (!plan)
    for (const Diagnostic& one : plan.error().diagnostics) why += render(one);
  REQUIRE_MESSAGE(plan, why);
  CHECK(errors(check_plan(input, *plan)) == std::vector<std::string>{});
  return *plan;
}

int count(const Plan& plan, const std::function<bool(const Session&)>& which) {
  return static_cast<int>(std::count_if(plan.sessions.begin(), plan.sessions.end(), which));
}

/// What the check says of one held session.
std::vector<std::string> held_codes(const Rules& rules, const std::vector<Official>& officials,
                                    const HeldSession& held) {
  const Calendar calendar = announced();
  CheckInput input{.rules = &rules, .calendar = &calendar, .officials = officials};
  input.period = {held.date, held.date};
  input.held = {held};
  input.held_until = held.date;
  std::vector<std::string> codes;
  for (const Breach& breach : check(input))
    if (breach.code() != "empty-day" && breach.code() != "quota-short" &&
        breach.code() != "too-few" && breach.code() != "not-filed" && breach.code() != "quota-open")
      codes.push_back(std::string(breach.code()) + "/" + breach.source);
  return codes;
}

}  // namespace

TEST_CASE("every rota pack loads, and every scheduling row of the acceptance table is in one") {
  std::set<std::string> cited;
  int packs = 0;
  for (const Pack& one : built_in_packs()) {
    if (one.over.empty()) continue;
    ++packs;
    std::vector<Unit> units;
    for (const char* level : {"county", "street", "town", "township", "village"})
      units.push_back(unit_of(level, level));
    const Rules rules = pack(one.name, units);
    const auto note = [&](const auto& list) {
      for (const auto& rule : list) {
        CHECK_FALSE(rule.source.empty());
        for (const std::string_view code : split(rule.source, ',')) cited.emplace(trim(code));
      }
    };
    note(rules.quotas);
    note(rules.covers);
    note(rules.substitutes);
    note(rules.receptions);
    note(rules.session_kinds);
    note(rules.multipliers);
    note(rules.authorities);
    note(rules.bookings);
    note(rules.modes);
    note(rules.notices);
    note(rules.campaigns);
    for (const CoverRule& cover : rules.covers) CHECK(rules.desk(cover.desk) != nullptr);
    for (const QuotaRule& quota : rules.quotas)
      CHECK((quota.desk.empty() || rules.desk(quota.desk) != nullptr));
  }
  CHECK(packs == 12);
  for (const char* row :
       {"HN1", "HN2", "HN3", "HN4", "HN5", "A1",  "A2",  "A3",  "A4",  "A5",  "A6",  "A7",  "A8",
        "A9",  "A10", "A11", "B1",  "B4",  "B10", "B11", "B12", "B13", "C1",  "C2",  "C3",  "C4",
        "C6",  "C7",  "C13", "D1",  "D2",  "D3",  "D4",  "D5",  "D6",  "D11", "D12", "D13", "D14",
        "E1",  "E2",  "E3",  "E4",  "E6",  "F1",  "F2",  "F3",  "F4",  "F5",  "G1",  "G4",  "G5",
        "G6",  "G7",  "H1",  "H2",  "H3",  "H4",  "I1",  "I2",  "HR1", "HR2", "HR4", "B2",  "B3",
        "E5",  "F6",  "F12", "H10", "H12", "H13", "I4",  "DZ5", "DZ6"}) {
    CAPTURE(row);
    CHECK(cited.contains(row));
  }
}

TEST_CASE("A1 A2 A3: county leaders receive monthly and visit quarterly, townships weekly") {
  const Rules rules = pack("dongwu", {unit_of("township", "town")});
  const auto officials =
      add(people("county", 6, "副处级"), in_unit(people("town", 2, "正科级"), "town"));
  const Plan plan = plan_of(rules, officials, {day(2026, 1, 1), day(2026, 3, 31)});
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

TEST_CASE("A6 HN3 HN4 D11 D12 HR2: the facts of a case decide the kind of session") {
  const struct {
    const char* pack;
    Facts facts;
    const char* kind;
    bool principal;
  } cases[] = {
      {"dongwu", {{"group", "true"}, {"complex", "true"}}, "immediate", false},
      {"dongwu", {{"complex", "true"}}, "appointment", false},
      {"dongwu", {{"repeated", "true"}}, "appointment", false},
      {"dongwu", {{"from-above", "true"}}, "appointment", false},
      {"huainan", {{"group-to-province", "true"}}, "appointment", false},
      {"huainan", {{"协调难度大", "true"}}, "field", false},
      {"dazhou", {{"repeats", "2"}}, "appointment", true},
      {"dazhou", {{"group-to-province", "true"}}, "appointment", true},
      {"huairen", {{"complex", "true"}}, "appointment", false},
  };
  for (const auto& one : cases) {
    const Rules rules = pack(one.pack);
    const SessionKindRule* found = session_kind(one.facts, rules, day(2026, 1, 1));
    REQUIRE(found != nullptr);
    CHECK(found->kind == one.kind);
    CHECK(found->principal == one.principal);
  }
  CHECK(session_kind({{"repeats", "1"}}, pack("dazhou"), day(2026, 1, 1)) == nullptr);
}

TEST_CASE("A7: county leaders are scheduled by the bureau, others by their own unit") {
  const Rules rules = pack("dongwu");
  auto officials = add(people("c", 1, "副处级"), people("u", 1, "副科级"));
  officials[1].unit = "minzheng";
  CHECK(organizer_of(officials[0], rules, day(2026, 1, 1)) == "旗信访局");
  CHECK(organizer_of(officials[1], rules, day(2026, 1, 1)) == "minzheng");
}

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

TEST_CASE("A10 A11: a unit later than ten minutes and a missing principal are breaches") {
  const Rules rules = pack("dongwu");
  auto officials = people("c", 2, "副处级");
  officials[1].principal = true;
  HeldSession held{.date = day(2026, 3, 2), .desk = "bureau", .officials = {"c00"}};
  held.persons = 20;
  held.unit_minutes = {{"minzheng", 11}};
  CHECK(held_codes(rules, officials, held) ==
        std::vector<std::string>{"principal/A11", "unit-within/A10, A10b"});
  held.unit_minutes = {{"minzheng", 10}};
  held.reasons = {{"principal", "away at a meeting of the league"}};
  CHECK(held_codes(rules, officials, held).empty());
  held.reasons.clear();
  held.officials.push_back("c01");
  CHECK(held_codes(rules, officials, held).empty());
  held.officials.pop_back();
  held.persons = 19;
  CHECK(held_codes(rules, officials, held).empty());
}

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

TEST_CASE("F2 B2 B3 B16: who is to sit in and does not come is told, in every pack that plans it") {
  int covers = 0;
  for (const Pack& one : built_in_packs()) {
    if (one.over.empty()) continue;
    CAPTURE(one.name);
    const Rules rules = pack(one.name, {unit_of("town", "t1"), unit_of("county", "c1")});
    for (const CoverRule& cover : rules.covers) {
      if (cover.companions.empty()) continue;
      ++covers;
      CAPTURE(cover.desk);
      CHECK(std::any_of(
          rules.receptions.begin(), rules.receptions.end(), [&](const ReceptionRule& rule) {
            return rule.require == Requirement::companions &&
                   holds(rule.condition, {{"desk", cover.desk}, {"kind", cover.kind}});
          }));
    }
  }
  CHECK(covers >= 4);
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
  const Rules rules = pack("jiaxing", {unit_of("county", "c1"), unit_of("town", "t1")});
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
  CHECK_FALSE(mode_is_wrong("巡回下访"));
}

TEST_CASE("B13 F5: a petitioner's request becomes an appointment with that official in time") {
  Rules rules = pack("jiaxing");
  rules.covers.clear();
  rules.quotas.clear();
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

TEST_CASE("C1 C2 C3 C4 C13: weekly days, two a week, 90 field days, joint sessions") {
  const Rules rules = pack("township", {unit_of("village", "v1"), unit_of("village", "v2")});
  const auto officials = add(add(in_pool(people("head", 2, "主要领导"), "班子"),
                                 in_pool(people("other", 3, "其他领导"), "班子")),
                             add(in_unit(people("village1", 1, "村（单位）主要负责人"), "v1"),
                                 in_unit(people("village2", 1, "村（单位）主要负责人"), "v2")));
  const Plan plan = plan_of(rules, officials, {day(2026, 1, 1), day(2026, 12, 31)});
  for (const Official& official : officials) {
    CAPTURE(official.id);
    const int field = count(
        plan, [&](const Session& s) { return s.official == official.id && s.kind == "field"; });
    if (official.id.starts_with("village")) {
      CHECK(count(plan, [&](const Session& s) { return s.official == official.id; }) >= 98);
    } else {
      CHECK(field == 90);
    }
  }
  std::set<Date> joint;
  for (const Session& session : plan.sessions)
    if (session.desk == "joint") joint.insert(session.date);
  for (const Date date : joint)
    CHECK(count(plan, [&](const Session& s) { return s.desk == "joint" && s.date == date; }) == 2);
  CHECK(joint.size() == 12);
}

TEST_CASE("D1 D2 D3 D4: quarter, two months, month; and self-chosen dates that nobody filed") {
  const Rules rules = pack("dazhou");
  const auto officials = add(add(people("head", 1, "书记、理事长"), people("vice", 2, "副理事长")),
                             people("section", 3, "科室负责人"));
  const Calendar calendar = announced();
  PlanInput input{.rules = &rules, .calendar = &calendar, .officials = officials};
  input.period = {day(2026, 1, 1), day(2026, 12, 31)};
  input.filings = {{"head00", day(2026, 1, 8), "meeting-room", "reception", "", day(2026, 1, 5)}};
  const auto plan = make_plan(input);
  REQUIRE(plan);
  const auto visits = [&](const std::string& id) {
    return count(*plan, [&](const Session& s) { return s.official == id && s.desk == "visit"; });
  };
  CHECK(visits("head00") == 4);
  CHECK(visits("vice00") == 6);
  CHECK(visits("section00") == 12);
  CHECK(count(*plan, [](const Session& s) { return s.origin == Origin::filed; }) == 1);
  const auto not_filed = std::count_if(plan->unmet.begin(), plan->unmet.end(), [](const Unmet& u) {
    return u.kind == UnmetKind::not_filed;
  });
  CHECK(not_filed == 6 * 4 - 1);
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
         h.invited = {"party", "unit-principal"};
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
  held.documents = {"recording"};
  CHECK(held_codes(rules, officials, held).empty());
}

TEST_CASE("C6: a higher level receives with the lower level's opinion at hand") {
  const Rules rules = pack("township");
  HeldSession held{.date = day(2026, 3, 2), .desk = "hall", .officials = {"c00"}};
  const auto officials = people("c", 1, "主要领导");
  CHECK(held_codes(rules, officials, held) == std::vector<std::string>{"opinion/C6"});
  held.documents = {"opinion"};
  CHECK(held_codes(rules, officials, held).empty());
}

TEST_CASE("E1 E2 E3 E4: streets daily, districts weekly, the city half-yearly, the 20th shifted") {
  const Rules rules = pack("three-tier", {unit_of("street", "s1"), unit_of("street", "s2")});
  const auto officials =
      add(add(people("city", 2, "市级"), people("head", 2, "区党政主要领导")),
          add(add(people("district", 4, "区级"), in_unit(people("street1", 3, "街乡镇"), "s1")),
              in_unit(people("street2", 3, "街乡镇"), "s2")));
  const Plan plan = plan_of(rules, officials, {day(2026, 1, 1), day(2026, 12, 31)});
  std::vector<std::string> field_days;
  std::map<Date, int> out;
  for (const Session& session : plan.sessions)
    if (session.desk == "field" && ++out[session.date] == 1)
      field_days.push_back(to_string(session.date));
  // All but the two whom their streets need that day.
  for (const auto& [date, count] : out) CHECK(count == 8);
  CHECK(field_days == std::vector<std::string>{"2026-01-20", "2026-02-24", "2026-03-20",
                                               "2026-04-20", "2026-05-20", "2026-06-22",
                                               "2026-07-20", "2026-08-20", "2026-09-20",
                                               "2026-10-20", "2026-11-20", "2026-12-21"});
  for (const char* street : {"street-s1", "street-s2"})
    CHECK(count(plan, [&](const Session& s) { return s.desk == street; }) == 365);
  CHECK(count(plan, [](const Session& s) { return s.official == "head00"; }) == 12);
  CHECK(count(plan, [](const Session& s) { return s.official == "city00"; }) == 2);
  const int weekly = count(plan, [](const Session& s) {
    return s.desk == "district" && s.official.starts_with("district");
  });
  CHECK(weekly >= 51);
}

TEST_CASE("F1 F2 F3: every workday covered with companions, 12 groups in the towns") {
  const Rules rules = pack("qidong");
  const auto officials =
      add(add(people("city", 23, "市党政领导"), people("town", 40, "副科职以上")),
          add(in_pool(people("law", 3, ""), "lawyers"), people("court", 2, "法院", "court")));
  auto everybody = add(officials, people("npc", 3, "人大", "congress"));
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
  }
  for (const Session& session : plan.sessions)
    if (session.desk == "centre" && session.group == 1) {
      CHECK(session.companions.size() == 1);
      CHECK(session.seat == (session.official.starts_with("npc") ? 2 : 1));
    }
  CHECK(count(plan, [](const Session& s) { return s.official.starts_with("court"); }) == 2);
}

TEST_CASE("G1 G7: each member once in the campaign, and a plan and a summary are owed") {
  const Rules rules = pack("campaign");
  const auto officials = in_pool(people("m", 5, ""), "党委成员");
  const Calendar calendar = announced();
  PlanInput input{.rules = &rules, .calendar = &calendar, .officials = officials};
  input.period = {day(2019, 9, 1), day(2019, 10, 31)};
  const auto plan = make_plan(input);
  REQUIRE(plan);
  CHECK(plan->sessions.size() == 5);
  for (const Load& load : plan->loads) CHECK(load.load == 1);
  CheckInput asked{.rules = &rules, .calendar = &calendar, .officials = officials};
  asked.period = input.period;
  asked.sessions = plan->sessions;
  CHECK(errors(check(asked)).size() == 2);
  asked.documents = {"2019/plan", "2019/summary"};
  CHECK(errors(check(asked)).empty());
}

TEST_CASE("G4: the forms of the campaign are the five that its scheme names") {
  const Rules rules = pack("campaign");
  const Calendar calendar = announced();
  CheckInput input{.rules = &rules, .calendar = &calendar};
  input.officials = in_pool(people("m", 1, ""), "党委成员");
  input.period = {day(2019, 9, 10), day(2019, 9, 10)};
  Session session{.date = day(2019, 9, 10), .desk = "campaign", .kind = "reception"};
  session.official = "m00";
  const auto is_unknown = [&](const std::string& mode) {
    session.mode = mode;
    input.sessions = {session};
    const auto breaches = check(input);
    return std::any_of(breaches.begin(), breaches.end(), [](const Breach& breach) {
      return breach.code() == "unknown-mode" && breach.source == "G4";
    });
  };
  for (const char* mode : {"重点约访", "现场接访", "联合接访", "带案下访", "上门回访"}) {
    CAPTURE(mode);
    CHECK_FALSE(is_unknown(mode));
  }
  CHECK(is_unknown("电话接访"));
}

TEST_CASE("H1 H2: every day somebody of rank, the principal every week") {
  const Rules rules = pack("street");
  auto officials = people("s", 6, "副科级");
  officials[0].principal = true;
  const Plan plan = plan_of(rules, officials, month(2026, 11));
  CHECK(count(plan, [](const Session& s) { return s.desk == "hall"; }) == 30);
  // The weeks of November that end in it: the last one ends on the 29th.
  CHECK(count(plan, [](const Session& s) { return s.official == "s00"; }) >= 4);
}

TEST_CASE("I1 I2 HN1 HN5: one day a week that the plan picks; a reception day; quarterly visits") {
  const Plan street = plan_of(pack("xiyingmen"), people("s", 3, "副处级"), month(2026, 11));
  // The week of the 30th goes on in December: the next plan picks its day.
  CHECK(count(street, [](const Session& s) { return s.desk == "hall"; }) == 4);
  const Rules huainan = pack("huainan");
  const auto officials = add(people("head", 1, "理事长"), people("vice", 2, "副理事长"));
  const Plan plan = plan_of(huainan, officials, {day(2026, 7, 1), day(2026, 9, 30)});
  std::vector<std::string> days;
  for (const Session& session : plan.sessions)
    if (session.desk == "hall") days.push_back(to_string(session.date));
  CHECK(days == std::vector<std::string>{"2026-07-15", "2026-08-17", "2026-09-15"});
  CHECK(count(plan, [](const Session& s) { return s.kind == "field"; }) == 3);
}

TEST_CASE("HR1 HR4: four bodies take turns over duty days and every member is reached") {
  const Rules rules = pack("huairen");
  const auto officials =
      add(add(people("party", 5, "市级", "party"), people("congress", 7, "市级", "congress")),
          add(add(people("gov", 8, "市级", "government"), people("cppcc", 6, "市级", "cppcc")),
              in_pool(people("law", 4, ""), "lawyers")));
  const Plan plan = plan_of(rules, officials, {day(2026, 1, 1), day(2026, 12, 31)});
  CHECK(plan.sessions.size() == 365);
  std::map<std::string, int> by_body;
  std::string previous;
  for (const Session& session : plan.sessions) {
    const Official* official = find_by_id(officials, session.official);
    CHECK(official->body != previous);
    previous = official->body;
    ++by_body[official->body];
    REQUIRE(session.companions.size() == 1);
    CHECK(session.companions.front().starts_with("law"));
  }
  for (const auto& [body, sessions] : by_body) CHECK((sessions == 91 || sessions == 92));
  for (const Load& load : plan.loads)
    if (!load.rank.empty()) CHECK(load.load >= 10);
}

TEST_CASE(
    "H10 H12 H13: the kind of a session by the facts, field visits, and who draws up the rota") {
  const Rules rules = pack("street");
  const Date today = day(2026, 3, 2);
  for (const auto& [fact, kind] : {std::pair("group", "immediate"),
                                   {"complex", "appointment"},
                                   {"repeated", "appointment"},
                                   {"from-above", "appointment"}}) {
    CAPTURE(fact);
    const SessionKindRule* found = session_kind({{fact, "true"}}, rules, today);
    REQUIRE(found != nullptr);
    CHECK(found->kind == kind);
  }
  const auto officials = people("s", 5, "副科级");
  CHECK(organizer_of(officials.front(), rules, today) == "街道党政办、信访办");
  const Plan plan = plan_of(rules, officials, {day(2026, 1, 1), day(2026, 3, 31)});
  CHECK(count(plan, [](const Session& s) { return s.desk == "field" && s.kind == "field"; }) == 5);
}

TEST_CASE("E5 F12 I4: the joint meeting draws up the rota; five forms; a notice of four fields") {
  CHECK(organizer_of(people("c", 1, "区级").front(), pack("three-tier"), day(2026, 3, 2)) ==
        "本级信访联席会议");
  CHECK(modes_at("centre", pack("qidong"), day(2026, 3, 2)).modes ==
        std::vector<std::string>{"定点接访", "重点约访", "带案下访", "上门走访", "主动回访"});
  CHECK(pack("xiyingmen").notices.front().fields ==
        std::vector<std::string>{"name", "time", "place", "form"});
}

TEST_CASE("HN2: the four forms of reception are those of the scheme, and no fifth") {
  CHECK(modes_at("hall", pack("huainan"), day(2026, 3, 2)).modes ==
        std::vector<std::string>{"开门接访", "进门约访", "登门走访", "上门回访"});
}

TEST_CASE("DZ5 DZ6: a reception day a week, and either side books an appointment") {
  const Rules rules = pack("dingzhou");
  const Plan plan = plan_of(rules, people("c", 3, "市级领导"), month(2026, 6));
  CHECK(count(plan, [](const Session& s) { return s.desk == "centre"; }) == 4);
  REQUIRE(rules.bookings.size() == 1);
  CHECK(rules.bookings.front().by.size() == 2);
}

namespace {

/// The rules of a pack with only those quotas and covers that are at the desk.
Rules only_at(Rules rules, const std::string& desk) {
  std::erase_if(rules.quotas, [&](const QuotaRule& quota) { return quota.desk != desk; });
  std::erase_if(rules.covers, [&](const CoverRule& cover) { return cover.desk != desk; });
  return rules;
}

/// A reception of one official at a desk.
HeldSession held_at(const std::string& desk, const std::string& kind, const std::string& official) {
  HeldSession held{.date = day(2026, 3, 12), .desk = desk, .kind = kind};
  held.officials = {official};
  return held;
}

using Codes = std::vector<std::string>;

}  // namespace

TEST_CASE("A2b: whoever of the leaders receives nowhere in the whole year is named") {
  const Rules rules = pack("dongwu");
  const Calendar calendar = announced();
  CheckInput input{.rules = &rules, .calendar = &calendar, .officials = people("k", 2, "副处级")};
  input.period = {day(2026, 1, 1), day(2026, 12, 31)};
  Session session{.date = day(2026, 5, 11), .desk = "bureau", .kind = "reception"};
  session.official = "k00";
  input.sessions = {session};
  std::vector<std::string> named;
  for (const Breach& breach : check(input))
    if (breach.source == "A2b") named.push_back(breach.official);
  CHECK(named == std::vector<std::string>{"k01"});
}

TEST_CASE("A6b: a field visit names its case, its place and why just that one was chosen") {
  const Rules rules = pack("dongwu");
  const auto officials = people("k", 1, "副处级");
  HeldSession held = held_at("field", "field", "k00");
  const std::string rule = "stated/A6b";
  CHECK(held_codes(rules, officials, held) == Codes{rule});
  held.cases = {"AJ-2026-000001"};
  held.place = "甲镇";
  CHECK(held_codes(rules, officials, held) == Codes{rule});
  held.ground = "同类问题多";
  CHECK(held_codes(rules, officials, held) == Codes{});
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

TEST_CASE("C0: the letters of the people are read by every leader, each month") {
  const Rules rules = only_at(pack("township"), "letters");
  const Plan plan = plan_of(rules, people("l", 2, "其他领导"), month(2026, 6));
  CHECK(plan.sessions.size() == 2);
  for (const Session& session : plan.sessions) CHECK(session.kind == "letters");
}

TEST_CASE("C3b C4b: who comes in is received at once; field visits have three forms") {
  const Rules rules = pack("township");
  const SessionKindRule* found = session_kind({{"visit", "true"}}, rules, day(2026, 3, 2));
  REQUIRE(found != nullptr);
  CHECK(found->kind == "immediate");
  CHECK(session_kind({}, rules, day(2026, 3, 2)) == nullptr);
  const auto modes = modes_at("field", rules, day(2026, 3, 2)).modes;
  for (const char* form : {"随访随接", "长期下访", "定期下访", "集中下访", "定期回访"})
    CHECK(std::find(modes.begin(), modes.end(), form) != modes.end());
}

TEST_CASE("C8b: what cannot be settled yet is explained, and looked at again on a day") {
  Batch batch{.disposition = Disposition::deferred};
  batch.matter = "补偿标准";
  std::vector<std::string> missing;
  for (const Diagnostic& one : why_not_batch(batch, day(2026, 3, 12))) missing.push_back(one.code);
  CHECK(missing == std::vector<std::string>{"missing-due", "missing-note"});
  batch.due = day(2026, 6, 12);
  batch.note = "政策正在修订";
  CHECK(why_not_batch(batch, day(2026, 3, 12)).empty());
  // Only that is asked: what was settled on the spot needs neither.
  CHECK(why_not_batch({.disposition = Disposition::answered}, day(2026, 3, 12)).empty());
}

TEST_CASE("D7b: whoever leads a case meets the petitioner within the days of the pack") {
  const Rules rules = pack("dazhou");
  const SessionKindRule* found = session_kind({{"led", "true"}}, rules, day(2026, 3, 2));
  REQUIRE(found != nullptr);
  CHECK(found->kind == "appointment");
  REQUIRE(found->within);
  CHECK(to_string(*found->within) == "15d");
}

TEST_CASE("D17: the head of the section comes to an appointment with the leader") {
  const Rules rules = pack("dazhou");
  const auto officials = add(people("h", 1, "书记、理事长"), people("s", 1, "科室负责人"));
  HeldSession held = held_at("visit", "appointment", "h00");
  held.told = day(2026, 3, 10);
  CHECK(held_codes(rules, officials, held) == Codes{"attended/D17"});
  held.companions = {"s00"};
  CHECK(held_codes(rules, officials, held) == Codes{});
}

TEST_CASE("E3b E4b: only a reception about one's own lead case counts") {
  Rules rules = pack("three-tier");
  std::erase_if(rules.quotas, [](const QuotaRule& quota) { return !quota.own_lead_case; });
  REQUIRE(rules.quotas.size() == 2);
  const Calendar calendar = announced();
  CheckInput input{.rules = &rules, .calendar = &calendar};
  input.officials = add(people("c", 1, "市级"), people("q", 1, "区级"));
  input.period = {day(2026, 1, 1), day(2026, 6, 30)};
  input.held = {held_at("city", "reception", "c00"), held_at("field", "field", "q00")};
  input.held.back().date = day(2026, 5, 20);
  input.held_until = day(2026, 6, 30);
  const auto short_of = [&] {
    std::vector<std::string> found;
    for (const Breach& breach : check(input))
      if (breach.kind == BreachKind::quota_short)
        found.push_back(breach.official + " " + to_string(breach.days.from));
    return found;
  };
  CHECK(short_of() ==
        std::vector<std::string>{"c00 2026-01-01", "q00 2026-01-01", "q00 2026-04-01"});
  for (HeldSession& held : input.held) held.leads = held.officials;
  CHECK(short_of() == std::vector<std::string>{"q00 2026-01-01"});
  // 包案接访、下访: the half-year is met by a visit as well, wherever it is held.
  input.held.front() = held_at("field", "field", "c00");
  CHECK(short_of().size() == 2);
  input.held.front().leads = {"c00"};
  CHECK(short_of() == std::vector<std::string>{"q00 2026-01-01"});
}

TEST_CASE("F4b: it is said how the leader was reminded, and that the units come") {
  const Rules rules = pack("qidong");
  const auto officials = people("c", 1, "市党政领导");
  HeldSession held = held_at("centre", "appointment", "c00");
  held.briefed = day(2026, 3, 10);
  held.confirmed = day(2026, 3, 11);
  held.documents = {"recording"};
  held.responsible = {"zhujian"};
  CHECK(held_codes(rules, officials, held) ==
        Codes{"briefed-before/F4, F4b", "units-confirmed/F4b"});
  held.briefed_by = "短信";
  held.units_confirmed = {"zhujian"};
  CHECK(held_codes(rules, officials, held) == Codes{});
}

TEST_CASE("HN18: an on-site office says which case, what about and where") {
  const Rules rules = pack("huainan");
  const auto officials = people("v", 1, "副理事长");
  SessionRecord record;
  record.held = held_at("county", "on-site", "v00");
  CHECK(held_codes(rules, officials, record.held) == Codes{"stated/HN18"});
  record.held.place = "甲县残联";
  record.batches = {{.cases = {"AJ-2026-000001"},
                     .matter = "补贴未发放",
                     .disposition = Disposition::follow_up,
                     .due = day(2026, 4, 10)}};
  record.derive();
  CHECK(held_codes(rules, officials, record.held) == Codes{});
  const Plan plan =
      plan_of(only_at(rules, "county"), officials, {day(2026, 7, 1), day(2026, 9, 30)});
  CHECK(count(plan, [](const Session& s) { return s.kind == "on-site"; }) == 1);
}

TEST_CASE("HR4b HR5: a lawyer's opinion on file; a major case is received by the head") {
  const Rules rules = pack("huairen");
  const auto officials = in_pool(people("law", 2, ""), "lawyers");
  HeldSession held = held_at("centre", "reception", "law00");
  held.companions = {"law01"};
  held.flags = {"涉法涉诉"};
  CHECK(held_codes(rules, officials, held) == Codes{"recorded/HR4b"});
  held.documents = {"legal-opinion"};
  CHECK(held_codes(rules, officials, held) == Codes{});
  const SessionKindRule* major =
      session_kind({{"major", "true"}, {"complex", "true"}}, rules, day(2026, 3, 2));
  REQUIRE(major != nullptr);
  CHECK(major->principal);
}

TEST_CASE("DZ15: a counsellor is offered to who comes again, and nobody has a file for it") {
  const Rules rules = pack("dingzhou");
  const auto officials = people("c", 1, "市级领导");
  HeldSession held = held_at("centre", "reception", "c00");
  CHECK(held_codes(rules, officials, held) == Codes{});
  held.flags = {"repeated"};
  CHECK(held_codes(rules, officials, held).size() == 1);
  held.invited = {"心理咨询师"};
  CHECK(held_codes(rules, officials, held) == Codes{});
}
