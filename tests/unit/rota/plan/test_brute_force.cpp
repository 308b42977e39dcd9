#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include <doctest/doctest.h>

#include "anjuan/rota/plan/conflict.hpp"

#include "rota/small_rota.hpp"

using namespace anjuan;
using namespace anjuan::rota;
using namespace anjuan::rota::testing;

namespace {

/// Every plan there is, merged by what matters later: the counts per official and quota, the
/// loads, and the number of sessions that no desk asked for.
class BruteForce {
 public:
  explicit BruteForce(const Instance& instance) : instance_(instance) {
    quotas_ = instance.quotas.size();
    State first(static_cast<std::size_t>(instance.officials) * (quotas_ + 1) + 1, 0);
    for (const auto& [i, d] : instance.earlier)
      for (std::size_t q = 0; q < quotas_; ++q)
        if (counts_on(instance.quotas[q], i, d, "reception"))
          ++first[static_cast<std::size_t>(i) * (quotas_ + 1) + q];
    states_.insert(std::move(first));
    for (int d = 0; d < instance.days; ++d) {
      next_.clear();
      for (const State& state : states_) {
        std::vector<int> need;
        for (const SmallDesk& desk : instance.desks) need.push_back(desk.need);
        int there = 0;
        for (const auto& days : instance.available) there += days[static_cast<std::size_t>(d)];
        may_go_ = instance.stay > 0 ? std::max(0, there - instance.stay) : there;
        place(state, d, 0, need);
      }
      states_.swap(next_);
    }
    std::erase_if(states_, [&](const State& state) { return !meets_minimums(state); });
  }

  bool feasible() const { return !states_.empty(); }

  /// (extras, Σ(load − entitlement)²), least first.
  std::pair<int, double> best(const std::map<std::string, double>& entitlement) const {
    std::pair<int, double> best{1 << 20, 0};
    for (const State& state : states_) {
      double sum = 0;
      for (int i = 0; i < instance_.officials; ++i) {
        const double off = state[load_at(i)] - entitlement.at(id(i));
        sum += off * off;
      }
      const std::pair<int, double> value{state.back(), sum};
      if (value.first < best.first || (value.first == best.first && value.second < best.second))
        best = value;
    }
    return best;
  }

  /// The loads, largest first, of the plan whose largest load is least, then its second, …
  std::vector<int> leximin() const {
    std::vector<int> best;
    for (const State& state : states_) {
      std::vector<int> loads;
      for (int i = 0; i < instance_.officials; ++i) loads.push_back(state[load_at(i)]);
      std::sort(loads.rbegin(), loads.rend());
      if (best.empty() || loads < best) best = loads;
    }
    return best;
  }

 private:
  using State = std::vector<int>;

  std::size_t load_at(int official) const {
    return static_cast<std::size_t>(official) * (quotas_ + 1) + quotas_;
  }

  static bool speaks_of(const SmallQuota& quota, int official) {
    return std::find(quota.who.begin(), quota.who.end(), official) != quota.who.end();
  }

  static bool counts_on(const SmallQuota& quota, int official, int d, const std::string& kind) {
    return speaks_of(quota, official) && d >= quota.from && d <= quota.to &&
           (quota.kind.empty() || quota.kind == kind);
  }

  /// On how many days after the planned ones the official could still come for the quota. The
  /// week's sixth and seventh day are off.
  int later_days(const SmallQuota& quota, int official) const {
    int count = 0;
    const auto o = static_cast<std::size_t>(official);
    for (int d = instance_.days; d < std::min(5, instance_.days + instance_.reach); ++d) {
      if (d > quota.to || instance_.available[o][static_cast<std::size_t>(d)] == 0) continue;
      count += quota.extra || std::any_of(instance_.desks.begin(), instance_.desks.end(),
                                          [&](const SmallDesk& desk) {
                                            return desk.eligible[o] != 0 &&
                                                   (quota.kind.empty() || quota.kind == desk.kind);
                                          })
                   ? 1
                   : 0;
    }
    return count;
  }

