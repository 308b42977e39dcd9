#pragma once

#include <functional>
#include <optional>
#include <string>

#include "anjuan/rota/plan/conflict.hpp"

namespace anjuan::rota {

/// Whether a plan exists for a changed input; nullopt when the effort ran out before that was
/// certain.
using CanPlan = std::function<std::optional<bool>(PlanInput, Effort&)>;

/// What helps where rules contradict each other: single changes of a number of one of these rules,
/// of an absence or of the people, each of which was tried and makes a plan possible. Says so where
/// none of them is enough, and where not all of them were tried: the work is bounded by a count of
/// steps, so that a refusal comes in time and says the same on every machine.
std::string remedy_that_works(const PlanInput& input, const Roster& roster, const Problem& problem,
                              const Conflict& conflict, const CanPlan& can_plan);

}  // namespace anjuan::rota
