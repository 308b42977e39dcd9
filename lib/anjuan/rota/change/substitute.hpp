#pragma once

#include "anjuan/rota/change/absence.hpp"

namespace anjuan::rota {

/// Ties that prefer whoever has no other session near the day.
std::vector<std::int64_t> distance_ties(const PlanInput& input, const Roster& roster,
                                        const Problem& problem);

}  // namespace anjuan::rota
