#pragma once

#include "anjuan/rota/change/replan_problem.hpp"

namespace anjuan::rota {

struct Placements {
  std::vector<Placement> places;
  int minimum = 0;      ///< see Replan
  bool proven = true;   ///< so are these two:
  bool certain = true;  ///< nothing less could give way
  std::vector<Unmet> unmet;
};

/// Fills the emptied places: first as many as can be, then with as many quotas kept as can be, then
/// with the fewest changes. Fails (refused) as replan_absences() does.
Result<Placements> fill_places(const ReplanBasis& basis);

}  // namespace anjuan::rota
