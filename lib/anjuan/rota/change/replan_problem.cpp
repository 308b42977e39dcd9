#include "anjuan/rota/change/replan_problem.hpp"

#include <algorithm>
#include <tuple>

#include "anjuan/calendar/month.hpp"
#include "anjuan/i18n/i18n.hpp"
#include "anjuan/rota/change/substitute.hpp"
#include "anjuan/rota/period.hpp"
#include "anjuan/rota/plan/conflict.hpp"
#include "anjuan/rota/plan/in_house.hpp"
#include "anjuan/rota/plan/quota_bounds.hpp"
#include "anjuan/rota/plan/seats.hpp"
#include "anjuan/rota/plan/shares.hpp"
#include "anjuan/rota/plan/solver.hpp"

namespace anjuan::rota {
namespace {

using std::chrono::days;

std::size_t at(int index) {
  return static_cast<std::size_t>(index);
}

/// A substitution against the substitute rule weighs as much as this many changes within it.
constexpr char kAgainstRule = 16;

Date end_of_month(Date date) {
  return days_of(month_around(date)).to;
}

/// Each published session that may change is a demand of its own; everything else stands. So no
/// place can open that nobody held, and the published rota itself is a solution but for the
/// absent.
class ReplanProblem {
 public:
  explicit ReplanProblem(const ReplanBasis& basis)
      : basis_(basis), roster_(basis.roster), now_(basis.now) {}

  Result<Placements> solve_it() {
    // What must change does: if it suffices to fill the empty places, nothing can change less.
    if (build(false)) solution_ = solve(problem_, goal_);
    if (solution_.status == Solution::Status::solved)
      placements_.minimum = static_cast<int>(basis_.vacated.size());
    else
      ANJUAN_DO(exchange());
    for (std::size_t d = 0; d < slot_.size(); ++d) placements_.places.push_back(placement_of(d));
    return std::move(placements_);
  }

 private:
  /// With `all`, every duty session outside the freeze may change hands. False when a quota that
  /// was kept has too few days among the open places.
  bool build(bool all) {
    problem_ = {};
    goal_ = {};
    slot_.clear();
    barred_.clear();
    std::set<std::size_t> open = basis_.vacated;
    for (std::size_t s = 0; all && s < basis_.sessions.size(); ++s)
      if (basis_.sessions[s].date > basis_.frozen_until &&
          roster_.period().contains(basis_.sessions[s].date) &&
          basis_.sessions[s].origin == Origin::cover)
        open.insert(s);
    std::set<std::pair<std::string, Date>> taken;
    now_.pinned.clear();
    for (std::size_t s = 0; s < basis_.sessions.size(); ++s) {
      const Session& session = basis_.sessions[s];
      for (const std::string& companion : session.companions)
        taken.emplace(companion, session.date);
      if (open.contains(s)) continue;
      taken.emplace(session.official, session.date);
      // Sessions further away say nothing of the distance.
      if (std::chrono::abs(session.date - roster_.period().from) < days(400) ||
          roster_.period().contains(session.date))
        now_.pinned.push_back(session);
    }
    for (const std::size_t s : open) {
      const Session& session = basis_.sessions[s];
      Demand demand{.desk = session.desk, .kind = session.kind};
      demand.origin = session.origin;
      for (const CoverRule& cover : now_.rules->covers)
        if (cover.desk == session.desk && cover.kind == session.kind) demand.source = cover.source;
      const auto d = static_cast<int>(problem_.demands.size());
      if (is_own(session)) demand.days = other_days(session, taken);
      for (const int day : demand.days)
        variables_.push_back({{*roster_.find(session.official), day, d}, 1});
      if (!is_own(session) || session.origin == Origin::booking) {
        demand.days.push_back(roster_.day(session.date));
        add_substitutes(s, d, taken);
      }
      if (given_up_.contains(s)) demand.need = 0;
      problem_.demands.push_back(std::move(demand));
      slot_.push_back(s);
    }
    index();
    short_of_days_ = false;
    add_bounds(open);
    add_goal(open);
    return !short_of_days_;
  }

