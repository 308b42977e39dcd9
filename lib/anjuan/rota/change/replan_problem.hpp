#pragma once

#include <set>

#include "anjuan/rota/change/absence.hpp"
#include "anjuan/rota/plan/problem.hpp"

namespace anjuan::rota {

/// What a replanning starts from: the rota as published, and the places in it that absences empty.
/// Refers to `given`, which must outlive it.
class ReplanBasis {
 public:
  explicit ReplanBasis(const ReplanInput& given);
  ReplanBasis(const ReplanBasis&) = delete;
  ReplanBasis& operator=(const ReplanBasis&) = delete;

  bool newly_away(const std::string& official, Date date) const;

  const ReplanInput& given;
  CanonicalInput canonical;
  PlanInput now;  ///< with the new absences; its period is the days on which anything may change
  Date frozen_until{};
  std::vector<Session> sessions;  ///< as published
  std::set<std::size_t> vacated;  ///< indices into sessions
  Date planned_until{};           ///< as far as the rota goes
  Roster roster;                  ///< over the period of `now`

 private:
  PlanInput with_absences();
  std::vector<Session> gather_sessions() const;
  std::set<std::size_t> find_vacated() const;
  DateRange find_area();
};

/// An own visit or a booking: bound to its official, not to its day.
bool is_own(const Session& session);

/// What becomes of one place that may change hands.
struct Placement {
  std::size_t session = 0;    ///< index into the published sessions
  bool changes = false;       ///< to another official or day, or nobody takes it
  bool against_rule = false;  ///< no substitute rule allows it
  std::string official;       ///< empty: nobody
  Date date{};
  std::string source;  ///< the rule that asks for the place
};

struct Placements {
  std::vector<Placement> places;
  int minimum = 0;  ///< see Replan
  bool proven = true;
  std::vector<Unmet> unmet;
};

/// Fills the emptied places with the fewest changes. Fails (refused) as replan_absences() does.
Result<Placements> fill_places(const ReplanBasis& basis);

}  // namespace anjuan::rota
