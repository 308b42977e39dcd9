#include "anjuan/rota/plan/conflict.hpp"

#include <algorithm>
#include <iterator>
#include <optional>
#include <set>

#include "anjuan/base/text.hpp"
#include "anjuan/i18n/by_number.hpp"
#include "anjuan/i18n/i18n.hpp"
#include "anjuan/rota/index.hpp"
#include "anjuan/rota/period.hpp"
#include "anjuan/rota/plan/solver.hpp"

namespace anjuan::rota {
namespace {

enum class Side { demand, minimum, maximum };
using Item = std::pair<Side, int>;

Conflict conflict_of(const std::vector<Item>& items) {
  Conflict conflict;
  for (const auto& [side, index] : items)
    (side == Side::demand    ? conflict.demands
     : side == Side::minimum ? conflict.bounds
                             : conflict.maximums)
        .push_back(index);
  for (auto* list : {&conflict.demands, &conflict.bounds, &conflict.maximums})
    std::sort(list->begin(), list->end());
  return conflict;
}

/// What can be asked for of a problem. What is asked for comes last: where the search has a choice
/// it keeps late ones.
std::vector<Item> items_of(const Problem& problem) {
  std::vector<Item> items;
  for (std::size_t b = 0; b < problem.bounds.size(); ++b) {
    const Bound& bound = problem.bounds[b];
    if ((bound.quota || bound.in_house) && bound.upper < static_cast<int>(bound.variables.size()))
      items.emplace_back(Side::maximum, static_cast<int>(b));
  }
  for (std::size_t d = 0; d < problem.demands.size(); ++d)
    if (!problem.demands[d].optional && problem.demands[d].need > 0)
      items.emplace_back(Side::demand, static_cast<int>(d));
  for (std::size_t b = 0; b < problem.bounds.size(); ++b)
    if (problem.bounds[b].lower > 0) items.emplace_back(Side::minimum, static_cast<int>(b));
  return items;
}

bool has(const Conflict& part, const Item& item) {
  const auto& list = item.first == Side::demand    ? part.demands
                     : item.first == Side::minimum ? part.bounds
                                                   : part.maximums;
  return std::binary_search(list.begin(), list.end(), item.second);
}

/// Solves a problem of which only a part is asked for.
Solution solve_part(const Problem& problem, const Conflict& part, bool blame) {
  Problem relaxed = problem;
  std::vector<char> minimum(problem.bounds.size(), 0);
  std::vector<char> maximum(problem.bounds.size(), 0);
  for (const int b : part.bounds) minimum[at(b)] = 1;
  for (const int b : part.maximums) maximum[at(b)] = 1;
  for (std::size_t b = 0; b < problem.bounds.size(); ++b) {
    Bound& bound = relaxed.bounds[b];
    if (minimum[b] == 0) bound.lower = 0;
    // One place at a time is no rule that could be left out.
    if ((bound.quota || bound.in_house) && maximum[b] == 0)
      bound.upper = std::max(bound.upper, static_cast<int>(bound.variables.size()));
  }
  constexpr int kSteps = 200'000;
  Goal goal{.fair = false, .first = true};
  goal.node_limit = std::clamp(kSteps / (static_cast<int>(problem.variables.size()) + 1), 10, 2000);
  goal.blame = blame;
  for (std::size_t d = 0; d < problem.demands.size(); ++d)
    if (!std::binary_search(part.demands.begin(), part.demands.end(), static_cast<int>(d)))
      goal.demands_off.push_back(static_cast<int>(d));
  return solve(relaxed, goal);
}

/// Of `items`, those that the solver blames for their contradiction; nullopt when they can hold
/// together, or nobody knows.
std::optional<std::vector<Item>> blamed(const Problem& problem, const std::vector<Item>& items) {
  const Solution solution = solve_part(problem, conflict_of(items), true);
  if (solution.status != Solution::Status::infeasible) return std::nullopt;
  std::vector<Item> left;
  std::copy_if(items.begin(), items.end(), std::back_inserter(left),
               [&](const Item& item) { return has(solution.blamed, item); });
  return left;
}

std::string days_in_words(const Roster& roster, const std::set<int>& days) {
  std::vector<std::string> parts;
  for (auto day = days.begin(); day != days.end();) {
    auto last = day;
    while (std::next(last) != days.end() && *std::next(last) == *last + 1) ++last;
    parts.push_back(day == last ? to_string(roster.date(*day))
                                : fmt::format("{}..{}", to_string(roster.date(*day)),
                                              to_string(roster.date(*last))));
    day = std::next(last);
  }
  constexpr std::size_t kShown = 12;
  if (parts.size() > kShown) {
    const std::size_t more = parts.size() - kShown;
    parts.resize(kShown);
    parts.push_back(trf("{} more", more));
  }
  return join(parts, tr(", "));
}

struct Group {
  std::set<int> days;
  int need = 0;
  std::set<int> people;
  std::set<std::size_t> covers;  ///< indices into rules.covers
};

std::vector<std::string> demand_lines(const PlanInput& input, const Roster& roster,
                                      const Problem& problem, const Conflict& conflict) {
  std::map<std::pair<std::string, std::string>, Group> groups;  // desk and source
  for (const int d : conflict.demands) {
    const Demand& demand = problem.demands[at(d)];
    Group& group = groups[{input.rules->desk_name(demand.desk), demand.source}];
    group.days.insert(demand.days.begin(), demand.days.end());
    group.need += demand.need;
    if (demand.cover) group.covers.insert(*demand.cover);
    for (const int v : problem.of_demand[at(d)])
      group.people.insert(problem.variables[at(v)].official);
  }
  std::vector<std::string> lines;
  for (const auto& [key, grouped] : groups) {
    const Group& group = grouped;  // a lambda below captures it
    std::vector<std::string> names;
    for (const int i : group.people) names.push_back(roster.official(i).name);
    const std::vector<std::string> away = away_in_words(input, roster, group.days, [&](int i) {
      return group.covers.empty() ||
             std::any_of(group.covers.begin(), group.covers.end(),
                         [&](std::size_t c) { return problem.eligible[c][at(i)] != 0; });
    });
    std::string line = names.size() == 0
                           ? trf("desk {} on {} needs {}, nobody can come [{}]", key.first,
                                 days_in_words(roster, group.days), group.need, key.second)
                           : trf("desk {} on {} needs {}, only {} can come: {} [{}]", key.first,
                                 days_in_words(roster, group.days), group.need, names.size(),
                                 join(names, tr(", ")), key.second);
    if (!away.empty()) line += trf("; away: {}", join(away, tr(", ")));
    lines.push_back(std::move(line));
  }
  return lines;
}

/// How many sessions there are to be had where several minimums want the same ones.
std::vector<std::string> offer_lines(const PlanInput& input, const Roster& roster,
                                     const Problem& problem, const Conflict& conflict) {
  if (conflict.bounds.size() < 2) return {};
  std::map<std::pair<std::string, std::string>, Group> groups;  // desk and source
  std::set<int> seen(conflict.demands.begin(), conflict.demands.end());
  for (const int b : conflict.bounds)
    for (const int v : problem.bounds[at(b)].variables) {
      const int d = problem.variables[at(v)].demand;
      const Demand& demand = problem.demands[at(d)];
      if (demand.optional || !seen.insert(d).second) continue;
      Group& group = groups[{input.rules->desk_name(demand.desk), demand.source}];
      group.days.insert(demand.days.begin(), demand.days.end());
      group.need += demand.need;
    }
  std::vector<std::string> lines;
  for (const auto& [key, group] : groups)
    lines.push_back(trf(by_number(group.need, N_("desk {} offers {} session on {} [{}]"),
                                  N_("desk {} offers {} sessions on {} [{}]")),
                        key.first, group.need, days_in_words(roster, group.days), key.second));
  return lines;
}

std::string bound_line(const PlanInput& input, const Roster& roster, const Problem& problem,
                       const Bound& bound) {
  const QuotaRule& quota = input.rules->quotas[*bound.quota];
  std::set<int> days;
  for (const int v : bound.variables) days.insert(problem.variables[at(v)].day);
  return trf(
      by_number(bound.lower,
                N_("{} needs {} session in {}..{}, days on which they could come: {} [{}]"),
                N_("{} needs {} sessions in {}..{}, days on which they could come: {} [{}]")),
      roster.official(bound.official).name, bound.lower, to_string(bound.window.from),
      to_string(bound.window.to), days.size(), quota.source);
}

}  // namespace

std::vector<std::string> away_in_words(const PlanInput& input, const Roster& roster,
                                       const std::set<int>& days,
                                       const std::function<bool(int)>& speaks_of) {
  std::vector<std::string> away;
  for (const Absence& absence : input.absences) {
    const auto i = roster.find(absence.official);
    const bool then = std::any_of(days.begin(), days.end(),
                                  [&](int day) { return absence.days.contains(roster.date(day)); });
    if (i && then && speaks_of(*i))
      away.push_back(absence.reason.empty()
                         ? roster.official(*i).name
                         : fmt::format("{} ({})", roster.official(*i).name, absence.reason));
  }
  return away;
}

bool can_hold(const Problem& problem, const Conflict& part) {
  return solve_part(problem, part, false).status != Solution::Status::infeasible;
}

Conflict find_conflict(const Problem& problem) {
  std::vector<Item> items = items_of(problem);
  if (auto fewer = blamed(problem, items)) items = std::move(*fewer);
  const auto is_spent = [&] { return problem.effort != nullptr && problem.effort->left < 0; };
  std::size_t kept = 0;
  while (kept < items.size() && !is_spent()) {
    std::vector<Item> others = items;
    others.erase(others.begin() + static_cast<std::ptrdiff_t>(kept));
    // Undecided counts as possible, so what is named stays a contradiction.
    if (auto fewer = blamed(problem, others))
      items = std::move(*fewer);
    else
      ++kept;
  }
  Conflict conflict = conflict_of(items);
  conflict.minimal = !is_spent();
  return conflict;
}

Failure explain_conflict(const PlanInput& input, const Roster& roster, const Problem& problem,
                         const Conflict& conflict, std::string remedy) {
  std::vector<std::string> lines = demand_lines(input, roster, problem, conflict);
  for (std::string& line : offer_lines(input, roster, problem, conflict))
    lines.push_back(std::move(line));
  std::set<std::string> sources;
  for (const int d : conflict.demands) sources.insert(problem.demands[at(d)].source);
  for (const int b : conflict.bounds) {
    const Bound& bound = problem.bounds[at(b)];
    lines.push_back(bound_line(input, roster, problem, bound));
    sources.insert(input.rules->quotas[*bound.quota].source);
  }
  std::set<std::pair<int, std::size_t>> said;
  for (const int b : conflict.maximums) {
    const Bound& bound = problem.bounds[at(b)];
    if (bound.in_house) {
      const InHouseRule& rule = input.rules->in_house[*bound.in_house];
      lines.push_back(trf("{}: at most {} may be out on {} [{}]", to_string(rule.who), bound.upper,
                          to_string(bound.window.from), rule.source));
      sources.insert(rule.source);
      continue;
    }
    const QuotaRule& quota = input.rules->quotas[*bound.quota];
    if (!quota.max || !said.emplace(bound.official, *bound.quota).second) continue;
    lines.push_back(trf("{} may hold at most {} {} [{}]", roster.official(bound.official).name,
                        *quota.max, per_in_words(quota.per), quota.source));
    sources.insert(quota.source);
  }
  const std::vector<std::string> cited(sources.begin(), sources.end());
  Diagnostic diagnostic;
  diagnostic.code = "contradiction";
  diagnostic.message = trf("these rules cannot hold together: {}", join(lines, "; "));
  if (!conflict.minimal) diagnostic.message += tr("; a part of them may be enough for that");
  diagnostic.rule = join(cited, tr(", "));
  diagnostic.remedy = std::move(remedy);
  return Failure{ExitCode::refused, {std::move(diagnostic)}};
}

}  // namespace anjuan::rota
