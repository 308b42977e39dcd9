#include <algorithm>
#include <map>
#include <random>
#include <set>

#include <doctest/doctest.h>

#include "anjuan/calendar/month.hpp"
#include "anjuan/rota/check/check.hpp"
#include "anjuan/rota/period.hpp"
#include "anjuan/rota/plan/organizer.hpp"
#include "anjuan/rota/publish/notice.hpp"

#include "rota/rota_helpers.hpp"

using namespace anjuan;
using namespace anjuan::rota;
using namespace anjuan::rota::testing;

// The forms of a rule that say much in a line: the n-th weekday, every other week, everybody, each
// unit, joint receivers, a desk that is closed, rules with dates.
namespace {

const std::vector<Unit> kTownships = {{.id = "east", .name = "东镇", .level = "township"},
                                      {.id = "west", .name = "西镇", .level = "township"},
                                      {.id = "office", .name = "局"},
                                      {.id = "north", .name = "北镇", .level = "township"}};

std::vector<Official> people_of_units(int each) {
  std::vector<Official> all;
  for (const Unit& unit : kTownships)
    for (Official& one : people(unit.id, each, "deputy")) {
      one.unit = unit.id;
      all.push_back(one);
    }
  return all;
}

Plan plan_of(const Rules& rules, const std::vector<Official>& officials, DateRange period,
             std::vector<Absence> absences = {}) {
  static const Calendar calendar = announced();
  PlanInput input{.rules = &rules, .calendar = &calendar, .officials = officials};
  input.period = period;
  input.absences = std::move(absences);
  auto plan = make_plan(input);
  std::string why;
  if (!plan)
    for (const Diagnostic& one : plan.error().diagnostics) why += render(one);
  REQUIRE_MESSAGE(plan, why);
  CHECK(errors(check_plan(input, *plan)) == std::vector<std::string>{});
  return *plan;
}

std::vector<std::string> codes_of(const Rules& rules, const std::vector<Official>& officials,
                                  DateRange period, const std::vector<Session>& sessions) {
  static const Calendar calendar = announced();
  CheckInput input{.rules = &rules, .calendar = &calendar, .officials = officials};
  input.period = period;
  input.sessions = sessions;
  std::set<std::string> codes;
  for (const Breach& breach : check(input))
    if (breach.severity == Severity::error) codes.emplace(breach.code());
  return {codes.begin(), codes.end()};
}

/// The days of a rule counted on fingers: every day of two years goes into the lists that a
/// calendar on the wall has, its weekday in its month and its week in the rhythm.
std::set<Date> by_hand(const When& when, DateRange period, const Calendar& calendar) {
  std::map<std::pair<Month, int>, std::vector<Date>> columns;  // a month's Mondays, Tuesdays …
  const DateRange wide{period.from - std::chrono::days(62), period.to + std::chrono::days(62)};
  for (Date date = days_of(month_around(wide.from)).from; date <= wide.to;
       date += std::chrono::days(1)) {
    const auto weekday = static_cast<int>(std::chrono::weekday(date).iso_encoding());
    columns[{month_around(date), weekday}].push_back(date);
  }
  std::set<Date> found;
  for (const auto& [key, column] : columns) {
    if (!when.weekdays.empty() &&
        std::find(when.weekdays.begin(), when.weekdays.end(), key.second) == when.weekdays.end())
      continue;
    // The column of a month is whole but for the first and last ones, which lie outside.
    std::set<Date> picked;
    for (const int nth : when.nth) {
      const auto place = static_cast<std::size_t>(nth < 0 ? column.size() - 1 : nth - 1);
      if (place < column.size()) picked.insert(column[place]);
    }
    if (when.nth.empty()) picked.insert(column.begin(), column.end());
    for (const Date date : picked) {
      if (!when.range.on(date)) continue;
      if (when.every_weeks > 1) {
        Date week = when.counted_from;
        while (std::chrono::weekday(week).iso_encoding() != 1) week -= std::chrono::days(1);
        while (week + std::chrono::days(7) <= date) week += std::chrono::days(7 * when.every_weeks);
        if (date < week) continue;
      }
      const auto held = when.days == When::Days::workdays ? shift(date, when.shift, calendar)
                                                          : std::optional<Date>(date);
      if (!held || !period.contains(*held) || (when.only && !when.only->contains(*held)) ||
          std::any_of(when.closed.begin(), when.closed.end(),
                      [&](const DateRange& closed) { return closed.contains(*held); }))
        continue;
      found.insert(*held);
    }
  }
  return found;
}

}  // namespace

