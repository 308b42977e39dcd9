#pragma once

#include "anjuan/base/result.hpp"
#include "anjuan/rota/plan/problem.hpp"

namespace anjuan::rota {

/// Demands and lower bounds that cannot hold together; leave any one out and the rest can.
struct Conflict {
  std::vector<int> demands;  ///< indices into problem.demands
  std::vector<int> bounds;   ///< indices into problem.bounds
};

/// The smallest set found by a deletion test. Precondition: the problem is infeasible.
Conflict find_conflict(const Problem& problem);

/// The conflict in words: how many sessions are wanted on which days, who could come, who cannot
/// and why, and every rule with its source. One refused diagnostic.
Failure explain_conflict(const PlanInput& input, const Roster& roster, const Problem& problem,
                         const Conflict& conflict);

}  // namespace anjuan::rota
