#include "anjuan/rota/plan/laminar.hpp"

#include <algorithm>
#include <numeric>
#include <tuple>

namespace anjuan::rota {

Forest make_forest(const Problem& problem) {
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
    if (bound(b).in_house) {
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
