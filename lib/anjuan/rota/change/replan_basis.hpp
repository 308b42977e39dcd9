#pragma once

#include <set>

#include "anjuan/rota/change/absence.hpp"
#include "anjuan/rota/plan/in_house.hpp"

namespace anjuan::rota {

/// What a replanning starts from: the rota as published, and the places in it that absences empty.
/// Refers to `given`, which must outlive it.
class ReplanBasis {
 public:
  explicit ReplanBasis(const ReplanInput& given);
  ReplanBasis(const ReplanBasis&) = delete;
  ReplanBasis& operator=(const ReplanBasis&) = delete;

  bool newly_away(const std::string& official, Date date) const;
  /// The session is over: its day has passed, or it is on record already.
  bool is_over(const Session& session) const;
  /// Whether the session may change hands or day although its official can come.
  bool may_change(const Session& session) const;
  /// Something has to change.
  bool has_work() const { return !vacated.empty() || !endangered.empty(); }

  const ReplanInput& given;
  CanonicalInput canonical;
  PlanInput now;  ///< with the new absences; its period is the days on which anything may change
  Date frozen_until{};
  std::vector<Session> sessions;  ///< what is over as it was held, the rest as published
  std::set<std::size_t> vacated;  ///< indices into sessions
  Date planned_until{};           ///< as far as the rota goes
  bool area_cut = false;          ///< exchanges that go further are not looked at
  Roster roster;                  ///< over the period of `now`
  MissingInHouse broken_before;   ///< what was short in the house without the new absences
  /// Indices into sessions: they take people out of whom too few are left in the house now.
  std::set<std::size_t> endangered;

 private:
  PlanInput with_absences();
  std::vector<Session> gather_sessions() const;
  std::set<std::size_t> find_vacated() const;
  DateRange find_area();
  void look_in_house();
};

/// An own visit or a booking: bound to its official, not to its day.
bool is_own(const Session& session);

}  // namespace anjuan::rota
