#pragma once

#include <vector>

#include "anjuan/rota/plan/plan.hpp"

namespace anjuan::rota {

/// Improves the distance between sessions by swaps of two officials and by moves of sessions that
/// have a choice of days. Loads, demands and bounds stay as they are. Never worse than before.
void improve_spacing(const PlanInput& input, const Roster& roster, const Problem& problem,
                     std::vector<char>& taken);

/// How far each spacing rule is met by the sessions of the period.
std::vector<Preference> spacing_preferences(const PlanInput& input, const Roster& roster,
                                            const std::vector<Session>& sessions);

}  // namespace anjuan::rota
