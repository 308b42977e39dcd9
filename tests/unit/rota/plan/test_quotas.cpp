#include <algorithm>
#include <map>
#include <set>

#include <doctest/doctest.h>

#include "rota/rota_helpers.hpp"

using namespace anjuan;
using namespace anjuan::rota;
using namespace anjuan::rota::testing;

TEST_CASE("people who join or leave are rostered for their days and owe their part") {
  const Calendar calendar;
  const Rules rules = rules_from(R"(
[rota]
[[rota.cover]]
desk = "a"
when = "workday"
source = "A"
[[rota.quota]]
min = 10
per = "month"
source = "Q"
)");
  PlanInput input{.rules = &rules, .calendar = &calendar, .officials = people("o", 2, "r")};
  input.period = month(2026, 6);  // 22 workdays
  input.officials[0].from = day(2026, 6, 16);
  const auto plan = make_plan(input);
  REQUIRE(plan);
  CHECK(errors(check_plan(input, *plan)).empty());
  for (const Session& session : plan->sessions)
    CHECK((session.official == "o01" || session.date >= day(2026, 6, 16)));
}

TEST_CASE("a year's quota planned month by month keeps its pace and ends complete") {
  const Calendar calendar = announced();
  const Rules rules = rules_from(field_days_a_year(90));
  PlanInput input{.rules = &rules, .calendar = &calendar, .officials = people("o", 2, "r")};
  std::vector<Session> all;
  for (unsigned month = 1; month <= 12; ++month) {
    const std::chrono::year_month in = std::chrono::year(2026) / std::chrono::month(month);
    input.period = {Date(in / std::chrono::day(1)), Date(in / std::chrono::last)};
    input.earlier = all;
    const auto plan = make_plan(input);
    REQUIRE(plan);
    CHECK(plan->sessions.size() <= 20);  // ten each at most: nothing piles up in December
    all.insert(all.end(), plan->sessions.begin(), plan->sessions.end());
  }
  CHECK(all.size() == 180);
}

TEST_CASE("six leaders with ninety field days each are never out together where one has to stay") {
  const Calendar calendar = announced();
  const Rules rules =
      rules_from(field_days_a_year(90) +
                 "[[rota.in-house]]\nrank = \"r\"\nkind = [\"field\"]\nsource = \"C4\"\n");
  PlanInput input{.rules = &rules, .calendar = &calendar, .officials = people("o", 6, "r")};
  input.period = {day(2026, 1, 1), day(2026, 12, 31)};
  const auto plan = make_plan(input);
  REQUIRE(plan);
  CHECK(plan->sessions.size() == 540);
  CHECK(errors(check_plan(input, *plan)).empty());
  std::map<Date, int> out;
  for (const Session& session : plan->sessions) ++out[session.date];
  for (const auto& [date, count] : out) CHECK(count <= 5);
  // A day on which a hand has put all six out is found.
  std::vector<Session> sessions = plan->sessions;
  for (int i = 0; i < 6; ++i) {
    Session more{.date = day(2026, 6, 6), .desk = "village", .kind = "field"};
    more.official = input.officials[static_cast<std::size_t>(i)].id;
    sessions.push_back(std::move(more));
  }
  Plan by_hand = *plan;
  by_hand.sessions = std::move(sessions);
  const auto found = errors(check_plan(input, by_hand));
  CHECK(std::count(found.begin(), found.end(),
                   "in-house: 0 of 1 (rank r) stay in the house on 2026-06-06") == 1);
}

