#pragma once

#include <set>
#include <string>
#include <tuple>
#include <vector>

#include "anjuan/rota/plan/plan.hpp"

namespace anjuan::rota {

/// The sessions of a solution: officials get groups and seats (who sits in which group falls by
/// the seed, so that nobody is always in group 1); fixed sessions keep theirs.
std::vector<Session> seat_sessions(const PlanInput& input, const Roster& roster,
                                   const Problem& problem, const std::vector<char>& taken);

/// One parallel group at one desk on one day.
using TableKey = std::tuple<Date, std::string, int>;

/// Gives every group its companions (lawyers, members of other bodies), evenly within each pool.
/// Nobody sits in who receives that day, nor in two groups. Missing companions are listed. Groups
/// that already have companions keep those who can come. With `only`, no other group changes; one
/// of a day that has passed never does.
void add_companions(const PlanInput& input, const Roster& roster, std::vector<Session>& sessions,
                    std::vector<Unmet>& unmet, const std::set<TableKey>* only = nullptr);

}  // namespace anjuan::rota
