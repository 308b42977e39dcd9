#pragma once

#include <vector>

#include "anjuan/model/official.hpp"
#include "anjuan/rules/owed.hpp"
#include "anjuan/settings/office.hpp"

namespace anjuan {

/// Stretches of more than the days of grace of a task on which an accepted case had no lead, or an
/// open one a lead who had left, before `on`: since mended, or still open. The first only where the
/// office owes such a case a lead ([lead.owed], DZ4); `is_backlog` as its head says. `due` is the
/// day from which on nobody led it, `unit` who had the case, `lead` who had left.
std::vector<CaseBreach> without_lead(const CaseState& state, bool is_backlog, const Office& office,
                                     const std::vector<Official>& officials, Date on);

}  // namespace anjuan
