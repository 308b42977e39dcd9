#pragma once

#include <functional>
#include <set>
#include <string>
#include <vector>

#include "anjuan/base/result.hpp"
#include "anjuan/rota/plan/solver.hpp"

namespace anjuan::rota {

/// Whether a problem can be solved when only these demands, minimums and maximums are asked for.
/// The places of the other demands are there to be taken all the same. True when undecided.
bool can_hold(const Problem& problem, const Conflict& part);

/// What is blamed for it, less whatever is not needed for the contradiction; minimal unless the
/// problem's effort ran out. Precondition: the problem is infeasible.
Conflict find_conflict(const Problem& problem);

/// Who of those whom `speaks_of` says is away on one of these days, with the reason that was told.
std::vector<std::string> away_in_words(const PlanInput& input, const Roster& roster,
                                       const std::set<int>& days,
                                       const std::function<bool(int)>& speaks_of);

/// The conflict in words: how many sessions are wanted on which days, who could come, who cannot
/// and why, and every rule with its source. One refused diagnostic, with the way out that is given.
Failure explain_conflict(const PlanInput& input, const Roster& roster, const Problem& problem,
                         const Conflict& conflict, std::string remedy);

}  // namespace anjuan::rota
