#include "anjuan/rota/plan/laminar.hpp"

#include <algorithm>
#include <map>
#include <numeric>
#include <set>
#include <tuple>

namespace anjuan::rota {
namespace {

/// Of each two bounds of one official that are neither nested nor disjoint one is left out: always
/// the one that crosses the most others, of several the smaller.
std::vector<char> crossing(const Problem& problem) {
  const auto size = [&](int b) {
    return problem.bounds[static_cast<std::size_t>(b)].variables.size();
  };
  std::vector<std::vector<int>> around(problem.variables.size());
  for (std::size_t b = 0; b < problem.bounds.size(); ++b)
    if (!problem.bounds[b].in_house)
      for (const int v : problem.bounds[b].variables)
        around[static_cast<std::size_t>(v)].push_back(static_cast<int>(b));
  std::map<std::pair<int, int>, std::size_t> shared;
  for (const std::vector<int>& here : around)
    for (std::size_t k = 1; k < here.size(); ++k)
      for (std::size_t j = 0; j < k; ++j) ++shared[{here[j], here[k]}];
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
    out[static_cast<std::size_t>(left_out)] = 1;
    crosses.erase(worst);
    for (const int other : others)
      if (const auto at = crosses.find(other); at->second.erase(left_out), at->second.empty())
        crosses.erase(at);
  }
  return out;
}

}  // namespace

Forest make_forest(const Problem& problem, LeaveOut leave_out) {
  const std::vector<char> out =
      leave_out == LeaveOut::few ? crossing(problem) : std::vector<char>(problem.bounds.size(), 0);
  Forest forest;
  const auto bound = [&](int b) -> const Bound& {
    return problem.bounds[static_cast<std::size_t>(b)];
  };
  forest.parent.assign(problem.bounds.size(), std::nullopt);
  forest.in_tree.assign(problem.bounds.size(), 0);
  forest.innermost.assign(problem.variables.size(), std::nullopt);
  std::vector<int> order(problem.bounds.size());
  std::iota(order.begin(), order.end(), 0);
  std::sort(order.begin(), order.end(), [&](int a, int b) {
    return std::tuple(bound(a).official, -static_cast<long>(bound(a).variables.size()), a) <
           std::tuple(bound(b).official, -static_cast<long>(bound(b).variables.size()), b);
  });
  for (const int b : order) {
    const std::vector<int>& variables = bound(b).variables;
    if (bound(b).in_house || out[static_cast<std::size_t>(b)] != 0) {
      forest.side.push_back(b);
      continue;
    }
    if (variables.empty()) {
      // Nothing can flow here: only a demand for something makes it matter.
      if (bound(b).lower > 0) forest.side.push_back(b);
      continue;
    }
    const std::optional<int> around = forest.innermost[static_cast<std::size_t>(variables.front())];
    const bool nested = std::all_of(variables.begin(), variables.end(), [&](int v) {
      return forest.innermost[static_cast<std::size_t>(v)] == around;
    });
    if (!nested) {
      forest.side.push_back(b);
      continue;
    }
    forest.parent[static_cast<std::size_t>(b)] = around;
    forest.in_tree[static_cast<std::size_t>(b)] = 1;
    forest.order.push_back(b);
    for (const int v : variables) forest.innermost[static_cast<std::size_t>(v)] = b;
  }
  return forest;
}

}  // namespace anjuan::rota
