#pragma once

#include <optional>
#include <vector>

#include "anjuan/rota/plan/problem.hpp"

namespace anjuan::rota {

/// The bounds that fit into a flow network: each two of one official nested or disjoint. There are
/// two places for them, behind the official and before the demand; what speaks of one demand only
/// (field visits in a year) goes to the latter, where months and days of everything do not cross
/// it. A few fit into neither (weeks across a month's end, whoever stays in the house).
struct Forest {
  std::vector<std::optional<int>> parent;     ///< by bound: the next larger one around it
  std::vector<std::optional<int>> innermost;  ///< by variable: the smallest behind its official
  std::vector<std::optional<int>> by_demand;  ///< by variable: the smallest before its demand
  std::vector<int> order;                     ///< bounds behind officials, outer ones first
  std::vector<int> demand_order;              ///< bounds before demands, outer ones first
  std::vector<int> side;                      ///< bounds outside the forest
};

/// What a forest leaves out where not every bound fits into it.
enum class LeaveOut {
  small,  ///< larger bounds go in first
  few,    ///< whatever crosses the most others stays outside
};

Forest make_forest(const Problem& problem, LeaveOut leave_out);

}  // namespace anjuan::rota
