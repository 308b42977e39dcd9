#include <algorithm>
#include <optional>
#include <random>
#include <set>

#include <doctest/doctest.h>

#include "anjuan/rota/change/absence.hpp"

#include "rota/rota_helpers.hpp"

using namespace anjuan;
using namespace anjuan::rota;
using namespace anjuan::rota::testing;

namespace {

constexpr const char* kCentre = R"(
[rota]
ranks = ["principal", "deputy", "section"]
freeze-days = 2
[[rota.cover]]
desk = "centre"
when = "workday"
source = "F1"
[[rota.quota]]
min = 1
per = "half-year"
source = "E3"
[[rota.substitute]]
rank-at-least = "self"
notice-before = "1d"
source = "A8"
)";

/// A visit a quarter, and nothing planned after June.
ReplanInput quarter_to_come(const Rules& rules, const Calendar& calendar) {
  ReplanInput input{.plan = {.rules = &rules, .calendar = &calendar}};
  input.plan.officials = people("o", 2, "r");
  input.plan.period = month(2026, 6);
  input.today = day(2026, 6, 10);
  input.published = {session_of(day(2026, 6, 30), "o01", "village")};
  return input;
}

/// Only o01 can move between the desks: the day of o00, who falls ill, at desk a can be filled by
/// o01 alone, whose own day at desk b then goes to o02.
struct TwoDesks {
  Calendar calendar;
  Rules rules = rules_from(R"(
[rota]
[[rota.cover]]
desk = "a"
group = "a"
when = "every-day"
source = "A"
[[rota.cover]]
desk = "b"
group = "b"
when = "every-day"
source = "B"
)");
  ReplanInput input{.plan = {.rules = &rules, .calendar = &calendar}};

  TwoDesks() {
    const Date first = day(2026, 6, 1);
    input.plan.officials = people("o", 3, "r");
    input.plan.officials[0].groups = {"a"};
    input.plan.officials[1].groups = {"a", "b"};
    input.plan.officials[2].groups = {"b"};
    input.plan.period = {first, first};
    input.published = {session_of(first, "o00", "a"), session_of(first, "o01", "b")};
    input.today = day(2026, 5, 1);
    input.fresh = {{"o00", {first, first}, "ill", {}}};
  }
};

}  // namespace

TEST_CASE("two of 23 absent for 15 days change no more sessions than they held") {
  const Calendar calendar = announced();
  const Rules rules = rules_from(kCentre);
  ReplanInput input{.plan = {.rules = &rules, .calendar = &calendar}};
  input.plan.officials = people("o", 23, "deputy");
  input.plan.period = {day(2026, 1, 1), day(2026, 12, 31)};
  const auto plan = make_plan(input.plan);
  REQUIRE(plan);
  input.published = plan->sessions;
  input.today = day(2026, 3, 1);
  const DateRange away{day(2026, 3, 9), day(2026, 3, 23)};
  input.fresh = {{"o03", away, "leave", {}}, {"o11", away, "training", {}}};
  const DateRange all = input.plan.period;
  const int lost = held(plan->sessions, "o03", away) + held(plan->sessions, "o11", away);
  REQUIRE(lost > 0);
  const auto replan = replan_absences(input);
  REQUIRE(replan);
  CHECK(replan->proven);
  CHECK(replan->minimum == lost);
  CHECK(static_cast<int>(replan->changes.size()) == lost);
  CHECK(replan->sessions.size() == plan->sessions.size());
  CHECK(held(replan->sessions, "o03", away) == 0);
  for (const Change& change : replan->changes) {
    CHECK(change.after.sequence == change.before.sequence + 1);
    CHECK(change.after.group == change.before.group);
    CHECK(change.source == "A8");
    CHECK_FALSE(change.late_notice);
    REQUIRE_FALSE(change.alternatives.empty());
    for (std::size_t k = 1; k < change.alternatives.size(); ++k)
      CHECK(change.alternatives[k - 1].over <= change.alternatives[k].over);
  }
  // The absent owe what they did not hold, and whoever stood in has it to the good.
  for (const Load& load : replan->loads)
    if (load.official == "o03" || load.official == "o11")
      CHECK(load.balance ==
            doctest::Approx(load.entitlement - held(plan->sessions, load.official, all) +
                            held(plan->sessions, load.official, away)));
  double sum = 0;
  for (const Load& load : replan->loads) sum += load.balance;
  CHECK(sum == doctest::Approx(0.0).epsilon(1e-6));
}

