#include "anjuan/rota/plan/network.hpp"

#include <algorithm>
#include <cmath>

#include "anjuan/rota/index.hpp"

namespace anjuan::rota {
namespace {

/// Entitlements are compared in thousandths of a session.
constexpr std::int64_t kMilli = 1000;

const std::string& body_of(const Problem& problem, int official) {
  static const std::string kNone;
  return problem.body.empty() ? kNone : problem.body[at(official)];
}

}  // namespace

RotaNetwork::RotaNetwork(const Problem& problem, const Forest& forest, const Goal& goal)
    : problem_(problem), forest_(forest), goal_(goal) {}

/// Each level of the goal weighs more than everything below it can add up to, so that one flow
/// settles them all in order. Where that is more than numbers hold, ties are the first to go.
void RotaNetwork::set_scales() {
  std::int64_t sessions = 1;
  for (const Demand& demand : problem_.demands) sessions += demand.need;
  for (const Bound& bound : problem_.bounds) sessions += bound.lower;
  std::int64_t steepest = 1;
  for (std::size_t i = 0; i < problem_.of_official.size(); ++i) {
    const double far = std::abs(problem_.entitlement[i]) + problem_.pinned_load[i] + 2 * width_ +
                       static_cast<double>(std::min<std::size_t>(
                           problem_.of_official[i].size(), static_cast<std::size_t>(sessions)));
    steepest = std::max(steepest, static_cast<std::int64_t>(far) * 2 * kMilli + 2 * kMilli);
  }
  const auto nodes = static_cast<double>(problem_.of_official.size() + problem_.bounds.size() +
                                         problem_.demands.size());
  constexpr double kMostCost = 4e18;
  const bool prices = !goal_.price.empty();
  const bool turns =
      std::any_of(problem_.demands.begin(), problem_.demands.end(),
                  [](const Demand& demand) { return !demand.turns.empty() && !demand.turns_bind; });
  for (const bool with_ties : {!goal_.ties.empty(), false}) {
    fair_scale_ = with_ties ? sessions * Goal::kMaxTie + 1 : 1;
    const std::int64_t most = goal_.fair ? 2 * steepest * fair_scale_ * sessions : fair_scale_;
    extra_cost_ = most + 1;
    double top = static_cast<double>(extra_cost_);
    turn_cost_ = price_cost_ = extra_cost_;
    for (const auto& [wanted, cost] : {std::pair(turns, &turn_cost_), {prices, &price_cost_}}) {
      if (!wanted) continue;
      top *= static_cast<double>(sessions + 1);
      *cost = static_cast<std::int64_t>(std::min(top, kMostCost));
    }
    has_ties_ = with_ties;
    if (top * nodes < kMostCost) return;
  }
}

void RotaNetwork::add_official_arcs(int official, int node) {
  const int most = static_cast<int>(problem_.of_official[at(official)].size());
  load_arcs_[at(official)].clear();
  if (!goal_.fair) {
    network_.add_arc({kSource, node, 0, most, 0});
    return;
  }
  const int pinned = problem_.pinned_load[at(official)];
  const double entitled = problem_.entitlement[at(official)];
  const auto milli = static_cast<std::int64_t>(std::llround(entitled * kMilli));
  const auto marginal = [&](int nth) {
    return ((2 * (static_cast<std::int64_t>(nth) + pinned) - 1) * kMilli - 2 * milli) * fair_scale_;
  };
  const int low = std::clamp(static_cast<int>(std::floor(entitled)) - pinned - width_, 0, most);
  const int high = std::clamp(static_cast<int>(std::ceil(entitled)) - pinned + width_, low, most);
  // Far from the entitlement the exact cost does not matter as long as it stays convex and no
  // dearer than the truth; solve() widens the exact stretch when a load falls outside it.
  if (low > 0) network_.add_arc({kSource, node, 0, low, marginal(low)});
  for (int nth = low + 1; nth <= high; ++nth)
    network_.add_arc({kSource, node, 0, 1, marginal(nth)});
  if (high < most) network_.add_arc({kSource, node, 0, most - high, marginal(high + 1)});
  exact_[at(official)] = {low, std::min(most, high + 1)};
}

void RotaNetwork::build() {
  network_ = {};
  set_scales();
  network_.add_node();  // the source
  const int sink = network_.add_node();
  const auto officials = static_cast<int>(problem_.of_official.size());
  load_arcs_.resize(at(officials));
  exact_.assign(at(officials), {0, 1 << 20});
  std::vector<int> official_node(at(officials));
  for (int i = 0; i < officials; ++i) {
    official_node[at(i)] = network_.add_node();
    add_official_arcs(i, official_node[at(i)]);
  }
  std::vector<int> bound_node(problem_.bounds.size(), -1);
  arc_of_bound_.clear();
  for (const int b : forest_.order) {
    const Bound& bound = problem_.bounds[at(b)];
    const std::optional<int> parent = forest_.parent[at(b)];
    bound_node[at(b)] = network_.add_node();
    const int arc =
        network_.add_arc({parent ? bound_node[at(*parent)] : official_node[at(bound.official)],
                          bound_node[at(b)], bound.lower, bound.upper, 0});
    arc_of_bound_.emplace_back(arc, b);
  }
  add_demands(sink);
  for (const int b : forest_.demand_order) {
    const Bound& bound = problem_.bounds[at(b)];
    const std::optional<int> parent = forest_.parent[at(b)];
    bound_node[at(b)] = network_.add_node();
    const int to = parent ? bound_node[at(*parent)]
                          : target_of(problem_.variables[at(bound.variables.front())]);
    arc_of_bound_.emplace_back(
        network_.add_arc({bound_node[at(b)], to, bound.lower, bound.upper, 0}), b);
  }
  arc_of_variable_.clear();
  arc_of_variable_.reserve(problem_.variables.size());
  for (std::size_t v = 0; v < problem_.variables.size(); ++v) {
    const Variable& variable = problem_.variables[v];
    const std::optional<int> from = forest_.innermost[v];
    const std::optional<int> to = forest_.by_demand[v];
    std::int64_t cost = has_ties_ ? goal_.ties[v] : 0;
    if (!goal_.price.empty()) cost += goal_.price[v] * price_cost_;
    arc_of_variable_.push_back(
        network_.add_arc({from ? bound_node[at(*from)] : official_node[at(variable.official)],
                          to ? bound_node[at(*to)] : target_of(variable), 0, 1, cost}));
  }
}

int RotaNetwork::target_of(const Variable& variable) const {
  const auto turn = turn_node_.find({variable.demand, body_of(problem_, variable.official)});
  return turn == turn_node_.end() ? demand_node_[at(variable.demand)] : turn->second;
}

/// The demands, the nodes of bodies that take turns before them, and behind them the sink; what is
/// optional meets in one node of its own.
void RotaNetwork::add_demands(int sink) {
  std::vector<char> is_off(problem_.demands.size(), 0);
  for (const int d : goal_.demands_off) is_off[at(d)] = 1;
  demand_node_.clear();
  arc_of_demand_.clear();
  turn_node_.clear();
  const int extras = network_.add_node();
  std::int64_t most_extras = 0;
  std::int64_t total = 1;
  for (std::size_t d = 0; d < problem_.demands.size(); ++d) {
    const Demand& demand = problem_.demands[d];
    const int node = network_.add_node();
    demand_node_.push_back(node);
    const auto most = static_cast<std::int64_t>(problem_.of_demand[d].size());
    if (demand.optional) {
      network_.add_arc({node, extras, 0, most, extra_cost_});
      most_extras += most;
    } else {
      const int arc =
          network_.add_arc({node, sink, is_off[d] != 0 ? 0 : demand.need, demand.need, 0});
      arc_of_demand_.emplace_back(arc, static_cast<int>(d));
      total += demand.need;
    }
    if (demand.turns.empty()) continue;
    for (const int v : problem_.of_demand[d]) {
      const std::string& body = body_of(problem_, problem_.variables[at(v)].official);
      const auto [turn, fresh] = turn_node_.try_emplace({static_cast<int>(d), body}, 0);
      if (!fresh) continue;
      turn->second = network_.add_node();
      const auto seats = demand.turns.find(body);
      const std::int64_t theirs = seats == demand.turns.end() ? 0 : seats->second;
      const bool must = demand.turns_bind && is_off[d] == 0;
      const int arc = network_.add_arc({turn->second, node, must ? theirs : 0, theirs, 0});
      arc_of_demand_.emplace_back(arc, static_cast<int>(d));
      if (!demand.turns_bind) network_.add_arc({turn->second, node, 0, most, turn_cost_});
    }
  }
  network_.add_arc({extras, sink, goal_.extras.value_or(0), goal_.extras.value_or(most_extras), 0});
  network_.add_arc({sink, kSource, 0, total + most_extras, 0});
}

Conflict RotaNetwork::blamed() const {
  const Blocked blocked = blocked_arcs(network_);
  std::vector<char> lower(network_.arcs.size(), 0);
  std::vector<char> upper(network_.arcs.size(), 0);
  for (const int arc : blocked.lower) lower[at(arc)] = 1;
  for (const int arc : blocked.upper) upper[at(arc)] = 1;
  Conflict found;
  for (const auto& [arc, bound] : arc_of_bound_) {
    if (lower[at(arc)] != 0) found.bounds.push_back(bound);
    if (upper[at(arc)] != 0) found.maximums.push_back(bound);
  }
  for (const auto& [arc, demand] : arc_of_demand_)
    if (lower[at(arc)] != 0) found.demands.push_back(demand);
  return found;
}

std::vector<char> RotaNetwork::solve(const std::vector<Force>& force) {
  for (;;) {
    if (network_.nodes == 0) build();
    for (std::size_t v = 0; v < arc_of_variable_.size(); ++v) {
      FlowArc& arc = network_.arcs[at(arc_of_variable_[v])];
      const Force forced = force.empty() ? Force::free : force[v];
      arc.lower = forced == Force::in ? 1 : 0;
      arc.upper = forced == Force::out ? 0 : 1;
    }
    const std::vector<std::int64_t> flow = min_cost_circulation(network_);
    if (flow.empty()) return {};
    std::vector<char> taken(problem_.variables.size(), 0);
    std::vector<int> load(problem_.of_official.size(), 0);
    for (std::size_t v = 0; v < taken.size(); ++v) {
      taken[v] = flow[at(arc_of_variable_[v])] > 0 ? 1 : 0;
      load[at(problem_.variables[v].official)] += taken[v];
    }
    bool exact = true;
    for (std::size_t i = 0; i < load.size(); ++i)
      exact = exact && exact_[i].first <= load[i] && load[i] <= exact_[i].second;
    if (exact || !goal_.fair) return taken;
    width_ *= 4;
    network_ = {};
  }
}

}  // namespace anjuan::rota
