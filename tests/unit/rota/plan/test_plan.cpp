#include <algorithm>
#include <map>
#include <random>

#include <doctest/doctest.h>

#include "anjuan/rota/plan/shares.hpp"

#include "rota/rota_helpers.hpp"

using namespace anjuan;
using namespace anjuan::rota;
using namespace anjuan::rota::testing;

namespace {

constexpr const char* kOffice = R"(
[rota]
ranks = ["principal", "deputy"]
seed = 20261201
[[rota.desk]]
id = "centre"
[[rota.desk]]
id = "field"
[[rota.cover]]
desk = "centre"
when = "workday"
companions = [{pool = "lawyers", need = 1}]
source = "F1"
[[rota.quota]]
rank = "principal"
kind = "reception"
min = 1
per = "week"
source = "H2"
[[rota.quota]]
kind = "field"
min = 1
per = "quarter"
desk = "field"
source = "A2"
[[rota.spacing]]
min-workdays = 3
source = "office"
)";

std::vector<std::string> days_in_2026(const std::string& when) {
  const Calendar calendar = announced();
  const Rules rules =
      rules_from("[rota]\n[[rota.cover]]\ndesk = \"d\"\nsource = \"s\"\nwhen = " + when);
  std::vector<Official> officials = people("o", 3, "deputy");
  PlanInput input{.rules = &rules, .calendar = &calendar, .officials = officials};
  std::vector<std::string> dates;
  // Month by month, as an office plans: days that shift across a month's end are found once.
  for (unsigned month = 1; month <= 12; ++month) {
    const std::chrono::year_month in = std::chrono::year(2026) / std::chrono::month(month);
    input.period = {Date(in / std::chrono::day(1)), Date(in / std::chrono::last)};
    const auto plan = make_plan(input);
    REQUIRE(plan);
    CHECK(errors(check_plan(input, *plan)).empty());
    for (const Session& session : plan->sessions) dates.push_back(to_string(session.date));
  }
  return dates;
}

bool contains(const std::vector<std::string>& list, const std::string& one) {
  return std::find(list.begin(), list.end(), one) != list.end();
}

}  // namespace

TEST_CASE("the 15th of 2026 is held on its day, weekend or holiday") {
  const auto dates = days_in_2026(R"({month-days = [15], shift = "none"})");
  CHECK(dates.size() == 12);
  for (const char* date : {"2026-02-15", "2026-03-15", "2026-08-15", "2026-11-15"}) {
    CAPTURE(date);
    CHECK(contains(dates, date));
  }
}

TEST_CASE("the 20th of 2026 moves off holidays and weekends and stays on a make-up Sunday") {
  const auto dates = days_in_2026(R"({month-days = [20], shift = "next-workday"})");
  CHECK(dates.size() == 12);
  for (const char* date : {"2026-02-24", "2026-06-22", "2026-12-21", "2026-09-20"}) {
    CAPTURE(date);
    CHECK(contains(dates, date));
  }
}

TEST_CASE("an office may let only statutory holidays move the 20th") {
  const auto dates =
      days_in_2026(R"({month-days = [20], shift = "next-workday", shift-on = "day-off"})");
  CHECK(contains(dates, "2026-02-24"));  // Spring Festival
  CHECK(contains(dates, "2026-12-20"));  // a Sunday like any other
}

TEST_CASE("the other shifts: back, and not at all") {
  CHECK(contains(days_in_2026(R"({month-days = [31], shift = "previous-workday"})"),
                 "2026-02-28"));  // clamped to the month's end, a make-up Saturday
  CHECK(days_in_2026(R"({month-days = [15], shift = "cancel"})").size() == 8);
  CHECK(days_in_2026(R"({weekdays = [5]})").size() == 46);
  CHECK(contains(days_in_2026(R"({weekdays = [5], shift = "next-workday"})"), "2026-10-08"));
}