TEST_CASE("inside the freeze only the absent official's own session changes hands") {
  const Calendar calendar;
  const Rules rules = rules_from(kCentre);
  ReplanInput input{.plan = {.rules = &rules, .calendar = &calendar}};
  input.plan.officials = people("o", 6, "deputy");
  input.plan.period = {day(2026, 6, 1), day(2026, 6, 12)};
  const auto plan = make_plan(input.plan);
  REQUIRE(plan);
  input.published = plan->sessions;
  input.today = day(2026, 6, 1);
  const std::string first = plan->sessions[1].official;  // on the 2nd
  input.fresh = {{first, {day(2026, 6, 1), day(2026, 6, 2)}, "ill", day(2026, 6, 2)}};
  const auto replan = replan_absences(input);
  REQUIRE(replan);
  REQUIRE(replan->changes.size() == 1);
  CHECK(replan->changes.front().frozen);
  CHECK(replan->changes.front().late_notice);  // told on the day itself
  CHECK(to_string(replan->changes.front().before.date) == "2026-06-02");
}

TEST_CASE("a substitute is of the same rank or higher; an empty desk is worse than a lower rank") {
  const Calendar calendar;
  const Rules rules = rules_from(kCentre);
  ReplanInput input{.plan = {.rules = &rules, .calendar = &calendar}};
  input.plan.officials = people("deputy", 2, "deputy");
  for (Official& one : people("section", 4, "section")) input.plan.officials.push_back(one);
  input.plan.period = {day(2026, 6, 8), day(2026, 6, 19)};
  const auto plan = make_plan(input.plan);
  REQUIRE(plan);
  input.published = plan->sessions;
  input.today = day(2026, 6, 1);
  input.fresh = {{"deputy00", {day(2026, 6, 8), day(2026, 6, 19)}, "leave", {}}};
  const auto one_away = replan_absences(input);
  REQUIRE(one_away);
  REQUIRE_FALSE(one_away->changes.empty());
  for (const Change& change : one_away->changes) CHECK(change.after.official == "deputy01");
  input.fresh.push_back({"deputy01", {day(2026, 6, 8), day(2026, 6, 19)}, "leave", {}});
  const auto both_away = replan_absences(input);
  REQUIRE(both_away);
  for (const Change& change : both_away->changes)
    CHECK(change.after.official.starts_with("section"));
  CHECK(std::any_of(both_away->unmet.begin(), both_away->unmet.end(),
                    [](const Unmet& unmet) { return unmet.kind == UnmetKind::substitute_rule; }));
}

TEST_CASE("where a maximum blocks the direct way the fewest other sessions move") {
  TwoDesks office;
  Rules strict = office.rules;
  strict.no_available_day = NoAvailableDay::fail;
  office.input.plan.rules = &strict;
  const auto replan = replan_absences(office.input);
  REQUIRE(replan);
  CHECK(replan->minimum == 2);
  CHECK(replan->proven);
  CHECK(show(replan->sessions) ==
        "2026-06-01 a 1/1 reception o01\n2026-06-01 b 1/1 reception o02\n");
}

TEST_CASE("a companion who falls ill is replaced and the session's sequence rises") {
  const Calendar calendar;
  const Rules rules = rules_from(R"(
[rota]
[[rota.cover]]
desk = "a"
when = "every-day"
companions = [{pool = "lawyers", need = 1}]
source = "HR4"
)");
  ReplanInput input{.plan = {.rules = &rules, .calendar = &calendar}};
  input.plan.officials = people("o", 1, "r");
  for (Official& one : people("law", 2, "")) {
    one.groups = {"lawyers"};
    input.plan.officials.push_back(one);
  }
  input.plan.period = {day(2026, 6, 1), day(2026, 6, 4)};
  const auto plan = make_plan(input.plan);
  REQUIRE(plan);
  input.published = plan->sessions;
  input.today = day(2026, 5, 1);
  input.fresh = {{"law00", input.plan.period, "ill", {}}};
  const auto replan = replan_absences(input);
  REQUIRE(replan);
  for (std::size_t s = 0; s < replan->sessions.size(); ++s) {
    CHECK(replan->sessions[s].companions == std::vector<std::string>{"law01"});
    const bool was_law00 = plan->sessions[s].companions == std::vector<std::string>{"law00"};
    CHECK(replan->sessions[s].sequence == (was_law00 ? 1 : 0));
  }
}

