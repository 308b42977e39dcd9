#include "anjuan/rota/change/absence.hpp"

#include <algorithm>
#include <set>
#include <tuple>

#include "anjuan/i18n/i18n.hpp"
#include "anjuan/rota/change/substitute.hpp"
#include "anjuan/rota/plan/conflict.hpp"
#include "anjuan/rota/plan/seats.hpp"
#include "anjuan/rota/plan/solver.hpp"

namespace anjuan::rota {
namespace {

std::size_t at(int index) {
  return static_cast<std::size_t>(index);
}

using Slot = std::tuple<Date, std::string, int, int>;
Slot slot_of(const Session& session) {
  return {session.date, session.desk, session.group, session.seat};
}

class Replanner {
 public:
  Replanner(const ReplanInput& input, CanonicalInput canonical)
      : given_(input), canonical_(std::move(canonical)) {
    canonical_.input.rules = &canonical_.rules;
    now_ = canonical_.input;
    now_.absences.insert(now_.absences.end(), input.fresh.begin(), input.fresh.end());
  }

  Result<Replan> run() {
    const Roster roster(now_.officials, now_.absences, now_.period);
    sort_published(roster);
    entitle(roster);
    // What must change does: if it suffices to fill the empty places, nothing can change less.
    Problem problem;
    Solution solution;
    if (direct(roster, problem, solution)) {
      replan_.minimum = static_cast<int>(vacated_.size());
    } else {
      full(roster, problem, solution);
      if (solution.status != Solution::Status::solved)
        return tl::unexpected<Failure>(
            explain_conflict(now_, roster, problem, find_conflict(problem)));
      replan_.minimum = std::max(solution.not_kept, static_cast<int>(vacated_.size()));
      replan_.proven = solution.laminar || solution.proven;
    }
    seat(roster, problem, solution.taken);
    replan_.unmet.insert(replan_.unmet.end(), problem.unmet.begin(), problem.unmet.end());
    list_changes(roster);
    return std::move(replan_);
  }

 private:
  void sort_published(const Roster& roster) {
    const Date frozen_until = given_.today + std::chrono::days(canonical_.rules.freeze_days);
    for (const Session& session : given_.published) {
      const int i = roster.find(session.official);
      const int day = roster.day(session.date);
      const bool inside = day >= 0 && day < roster.days();
      const bool past = session.date < given_.today;
      if (!past && inside && (i < 0 || !roster.available(i, day)))
        vacated_.push_back(session);
      else if (past || session.date <= frozen_until)
        firm_.push_back(session);
      else
        loose_.push_back(session);
    }
    // Whoever sits in somewhere cannot take a session that day.
    for (const Session& session : given_.published)
      for (const std::string& companion : session.companions)
        now_.busy.emplace_back(companion, session.date);
  }

  /// Entitlements of before: an absence does not lower what is owed, it moves to the next period.
  void entitle(const Roster& roster) {
    PlanInput then = canonical_.input;
    then.filings = now_.filings;
    const Roster before_roster(then.officials, then.absences, then.period);
    entitlement_ = build_problem(then, before_roster, false, false).entitlement;
    entitlement_.resize(at(roster.size()), 0);
  }

  static std::vector<Session> both(const std::vector<Session>& a, const std::vector<Session>& b) {
    std::vector<Session> all = a;
    all.insert(all.end(), b.begin(), b.end());
    return all;
  }

  /// Everybody else stays: only the empty places are open.
  bool direct(const Roster& roster, Problem& problem, Solution& solution) {
    now_.pinned = both(firm_, loose_);
    problem = build_problem(now_, roster, false, false);
    close_other_demands(roster, problem);
    keep_to_substitutes(now_, roster, vacated_, problem, replan_.unmet);
    problem.entitlement = entitlement_;
    Goal goal;
    goal.ties = distance_ties(now_, roster, problem);
    solution = solve(problem, goal);
    return solution.status == Solution::Status::solved;
  }

  /// Everything outside the freeze is open, and every session that stays as it is a gain.
  void full(const Roster& roster, Problem& problem, Solution& solution) {
    now_.pinned = firm_;
    problem = build_problem(now_, roster, false, false);
    problem.entitlement = entitlement_;
    std::set<std::tuple<Date, std::string, std::string>> published;
    for (const Session& session : loose_)
      published.emplace(session.date, session.desk, session.official);
    Goal goal;
    for (const Variable& variable : problem.variables)
      goal.keep.push_back(
          published.contains({roster.date(variable.day), problem.demands[at(variable.demand)].desk,
                              roster.official(variable.official).id})
              ? 1
              : 0);
    solution = solve(problem, goal);
    kept_.clear();
    for (std::size_t v = 0; v < solution.taken.size(); ++v)
      if (solution.taken[v] != 0 && goal.keep[v] != 0) {
        const Variable& variable = problem.variables[v];
        kept_.emplace(roster.date(variable.day), problem.demands[at(variable.demand)].desk,
                      roster.official(variable.official).id);
        solution.taken[v] = 0;  // seated with the fixed ones below
      }
    std::vector<Session> stay;
    for (const Session& session : loose_)
      if (kept_.contains({session.date, session.desk, session.official})) stay.push_back(session);
    now_.pinned = both(firm_, stay);
  }

