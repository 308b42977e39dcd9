#include <algorithm>
#include <map>
#include <random>

#include <doctest/doctest.h>

#include "anjuan/i18n/i18n.hpp"
#include "anjuan/rota/plan/shares.hpp"

#include "rota/rota_helpers.hpp"

using namespace anjuan;
using namespace anjuan::rota;
using namespace anjuan::rota::testing;

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
  input.period = month(2026, 12);
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
  input.period = month(2026, 6);
  const auto plan = make_plan(input);
  REQUIRE(plan);
  CHECK(plan->sessions.size() == 90);
  CHECK(errors(check_plan(input, *plan)).empty());
  input.desks = {"b"};
  const auto one_desk = make_plan(input);
  REQUIRE(one_desk);
  CHECK(one_desk->sessions.size() == 30);
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

TEST_CASE("whoever takes over a published session raises its sequence, planned again or anew") {
  const Calendar calendar = announced();
  const Rules rules = rules_from(
      "[rota]\n[[rota.cover]]\ndesk = \"a\"\nwhen = \"workday\"\n"
      "source = \"A\"\n");
  PlanInput input{.rules = &rules, .calendar = &calendar, .officials = people("o", 2, "r")};
  input.period = month(2026, 6);
  Session before = session_of(day(2026, 6, 1), "gone", "a");
  before.sequence = 3;
  Session same = session_of(day(2026, 6, 2), "o00", "a");
  same.sequence = 2;
  input.published = {before, same};
  const auto plan = make_plan(input);
  REQUIRE(plan);
  CHECK(plan->sessions[0].sequence == 4);
  CHECK(plan->sessions[1].sequence == (plan->sessions[1].official == "o00" ? 2 : 3));
  CHECK(plan->sessions[2].sequence == 0);
}

TEST_CASE("a date that was filed for a day that has passed is not planned any more") {
  const Calendar calendar = announced();
  const Rules rules = rules_from(
      "[rota]\n[[rota.quota]]\nkind = \"field\"\nmin = 1\nper = "
      "\"month\"\ndesk = \"f\"\nself-chosen = true\nsource = \"D4\"\n");
  PlanInput input{.rules = &rules, .calendar = &calendar, .officials = people("o", 1, "r")};
  input.period = month(2026, 6);
  Filing filing{.official = "o00", .date = day(2026, 6, 10), .desk = "f", .kind = "field"};
  input.filings = {filing};
  input.today = day(2026, 6, 15);
  const auto late = make_plan(input);
  REQUIRE(late);
  CHECK(late->sessions.empty());
  input.today = day(2026, 6, 9);
  const auto plan = make_plan(input);
  REQUIRE(plan);
  CHECK(plan->sessions.size() == 1);
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
  input.period = month(2026, 6);
  const auto plan = make_plan(input);
  REQUIRE(plan);
  input.standing = plan->sessions;
  Booking booking{.by = Booker::petitioner, .official = "deputy02", .case_id = "DZ-2026-000001"};
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

TEST_CASE("rules stand in the same order in every language, so the plan is the same") {
  const Rules rules = rules_from(R"(
[rota]
[[rota.quota]]
rank = "r"
min = 1
per = "month"
source = "S"
[[rota.quota]]
official = "o00"
min = 1
per = "month"
source = "S"
[[rota.quota]]
group = "g"
min = 1
per = "month"
source = "S"
[[rota.quota]]
body = "party"
min = 1
per = "month"
source = "S"
[[rota.quota]]
principal = true
min = 1
per = "month"
source = "S"
)");
  const Calendar calendar;
  const PlanInput input{.rules = &rules, .calendar = &calendar};
  std::vector<std::vector<Who>> orders;
  for (const Language language : {Language::zh, Language::en}) {
    set_language(language);
    orders.emplace_back();
    for (const QuotaRule& quota : make_canonical(input).rules.quotas)
      orders.back().push_back(quota.who);
  }
  CHECK(orders.front() == orders.back());
}

TEST_CASE("nobody is planned at a table where a case is received that they must keep away from") {
  const Calendar calendar = announced();
  Session booked = session_of(day(2026, 6, 1), "d00", "hall");
  booked.case_id = "DZ-2026-000001";
  PlanInput input{.calendar = &calendar, .officials = people("d", 4, "deputy")};
  input.period = {booked.date, booked.date};
  input.pinned = {booked};
  input.keep_away.by_case["DZ-2026-000001"] = {"d01"};
  for (const int groups : {1, 2})
    for (std::uint64_t seed = 1; seed <= 20; ++seed) {
      CAPTURE(groups);
      CAPTURE(seed);
      Rules rules = rules_from(fmt::format(R"(
[rota]
[[rota.cover]]
desk = "hall"
rank = "deputy"
when = "workday"
need = 2
groups = {}
source = "F1"
)",
                                           groups));
      rules.seed = seed;
      input.rules = &rules;
      const auto plan = make_plan(input);
      REQUIRE(plan);
      CHECK(plan->sessions.size() == static_cast<std::size_t>(2 * groups));
      for (const Session& session : plan->sessions)
        CHECK((session.official != "d01" || session.group == 2));
      CHECK(errors(check_plan(input, *plan)).empty());
    }
}

