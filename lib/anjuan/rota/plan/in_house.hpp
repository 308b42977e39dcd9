#pragma once

#include <vector>

#include "anjuan/rota/plan/problem.hpp"

namespace anjuan::rota {

/// How many may be out on each day that offers a choice, so that enough of them stay in the house.
/// `fixed`: sessions that stand already. `standing`: on a day on which more are out by these, they
/// may stay out. Precondition: the variables are sorted and indexed.
void add_in_house_bounds(Problem& problem, const PlanInput& input, const Roster& roster,
                         const std::vector<Session>& fixed, const std::vector<Session>& standing);

}  // namespace anjuan::rota