  /// On which other days the absent official could hold this session.
  std::vector<int> other_days(const Session& session,
                              const std::set<std::pair<std::string, Date>>& taken) const {
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
        if (quota.desk != session.desk || !quota.in_force.on(session.date) ||
            !counts(quota, session.kind, session.desk) ||
            !matches(quota.who, roster_.official(i), now_.rules->ranks))
          continue;
        for (const DateRange& window : windows(quota.per, {session.date, session.date})) {
          within = overlap(within, window);
          asked = true;
        }
      }
      if (!asked) return {};
    }
    within = overlap(within, {roster_.period().from, basis_.planned_until});
    std::vector<int> found;
    for (Date date = within.from; date <= within.to; date += days(1))
      if (now_.calendar->is_workday(date) && roster_.available(i, roster_.day(date)) &&
          now_.rules->closed(session.desk, date) == nullptr &&
          !taken.contains({session.official, date}))
        found.push_back(roster_.day(date));
    return found;
  }

  /// Everybody who could come in the holder's place, and the holder unless away. Whoever takes a
  /// place meets every cover rule that its holder met.
  void add_substitutes(std::size_t s, int demand,
                       const std::set<std::pair<std::string, Date>>& taken) {
    const Session& session = basis_.sessions[s];
    const int day = roster_.day(session.date);
    const auto holder = roster_.find(session.official);
    std::vector<const CoverRule*> met;
    std::vector<const CoverRule*> others;
    for (const CoverRule& cover : now_.rules->covers) {
      if (cover.desk != session.desk || cover.kind != session.kind) continue;
      const auto days_of = duty_days(cover.when, now_.rules->key_periods,
                                     {session.date, session.date}, *now_.calendar);
      const bool meets =
          holder && !days_of.empty() && serves(cover, roster_.official(*holder), now_.rules->ranks);
      (meets ? met : others).push_back(&cover);
    }
    for (int i = 0; i < roster_.size(); ++i) {
      const Official& official = roster_.official(i);
      if (holder == i) {
        if (!basis_.vacated.contains(s)) variables_.push_back({{i, day, demand}, 0});
        continue;
      }
      if (!roster_.available(i, day) || taken.contains({official.id, session.date})) continue;
      if (!now_.keep_away.may_sit(basis_.sessions, session, official.id)) continue;
      const auto fits = [&](const CoverRule* cover) {
        return serves(*cover, official, now_.rules->ranks);
      };
      const bool eligible = !met.empty()      ? std::all_of(met.begin(), met.end(), fits)
                            : !others.empty() ? std::any_of(others.begin(), others.end(), fits)
                                              : !official.rank.empty();
      if (!eligible) continue;
      // A petitioner who asked for one official gets another only where no other day is left.
      const bool allowed = (!holder || may_substitute(roster_.official(*holder), official,
                                                      *now_.rules, session.date)) &&
                           session.origin != Origin::booking;
      if (!allowed) {
        barred_.insert(s);
        if (!admitted_.contains(s)) continue;
      }
      variables_.push_back({{i, day, demand}, allowed ? char{1} : kAgainstRule});
    }
  }

