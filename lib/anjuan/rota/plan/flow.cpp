#include "anjuan/rota/plan/flow.hpp"

#include <algorithm>
#include <numeric>
#include <utility>

#include <lemon/network_simplex.h>
#include <lemon/static_graph.h>

namespace anjuan::rota {

std::vector<std::int64_t> min_cost_circulation(const FlowNetwork& network) {
  for (const FlowArc& arc : network.arcs)
    if (arc.lower > arc.upper) return {};
  // A static graph wants its arcs ordered by their source.
  std::vector<int> order(network.arcs.size());
  std::iota(order.begin(), order.end(), 0);
  std::stable_sort(order.begin(), order.end(), [&](int a, int b) {
    return network.arcs[static_cast<std::size_t>(a)].from <
           network.arcs[static_cast<std::size_t>(b)].from;
  });
  std::vector<std::pair<int, int>> ends;
  ends.reserve(order.size());
  for (const int i : order)
    ends.emplace_back(network.arcs[static_cast<std::size_t>(i)].from,
                      network.arcs[static_cast<std::size_t>(i)].to);
  lemon::StaticDigraph graph;
  graph.build(network.nodes, ends.begin(), ends.end());
  lemon::StaticDigraph::ArcMap<std::int64_t> lower(graph);
  lemon::StaticDigraph::ArcMap<std::int64_t> upper(graph);
  lemon::StaticDigraph::ArcMap<std::int64_t> cost(graph);
  for (std::size_t k = 0; k < order.size(); ++k) {
    const FlowArc& arc = network.arcs[static_cast<std::size_t>(order[k])];
    const auto here = graph.arc(static_cast<int>(k));
    lower[here] = arc.lower;
    upper[here] = arc.upper;
    cost[here] = arc.cost;
  }
  using Simplex = lemon::NetworkSimplex<lemon::StaticDigraph, std::int64_t, std::int64_t>;
  Simplex simplex(graph);
  simplex.lowerMap(lower).upperMap(upper).costMap(cost);
  if (simplex.run() != Simplex::OPTIMAL) return {};
  std::vector<std::int64_t> flow(network.arcs.size(), 0);
  for (std::size_t k = 0; k < order.size(); ++k)
    flow[static_cast<std::size_t>(order[k])] = simplex.flow(graph.arc(static_cast<int>(k)));
  return flow;
}

}  // namespace anjuan::rota
