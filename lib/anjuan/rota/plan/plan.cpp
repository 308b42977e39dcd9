#include "anjuan/rota/plan/plan.hpp"

#include <algorithm>
#include <set>
#include <tuple>

#include "anjuan/i18n/by_number.hpp"
#include "anjuan/i18n/i18n.hpp"
#include "anjuan/rota/index.hpp"
#include "anjuan/rota/period.hpp"
#include "anjuan/rota/plan/conflict.hpp"
#include "anjuan/rota/plan/demand.hpp"
#include "anjuan/rota/plan/draft.hpp"
#include "anjuan/rota/plan/given_up.hpp"
#include "anjuan/rota/plan/remedy.hpp"
#include "anjuan/rota/plan/seats.hpp"
#include "anjuan/rota/plan/solver.hpp"
#include "anjuan/rota/plan/spacing.hpp"
#include "anjuan/rota/plan/turns.hpp"

namespace anjuan::rota {
namespace {

std::size_t rank_place(const std::string& rank, const Ranks& ranks) {
  return static_cast<std::size_t>(std::find(ranks.begin(), ranks.end(), rank) - ranks.begin());
}

std::vector<int> sorted(std::vector<int> values) {
  std::sort(values.begin(), values.end());
  return values;
}

/// Everything that tells one description of people from another, in no language.
auto who_key(const Who& who) {
  return std::tuple(who.ranks, who.rank_at_least, who.groups, who.officials, who.units, who.bodies,
                    who.principal);
}

/// Everything that tells one cover rule from another. Rules that come from one, such as joint
/// receivers or a desk that stands in, differ at the end.
auto cover_key(const CoverRule& rule) {
  std::vector<std::pair<decltype(who_key(rule.who)), int>> companions;
  for (const CompanionNeed& need : rule.companions)
    companions.emplace_back(who_key(need.who), need.need);
  return std::tuple(rule.desk, rule.kind, rule.source, who_key(rule.who), rule.need, rule.groups,
                    sorted(rule.when.weekdays), sorted(rule.when.month_days), rule.when.dates,
                    static_cast<int>(rule.when.days), rule.take_turns, companions, rule.first_seat,
                    rule.everybody, rule.when.every_weeks,
                    rule.when.only ? std::optional(rule.when.only->from) : std::nullopt);
}

auto quota_key(const QuotaRule& rule) {
  return std::tuple(rule.source, who_key(rule.who), rule.kinds, static_cast<int>(rule.per.unit),
                    rule.per.range.from, rule.per.range.to, rule.min, rule.max, rule.desk,
                    rule.self_chosen);
}

bool uses_turns(const Rules& rules) {
  return std::any_of(rules.covers.begin(), rules.covers.end(),
                     [](const CoverRule& cover) { return !cover.take_turns.empty(); });
}

bool has_pace(const Problem& problem) {
  return std::any_of(problem.bounds.begin(), problem.bounds.end(),
                     [](const Bound& bound) { return bound.open && bound.lower > 0; });
}

/// A problem as it was stated in the end, and what came out.
struct Solved {
  bool turns = true;  ///< every turn had to be kept
  double pace = 1;    ///< so much of their pace had quotas to keep
  Problem problem;
  Solution solution;
  int missed = 0;        ///< turns
  int least_missed = 0;  ///< no plan misses fewer

