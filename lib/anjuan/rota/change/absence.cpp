#include "anjuan/rota/change/absence.hpp"

#include <algorithm>
#include <set>
#include <tuple>

#include "anjuan/calendar/month.hpp"
#include "anjuan/i18n/i18n.hpp"
#include "anjuan/rota/change/substitute.hpp"
#include "anjuan/rota/period.hpp"
#include "anjuan/rota/plan/conflict.hpp"
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
class Replanner {
 public:
  Replanner(const ReplanInput& input, CanonicalInput canonical)
      : given_(input), canonical_(std::move(canonical)) {
    canonical_.input.rules = &canonical_.rules;
    now_ = canonical_.input;
    now_.absences.insert(now_.absences.end(), input.fresh.begin(), input.fresh.end());
    now_.filings.clear();
    frozen_until_ = input.today + days(canonical_.rules.freeze_days);
    gather_sessions();
  }

  Result<Replan> run() {
    find_vacated();
    const Roster roster(now_.officials, now_.absences, find_area());
    now_.period = roster.period();
    now_.today = given_.today;
    replan_.sessions = sessions_;
    if (!vacated_.empty()) {
      // What must change does: if it suffices to fill the empty places, nothing can change less.
      if (build(roster, false)) solution_ = solve(problem_, goal_);
      if (solution_.status == Solution::Status::solved) {
        replan_.minimum = static_cast<int>(vacated_.size());
      } else {
        replan_.unmet.clear();
        if (auto done = exchange(roster); !done) return pass_on(done);
      }
      apply(roster);
    }
    fill_companions(roster);
    count();
    list_changes(roster);
    return std::move(replan_);
  }

 private:
  void gather_sessions() {
    sessions_ = given_.published;
    const auto add = [&](const std::vector<Session>& list) {
      for (const Session& session : list)
        if (!now_.period.contains(session.date) &&
            std::find(sessions_.begin(), sessions_.end(), session) == sessions_.end())
          sessions_.push_back(session);
    };
    add(given_.plan.earlier);
    add(given_.plan.later);
    std::sort(sessions_.begin(), sessions_.end(), before);
  }

  bool newly_away(const std::string& official, Date date) const {
    return date >= given_.today &&
           std::any_of(given_.fresh.begin(), given_.fresh.end(), [&](const Absence& absence) {
             return absence.official == official && absence.days.contains(date);
           });
  }

  void find_vacated() {
    for (std::size_t s = 0; s < sessions_.size(); ++s)
      if (newly_away(sessions_[s].official, sessions_[s].date)) vacated_.insert(s);
  }

  /// From today on, every window that an absence touches, whole, as far as the rota goes.
  DateRange find_area() {
    std::optional<DateRange> away;
    const auto widen = [&](DateRange range) {
      range.from = std::max(range.from, given_.today);
      if (range.from > range.to) return;
      away =
          away ? DateRange{std::min(away->from, range.from), std::max(away->to, range.to)} : range;
    };
    for (const Absence& absence : given_.fresh) widen(absence.days);
    if (!away) return {given_.today, given_.today};
    const DateRange core = *away;
    planned_until_ = core.to;
    if (!sessions_.empty())
      planned_until_ = std::max(planned_until_, end_of_month(sessions_.back().date));
    for (const QuotaRule& quota : now_.rules->quotas)
      for (const DateRange& window : windows(quota.per, core)) widen(window);
    for (const std::size_t s : vacated_)
      for (const Booking& booking : now_.bookings)
        if (!booking.case_id.empty() && booking.case_id == sessions_[s].case_id)
          widen(booking.within);
    return {away->from, std::max(core.to, std::min(away->to, planned_until_))};
  }

  // --- the problem ---

  /// An own visit or a booking: bound to its official, not to its day.
  static bool is_own(const Session& session) {
    return session.origin == Origin::quota || session.origin == Origin::booking;
  }

