#pragma once

#include <vector>

#include "anjuan/model/official.hpp"
#include "anjuan/rules/owed.hpp"

namespace anjuan {

/// Stretches of more than the days of grace of a task on which an accepted case had no lead, or an
/// open one a lead who had left (DZ4), before `on`: since mended, or still open. `due` is the day
/// from which on nobody led it, `unit` who had the case, `lead` who had left.
std::vector<CaseBreach> without_lead(const CaseState& state, const std::vector<Official>& officials,
                                     Date on);

}  // namespace anjuan
