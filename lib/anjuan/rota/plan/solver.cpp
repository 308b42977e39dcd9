#include "anjuan/rota/plan/solver.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <tuple>

#include "anjuan/rota/index.hpp"
#include "anjuan/rota/plan/network.hpp"

namespace anjuan::rota {
namespace {

double spread_of(const Problem& problem, const std::vector<char>& taken) {
  const std::vector<int> loads = loads_of(problem, taken);
  double sum = 0;
  for (std::size_t i = 0; i < loads.size(); ++i)
    sum += (loads[i] - problem.entitlement[i]) * (loads[i] - problem.entitlement[i]);
  return sum;
}

int out_of_turn(const Problem& problem, const std::vector<char>& taken) {
  int missed = 0;
  for (std::size_t d = 0; d < problem.demands.size(); ++d) {
    const Demand& demand = problem.demands[d];
    if (demand.turns.empty() || demand.turns_bind) continue;
    std::map<std::string, int> open = demand.turns;
    for (const int v : problem.of_demand[d])
      if (taken[at(v)] != 0 && --open[problem.body[at(problem.variables[at(v)].official)]] < 0)
        ++missed;
  }
  return missed;
}

/// What a solution is measured by, in the order of the goal.
struct Value {
  int price = 0;
  int missed = 0;
  int extras = 0;
  double spread = 0;

  Value(const Problem& problem, const Goal& goal, const std::vector<char>& taken)
      : missed(out_of_turn(problem, taken)), spread(goal.fair ? spread_of(problem, taken) : 0) {
    for (std::size_t v = 0; v < taken.size(); ++v) {
      if (taken[v] == 0) continue;
      if (problem.demands[at(problem.variables[v].demand)].optional) ++extras;
      if (!goal.price.empty()) price += goal.price[v];
    }
  }