TEST_CASE("the same input in any order gives the same plan, and another seed another one") {
  const Calendar calendar = announced();
  Rules rules = rules_from(kOffice);
  std::vector<Official> officials = people("deputy", 9, "deputy");
  for (Official& one : people("head", 2, "principal")) officials.push_back(one);
  for (Official& one : people("law", 3, "")) {
    one.groups = {"lawyers"};
    officials.push_back(one);
  }
  std::vector<Absence> absences = {
      {"deputy01", {day(2026, 12, 1), day(2026, 12, 9)}, "leave", {}},
      {"deputy04", {day(2026, 12, 14), day(2026, 12, 18)}, "training", {}},
      {"law01", {day(2026, 12, 1), day(2026, 12, 31)}, "away", {}}};
  PlanInput input{.rules = &rules, .calendar = &calendar, .officials = officials};
  input.absences = absences;
  input.period = {day(2026, 12, 1), day(2026, 12, 31)};
  const auto first = make_plan(input);
  REQUIRE(first);
  CHECK(errors(check_plan(input, *first)) == std::vector<std::string>{});
  std::mt19937 random(4);
  for (int n = 0; n < 20; ++n) {
    std::shuffle(input.officials.begin(), input.officials.end(), random);
    std::shuffle(input.absences.begin(), input.absences.end(), random);
    std::shuffle(rules.quotas.begin(), rules.quotas.end(), random);
    const auto again = make_plan(input);
    REQUIRE(again);
    CHECK(show(again->sessions) == show(first->sessions));
  }
  rules.seed = 7;
  const auto other = make_plan(input);
  REQUIRE(other);
  CHECK(show(other->sessions) != show(first->sessions));
  CHECK(other->spread == doctest::Approx(first->spread));
}

TEST_CASE("sessions of one official are three workdays apart where that is possible") {
  const Calendar calendar = announced();
  const Rules rules = rules_from(kOffice);
  PlanInput input{.rules = &rules, .calendar = &calendar};
  input.officials = people("deputy", 12, "deputy");
  for (Official& one : people("law", 1, "")) {
    one.groups = {"lawyers"};
    input.officials.push_back(one);
  }
  input.period = {day(2026, 10, 1), day(2026, 12, 31)};
  const auto plan = make_plan(input);
  REQUIRE(plan);
  REQUIRE(plan->preferences.size() == 1);
  CHECK(plan->preferences.front().met == plan->preferences.front().total);
  CHECK(plan->preferences.front().total > 60);
}

TEST_CASE("with two people for every day the spacing that cannot be met is counted as such") {
  const Calendar calendar;
  const Rules rules = rules_from(kOffice);
  PlanInput input{.rules = &rules, .calendar = &calendar};
  input.officials = people("deputy", 2, "deputy");
  input.period = {day(2026, 6, 1), day(2026, 6, 12)};
  const auto plan = make_plan(input);
  REQUIRE(plan);
  const Preference& spacing = plan->preferences.front();
  CHECK(spacing.met < spacing.total);
  CHECK(spacing.reachable < spacing.total);
  CHECK(spacing.met <= spacing.reachable);
}

TEST_CASE("nobody receives at two desks on one day") {
  const Calendar calendar;
  const Rules rules = rules_from(R"(
[rota]
[[rota.cover]]
desk = "a"
when = "every-day"
need = 2
source = "A"
[[rota.cover]]
desk = "b"
when = "every-day"
source = "B"
)");
  PlanInput input{.rules = &rules, .calendar = &calendar, .officials = people("o", 4, "r")};
  input.period = {day(2026, 6, 1), day(2026, 6, 30)};
  const auto plan = make_plan(input);
  REQUIRE(plan);
  CHECK(plan->sessions.size() == 90);
  CHECK(errors(check_plan(input, *plan)).empty());
  input.desks = {"b"};
  const auto one_desk = make_plan(input);
  REQUIRE(one_desk);
  CHECK(one_desk->sessions.size() == 30);
}

