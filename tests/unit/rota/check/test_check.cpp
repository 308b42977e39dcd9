#include <algorithm>
#include <set>

#include <doctest/doctest.h>

#include "rota/rota_helpers.hpp"

using namespace anjuan;
using namespace anjuan::rota;
using namespace anjuan::rota::testing;

namespace {

constexpr const char* kRules = R"(
[rota]
ranks = ["principal", "deputy", "section"]
[[rota.desk]]
id = "centre"
[[rota.cover]]
desk = "centre"
rank-at-least = "deputy"
when = "workday"
groups = 2
companions = [{pool = "lawyers", need = 1}]
source = "F1"
[[rota.quota]]
rank = "principal"
min = 1
max = 2
per = "week"
source = "H2"
[[rota.spacing]]
min-workdays = 3
source = "office"
[[rota.substitute]]
rank-at-least = "self"
source = "A8"
[[rota.reception]]
if = "persons >= 20"
require = "principal"
source = "A11"
)";

Session session(Date date, int group, const std::string& official,
                std::vector<std::string> companions) {
  Session made = session_of(date, official);
  made.group = group;
  made.companions = std::move(companions);
  return made;
}

struct Office {
  Calendar calendar;
  Rules rules = rules_from(kRules);
  CheckInput input;
  Date monday = day(2026, 6, 1);
  Date tuesday = day(2026, 6, 2);

  Office() {
    input.rules = &rules;
    input.calendar = &calendar;
    input.officials = people("deputy", 3, "deputy");
    for (Official& one : people("head", 1, "principal")) {
      one.principal = true;
      input.officials.push_back(one);
    }
    for (Official& one : people("section", 1, "section")) input.officials.push_back(one);
    for (Official& one : people("law", 2, "")) {
      one.groups = {"lawyers"};
      input.officials.push_back(one);
    }
    input.period = {monday, tuesday};
    input.sessions = {
        session(monday, 1, "deputy00", {"law00"}), session(monday, 2, "head00", {"law01"}),
        session(tuesday, 1, "deputy01", {"law00"}), session(tuesday, 2, "deputy02", {"law01"})};
  }

  std::multiset<std::string> codes(Severity severity = Severity::error) const {
    std::multiset<std::string> found;
    for (const Breach& breach : check(input))
      if (breach.severity == severity) found.emplace(breach.code());
    return found;
  }
};

using Codes = std::multiset<std::string>;

}  // namespace

TEST_CASE("a rota that keeps every rule has no breach") {
  CHECK(Office().codes().empty());
}

TEST_CASE("each way to break a rota by hand is found") {
  const struct {
    const char* what;
    void (*spoil)(Office&);
    Codes codes;
  } cases[] = {
      {"a day nobody covers", [](Office& o) { o.input.sessions.resize(2); }, {"empty-day"}},
      {"one group too few", [](Office& o) { o.input.sessions.pop_back(); }, {"too-few"}},
      {"two officials in one group",
       [](Office& o) {
         o.input.sessions[3].group = 1;
         o.input.sessions[3].seat = 2;
         o.input.sessions[3].companions = {"law00"};
       },
       {"too-few-groups"}},
      {"one seat given twice",
       [](Office& o) {
         o.input.sessions[3].group = 1;
         o.input.sessions[3].companions = {"law00"};
       },
       {"seat-taken-twice", "too-few-groups"}},
      {"somebody on leave",
       [](Office& o) {
         o.input.absences = {{"deputy01", {o.tuesday, o.tuesday}, "leave", {}}};
       },
       {"unavailable"}},
      {"somebody who has left",
       [](Office& o) { o.input.officials[1].to = o.monday; },
       {"unavailable"}},
      {"a companion on leave",
       [](Office& o) {
         o.input.absences = {{"law01", {o.monday, o.monday}, "ill", {}}};
       },
       {"unavailable"}},
      {"one person in two groups",
       [](Office& o) { o.input.sessions[3].official = "deputy01"; },
       {"two-places"}},
      {"a lawyer in two groups",
       [](Office& o) { o.input.sessions[3].companions = {"law00"}; },
       {"two-places"}},
      {"no lawyer", [](Office& o) { o.input.sessions[0].companions.clear(); }, {"companions"}},
      {"a rank too low",
       [](Office& o) { o.input.sessions[3].official = "section00"; },
       {"not-eligible", "too-few"}},
      {"nobody of that name",
       [](Office& o) { o.input.sessions[3].official = "ghost"; },
       {"unknown-official", "too-few"}},
      {"the principal's week without a session",
       [](Office& o) {
         o.input.sessions[1].official = "deputy01";
         o.input.period.to = day(2026, 6, 7);
         for (unsigned d = 3; d <= 5; ++d) {
           o.input.sessions.push_back(session(day(2026, 6, d), 1, "deputy00", {"law00"}));
           o.input.sessions.push_back(session(day(2026, 6, d), 2, "deputy01", {"law01"}));
         }
       },
       {"quota-short"}},
      {"more than the principal may",
       [](Office& o) {
         o.input.sessions[2].official = "head00";
         o.input.sessions.push_back(session(day(2026, 6, 3), 1, "head00", {"law00"}));
         o.input.sessions.push_back(session(day(2026, 6, 3), 2, "deputy00", {"law01"}));
         o.input.period.to = day(2026, 6, 3);
       },
       {"quota-over"}},
  };
  for (const auto& one : cases) {
    CAPTURE(one.what);
    Office office;
    one.spoil(office);
    CHECK(office.codes() == one.codes);
  }
}