TEST_CASE("a replacement by hand is refused with its reason and made otherwise") {
  const Calendar calendar;
  const Rules rules = rules_from(kCentre);
  PlanInput input{.rules = &rules, .calendar = &calendar, .officials = people("d", 2, "deputy")};
  for (Official& one : people("s", 1, "section")) input.officials.push_back(one);
  const Date date = day(2026, 6, 1);
  input.absences = {{"d01", {date, date}, "ill", {}}};
  const Session session = session_of(date, "d00");
  std::vector<Session> rota = {session};
  const struct {
    const char* official;
    int group;
    bool force;
    const char* code;
  } cases[] = {{"nobody", 1, false, "unknown-official"},
               {"d01", 1, false, "unavailable"},
               {"s00", 1, false, "wrong-substitute"},
               {"d01", 2, false, "no-session"}};
  for (const auto& one : cases) {
    CAPTURE(one.code);
    const auto done = replace_official(input, rota, {date, "centre", one.group, 1}, one.official,
                                       {one.force, ""});
    REQUIRE_FALSE(done);
    CHECK(done.error().diagnostics.front().code == one.code);
    CHECK(rota == std::vector<Session>{session});
  }
  const auto forced = replace_official(input, rota, {date, "centre"}, "s00", {true, "inspection"});
  REQUIRE(forced);
  CHECK(forced->front().official == "s00");
  CHECK(forced->front().sequence == 1);
  CHECK(forced->front().origin == Origin::manual);
}

TEST_CASE("an absence opens no day that nobody planned and changes none that has passed") {
  const Calendar calendar;
  Rules rules = rules_from(kCentre);
  rules.substitutes.clear();
  ReplanInput input{.plan = {.rules = &rules, .calendar = &calendar}};
  input.plan.officials = people("o", 3, "deputy");
  input.plan.period = month(2026, 6);
  // One week of the month was planned; the absent holds its Tuesday and its Friday.
  input.published = sessions_from(day(2026, 6, 8), {"o00", "o01", "o02", "o00", "o01"});
  input.today = day(2026, 6, 10);
  input.fresh = {{"o01", {day(2026, 6, 1), day(2026, 6, 30)}, "ill", {}}};
  const auto replan = replan_absences(input);
  REQUIRE(replan);
  CHECK(replan->sessions.size() == 5);
  REQUIRE(replan->changes.size() == 1);
  CHECK(to_string(replan->changes.front().before.date) == "2026-06-12");
  CHECK(replan->minimum == 1);
  CHECK(replan->proven);
  // Told again, it changes nothing more.
  input.published = replan->sessions;
  const auto again = replan_absences(input);
  REQUIRE(again);
  CHECK(again->changes.empty());
  CHECK(show(again->sessions) == show(replan->sessions));
}

TEST_CASE("where a rule bars whoever could come it is named, and nobody whom it bars is offered") {
  const Calendar calendar;
  const Rules rules = rules_from(R"(
[rota]
[[rota.cover]]
desk = "centre"
when = {weekdays = [3]}
source = "F"
[[rota.quota]]
group = "m"
max = 1
per = "month"
source = "MX"
)");
  ReplanInput input{.plan = {.rules = &rules, .calendar = &calendar}};
  input.plan.officials = people("d", 1, "r");
  for (Official& one : people("m", 2, "r")) {
    one.groups = {"m"};
    input.plan.officials.push_back(one);
  }
  input.plan.period = month(2026, 6);
  input.published = {session_of(day(2026, 6, 3), "d00"), session_of(day(2026, 6, 10), "m00"),
                     session_of(day(2026, 6, 17), "d00"), session_of(day(2026, 6, 24), "d00")};
  input.today = day(2026, 5, 25);
  input.fresh = {{"d00", {day(2026, 6, 1), day(2026, 6, 30)}, "leave", {}}};
  const auto replan = replan_absences(input);
  REQUIRE(replan);
  CHECK(replan->proven);
  // m01 takes one of the three; for the others both have had theirs.
  CHECK(replan->unmet.size() == 2);
  for (const Unmet& unmet : replan->unmet) {
    CHECK(unmet.message.find("m00 [MX]") != std::string::npos);
    CHECK(unmet.message.find("m01 [MX]") != std::string::npos);
  }
  for (const Change& change : replan->changes) CHECK(change.alternatives.empty());
}

