#pragma once

#include <map>
#include <string>
#include <vector>

#include "anjuan/rota/plan/problem.hpp"

/// Whose share the sessions were. Always computed from the sessions and the absences themselves,
/// never from a stored sum, so that it does not matter in which order they became known.
namespace anjuan::rota {

using Shares = std::map<std::string, double>;

/// The fair part of everybody in `sessions`: each session of a cover rule is shared evenly by those
/// who could have taken it that day (under partial-period = "enforce" the absent, too; of bodies
/// that take turns, the members of the body that came). Booked, filed and quota sessions that no
/// cover rule asked for are their official's own. The shares sum to the number of sessions.
Shares shares_of(const PlanInput& input, const std::vector<Session>& sessions);

/// Shares less sessions held: who owes (+) and who has some to the good (−). Sums to 0.
Shares balances_of(const PlanInput& input, const std::vector<Session>& sessions);

}  // namespace anjuan::rota