TEST_CASE("one field visit a quarter that is first planned for December is held in December") {
  const Calendar calendar = announced();
  const Rules rules = rules_from(
      "[rota]\n[[rota.quota]]\nkind = \"field\"\nmin = 1\nper = \"quarter\"\n"
      "desk = \"field\"\nsource = \"A2\"\n");
  PlanInput input{.rules = &rules, .calendar = &calendar};
  input.officials = people("deputy", 1, "deputy");
  input.period = month(2026, 12);
  const auto visits = [](const Plan& plan) {
    return std::count_if(plan.sessions.begin(), plan.sessions.end(),
                         [](const Session& session) { return session.kind == "field"; });
  };
  const auto plan = make_plan(input);
  REQUIRE(plan);
  CHECK(visits(*plan) == 1);
  // What was held before counts, and so does what is planned after: it is not held twice.
  Session visit{.date = day(2026, 10, 14), .desk = "field", .kind = "field"};
  visit.official = "deputy00";
  input.earlier = {visit};
  const auto held = make_plan(input);
  REQUIRE(held);
  CHECK(visits(*held) == 0);
  input.earlier.clear();
  input.period = month(2026, 11);
  visit.date = day(2026, 12, 9);
  input.later = {visit};
  input.absences = {{"deputy00", {day(2026, 12, 10), day(2026, 12, 31)}, "leave", {}}};
  const auto later = make_plan(input);
  REQUIRE(later);
  CHECK(visits(*later) == 0);
}

TEST_CASE(
    "an absence for all of March that is known in January puts the quarter's visit before it") {
  const Calendar calendar = announced();
  const Rules rules = rules_from(kOffice);
  PlanInput input{.rules = &rules, .calendar = &calendar};
  input.officials = people("deputy", 3, "deputy");
  input.absences = {{"deputy00", {day(2026, 3, 1), day(2026, 3, 31)}, "training", {}}};
  int visits = 0;
  for (unsigned month = 1; month <= 3; ++month) {
    const std::chrono::year_month in = std::chrono::year(2026) / std::chrono::month(month);
    input.period = {Date(in / std::chrono::day(1)), Date(in / std::chrono::last)};
    const auto plan = make_plan(input);
    REQUIRE(plan);
    for (const Session& session : plan->sessions) {
      if (session.kind == "field" && session.official == "deputy00") ++visits;
      input.earlier.push_back(session);
    }
    CHECK((month < 2 || visits == 1));
  }
  CHECK(visits == 1);
}

TEST_CASE("the shares sum to the sessions where one visit meets two quotas") {
  const Calendar calendar;
  const Rules rules = rules_from(R"(
[rota]
[[rota.cover]]
desk = "centre"
when = "workday"
source = "F1"
[[rota.quota]]
kind = ["appointment", "field"]
min = 2
per = "month"
desk = "field"
source = "A"
[[rota.quota]]
kind = ["field"]
min = 2
per = "month"
desk = "field"
source = "B"
)");
  PlanInput input{.rules = &rules, .calendar = &calendar, .officials = people("o", 4, "r")};
  input.period = month(2026, 6);
  const auto plan = make_plan(input);
  REQUIRE(plan);
  double shares = 0;
  int loads = 0;
  for (const Load& load : plan->loads) {
    shares += load.entitlement;
    loads += load.load;
  }
  CHECK(loads == 22 + 8);
  CHECK(shares == doctest::Approx(loads));
}

TEST_CASE("C4: 90 field days a year are spread over the months, and somebody stays in the house") {
  const Calendar calendar = announced();
  const Rules rules = rules_from(field_days_a_year(90));
  PlanInput input{.rules = &rules, .calendar = &calendar, .officials = people("o", 6, "r")};
  input.period = {day(2026, 1, 1), day(2026, 12, 31)};
  const auto plan = make_plan(input);
  REQUIRE(plan);
  REQUIRE(plan->sessions.size() == 540);
  std::map<int, int> by_month;
  std::map<std::pair<std::string, int>, int> of_each;
  std::map<Date, int> by_day;
  for (const Session& session : plan->sessions) {
    const int month =
        static_cast<int>(static_cast<unsigned>(std::chrono::year_month_day(session.date).month()));
    ++by_month[month];
    ++of_each[{session.official, month}];
    ++by_day[session.date];
  }
  // 248 workdays, 18 to 23 of them a month.
  for (const auto& [month, count] : by_month) {
    CAPTURE(month);
    CHECK(count >= 34);
    CHECK(count <= 56);
  }
  for (const auto& [who, count] : of_each) CHECK(count <= 11);
  for (const auto& [date, count] : by_day) CHECK(count <= 3);
}

