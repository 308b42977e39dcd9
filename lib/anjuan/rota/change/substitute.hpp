#pragma once

#include "anjuan/rota/change/absence.hpp"

namespace anjuan::rota {

/// Leaves only those variables of each open cover demand whose official may stand in for somebody
/// who left a place there. Where the rules leave nobody the desk is not left empty: everybody
/// eligible stays, and the day is listed (A8: 保证当日有领导接访).
void keep_to_substitutes(const PlanInput& input, const Roster& roster,
                         const std::vector<Session>& vacated, Problem& problem,
                         std::vector<Unmet>& unmet);

/// Ties that prefer whoever has no other session near the day.
std::vector<std::int64_t> distance_ties(const PlanInput& input, const Roster& roster,
                                        const Problem& problem);

}  // namespace anjuan::rota
