#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "anjuan/rota/plan/problem.hpp"

namespace anjuan::rota {

/// Demands, minimums and maximums that cannot hold together.
struct Conflict {
  std::vector<int> demands;   ///< indices into problem.demands, ascending as all of these
  std::vector<int> bounds;    ///< indices into problem.bounds whose lower side is meant
  std::vector<int> maximums;  ///< indices into problem.bounds whose upper side is meant
  bool minimal = true;        ///< leave any one out and the rest can
};

/// What is settled of a variable before anything is solved.
enum class Force : char { free, in, out };

/// What a solution should be best at, in this order: keep (least sum of the prices of taken
/// variables), fewest sessions out of turn, fewest optional sessions, Σ(load − entitlement)² least,
/// then the ties.
struct Goal {
  std::vector<char> price;         ///< by variable: 0 to keep, 1 a change, more a worse one
  std::vector<std::int64_t> ties;  ///< by variable, 0 … kMaxTie; empty: all 0
  bool fair = true;                ///< false: the spread does not matter
  bool first = false;              ///< any feasible solution will do
  std::optional<int> extras;       ///< exactly so many optional sessions
  std::vector<Force> force;        ///< by variable; empty: all free
  std::vector<int> demands_off;    ///< demands that need not be met (contradiction search)
  int node_limit = 0;              ///< branching steps; 0: a default by the problem's size
  bool blame = false;              ///< say on what it rests that there is no solution

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
  bool proven = true;       ///< no solution is better by the goal
  double spread = 0;        ///< Σ(load − entitlement)²
  double bound = 0;         ///< no solution with as many optional sessions is below it
  int price = 0;            ///< sum of the prices of taken variables
  int least_price = 0;      ///< no solution has a smaller one
  int missed = 0;           ///< sessions out of turn
  int least_missed = 0;     ///< no solution has fewer
  int extras = 0;           ///< optional sessions
  Conflict blamed;          ///< of an infeasible problem, when asked for; seldom minimal
};

/// Exact where the bounds form a forest. Elsewhere the forest is solved exactly, and the rest is
/// settled by moving sessions and by branching, which goes on after the first solution for as many
/// steps as pay; the result is feasible whenever the status says solved, and `bound` a floor.
Solution solve(const Problem& problem, const Goal& goal);

/// Sessions per official of a solution, fixed ones included.
std::vector<int> loads_of(const Problem& problem, const std::vector<char>& taken);

}  // namespace anjuan::rota
