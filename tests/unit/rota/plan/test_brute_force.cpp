#include <algorithm>
#include <cmath>
#include <map>
#include <random>
#include <set>

#include <doctest/doctest.h>

#include "anjuan/rota/plan/conflict.hpp"

#include "rota/rota_helpers.hpp"

using namespace anjuan;
using namespace anjuan::rota;
using namespace anjuan::rota::testing;

namespace {

// 2026-06-01 is a Monday: five workdays.
const Date kMonday = day(2026, 6, 1);

struct SmallDesk {
  std::string kind;
  int need = 1;
  std::vector<int> eligible;  ///< by official
};

struct SmallQuota {
  std::vector<int> who;
  int from = 0;
  int to = 0;
  std::string kind;  ///< empty: every kind
  int min = 0;
  int max = 99;
  bool extra = false;  ///< may be met by sessions of its own
};

struct Instance {
  int officials = 0;
  int days = 0;
  bool same = true;                         ///< everybody may sit at every desk
  std::vector<std::vector<int>> available;  ///< official, day
  std::vector<SmallDesk> desks;
  std::vector<SmallQuota> quotas;
  int reach = 0;  ///< days after the planned ones that windows may reach to
  std::vector<std::pair<int, int>> earlier;  ///< official and day, which is before 0: receptions
};

/// Windows that begin before the planned days and end after them; `available` goes on, too.
void let_windows_reach(Instance& made, std::mt19937& random) {
  const auto pick = [&](int least, int most) {
    return least + static_cast<int>(random() % static_cast<unsigned>(most - least + 1));
  };
  made.days = std::min(made.days, 3);
  made.reach = 4;
  for (auto& row : made.available) {
    row.resize(static_cast<std::size_t>(made.days));
    for (int d = 0; d < made.reach; ++d) row.push_back(pick(0, 9) < 5 ? 1 : 0);
  }
  for (SmallQuota& quota : made.quotas) {
    quota.from = pick(-3, made.days - 1);
    quota.to = pick(std::max(quota.from, 0), made.days + made.reach - 1);
    quota.min = pick(0, 4);
    if (quota.max < 99) quota.max = std::max(quota.min, quota.max);
  }
  for (int i = 0; i < made.officials; ++i)
    if (pick(0, 1) == 0) made.earlier.emplace_back(i, pick(-3, -1));
}

Instance generate(std::mt19937& random, bool laminar) {
  const auto pick = [&](int least, int most) {
    return least + static_cast<int>(random() % static_cast<unsigned>(most - least + 1));
  };
  Instance made;
  made.officials = pick(1, 4);
  made.days = pick(1, 5);
  made.same = pick(0, 2) > 0;
  made.available.assign(static_cast<std::size_t>(made.officials), {});
  for (auto& row : made.available)
    for (int d = 0; d < made.days; ++d) row.push_back(pick(0, 9) < 7 ? 1 : 0);
  const int desks = laminar ? 1 : pick(1, 2);
  for (int k = 0; k < desks; ++k) {
    SmallDesk desk{.kind = k == 0 ? "reception" : "field", .need = pick(0, 5) == 0 ? 2 : 1};
    for (int i = 0; i < made.officials; ++i)
      desk.eligible.push_back(made.same || pick(0, 2) > 0 ? 1 : 0);
    made.desks.push_back(std::move(desk));
  }
  const int quotas = pick(0, 3);
  int from = 0;
  int to = made.days - 1;
  for (int q = 0; q < quotas; ++q) {
    SmallQuota quota;
    if (laminar) {
      // Each window inside the one before: nested for every official.
      from = pick(from, to);
      to = pick(from, to);
      quota.from = from;
      quota.to = to;
    } else {
      quota.from = pick(0, made.days - 1);
      quota.to = pick(quota.from, made.days - 1);
      if (pick(0, 1) == 0) quota.kind = pick(0, 1) == 0 ? "reception" : "field";
      quota.extra = pick(0, 2) == 0;
    }
    for (int i = 0; i < made.officials; ++i)
      if (pick(0, 2) > 0) quota.who.push_back(i);
    if (quota.who.empty()) quota.who.push_back(0);
    quota.min = pick(0, 2);
    if (pick(0, 2) == 0) quota.max = std::max(quota.min, pick(1, 3));
    made.quotas.push_back(std::move(quota));
  }
  return made;
}

std::string id(int official) {
  return fmt::format("p{:02}", official);
}

Rules to_rules(const Instance& instance) {
  Rules rules;
  rules.ranks = {"deputy"};
  rules.kinds = built_in_kinds();
  rules.no_available_day = NoAvailableDay::fail;
  rules.partial_period = PartialPeriod::enforce;
  for (std::size_t k = 0; k < instance.desks.size(); ++k) {
    CoverRule cover{.desk = fmt::format("desk{}", k), .kind = instance.desks[k].kind};
    cover.who.groups = {cover.desk};
    cover.need = instance.desks[k].need;
    rules.covers.push_back(std::move(cover));
  }
  for (std::size_t q = 0; q < instance.quotas.size(); ++q) {
    const SmallQuota& small = instance.quotas[q];
    QuotaRule quota{.min = small.min};
    for (const int i : small.who) quota.who.officials.push_back(id(i));
    if (!small.kind.empty()) quota.kinds = {small.kind};
    if (small.max < 99) quota.max = small.max;
    quota.per = {Per::Unit::range,
                 {kMonday + std::chrono::days(small.from), kMonday + std::chrono::days(small.to)}};
    if (small.extra) quota.desk = "elsewhere";
    quota.source = fmt::format("q{}", q);
    rules.quotas.push_back(std::move(quota));
  }
  return rules;
}

PlanInput to_input(const Instance& instance, const Rules& rules, const Calendar& calendar) {
  PlanInput input{.rules = &rules, .calendar = &calendar};
  input.officials = people("p", instance.officials, "deputy");
  input.period = {kMonday, kMonday + std::chrono::days(instance.days - 1)};
  for (int i = 0; i < instance.officials; ++i) {
    for (std::size_t k = 0; k < instance.desks.size(); ++k)
      if (instance.desks[k].eligible[static_cast<std::size_t>(i)] != 0)
        input.officials[static_cast<std::size_t>(i)].groups.push_back(fmt::format("desk{}", k));
    for (int d = 0; d < instance.days + instance.reach; ++d)
      if (instance.available[static_cast<std::size_t>(i)][static_cast<std::size_t>(d)] == 0) {
        const Date date = kMonday + std::chrono::days(d);
        input.absences.push_back({id(i), {date, date}, "away", {}});
      }
  }
  for (const auto& [i, d] : instance.earlier) {
    Session session{.date = kMonday + std::chrono::days(d), .desk = "desk0", .kind = "reception"};
    session.official = id(i);
    input.earlier.push_back(std::move(session));
  }
  return input;
}

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
      --need[k];
      place(more, d, official + 1, need);
      ++need[k];
    }
    std::set<std::string> kinds;
    for (const SmallQuota& quota : instance_.quotas)
      if (quota.extra && quota.min > 0 && speaks_of(quota, official))
        kinds.insert(quota.kind.empty() ? "reception" : quota.kind);
    for (const std::string& kind : kinds) {
      State more = state;
      if (add(more, official, d, kind, true)) place(more, d, official + 1, need);
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
  const Problem problem = build_problem(input, roster, false, false);
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