  bool is_solved() const { return solution.status == Solution::Status::solved; }
};

/// How often a body took the desk when it was its turn, in the sequence that the plan was made by.
void add_turn_preferences(const PlanInput& input, const Roster& roster, const Solved& solved,
                          Plan& plan) {
  std::map<std::pair<std::string, Date>, std::vector<const Session*>> there;
  for (const Session& session : plan.sessions)
    there[{session.desk, session.date}].push_back(&session);
  std::map<std::size_t, Preference> by_rule;
  for (const TurnDay& one : solved.problem.turn_days) {
    const CoverRule& cover = input.rules->covers[one.cover];
    Preference& preference = by_rule
                                 .try_emplace(one.cover, Preference{.what = N_("turns"),
                                                                    .desk = cover.desk,
                                                                    .source = cover.source})
                                 .first->second;
    std::map<std::string, int> open = one.seats;
    for (const auto& [body, seats] : one.seats) preference.total += seats;
    for (const Session* session : there[{cover.desk, roster.date(one.day)}])
      if (const auto i = roster.find(session->official);
          i && session->kind == cover.kind && --open[roster.official(*i).body] >= 0)
        ++preference.met;
  }
  for (auto& [rule, preference] : by_rule) {
    // What is proven is the least missed over all such desks together.
    preference.reachable =
        by_rule.size() == 1 || solved.missed == solved.least_missed
            ? std::min(preference.total, preference.met + solved.missed - solved.least_missed)
            : preference.total;
    plan.preferences.push_back(std::move(preference));
  }
}

/// What the proof takes as given.
void note_held_fixed(const PlanInput& input, const Solved& solved, Plan& plan) {
  const auto any = [&](const auto& is) {
    return std::any_of(solved.problem.demands.begin(), solved.problem.demands.end(), is);
  };
  if (!input.pinned.empty() || !input.standing.empty())
    plan.held_fixed.push_back(HeldFixed::standing);
  if (solved.solution.extras > 0) plan.held_fixed.push_back(HeldFixed::own_sessions);
  if (!solved.problem.turn_days.empty()) plan.held_fixed.push_back(HeldFixed::turns);
  if (any([](const Demand& demand) { return demand.other_day; }))
    plan.held_fixed.push_back(HeldFixed::joint_days);
}

/// Quotas whose window goes on after the period and that fell behind.
void add_behind_pace(const PlanInput& input, const Roster& roster, const Problem& paced,
                     const std::vector<char>& taken, Plan& plan) {
  for (const Bound& bound : paced.bounds) {
    if (!bound.open || bound.lower == 0) continue;
    int held = 0;
    for (const int v : bound.variables) held += taken[at(v)];
    if (held >= bound.lower) continue;
    const Official& official = roster.official(bound.official);
    plan.unmet.push_back(
        {.kind = UnmetKind::behind_pace,
         .message =
             trf(by_number(bound.lower - held, N_("{} is {} session behind the pace of {}..{}"),
                           N_("{} is {} sessions behind the pace of {}..{}")),
                 official.name, bound.lower - held, to_string(bound.window.from),
                 to_string(bound.window.to)),
         .official = official.id,
         .days = bound.window,
         .source = input.rules->quotas[*bound.quota].source});
  }
}

}  // namespace

CanonicalInput make_canonical(const PlanInput& input) {
  CanonicalInput made{*input.rules, input};
  // Whether somebody's own lead case comes up no plan can know: a quota on it that names no desk is
  // judged by the check, on what the other rules planned.
  std::erase_if(made.rules.quotas,
                [](const QuotaRule& quota) { return quota.own_lead_case && quota.desk.empty(); });
  std::stable_sort(
      made.rules.covers.begin(), made.rules.covers.end(),
      [](const CoverRule& a, const CoverRule& b) { return cover_key(a) < cover_key(b); });
  std::stable_sort(
      made.rules.quotas.begin(), made.rules.quotas.end(),
      [](const QuotaRule& a, const QuotaRule& b) { return quota_key(a) < quota_key(b); });
  std::sort(made.input.earlier.begin(), made.input.earlier.end(), before);
  std::sort(made.input.later.begin(), made.input.later.end(), before);
  std::sort(made.input.pinned.begin(), made.input.pinned.end(), before);
  std::sort(made.input.absences.begin(), made.input.absences.end(),
            [](const Absence& a, const Absence& b) {
              return std::tie(a.official, a.days.from, a.days.to, a.reason) <
                     std::tie(b.official, b.days.from, b.days.to, b.reason);
            });
  std::sort(made.input.filings.begin(), made.input.filings.end(),
            [](const Filing& a, const Filing& b) {
              return std::tie(a.date, a.official, a.desk) < std::tie(b.date, b.official, b.desk);
            });
  std::sort(made.input.bookings.begin(), made.input.bookings.end(),
            [](const Booking& a, const Booking& b) {
              return std::tie(a.case_id, a.official, a.within.from) <
                     std::tie(b.case_id, b.official, b.within.from);
            });
  return made;
}

std::vector<Load> count_loads(const PlanInput& input, const Roster& roster,
                              const std::vector<Session>& sessions,
                              const std::vector<double>& entitlement) {
  std::vector<Load> loads(at(roster.size()));
  for (int i = 0; i < roster.size(); ++i) {
    loads[at(i)].official = roster.official(i).id;
    loads[at(i)].rank = roster.official(i).rank;
    loads[at(i)].entitlement = entitlement.empty() ? 0 : entitlement[at(i)];
  }
  std::set<std::tuple<Date, std::string, std::string>> sat_in;
  for (const Session& session : sessions) {
    if (const auto i = roster.find(session.official)) ++loads[at(*i)].load;
    for (const std::string& companion : session.companions) {
      // The sessions of one group share their companions: each counts once.
      const auto c = roster.find(companion);
      if (c && sat_in.emplace(session.date, session.desk, companion).second)
        ++loads[at(*c)].as_companion;
    }
  }
  for (Load& load : loads) load.balance = load.entitlement - load.load;
  std::stable_sort(loads.begin(), loads.end(), [&](const Load& a, const Load& b) {
    return rank_place(a.rank, input.rules->ranks) < rank_place(b.rank, input.rules->ranks);
  });
  return loads;
}

namespace {

/// A rule still asks for a session at this desk on its day.
bool is_asked_for(const PlanInput& input, const Session& session) {
  return std::any_of(input.rules->covers.begin(), input.rules->covers.end(),
                     [&](const CoverRule& cover) {
                       return cover.desk == session.desk && cover.kind == session.kind &&
                              !duty_days(cover.when, input.rules->key_periods,
                                         {session.date, session.date}, *input.calendar)
                                   .empty();
                     });
}

/// A published session that nothing speaks against.
bool still_stands(const PlanInput& input, const Roster& roster, const Session& session) {
  const auto i = roster.find(session.official);
  if (!i || !roster.available(*i, roster.day(session.date)) ||
      input.rules->closed(session.desk, session.date) != nullptr)
    return false;
  if (session.origin == Origin::cover) return is_asked_for(input, session);
  if (session.origin == Origin::filed)
    return std::any_of(input.filings.begin(), input.filings.end(), [&](const Filing& filing) {
      return filing.official == session.official && filing.date == session.date;
    });
  if (session.origin == Origin::booking)
    return std::any_of(input.bookings.begin(), input.bookings.end(), [&](const Booking& booking) {
      return booking.case_id == session.case_id && booking.official == session.official;
    });
  return true;
}

using Held = std::tuple<Date, std::string, std::string, std::string>;
Held held_of(const Session& session) {
  return {session.date, session.desk, session.kind, session.official};
}

/// Published sessions that the solution kept are pinned as they were published.
void pin_kept(PlanInput& input, const Roster& roster, const Problem& problem,
              std::vector<char>& taken) {
  std::map<Held, const Session*> published;
  for (const Session& session : input.standing) published.emplace(held_of(session), &session);
  std::vector<Session> kept;
  for (std::size_t v = 0; v < taken.size(); ++v) {
    if (taken[v] == 0) continue;
    const Variable& variable = problem.variables[v];
    const Demand& demand = problem.demands[at(variable.demand)];
    const auto found = published.find({roster.date(variable.day), demand.desk, demand.kind,
                                       roster.official(variable.official).id});
    if (found == published.end()) continue;
    kept.push_back(*found->second);
    taken[v] = 0;
  }
  input.pinned.insert(input.pinned.end(), kept.begin(), kept.end());
}

/// Whoever takes over a published session, or moves it elsewhere, raises its sequence: phones
/// follow.
void raise_sequences(const PlanInput& input, std::vector<Session>& sessions) {
  std::map<std::tuple<Date, std::string, int, int>, const Session*> places;
  for (const auto* list : {&input.standing, &input.published})
    for (const Session& session : *list)
      places[{session.date, session.desk, session.group, session.seat}] = &session;
  for (Session& session : sessions) {
    const auto was = places.find({session.date, session.desk, session.group, session.seat});
    if (was == places.end()) continue;
    const Session& before = *was->second;
    const bool moved = before.official != session.official || before.place != session.place;
    session.sequence = before.sequence + (moved ? 1 : 0);
  }
}

Goal goal_of(const PlanInput& input, const Roster& roster, const Problem& problem) {
  Goal goal;
  goal.ties = draft_ties(problem, roster, input.rules->seed);
  if (input.standing.empty()) return goal;
  std::set<Held> published;
  for (const Session& session : input.standing) published.insert(held_of(session));
  for (const Variable& variable : problem.variables) {
    const Demand& demand = problem.demands[at(variable.demand)];
    goal.price.push_back(published.contains({roster.date(variable.day), demand.desk, demand.kind,
                                             roster.official(variable.official).id})
                             ? 0
                             : 1);
  }
  return goal;
}

/// Where the officials' quotas together need more own sessions than each by itself, they are the
/// share of who holds them. True when a share changed.
bool share_own(Problem& problem, const std::vector<char>& taken) {
  std::vector<int> held(problem.own.size(), 0);
  for (std::size_t v = 0; v < taken.size(); ++v)
    if (problem.demands[at(problem.variables[v].demand)].optional)
      held[at(problem.variables[v].official)] += taken[v];
  if (held == problem.own) return false;
  for (std::size_t i = 0; i < held.size(); ++i) problem.entitlement[i] += held[i] - problem.own[i];
  problem.own = held;
  return true;
}

/// Another day for the joint sessions that a contradiction is about; false when there is none.
bool try_other_days(PlanInput& input, const Roster& roster, const Problem& problem) {
  if (std::none_of(problem.demands.begin(), problem.demands.end(),
                   [](const Demand& demand) { return demand.other_day; }))
    return false;
  bool other = false;
  for (const int d : find_conflict(problem).demands) {
    const Demand& demand = problem.demands[at(d)];
    if (demand.other_day)
      other = input.tried.emplace(*demand.cover, roster.date(demand.days.front())).second || other;
  }
  return other;
}

/// Settles what the shares depend on (own sessions that several quotas need together, bodies that
/// came out of turn) as it came out, and solves once more.
void settle(const PlanInput& input, const Roster& roster, Solved& solved, const Goal& goal) {
  solved.missed = solved.solution.missed;
  solved.least_missed = solved.solution.least_missed;
  const bool own = share_own(solved.problem, solved.solution.taken);
  const bool turns = settle_turns(solved.problem, input, roster, solved.solution.taken);
  if (!own && !turns) return;
  Solution fairer = solve(solved.problem, goal);
  if (fairer.status == Solution::Status::solved) solved.solution = std::move(fairer);
}

/// Gives up minimums of quotas or seats, one by one and only of a contradiction, until the rest can
/// be planned; what was given up is listed with its rule. Infeasible still where nothing of a
/// contradiction may give way.
void plan_what_can_be(const PlanInput& input, const Roster& roster, Solved& solved) {
  constexpr int kMostGivenUp = 400;
  GivenUp given_up(input, roster);
  Problem& problem = solved.problem;
  const Goal goal = goal_of(input, roster, problem);
  std::optional<Conflict> conflict;
  for (int count = 0;
       count < kMostGivenUp && solved.solution.status == Solution::Status::infeasible; ++count) {
    if (!conflict) conflict = find_conflict(problem);
    // What is not known to be needed for the contradiction must not be given up for it.
    if (!conflict->minimal || !given_up.give_way(problem, *conflict)) break;
    // One session more or less is seldom enough where many are missing.
    conflict = GivenUp::rest_of(problem, std::move(*conflict));
    if (conflict && !can_hold(problem, *conflict)) continue;
    conflict.reset();
    solved.solution = solve(problem, goal);
  }
  if (!solved.is_solved()) return;
  given_up.list(problem);
  if (given_up.has_seats()) {
    set_entitlements(problem, input, roster, fixed_sessions(input));
    if (Solution fairer = solve(problem, goal); fairer.status == Solution::Status::solved)
      solved.solution = std::move(fairer);
  }
  settle(input, roster, solved, goal);
}

/// How a problem is stated, and what may be spent on it.
struct Stated {
  bool turns = true;
  double pace = 1;
  Effort* effort = nullptr;
};

/// States the problem in one way and solves it, on other days where a joint session cannot be on
/// the first that was picked.
Solved solve_as(PlanInput& input, const Roster& roster, Stated as) {
  constexpr int kDaysTried = 60;
  Solved solved{.turns = as.turns, .pace = as.pace};
  for (int tries = 0; tries < kDaysTried; ++tries) {
    solved.problem = build_problem(input, roster, as.turns, as.pace);
    solved.problem.effort = as.effort;
    const Goal goal = goal_of(input, roster, solved.problem);
    solved.solution = solve(solved.problem, goal);
    if (solved.is_solved()) settle(input, roster, solved, goal);
    if (solved.solution.status != Solution::Status::infeasible ||
        !try_other_days(input, roster, solved.problem))
      break;
  }
  return solved;
}

/// Turns bind; where not all of them can be kept, as many as can be. The pace of a window that goes
/// on after the period is given up before a turn is.
Solved solve_rota(PlanInput& input, const Roster& roster, Effort* effort) {
  Solved solved = solve_as(input, roster, {true, 1, effort});
  const bool paced = has_pace(solved.problem);
  // Without a pace to give up, the same problem need not be tried twice.
  for (const double pace : {0.75, 0.5, 0.0})
    if (!solved.is_solved() && paced) solved = solve_as(input, roster, {true, pace, effort});
  if (!solved.is_solved() && uses_turns(*input.rules)) {
    solved = solve_as(input, roster, {false, 0, effort});
    if (solved.is_solved() && paced) {
      Solved with_pace = solve_as(input, roster, {false, 1, effort});
      if (with_pace.is_solved() && with_pace.missed <= solved.missed) solved = std::move(with_pace);
    }
  }
  if (solved.solution.status == Solution::Status::infeasible)
    plan_what_can_be(input, roster, solved);
  return solved;
}

Result<Plan> plan_once(PlanInput& input, std::int64_t& steps);

/// First with everything that stands; only where that leaves a gap may published sessions move.
Result<Plan> plan_around(PlanInput& input, std::int64_t& steps) {
  const Roster roster(input.officials, input.absences, input.period);
  std::erase_if(input.standing,
                [&](const Session& session) { return !still_stands(input, roster, session); });
  PlanInput all_pinned = input;
  all_pinned.standing.clear();
  all_pinned.pinned.insert(all_pinned.pinned.end(), input.standing.begin(), input.standing.end());
  std::sort(all_pinned.pinned.begin(), all_pinned.pinned.end(), before);
  auto plan = plan_once(all_pinned, steps);
  if (plan && plan->unmet.empty()) return plan;
  // Dates that people chose or were promised do not move even then.
  const auto is_promised = [](const Session& session) {
    return session.origin != Origin::cover && session.origin != Origin::quota;
  };
  std::copy_if(input.standing.begin(), input.standing.end(), std::back_inserter(input.pinned),
               is_promised);
  std::erase_if(input.standing, is_promised);
  std::sort(input.pinned.begin(), input.pinned.end(), before);
  auto moved = plan_once(input, steps);
  if (!plan || (moved && moved->unmet.size() < plan->unmet.size())) return moved;
  return plan;
}

/// Whether a plan exists; nullopt where what may be spent did not suffice to tell.
std::optional<bool> can_plan(PlanInput changed, Effort& effort) {
  changed.tried.clear();
  const Roster people(changed.officials, changed.absences, changed.period);
  const Solved solved = solve_rota(changed, people, &effort);
  if (solved.is_solved()) return true;
  if (solved.solution.status == Solution::Status::gave_up) return std::nullopt;
  return false;
}

Result<Plan> plan_once(PlanInput& input, std::int64_t& steps) {
  // Enough for whatever can be told at all; a refusal comes in time, and the same on every machine.
  constexpr std::int64_t kMostSteps = 16'000'000;
  constexpr std::int64_t kForTheReason = 4'000'000;
  const Roster roster(input.officials, input.absences, input.period);
  Effort effort{kMostSteps};
  Solved solved = solve_rota(input, roster, &effort);
  steps += kMostSteps - effort.left;
  Problem& problem = solved.problem;
  Solution& solution = solved.solution;
  if (solution.status == Solution::Status::gave_up)
    return fail(
        ExitCode::refused,
        Diagnostic{.code = "undecided",
                   .message = tr("these rules are too tangled to decide whether a plan exists"),
                   .remedy = tr("plan fewer desks or a shorter period at once")});
  effort.left = kForTheReason;
  if (solution.status == Solution::Status::infeasible) {
    const Conflict conflict = find_conflict(problem);
    steps += kForTheReason - effort.left;
    const CanPlan counted = [&](PlanInput changed, Effort& trial) {
      const std::int64_t before = trial.left;
      const std::optional<bool> possible = can_plan(std::move(changed), trial);
      steps += before - trial.left;
      return possible;
    };
    std::string remedy = remedy_that_works(input, roster, problem, conflict, counted);
    return tl::unexpected<Failure>(
        explain_conflict(input, roster, problem, conflict, std::move(remedy)));
  }
  if (input.standing.empty()) improve_spacing(input, roster, problem, solution.taken);
  Plan plan{.period = input.period, .seed = input.rules->seed};
  plan.unmet = problem.unmet;
  if (solved.pace < 1)
    add_behind_pace(input, roster, build_problem(input, roster, solved.turns, 1), solution.taken,
                    plan);
  note_held_fixed(input, solved, plan);
  pin_kept(input, roster, problem, solution.taken);
  plan.sessions = seat_sessions(input, roster, problem, solution.taken);
  add_companions(input, roster, plan.sessions, plan.unmet);
  plan.loads = count_loads(input, roster, plan.sessions, problem.entitlement);
  plan.provisional = input.calendar->is_provisional(input.period.from) ||
                     input.calendar->is_provisional(input.period.to);
  plan.proof = solution.proven ? "optimal" : "bound";
  plan.spread = solution.spread;
  plan.bound = solution.bound;
  plan.preferences = spacing_preferences(input, roster, problem, plan.sessions);
  add_turn_preferences(input, roster, solved, plan);
  return plan;
}

}  // namespace

Result<Plan> make_plan(const PlanInput& given, std::int64_t* steps) {
  CanonicalInput canonical = make_canonical(given);
  canonical.input.rules = &canonical.rules;
  PlanInput& input = canonical.input;
  if (input.period.from > input.period.to)
    return fail(ExitCode::usage,
                Diagnostic{.code = "range-backwards",
                           .message = tr("the period to plan ends before it starts")});
  std::int64_t spent = 0;
  auto plan = input.standing.empty() ? plan_once(input, spent) : plan_around(input, spent);
  if (steps != nullptr) *steps += spent;
  if (plan) raise_sequences(given, plan->sessions);
  return plan;
}

}  // namespace anjuan::rota

namespace anjuan {
namespace {

constexpr Named<rota::HeldFixed> kHeldFixed[] = {
    {rota::HeldFixed::standing, "standing", N_("the sessions that are planned already")},
    {rota::HeldFixed::own_sessions, "own-sessions", N_("the fewest own sessions")},
    {rota::HeldFixed::turns, "turns", N_("whose turn each session is")},
    {rota::HeldFixed::joint_days, "joint-days", N_("the days of joint sessions")},
};

}  // namespace

template <>
std::span<const Named<rota::HeldFixed>> names<rota::HeldFixed>() {
  return kHeldFixed;
}

}  // namespace anjuan
