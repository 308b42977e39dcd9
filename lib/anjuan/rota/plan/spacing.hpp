#pragma once

#include <vector>

#include "anjuan/rota/plan/plan.hpp"

namespace anjuan::rota {

/// Brings apart as many sessions as it can by swaps of two officials and by moves of sessions that
/// have a choice of days, one after the other. Loads, demands, bounds and turns stay as they are.
/// Never worse than before.
void improve_spacing(const PlanInput& input, const Roster& roster, const Problem& problem,
                     std::vector<char>& taken);

/// How far each spacing rule is met by the sessions of the period, in pairs of one official's
/// sessions that follow each other; `problem` says on which other days somebody could have come.
std::vector<Preference> spacing_preferences(const PlanInput& input, const Roster& roster,
                                            const Problem& problem,
                                            const std::vector<Session>& sessions);

}  // namespace anjuan::rota