  /// With `all`, every duty session outside the freeze may change hands. False when a quota that
  /// was kept has too few days among the open places.
  bool build(const Roster& roster, bool all) {
    problem_ = {};
    goal_ = {};
    slot_.clear();
    barred_.clear();
    std::set<std::size_t> open = vacated_;
    for (std::size_t s = 0; all && s < sessions_.size(); ++s)
      if (sessions_[s].date > frozen_until_ && roster.period().contains(sessions_[s].date) &&
          sessions_[s].origin == Origin::cover)
        open.insert(s);
    std::set<std::pair<std::string, Date>> taken;
    now_.pinned.clear();
    for (std::size_t s = 0; s < sessions_.size(); ++s) {
      const Session& session = sessions_[s];
      for (const std::string& companion : session.companions)
        taken.emplace(companion, session.date);
      if (open.contains(s)) continue;
      taken.emplace(session.official, session.date);
      // Sessions further away say nothing of the distance.
      if (std::chrono::abs(session.date - roster.period().from) < days(400) ||
          roster.period().contains(session.date))
        now_.pinned.push_back(session);
    }
    for (const std::size_t s : open) {
      const Session& session = sessions_[s];
      Demand demand{.desk = session.desk, .kind = session.kind};
      demand.origin = session.origin;
      for (const CoverRule& cover : now_.rules->covers)
        if (cover.desk == session.desk && cover.kind == session.kind) demand.source = cover.source;
      const auto d = static_cast<int>(problem_.demands.size());
      if (is_own(session)) demand.days = other_days(roster, session, taken);
      for (const int day : demand.days)
        variables_.push_back({{roster.find(session.official), day, d}, 1});
      if (!is_own(session) || session.origin == Origin::booking) {
        demand.days.push_back(roster.day(session.date));
        add_substitutes(roster, s, d, taken);
      }
      if (given_up_.contains(s)) demand.need = 0;
      problem_.demands.push_back(std::move(demand));
      slot_.push_back(s);
    }
    index(roster);
    short_of_days_ = false;
    add_bounds(roster, open);
    add_goal(roster, open);
    return !short_of_days_;
  }

  /// On which other days the absent official could hold this session.
  std::vector<int> other_days(const Roster& roster, const Session& session,
                              const std::set<std::pair<std::string, Date>>& taken) const {
    DateRange within{frozen_until_ + days(1), roster.period().to};
    const int i = roster.find(session.official);
    if (i < 0) return {};
    if (session.origin == Origin::booking) {
      for (const Booking& booking : now_.bookings)
        if (booking.case_id == session.case_id) within = overlap(within, booking.within);
    } else {
      bool asked = false;
      for (const QuotaRule& quota : now_.rules->quotas) {
        if (quota.desk != session.desk || !quota.in_force.on(session.date) ||
            !counts(quota, session.kind, session.desk) ||
            !matches(quota.who, roster.official(i), now_.rules->ranks))
          continue;
        for (const DateRange& window : windows(quota.per, {session.date, session.date})) {
          within = overlap(within, window);
          asked = true;
        }
      }
      if (!asked) return {};
    }
    within = overlap(within, {roster.period().from, planned_until_});
    std::vector<int> found;
    for (Date date = within.from; date <= within.to; date += days(1))
      if (now_.calendar->is_workday(date) && roster.available(i, roster.day(date)) &&
          now_.rules->closed(session.desk, date) == nullptr &&
          !taken.contains({session.official, date}))
        found.push_back(roster.day(date));
    return found;
  }

