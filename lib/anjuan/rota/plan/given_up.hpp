#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "anjuan/rota/plan/conflict.hpp"

namespace anjuan::rota {

/// What a plan does without, so that the rest can be planned. Only what its rule lets go
/// (no-available-day), and only of a contradiction: minimums of quotas before seats. Borrows its
/// arguments.
class GivenUp {
 public:
  GivenUp(const PlanInput& input, const Roster& roster) : input_(input), roster_(roster) {}

  /// Takes one session less of one part of the contradiction; false when nothing of it may go.
  bool give_way(Problem& problem, const Conflict& conflict);
  /// The same contradiction once it has given way, as far as it is asked for still: minimal as
  /// before. Nullopt where less of a seat may make a minimum harder to meet.
  static std::optional<Conflict> rest_of(const Problem& problem, Conflict conflict);
  bool has_seats() const { return !seats_.empty(); }
  /// Notes in the problem what was given up, with its rule.
  void list(Problem& problem) const;

 private:
  struct Seats {
    int count = 0;
    std::optional<std::size_t> in_house;  ///< the rule for which they stay empty
    std::set<std::size_t> maximums;       ///< quotas that allow the others no more
  };

  std::optional<int> minimum_of(const Problem& problem, const Conflict& conflict) const;
  /// Who could have sat there, had they not been away.
  std::vector<std::string> away_from(const Problem& problem, const Demand& demand) const;
  std::optional<int> seat_of(const Problem& problem, const Conflict& conflict) const;

  const PlanInput& input_;
  const Roster& roster_;
  std::map<int, int> minimums_;  ///< by bound
  std::map<int, Seats> seats_;   ///< by demand
};

}  // namespace anjuan::rota