TEST_CASE("every breach cites the article of its rule") {
  Office office;
  office.input.sessions.resize(2);
  const auto breaches = check(office.input);
  const auto empty = std::find_if(breaches.begin(), breaches.end(),
                                  [](const Breach& b) { return b.code() == "empty-day"; });
  REQUIRE(empty != breaches.end());
  CHECK(empty->source == "F1");
  CHECK(empty->message == "nobody receives at desk centre on 2026-06-02, 2 wanted");
}

TEST_CASE("planned against held: absent, late, replaced, empty, too many without the principal") {
  Office office;
  office.input.held_until = office.tuesday;
  const auto held = [&](Date date, int group, const std::string& official) {
    HeldSession made{.date = date, .desk = "centre", .group = group};
    made.officials = {official};
    return made;
  };
  std::vector<HeldSession> all = {
      held(office.monday, 1, "deputy00"), held(office.monday, 2, "head00"),
      held(office.tuesday, 1, "deputy01"), held(office.tuesday, 2, "deputy02")};
  office.input.held = all;
  CHECK(office.codes().empty());

  office.input.held[0].minutes_late["deputy00"] = 12;
  CHECK(office.codes() == Codes{"late"});

  office.input.held = all;
  office.input.held[2].officials = {"head00"};  // a higher rank stood in
  CHECK(office.codes().empty());
  CHECK(office.codes(Severity::note).count("substituted") == 1);

  office.input.held = all;
  office.input.held[2].officials = {"section00"};
  CHECK(office.codes() == Codes{"wrong-substitute"});

  office.input.held = all;
  office.input.held.pop_back();
  CHECK(office.codes() == Codes{"not-held"});
  CHECK(accountability(check(office.input)) ==
        std::vector<std::pair<std::string, int>>{{"deputy02", 1}});

  office.input.held.resize(2);
  CHECK(office.codes() == Codes{"empty-day", "not-held", "not-held"});

  office.input.held = all;
  office.input.held[0].persons = 25;
  CHECK(office.codes() == Codes{"principal"});
  office.input.held[0].reasons["principal"] = "at a flood";
  CHECK(office.codes().empty());
}

TEST_CASE("what somebody claims is compared with what is on record") {
  Office office;
  HeldSession held{.date = office.monday, .desk = "centre"};
  held.officials = {"deputy00"};
  office.input.held = {held};
  office.input.claims = {{"", "reception", office.input.period, 66, "report of 2026"},
                         {"deputy00", "", office.input.period, 1, ""}};
  const auto breaches = check(office.input);
  REQUIRE(breaches.size() == 1);
  CHECK(breaches.front().code() == "claim");
  CHECK(breaches.front().message ==
        "the office: 66 sessions are claimed for 2026-06-01..2026-06-02, 1 are on record");
  CHECK(breaches.front().source == "report of 2026");
}

TEST_CASE("coming again too soon is a note, not an error") {
  Office office;
  office.input.sessions[2].official = "deputy00";
  CHECK(office.codes().empty());
  CHECK(office.codes(Severity::note) == Codes{"spacing"});
}