TEST_CASE("the n-th weekday and every so many weeks: planner, check and a wall calendar agree") {
  const Calendar calendar = announced();
  std::mt19937 random(20260127);
  const auto pick = [&](int least, int most) {
    return std::uniform_int_distribution<int>(least, most)(random);
  };
  int duties = 0;
  for (int round = 0; round < 400; ++round) {
    CoverRule cover{.desk = "d"};
    When& when = cover.when;
    for (int weekday = 1; weekday <= 7; ++weekday)
      if (pick(0, 3) == 0) when.weekdays.push_back(weekday);
    if (when.weekdays.empty()) when.weekdays = {1};
    for (const int nth : {-1, 1, 2, 3, 4, 5})
      if (pick(0, 3) == 0) when.nth.push_back(nth);
    const Date start = day(2025, 12, 1) + std::chrono::days(pick(0, 60));
    if (pick(0, 1) == 0) when.range.from = start;
    if (pick(0, 2) == 0) {
      when.every_weeks = pick(2, 4);
      when.range.from = when.counted_from = start;
    }
    if (pick(0, 2) == 0) when.range.to = day(2026, 8, 1) + std::chrono::days(pick(0, 200));
    if (pick(0, 2) == 0) when.closed.push_back({day(2026, 3, 1), day(2026, 3, 20)});
    if (pick(0, 4) == 0) when.only = DateRange{day(2026, 2, 10), day(2026, 10, 8)};
    when.days = pick(0, 1) == 0 ? When::Days::workdays : When::Days::every_day;
    when.shift = static_cast<Shift>(pick(0, 3));
    const DateRange period{day(2026, 1, 1), day(2026, 12, 31)};
    const std::set<Date> wanted = by_hand(when, period, calendar);
    const std::vector<Date> planned = duty_days(when, {}, period, calendar);
    CAPTURE(round);
    CHECK(std::set<Date>(planned.begin(), planned.end()) == wanted);
    const Rules rules;
    for (Date date = period.from; date <= period.to; date += std::chrono::days(1)) {
      CAPTURE(to_string(date));
      if (wants_cover_on(cover, date, rules, calendar) != wanted.contains(date))
        FAIL_CHECK("the check sees this day otherwise");
    }
    duties += static_cast<int>(wanted.size());
  }
  MESSAGE("400 rules with " << duties << " days of duty in 2026");
}

TEST_CASE("the first Monday of a month and every other Wednesday are said in a line") {
  const Rules rules = rules_from(R"(
[rota]
[[rota.cover]]
desk = "hall"
when = {weekdays = [1], nth = [1]}
source = "office"
[[rota.cover]]
desk = "field"
when = {weekdays = [3], every-weeks = 2, from = 2026-01-07}
source = "office"
)");
  const Calendar calendar = announced();
  const auto first =
      duty_days(rules.covers[0].when, {}, {day(2026, 3, 1), day(2026, 5, 31)}, calendar);
  CHECK(first == std::vector<Date>{day(2026, 3, 2)});  // 6 April and 4 May are holidays: cancelled
  const auto second =
      duty_days(rules.covers[1].when, {}, {day(2026, 1, 1), day(2026, 2, 10)}, calendar);
  CHECK(second == std::vector<Date>{day(2026, 1, 7), day(2026, 1, 21), day(2026, 2, 4)});
}

TEST_CASE("E4: on a day for everybody each of them receives, but for who is needed elsewhere") {
  const Rules rules = rules_from(R"(
[rota]
ranks = ["district", "street"]
[[rota.cover]]
desk = "street"
rank = "street"
when = "every-day"
source = "E1"
[[rota.cover]]
desk = "field"
kind = "field"
everybody = true
when = {month-days = [20], shift = "next-workday"}
source = "E4"
)");
  auto officials = people("d", 3, "district");
  for (const Official& one : people("s", 4, "street")) officials.push_back(one);
  const Date day_20 = day(2026, 3, 20);
  const Absence away{"d00", {day_20, day_20}, "trip", day(2026, 3, 1)};
  const Plan plan = plan_of(rules, officials, {day(2026, 3, 1), day(2026, 3, 31)}, {away});
  std::map<std::string, int> at;
  for (const Session& session : plan.sessions)
    if (session.date == day_20) ++at[session.desk];
  CHECK(at == std::map<std::string, int>{{"field", 5}, {"street", 1}});
  // Whoever is left out of the rota is told by name; each has a share of one, and only that day.
  std::vector<Session> fewer = plan.sessions;
  const auto gone = std::find_if(fewer.begin(), fewer.end(), [&](const Session& session) {
    return session.date == day_20 && session.desk == "field";
  });
  fewer.erase(gone);
  CHECK(codes_of(rules, officials, {day_20, day_20}, fewer) ==
        std::vector<std::string>{"not-everybody"});
  double shares = 0;
  int loads = 0;
  for (const Load& load : plan.loads) {
    shares += load.entitlement;
    loads += load.load;
  }
  CHECK(shares == doctest::Approx(loads));
}