TEST_CASE("an exchange obeys the substitute rule as the first step does") {
  const Calendar calendar;
  const Rules rules = rules_from(R"(
[rota]
ranks = ["principal", "deputy"]
[[rota.cover]]
desk = "centre"
when = "workday"
source = "F1"
[[rota.quota]]
max = 1
per = "week"
source = "M"
[[rota.substitute]]
rank-at-least = "self"
source = "A8"
)");
  // Only p01 may stand in for p00, and sits on Wednesday already: Wednesday would have to go to a
  // deputy. So the rule gives way once, on the day itself, and says so.
  ReplanInput input{.plan = {.rules = &rules, .calendar = &calendar}};
  input.plan.officials = people("d", 2, "deputy");
  for (Official& one : people("p", 2, "principal")) input.plan.officials.push_back(one);
  input.plan.period = {day(2026, 6, 8), day(2026, 6, 12)};
  input.published = {session_of(day(2026, 6, 8), "p00"), session_of(day(2026, 6, 10), "p01")};
  input.today = day(2026, 6, 1);
  input.fresh = {{"p00", {day(2026, 6, 8), day(2026, 6, 14)}, "ill", {}}};
  const auto replan = replan_absences(input);
  REQUIRE(replan);
  REQUIRE(replan->changes.size() == 1);
  CHECK(replan->changes.front().after.official.starts_with("d"));
  CHECK(codes(replan->unmet) == std::set<std::string>{"substitute-rule"});
  // With a second free principal nobody of a lower rank comes.
  input.plan.officials.push_back(people("q", 1, "principal").front());
  const auto kept = replan_absences(input);
  REQUIRE(kept);
  REQUIRE(kept->changes.size() == 1);
  CHECK(kept->changes.front().after.official == "q00");
  CHECK(kept->unmet.empty());
}

TEST_CASE("a desk is not left empty when an exchange of two others fills it") {
  TwoDesks office;
  const auto replan = replan_absences(office.input);
  REQUIRE(replan);
  CHECK(replan->unmet.empty());
  CHECK(show(replan->sessions) ==
        "2026-06-01 a 1/1 reception o01\n2026-06-01 b 1/1 reception o02\n");
  // With nobody left for the other desk one stays empty, and that is said.
  office.input.plan.officials.pop_back();
  const auto empty = replan_absences(office.input);
  REQUIRE(empty);
  CHECK(empty->sessions.size() == 1);
  CHECK(codes(empty->unmet) == std::set<std::string>{"nobody-available"});
}

namespace {

/// The fewest places that change hands, found by trying everything; nullopt when nothing fits.
std::optional<int> fewest_changes(const std::vector<Session>& published, int people,
                                  const std::set<std::pair<int, int>>& away, int max, int min) {
  const auto size = published.size();
  std::optional<int> best;
  std::vector<int> who(size, 0);
  const auto number = [](const Session& session) { return session.official.back() - '0'; };
  const auto weekday = [&](const Session& session) {
    return static_cast<int>((session.date - day(2026, 6, 1)).count());
  };
  std::vector<int> before(static_cast<std::size_t>(people), 0);
  for (const Session& session : published) ++before[static_cast<std::size_t>(number(session))];
  for (;;) {
    int changes = 0;
    bool fits = true;
    std::vector<int> count(static_cast<std::size_t>(people), 0);
    std::set<std::pair<int, int>> sits;
    for (std::size_t s = 0; s < size; ++s) {
      fits = fits && !away.contains({who[s], weekday(published[s])}) &&
             sits.emplace(who[s], weekday(published[s])).second;
      ++count[static_cast<std::size_t>(who[s])];
      if (who[s] != number(published[s])) ++changes;
    }
    for (std::size_t i = 0; i < count.size(); ++i)
      fits = fits && count[i] <= std::max(max, before[i]) && count[i] >= std::min(min, before[i]);
    if (fits && (!best || changes < *best)) best = changes;
    std::size_t s = 0;
    while (s < size && ++who[s] == people) who[s++] = 0;
    if (s == size) return best;
  }
}

}  // namespace

