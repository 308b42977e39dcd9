#pragma once

#include "anjuan/rota/plan/plan.hpp"

namespace anjuan::rota {

struct ReplanInput {
  PlanInput plan;                  ///< as the rota was planned, without the new absences
  std::vector<Absence> fresh;      ///< the new absences
  std::vector<Session> published;  ///< the rota of the period
  Date today{};                    ///< nothing before it changes
};

/// Somebody who could take a session, best first.
struct Candidate {
  std::string official;
  double over = 0;  ///< load − entitlement after taking it
  int apart = 0;    ///< workdays to the nearest own session; 999 when there is none
};

/// A session that changes hands.
struct Change {
  Session before;            ///< official empty: the session is new
  Session after;             ///< official empty: nobody can take it
  bool frozen = false;       ///< inside the freeze: only because the holder cannot come
  bool late_notice = false;  ///< told later than the substitute rule allows (A8, D5)
  std::string source;        ///< the substitute rule
  std::vector<Candidate> alternatives;
};

struct Replan {
  std::vector<Session> sessions;  ///< the whole rota of the period, changed
  std::vector<Change> changes;    ///< by date, desk, group
  int minimum = 0;                ///< no rota under the rules changes fewer sessions
  bool proven = true;             ///< the changes are exactly that many
  std::vector<Load> loads;  ///< with the entitlements of before: what the absent owe is carried on
  std::vector<Unmet> unmet;
};

/// Finds substitutes with the fewest changed sessions. Sessions up to freeze-days after today stay
/// unless their own holder cannot come. Fails (refused) when the rules leave no rota.
Result<Replan> replan_absences(const ReplanInput& input);

/// May `other` stand in for `absent` by the substitute rules? True when no rule speaks of the
/// absent official. `source`, when given, is set to the rule's source.
bool may_substitute(const Official& absent, const Official& other, const Rules& rules,
                    std::string* source = nullptr);

/// Everybody who could take this session instead of its holder, the rest of the rota as it is.
std::vector<Candidate> candidates_for(const PlanInput& input, const Roster& roster,
                                      const Session& session, const std::vector<Session>& sessions,
                                      const std::vector<Load>& loads);

/// The session in somebody else's hands, by decision and not by plan: checks that `official` is
/// known, can come, is nowhere else that day and may stand in. Fails (refused) naming the rule;
/// `force` overrides everything but the first and the third. Raises the session's sequence.
Result<std::vector<Session>> replace_official(const PlanInput& input,
                                              const std::vector<Session>& sessions, Date date,
                                              const std::string& desk, int group, int seat,
                                              const std::string& official, bool force);

}  // namespace anjuan::rota