namespace {

/// Plans months of 2026 one after the other; gives back the sessions of each.
std::map<unsigned, std::vector<Session>> month_by_month(PlanInput input, unsigned first) {
  std::map<unsigned, std::vector<Session>> all;
  for (unsigned in = first; in <= 12; ++in) {
    input.period = month(2026, in);
    const auto plan = make_plan(input);
    REQUIRE(plan);
    CHECK(plan->unmet.empty());
    all[in] = plan->sessions;
    input.earlier.insert(input.earlier.end(), plan->sessions.begin(), plan->sessions.end());
  }
  return all;
}

std::string field_visits(int min, const std::string& per) {
  return "[rota]\n[[rota.quota]]\nkind = \"field\"\nmin = " + std::to_string(min) + "\nper = \"" +
         per + "\"\ndesk = \"field\"\nsource = \"Q\"\n";
}

}  // namespace

TEST_CASE("one official's visits of a year are all held when months without any come between") {
  const Calendar calendar = announced();
  for (int min = 1; min <= 7; ++min) {
    CAPTURE(min);
    const Rules rules = rules_from(field_visits(min, "year"));
    PlanInput input{.rules = &rules, .calendar = &calendar, .officials = people("o", 1, "r")};
    int visits = 0;
    for (const auto& [in, sessions] : month_by_month(input, 1)) {
      CHECK(sessions.size() <= 1);
      visits += static_cast<int>(sessions.size());
    }
    CHECK(visits == min);
  }
}

TEST_CASE("the visits of a quarter are spread over its months and not held all in the middle one") {
  const Calendar calendar = announced();
  const Rules rules = rules_from(field_visits(1, "quarter"));
  PlanInput input{.rules = &rules, .calendar = &calendar, .officials = people("o", 6, "r")};
  for (const auto& [in, sessions] : month_by_month(input, 1)) {
    CAPTURE(in);
    CHECK(sessions.size() == 2);
  }
}

TEST_CASE("a rota that begins in July keeps its pace from August on") {
  const Calendar calendar = announced();
  const Rules rules = rules_from(field_visits(90, "year"));
  PlanInput input{.rules = &rules, .calendar = &calendar, .officials = people("o", 3, "r")};
  std::size_t visits = 0;
  for (const auto& [in, sessions] : month_by_month(input, 7)) {
    CAPTURE(in);
    CHECK(sessions.size() >= 17);
    CHECK(sessions.size() <= 28);
    visits += sessions.size();
  }
  CHECK(visits >= 3 * 45);
  CHECK(visits <= 3 * 47);
}

TEST_CASE("the pace of a year counts the days that are left when a leave is known") {
  const Calendar calendar = announced();
  const Rules rules = rules_from(field_visits(12, "year"));
  PlanInput input{.rules = &rules, .calendar = &calendar, .officials = people("o", 1, "r")};
  input.absences = {{"o00", {day(2026, 7, 1), day(2026, 12, 31)}, "leave", {}}};
  std::size_t visits = 0;
  for (const auto& [in, sessions] : month_by_month(input, 1)) {
    CHECK(sessions.size() <= 3);
    visits += sessions.size();
  }
  CHECK(visits == 12);
}

TEST_CASE("a visit on record that nobody planned counts in the month that is planned") {
  const Calendar calendar = announced();
  const Rules rules = rules_from(field_visits(1, "month"));
  PlanInput input{.rules = &rules, .calendar = &calendar, .officials = people("o", 2, "r")};
  input.period = month(2026, 9);
  input.today = day(2026, 9, 3);
  Session visit = session_of(day(2026, 9, 2), "o00", "field");
  visit.kind = "field";
  input.held = {visit};
  input.held_before = input.today;
  const auto plan = make_plan(input);
  REQUIRE(plan);
  REQUIRE(plan->sessions.size() == 1);
  CHECK(plan->sessions.front().official == "o01");
  // Where somebody else came than was planned, the planned one still owes the visit.
  visit.official = "o00";
  input.pinned = {visit};
  input.held.front().official = "o01";
  const auto other = make_plan(input);
  REQUIRE(other);
  REQUIRE(other->sessions.size() == 2);
  CHECK(other->sessions.back().official == "o00");
  CHECK(other->sessions.back().date >= day(2026, 9, 3));
}