  /// Everybody who could come in the holder's place, and the holder unless away. Whoever takes a
  /// place meets every cover rule that its holder met.
  void add_substitutes(const Roster& roster, std::size_t s, int demand,
                       const std::set<std::pair<std::string, Date>>& taken) {
    const Session& session = sessions_[s];
    const int day = roster.day(session.date);
    const int holder = roster.find(session.official);
    std::vector<const CoverRule*> met;
    std::vector<const CoverRule*> others;
    for (const CoverRule& cover : now_.rules->covers) {
      if (cover.desk != session.desk || cover.kind != session.kind) continue;
      const auto days_of = duty_days(cover.when, now_.rules->key_periods,
                                     {session.date, session.date}, *now_.calendar);
      const bool meets = holder >= 0 && !days_of.empty() &&
                         serves(cover, roster.official(holder), now_.rules->ranks);
      (meets ? met : others).push_back(&cover);
    }
    for (int i = 0; i < roster.size(); ++i) {
      const Official& official = roster.official(i);
      if (i == holder) {
        if (!vacated_.contains(s)) variables_.push_back({{i, day, demand}, 0});
        continue;
      }
      if (!roster.available(i, day) || taken.contains({official.id, session.date})) continue;
      const auto fits = [&](const CoverRule* cover) {
        return serves(*cover, official, now_.rules->ranks);
      };
      const bool eligible = !met.empty()      ? std::all_of(met.begin(), met.end(), fits)
                            : !others.empty() ? std::any_of(others.begin(), others.end(), fits)
                                              : !official.rank.empty();
      if (!eligible) continue;
      // A petitioner who asked for one official gets another only where no other day is left.
      const bool allowed = (holder < 0 || may_substitute(roster.official(holder), official,
                                                         *now_.rules, session.date)) &&
                           session.origin != Origin::booking;
      if (!allowed) {
        barred_.insert(s);
        if (!admitted_.contains(s)) continue;
      }
      variables_.push_back({{i, day, demand}, allowed ? char{1} : kAgainstRule});
    }
  }

  void index(const Roster& roster) {
    std::sort(variables_.begin(), variables_.end(), [](const auto& a, const auto& b) {
      return std::tie(a.first.official, a.first.day, a.first.demand) <
             std::tie(b.first.official, b.first.day, b.first.demand);
    });
    problem_.of_demand.assign(problem_.demands.size(), {});
    problem_.of_official.assign(at(roster.size()), {});
    for (const auto& [variable, price] : variables_) {
      const auto v = static_cast<int>(problem_.variables.size());
      problem_.variables.push_back(variable);
      problem_.of_demand[at(variable.demand)].push_back(v);
      problem_.of_official[at(variable.official)].push_back(v);
      goal_.price.push_back(price);
    }
    variables_.clear();
  }

  void add_bounds(const Roster& roster, const std::set<std::size_t>& open) {
    add_day_bounds(roster);
    const Date last = sessions_.empty() ? planned_until_ : sessions_.back().date;
    const LaterDays later(now_, last, {});
    std::map<std::string, std::vector<std::size_t>> held;
    for (std::size_t s = 0; s < sessions_.size(); ++s) held[sessions_[s].official].push_back(s);
    for (std::size_t q = 0; q < now_.rules->quotas.size(); ++q) {
      const QuotaRule& quota = now_.rules->quotas[q];
      for (int i = 0; i < roster.size(); ++i) {
        const Official& official = roster.official(i);
        if (!matches(quota.who, official, now_.rules->ranks)) continue;
        for (const DateRange& window : windows(quota.per, roster.period())) {
          Bound bound{.official = i, .quota = static_cast<int>(q), .window = window};
          for (const int v : problem_.of_official[at(i)]) {
            const Variable& variable = problem_.variables[at(v)];
            const Demand& demand = problem_.demands[at(variable.demand)];
            if (window.contains(roster.date(variable.day)) &&
                quota.in_force.on(roster.date(variable.day)) &&
                counts(quota, demand.kind, demand.desk))
              bound.variables.push_back(v);
          }
          int published = 0;
          int firm = 0;
          for (const std::size_t s : held[official.id]) {
            if (!window.contains(sessions_[s].date) || !quota.in_force.on(sessions_[s].date) ||
                !counts(quota, sessions_[s].kind, sessions_[s].desk))
              continue;
            ++published;
            if (!open.contains(s)) ++firm;
          }
          keep_quota(roster, quota, bound, published, firm, later);
        }
      }
    }
  }