TEST_CASE("what is owed from before is made up, and the balance goes on") {
  const Calendar calendar;
  const Rules rules =
      rules_from("[rota]\n[[rota.cover]]\ndesk = \"a\"\nwhen = \"every-day\"\nsource = \"A\"\n");
  PlanInput input{.rules = &rules, .calendar = &calendar, .officials = people("o", 4, "r")};
  input.period = {day(2026, 6, 1), day(2026, 6, 28)};
  input.carried = {{"o00", 3.0}, {"o01", -3.0}};
  const auto plan = make_plan(input);
  REQUIRE(plan);
  std::map<std::string, int> load;
  for (const Load& one : plan->loads) {
    load[one.official] = one.load;
    CHECK(one.balance == doctest::Approx(0.0));
  }
  CHECK(load["o00"] == 10);
  CHECK(load["o01"] == 4);
  CHECK(load["o02"] == 7);
}

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
  input.period = {day(2026, 6, 1), day(2026, 6, 30)};  // 22 workdays
  input.officials[0].from = day(2026, 6, 16);
  const auto plan = make_plan(input);
  REQUIRE(plan);
  CHECK(errors(check_plan(input, *plan)).empty());
  for (const Session& session : plan->sessions)
    CHECK((session.official == "o01" || session.date >= day(2026, 6, 16)));
}

