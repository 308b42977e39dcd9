#include <algorithm>
#include <utility>

#include <doctest/doctest.h>

#include "anjuan/base/text.hpp"
#include "anjuan/rota/change/explain.hpp"
#include "anjuan/rota/publish/brief.hpp"
#include "anjuan/rota/publish/calendar_file.hpp"
#include "anjuan/rota/publish/grid.hpp"
#include "anjuan/rota/publish/notice.hpp"

#include "rota/rota_helpers.hpp"

using namespace anjuan;
using namespace anjuan::rota;
using namespace anjuan::rota::testing;

namespace {

constexpr const char* kRules = R"(
[rota]
ranks = ["deputy"]
[[rota.desk]]
id = "centre"
name = "接访大厅"
place = "信访局一楼"
time = "09:00-11:30"
[[rota.cover]]
desk = "centre"
when = "workday"
source = "F1"
[[rota.reception]]
if = "kind == reception"
require = "briefed-before"
source = "F4"
)";

std::vector<Official> officials() {
  auto made = people("o", 2, "deputy");
  made[0].name = "甲某某";
  made[0].title = "副局长";
  made[0].portfolio = {"社会救助", "信访"};
  made[1].name = "乙某";
  made[1].title = "局长, 主任";
  return made;
}

Session session(Date date, const std::string& official) {
  Session made = session_of(date, official);
  made.case_id = "DZ-2026-000001";
  return made;
}

std::size_t count(const std::string& text, const std::string& part) {
  std::size_t found = 0;
  for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1))
    ++found;
  return found;
}

}  // namespace

TEST_CASE("the notice shows the six fields and never a case") {
  const Rules rules = rules_from(kRules);
  const std::vector<Session> sessions = {session(day(2026, 12, 2), "o01"),
                                         session(day(2026, 12, 1), "o00")};
  const DateRange december{day(2026, 12, 1), day(2026, 12, 31)};
  const auto notice = make_notice(rules, nullptr, officials(), sessions, december);
  REQUIRE(notice);
  CHECK(notice_text(*notice) ==
        "date        name    position    portfolio       time         place       form\n"
        "2026-12-01  甲某某  副局长      社会救助、信访  09:00-11:30  信访局一楼  reception\n"
        "2026-12-02  乙某    局长, 主任  portfolio       09:00-11:30  信访局一楼  reception\n");
  const std::string csv = notice_csv(*notice);
  CHECK(csv ==
        "date,name,position,portfolio,time,place,form\r\n"
        "2026-12-01,甲某某,副局长,社会救助、信访,09:00-11:30,信访局一楼,reception\r\n"
        "2026-12-02,乙某,\"局长, 主任\",portfolio,09:00-11:30,信访局一楼,reception\r\n");
  const std::string html = notice_html(*notice);
  CHECK(count(html, "<tr>") == 3);
  for (const std::string& text : {csv, html, notice_text(*notice)})
    CHECK(text.find("DZ-2026") == std::string::npos);
}

TEST_CASE("a notice with a missing field is not printed, and every gap is named") {
  const Rules rules = rules_from(
      "[rota]\n[[rota.desk]]\nid = \"centre\"\nplace = \"p\"\n"
      "[[rota.notice]]\nfields = [\"name\", \"place\"]\nsource = \"G6\"\n");
  auto people = officials();
  people[1].title.clear();
  const std::vector<Session> sessions = {session(day(2026, 12, 1), "o00"),
                                         session(day(2026, 12, 2), "o01")};
  const DateRange december{day(2026, 12, 1), day(2026, 12, 31)};
  const auto notice = make_notice(rules, nullptr, people, sessions, december);
  REQUIRE_FALSE(notice);
  CHECK(notice.error().exit == ExitCode::refused);
  REQUIRE(notice.error().diagnostics.size() == 2);
  CHECK(notice.error().diagnostics[0].message ==
        "the notice of 甲某某 at desk centre on 2026-12-01 lacks: time");
  CHECK(notice.error().diagnostics[1].message ==
        "the notice of 乙某 at desk centre on 2026-12-02 lacks: position, time");
  // A rule that asks for fewer fields is content with them.
  CHECK(make_notice(rules, &rules.notices.front(), people, sessions, december));
}

TEST_CASE("text in a notice becomes neither markup in a page nor a formula in a spreadsheet") {
  Notice notice{.fields = {"name", "place"}, .lines = {{.name = "<b>李&\"张\"", .place = "=1+1"}}};
  CHECK(notice_html(notice).find(
            "<td class=\"whole\">&lt;b&gt;李&amp;&quot;张&quot;</td><td>=1+1</td>") !=
        std::string::npos);
  CHECK(notice_csv(notice).ends_with("1970-01-01,\"<b>李&\"\"张\"\"\",'=1+1\r\n"));
}