  bool is_better_than(const Value& other) const {
    const auto levels = std::tuple(price, missed, extras);
    const auto others = std::tuple(other.price, other.missed, other.extras);
    return levels < others || (levels == others && spread < other.spread - 1e-6);
  }
};

/// Settles the bounds that the network cannot hold.
class Search {
 public:
  /// `known`: a solution that was found before; only better ones are looked for.
  Search(const Problem& problem, const Forest& forest, const Goal& goal, std::vector<char> known)
      : problem_(problem), forest_(forest), goal_(goal), network_(problem, forest, goal) {
    force_ = goal.force;
    if (force_.empty()) force_.assign(problem.variables.size(), Force::free);
    const int size = static_cast<int>(problem.variables.size()) + 1;
    limit_ = goal.node_limit != 0 ? goal.node_limit : std::clamp(2'000'000 / size, 40, 20000);
    more_ = std::clamp(300'000 / size, 8, 2000);
    side_of_.assign(problem.variables.size(), {});
    for (const int b : forest.side)
      for (const int v : problem.bounds[at(b)].variables) side_of_[at(v)].push_back(b);
    if (!known.empty()) {
      value_.emplace(problem, goal, known);
      best_ = std::move(known);
      limit_ = std::min(limit_, more_);
    }
  }

  /// The forest's own optimum, before any other bound is looked at; empty when infeasible.
  const std::vector<char>& relaxed() const { return relaxed_; }
  /// The best that was found; empty when nothing was.
  const std::vector<char>& best() const { return best_; }
  /// Every branch was followed to its end, or cut because nothing better can be in it.
  bool complete() const { return complete_; }

  void run() {
    for (const int b : forest_.side) {
      const Bound& bound = problem_.bounds[at(b)];
      if (bound.lower > static_cast<int>(bound.variables.size())) {
        blamed_.bounds.insert(b);
        return;
      }
      if (!leave_room(b)) return;
    }
    branch(true);
  }

  /// On what it rests that there is no solution: whatever was in the way on one of the branches.
  Conflict blamed() const {
    Conflict found;
    found.demands.assign(blamed_.demands.begin(), blamed_.demands.end());
    found.bounds.assign(blamed_.bounds.begin(), blamed_.bounds.end());
    found.maximums.assign(blamed_.maximums.begin(), blamed_.maximums.end());
    return found;
  }

 private:
  int count(int b, const std::vector<char>& taken) const {
    int sum = 0;
    for (const int v : problem_.bounds[at(b)].variables) sum += taken[at(v)];
    return sum;
  }

  int broken(int b, const std::vector<char>& taken) const {
    const int sum = count(b, taken);
    const Bound& bound = problem_.bounds[at(b)];
    return std::max({0, bound.lower - sum, sum - bound.upper});
  }

  int broken_around(int v, int other, const std::vector<char>& taken) const {
    int sum = 0;
    for (const int b : side_of_[at(v)]) sum += broken(b, taken);
    for (const int b : side_of_[at(other)])
      if (std::find(side_of_[at(v)].begin(), side_of_[at(v)].end(), b) == side_of_[at(v)].end())
        sum += broken(b, taken);
    return sum;
  }

  /// Moves a session to another day of the same official, demand and windows: the loads and the
  /// network stay as they are.
  bool move_one(int v, std::vector<char>& taken) const {
    const Variable& variable = problem_.variables[at(v)];
    if (problem_.demands[at(variable.demand)].days.size() < 2 || force_[at(v)] == Force::in)
      return false;
    for (const int other : problem_.of_official[at(variable.official)]) {
      if (problem_.variables[at(other)].demand != variable.demand || taken[at(other)] != 0 ||
          force_[at(other)] == Force::out ||
          forest_.innermost[at(other)] != forest_.innermost[at(v)] ||
          forest_.by_demand[at(other)] != forest_.by_demand[at(v)])
        continue;
      const int was = broken_around(v, other, taken);
      taken[at(v)] = 0;
      taken[at(other)] = 1;
      if (broken_around(v, other, taken) < was) return true;
      taken[at(v)] = 1;
      taken[at(other)] = 0;
    }
    return false;
  }

  void repair(std::vector<char>& taken) const {
    for (const int b : forest_.side) {
      bool moved = true;
      while (moved && broken(b, taken) > 0) {
        moved = false;
        const Bound& bound = problem_.bounds[at(b)];
        if (count(b, taken) > bound.upper) {
          for (const int v : bound.variables)
            if (taken[at(v)] != 0 && (moved = move_one(v, taken))) break;
        } else {
          for (const int v : problem_.of_official[at(bound.official)])
            if (taken[at(v)] != 0 && (moved = move_one(v, taken))) break;
        }
      }
    }
  }

  /// By demand: how many of its sessions must be within a bound, whoever else can come.
  std::map<int, int> musts_in(const Bound& bound) const {
    std::map<int, int> inside;
    for (const int v : bound.variables) ++inside[problem_.variables[at(v)].demand];
    std::map<int, int> musts;
    for (const auto& [d, count] : inside) {
      const Demand& demand = problem_.demands[at(d)];
      const int others = static_cast<int>(problem_.of_demand[at(d)].size()) - count;
      const bool is_off = std::find(goal_.demands_off.begin(), goal_.demands_off.end(), d) !=
                          goal_.demands_off.end();
      if (!demand.optional && !is_off && demand.need > others) musts[d] = demand.need - others;
    }
    return musts;
  }

  /// Where the desks of a day take everybody whom the house can spare nobody else goes out; false
  /// when they take more than that.
  bool leave_room(int b) {
    const Bound& bound = problem_.bounds[at(b)];
    if (!bound.in_house) return true;
    const std::map<int, int> musts = musts_in(bound);
    int left = bound.upper;
    for (const auto& [d, count] : musts) left -= count;
    if (left < 0) {
      blamed_.maximums.insert(b);
      for (const auto& [d, count] : musts) {
        // Whatever is not needed for it is not to blame.
        if (left + count < 0)
          left += count;
        else
          blamed_.demands.insert(d);
      }
      return false;
    }
    // Nothing is settled in a search that has to tell on what it rests.
    if (left > 0 || goal_.blame) return true;
    for (const int v : bound.variables)
      if (!musts.contains(problem_.variables[at(v)].demand) && force_[at(v)] == Force::free)
        force_[at(v)] = Force::out;
    return true;
  }

  void branch(bool root) {
    if (--limit_ < 0 || !spend()) return give_up();
    std::vector<char> taken = network_.solve(force_);
    if (root) relaxed_ = taken;
    if (taken.empty()) {
      if (!goal_.blame) return;
      if (!spend()) return give_up();
      return blame(network_.blamed());
    }
    const Value least(problem_, goal_, taken);
    if (value_ && !least.is_better_than(*value_)) return;
    repair(taken);
    std::optional<int> worst;
    for (const int b : forest_.side)
      if (broken(b, taken) > (worst ? broken(*worst, taken) : 0)) worst = b;
    if (worst)
      split(problem_.bounds[at(*worst)], count(*worst, taken), taken);
    else
      keep(std::move(taken), least);
  }

  void blame(const Conflict& found) {
    blamed_.demands.insert(found.demands.begin(), found.demands.end());
    blamed_.bounds.insert(found.bounds.begin(), found.bounds.end());
    blamed_.maximums.insert(found.maximums.begin(), found.maximums.end());
  }

  /// The first solution is followed by a limited search for a better one.
  void keep(std::vector<char> taken, const Value& least) {
    const Value value(problem_, goal_, taken);
    // Moving sessions may have cost more than another way would have.
    if (least.is_better_than(value)) complete_ = false;
    if (!value_) limit_ = goal_.first ? 0 : std::min(limit_, more_);
    if (value_ && !value.is_better_than(*value_)) return;
    value_ = value;
    best_ = std::move(taken);
  }

  bool is_over() const { return limit_ <= 0; }
  void give_up() {
    complete_ = false;
    limit_ = 0;
  }

  /// False when nothing is left to be spent.
  bool spend() {
    if (problem_.effort == nullptr) return true;
    problem_.effort->left -= static_cast<std::int64_t>(problem_.variables.size()) + 1;
    return problem_.effort->left >= 0;
  }

  /// Too many are taken: one of the first upper+1 must go. Too few: one of the others must come.
  /// Child k says so of the k-th and the opposite of all before it, which covers every case once.
  void split(const Bound& bound, int sum, const std::vector<char>& taken) {
    const bool too_many = sum > bound.upper;
    // One place at a time is nobody's rule.
    if (bound.quota || bound.in_house)
      (too_many ? blamed_.maximums : blamed_.bounds)
          .insert(static_cast<int>(&bound - problem_.bounds.data()));
    std::vector<int> candidates;
    for (const int v : bound.variables)
      if ((taken[at(v)] != 0) == too_many && force_[at(v)] == Force::free) candidates.push_back(v);
    // Sessions with a choice of days give way first.
    std::stable_sort(candidates.begin(), candidates.end(), [&](int a, int b) {
      const auto days = [&](int v) {
        return problem_.demands[at(problem_.variables[at(v)].demand)].days.size();
      };
      return days(a) > days(b);
    });
    for (const int v : candidates) {
      force_[at(v)] = too_many ? Force::out : Force::in;
      branch(false);
      if (is_over()) {
        complete_ = false;
        break;
      }
      force_[at(v)] = too_many ? Force::in : Force::out;
      if (too_many && forced_in(bound) > bound.upper) break;
    }
    for (const int v : candidates) force_[at(v)] = Force::free;
  }

  int forced_in(const Bound& bound) const {
    return static_cast<int>(std::count_if(bound.variables.begin(), bound.variables.end(),
                                          [&](int v) { return force_[at(v)] == Force::in; }));
  }

  const Problem& problem_;
  const Forest& forest_;
  const Goal& goal_;
  RotaNetwork network_;
  std::vector<Force> force_;
  std::vector<std::vector<int>> side_of_;
  std::vector<char> relaxed_;
  std::vector<char> best_;
  std::optional<Value> value_;  ///< of the best
  int limit_ = 0;               ///< steps that are left
  int more_ = 0;                ///< steps after the first solution
  struct {
    std::set<int> demands, bounds, maximums;
  } blamed_;
  bool complete_ = true;
};

}  // namespace

std::vector<int> loads_of(const Problem& problem, const std::vector<char>& taken) {
  std::vector<int> loads = problem.pinned_load;
  for (std::size_t v = 0; v < taken.size(); ++v)
    loads[at(problem.variables[v].official)] += taken[v];
  return loads;
}

namespace {

/// A problem without variables has the empty plan, which must not be taken for a failure.
Solution solve_empty(const Problem& problem, const Goal& goal) {
  bool wanted = false;
  for (std::size_t d = 0; d < problem.demands.size(); ++d)
    wanted = wanted || (!problem.demands[d].optional && problem.demands[d].need > 0 &&
                        std::find(goal.demands_off.begin(), goal.demands_off.end(),
                                  static_cast<int>(d)) == goal.demands_off.end());
  wanted = wanted || std::any_of(problem.bounds.begin(), problem.bounds.end(),
                                 [](const Bound& bound) { return bound.lower > 0; });
  Solution solution;
  for (std::size_t d = 0; d < problem.demands.size(); ++d)
    solution.blamed.demands.push_back(static_cast<int>(d));
  for (std::size_t b = 0; b < problem.bounds.size(); ++b)
    solution.blamed.bounds.push_back(static_cast<int>(b));
  solution.status = wanted ? Solution::Status::infeasible : Solution::Status::solved;
  solution.spread = solution.bound = spread_of(problem, {});
  return solution;
}

}  // namespace

Solution solve(const Problem& problem, const Goal& goal) {
  if (problem.variables.empty()) return solve_empty(problem, goal);
  Solution solution;
  std::vector<char> best;
  std::vector<std::vector<char>> relaxed;  // of each forest that was tried
  std::vector<Forest> forests;
  bool complete = false;
  // Another forest is another search: what the one cannot decide the other often can.
  for (const LeaveOut leave_out : {LeaveOut::small, LeaveOut::few}) {
    Forest& forest = forests.emplace_back(make_forest(problem, leave_out));
    if (forests.size() > 1 && forest.side.size() >= forests.front().side.size()) {
      forests.pop_back();
      break;
    }
    Search search(problem, forest, goal, best);
    search.run();
    best = search.best();
    if (!search.relaxed().empty()) relaxed.push_back(search.relaxed());
    complete = search.complete();
    if (best.empty() && complete) solution.blamed = search.blamed();
    if (complete || (goal.first && !best.empty())) break;
  }
  solution.laminar = forests.front().side.empty();
  if (best.empty()) {
    solution.proven = complete;
    solution.status = complete ? Solution::Status::infeasible : Solution::Status::gave_up;
    return solution;
  }
  solution.taken = std::move(best);
  solution.status = Solution::Status::solved;
  const Value value(problem, goal, solution.taken);
  Value least(problem, goal, relaxed.empty() ? solution.taken : relaxed.front());
  for (const std::vector<char>& other : relaxed)
    if (const Value one(problem, goal, other); least.is_better_than(one)) least = one;
  solution.price = value.price;
  solution.least_price = complete ? value.price : least.price;
  solution.missed = value.missed;
  // Fewer at a lesser price say nothing of what there is at this one.
  solution.least_missed = complete ? value.missed : value.price == least.price ? least.missed : 0;
  solution.extras = value.extras;
  solution.spread = spread_of(problem, solution.taken);
  solution.proven = complete || !least.is_better_than(value);
  solution.bound = solution.spread;
  if (!solution.proven && goal.fair) {
    const Goal with{.extras = value.extras, .force = goal.force, .demands_off = goal.demands_off};
    double floor = 0;
    for (const Forest& forest : forests)
      floor =
          std::max(floor, spread_of(problem, RotaNetwork(problem, forest, with).solve(with.force)));
    solution.bound = std::min(solution.spread, floor);
  }
  return solution;
}

}  // namespace anjuan::rota