TEST_CASE("a year's quota planned month by month keeps its pace and ends complete") {
  const Calendar calendar = announced();
  const Rules rules = rules_from(R"(
[rota]
[[rota.quota]]
kind = "field"
min = 90
per = "year"
unit = "days"
desk = "field"
source = "C4"
)");
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

TEST_CASE("bodies go on taking turns where the month before left off") {
  const Calendar calendar;
  const Rules rules = rules_from(R"(
[rota]
[[rota.cover]]
desk = "a"
when = "workday"
take-turns = ["x", "y", "z"]
source = "HR1"
)");
  PlanInput input{.rules = &rules, .calendar = &calendar};
  for (const char* body : {"x", "y", "z"})
    for (Official& one : people(body, 2, "r", body)) input.officials.push_back(one);
  Session last{.date = day(2026, 5, 29), .desk = "a", .kind = "reception"};
  last.official = "x00";
  input.earlier = {last};
  input.period = {day(2026, 6, 1), day(2026, 6, 5)};
  // The body whose turn it is cannot come on Tuesday: it comes first again on Wednesday.
  input.absences = {{"z00", {day(2026, 6, 2), day(2026, 6, 2)}, "", {}},
                    {"z01", {day(2026, 6, 2), day(2026, 6, 2)}, "", {}}};
  const auto plan = make_plan(input);
  REQUIRE(plan);
  std::string bodies;
  for (const Session& session : plan->sessions) bodies += session.official.substr(0, 1);
  CHECK(bodies == "yxzyx");
  REQUIRE(plan->preferences.size() == 1);
  CHECK(plan->preferences.front().met == 5);
}

TEST_CASE("turns give way to a quota, and the plan says how often") {
  const Calendar calendar;
  const Rules rules = rules_from(R"(
[rota]
[[rota.cover]]
desk = "a"
when = "workday"
take-turns = ["x", "y"]
source = "HR1"
[[rota.quota]]
body = "x"
min = 4
per = "week"
source = "Q"
)");
  PlanInput input{.rules = &rules, .calendar = &calendar};
  for (const char* body : {"x", "y"})
    for (Official& one : people(body, 1, "r", body)) input.officials.push_back(one);
  input.period = {day(2026, 6, 1), day(2026, 6, 7)};
  const auto plan = make_plan(input);
  REQUIRE(plan);
  CHECK(std::count_if(plan->sessions.begin(), plan->sessions.end(),
                      [](const Session& s) { return s.official == "x00"; }) == 4);
  CHECK(plan->preferences.front().met < plan->preferences.front().total);
}

TEST_CASE("one field visit a quarter that is first planned for December is held in December") {
  const Calendar calendar = announced();
  const Rules rules = rules_from(
      "[rota]\n[[rota.quota]]\nkind = \"field\"\nmin = 1\nper = \"quarter\"\n"
      "desk = \"field\"\nsource = \"A2\"\n");
  PlanInput input{.rules = &rules, .calendar = &calendar};
  input.officials = people("deputy", 1, "deputy");
  input.period = {day(2026, 12, 1), day(2026, 12, 31)};
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
  input.period = {day(2026, 11, 1), day(2026, 11, 30)};
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

TEST_CASE("days that have passed are not filled, and what was held on them counts") {
  const Calendar calendar;
  const Rules rules =
      rules_from("[rota]\n[[rota.cover]]\ndesk = \"a\"\nwhen = \"workday\"\nsource = \"A\"\n");
  PlanInput input{.rules = &rules, .calendar = &calendar, .officials = people("o", 2, "r")};
  input.period = {day(2026, 6, 1), day(2026, 6, 12)};
  input.today = day(2026, 6, 10);
  Session held{.date = day(2026, 6, 2), .desk = "a", .kind = "reception"};
  held.official = "o00";
  input.pinned = {held};
  const auto plan = make_plan(input);
  REQUIRE(plan);
  CHECK(plan->sessions.size() == 4);  // the 2nd, and the 10th to the 12th
  CHECK(plan->unmet.empty());
  for (const Load& load : plan->loads) CHECK(load.load == 2);
}

TEST_CASE("planning again for one booking moves nothing else") {
  const Calendar calendar;
  const Rules rules = rules_from(kOffice);
  PlanInput input{.rules = &rules, .calendar = &calendar};
  input.officials = people("deputy", 4, "deputy");
  for (Official& one : people("law", 2, "")) {
    one.groups = {"lawyers"};
    input.officials.push_back(one);
  }
  input.period = {day(2026, 6, 1), day(2026, 6, 30)};
  const auto plan = make_plan(input);
  REQUIRE(plan);
  input.standing = plan->sessions;
  Booking booking{.by = "petitioner", .official = "deputy02", .case_id = "DZ-2026-000001"};
  booking.desk = "field";
  booking.within = {day(2026, 6, 8), day(2026, 6, 19)};
  input.bookings = {booking};
  const auto again = make_plan(input);
  REQUIRE(again);
  std::vector<Session> rest = again->sessions;
  CHECK(std::erase_if(rest, [](const Session& s) { return !s.case_id.empty(); }) == 1);
  CHECK(show(rest) == show(plan->sessions));
  // Taken back, it goes, and again nothing else moves.
  input.standing = again->sessions;
  input.bookings.clear();
  const auto without = make_plan(input);
  REQUIRE(without);
  CHECK(show(without->sessions) == show(plan->sessions));
  // Whoever is away is replaced; the others stay.
  input.standing = plan->sessions;
  const Session& lost = plan->sessions[4];
  input.absences = {{lost.official, {lost.date, lost.date}, "ill", {}}};
  const auto replaced = make_plan(input);
  REQUIRE(replaced);
  int changed = 0;
  for (const Session& session : plan->sessions)
    changed += std::none_of(replaced->sessions.begin(), replaced->sessions.end(),
                            [&](const Session& other) {
                              return other.date == session.date && other.desk == session.desk &&
                                     other.official == session.official;
                            })
                   ? 1
                   : 0;
  CHECK(changed == 1);
}

TEST_CASE("balances follow from sessions and absences, not from when they became known") {
  const Calendar calendar;
  const Rules rules = rules_from(kOffice);
  PlanInput input{.rules = &rules, .calendar = &calendar};
  input.officials = people("deputy", 4, "deputy");
  input.period = {day(2026, 7, 1), day(2026, 7, 31)};
  std::vector<Session> held;
  for (int d = 0; d < 20; ++d) {
    Session session{.date = day(2026, 6, 1) + std::chrono::days(d / 5 * 7 + d % 5),
                    .desk = "centre",
                    .kind = "reception"};
    session.official = fmt::format("deputy{:02}", d % 3);
    held.push_back(session);
  }
  // Away the whole month and therefore on no day: nothing is owed for it.
  input.absences = {{"deputy03", {day(2026, 6, 1), day(2026, 6, 30)}, "training", {}}};
  const Shares balances = balances_of(input, held);
  CHECK_FALSE(balances.contains("deputy03"));
  double sum = 0;
  for (const auto& [official, balance] : balances) sum += balance;
  CHECK(sum == doctest::Approx(0.0).epsilon(1e-9));
  // A newcomer owes nothing for the days before.
  input.absences.clear();
  input.officials[3].from = day(2026, 7, 1);
  CHECK_FALSE(balances_of(input, held).contains("deputy03"));
  input.earlier = held;
  input.carried = balances_of(input, held);
  const auto first = make_plan(input);
  REQUIRE(first);
  for (const Load& load : first->loads)
    if (load.official == "deputy03") CHECK(load.load <= 7);  // of 23, one in four
  std::mt19937 random(5);
  for (int n = 0; n < 10; ++n) {
    std::shuffle(held.begin(), held.end(), random);
    input.earlier = held;
    input.carried = balances_of(input, held);
    const auto again = make_plan(input);
    REQUIRE(again);
    CHECK(show(again->sessions) == show(first->sessions));
  }
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
  input.period = {day(2026, 6, 1), day(2026, 6, 30)};
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

TEST_CASE("a joint session once a month is held by all of its officials on one day") {
  const Calendar calendar;
  const Rules rules = rules_from(R"(
[rota]
[[rota.cover]]
desk = "joint"
when = {once-per = "month"}
need = 2
groups = 2
companions = [{pool = "lawyers", need = 1}]
source = "C13"
)");
  PlanInput input{.rules = &rules, .calendar = &calendar, .officials = people("o", 5, "r")};
  for (Official& one : people("law", 2, "")) {
    one.groups = {"lawyers"};
    input.officials.push_back(one);
  }
  input.period = {day(2026, 6, 1), day(2026, 6, 30)};
  // On most days somebody is missing: four can come on the 17th only.
  for (int i = 0; i < 2; ++i)
    input.absences.push_back(
        {fmt::format("o{:02}", i), {day(2026, 6, 1), day(2026, 6, 16)}, "", {}});
  input.absences.push_back({"o02", {day(2026, 6, 18), day(2026, 6, 30)}, "", {}});
  input.absences.push_back({"o03", {day(2026, 6, 18), day(2026, 6, 30)}, "", {}});
  const auto plan = make_plan(input);
  REQUIRE(plan);
  REQUIRE(plan->sessions.size() == 4);
  for (const Session& session : plan->sessions) {
    CHECK(to_string(session.date) == "2026-06-17");
    CHECK(session.companions.size() == 1);
  }
  CHECK(errors(check_plan(input, *plan)).empty());
  // The check sees a session spread over two days, and a missing companion.
  Plan spread = *plan;
  for (Session& session : spread.sessions)
    if (session.official == "o04") session.date = day(2026, 6, 16);
  const auto split = check_plan(input, spread);
  CHECK(std::any_of(split.begin(), split.end(),
                    [](const Breach& breach) { return breach.code() == "split"; }));
  spread = *plan;
  for (Session& session : spread.sessions)
    if (session.group == 2) session.companions.clear();
  CHECK(errors(check_plan(input, spread)) ==
        std::vector<std::string>{"companions: 1 of 1 companions (group lawyers) are missing at "
                                 "desk joint, group 2, on 2026-06-17"});
}

TEST_CASE("a joint session moves to another day when a person is needed elsewhere on the first") {
  const Calendar calendar;
  for (int seed = 1; seed <= 8; ++seed) {
    CAPTURE(seed);
    Rules rules = rules_from(R"(
[rota]
[[rota.cover]]
desk = "joint"
when = {once-per = "week"}
need = 2
source = "C13"
[[rota.cover]]
desk = "hall"
when = {weekdays = [1, 2, 3, 4]}
source = "B10"
)");
    rules.seed = static_cast<std::uint64_t>(seed);
    PlanInput input{.rules = &rules, .calendar = &calendar, .officials = people("o", 2, "r")};
    input.period = {day(2026, 6, 1), day(2026, 6, 7)};
    const auto plan = make_plan(input);
    REQUIRE(plan);
    int joint = 0;
    for (const Session& session : plan->sessions)
      if (session.desk == "joint") {
        ++joint;
        CHECK(to_string(session.date) == "2026-06-05");
      }
    CHECK(joint == 2);
  }
}

TEST_CASE("C4: 90 field days a year are spread over the months, and somebody stays in the house") {
  const Calendar calendar = announced();
  const Rules rules = rules_from(R"(
[rota]
[[rota.quota]]
kind = "field"
min = 90
per = "year"
unit = "days"
desk = "village"
source = "C4"
)");
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
