#include <algorithm>

#include "anjuan/i18n/by_number.hpp"
#include "anjuan/i18n/i18n.hpp"
#include "anjuan/rota/change/replan_problem.hpp"
#include "anjuan/rota/index.hpp"
#include "anjuan/rota/period.hpp"

/// What must stay kept while sessions change: quotas, one place a day, who stays in the house.
namespace anjuan::rota {

void ReplanProblem::add_bounds(const GivenWay& way) {
  add_day_bounds();
  add_in_house_bounds(problem_, now_, roster_, now_.pinned, basis_.broken_before);
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
          if (!open_.contains(s)) ++firm;
        }
        keep_quota(quota, bound, {published, firm}, way);
      }
    }
  }
}

/// What was kept stays kept; what was broken before is no business of this replanning. `held`: how
/// many sessions count as published, and how many of them stand.
void ReplanProblem::keep_quota(const QuotaRule& quota, Bound& bound, std::pair<int, int> held,
                               const GivenWay& way) {
  const auto [published, firm] = held;
  const Official& official = roster_.official(bound.official);
  const auto size = static_cast<int>(bound.variables.size());
  bound.upper = size;
  if (quota.max) bound.upper = std::min(size, std::max(0, std::max(*quota.max, published) - firm));
  const int min = duty_in(quota, official, now_, bound.window, {begins_}).min;
  int owed = quota.self_chosen ? 0 : std::max(0, std::min(min, published) - firm);
  if (owed > 0) {
    QuotaRule duty = quota;
    duty.desk.clear();
    owed -= later_duty_.count(
        duty, official, overlap(bound.window, {bound.window.from, basis_.planned_until}), owed);
    owed -= later_.count(quota, official, bound.window, owed);
  }
  std::set<int> free_days;
  for (const int v : bound.variables) free_days.insert(problem_.variables[at(v)].day);
  bound.lower = std::min(owed, static_cast<int>(free_days.size()));
  for (int missing = bound.lower; missing < owed; ++missing)
    short_of_days_.push_back({bound.official, *bound.quota, bound.window});
  if (const auto less = way.lowered.find({*bound.quota, bound.official, bound.window.from});
      less != way.lowered.end())
    bound.lower = std::max(0, bound.lower - less->second);
  if (bound.lower < owed)
    short_.push_back({bound.official, *bound.quota, bound.window, firm + bound.lower, min});
  if (quota.self_chosen && published >= min && published - vacated_of(official.id, bound) < min)
    short_.push_back({bound.official, *bound.quota, bound.window, 0, min, true});
  if (bound.lower > 0 || bound.upper < size) problem_.bounds.push_back(std::move(bound));
}

std::vector<Unmet> ReplanProblem::unmet(bool certain) const {
  std::vector<Unmet> listed;
  for (const Short& one : short_) {
    const Official& official = roster_.official(one.official);
    const std::string from = to_string(one.window.from);
    const std::string to = to_string(one.window.to);
    listed.push_back(
        {.kind = one.to_file ? UnmetKind::not_filed : UnmetKind::quota_short,
         .message =
             one.to_file ? trf("{} is to file another date in {}..{}", official.name, from, to)
             : certain
                 ? trf(by_number(
                           one.min,
                           N_("{} is left with {} of {} session in {}..{}: no exchange gives more"),
                           N_("{} is left with {} of {} sessions in {}..{}: no exchange gives "
                              "more")),
                       official.name, one.left, one.min, from, to)
                 : trf(by_number(one.min, N_("{} is left with {} of {} session in {}..{}"),
                                 N_("{} is left with {} of {} sessions in {}..{}")),
                       official.name, one.left, one.min, from, to),
         .official = official.id,
         .days = one.window,
         .source = now_.rules->quotas[one.quota].source});
  }
  return listed;
}

int ReplanProblem::vacated_of(const std::string& official, const Bound& bound) const {
  return static_cast<int>(
      std::count_if(basis_.vacated.begin(), basis_.vacated.end(), [&](std::size_t s) {
        const Session& session = basis_.sessions[s];
        const QuotaRule& quota = now_.rules->quotas[*bound.quota];
        return session.official == official && bound.window.contains(session.date) &&
               quota.in_force.on(session.date) && counts(quota, session.kind, session.desk);
      }));
}

/// One place a day, but for who was published at two.
void ReplanProblem::add_day_bounds() {
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

}  // namespace anjuan::rota