TEST_CASE("the month grid keeps its columns with wide names and marks days off") {
  const Rules rules = rules_from(kRules);
  const Calendar calendar = announced();
  const auto people = officials();
  const std::vector<Session> sessions = {session(day(2026, 9, 1), "o00"),
                                         session(day(2026, 9, 21), "o01")};
  const GridInput input{&rules, &calendar, &people, &sessions, 2026, 9};
  const std::string grid = month_grid_text(input, 9);
  std::size_t rows = 0;
  for (const std::string_view line : split(grid, '\n')) {
    if (!line.starts_with('|')) continue;
    ++rows;
    CHECK(display_width(line) == 7 * 10 + 1);
  }
  CHECK(rows > 6);
  CHECK(grid.find("| 甲某某  |") != std::string::npos);
  CHECK(grid.find("|20+      |") != std::string::npos);  // a make-up Sunday
  CHECK(grid.find("|25*      |") != std::string::npos);  // a holiday on a Friday
  const std::string html = month_grid_html(input);
  CHECK(count(html, "<td class=\"off\">") == 8);  // 7 weekend days and a holiday
  CHECK(html.find("<br>乙某") != std::string::npos);
}

TEST_CASE("a calendar file has a stable UID, a counted sequence and an alarm a day before") {
  const Rules rules = rules_from(kRules);
  CalendarOptions options{.office = "DZ", .stamp = *parse_timestamp("2026-11-20T08:00:00+08:00")};
  Session one = session(day(2026, 12, 1), "o00");
  const auto first = calendar_file({one}, officials(), rules, options);
  REQUIRE(first);
  CHECK(first->find("UID:2026-12-01-centre-1-1@DZ.anjuan\r\n") != std::string::npos);
  CHECK(first->find("SEQUENCE:0\r\n") != std::string::npos);
  CHECK(first->find("DTSTART:20261201T010000Z\r\n") != std::string::npos);  // 09:00 at +08:00
  CHECK(first->find("DTEND:20261201T033000Z\r\n") != std::string::npos);
  CHECK(first->find("DTSTAMP:20261120T000000Z\r\n") != std::string::npos);
  CHECK(first->find("TRIGGER:-P1D\r\n") != std::string::npos);
  CHECK(first->find("DZ-2026-000001") == std::string::npos);
  one.official = "o01";
  one.sequence = 1;
  const auto second = calendar_file({one}, officials(), rules, options);
  REQUIRE(second);
  CHECK(second->find("UID:2026-12-01-centre-1-1@DZ.anjuan\r\n") != std::string::npos);
  CHECK(second->find("SEQUENCE:1\r\n") != std::string::npos);
  options.official = "o00";
  const auto none = calendar_file({one}, officials(), rules, options);
  REQUIRE(none);
  CHECK(none->find("VEVENT") == std::string::npos);
  Rules untimed = rules;
  untimed.desks.front().has_time = false;
  options.official.clear();
  const auto whole_day = calendar_file({one}, officials(), untimed, options);
  REQUIRE(whole_day);
  CHECK(whole_day->find("DTSTART;VALUE=DATE:20261201\r\n") != std::string::npos);
}

TEST_CASE(
    "phones hear of a desk that moves: its sequence rises each time its place or time change") {
  Rules rules = rules_from(kRules);
  CalendarOptions options{.office = "DZ", .stamp = *parse_timestamp("2026-11-20T08:00:00+08:00")};
  Session one = session(day(2026, 12, 1), "o00");
  one.sequence = 1;
  const auto sequence = [&] {
    options.told = tell_desks(rules, options.told);
    const auto file = calendar_file({one}, officials(), rules, options);
    REQUIRE(file);
    const std::size_t at = file->find("SEQUENCE:") + 9;
    return file->substr(at, file->find('\r', at) - at);
  };
  CHECK(sequence() == "1");  // its own, and a desk that is told for the first time
  CHECK(sequence() == "1");
  rules.desks.front().place = "新接访大厅";
  CHECK(sequence() == "2");
  CHECK(sequence() == "2");
  rules.desks.front().from += std::chrono::minutes(30);
  CHECK(sequence() == "3");
  rules.desks.front().all_day = true;
  CHECK(sequence() == "4");
  // A word that is only shown says nothing of where and when.
  rules.desks.front().name = "大厅";
  CHECK(sequence() == "4");
  // A desk that was taken out and comes back goes on counting.
  const std::vector<Desk> desks = std::exchange(rules.desks, {});
  CHECK(sequence() == "4");
  rules.desks = desks;
  rules.desks.front().place = "旧址";
  CHECK(sequence() == "5");
}

