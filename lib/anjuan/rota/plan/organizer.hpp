#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "anjuan/rota/plan/problem.hpp"

namespace anjuan::rota {

/// Who draws up somebody's rota on that day by the rules (A7), sorted, each once.
std::vector<std::string> organizers(const Rules& rules, const std::vector<Official>& officials,
                                    Date day);

/// Narrows a plan to the officials whose rota `organizer` draws up on the first day of its period:
/// everybody else's sessions are pinned and nobody else gets one. What is left of the rules is put
/// into `mine`, which must outlive the input: quotas of these officials, covers that one of them
/// can serve. `planned`: the sessions of the period.
void limit_to_organizer(PlanInput& input, Rules& mine, std::string_view organizer,
                        const std::vector<Session>& planned);

}  // namespace anjuan::rota