TEST_CASE(
    "planning again takes in a closure and moves the own session that stands in a desk's way") {
  const Calendar calendar;
  Rules rules = rules_from(R"(
[rota]
[[rota.cover]]
desk = "centre"
when = {weekdays = [1, 2, 3]}
source = "E"
[[rota.quota]]
kind = "field"
min = 1
per = "week"
desk = "field"
source = "QF"
)");
  PlanInput input{.rules = &rules, .calendar = &calendar, .officials = people("o", 2, "r")};
  input.period = {day(2026, 6, 1), day(2026, 6, 5)};
  const auto visit = [](Date date, const std::string& official) {
    Session session = session_of(date, official, "field");
    session.kind = "field";
    session.origin = Origin::quota;
    return session;
  };
  const Date tuesday = day(2026, 6, 2);
  input.standing = {session_of(day(2026, 6, 1), "o01"), session_of(tuesday, "o00"),
                    visit(tuesday, "o01"), session_of(day(2026, 6, 3), "o01"),
                    visit(day(2026, 6, 4), "o00")};
  input.absences = {{"o00", {tuesday, tuesday}, "ill", {}}};
  const auto filled = make_plan(input);
  REQUIRE(filled);
  CHECK(filled->unmet.empty());
  CHECK(errors(check_plan(input, *filled)).empty());
  CHECK(std::count_if(filled->sessions.begin(), filled->sessions.end(), [&](const Session& one) {
          return one.date == tuesday && one.desk == "centre" && one.official == "o01";
        }) == 1);
  // The centre is closed on Wednesday: what was planned there falls away.
  input.absences.clear();
  Rules closed = rules;
  closed.closures = {{"centre", {day(2026, 6, 3), day(2026, 6, 3)}, "phone", "DZ16"}};
  closed.covers.front().when.closed = {closed.closures.front().days};
  input.rules = &closed;
  const auto shut = make_plan(input);
  REQUIRE(shut);
  CHECK(shut->sessions.size() == 4);
  for (const Session& session : shut->sessions) CHECK(session.date != day(2026, 6, 3));
}

TEST_CASE("a duty of each week is held before a year begins whose days off nobody knows") {
  const Calendar calendar = announced();
  const Rules rules = rules_from(R"(
[rota]
[[rota.cover]]
desk = "centre"
when = {once-per = "week"}
source = "W"
)");
  PlanInput input{.rules = &rules, .calendar = &calendar, .officials = people("o", 2, "r")};
  input.period = month(2026, 12);
  const auto december = make_plan(input);
  REQUIRE(december);
  CHECK(std::count_if(december->sessions.begin(), december->sessions.end(),
                      [](const Session& one) { return one.date >= day(2026, 12, 28); }) == 1);
  // The week of the Spring Festival is listed, and so is one on whose workdays the desk is closed.
  input.period = month(2026, 2);
  const auto february = make_plan(input);
  REQUIRE(february);
  REQUIRE(february->unmet.size() == 1);
  CHECK(february->unmet.front().days.from == day(2026, 2, 16));
  Rules closed = rules;
  closed.covers.front().when.closed = {{day(2026, 6, 8), day(2026, 6, 12)}};
  input.rules = &closed;
  input.period = month(2026, 6);
  const auto june = make_plan(input);
  REQUIRE(june);
  REQUIRE(june->unmet.size() == 1);
  CHECK(june->unmet.front().kind == UnmetKind::no_available_day);
  CHECK(june->unmet.front().days.from == day(2026, 6, 8));
}