TEST_CASE("everybody comes in small offices of every make, and the check agrees") {
  std::mt19937 random(77);
  const auto pick = [&](int least, int most) {
    return std::uniform_int_distribution<int>(least, most)(random);
  };
  const Calendar calendar = announced();
  int refused = 0;
  int planned = 0;
  for (int round = 0; round < 300; ++round) {
    std::string toml =
        "[rota]\nranks = [\"a\", \"b\"]\n[[rota.cover]]\ndesk = \"field\"\n"
        "everybody = true\nwhen = {dates = [2026-03-04]}\nsource = \"E4\"\n";
    if (pick(0, 1) == 0) toml += "rank = \"a\"\n";
    for (int desk = pick(0, 2); desk > 0; --desk)
      toml += "[[rota.cover]]\ndesk = \"d" + std::to_string(desk) +
              "\"\nneed = " + std::to_string(pick(1, 2)) + "\nsource = \"E1\"\n" +
              (pick(0, 1) == 0 ? "rank = \"b\"\n" : "");
    const Rules rules = rules_from(toml);
    auto officials = people("a", pick(1, 3), "a");
    for (const Official& one : people("b", pick(0, 3), "b")) officials.push_back(one);
    PlanInput input{.rules = &rules, .calendar = &calendar, .officials = officials};
    input.period = {day(2026, 3, 3), day(2026, 3, 5)};
    if (pick(0, 2) == 0)
      input.absences.push_back({"a00", {day(2026, 3, 4), day(2026, 3, 4)}, "trip", {}});
    CAPTURE(round);
    CAPTURE(toml);
    const auto plan = make_plan(input);
    if (!plan || !plan->unmet.empty()) {
      ++refused;
      continue;
    }
    ++planned;
    CHECK(errors(check_plan(input, *plan)) == std::vector<std::string>{});
    for (const Official& one : officials) {
      const bool is_away = !input.absences.empty() && one.id == "a00";
      const bool asked = matches(rules.covers[0].who, one, rules.ranks) && !is_away;
      const auto here =
          std::count_if(plan->sessions.begin(), plan->sessions.end(), [&](const Session& session) {
            return session.date == day(2026, 3, 4) && session.official == one.id;
          });
      CHECK(here <= 1);
      if (asked) CHECK(here == 1);
    }
  }
  CHECK(planned > 100);
  MESSAGE(planned << " offices planned, " << refused << " too small for their other desks");
}

TEST_CASE("B4 A3 C3 E1: one rule is for each unit, at its own desk, with its own people") {
  const std::string toml = R"(
[rota]
[[rota.desk]]
id = "hall"
name = "接访室"
each-unit = "township"
[[rota.cover]]
desk = "hall"
each-unit = "township"
when = "every-day"
source = "E1"
[[rota.quota]]
each-unit = "township"
min = 2
per = "week"
desk = "hall"
source = "C3"
[[rota.booking]]
each-unit = "township"
desk = "hall"
source = "B13"
)";
  const Rules rules = rules_from(toml, kTownships);
  CHECK(rules.covers.size() == 3);
  CHECK(rules.quotas.size() == 3);
  CHECK(rules.bookings.size() == 3);
  REQUIRE(rules.desk("hall-west") != nullptr);
  CHECK(rules.desk("hall-west")->name == "西镇接访室");
  CHECK(rules.desk("hall-west")->level == "township");
  CHECK(rules.desk("hall") == nullptr);
  const auto officials = people_of_units(2);
  const Plan plan = plan_of(rules, officials, {day(2026, 3, 2), day(2026, 3, 15)});
  std::map<std::string, std::set<Date>> covered;
  for (const Session& session : plan.sessions) {
    const Official* official = find_by_id(officials, session.official);
    CHECK(session.desk == "hall-" + official->unit);
    covered[session.desk].insert(session.date);
  }
  CHECK(covered.size() == 3);
  for (const auto& [desk, days] : covered) CHECK(days.size() == 14);
  // The same office spelt out, unit by unit, is planned the same way.
  std::string spelt = "[rota]\n";
  for (const char* unit : {"east", "west", "north"})
    spelt += "[[rota.desk]]\nid = \"hall-" + std::string(unit) +
             "\"\n[[rota.cover]]\ndesk = \"hall-" + unit + "\"\nof-unit = \"" + unit +
             "\"\nwhen = \"every-day\"\nsource = \"E1\"\n" + "[[rota.quota]]\nof-unit = \"" + unit +
             "\"\nmin = 2\nper = \"week\"\ndesk = \"hall-" + unit + "\"\nsource = \"C3\"\n";
  CHECK(plan_of(rules_from(spelt), officials, {day(2026, 3, 2), day(2026, 3, 15)}).sessions ==
        plan.sessions);
}