TEST_CASE("the check of one month judges every window that touches it whole") {
  const Calendar calendar = announced();
  const Rules rules = rules_from(R"(
[rota]
[[rota.quota]]
kind = "field"
min = 2
per = "quarter"
desk = "field"
source = "A2"
[[rota.quota]]
kind = "reception"
max = 1
per = "week"
source = "M"
)");
  CheckInput input{.rules = &rules, .calendar = &calendar, .officials = people("o", 1, "r")};
  const auto add = [](std::vector<Session>& list, Date date, const char* kind) {
    Session session{.date = date, .desk = "field", .kind = kind};
    session.official = "o00";
    list.push_back(session);
  };
  // Two visits, one of them in October: December by itself is no breach.
  input.period = month(2026, 12);
  input.planned_until = day(2026, 12, 31);
  add(input.earlier, day(2026, 10, 14), "field");
  add(input.sessions, day(2026, 12, 9), "field");
  CHECK(check(input).empty());
  // The week of Monday, 28 December, has one session in it on each side of the year's end.
  add(input.sessions, day(2026, 12, 29), "reception");
  add(input.later, day(2027, 1, 1), "reception");
  CHECK(errors(check(input)) ==
        std::vector<std::string>{
            "quota-over: o00 has 2 sessions in 2026-12-28..2027-01-03, at most 1 allowed"});
  input.later.clear();
  // One of the visits is missing: in November it can still come …
  input.sessions.clear();
  input.period = month(2026, 11);
  input.planned_until = day(2026, 11, 30);
  input.today = day(2026, 11, 10);
  auto breaches = check(input);
  REQUIRE(breaches.size() == 1);
  CHECK(breaches.front().code() == "quota-open");
  CHECK(breaches.front().severity == Severity::note);
  CHECK(breaches.front().message ==
        "o00 has 1 of 2 sessions in 2026-10-01..2026-12-31: 1 to come from 2026-12-01 on");
  // … but not when December is planned without it, nor when the quarter is over.
  input.planned_until = day(2026, 12, 31);
  CHECK(errors(check(input)).size() == 1);
  input.planned_until = day(2026, 11, 30);
  input.today = day(2027, 1, 1);
  CHECK(errors(check(input)).size() == 1);
}

TEST_CASE(
    "F2 B3: another lawyer is a lawyer, whoever has no rank may sit in, and all missing are "
    "named") {
  Calendar calendar;
  const Rules rules = rules_from(R"(
[rota]
[[rota.cover]]
desk = "hall"
when = "workday"
companions = [{pool = "lawyers", need = 1}, {body = "congress", need = 1}]
source = "F2"
[[rota.reception]]
require = "companions"
source = "F2"
)");
  CheckInput input{.rules = &rules, .calendar = &calendar};
  input.officials = people("o", 1, "deputy");
  for (const char* id : {"law-a", "law-b"}) {
    Official lawyer{.id = id, .name = id};
    lawyer.groups = {"lawyers"};
    input.officials.push_back(lawyer);
  }
  Official member{.id = "congress-a", .name = "人大代表"};
  member.body = "congress";
  input.officials.push_back(member);
  const Date date = day(2026, 6, 1);
  input.period = {date, date};
  Session planned{.date = date, .desk = "hall", .kind = "reception"};
  planned.official = "o00";
  planned.companions = {"law-a", "congress-a"};
  input.sessions = {planned};
  input.held_until = date;
  HeldSession held{.date = date, .desk = "hall"};
  held.officials = {"o00"};
  const auto lacking = [&](std::vector<std::string> there) {
    held.companions = std::move(there);
    input.held = {held};
    std::vector<Breach> breaches;
    check_held(input, breaches);
    return breaches.empty() ? std::string() : breaches.front().message;
  };
  CHECK(lacking({"law-b", "congress-a"}).empty());
  CHECK(lacking({}) == "companions were not there: law-a, 人大代表");
  CHECK(lacking({"law-b"}) == "companions were not there: 人大代表");
}

TEST_CASE("E4b: a quota counts no session of its window that passed without a record") {
  Calendar calendar;
  const Rules rules = rules_from(R"(
[rota]
[[rota.quota]]
rank = "deputy"
kind = "field"
min = 1
per = "quarter"
desk = "field"
source = "每季度一次"
)");
  CheckInput input{.rules = &rules, .calendar = &calendar};
  input.officials = people("o", 1, "deputy");
  input.today = day(2026, 11, 2);
  Session august{.date = day(2026, 8, 20), .desk = "field", .kind = "field"};
  august.official = "o00";
  HeldSession held{.date = august.date, .desk = "field"};
  held.kind = "field";
  held.officials = {"o00"};
  const auto short_in = [&](unsigned of_year, std::vector<HeldSession> records) {
    input.period = month(2026, of_year);
    input.held_until = day(2026, 9, 30);
    input.held = std::move(records);
    input.sessions.clear();
    input.earlier.clear();
    input.later.clear();
    (of_year < 8 ? input.later : of_year == 8 ? input.sessions : input.earlier) = {august};
    std::vector<Breach> breaches;
    check_quotas(input, breaches);
    return std::count_if(breaches.begin(), breaches.end(),
                         [](const Breach& one) { return one.kind == BreachKind::quota_short; });
  };
  for (const unsigned of_year : {7U, 8U}) {
    CAPTURE(of_year);
    CHECK(short_in(of_year, {}) == 1);
    CHECK(short_in(of_year, {held}) == 0);
  }
  CHECK(short_in(9, {held}) == 0);
  // Where records begin later, what was planned before them counts.
  HeldSession late = held;
  late.date = day(2026, 9, 3);
  late.officials = {"o01"};
  CHECK(short_in(9, {late}) == 0);
  late.date = day(2026, 7, 3);
  CHECK(short_in(9, {late}) == 1);
}