  /// What was kept stays kept; what was broken before is no business of this replanning.
  void keep_quota(const Roster& roster, const QuotaRule& quota, Bound& bound, int published,
                  int firm, const LaterDays& later) {
    const Official& official = roster.official(bound.official);
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
    if (const auto less = lowered_.find({bound.quota, bound.official, bound.window.from});
        less != lowered_.end())
      bound.lower = std::max(0, bound.lower - less->second);
    if (bound.lower < owed)
      replan_.unmet.push_back(
          {.kind = UnmetKind::quota_short,
           .message = trf("{} is left with {} of {} sessions in {}..{}: no exchange gives more",
                          official.name, firm + bound.lower, min, to_string(bound.window.from),
                          to_string(bound.window.to)),
           .official = official.id,
           .days = bound.window,
           .source = quota.source});
    if (quota.self_chosen && published >= min && published - vacated_of(official.id, bound) < min)
      replan_.unmet.push_back(
          {.kind = UnmetKind::not_filed,
           .message = trf("{} is to file another date in {}..{}", official.name,
                          to_string(bound.window.from), to_string(bound.window.to)),
           .official = official.id,
           .days = bound.window,
           .source = quota.source});
    if (bound.lower > 0 || bound.upper < size) problem_.bounds.push_back(std::move(bound));
  }

  int vacated_of(const std::string& official, const Bound& bound) const {
    return static_cast<int>(std::count_if(vacated_.begin(), vacated_.end(), [&](std::size_t s) {
      return sessions_[s].official == official && bound.window.contains(sessions_[s].date) &&
             now_.rules->quotas[at(bound.quota)].in_force.on(sessions_[s].date) &&
             counts(now_.rules->quotas[at(bound.quota)], sessions_[s].kind, sessions_[s].desk);
    }));
  }

