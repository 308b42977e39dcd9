#pragma once

#include "anjuan/rota/problem.hpp"

namespace anjuan::rota {

/// The bounds of every quota, official and window after what was held before and what is fixed.
/// Windows in which an official has no day at all are waived and listed, or, where the office
/// wants that, make the problem infeasible.
void add_quota_bounds(Problem& problem, const PlanInput& input, const Roster& roster,
                      const std::vector<Session>& fixed, bool keep_pace);

/// The minimum of a quota for one official in one window under partial-period (in office for a
/// part of it only); `open` is set when the window ends after `period` and the result is the pace
/// at the period's end. Sessions already held are not subtracted.
int window_minimum(const QuotaRule& quota, const Official& official, const Rules& rules,
                   DateRange window, DateRange period, const Calendar& calendar, bool* open);

}  // namespace anjuan::rota