TEST_CASE("F2: joint receivers sit in every group, behind the rest, and never alone") {
  const Rules rules = rules_from(R"(
[rota]
[[rota.cover]]
desk = "centre"
when = "workday"
groups = 2
receivers = [{body = ["congress", "cppcc"], need = 1}]
source = "F2"
)");
  auto officials = people("g", 6, "deputy", "government");
  for (const Official& one : people("c", 5, "deputy", "congress")) officials.push_back(one);
  const DateRange week{day(2026, 3, 2), day(2026, 3, 6)};
  const Plan plan = plan_of(rules, officials, week);
  CHECK(plan.sessions.size() == 5 * 4);
  for (const Session& session : plan.sessions) {
    CHECK(session.group <= 2);
    CHECK(session.seat == (session.official.starts_with("c") ? 2 : 1));
  }
  // Both of the congress in one group, both of the government in the other.
  std::vector<Session> apart = plan.sessions;
  std::vector<Session*> monday;
  for (Session& session : apart)
    if (session.date == week.from) monday.push_back(&session);
  for (Session* session : monday) session->group = session->official.starts_with("c") ? 2 : 1;
  monday[0]->seat = monday[2]->seat = 1;
  monday[1]->seat = monday[3]->seat = 2;
  const auto codes = codes_of(rules, officials, week, apart);
  CHECK(std::find(codes.begin(), codes.end(), "alone") != codes.end());
}

TEST_CASE("DZ16: while a desk is closed its duties are where the rule says, and nowhere else") {
  const std::string toml = R"(
[rota]
[[rota.desk]]
id = "hall"
name = "大厅"
[[rota.desk]]
id = "video"
name = "视频接访室"
[[rota.closure]]
desk = "hall"
from = 2026-03-09
to = 2026-03-13
instead = "INSTEAD"
source = "DZ16"
[[rota.cover]]
desk = "hall"
when = "workday"
source = "F1"
)";
  const auto with = [&](const std::string& instead) {
    std::string text = toml;
    return rules_from(text.replace(text.find("INSTEAD"), 7, instead));
  };
  const auto officials = people("d", 4, "deputy");
  const DateRange month{day(2026, 3, 1), day(2026, 3, 31)};
  const DateRange closed{day(2026, 3, 9), day(2026, 3, 13)};
  const Rules moved = with("video");
  const Plan plan = plan_of(moved, officials, month);
  for (const Session& session : plan.sessions)
    CHECK(session.desk == (closed.contains(session.date) ? "video" : "hall"));
  CHECK(plan.sessions.size() == 22);
  CHECK(moved.closed("hall", day(2026, 3, 9)) != nullptr);
  CHECK(moved.closed("hall", day(2026, 3, 14)) == nullptr);
  CHECK(moved.closed("video", day(2026, 3, 9)) == nullptr);
  const Rules by_phone = with("phone");
  const Plan shorter = plan_of(by_phone, officials, month);
  CHECK(shorter.sessions.size() == 17);
  std::vector<Session> opened = shorter.sessions;
  opened.push_back({.date = day(2026, 3, 10), .desk = "hall", .kind = "reception"});
  opened.back().official = "d00";
  CHECK(codes_of(by_phone, officials, month, opened) == std::vector<std::string>{"desk-closed"});
  const auto notice = make_notice(by_phone, nullptr, {}, {}, month);
  REQUIRE(notice);
  REQUIRE(notice->closed.size() == 1);
  CHECK(notice->closed.front() == "大厅 is closed from 2026-03-09 to 2026-03-13; instead: phone");
}