TEST_CASE("the brief says who comes, which cases, which units to call and what is still to do") {
  const Rules rules = rules_from(kRules);
  const std::vector<Session> sessions = {session(day(2026, 12, 1), "o00"),
                                         session(day(2026, 12, 2), "o01")};
  const std::vector<BriefCase> cases = {{"DZ-2026-000001", "补贴", "minzheng", "o00"},
                                        {"DZ-2026-000002", "other", "jiaoyu", "o01"}};
  const auto brief = make_brief(day(2026, 12, 1), sessions, officials(), rules, cases);
  REQUIRE(brief.size() == 1);
  CHECK(brief.front().name == "甲某某");
  CHECK(brief.front().time == "09:00-11:30");
  REQUIRE(brief.front().cases.size() == 1);
  CHECK(brief.front().units == std::vector<std::string>{"minzheng"});
  CHECK(brief.front().still_to_do == std::vector<StillToDo>{{Requirement::briefed_before, "F4"}});
}

TEST_CASE("explain cites the rules, and why-not says what another official would cost") {
  const Rules rules = rules_from(kRules);
  const Calendar calendar;
  PlanInput input{.rules = &rules, .calendar = &calendar, .officials = people("o", 3, "deputy")};
  input.period = {day(2026, 6, 1), day(2026, 6, 5)};
  input.absences = {{"o02", {day(2026, 6, 2), day(2026, 6, 5)}, "leave", {}}};
  const auto plan = make_plan(input);
  REQUIRE(plan);
  const auto reasons = explain_day(input, plan->sessions, day(2026, 6, 1));
  REQUIRE(reasons.size() == 1);
  CHECK(reasons.front().reasons.front().source == "F1");

  const auto away = why_not(input, plan->sessions, day(2026, 6, 3), "o02", "");
  REQUIRE(away);
  CHECK_FALSE(away->possible);
  CHECK(away->in_words == "o02 is away from 2026-06-02 to 2026-06-05: leave");

  // Whoever does not sit on the 1st could: the fairest other plan costs what solving says.
  for (const char* id : {"o00", "o01", "o02"}) {
    if (plan->sessions.front().official == id) continue;
    const auto other = why_not(input, plan->sessions, day(2026, 6, 1), id, "");
    REQUIRE(other);
    CHECK(other->possible);
    CHECK(other->spread_then >= other->spread_now - 1e-9);
  }
  const auto unknown = why_not(input, plan->sessions, day(2026, 6, 1), "ghost", "");
  REQUIRE_FALSE(unknown);
  CHECK(unknown.error().exit == ExitCode::bad_data);
  const auto no_duty = why_not(input, plan->sessions, day(2026, 6, 6), "o00", "");
  CHECK_FALSE(no_duty);
}

TEST_CASE("a higher load is what another choice costs") {
  const Rules rules = rules_from(kRules);
  const Calendar calendar;
  PlanInput input{.rules = &rules, .calendar = &calendar, .officials = people("o", 2, "deputy")};
  input.period = {day(2026, 6, 1), day(2026, 6, 2)};
  // o01 owes a session and can only come on the 1st: with o00 there, o01 would hold none.
  input.carried = {{"o01", 1.0}};
  input.absences = {{"o01", {day(2026, 6, 2), day(2026, 6, 2)}, "leave", {}}};
  const auto plan = make_plan(input);
  REQUIRE(plan);
  REQUIRE(plan->sessions.front().official == "o01");
  const auto other = why_not(input, plan->sessions, day(2026, 6, 1), "o00", "centre");
  REQUIRE(other);
  CHECK(other->possible);
  CHECK(other->load_then == 2);
  CHECK(other->spread_then > other->spread_now);
}

TEST_CASE("what falls away and is held again is told with a higher number than it ever had") {
  Session kept = session_of(day(2026, 9, 16), "o00", "centre");
  kept.sequence = 2;
  Session other = session_of(day(2026, 9, 18), "o00", "hall");
  const std::vector<ToldDesk> told = {{"centre", "hall 1", "09:00-11:30", 1}};
  const std::vector<ToldDesk> after = outlive(told, {kept, other});
  REQUIRE(after.size() == 1);  // of a desk that was never told nobody has a number
  CHECK(0 + sequence_of(after, "centre") > kept.sequence + sequence_of(told, "centre"));
  CHECK(outlive(told, {}) == told);
}