  void index() {
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

  void add_bounds(const std::set<std::size_t>& open) {
    add_day_bounds();
    add_in_house_bounds(problem_, now_, roster_, now_.pinned, basis_.sessions);
    const Date last = basis_.sessions.empty() ? basis_.planned_until : basis_.sessions.back().date;
    const LaterDays later(now_, last, {});
    std::map<std::string, std::vector<std::size_t>> held;
    for (std::size_t s = 0; s < basis_.sessions.size(); ++s)
      held[basis_.sessions[s].official].push_back(s);
    for (std::size_t q = 0; q < now_.rules->quotas.size(); ++q) {
      const QuotaRule& quota = now_.rules->quotas[q];
      for (int i = 0; i < roster_.size(); ++i) {
        const Official& official = roster_.official(i);
        if (!matches(quota.who, official, now_.rules->ranks)) continue;
        for (const DateRange& window : windows(quota.per, roster_.period())) {
          Bound bound{.official = i, .quota = q, .window = window};
          for (const int v : problem_.of_official[at(i)]) {
            const Variable& variable = problem_.variables[at(v)];
            const Demand& demand = problem_.demands[at(variable.demand)];
            if (window.contains(roster_.date(variable.day)) &&
                quota.in_force.on(roster_.date(variable.day)) &&
                counts(quota, demand.kind, demand.desk))
              bound.variables.push_back(v);
          }
          int published = 0;
          int firm = 0;
          for (const std::size_t s : held[official.id]) {
            const Session& session = basis_.sessions[s];
            if (!window.contains(session.date) || !quota.in_force.on(session.date) ||
                !counts(quota, session.kind, session.desk))
              continue;
            ++published;
            if (!open.contains(s)) ++firm;
          }
          keep_quota(quota, bound, published, firm, later);
        }
      }
    }
  }

  /// What was kept stays kept; what was broken before is no business of this replanning.
  void keep_quota(const QuotaRule& quota, Bound& bound, int published, int firm,
                  const LaterDays& later) {
    const Official& official = roster_.official(bound.official);
    const auto size = static_cast<int>(bound.variables.size());
    bound.upper = size;
    if (quota.max)
      bound.upper = std::min(size, std::max(0, std::max(*quota.max, published) - firm));
    const int min = duty_in(quota, official, now_, bound.window, std::nullopt).min;
    int owed = quota.self_chosen ? 0 : std::max(0, std::min(min, published) - firm);
    if (owed > 0) owed -= later.count(quota, official, bound.window, owed);
    std::set<int> free_days;
    for (const int v : bound.variables) free_days.insert(problem_.variables[at(v)].day);
    bound.lower = std::min(owed, static_cast<int>(free_days.size()));
    short_of_days_ = short_of_days_ || bound.lower < owed;
    if (const auto less = lowered_.find({*bound.quota, bound.official, bound.window.from});
        less != lowered_.end())
      bound.lower = std::max(0, bound.lower - less->second);
    if (bound.lower < owed)
      placements_.unmet.push_back(
          {.kind = UnmetKind::quota_short,
           .message = trf("{} is left with {} of {} sessions in {}..{}: no exchange gives more",
                          official.name, firm + bound.lower, min, to_string(bound.window.from),
                          to_string(bound.window.to)),
           .official = official.id,
           .days = bound.window,
           .source = quota.source});
    if (quota.self_chosen && published >= min && published - vacated_of(official.id, bound) < min)
      placements_.unmet.push_back(
          {.kind = UnmetKind::not_filed,
           .message = trf("{} is to file another date in {}..{}", official.name,
                          to_string(bound.window.from), to_string(bound.window.to)),
           .official = official.id,
           .days = bound.window,
           .source = quota.source});
    if (bound.lower > 0 || bound.upper < size) problem_.bounds.push_back(std::move(bound));
  }

  int vacated_of(const std::string& official, const Bound& bound) const {
    return static_cast<int>(
        std::count_if(basis_.vacated.begin(), basis_.vacated.end(), [&](std::size_t s) {
          const Session& session = basis_.sessions[s];
          const QuotaRule& quota = now_.rules->quotas[*bound.quota];
          return session.official == official && bound.window.contains(session.date) &&
                 quota.in_force.on(session.date) && counts(quota, session.kind, session.desk);
        }));
  }

  /// One place a day, but for who was published at two.
  void add_day_bounds() {
    for (int i = 0; i < roster_.size(); ++i) {
      std::map<int, Bound> by_day;
      for (const int v : problem_.of_official[at(i)]) {
        const int day = problem_.variables[at(v)].day;
        Bound& bound = by_day.try_emplace(day, Bound{.official = i}).first->second;
        bound.window = {roster_.date(day), roster_.date(day)};
        bound.variables.push_back(v);
        if (goal_.price[at(v)] == 0) ++bound.upper;
      }
      for (auto& [day, bound] : by_day) {
        bound.upper = std::max(1, bound.upper);
        if (static_cast<int>(bound.variables.size()) > bound.upper)
          problem_.bounds.push_back(std::move(bound));
      }
    }
  }

  void add_goal(const std::set<std::size_t>& open) {
    goal_.ties = distance_ties(now_, roster_, problem_);
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
      if (basis_.sessions[s].date >= first && !open.contains(s)) problem_.entitlement[at(*i)] -= 1;
      if (basis_.sessions[s].date < first && open.contains(s)) problem_.entitlement[at(*i)] += 1;
    }
  }

