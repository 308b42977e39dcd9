#include "anjuan/rota/plan/draft.hpp"

#include <algorithm>
#include <tuple>

#include "anjuan/rota/plan/solver.hpp"

namespace anjuan::rota {

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
  std::vector<int> last_day(people, -1);
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
  return ties;
}

}  // namespace anjuan::rota
