#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "anjuan/base/result.hpp"
#include "anjuan/rota/plan/problem.hpp"

namespace anjuan::rota {

/// What one official holds in the period. Counts, not a score.
struct Load {
  std::string official;
  std::string rank;
  int load = 0;
  double entitlement = 0;  ///< fair share, what was carried over included
  double balance = 0;      ///< entitlement − load: carried to the next period, + is owed
  int as_companion = 0;
};

/// How far a rule that is a preference was met.
struct Preference {
  std::string what;  ///< "spacing" or "turns"
  std::string desk;  ///< of turns
  std::string source;
  int met = 0;
  int total = 0;
  int reachable = 0;  ///< no plan with these loads meets more than this
};

/// What a proof takes as given: what was planned before, the fewest own sessions, whose turn each
/// seat is, the days of joint sessions.
enum class HeldFixed { standing, own_sessions, turns, joint_days };

/// Proof words: "optimal" (no plan is fairer), "bound" (feasible; `bound` is a proven floor).
struct Plan {
  DateRange period;
  std::uint64_t seed = 0;
  std::vector<Session> sessions;  ///< in before() order
  std::vector<Load> loads;        ///< by rank (the office's order), then official
  std::string proof;
  double spread = 0;                  ///< Σ(load − entitlement)² over everybody
  double bound = 0;                   ///< no plan has a smaller one
  std::vector<HeldFixed> held_fixed;  ///< for both, among plans alike in this
  std::vector<Preference> preferences;
  std::vector<Unmet> unmet;
  bool provisional = false;  ///< the period touches a year without a calendar: weekends only
};

/// The fairest plan under the rules. Deterministic: the order of officials, rules, absences and
/// earlier sessions in `input` changes nothing; ties fall by rules.seed. Fails (refused, code
/// "contradiction") with the smallest set of rules, people and dates that cannot hold together,
/// or ("undecided") when rules that do not form a flow problem were too tangled to decide.
/// `steps`: whatever was spent on it, as an Effort counts, is added to it; alike on every machine.
Result<Plan> make_plan(const PlanInput& input, std::int64_t* steps = nullptr);

/// The input with everything in an order of its own.
struct CanonicalInput {
  Rules rules;
  PlanInput input;  ///< its rules pointer is set by make_canonical()'s caller
};
CanonicalInput make_canonical(const PlanInput& input);

/// Loads of a list of sessions, in Plan::loads order.
std::vector<Load> count_loads(const PlanInput& input, const Roster& roster,
                              const std::vector<Session>& sessions,
                              const std::vector<double>& entitlement);

}  // namespace anjuan::rota

namespace anjuan {
/// With the words for each.
template <>
std::span<const Named<rota::HeldFixed>> names<rota::HeldFixed>();
}  // namespace anjuan
