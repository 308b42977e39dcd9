#pragma once

#include <cstdint>
#include <vector>

#include "anjuan/rota/plan/problem.hpp"

namespace anjuan::rota {

/// A first plan by balance: day after day the official with the smallest share of the own
/// entitlement so far comes next, which also keeps the sessions apart; own sessions of quotas are
/// spread over their window and over the days. The result are ties for the solver: 0 for what the
/// draft took, a number that falls by the seed otherwise.
std::vector<std::int64_t> draft_ties(const Problem& problem, const Roster& roster,
                                     std::uint64_t seed);

}  // namespace anjuan::rota