TEST_CASE("F1: a rule holds from its first day to its last, for plan and check alike") {
  const Rules rules = rules_from(R"(
[rota]
[[rota.desk]]
id = "hall"
[[rota.cover]]
desk = "hall"
when = {weekdays = [2, 4]}
to = 2026-03-15
source = "2015"
[[rota.cover]]
desk = "hall"
when = "workday"
from = 2026-03-16
source = "2018"
[[rota.quota]]
min = 4
per = "month"
desk = "hall"
from = 2026-04-16
source = "D2"
)");
  const auto officials = people("d", 3, "deputy");
  const Plan plan = plan_of(rules, officials, {day(2026, 3, 1), day(2026, 3, 31)});
  std::vector<int> days;
  for (const Session& session : plan.sessions)
    days.push_back(static_cast<int>((session.date - day(2026, 2, 28)).count()));
  CHECK(days == std::vector<int>{3, 5, 10, 12, 16, 17, 18, 19, 20, 23, 24, 25, 26, 27, 30, 31});
  // Of April's 4 only the part that it is in force is owed: 11 of 21 workdays.
  const Plan april = plan_of(rules, officials, {day(2026, 4, 1), day(2026, 4, 30)});
  std::map<std::string, int> held;
  for (const Session& session : april.sessions)
    if (session.date >= day(2026, 4, 16)) ++held[session.official];
  for (const Official& one : officials) CHECK(held[one.id] >= 2);
}

TEST_CASE("HN5: only sessions at desks of the level count") {
  const Rules rules = rules_from(R"(
[rota]
[[rota.desk]]
id = "city"
level = "city"
[[rota.desk]]
id = "county"
level = "county"
[[rota.cover]]
desk = "city"
kind = "field"
when = "workday"
source = "own"
[[rota.quota]]
kind = "field"
level = "county"
min = 1
per = "month"
desk = "county"
source = "HN5"
)");
  const auto officials = people("d", 3, "deputy");
  const DateRange month{day(2026, 3, 1), day(2026, 3, 31)};
  const Plan plan = plan_of(rules, officials, month);
  std::map<std::string, int> visits;
  for (const Session& session : plan.sessions)
    if (session.desk == "county") ++visits[session.official];
  CHECK(visits == std::map<std::string, int>{{"d00", 1}, {"d01", 1}, {"d02", 1}});
  std::vector<Session> at_home = plan.sessions;
  for (Session& session : at_home) session.desk = "city";
  const auto codes = codes_of(rules, officials, month, at_home);
  CHECK(std::find(codes.begin(), codes.end(), "quota-short") != codes.end());
}

TEST_CASE("A7: who draws up a rota moves nobody whose rota others draw up") {
  const Rules rules = rules_from(R"(
[rota]
ranks = ["county", "deputy"]
[[rota.cover]]
desk = "bureau"
rank = "county"
when = "workday"
source = "A1"
[[rota.quota]]
min = 1
per = "week"
desk = "field"
source = "A3"
[[rota.authority]]
rank = "county"
organizer = "信访局"
source = "A7"
[[rota.authority]]
organizer = "own-unit"
source = "A7"
)");
  auto officials = people_of_units(2);
  for (const Official& one : people("c", 4, "county")) officials.push_back(one);
  const Calendar calendar = announced();
  PlanInput input{.rules = &rules, .calendar = &calendar, .officials = officials};
  input.period = {day(2026, 3, 2), day(2026, 3, 15)};
  CHECK(organizers(rules, officials, input.period.from) ==
        std::vector<std::string>{"east", "north", "office", "west", "信访局"});
  const auto all = make_plan(input);
  REQUIRE(all);
  Rules mine;
  PlanInput east = input;
  limit_to_organizer(east, mine, "east", all->sessions);
  const auto again = make_plan(east);
  REQUIRE(again);
  const auto of = [&](const std::vector<Session>& sessions, bool ours) {
    std::vector<Session> some;
    for (const Session& session : sessions)
      if (session.official.starts_with("east") == ours) some.push_back(session);
    return some;
  };
  CHECK(of(again->sessions, false) == of(all->sessions, false));
  CHECK(of(again->sessions, true).size() == 4);
  CHECK(errors(check_plan(input, *again)) == std::vector<std::string>{});
}