  /// The state with one more session; false when a maximum is passed.
  bool add(State& state, int official, int d, const std::string& kind, bool extra) const {
    for (std::size_t q = 0; q < quotas_; ++q) {
      const SmallQuota& quota = instance_.quotas[q];
      if (!counts_on(quota, official, d, kind)) continue;
      if (++state[static_cast<std::size_t>(official) * (quotas_ + 1) + q] > quota.max) return false;
    }
    ++state[load_at(official)];
    if (extra) ++state.back();
    return true;
  }

  /// Whether one more may be out of the house by a session of this kind.
  bool goes(const std::string& kind) {
    const bool out = instance_.out_by.empty() || instance_.out_by == kind;
    if (out && may_go_ == 0) return false;
    may_go_ -= out ? 1 : 0;
    return true;
  }
  void comes_back(const std::string& kind) {
    may_go_ += instance_.out_by.empty() || instance_.out_by == kind ? 1 : 0;
  }

  void place(const State& state, int d, int official, std::vector<int>& need) {
    if (official == instance_.officials) {
      if (std::all_of(need.begin(), need.end(), [](int open) { return open == 0; }))
        next_.insert(state);
      return;
    }
    place(state, d, official + 1, need);
    const auto o = static_cast<std::size_t>(official);
    if (instance_.available[o][static_cast<std::size_t>(d)] == 0) return;
    for (std::size_t k = 0; k < instance_.desks.size(); ++k) {
      if (instance_.desks[k].eligible[o] == 0 || need[k] == 0) continue;
      State more = state;
      if (!add(more, official, d, instance_.desks[k].kind, false)) continue;
      if (!goes(instance_.desks[k].kind)) continue;
      --need[k];
      place(more, d, official + 1, need);
      ++need[k];
      comes_back(instance_.desks[k].kind);
    }
    std::set<std::string> kinds;
    for (const SmallQuota& quota : instance_.quotas)
      if (quota.extra && quota.min > 0 && speaks_of(quota, official))
        kinds.insert(quota.kind.empty() ? "reception" : quota.kind);
    for (const std::string& kind : kinds) {
      State more = state;
      if (!add(more, official, d, kind, true) || !goes(kind)) continue;
      place(more, d, official + 1, need);
      comes_back(kind);
    }
  }

  /// A window before or after the planned days is no business of the plan.
  bool touches(const SmallQuota& quota) const {
    return quota.from < instance_.days && quota.to >= 0;
  }

  bool meets_minimums(const State& state) const {
    for (int i = 0; i < instance_.officials; ++i)
      for (std::size_t q = 0; q < quotas_; ++q)
        if (speaks_of(instance_.quotas[q], i) && touches(instance_.quotas[q]) &&
            state[static_cast<std::size_t>(i) * (quotas_ + 1) + q] +
                    later_days(instance_.quotas[q], i) <
                instance_.quotas[q].min)
          return false;
    return true;
  }

