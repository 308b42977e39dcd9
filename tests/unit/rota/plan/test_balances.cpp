#include <algorithm>
#include <map>
#include <random>

#include <doctest/doctest.h>

#include "anjuan/rota/change/absence.hpp"
#include "anjuan/rota/plan/shares.hpp"

#include "rota/rota_helpers.hpp"

using namespace anjuan;
using namespace anjuan::rota;
using namespace anjuan::rota::testing;

namespace {

using Balances = std::map<std::string, double>;

/// One desk a group of people, one seat a workday.
struct Desks {
  Calendar calendar;
  Rules rules;
  PlanInput input{.rules = &rules, .calendar = &calendar};
  std::vector<std::string> desks;

  explicit Desks(std::mt19937& random) {
    const auto pick = [&](int from, int to) {
      return std::uniform_int_distribution<int>(from, to)(random);
    };
    rules.ranks = {"deputy"};
    rules.kinds = built_in_kinds();
    input.officials = people("p", pick(3, 6), "deputy");
    input.period = {day(2026, 6, 1), day(2026, 6, 12)};
    for (int k = pick(1, 3); k > 0; --k) {
      CoverRule cover{.desk = fmt::format("desk{}", k)};
      cover.who.groups = {cover.desk};
      for (Official& one : input.officials)
        if (pick(0, 3) > 0) one.groups.push_back(cover.desk);
      desks.push_back(cover.desk);
      rules.covers.push_back(std::move(cover));
    }
    for (int a = pick(0, 3); a > 0; --a) input.absences.push_back(absence(pick));
  }

  template <class Pick>
  Absence absence(Pick pick) const {
    const Date from = input.period.from + std::chrono::days(pick(0, 11));
    const auto who =
        static_cast<std::size_t>(pick(0, static_cast<int>(input.officials.size()) - 1));
    return {input.officials[who].id,
            {from, std::min(input.period.to, from + std::chrono::days(pick(0, 4)))},
            "leave",
            {}};
  }
};

/// What everybody is owed, written from the manual and not from the planner: each session is shared
/// evenly by those who could have taken it that day, and paid by who held it.
Balances folded(const Desks& made, const std::vector<Absence>& absences,
                const std::vector<Session>& sessions) {
  Balances owed;
  for (const Session& session : sessions) {
    std::vector<std::string> could;
    for (const Official& one : made.input.officials) {
      const bool in_group = std::count(one.groups.begin(), one.groups.end(), session.desk) > 0;
      bool away = false;
      for (const Absence& absence : absences)
        away = away || (absence.official == one.id && absence.days.from <= session.date &&
                        session.date <= absence.days.to);
      if (in_group && !away) could.push_back(one.id);
    }
    for (const std::string& id : could) owed[id] += 1.0 / static_cast<double>(could.size());
    owed[session.official] -= 1;
  }
  return owed;
}

}  // namespace

TEST_CASE(
    "3,000 small rotas: balances equal a fold of their own over all desks, whenever desks were "
    "planned and absences told") {
  std::mt19937 random(20261127);
  int desks = 0;
  int late = 0;
  int sessions = 0;
  for (int n = 0; n < 3000; ++n) {
    CAPTURE(n);
    Desks made(random);
    std::shuffle(made.desks.begin(), made.desks.end(), random);
    std::vector<Session> rota;
    for (const std::string& desk : made.desks) {
      PlanInput input = made.input;
      input.desks = {desk};
      input.pinned = rota;
      const auto plan = make_plan(input);
      if (!plan) break;  // one person, two desks: a contradiction
      rota = plan->sessions;
      ++desks;
    }
    std::vector<Absence> absences = made.input.absences;
    if (n % 2 == 0 && !rota.empty()) {
      const auto pick = [&](int from, int to) {
        return std::uniform_int_distribution<int>(from, to)(random);
      };
      ReplanInput change{.plan = made.input, .fresh = {made.absence(pick)}};
      change.published = rota;
      change.today = made.input.period.from;
      const auto replan = replan_absences(change);
      REQUIRE(replan);
      rota = replan->sessions;
      absences.push_back(change.fresh.front());
      ++late;
    }
    sessions += static_cast<int>(rota.size());
    PlanInput known = made.input;
    known.absences = absences;
    std::shuffle(known.absences.begin(), known.absences.end(), random);
    std::vector<Session> shuffled = rota;
    std::shuffle(shuffled.begin(), shuffled.end(), random);
    const Shares balances = balances_of(known, shuffled);
    double sum = 0;
    for (const auto& [id, owed] : folded(made, absences, rota)) {
      const auto found = balances.find(id);
      const double balance = found == balances.end() ? 0 : found->second;
      CAPTURE(id);
      CHECK(balance == doctest::Approx(owed).epsilon(1e-9));
      sum += balance;
    }
    CHECK(sum == doctest::Approx(0));
  }
  MESSAGE(desks, " desks planned, ", sessions, " sessions, ", late, " absences told afterwards");
  CHECK(sessions > 30000);
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

TEST_CASE("balances follow from sessions and absences, not from when they became known") {
  const Calendar calendar;
  const Rules rules = rules_from(kOffice);
  PlanInput input{.rules = &rules, .calendar = &calendar};
  input.officials = people("deputy", 4, "deputy");
  input.period = month(2026, 7);
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