TEST_CASE("a desk that is planned alone says nothing of what other desks are still to give") {
  const Calendar calendar = announced();
  const Rules rules = rules_from(R"(
[rota]
[[rota.cover]]
desk = "centre"
when = "workday"
source = "F1"
[[rota.cover]]
desk = "village"
kind = "field"
when = {weekdays = [2]}
source = "F2"
[[rota.quota]]
kind = "reception"
min = 1
per = "week"
source = "H2"
)");
  PlanInput input{.rules = &rules, .calendar = &calendar, .officials = people("o", 3, "r")};
  input.period = {day(2026, 9, 7), day(2026, 9, 13)};
  input.desks = {"village"};
  const auto alone = make_plan(input);
  REQUIRE(alone);
  CHECK(alone->unmet.empty());
  input.desks = {"centre"};
  input.pinned = alone->sessions;
  const auto both = make_plan(input);
  REQUIRE(both);
  CHECK(both->unmet.empty());
  CHECK(errors(check_plan(input, *both)).empty());
}

TEST_CASE("nobody goes where too few would stay in the house, and the seat names the rule") {
  const Calendar calendar;
  const Rules rules = rules_from(R"(
[rota]
[[rota.cover]]
desk = "village"
kind = "field"
when = {weekdays = [3]}
need = 2
source = "C4"
[[rota.in-house]]
kind = ["field"]
least = 3
source = "留守"
)");
  PlanInput input{.rules = &rules, .calendar = &calendar, .officials = people("o", 4, "r")};
  input.period = month(2026, 6);
  const auto plan = make_plan(input);
  REQUIRE(plan);
  CHECK(plan->sessions.size() == 4);  // one of two on each Wednesday
  REQUIRE(plan->unmet.size() == 4);
  for (const Unmet& unmet : plan->unmet) {
    CHECK(unmet.kind == UnmetKind::in_house);
    CHECK(unmet.source == "C4");
    CHECK(unmet.message.find("留守") != std::string::npos);
  }
  CHECK(errors(check_plan(input, *plan)).empty());  // the check knows who has to stay
  Rules strict = rules;
  strict.no_available_day = NoAvailableDay::fail;
  input.rules = &strict;
  CHECK_FALSE(make_plan(input));
}

TEST_CASE("of a month planned in part nothing is claimed for the days that are planned later") {
  const Calendar calendar = announced();
  const Rules rules = rules_from(R"(
[rota]
[[rota.cover]]
desk = "centre"
when = {weekdays = [1, 2, 3]}
source = "E"
[[rota.quota]]
min = 1
per = "week"
kind = "reception"
source = "Q"
)");
  PlanInput input{.rules = &rules, .calendar = &calendar, .officials = people("o", 3, "r")};
  input.period = {day(2026, 9, 10), day(2026, 9, 16)};
  input.today = day(2026, 8, 20);
  const auto part = make_plan(input);
  REQUIRE(part);
  CHECK(part->unmet.empty());
  // Once the days before have passed, or are planned, they cannot be counted on.
  input.today = day(2026, 9, 10);
  const auto late = make_plan(input);
  REQUIRE(late);
  CHECK(late->unmet.size() == 3);
}

