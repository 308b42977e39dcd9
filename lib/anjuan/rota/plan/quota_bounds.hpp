#pragma once

#include "anjuan/rota/plan/problem.hpp"

namespace anjuan::rota {

/// The bounds of every quota, official and window after what was held before and what is fixed.
/// Where an official has fewer days in a window than the quota wants (leave, holidays), what is
/// beyond them is waived and listed, or, where the office wants that, makes the problem infeasible.
void add_quota_bounds(Problem& problem, const PlanInput& input, const Roster& roster,
                      const std::vector<Session>& fixed, bool keep_pace);

/// The minimum of a quota for one official in one window under partial-period (in office for a
/// part of it only); `open` is set when the window ends after `period` and the result is the pace
/// at the period's end. `begins` is the rota's own first day: a window that started before it is
/// partial, too. Sessions already held are not subtracted.
int window_minimum(const QuotaRule& quota, const Official& official, const PlanInput& input,
                   DateRange window, std::optional<Date> begins, bool* open);

}  // namespace anjuan::rota
