#include "anjuan/rota/plan/flow.hpp"

#include <algorithm>
#include <numeric>
#include <utility>

#include <lemon/circulation.h>
#include <lemon/maps.h>
#include <lemon/network_simplex.h>
#include <lemon/static_graph.h>

namespace anjuan::rota {
namespace {

/// The network as LEMON wants it: with its arcs ordered by their source.
struct LemonGraph {
  std::vector<int> order;
  lemon::StaticDigraph graph;
  lemon::StaticDigraph::ArcMap<std::int64_t> lower;
  lemon::StaticDigraph::ArcMap<std::int64_t> upper;
  lemon::StaticDigraph::ArcMap<std::int64_t> cost;

  explicit LemonGraph(const FlowNetwork& network)
      : order(network.arcs.size()), lower(graph), upper(graph), cost(graph) {
    const auto arc_at = [&](int index) -> const FlowArc& {
      return network.arcs[static_cast<std::size_t>(index)];
    };
    std::iota(order.begin(), order.end(), 0);
    std::stable_sort(order.begin(), order.end(),
                     [&](int a, int b) { return arc_at(a).from < arc_at(b).from; });
    std::vector<std::pair<int, int>> ends;
    ends.reserve(order.size());
    for (const int i : order) ends.emplace_back(arc_at(i).from, arc_at(i).to);
    graph.build(network.nodes, ends.begin(), ends.end());
    for (std::size_t k = 0; k < order.size(); ++k) {
      const FlowArc& arc = arc_at(order[k]);
      const auto here = graph.arc(static_cast<int>(k));
      lower[here] = arc.lower;
      upper[here] = arc.upper;
      cost[here] = arc.cost;
    }
  }
};

}  // namespace

std::vector<std::int64_t> min_cost_circulation(const FlowNetwork& network) {
  for (const FlowArc& arc : network.arcs)
    if (arc.lower > arc.upper) return {};
  const LemonGraph made(network);
  using Simplex = lemon::NetworkSimplex<lemon::StaticDigraph, std::int64_t, std::int64_t>;
  Simplex simplex(made.graph);
  simplex.lowerMap(made.lower).upperMap(made.upper).costMap(made.cost);
  if (simplex.run() != Simplex::OPTIMAL) return {};
  std::vector<std::int64_t> flow(network.arcs.size(), 0);
  for (std::size_t k = 0; k < made.order.size(); ++k)
    flow[static_cast<std::size_t>(made.order[k])] =
        simplex.flow(made.graph.arc(static_cast<int>(k)));
  return flow;
}

Blocked blocked_arcs(const FlowNetwork& network) {
  for (std::size_t a = 0; a < network.arcs.size(); ++a)
    if (network.arcs[a].lower > network.arcs[a].upper)
      return {{static_cast<int>(a)}, {static_cast<int>(a)}};
  const LemonGraph made(network);
  using Arcs = lemon::StaticDigraph::ArcMap<std::int64_t>;
  using Nodes = lemon::ConstMap<lemon::StaticDigraph::Node, std::int64_t>;
  const Nodes supply(0);
  lemon::Circulation<lemon::StaticDigraph, Arcs, Arcs, Nodes> circulation(made.graph, made.lower,
                                                                          made.upper, supply);
  if (circulation.run()) return {};
  Blocked blocked;
  for (std::size_t a = 0; a < network.arcs.size(); ++a) {
    const FlowArc& arc = network.arcs[a];
    const bool from = circulation.barrier(made.graph.node(arc.from));
    const bool to = circulation.barrier(made.graph.node(arc.to));
    if (to && !from && arc.lower > 0) blocked.lower.push_back(static_cast<int>(a));
    if (from && !to) blocked.upper.push_back(static_cast<int>(a));
  }
  return blocked;
}

}  // namespace anjuan::rota
