#pragma once

#include <cstdint>
#include <vector>

#include "anjuan/rota/plan/problem.hpp"

namespace anjuan::rota {

/// What a solution should be best at, in this order: keep (least sum of the prices of taken
/// variables), fewest optional sessions, Σ(load − entitlement)² least, then the ties.
struct Goal {
  std::vector<char> price;         ///< by variable: 0 to keep, 1 a change, more a worse one
  std::vector<std::int64_t> ties;  ///< by variable, 0 … kMaxTie; empty: all 0
  bool fair = true;                ///< false: any feasible solution will do
  std::vector<signed char> force;  ///< by variable: 1 taken, 0 not, -1 free; empty: all free
  std::vector<int> demands_off;    ///< demands that need not be met (contradiction search)
  int node_limit = 0;              ///< branching steps; 0: a default by the problem's size

  static constexpr std::int64_t kMaxTie = 63;
};

struct Solution {
  enum class Status {
    solved,
    infeasible,  ///< proven: no plan meets every demand and bound
    gave_up,     ///< the branching limit was reached before either was certain
  };
  Status status = Status::infeasible;
  std::vector<char> taken;  ///< by variable
  bool laminar = true;      ///< every bound is part of the flow network
  bool proven = true;       ///< no solution has a smaller spread (at the same keep and extras)
  double spread = 0;        ///< Σ(load − entitlement)²
  double bound = 0;         ///< no solution is below it
  int price = 0;            ///< sum of the prices of taken variables
  int least_price = 0;      ///< no solution has a smaller one
  int extras = 0;           ///< optional sessions
};

/// Exact where the bounds form a forest. Elsewhere the forest is solved exactly, which gives
/// `bound`, and the rest is settled by moving sessions and, if need be, by branching; the result
/// is feasible whenever the status says solved.
Solution solve(const Problem& problem, const Goal& goal);

/// Sessions per official of a solution, fixed ones included.
std::vector<int> loads_of(const Problem& problem, const std::vector<char>& taken);

}  // namespace anjuan::rota
