#include "anjuan/rota/change/replan_problem.hpp"

#include <algorithm>

#include "anjuan/i18n/i18n.hpp"
#include "anjuan/rota/change/substitute.hpp"
#include "anjuan/rota/index.hpp"
#include "anjuan/rota/period.hpp"
#include "anjuan/rota/plan/quota_bounds.hpp"
#include "anjuan/rota/plan/seats.hpp"
#include "anjuan/rota/plan/shares.hpp"

namespace anjuan::rota {

using std::chrono::days;

namespace {

/// A substitution against the substitute rule weighs as much as this many changes within it.
constexpr char kAgainstRule = 16;
/// Beyond so many variables only the absent get own sessions on days that nobody held.
constexpr std::size_t kManyVariables = 20'000;

/// The quota asks for such a session of its own there.
bool asks_for(const QuotaRule& quota, const Session& session) {
  return quota.desk == session.desk && !quota.self_chosen && quota.in_force.on(session.date) &&
         counts(quota, session.kind, session.desk);
}

}  // namespace

GivenWay::Cost GivenWay::cost() const {
  int sessions = 0;
  for (const auto& [quota, count] : lowered) sessions += count;
  sessions += short_of_days;
  return {empty.size(), admitted.size(), sessions, dropped.size()};
}

ReplanProblem::ReplanProblem(const ReplanBasis& basis)
    : basis_(basis),
      roster_(basis.roster),
      now_(basis.now),
      begins_(first_day(basis.given.plan)),
      later_duty_(basis.now,
                  basis.sessions.empty() ? basis.planned_until : basis.sessions.back().date,
                  basis.sessions),
      later_(basis.now, basis.planned_until, basis.sessions) {
  find_joints();
}

bool ReplanProblem::build(Moves moves, const GivenWay& way) {
  problem_ = {};
  goal_ = {};
  slot_.clear();
  barred_.clear();
  short_.clear();
  leaves_out_ = joint_days_cut_ || basis_.area_cut;
  const Taken taken = open_places(moves, way);
  for (const std::size_t s : open_) add_place(s, moves, way, taken);
  if (moves == Moves::all) add_new_own(taken);
  index();
  short_of_days_.clear();
  add_bounds(way);
  add_goal();
  return short_of_days_.empty();
}

/// Chooses what may change and pins the rest. Gives back who has no time on which day.
ReplanProblem::Taken ReplanProblem::open_places(Moves moves, const GivenWay& way) {
  open_ = basis_.vacated;
  for (std::size_t s = 0; moves == Moves::all && s < basis_.sessions.size(); ++s)
    if (basis_.may_change(basis_.sessions[s])) open_.insert(s);
  Taken taken;
  now_.pinned.clear();
  for (std::size_t s = 0; s < basis_.sessions.size(); ++s) {
    const Session& session = basis_.sessions[s];
    if (date_of(s, way) == session.date)
      for (const std::string& companion : session.companions)
        taken.emplace(companion, session.date);
    if (open_.contains(s)) continue;
    taken.emplace(session.official, session.date);
    // Sessions further away say nothing of the distance.
    if (std::chrono::abs(session.date - roster_.period().from) < days(400) ||
        roster_.period().contains(session.date))
      now_.pinned.push_back(session);
  }
  return taken;
}

void ReplanProblem::add_place(std::size_t s, Moves moves, const GivenWay& way, const Taken& taken) {
  const Session& session = basis_.sessions[s];
  Demand demand{.desk = session.desk, .kind = session.kind};
  demand.origin = session.origin;
  for (const CoverRule& cover : now_.rules->covers)
    if (cover.desk == session.desk && cover.kind == session.kind) demand.source = cover.source;
  const auto d = static_cast<int>(problem_.demands.size());
  const auto holder = roster_.find(session.official);
  if (is_own(session)) demand.days = other_days(session, taken);
  for (const int day : demand.days) variables_.push_back({{*holder, day, d}, 1});
  if (!is_own(session) || session.origin == Origin::booking) {
    demand.days.push_back(roster_.day(date_of(s, way)));
    add_substitutes(s, d, way, taken);
    if (moves == Moves::all) add_duty_days(s, demand, d, taken);
  } else if (!basis_.vacated.contains(s)) {
    demand.days.push_back(roster_.day(session.date));
    if (holder) variables_.push_back({{*holder, roster_.day(session.date), d}, 0});
    add_other_owners(s, d, taken);
  }
  // Its variables stay: what a quota misses for it is the price of leaving it.
  if (way.leaves(s)) demand.need = 0;
  problem_.demands.push_back(std::move(demand));
  slot_.emplace_back(s);
}

bool ReplanProblem::is_free(int official, Date date, const Taken& taken) const {
  return roster_.available(official, roster_.day(date)) &&
         !taken.contains({roster_.official(official).id, date});
}

/// On which other days the official could hold this session.
std::vector<int> ReplanProblem::other_days(const Session& session, const Taken& taken) const {
  DateRange within{basis_.frozen_until + days(1), roster_.period().to};
  const auto known = roster_.find(session.official);
  if (!known) return {};
  const int i = *known;
  if (session.origin == Origin::booking) {
    for (const Booking& booking : now_.bookings)
      if (booking.case_id == session.case_id) within = overlap(within, booking.within);
  } else {
    bool asked = false;
    for (const QuotaRule& quota : now_.rules->quotas) {
      if (!asks_for(quota, session) || !matches(quota.who, roster_.official(i), now_.rules->ranks))
        continue;
      for (const DateRange& window : windows(quota.per, {session.date, session.date})) {
        within = overlap(within, window);
        asked = true;
      }
    }
    if (!asked) return {};
  }
  within = overlap(within, {roster_.period().from, basis_.planned_until});
  // Days on which there is such a session of theirs already.
  std::set<Date> visits;
  for (const Session& other : basis_.sessions)
    if (other.official == session.official && other.desk == session.desk &&
        other.kind == session.kind && within.contains(other.date))
      visits.insert(other.date);
  visits.insert(session.date);
  std::vector<int> found;
  for (Date date = within.from; date <= within.to; date += days(1))
    if (now_.calendar->is_workday(date) && is_free(i, date, taken) && !visits.contains(date) &&
        now_.rules->closed(session.desk, date) == nullptr)
      found.push_back(roster_.day(date));
  return found;
}

/// Everybody who could come in the holder's place, and the holder unless away. Whoever takes a
/// place meets every cover rule that its holder met.
void ReplanProblem::add_substitutes(std::size_t s, int demand, const GivenWay& way,
                                    const Taken& taken) {
  const Session& session = basis_.sessions[s];
  const Date date = date_of(s, way);
  const bool moves = date != session.date;
  const int day = roster_.day(date);
  const auto holder = roster_.find(session.official);
  std::vector<const CoverRule*> met;
  std::vector<const CoverRule*> others;
  for (const CoverRule& cover : now_.rules->covers) {
    if (cover.desk != session.desk || cover.kind != session.kind) continue;
    const auto days_of =
        duty_days(cover.when, now_.rules->key_periods, {date, date}, *now_.calendar);
    const bool meets =
        holder && !days_of.empty() && serves(cover, roster_.official(*holder), now_.rules->ranks);
    (meets ? met : others).push_back(&cover);
  }
  for (int i = 0; i < roster_.size(); ++i) {
    const Official& official = roster_.official(i);
    if (holder == i && !moves) {
      if (!basis_.vacated.contains(s)) variables_.push_back({{i, day, demand}, 0});
      continue;
    }
    if (!is_free(i, date, taken)) continue;
    if (!now_.keep_away.may_sit(basis_.sessions, session, official.id)) continue;
    const auto fits = [&](const CoverRule* cover) {
      return serves(*cover, official, now_.rules->ranks);
    };
    const bool eligible = !met.empty()      ? std::all_of(met.begin(), met.end(), fits)
                          : !others.empty() ? std::any_of(others.begin(), others.end(), fits)
                                            : !official.rank.empty();
    if (!eligible) continue;
    // A petitioner who asked for one official gets another only where no other day is left.
    const bool allowed = (!holder || holder == i ||
                          may_substitute(roster_.official(*holder), official, *now_.rules, date)) &&
                         session.origin != Origin::booking;
    if (!allowed) {
      barred_.insert(s);
      if (!way.admitted.contains(s)) continue;
    }
    variables_.push_back({{i, day, demand}, allowed ? char{1} : kAgainstRule});
  }
}

/// Somebody else can hold this one whose quota, on that day, asks for such a session of their own.
void ReplanProblem::add_other_owners(std::size_t s, int demand, const Taken& taken) {
  const Session& session = basis_.sessions[s];
  for (int i = 0; i < roster_.size(); ++i)
    if (roster_.official(i).id != session.official && is_free(i, session.date, taken) &&
        std::any_of(now_.rules->quotas.begin(), now_.rules->quotas.end(),
                    [&](const QuotaRule& quota) {
                      return quota.min > 0 && asks_for(quota, session) &&
                             !windows(quota.per, {session.date, session.date}).empty() &&
                             matches(quota.who, roster_.official(i), now_.rules->ranks);
                    }))
      variables_.push_back({{i, roster_.day(session.date), demand}, 1});
}

/// A duty that is due once in a window may be held on another day of it.
void ReplanProblem::add_duty_days(std::size_t s, Demand& demand, int index, const Taken& taken) {
  const Session& session = basis_.sessions[s];
  const auto holder = roster_.find(session.official);
  for (const CoverRule& cover : now_.rules->covers) {
    if (!cover.when.once_per || cover.desk != session.desk || cover.kind != session.kind ||
        session.origin != Origin::cover || !cover.in_force.on(session.date) || !holder ||
        !serves(cover, roster_.official(*holder), now_.rules->ranks))
      continue;
    if (wanted(cover, 1) > 1) continue;  // they move together, see find_joints
    DateRange within = windows({*cover.when.once_per, {}}, {session.date, session.date}).front();
    within = overlap(overlap(within, {basis_.frozen_until + days(1), basis_.planned_until}),
                     roster_.period());
    if (within.from > within.to) continue;
    for (const Date date : duty_days(cover.when, now_.rules->key_periods, within, *now_.calendar)) {
      if (date == session.date) continue;
      demand.days.push_back(roster_.day(date));
      for (int i = 0; i < roster_.size(); ++i)
        if (serves(cover, roster_.official(i), now_.rules->ranks) && is_free(i, date, taken) &&
            (*holder == i || may_substitute(roster_.official(*holder), roster_.official(i),
                                            *now_.rules, session.date)))
          variables_.push_back({{i, roster_.day(date), index}, 1});
    }
    return;
  }
}

/// Whose quota asks for sessions of its own can hold one on any workday outside the freeze, as far
/// as the rota goes.
void ReplanProblem::add_new_own(const Taken& taken) {
  const DateRange range =
      overlap({basis_.frozen_until + days(1), basis_.planned_until}, roster_.period());
  std::vector<Date> workdays;
  for (Date date = range.from; date <= range.to; date += days(1))
    if (now_.calendar->is_workday(date)) workdays.push_back(date);
  const bool many = workdays.size() * at(roster_.size()) > kManyVariables;
  std::map<std::pair<std::string, std::string>, int> demands;  // by desk and kind
  std::set<std::tuple<int, Date, int>> known;
  for (const QuotaRule& quota : now_.rules->quotas) {
    if (quota.desk.empty() || quota.self_chosen || quota.min == 0) continue;
    const std::string kind = quota.kinds.empty() ? "reception" : quota.kinds.front();
    const auto [demand, fresh] =
        demands.try_emplace({quota.desk, kind}, static_cast<int>(problem_.demands.size()));
    if (fresh) {
      Demand made{.desk = quota.desk, .kind = kind};
      made.optional = true;
      made.origin = Origin::quota;
      made.source = quota.source;
      for (const Date date : workdays) made.days.push_back(roster_.day(date));
      problem_.demands.push_back(std::move(made));
      slot_.emplace_back(std::nullopt);
    }
    for (int i = 0; i < roster_.size(); ++i) {
      const Official& official = roster_.official(i);
      if (!matches(quota.who, official, now_.rules->ranks)) continue;
      if (many && std::none_of(basis_.given.fresh.begin(), basis_.given.fresh.end(),
                               [&](const Absence& away) { return away.official == official.id; })) {
        leaves_out_ = true;
        continue;
      }
      for (const Date date : workdays)
        if (quota.in_force.on(date) && is_free(i, date, taken) &&
            now_.rules->closed(quota.desk, date) == nullptr &&
            known.emplace(i, date, demand->second).second)
          variables_.push_back({{i, roster_.day(date), demand->second}, 1});
    }
  }
}

void ReplanProblem::index() {
  std::sort(variables_.begin(), variables_.end(), [](const auto& a, const auto& b) {
    return std::tie(a.first.official, a.first.day, a.first.demand) <
           std::tie(b.first.official, b.first.day, b.first.demand);
  });
  problem_.of_demand.assign(problem_.demands.size(), {});
  problem_.of_official.assign(at(roster_.size()), {});
  for (const auto& [variable, price] : variables_) {
    const auto v = static_cast<int>(problem_.variables.size());
    problem_.variables.push_back(variable);
    problem_.of_demand[at(variable.demand)].push_back(v);
    problem_.of_official[at(variable.official)].push_back(v);
    goal_.price.push_back(price);
  }
  variables_.clear();
}

void ReplanProblem::add_goal() {
  goal_.ties = distance_ties(now_, roster_, problem_);
  // Whoever can come along to another day keeps the seat.
  for (std::size_t v = 0; v < problem_.variables.size(); ++v) {
    const Variable& variable = problem_.variables[v];
    const auto slot = slot_[at(variable.demand)];
    if (!slot || is_own(basis_.sessions[*slot]) ||
        basis_.sessions[*slot].date == roster_.date(variable.day))
      continue;
    const bool stays = roster_.official(variable.official).id == basis_.sessions[*slot].official;
    goal_.ties[v] = stays ? 0 : Goal::kMaxTie;
  }
  // Fair over all that is known; what was before the period is in `carried` already.
  problem_.pinned_load.assign(at(roster_.size()), 0);
  problem_.entitlement.assign(at(roster_.size()), 0);
  const Date first = basis_.canonical.input.period.from;
  if (shares_.empty()) {
    std::vector<Session> since = basis_.sessions;
    std::erase_if(since, [&](const Session& session) { return session.date < first; });
    shares_ = shares_of(now_, since);
    for (const auto& [id, owed] : now_.carried) shares_[id] += owed;
  }
  for (const auto& [id, share] : shares_)
    if (const auto i = roster_.find(id)) problem_.entitlement[at(*i)] = share;
  for (std::size_t s = 0; s < basis_.sessions.size(); ++s) {
    const auto i = roster_.find(basis_.sessions[s].official);
    if (!i) continue;
    if (basis_.sessions[s].date >= first && !open_.contains(s)) problem_.entitlement[at(*i)] -= 1;
    if (basis_.sessions[s].date < first && open_.contains(s)) problem_.entitlement[at(*i)] += 1;
  }
}

std::vector<GivenWay> ReplanProblem::ways_out(const Conflict& conflict,
                                              const GivenWay& from) const {
  std::vector<GivenWay> found;
  for (const std::size_t joint : joints_of(conflict)) add_moves(joint, from, found);
  // The quotas of the absent first, where it comes to the same.
  const auto is_absent = [&](int b) {
    const std::string& id = roster_.official(problem_.bounds[at(b)].official).id;
    return std::any_of(basis_.given.fresh.begin(), basis_.given.fresh.end(),
                       [&](const Absence& away) { return away.official == id; });
  };
  std::vector<int> bounds = conflict.bounds;
  std::stable_partition(bounds.begin(), bounds.end(), is_absent);
  for (const int b : bounds) {
    const Bound& bound = problem_.bounds[at(b)];
    found.push_back(from);
    ++found.back().lowered[{*bound.quota, bound.official, bound.window.from}];
  }
  for (const int d : conflict.demands) {
    const auto slot = slot_[at(d)];
    if (!slot || !barred_.contains(*slot) || from.admitted.contains(*slot)) continue;
    found.push_back(from);
    found.back().admitted.insert(*slot);
  }
  for (const int d : conflict.demands) {
    const auto slot = slot_[at(d)];
    if (!slot || (!basis_.vacated.contains(*slot) && !basis_.endangered.contains(*slot))) continue;
    const bool own = basis_.sessions[*slot].origin == Origin::quota;
    if (!own && now_.rules->no_available_day == NoAvailableDay::fail &&
        basis_.sessions[*slot].origin != Origin::booking)
      continue;
    found.push_back(from);
    (own ? found.back().dropped : found.back().empty).insert(*slot);
    found.back().admitted.erase(*slot);
  }
  return found;
}

std::vector<Placement> ReplanProblem::placements(const Solution& solution,
                                                 const GivenWay& way) const {
  std::vector<Placement> found;
  const auto note_variable = [&](Placement& place, int v) {
    const Variable& variable = problem_.variables[at(v)];
    place.changes = goal_.price[at(v)] != 0;
    place.against_rule = goal_.price[at(v)] == kAgainstRule;
    place.official = roster_.official(variable.official).id;
    place.date = roster_.date(variable.day);
    const auto joint = place.session ? joint_of(*place.session) : std::nullopt;
    place.joint = joint && way.moved.contains(*joint);
  };
  for (std::size_t d = 0; d < slot_.size(); ++d) {
    const Demand& demand = problem_.demands[d];
    Placement place{.session = slot_[d], .source = demand.source};
    place.changes = true;
    if (!slot_[d]) {
      place.place.desk = demand.desk;
      place.place.kind = demand.kind;
      place.place.origin = demand.origin;
    } else if (way.leaves(*slot_[d])) {
      found.push_back(std::move(place));
      continue;
    }
    for (const int v : problem_.of_demand[d])
      if (solution.taken[at(v)] != 0) note_variable(found.emplace_back(place), v);
  }
  return found;
}

Failure ReplanProblem::explain(const Conflict& conflict) const {
  return explain_conflict(
      now_, roster_, problem_, conflict,
      tr("let the desk stay empty with no-available-day = \"waive-and-list\", or "
         "name a substitute with 'schedule replace --force' first"));
}

}  // namespace anjuan::rota
