#include "anjuan/rota/plan/draft.hpp"

#include <algorithm>
#include <optional>
#include <set>
#include <tuple>

#include "anjuan/rota/plan/solver.hpp"

namespace anjuan::rota {
namespace {

/// Own sessions of quotas, such as field days, are spread: of a minimum of n one falls into each
/// n-th part of the days that the official has, on the day of it on which the fewest others are
/// out.
void spread_own(const Problem& problem, int days, std::vector<std::int64_t>& ties) {
  const auto at = [](int index) { return static_cast<std::size_t>(index); };
  std::vector<int> out(static_cast<std::size_t>(days), 0);  // by day: how many
  std::set<std::pair<int, int>> busy;                       // official and day
  for (std::size_t v = 0; v < ties.size(); ++v) {
    const Variable& variable = problem.variables[v];
    if (ties[v] == 0) busy.emplace(variable.official, variable.day);
  }
  std::vector<const Bound*> bounds;
  for (const Bound& bound : problem.bounds)
    if (bound.quota && bound.lower > 0) bounds.push_back(&bound);
  // The narrower the choice the earlier: who has few days left cannot give way.
  std::stable_sort(bounds.begin(), bounds.end(), [](const Bound* a, const Bound* b) {
    return a->variables.size() * static_cast<std::size_t>(b->lower) <
           b->variables.size() * static_cast<std::size_t>(a->lower);
  });
  for (const Bound* bound : bounds) {
    std::vector<int> open;
    int have = 0;
    for (const int v : bound->variables) {
      const Variable& variable = problem.variables[at(v)];
      if (ties[at(v)] == 0)
        ++have;
      else if (problem.demands[at(variable.demand)].optional &&
               !busy.contains({variable.official, variable.day}))
        open.push_back(v);
    }
    std::stable_sort(open.begin(), open.end(), [&](int a, int b) {
      return problem.variables[at(a)].day < problem.variables[at(b)].day;
    });
    const std::size_t wanted =
        std::min(open.size(), static_cast<std::size_t>(std::max(0, bound->lower - have)));
    for (std::size_t part = 0; part < wanted; ++part) {
      const std::size_t first = part * open.size() / wanted;
      const std::size_t last = (part + 1) * open.size() / wanted;
      int best = open[first];
      for (std::size_t k = first; k < last; ++k) {
        const auto key = [&](int v) {
          return std::pair(out[at(problem.variables[at(v)].day)], ties[at(v)]);
        };
        if (key(open[k]) < key(best)) best = open[k];
      }
      const Variable& variable = problem.variables[at(best)];
      ties[at(best)] = 0;
      ++out[at(variable.day)];
      busy.emplace(variable.official, variable.day);
    }
  }
}

}  // namespace

std::vector<std::int64_t> draft_ties(const Problem& problem, const Roster& roster,
                                     std::uint64_t seed) {
  constexpr std::int64_t kFirst = 16;  // clearly dearer than the draft's own choice
  const auto hash = [&](int official, int day) {
    return tie_hash(seed, roster.official(official).id,
                    roster.date(day).time_since_epoch().count());
  };
  std::vector<std::int64_t> ties(problem.variables.size());
  for (std::size_t v = 0; v < ties.size(); ++v) {
    const Variable& variable = problem.variables[v];
    ties[v] =
        kFirst + static_cast<std::int64_t>(hash(variable.official, variable.day) %
                                           static_cast<std::uint64_t>(Goal::kMaxTie - kFirst + 1));
  }
  std::vector<int> by_day;
  for (std::size_t d = 0; d < problem.demands.size(); ++d)
    if (problem.demands[d].days.size() == 1 && problem.demands[d].need > 0)
      by_day.push_back(static_cast<int>(d));
  std::stable_sort(by_day.begin(), by_day.end(), [&](int a, int b) {
    return problem.demands[static_cast<std::size_t>(a)].days.front() <
           problem.demands[static_cast<std::size_t>(b)].days.front();
  });
  const std::size_t people = problem.of_official.size();
  std::vector<int> load = problem.pinned_load;
  std::vector<std::optional<int>> last_day(people);
  for (const int d : by_day) {
    const Demand& demand = problem.demands[static_cast<std::size_t>(d)];
    using Candidate = std::tuple<double, std::uint64_t, int>;
    std::vector<Candidate> candidates;
    for (const int v : problem.of_demand[static_cast<std::size_t>(d)]) {
      const Variable& variable = problem.variables[static_cast<std::size_t>(v)];
      const auto i = static_cast<std::size_t>(variable.official);
      if (last_day[i] == variable.day) continue;  // at another desk already
      const double share = (load[i] + 1) / std::max(problem.entitlement[i], 1e-3);
      candidates.emplace_back(share, hash(variable.official, variable.day), v);
    }
    const auto wanted = std::min(candidates.size(), static_cast<std::size_t>(demand.need));
    std::partial_sort(candidates.begin(), candidates.begin() + static_cast<std::ptrdiff_t>(wanted),
                      candidates.end());
    for (std::size_t k = 0; k < wanted; ++k) {
      const int v = std::get<2>(candidates[k]);
      const Variable& variable = problem.variables[static_cast<std::size_t>(v)];
      ties[static_cast<std::size_t>(v)] = 0;
      ++load[static_cast<std::size_t>(variable.official)];
      last_day[static_cast<std::size_t>(variable.official)] = variable.day;
    }
  }
  spread_own(problem, roster.days(), ties);
  return ties;
}

}  // namespace anjuan::rota
