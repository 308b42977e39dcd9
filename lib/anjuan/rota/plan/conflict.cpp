#include "anjuan/rota/plan/conflict.hpp"

#include <algorithm>
#include <set>

#include "anjuan/base/text.hpp"
#include "anjuan/i18n/i18n.hpp"
#include "anjuan/rota/period.hpp"
#include "anjuan/rota/plan/solver.hpp"

namespace anjuan::rota {
namespace {

std::size_t at(int index) {
  return static_cast<std::size_t>(index);
}

/// A demand (first = 0) or the lower side of a bound (first = 1).
using Item = std::pair<int, int>;

bool feasible(const Problem& problem, const std::vector<Item>& items) {
  Problem part = problem;
  std::vector<char> demand_on(problem.demands.size(), 0);
  for (Bound& bound : part.bounds) bound.lower = 0;
  for (const Item& item : items) {
    if (item.first == 0)
      demand_on[at(item.second)] = 1;
    else
      part.bounds[at(item.second)].lower = problem.bounds[at(item.second)].lower;
  }
  Goal goal;
  goal.fair = false;
  for (std::size_t d = 0; d < part.demands.size(); ++d)
    if (demand_on[d] == 0 && !part.demands[d].optional) part.demands[d].need = 0;
  return solve(part, goal).status != Solution::Status::infeasible;
}

/// Divide and conquer over the deletion test: what of `items` is needed, given `kept`, for the
/// contradiction. About k·log(n) tests for k rules out of n.
void minimal(const Problem& problem, std::vector<Item>& kept, std::vector<Item> items,
             bool kept_grew) {
  if (kept_grew && !feasible(problem, kept)) return;
  if (items.size() == 1) {
    kept.push_back(items.front());
    return;
  }
  const auto half = items.begin() + static_cast<std::ptrdiff_t>(items.size() / 2);
  const std::vector<Item> first(items.begin(), half);
  const std::vector<Item> second(half, items.end());
  // What of the second half is needed beside all of the first …
  std::vector<Item> with_first = kept;
  with_first.insert(with_first.end(), first.begin(), first.end());
  const std::size_t base = with_first.size();
  minimal(problem, with_first, second, true);
  const std::vector<Item> from_second(with_first.begin() + static_cast<std::ptrdiff_t>(base),
                                      with_first.end());
  // … and then what of the first beside that.
  kept.insert(kept.end(), from_second.begin(), from_second.end());
  minimal(problem, kept, first, !from_second.empty());
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
  return join(parts, ", ");
}

struct Group {
  std::set<int> days;
  int need = 0;
  std::set<int> people;
};

std::vector<std::string> demand_lines(const PlanInput& input, const Roster& roster,
                                      const Problem& problem, const Conflict& conflict) {
  std::map<std::pair<std::string, std::string>, Group> groups;  // desk and source
  for (const int d : conflict.demands) {
    const Demand& demand = problem.demands[at(d)];
    Group& group = groups[{demand.desk, demand.source}];
    group.days.insert(demand.days.begin(), demand.days.end());
    group.need += demand.need;
    for (const int v : problem.of_demand[at(d)])
      group.people.insert(problem.variables[at(v)].official);
  }
  std::vector<std::string> lines;
  for (const auto& [key, group] : groups) {
    std::vector<std::string> names;
    for (const int i : group.people) names.push_back(roster.official(i).name);
    std::vector<std::string> away;
    for (const Absence& absence : input.absences) {
      const int i = roster.find(absence.official);
      const bool then = std::any_of(group.days.begin(), group.days.end(), [&](int day) {
        return absence.days.contains(roster.date(day));
      });
      if (i >= 0 && then)
        away.push_back(absence.reason.empty()
                           ? roster.official(i).name
                           : fmt::format("{} ({})", roster.official(i).name, absence.reason));
    }
    std::string line = names.size() == 0
                           ? trf("desk {} on {} needs {}, nobody can come [{}]", key.first,
                                 days_in_words(roster, group.days), group.need, key.second)
                           : trf("desk {} on {} needs {}, only {} can come: {} [{}]", key.first,
                                 days_in_words(roster, group.days), group.need, names.size(),
                                 join(names, ", "), key.second);
    if (!away.empty()) line += trf("; away: {}", join(away, ", "));
    lines.push_back(std::move(line));
  }
  return lines;
}

std::string bound_line(const PlanInput& input, const Roster& roster, const Problem& problem,
                       const Bound& bound) {
  const QuotaRule& quota = input.rules->quotas[at(bound.quota)];
  std::set<int> days;
  for (const int v : bound.variables) days.insert(problem.variables[at(v)].day);
  return trf("{} needs {} sessions in {}..{} and could come on {} days [{}]",
             roster.official(bound.official).name, bound.lower, to_string(bound.window.from),
             to_string(bound.window.to), days.size(), quota.source);
}

}  // namespace

Conflict find_conflict(const Problem& problem) {
  std::vector<Item> items;
  for (std::size_t d = 0; d < problem.demands.size(); ++d)
    if (!problem.demands[d].optional && problem.demands[d].need > 0)
      items.emplace_back(0, static_cast<int>(d));
  for (std::size_t b = 0; b < problem.bounds.size(); ++b)
    if (problem.bounds[b].lower > 0) items.emplace_back(1, static_cast<int>(b));
  std::vector<Item> kept;
  if (!items.empty()) minimal(problem, kept, items, false);
  Conflict conflict;
  for (const Item& item : kept)
    (item.first == 0 ? conflict.demands : conflict.bounds).push_back(item.second);
  std::sort(conflict.demands.begin(), conflict.demands.end());
  std::sort(conflict.bounds.begin(), conflict.bounds.end());
  return conflict;
}

Failure explain_conflict(const PlanInput& input, const Roster& roster, const Problem& problem,
                         const Conflict& conflict) {
  std::vector<std::string> lines = demand_lines(input, roster, problem, conflict);
  std::set<std::string> sources;
  for (const int d : conflict.demands) sources.insert(problem.demands[at(d)].source);
  std::set<std::pair<int, int>> limits;  // quotas with a maximum that the people involved meet
  for (const int b : conflict.bounds) {
    const Bound& bound = problem.bounds[at(b)];
    lines.push_back(bound_line(input, roster, problem, bound));
    sources.insert(input.rules->quotas[at(bound.quota)].source);
  }
  for (const Bound& bound : problem.bounds) {
    if (bound.quota < 0 || !input.rules->quotas[at(bound.quota)].max) continue;
    const bool involved = std::any_of(conflict.demands.begin(), conflict.demands.end(), [&](int d) {
      return std::any_of(bound.variables.begin(), bound.variables.end(),
                         [&](int v) { return problem.variables[at(v)].demand == d; });
    });
    if (!involved || !limits.emplace(bound.official, bound.quota).second) continue;
    lines.push_back(trf("{} may hold at most {} {} [{}]", roster.official(bound.official).name,
                        *input.rules->quotas[at(bound.quota)].max,
                        per_in_words(input.rules->quotas[at(bound.quota)].per),
                        input.rules->quotas[at(bound.quota)].source));
    sources.insert(input.rules->quotas[at(bound.quota)].source);
  }
  const std::vector<std::string> cited(sources.begin(), sources.end());
  Diagnostic diagnostic;
  diagnostic.code = "contradiction";
  diagnostic.message = trf("these rules cannot hold together: {}", join(lines, "; "));
  diagnostic.rule = join(cited, ", ");
  diagnostic.remedy =
      tr("bring in one more person, move an absence, lower one of these numbers, or set "
         "no-available-day = \"waive-and-list\"");
  return Failure{ExitCode::refused, {std::move(diagnostic)}};
}

}  // namespace anjuan::rota