TEST_CASE("days on which too few are left in the house lose their seats, and the year is planned") {
  const Calendar calendar;
  const Rules rules = rules_from(field_days_a_year(12) + R"(
[[rota.cover]]
desk = "centre"
when = "workday"
need = 2
source = "F1"
[[rota.cover]]
desk = "hall"
when = "workday"
source = "F2"
[[rota.in-house]]
least = 3
source = "L"
)");
  PlanInput input{.rules = &rules, .calendar = &calendar, .officials = people("o", 20, "r")};
  input.period = {day(2026, 1, 1), day(2026, 12, 31)};
  // Four of twenty are there: one may go, and three are wanted.
  std::set<Date> short_of_people;
  for (int week = 0; week < 50; week += 4) {
    const Date date = day(2026, 1, 7) + std::chrono::days(7 * week);
    short_of_people.insert(date);
    for (std::size_t i = 4; i < 20; ++i)
      input.absences.push_back({input.officials[i].id, {date, date}, "conference", {}});
  }
  std::int64_t steps = 0;
  const auto plan = make_plan(input, &steps);
  REQUIRE(plan);
  CHECK(plan->proof == "optimal");
  CHECK(errors(check_plan(input, *plan)).empty());
  std::map<Date, std::size_t> out;
  for (const Session& session : plan->sessions) ++out[session.date];
  for (const Date date : short_of_people) CHECK(out[date] == 1);
  for (const Unmet& unmet : plan->unmet) {
    CHECK(unmet.kind == UnmetKind::in_house);
    CHECK(short_of_people.contains(unmet.days.from));
  }
  CHECK(steps < 3'000'000);
}

TEST_CASE(
    "quotas that cross each other are met at the desk where they can be, with no more visits") {
  const Calendar calendar;
  const Rules rules = rules_from(R"(
[rota]
partial-period = "enforce"
[[rota.cover]]
desk = "centre"
when = "workday"
official = ["o00", "o01", "o02", "o03", "o04", "o05", "o06", "o08"]
source = "C"
[[rota.quota]]
official = ["o01", "o08"]
kind = ["field", "reception"]
desk = "field"
min = 1
per = "week"
source = "Q0"
[[rota.quota]]
official = "o08"
kind = "reception"
min = 1
per = {from = 2026-08-10, to = 2026-09-06}
source = "Q1"
)");
  PlanInput input{.rules = &rules, .calendar = &calendar, .officials = people("o", 9, "r")};
  input.period = {day(2026, 7, 27), day(2026, 9, 20)};
  const auto plan = make_plan(input);
  REQUIRE(plan);
  CHECK(plan->proof == "optimal");
  CHECK(std::none_of(plan->sessions.begin(), plan->sessions.end(),
                     [](const Session& session) { return session.desk == "field"; }));
}

TEST_CASE(
    "thirty officials are planned for a year at once, with months, weeks and the house kept") {
  const Calendar calendar;
  const Rules rules = rules_from(field_days_a_year(12) + R"(
[[rota.cover]]
desk = "centre"
when = "workday"
source = "F1"
[[rota.cover]]
desk = "hall"
when = "workday"
source = "F2"
[[rota.cover]]
desk = "joint"
when = {once-per = "month"}
need = 3
source = "J"
[[rota.quota]]
rank = "principal"
min = 1
per = "week"
source = "H2"
[[rota.quota]]
rank = "deputy"
min = 1
max = 4
per = "month"
source = "M"
[[rota.in-house]]
kind = ["field"]
least = 3
source = "L"
)");
  PlanInput input{.rules = &rules, .calendar = &calendar};
  for (int i = 0; i < 30; ++i)
    input.officials.push_back(
        people(fmt::format("p{:02}-", i), 1, i % 10 == 0 ? "principal" : "deputy").front());
  input.period = {day(2026, 1, 1), day(2026, 12, 31)};
  const auto plan = make_plan(input);
  REQUIRE(plan);
  CHECK(plan->proof == "optimal");
  CHECK(plan->unmet.empty());
  CHECK(errors(check_plan(input, *plan)).empty());
  // No visit more than the year asks for: a week or a month is met by them as well.
  CHECK(std::count_if(plan->sessions.begin(), plan->sessions.end(),
                      [](const Session& session) { return session.desk == "village"; }) == 30 * 12);
}
