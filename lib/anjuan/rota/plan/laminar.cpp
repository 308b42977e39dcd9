#include "anjuan/rota/plan/laminar.hpp"

#include <algorithm>
#include <map>
#include <numeric>
#include <set>
#include <tuple>

#include "anjuan/rota/index.hpp"

namespace anjuan::rota {
namespace {

/// Of each two of these bounds of one official that are neither nested nor disjoint one is left
/// out: always the one that crosses the most others, of several the smaller.
std::vector<char> crossing(const Problem& problem, const std::vector<int>& bounds) {
  const auto size = [&](int b) { return problem.bounds[at(b)].variables.size(); };
  std::vector<std::vector<int>> around(problem.variables.size());
  for (const int b : bounds)
    for (const int v : problem.bounds[at(b)].variables) around[at(v)].push_back(b);
  std::map<std::pair<int, int>, std::size_t> shared;
  for (const std::vector<int>& here : around)
    for (std::size_t k = 1; k < here.size(); ++k)
      for (std::size_t j = 0; j < k; ++j) ++shared[std::minmax(here[j], here[k])];
  std::map<int, std::set<int>> crosses;
  for (const auto& [pair, count] : shared)
    if (count < std::min(size(pair.first), size(pair.second))) {
      crosses[pair.first].insert(pair.second);
      crosses[pair.second].insert(pair.first);
    }
  std::vector<char> out(problem.bounds.size(), 0);
  while (!crosses.empty()) {
    const auto worst =
        std::max_element(crosses.begin(), crosses.end(), [&](const auto& a, const auto& b) {
          return std::tuple(a.second.size(), -static_cast<long>(size(a.first)), a.first) <
                 std::tuple(b.second.size(), -static_cast<long>(size(b.first)), b.first);
        });
    const auto [left_out, others] = *worst;
    out[at(left_out)] = 1;
    crosses.erase(worst);
    for (const int other : others)
      if (const auto found = crosses.find(other);
          found->second.erase(left_out), found->second.empty())
        crosses.erase(found);
  }
  return out;
}

class ForestMaker {
 public:
  explicit ForestMaker(const Problem& problem) : problem_(problem) {
    forest_.parent.assign(problem.bounds.size(), std::nullopt);
    forest_.innermost.assign(problem.variables.size(), std::nullopt);
    forest_.by_demand.assign(problem.variables.size(), std::nullopt);
  }

  Forest make(LeaveOut leave_out) {
    std::vector<int> rest;
    for (const int b : larger_first())
      if (!is_of_one_demand(b) || !plant(b, forest_.by_demand, forest_.demand_order))
        rest.push_back(b);
    std::vector<char> out(problem_.bounds.size(), 0);
    if (leave_out == LeaveOut::few) out = crossing(problem_, rest);
    for (const int b : rest)
      if (out[at(b)] != 0 || !plant(b, forest_.innermost, forest_.order)) forest_.side.push_back(b);
    return std::move(forest_);
  }

 private:
  /// Those of one official; whatever else there is stays outside at once.
  std::vector<int> larger_first() {
    std::vector<int> order;
    for (std::size_t b = 0; b < problem_.bounds.size(); ++b) {
      const Bound& bound = problem_.bounds[b];
      // Nothing can flow through an empty one: only a demand for something makes it matter.
      const bool idle = bound.variables.empty() && bound.lower <= 0;
      if (bound.in_house || (bound.variables.empty() && !idle))
        forest_.side.push_back(static_cast<int>(b));
      else if (!idle)
        order.push_back(static_cast<int>(b));
    }
    std::sort(order.begin(), order.end(), [&](int a, int b) {
      const auto key = [&](int c) {
        const Bound& bound = problem_.bounds[at(c)];
        return std::tuple(bound.official, -static_cast<long>(bound.variables.size()), c);
      };
      return key(a) < key(b);
    });
    return order;
  }

  bool is_of_one_demand(int b) const {
    const std::vector<int>& variables = problem_.bounds[at(b)].variables;
    const auto demand = [&](int v) { return problem_.variables[at(v)].demand; };
    return std::all_of(variables.begin(), variables.end(),
                       [&](int v) { return demand(v) == demand(variables.front()); });
  }

  /// False when it crosses one that is there already.
  bool plant(int b, std::vector<std::optional<int>>& innermost, std::vector<int>& order) {
    const std::vector<int>& variables = problem_.bounds[at(b)].variables;
    const std::optional<int> around = innermost[at(variables.front())];
    if (!std::all_of(variables.begin(), variables.end(),
                     [&](int v) { return innermost[at(v)] == around; }))
      return false;
    forest_.parent[at(b)] = around;
    order.push_back(b);
    for (const int v : variables) innermost[at(v)] = b;
    return true;
  }

  const Problem& problem_;
  Forest forest_;
};

}  // namespace

Forest make_forest(const Problem& problem, LeaveOut leave_out) {
  return ForestMaker(problem).make(leave_out);
}

}  // namespace anjuan::rota
