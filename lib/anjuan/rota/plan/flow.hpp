#pragma once

#include <cstdint>
#include <vector>

// This header is also read by flow.cpp, which is compiled as C++17 for LEMON's sake.
namespace anjuan::rota {

struct FlowArc {
  int from = 0;
  int to = 0;
  std::int64_t lower = 0;
  std::int64_t upper = 0;
  std::int64_t cost = 0;  ///< of one unit
};

/// A circulation: at every node as much flows in as out.
struct FlowNetwork {
  int nodes = 0;
  std::vector<FlowArc> arcs;

  int add_node() { return nodes++; }
  int add_arc(FlowArc arc) {
    arcs.push_back(arc);
    return static_cast<int>(arcs.size()) - 1;
  }
};

/// A circulation of least cost within the arcs' bounds; an empty vector when there is none.
/// Precondition: upper bounds are finite and the costs' sum over all arcs fits in 62 bits.
std::vector<std::int64_t> min_cost_circulation(const FlowNetwork& network);

/// Why there is no circulation: arcs (indices) whose lower bounds ask for more at a cut than the
/// upper bounds of others let through. Empty when there is a circulation.
struct Blocked {
  std::vector<int> lower;
  std::vector<int> upper;
};
Blocked blocked_arcs(const FlowNetwork& network);

}  // namespace anjuan::rota
