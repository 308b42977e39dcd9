#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "anjuan/calendar/calendar.hpp"
#include "anjuan/model/names.hpp"
#include "anjuan/rota/keep_away.hpp"
#include "anjuan/rota/roster.hpp"
#include "anjuan/rota/rule.hpp"
#include "anjuan/rota/session.hpp"

namespace anjuan::rota {

/// Everything a plan depends on. Pointers are borrowed and never null.
struct PlanInput {
  const Rules* rules = nullptr;
  const Calendar* calendar = nullptr;
  std::vector<Official> officials;
  std::vector<Unit> units;  ///< for whoever must keep away from a case with one of them
  std::vector<Absence> absences;
  DateRange period;              ///< both days inclusive
  std::vector<Session> earlier;  ///< sessions before the period: quotas, turns and spacing go on
  std::vector<Session> later;    ///< sessions after the period: windows are judged whole
  std::optional<Date> today;     ///< no day before it is filled; nullopt: every day is open
  std::vector<Session> pinned;   ///< sessions in the period that stay as they are
  /// Before this day `held`, and not what was planned, counts for quotas and for what is due once.
  std::optional<Date> held_before;
  std::vector<Session> held;  ///< in the period, as it was held where that is on record
  /// Sessions in the period that were published: each stays unless its official cannot come, its
  /// booking or filing was taken back, or the rules cannot be met with it.
  std::vector<Session> standing;
  /// Every session of the period that was published: whoever takes one over raises its sequence.
  std::vector<Session> published;
  std::vector<Filing> filings;  ///< self-chosen dates; they stay as they are, too
  std::vector<Booking> bookings;
  KeepAway keep_away;
  std::map<std::string, double> carried;  ///< sessions owed (+) or in credit (−) from before
  std::vector<std::string> desks;         ///< only these desks; empty: all
  /// People who cannot receive on a day although they are there, e.g. sitting in elsewhere.
  std::vector<std::pair<std::string, Date>> busy;
  /// Days on which the joint session of a once-per cover rule (by index) was tried in vain.
  std::set<std::pair<std::size_t, Date>> tried;
};

/// What a plan could not or need not give. To add one: its name here, its row in problem.cpp.
enum class UnmetKind {
  behind_pace,
  companions,
  filed_away,
  in_house,
  no_available_day,
  nobody_available,
  nobody_eligible,
  not_filed,
  quota_short,
  substitute_rule,
  too_few_available,
};

/// Something the plan could not or need not give, in words.
struct Unmet {
  UnmetKind kind{};
  std::string message;
  std::string official;
  std::string desk;
  DateRange days;
  std::string source;
};

/// Sessions that must be held: `need` officials on one day of `days`.
struct Demand {
  std::string desk;
  std::string kind;
  std::vector<int> days;  ///< day indices of the roster
  int need = 1;
  int fixed = 0;           ///< sessions that already stand and meet the same rule
  bool other_day = false;  ///< a joint session on a picked day, and another could be picked
  bool optional = false;   ///< sessions of quotas that no cover rule provides: as few as possible
  std::optional<std::size_t> cover;    ///< index into rules.covers; none for quotas and bookings
  std::optional<std::size_t> booking;  ///< index into the bookings
  std::string body;                    ///< the body whose turn it is; empty: anybody's
  std::map<std::string, int> turns;    ///< seats by body: whose turn they are
  bool turns_bind = false;             ///< `turns` is what must be, not what is wished for
  Origin origin = Origin::cover;
  std::string source;
};

/// "This official holds a session of this demand on this day": taken or not.
struct Variable {
  int official = 0;
  int day = 0;
  int demand = 0;
};

/// lower ≤ number of taken variables ≤ upper, all of one official; or, of who stays in the house,
/// of many on one day: only the upper side, and `official` says nothing.
struct Bound {
  int official = 0;
  std::vector<int> variables;  ///< ascending
  int lower = 0;
  int upper = 0;
  std::optional<std::size_t> quota;     ///< index into rules.quotas; none: one place at a time
  std::optional<std::size_t> in_house;  ///< index into rules.in_house: of many officials
  DateRange window;                     ///< whole window of the quota, or the day
  bool open = false;  ///< the window ends after the period: more can still come in it
};

/// Whose turn the seats of a desk are on one day.
struct TurnDay {
  std::size_t cover = 0;  ///< index into rules.covers
  int day = 0;
  std::map<std::string, int> seats;  ///< by body
};

/// Work that may still be done, in steps that do not depend on the machine: one for each place of a
/// flow that is looked for. What has run out leaves the rest undecided.
struct Effort {
  std::int64_t left = 0;
};

/// A plan as integers: the only thing the solver sees.
struct Problem {
  std::vector<Demand> demands;
  std::vector<Variable> variables;  ///< by official, day, demand
  std::vector<Bound> bounds;
  std::vector<std::vector<int>> of_demand;    ///< variables of each demand
  std::vector<std::vector<int>> of_official;  ///< variables of each official
  std::vector<std::string> body;              ///< of each official
  std::vector<double> entitlement;            ///< fair load of each official, pinned ones included
  std::vector<int> own;                       ///< own quota sessions in each entitlement
  std::vector<int> pinned_load;               ///< sessions each official holds already
  std::vector<std::vector<char>> eligible;    ///< by cover rule: which officials it speaks of
  /// (official, day, cover rule) that only a body's turn rules out: not hopeless, merely not now.
  std::vector<Variable> out_of_turn;
  Effort* effort = nullptr;  ///< what may be spent on solving it; null: no limit but its size's
  std::vector<TurnDay> turn_days;  ///< of every rule under which bodies take turns, by day
  std::vector<Unmet> unmet;
};

/// Pinned sessions, filings included, as the plan will carry them. A filed date on which its
/// official is away by now is left out.
std::vector<Session> fixed_sessions(const PlanInput& input);

/// True when the planner may look at this desk.
bool wants_desk(const PlanInput& input, const std::string& desk);

/// States the plan of `input` as a problem. With `keep_turns` only members of the body whose turn
/// it is can take a session of a desk that bodies take turns at; without, everybody eligible can,
/// and each turn that is kept is a wish.
/// Quotas whose window ends after the period must leave no more than can still be held after it;
/// they must also keep `pace_kept` of their pace, 0 … 1.
Problem build_problem(const PlanInput& input, const Roster& roster, bool keep_turns,
                      double pace_kept);

/// A number that depends on its arguments only: how ties fall.
std::uint64_t tie_hash(std::uint64_t seed, std::string_view a, std::int64_t b);

}  // namespace anjuan::rota

namespace anjuan {
template <>
std::span<const Named<rota::UnmetKind>> names<rota::UnmetKind>();
}