  /// A place that was empty before is no business of this replanning.
  void close_other_demands(const Roster& roster, Problem& problem) const {
    std::map<std::tuple<Date, std::string, std::string>, int> open;
    for (const Session& session : vacated_) ++open[{session.date, session.desk, session.kind}];
    for (Demand& demand : problem.demands) {
      if (demand.optional || demand.need == 0 || demand.booking >= 0) continue;
      int vacant = 0;
      for (const int day : demand.days) {
        const auto found = open.find({roster.date(day), demand.desk, demand.kind});
        if (found != open.end()) vacant += found->second;
      }
      demand.need = std::min(demand.need, vacant);
    }
    std::erase_if(problem.unmet, [&](const Unmet& unmet) {
      return unmet.code == "nobody-available" &&
             std::none_of(vacated_.begin(), vacated_.end(), [&](const Session& session) {
               return session.desk == unmet.desk && unmet.days.contains(session.date);
             });
    });
  }

  void seat(const Roster& roster, const Problem& problem, const std::vector<char>& taken) {
    replan_.sessions = seat_sessions(now_, roster, problem, taken);
    std::map<Slot, const Session*> before_by_slot;
    for (const Session& session : given_.published) before_by_slot[slot_of(session)] = &session;
    for (Session& session : replan_.sessions) {
      const auto was = before_by_slot.find(slot_of(session));
      if (was == before_by_slot.end()) continue;
      const Session& old = *was->second;
      if (old.official == session.official) continue;
      session.sequence = old.sequence + 1;
      session.companions = old.companions;
      session.mode = old.mode;
    }
    const std::vector<Session> before_companions = replan_.sessions;
    add_companions(now_, roster, replan_.sessions, replan_.unmet);
    for (std::size_t s = 0; s < replan_.sessions.size(); ++s) {
      const auto was = before_by_slot.find(slot_of(replan_.sessions[s]));
      if (was != before_by_slot.end() && was->second->companions != replan_.sessions[s].companions)
        replan_.sessions[s].sequence = was->second->sequence + 1;
    }
    replan_.loads = count_loads(now_, roster, replan_.sessions, entitlement_);
  }

  void list_changes(const Roster& roster) {
    std::map<Slot, const Session*> after_by_slot;
    for (const Session& session : replan_.sessions) after_by_slot[slot_of(session)] = &session;
    std::set<Slot> known;
    for (const Session& session : given_.published) {
      known.insert(slot_of(session));
      const auto found = after_by_slot.find(slot_of(session));
      Change change{.before = session};
      if (found != after_by_slot.end()) {
        if (found->second->official == session.official) continue;
        change.after = *found->second;
      }
      note(roster, change);
      replan_.changes.push_back(std::move(change));
    }
    for (const Session& session : replan_.sessions)
      if (!known.contains(slot_of(session))) replan_.changes.push_back({.after = session});
    std::sort(replan_.changes.begin(), replan_.changes.end(), [](const Change& a, const Change& b) {
      const auto& x = a.before.official.empty() ? a.after : a.before;
      const auto& y = b.before.official.empty() ? b.after : b.before;
      return before(x, y);
    });
  }

  void note(const Roster& roster, Change& change) const {
    const Session& session = change.before;
    change.frozen = session.date <= given_.today + std::chrono::days(canonical_.rules.freeze_days);
    const int i = roster.find(session.official);
    if (i >= 0) {
      for (const SubstituteRule& rule : now_.rules->substitutes) {
        if (!matches(rule.who, roster.official(i), now_.rules->ranks)) continue;
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
    change.alternatives = candidates_for(now_, roster, session, replan_.sessions, replan_.loads);
  }

  const ReplanInput& given_;
  CanonicalInput canonical_;
  PlanInput now_;
  std::vector<Session> vacated_;
  std::vector<Session> firm_;   ///< past or inside the freeze
  std::vector<Session> loose_;  ///< may change hands, but better not
  std::set<std::tuple<Date, std::string, std::string>> kept_;
  std::vector<double> entitlement_;
  Replan replan_;
};

}  // namespace

Result<Replan> replan_absences(const ReplanInput& input) {
  return Replanner(input, make_canonical(input.plan)).run();
}

}  // namespace anjuan::rota
