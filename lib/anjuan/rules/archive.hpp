#pragma once

#include <string>
#include <vector>

#include "anjuan/rules/lifecycle/case_state.hpp"

namespace anjuan {

/// The papers of the office's archive list that the case does not have (source D9: 四单一记录 and
/// 责任书), in the order of the list. Empty for history taken over from another system, whose
/// papers are kept there.
std::vector<std::string> missing_papers(const CaseState& state, const Office& office);

/// The steps of the eight that are not on record (source H8), in their order; likewise.
std::vector<std::string> missing_steps(const CaseState& state);

/// The duties of the lead that are not on record as done, in the office's order; empty without a
/// lead.
std::vector<std::string> open_duties(const CaseState& state, const Office& office);

}  // namespace anjuan