TEST_CASE("600 small rotas change as few sessions for an absence as trying everything finds") {
  std::mt19937 random(20260603);
  const auto pick = [&](int least, int most) {
    return least + static_cast<int>(random() % static_cast<unsigned>(most - least + 1));
  };
  const Calendar calendar;
  int solved = 0;
  int more = 0;
  for (int n = 0; n < 600; ++n) {
    CAPTURE(n);
    const int count = pick(2, 4);
    const int max = pick(1, 3);
    const int min = pick(0, 1);
    Rules rules = rules_from("[rota]\n[[rota.cover]]\ndesk = \"centre\"\nwhen = \"workday\"\n" +
                             fmt::format("source = \"F1\"\n[[rota.quota]]\nmax = {}\nmin = {}\n"
                                         "per = \"week\"\nsource = \"M\"\n",
                                         max, min));
    ReplanInput input{.plan = {.rules = &rules, .calendar = &calendar}};
    input.plan.officials = people("o", count, "deputy");
    input.plan.period = month(2026, 6);
    std::set<std::pair<int, int>> away;
    for (int i = 0; i < count; ++i)
      for (int d = 0; d < 5; ++d)
        if (pick(0, 4) == 0) away.emplace(i, d);
    std::set<std::pair<int, int>> sits;
    for (int d = 0; d < 5; ++d) {
      const int i = pick(0, count - 1);
      if (pick(0, 4) == 0 || away.contains({i, d}) || !sits.emplace(i, d).second) continue;
      input.published.push_back(
          session_of(day(2026, 6, 1) + std::chrono::days(d), fmt::format("o{:02}", i)));
    }
    for (const auto& [i, d] : away) {
      const Date date = day(2026, 6, 1) + std::chrono::days(d);
      input.plan.absences.push_back({fmt::format("o{:02}", i), {date, date}, "", {}});
    }
    input.today = day(2026, 5, 1);
    const int absent = pick(0, count - 1);
    const int from = pick(0, 4);
    const int to = pick(from, 4);
    input.fresh = {
        {fmt::format("o{:02}", absent),
         {day(2026, 6, 1) + std::chrono::days(from), day(2026, 6, 1) + std::chrono::days(to)},
         "",
         {}}};
    for (int d = from; d <= to; ++d) away.emplace(absent, d);
    const auto truth = fewest_changes(input.published, count, away, max, min);
    // The rota goes on after the week: nothing can be made up on days that are not planned yet.
    input.published.push_back(session_of(day(2026, 6, 8), "o00"));
    const auto replan = replan_absences(input);
    REQUIRE(replan);
    // Where a rule or a desk had to give way it is said; where nothing had to, nothing did.
    CHECK(truth.has_value() == replan->unmet.empty());
    if (!truth) continue;
    ++solved;
    CHECK(static_cast<int>(replan->changes.size()) == *truth);
    CHECK(replan->proven);
    CHECK(replan->minimum == *truth);
    int lost = 0;
    for (const Change& change : replan->changes)
      if (change.before.official == input.fresh.front().official) ++lost;
    if (lost < *truth) ++more;
  }
  CHECK(solved > 250);
  CHECK(more > 10);  // exchanges were needed
}

TEST_CASE("an absence in months that nobody has planned says which quota it makes tight or loses") {
  const Calendar calendar = announced();
  const Rules rules = rules_from(R"(
[rota]
[[rota.quota]]
min = 1
per = "quarter"
kind = "field"
desk = "village"
source = "E3"
)");
  ReplanInput input = quarter_to_come(rules, calendar);
  input.fresh = {{"o00", {day(2026, 8, 3), day(2026, 8, 14)}, "training", {}}};
  const auto part = replan_absences(input);
  REQUIRE(part);
  CHECK(part->changes.empty());
  CHECK(part->unmet.empty());
  REQUIRE(part->told.size() == 1);
  CHECK(part->told.front().to == "o00");
  CHECK(part->told.front().message ==
        "1 session in 2026-07-01..2026-09-30 is still to come, before or after "
        "2026-08-03..2026-08-14 [E3]");
  input.fresh = {{"o00", {day(2026, 7, 1), day(2026, 9, 30)}, "leave", {}}};
  const auto whole = replan_absences(input);
  REQUIRE(whole);
  CHECK(whole->told.empty());
  REQUIRE(whole->unmet.size() == 1);
  CHECK(whole->unmet.front().kind == UnmetKind::quota_short);
  CHECK(whole->unmet.front().source == "E3");
  // Nothing to say where the days are planned already or the visit stands.
  input.published.push_back(session_of(day(2026, 7, 31), "o00", "village"));
  input.published.back().kind = "field";
  input.fresh = {{"o00", {day(2026, 8, 3), day(2026, 8, 14)}, "training", {}}};
  const auto stands = replan_absences(input);
  REQUIRE(stands);
  CHECK(stands->told.empty());
  CHECK(stands->unmet.empty());
}
