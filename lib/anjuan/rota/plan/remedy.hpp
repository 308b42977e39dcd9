#pragma once

#include <functional>
#include <string>

#include "anjuan/rota/plan/conflict.hpp"

namespace anjuan::rota {

/// What helps where rules contradict each other: single changes of a number of one of these rules,
/// of an absence or of the people, each of which was tried and makes a plan possible. Says so where
/// none of them is enough. `can_plan`: whether a plan exists for a changed input.
std::string remedy_that_works(const PlanInput& input, const Roster& roster, const Problem& problem,
                              const Conflict& conflict,
                              const std::function<bool(PlanInput)>& can_plan);

}  // namespace anjuan::rota
