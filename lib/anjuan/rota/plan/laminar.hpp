#pragma once

#include <optional>
#include <vector>

#include "anjuan/rota/plan/problem.hpp"

namespace anjuan::rota {

/// The bounds that form a forest (each two of one official nested or disjoint) and so fit into a
/// flow network, and the few that do not (weeks across a month's end, one desk a day beside
/// quotas by kind).
struct Forest {
  std::vector<std::optional<int>> parent;     ///< by bound: the next larger one around it
  std::vector<char> in_tree;                  ///< by bound
  std::vector<std::optional<int>> innermost;  ///< by variable: the smallest of the forest around it
  std::vector<int> order;                     ///< bounds of the forest, outer ones first
  std::vector<int> side;                      ///< bounds outside the forest
};

/// What a forest leaves out where not every bound fits into it.
enum class LeaveOut {
  small,  ///< larger bounds go in first
  few,    ///< whatever crosses the most others stays outside
};

Forest make_forest(const Problem& problem, LeaveOut leave_out);

}  // namespace anjuan::rota