TEST_CASE("A1 A5 A3: an empty seat is a breach of the rule that asked for the day") {
  Calendar calendar;
  const Rules rules = rules_from(R"(
[rota]
[[rota.key-period]]
name = "会议"
from = 2026-06-10
to = 2026-06-12
source = "关键节点"
[[rota.cover]]
desk = "hall"
when = "workday"
source = "每个工作日"
[[rota.cover]]
desk = "hall"
when = "key-period"
source = "关键节点"
[[rota.cover]]
desk = "field"
when = {once-per = "week"}
source = "每周一次"
[[rota.quota]]
rank = "deputy"
min = 1
per = "week"
desk = "town"
source = "每周一天"
)");
  CheckInput input{.rules = &rules, .calendar = &calendar};
  input.officials = people("o", 1, "deputy");
  const auto empty_seat = [&](const char* desk, unsigned of_month) {
    const Date date = day(2026, 6, of_month);
    Session planned{.date = date, .desk = desk, .kind = "reception"};
    planned.official = "o00";
    input.period = {date, date};
    input.held_until = date;
    input.sessions = {planned};
    std::vector<Breach> breaches;
    check_held(input, breaches);
    std::string sources;
    for (const Breach& one : breaches) sources += one.source + ";";
    return sources;
  };
  CHECK(empty_seat("hall", 1) == "每个工作日;每个工作日;");
  CHECK(empty_seat("field", 3) == "每周一次;每周一次;");
  CHECK(empty_seat("town", 3) == "每周一天;每周一天;");
}

TEST_CASE("a rota that begins within a quarter owes its part, whatever days are asked about") {
  const Calendar calendar = announced();
  const Rules rules = rules_from(R"(
[rota]
[[rota.quota]]
kind = "field"
desk = "field"
min = 2
per = "quarter"
source = "A2"
)");
  CheckInput input{.rules = &rules, .calendar = &calendar, .officials = people("o", 1, "r")};
  Session visit = session_of(day(2026, 12, 9), "o00", "field");
  visit.kind = "field";
  visit.origin = Origin::quota;
  input.sessions = {visit};
  input.planned_until = day(2026, 12, 31);
  // Of the quarter's two a third, rounded up, falls into December.
  for (const unsigned first : {12U, 11U, 10U}) {
    CAPTURE(first);
    input.period = {day(2026, first, 1), day(2026, 12, 31)};
    CHECK(errors(check(input)).empty());
  }
  input.sessions.front().date = day(2026, 10, 9);
  CHECK(errors(check(input)).size() == 1);
}

TEST_CASE(
    "an office owes nobody a reception before it began, unless somebody was planned by then") {
  const Calendar calendar = announced();
  const Rules rules = rules_from(R"(
[rota]
[[rota.desk]]
id = "hall"
[[rota.cover]]
desk = "hall"
when = "workday"
source = "H1"
)");
  CheckInput input{.rules = &rules, .calendar = &calendar, .officials = people("o", 1, "r")};
  input.period = {day(2026, 6, 1), day(2026, 6, 30)};
  for (Date date = day(2026, 6, 16); date <= input.period.to; date += std::chrono::days(1))
    if (calendar.is_workday(date)) input.sessions.push_back(session_of(date, "o00", "hall"));
  CHECK(errors(check(input)).size() == 11);  // the workdays from the 1st to the 15th
  input.begun = day(2026, 6, 16);
  CHECK(errors(check(input)).empty());
  input.begun = day(2026, 6, 12);
  CHECK(errors(check(input)).size() == 2);
  // Who was planned before that day shows that the office had begun: nothing is hidden.
  input.begun = day(2026, 6, 25);
  input.sessions.pop_back();
  CHECK(errors(check(input)).size() == 1);
  input.sessions.push_back(session_of(day(2026, 6, 3), "o00", "hall"));
  CHECK(errors(check(input)).size() == 9);
}