  // --- when the empty places alone cannot be filled ---

  /// Every session that stays as it is is a gain. Where not everything can hold, the quotas give
  /// way first, then the substitute rule, and last a desk stays empty.
  Result<> exchange() {
    bool gave_way = false;
    for (;;) {
      placements_.unmet.clear();
      build(true);
      solution_ = solve(problem_, goal_);
      if (solution_.status == Solution::Status::solved) break;
      if (solution_.status == Solution::Status::gave_up)
        return fail(ExitCode::refused,
                    Diagnostic{.code = "undecided",
                               .message = tr("these rules are too tangled to decide whether the "
                                             "absence can be filled"),
                               .remedy = tr("name a substitute with 'schedule replace' first")});
      gave_way = true;
      const Conflict conflict = find_conflict(problem_);
      if (give_way(conflict)) continue;
      return tl::unexpected<Failure>(explain_conflict(now_, roster_, problem_, conflict));
    }
    const int changed = solution_.price + static_cast<int>(given_up_.size());
    const int least = static_cast<int>(basis_.vacated.size());
    placements_.proven =
        changed == least ||
        (!gave_way && (solution_.laminar || solution_.price == solution_.least_price));
    placements_.minimum = placements_.proven ? changed : least;
    return {};
  }

  /// Makes the contradiction smaller; false when it must be refused.
  bool give_way(const Conflict& conflict) {
    const Bound* bound = nullptr;
    for (const int b : conflict.bounds) {
      const Bound& one = problem_.bounds[at(b)];
      const std::string& id = roster_.official(one.official).id;
      const bool absent = std::any_of(basis_.given.fresh.begin(), basis_.given.fresh.end(),
                                      [&](const Absence& away) { return away.official == id; });
      if (bound == nullptr || absent) bound = &one;
    }
    if (bound != nullptr) {
      ++lowered_[{*bound->quota, bound->official, bound->window.from}];
      return true;
    }
    bool more = false;
    for (const int d : conflict.demands)
      if (barred_.contains(slot_[at(d)])) more = admitted_.insert(slot_[at(d)]).second || more;
    if (more) return true;
    const auto empty = std::find_if(conflict.demands.begin(), conflict.demands.end(),
                                    [&](int d) { return basis_.vacated.contains(slot_[at(d)]); });
    if (empty == conflict.demands.end()) return false;
    const Session& session = basis_.sessions[slot_[at(*empty)]];
    if (now_.rules->no_available_day == NoAvailableDay::fail && !is_own(session)) return false;
    given_up_.insert(slot_[at(*empty)]);
    return true;
  }

  Placement placement_of(std::size_t d) const {
    Placement place{.session = slot_[d], .source = problem_.demands[d].source};
    const auto chosen = std::find_if(problem_.of_demand[d].begin(), problem_.of_demand[d].end(),
                                     [&](int v) { return solution_.taken[at(v)] != 0; });
    place.changes = chosen == problem_.of_demand[d].end() || goal_.price[at(*chosen)] != 0;
    if (chosen == problem_.of_demand[d].end()) return place;
    const Variable& variable = problem_.variables[at(*chosen)];
    place.against_rule = goal_.price[at(*chosen)] == kAgainstRule;
    place.official = roster_.official(variable.official).id;
    place.date = roster_.date(variable.day);
    return place;
  }

