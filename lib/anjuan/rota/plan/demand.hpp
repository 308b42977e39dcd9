#pragma once

#include <set>
#include <utility>

#include "anjuan/rota/plan/problem.hpp"

/// The steps of build_problem() that state what must be held and who could. `taken` holds the
/// (official, day) pairs of sessions that are already fixed.
namespace anjuan::rota {

using Taken = std::set<std::pair<int, int>>;

/// Sessions that are fixed already and whom they take; `keep_turns`: bodies that take turns keep
/// the order that these begin.
struct FixedSessions {
  const std::vector<Session>& sessions;
  const Taken& taken;
  bool keep_turns;
};

/// One demand for each desk, day and cover rule. Where two rules want the same desk on the same
/// day and everybody of the narrower one also serves the wider, one session meets both. Fixed
/// sessions count.
void add_cover_demands(Problem& problem, const PlanInput& input, const Roster& roster,
                       const FixedSessions& fixed);

/// One demand for each booking whose case has no fixed session yet (B13).
void add_booking_demands(Problem& problem, const PlanInput& input, const Roster& roster,
                         const std::vector<Session>& fixed, const Taken& taken);

/// For quotas with a desk: sessions on any workday, only as many as the quotas need.
void add_quota_demands(Problem& problem, const PlanInput& input, const Roster& roster,
                       const Taken& taken);

/// The bodies that came in a solution are from now on the ones that must: their members share.
/// False when nothing was open.
bool settle_turns(Problem& problem, const PlanInput& input, const Roster& roster,
                  const std::vector<char>& taken);

/// Each session is split evenly over those who could take it; under partial-period = "enforce"
/// over everybody in office, absent or not. What is carried over is added, and of sessions that no
/// cover rule provides the fewest that meet all of an official's own quotas.
void set_entitlements(Problem& problem, const PlanInput& input, const Roster& roster,
                      const std::vector<Session>& fixed);

}  // namespace anjuan::rota
