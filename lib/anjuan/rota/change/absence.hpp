#pragma once

#include "anjuan/rota/plan/plan.hpp"

namespace anjuan::rota {

struct ReplanInput {
  PlanInput plan;                  ///< as the rota was planned, without the new absences; loads are
                                   ///< counted over its period
  std::vector<Absence> fresh;      ///< the new absences
  std::vector<Session> published;  ///< the whole rota, the months around included
  Date today{};                    ///< nothing before it changes
  /// What is over as it was held, recorded visits that nobody planned included: it counts, and is
  /// never written into the rota. Absent: what was published before today.
  std::optional<std::vector<Session>> over = std::nullopt;
};

/// Somebody who could come and take a session, best first.
struct Candidate {
  std::string official;
  double over = 0;  ///< load − entitlement after taking it
  int apart = 0;    ///< workdays to the nearest own session; 999 when there is none
  std::optional<std::string> breaks;  ///< the rule that it would break; none: it may be done
};

/// A session that changes hands.
struct Change {
  Session before;            ///< official empty: an own session on a day that nobody held
  Session after;             ///< official empty: nobody can take it
  bool frozen = false;       ///< inside the freeze: only because the holder cannot come
  bool late_notice = false;  ///< told later than the substitute rule allows (A8, D5)
  std::string source;        ///< the substitute rule
  std::vector<Candidate> alternatives;
};

/// Who is to be told what of a change.
struct Telling {
  std::string to;       ///< an official; empty: whoever put up the public notice
  std::string case_id;  ///< the petitioner of this case instead
  std::string message;
};

struct Replan {
  std::vector<Session> sessions;  ///< the whole rota, changed
  std::vector<Change> changes;    ///< by date, desk, group
  int minimum = 0;                ///< no rota under the rules changes fewer sessions
  bool proven = true;             ///< the changes are exactly that many
  std::vector<Load> loads;        ///< of the plan's period
  std::vector<Unmet> unmet;
  std::vector<Telling> told;
};

/// Finds substitutes for the sessions that the absent hold from today on. As many places are filled
/// as can be, then as many quotas kept as can be that were kept before, then the fewest sessions
/// change. Nothing else inside the freeze (up to freeze-days after today) changes; filed and booked
/// sessions of others and those put there by hand stay, too. Who sits together once in a window
/// goes to another day of it as a whole. Own sessions may move within their window or change hands,
/// and whose quota would be lost holds one on another day; no other place opens that nobody held. A
/// session moves, too, that takes somebody out of whom too few are left in the house. Every change
/// obeys the substitute rules unless the desk would be empty; what gives way is listed. Fails
/// (refused) when a desk is left empty and no-available-day = "fail".
Result<Replan> replan_absences(const ReplanInput& input);

/// Everybody who could take this session instead of its holder, the rest of the rota as it is.
std::vector<Candidate> candidates_for(const PlanInput& input, const Roster& roster,
                                      const Session& session, const std::vector<Session>& sessions,
                                      const std::vector<Load>& loads);

/// A place in the rota: one seat at one desk on one day.
struct Place {
  Date date{};
  std::string desk;
  int group = 1;
  int seat = 1;

  bool is_of(const Session& session) const {
    return session.date == date && session.desk == desk && session.group == group &&
           session.seat == seat;
  }
};

/// A desk on one day, and of its seats as much as is named.
struct PartOfDesk {
  Date date{};
  std::string desk;
  std::optional<int> group = std::nullopt;
  std::optional<int> seat = std::nullopt;
};

/// Where a cover rule wants somebody in that part and nobody is planned: the first such seat;
/// nullopt when every seat is taken.
std::optional<Place> empty_place(const PlanInput& input, const std::vector<Session>& sessions,
                                 const PartOfDesk& wanted);

/// Whether somebody may be put there against the rules, and why.
struct Override {
  bool force = false;
  std::string reason;  ///< kept with the session
  Date today{};        ///< what was planned for a day before it stays: the record tells who came
};

/// The session in somebody else's hands, by decision and not by plan; an empty seat of a desk that
/// a cover rule wants that day is filled. Checks that `official` is known, is nowhere else that
/// day, can come, may stand in and may receive there by some rule. Fails (refused) naming the rule;
/// force overrides everything but the first two, and needs a reason where no rule lets the official
/// receive. Raises the session's sequence.
Result<std::vector<Session>> replace_official(const PlanInput& input,
                                              const std::vector<Session>& sessions,
                                              const Place& place, const std::string& official,
                                              const Override& how);

/// Two planned sessions change hands in one step, each checked as above as they are afterwards.
Result<std::vector<Session>> swap_officials(const PlanInput& input,
                                            const std::vector<Session>& sessions, const Place& a,
                                            const Place& b, const Override& how);

}  // namespace anjuan::rota