  const Instance& instance_;
  std::size_t quotas_ = 0;
  int may_go_ = 0;  ///< of the day
  std::set<State> states_;
  std::set<State> next_;
};

struct Tally {
  int feasible = 0;
  int infeasible = 0;
  int optimal = 0;
  int leximin = 0;
};

/// What is named cannot hold together, and without any one of its elements it can.
void check_conflict(const PlanInput& input) {
  const Roster roster(input.officials, input.absences, input.period);
  const Problem problem = build_problem(input, roster, false, 0);
  const Conflict conflict = find_conflict(problem);
  CHECK_FALSE(can_hold(problem, conflict));
  for (std::vector<int> Conflict::*list :
       {&Conflict::demands, &Conflict::bounds, &Conflict::maximums})
    for (std::size_t k = 0; k < (conflict.*list).size(); ++k) {
      Conflict part = conflict;
      (part.*list).erase((part.*list).begin() + static_cast<std::ptrdiff_t>(k));
      CHECK(can_hold(problem, part));
    }
}

void compare(const Instance& instance, bool laminar, Tally& tally) {
  const Calendar calendar;  // weekends only
  const Rules rules = to_rules(instance);
  const PlanInput input = to_input(instance, rules, calendar);
  const BruteForce truth(instance);
  const auto plan = make_plan(input);
  REQUIRE(plan.has_value() == truth.feasible());
  if (!plan) {
    CHECK(plan.error().diagnostics.front().code == "contradiction");
    ++tally.infeasible;
    check_conflict(input);
    return;
  }
  ++tally.feasible;
  CHECK(errors(check_plan(input, *plan)) == std::vector<std::string>{});
  for (const Session& session : plan->sessions)
    for (const Absence& absence : input.absences)
      CHECK_FALSE((absence.official == session.official && absence.days.contains(session.date)));
  std::map<std::string, double> entitlement;
  std::vector<int> loads;
  for (const Load& load : plan->loads) {
    entitlement[load.official] = load.entitlement;
    loads.push_back(load.load);
  }
  double shares = 0;
  for (const auto& [official, share] : entitlement) shares += share;
  CHECK(shares == doctest::Approx(plan->sessions.size()));
  const auto extras = std::count_if(plan->sessions.begin(), plan->sessions.end(),
                                    [](const Session& s) { return s.origin == Origin::quota; });
  if (laminar) CHECK(plan->proof == "optimal");
  // A plan that also keeps pace with a window to come may be less even than it could be.
  if (instance.reach > 0) return;
  if (plan->proof == "optimal") {
    ++tally.optimal;
    const auto [least, spread] = truth.best(entitlement);
    CHECK(static_cast<int>(extras) == least);
    // Entitlements are compared in thousandths.
    CHECK(plan->spread <= spread + 0.01);
    CHECK(plan->spread >= spread - 0.01);
  }
  CHECK(plan->bound <= plan->spread + 1e-9);
  if (laminar && instance.same) {
    ++tally.leximin;
    std::sort(loads.rbegin(), loads.rend());
    CHECK(loads == truth.leximin());
  }
}

}  // namespace

TEST_CASE("1,500 small rotas with nested rules are as fair as brute force finds") {
  std::mt19937 random(20260601);
  Tally tally;
  for (int n = 0; n < 1500; ++n) {
    CAPTURE(n);
    compare(generate(random, true), true, tally);
  }
  CHECK(tally.feasible > 400);
  CHECK(tally.infeasible > 200);
  CHECK(tally.leximin > 200);
}

TEST_CASE("1,500 small rotas with tangled rules are feasible exactly when brute force says so") {
  std::mt19937 random(20260602);
  Tally tally;
  for (int n = 0; n < 1500; ++n) {
    CAPTURE(n);
    compare(generate(random, false), false, tally);
  }
  CHECK(tally.feasible > 300);
  CHECK(tally.infeasible > 200);
  CHECK(tally.optimal > 200);
}

TEST_CASE("1,000 small rotas judge windows whole that begin before and end after what is planned") {
  std::mt19937 random(20260604);
  Tally tally;
  for (int n = 0; n < 1000; ++n) {
    CAPTURE(n);
    Instance instance = generate(random, false);
    let_windows_reach(instance, random);
    compare(instance, false, tally);
  }
  CHECK(tally.feasible > 200);
  CHECK(tally.infeasible > 200);
}

TEST_CASE("1,000 small rotas keep somebody in the house exactly where brute force can") {
  std::mt19937 random(20261127);
  Tally tally;
  for (int n = 0; n < 1000; ++n) {
    CAPTURE(n);
    Instance instance = generate(random, n % 2 == 0);
    instance.stay = 1;
    if (n % 4 != 0) instance.out_by = n % 4 == 1 ? "field" : instance.desks.front().kind;
    compare(instance, false, tally);
  }
  CHECK(tally.feasible > 100);
  CHECK(tally.infeasible > 200);
  CHECK(tally.optimal > 100);
}