  /// One place a day, but for who was published at two.
  void add_day_bounds(const Roster& roster) {
    for (int i = 0; i < roster.size(); ++i) {
      std::map<int, Bound> by_day;
      for (const int v : problem_.of_official[at(i)]) {
        const int day = problem_.variables[at(v)].day;
        Bound& bound = by_day.try_emplace(day, Bound{.official = i}).first->second;
        bound.window = {roster.date(day), roster.date(day)};
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

  void add_goal(const Roster& roster, const std::set<std::size_t>& open) {
    goal_.ties = distance_ties(now_, roster, problem_);
    // Fair over all that is known; what was before the period is in `carried` already.
    problem_.pinned_load.assign(at(roster.size()), 0);
    problem_.entitlement.assign(at(roster.size()), 0);
    const Date first = canonical_.input.period.from;
    if (shares_.empty()) {
      std::vector<Session> since = sessions_;
      std::erase_if(since, [&](const Session& session) { return session.date < first; });
      shares_ = shares_of(now_, since);
      for (const auto& [id, owed] : now_.carried) shares_[id] += owed;
    }
    for (const auto& [id, share] : shares_)
      if (const int i = roster.find(id); i >= 0) problem_.entitlement[at(i)] = share;
    for (std::size_t s = 0; s < sessions_.size(); ++s) {
      const int i = roster.find(sessions_[s].official);
      if (i < 0) continue;
      if (sessions_[s].date >= first && !open.contains(s)) problem_.entitlement[at(i)] -= 1;
      if (sessions_[s].date < first && open.contains(s)) problem_.entitlement[at(i)] += 1;
    }
  }

  // --- when the empty places alone cannot be filled ---

  /// Every session that stays as it is is a gain. Where not everything can hold, the quotas give
  /// way first, then the substitute rule, and last a desk stays empty.
  Result<> exchange(const Roster& roster) {
    bool gave_way = false;
    for (;;) {
      replan_.unmet.clear();
      build(roster, true);
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
      if (give_way(roster, conflict)) continue;
      return tl::unexpected<Failure>(explain_conflict(now_, roster, problem_, conflict));
    }
    const int changed = solution_.price + static_cast<int>(given_up_.size());
    const int least = static_cast<int>(vacated_.size());
    replan_.proven = changed == least ||
                     (!gave_way && (solution_.laminar || solution_.price == solution_.least_price));
    replan_.minimum = replan_.proven ? changed : least;
    return {};
  }

  /// Makes the contradiction smaller; false when it must be refused.
  bool give_way(const Roster& roster, const Conflict& conflict) {
    const Bound* bound = nullptr;
    for (const int b : conflict.bounds) {
      const Bound& one = problem_.bounds[at(b)];
      const std::string& id = roster.official(one.official).id;
      const bool absent = std::any_of(given_.fresh.begin(), given_.fresh.end(),
                                      [&](const Absence& away) { return away.official == id; });
      if (bound == nullptr || absent) bound = &one;
    }
    if (bound != nullptr) {
      ++lowered_[{bound->quota, bound->official, bound->window.from}];
      return true;
    }
    bool more = false;
    for (const int d : conflict.demands)
      if (barred_.contains(slot_[at(d)])) more = admitted_.insert(slot_[at(d)]).second || more;
    if (more) return true;
    const auto empty = std::find_if(conflict.demands.begin(), conflict.demands.end(),
                                    [&](int d) { return vacated_.contains(slot_[at(d)]); });
    if (empty == conflict.demands.end()) return false;
    const Session& session = sessions_[slot_[at(*empty)]];
    if (now_.rules->no_available_day == NoAvailableDay::fail && !is_own(session)) return false;
    given_up_.insert(slot_[at(*empty)]);
    return true;
  }

  // --- what became of it ---

  void apply(const Roster& roster) {
    for (std::size_t d = 0; d < slot_.size(); ++d) {
      const std::size_t s = slot_[d];
      Session& session = replan_.sessions[s];
      const auto chosen = std::find_if(problem_.of_demand[d].begin(), problem_.of_demand[d].end(),
                                       [&](int v) { return solution_.taken[at(v)] != 0; });
      if (chosen == problem_.of_demand[d].end()) {
        changed_.emplace(s, false);
        list_empty(roster, sessions_[s], demand_source(d));
        continue;
      }
      const Variable& variable = problem_.variables[at(*chosen)];
      if (goal_.price[at(*chosen)] == 0) continue;
      changed_.emplace(s, true);
      if (goal_.price[at(*chosen)] == kAgainstRule && session.origin != Origin::booking)
        list_against_rule(roster, sessions_[s]);
      session.official = roster.official(variable.official).id;
      ++session.sequence;
      if (session.date == roster.date(variable.day)) continue;
      session.date = roster.date(variable.day);
      session.companions.clear();
      session.group = 0;  // a place of its own, below
      moved_.insert(s);
    }
    for (const std::size_t s : moved_) {
      Session& session = replan_.sessions[s];
      for (const Session& other : replan_.sessions)
        if (other.date == session.date && other.desk == session.desk)
          session.group = std::max(session.group, other.group);
      ++session.group;
      session.seat = 1;
      tables_.emplace(session.date, session.desk, session.group);
    }
  }

  const std::string& demand_source(std::size_t d) const { return problem_.demands[d].source; }

  void list_empty(const Roster& roster, const Session& session, const std::string& source) {
    const int i = roster.find(session.official);
    const std::string& name = i < 0 ? session.official : roster.official(i).name;
    const std::string message =
        session.origin == Origin::booking
            ? trf("the booking of case {} with {} finds no other day", session.case_id, name)
        : session.origin == Origin::quota ? trf("{} finds no other day for desk {} instead of {}",
                                                name, session.desk, to_string(session.date))
                                          : trf("nobody who may sit at desk {} can come on {}",
                                                session.desk, to_string(session.date));
    replan_.unmet.push_back(
        {.kind = is_own(session) ? UnmetKind::no_available_day : UnmetKind::nobody_available,
         .message = message,
         .official = is_own(session) ? session.official : std::string(),
         .desk = session.desk,
         .days = {session.date, session.date},
         .source = source});
  }

  void list_against_rule(const Roster& roster, const Session& session) {
    std::string source;
    if (const int i = roster.find(session.official); i >= 0)
      may_substitute(roster.official(i), roster.official(i), *now_.rules, session.date, &source);
    replan_.unmet.push_back({.kind = UnmetKind::substitute_rule,
                             .message = trf("nobody whom the substitute rule allows can come to "
                                            "desk {} on {}; the desk is not left empty",
                                            session.desk, to_string(session.date)),
                             .desk = session.desk,
                             .days = {session.date, session.date},
                             .source = source});
  }

  /// New companions where one of the absent sat in, and for sessions on a new day.
  void fill_companions(const Roster& roster) {
    for (const Session& session : replan_.sessions)
      for (const std::string& companion : session.companions)
        if (newly_away(companion, session.date))
          tables_.emplace(session.date, session.desk, session.group);
    std::vector<Session> here;
    std::vector<std::size_t> place;
    for (std::size_t s = 0; s < replan_.sessions.size(); ++s) {
      const auto change = changed_.find(s);
      if (!roster.period().contains(replan_.sessions[s].date) ||
          (change != changed_.end() && !change->second))
        continue;
      here.push_back(replan_.sessions[s]);
      place.push_back(s);
    }
    if (tables_.empty()) return;
    add_companions(now_, roster, here, replan_.unmet, &tables_);
    for (std::size_t k = 0; k < here.size(); ++k) {
      Session& session = replan_.sessions[place[k]];
      if (session.companions == here[k].companions) continue;
      session.companions = here[k].companions;
      session.sequence = sessions_[place[k]].sequence + 1;
      if (!moved_.contains(place[k])) list_companions(sessions_[place[k]], session);
    }
  }

  void list_companions(const Session& was, const Session& is) {
    for (const std::string& companion : is.companions)
      if (std::find(was.companions.begin(), was.companions.end(), companion) ==
          was.companions.end())
        tell(companion, trf("sits in at desk {} on {}", is.desk, to_string(is.date)));
  }

  void count() {
    std::vector<Session> inside;
    for (std::size_t s = 0; s < replan_.sessions.size(); ++s) {
      const auto change = changed_.find(s);
      if (canonical_.input.period.contains(replan_.sessions[s].date) &&
          (change == changed_.end() || change->second))
        inside.push_back(replan_.sessions[s]);
    }
    const Roster roster(now_.officials, now_.absences, canonical_.input.period);
    Shares shares = shares_of(now_, inside);
    std::vector<double> entitlement(at(roster.size()), 0);
    for (int i = 0; i < roster.size(); ++i) {
      const std::string& id = roster.official(i).id;
      const auto carried = now_.carried.find(id);
      entitlement[at(i)] = shares[id] + (carried == now_.carried.end() ? 0 : carried->second);
    }
    replan_.loads = count_loads(now_, roster, inside, entitlement);
  }

  void list_changes(const Roster& roster) {
    std::vector<Session> after;
    for (std::size_t s = 0; s < sessions_.size(); ++s) {
      const auto change = changed_.find(s);
      if (change == changed_.end() || change->second) after.push_back(replan_.sessions[s]);
      if (change == changed_.end()) continue;
      Change listed{.before = sessions_[s]};
      if (change->second) listed.after = replan_.sessions[s];
      replan_.changes.push_back(std::move(listed));
    }
    replan_.sessions = std::move(after);
    std::sort(replan_.sessions.begin(), replan_.sessions.end(), before);
    for (Change& change : replan_.changes) {
      note(roster, change);
      list_told(roster, change);
    }
    if (!replan_.changes.empty())
      tell({}, trf("renew the public notice: {}",
                   fmt::format("anjuan schedule notice --from {} --to {}",
                               to_string(replan_.changes.front().before.date),
                               to_string(replan_.changes.back().before.date))));
  }

  void tell(std::string to, std::string message) {
    replan_.told.push_back({.to = std::move(to), .message = std::move(message)});
  }

  void list_told(const Roster& roster, const Change& change) {
    const auto name = [&](const std::string& id) {
      const int i = roster.find(id);
      return i < 0 ? id : roster.official(i).name;
    };
    const Session& was = change.before;
    const Session& is = change.after;
    const std::string day = to_string(was.date);
    if (!was.case_id.empty())
      replan_.told.push_back(
          {.case_id = was.case_id,
           .message = is.official.empty()
                          ? trf("the session with {} on {} falls away", name(was.official), day)
                      : is.date != was.date ? trf("the session with {} is on {} instead of {}",
                                                  name(is.official), to_string(is.date), day)
                                            : trf("{} receives on {} instead of {}",
                                                  name(is.official), day, name(was.official))});
    if (is.official.empty() || is.date != was.date)
      for (const std::string& companion : was.companions)
        tell(companion, trf("does not sit in at desk {} on {}", was.desk, day));
    if (is.official.empty()) return;
    if (is.date != was.date) {
      tell(is.official,
           trf("receives at desk {} on {} instead of {}", is.desk, to_string(is.date), day));
      for (const std::string& companion : is.companions)
        tell(companion, trf("sits in at desk {} on {}", is.desk, to_string(is.date)));
      return;
    }
    tell(is.official,
         trf("receives at desk {} on {} instead of {}", is.desk, day, name(was.official)));
    if (!newly_away(was.official, was.date))
      tell(was.official, trf("does not receive at desk {} on {}", was.desk, day));
  }

  void note(const Roster& roster, Change& change) const {
    const Session& session = change.before;
    change.frozen = session.date <= frozen_until_;
    const int i = roster.find(session.official);
    if (i >= 0) {
      for (const SubstituteRule& rule : now_.rules->substitutes) {
        if (!rule.in_force.on(session.date) ||
            !matches(rule.who, roster.official(i), now_.rules->ranks))
          continue;
        change.source = rule.source;
        Date told = given_.today;
        for (const Absence& absence : given_.fresh)
          if (absence.official == session.official && absence.days.contains(session.date))
            told = absence.reported.value_or(given_.today);
        change.late_notice =
            rule.notice && add(told, *rule.notice, *now_.calendar).nominal > session.date;
        break;
      }
    }
    if (!is_own(session))
      change.alternatives = candidates_for(now_, roster, session, replan_.sessions, replan_.loads);
  }

  const ReplanInput& given_;
  CanonicalInput canonical_;
  PlanInput now_;
  Date frozen_until_{};
  Date planned_until_{};
  std::vector<Session> sessions_;  ///< as published
  std::set<std::size_t> vacated_;  ///< indices into sessions_
  Problem problem_;
  Goal goal_;
  Solution solution_;
  std::vector<std::pair<Variable, char>> variables_;  ///< being built, with their prices
  std::vector<std::size_t> slot_;                     ///< by demand: index into sessions_
  std::set<std::size_t> barred_;    ///< places with candidates against the substitute rule
  std::set<std::size_t> admitted_;  ///< places that may go to them
  std::set<std::size_t> given_up_;
  bool short_of_days_ = false;
  std::map<std::tuple<int, int, Date>, int> lowered_;  ///< by quota, official and window
  Shares shares_;
  std::map<std::size_t, bool> changed_;  ///< false: nobody takes it
  std::set<std::size_t> moved_;
  std::set<TableKey> tables_;  ///< groups that need companions
  Replan replan_;
};

}  // namespace

Result<Replan> replan_absences(const ReplanInput& input) {
  return Replanner(input, make_canonical(input.plan)).run();
}

}  // namespace anjuan::rota