  const ReplanBasis& basis_;
  const Roster& roster_;
  PlanInput now_;  ///< that of the basis, with what stands pinned
  Problem problem_;
  Goal goal_;
  Solution solution_;
  std::vector<std::pair<Variable, char>> variables_;  ///< being built, with their prices
  std::vector<std::size_t> slot_;                     ///< by demand: index into the sessions
  std::set<std::size_t> barred_;    ///< places with candidates against the substitute rule
  std::set<std::size_t> admitted_;  ///< places that may go to them
  std::set<std::size_t> given_up_;
  bool short_of_days_ = false;
  std::map<std::tuple<std::size_t, int, Date>, int> lowered_;  ///< by quota, official and window
  Shares shares_;
  Placements placements_;
};

}  // namespace

bool is_own(const Session& session) {
  return session.origin == Origin::quota || session.origin == Origin::booking;
}

ReplanBasis::ReplanBasis(const ReplanInput& input)
    : given(input),
      canonical(make_canonical(input.plan)),
      now(with_absences()),
      frozen_until(input.today + days(canonical.rules.freeze_days)),
      sessions(gather_sessions()),
      vacated(find_vacated()),
      roster(now.officials, now.absences, find_area()) {
  now.period = roster.period();
  now.today = given.today;
}

PlanInput ReplanBasis::with_absences() {
  canonical.input.rules = &canonical.rules;
  PlanInput with = canonical.input;
  with.absences.insert(with.absences.end(), given.fresh.begin(), given.fresh.end());
  with.filings.clear();
  return with;
}

std::vector<Session> ReplanBasis::gather_sessions() const {
  std::vector<Session> all = given.published;
  const auto add = [&](const std::vector<Session>& list) {
    for (const Session& session : list)
      if (!now.period.contains(session.date) &&
          std::find(all.begin(), all.end(), session) == all.end())
        all.push_back(session);
  };
  add(given.plan.earlier);
  add(given.plan.later);
  std::sort(all.begin(), all.end(), before);
  return all;
}

bool ReplanBasis::newly_away(const std::string& official, Date date) const {
  return date >= given.today &&
         std::any_of(given.fresh.begin(), given.fresh.end(), [&](const Absence& absence) {
           return absence.official == official && absence.days.contains(date);
         });
}

std::set<std::size_t> ReplanBasis::find_vacated() const {
  std::set<std::size_t> found;
  for (std::size_t s = 0; s < sessions.size(); ++s)
    if (newly_away(sessions[s].official, sessions[s].date)) found.insert(s);
  return found;
}

/// From today on, every window that an absence touches, whole, as far as the rota goes.
DateRange ReplanBasis::find_area() {
  std::optional<DateRange> away;
  const auto widen = [&](DateRange range) {
    range.from = std::max(range.from, given.today);
    if (range.from > range.to) return;
    away = away ? DateRange{std::min(away->from, range.from), std::max(away->to, range.to)} : range;
  };
  for (const Absence& absence : given.fresh) widen(absence.days);
  if (!away) return {given.today, given.today};
  const DateRange core = *away;
  planned_until = core.to;
  if (!sessions.empty())
    planned_until = std::max(planned_until, end_of_month(sessions.back().date));
  for (const QuotaRule& quota : now.rules->quotas)
    for (const DateRange& window : windows(quota.per, core)) widen(window);
  for (const std::size_t s : vacated)
    for (const Booking& booking : now.bookings)
      if (!booking.case_id.empty() && booking.case_id == sessions[s].case_id) widen(booking.within);
  return {away->from, std::max(core.to, std::min(away->to, planned_until))};
}

Result<Placements> fill_places(const ReplanBasis& basis) {
  if (basis.vacated.empty()) return Placements{};
  return ReplanProblem(basis).solve_it();
}

}  // namespace anjuan::rota
