#include "anjuan/rota/plan/given_up.hpp"

#include <algorithm>
#include <tuple>

#include <fmt/format.h>

#include "anjuan/base/text.hpp"
#include "anjuan/i18n/by_number.hpp"
#include "anjuan/i18n/i18n.hpp"
#include "anjuan/rota/index.hpp"

namespace anjuan::rota {
namespace {

std::optional<std::size_t> in_house_of(const Problem& problem, const Conflict& conflict) {
  for (const int b : conflict.maximums)
    if (problem.bounds[at(b)].in_house) return problem.bounds[at(b)].in_house;
  return std::nullopt;
}

/// The quotas that say how much somebody may hold at most.
std::set<std::size_t> maximums_of(const Problem& problem, const Conflict& conflict) {
  std::set<std::size_t> found;
  for (const int b : conflict.maximums)
    if (const auto quota = problem.bounds[at(b)].quota) found.insert(*quota);
  return found;
}

}  // namespace

/// Of the quotas that list what cannot be held, that of the official who has the most to the good;
/// nullopt when none may give way.
std::optional<int> GivenUp::minimum_of(const Problem& problem, const Conflict& conflict) const {
  const auto key = [&](int b) {
    const Bound& bound = problem.bounds[at(b)];
    const std::string& id = roster_.official(bound.official).id;
    const auto owed = input_.carried.find(id);
    return std::tuple(
        -bound.lower, owed == input_.carried.end() ? 0.0 : owed->second,
        tie_hash(input_.rules->seed + 3, id, bound.window.from.time_since_epoch().count()), id);
  };
  std::optional<int> found;
  for (const int b : conflict.bounds) {
    const QuotaRule& quota = input_.rules->quotas[*problem.bounds[at(b)].quota];
    if (input_.rules->waives(quota.no_available_day) && (!found || key(b) < key(*found))) found = b;
  }
  return found;
}

std::vector<std::string> GivenUp::away_from(const Problem& problem, const Demand& demand) const {
  return away_in_words(input_, roster_, {demand.days.begin(), demand.days.end()}, [&](int i) {
    return demand.cover && problem.eligible[*demand.cover][at(i)] != 0;
  });
}

/// The seat that stays empty where too few can come to several desks at once, too few would be left
/// in the house, or the others may hold no more while somebody is away. Nullopt when numbers of the
/// office contradict each other with everybody there, or no seat may stay empty. Of desks that want
/// as many the last by its id, so that it is always the same one.
std::optional<int> GivenUp::seat_of(const Problem& problem, const Conflict& conflict) const {
  const bool must_be_missed =
      !maximums_of(problem, conflict).empty() && !in_house_of(problem, conflict);
  const auto key = [&](int d) {
    const Demand& demand = problem.demands[at(d)];
    return std::tuple(demand.need + demand.fixed, demand.desk, demand.kind, d);
  };
  std::optional<int> found;
  for (const int d : conflict.demands) {
    const Demand& demand = problem.demands[at(d)];
    if (demand.cover && demand.turns.empty() &&
        input_.rules->waives(input_.rules->covers[*demand.cover].no_available_day) &&
        (!must_be_missed || !away_from(problem, demand).empty()) &&
        (!found || key(*found) < key(d)))
      found = d;
  }
  return found;
}

bool GivenUp::give_way(Problem& problem, const Conflict& conflict) {
  if (const auto bound = minimum_of(problem, conflict)) {
    --problem.bounds[at(*bound)].lower;
    ++minimums_[*bound];
    return true;
  }
  const auto seat = seat_of(problem, conflict);
  if (!seat) return false;
  --problem.demands[at(*seat)].need;
  Seats& seats = seats_[*seat];
  ++seats.count;
  seats.in_house = in_house_of(problem, conflict);
  seats.maximums.merge(maximums_of(problem, conflict));
  return true;
}

std::optional<Conflict> GivenUp::rest_of(const Problem& problem, Conflict conflict) {
  std::erase_if(conflict.demands, [&](int d) { return problem.demands[at(d)].need == 0; });
  if (!conflict.bounds.empty()) return std::nullopt;
  return conflict;
}

void GivenUp::list(Problem& problem) const {
  for (const auto& [b, count] : minimums_) {
    const Bound& bound = problem.bounds[at(b)];
    const Official& official = roster_.official(bound.official);
    problem.unmet.push_back(
        {.kind = UnmetKind::no_available_day,
         .message = trf(
             by_number(
                 bound.lower + count,
                 N_("{} of {} session of {} in {}..{} cannot be planned beside the other rules"),
                 N_("{} of {} sessions of {} in {}..{} cannot be planned beside the other rules")),
             count, bound.lower + count, official.name, to_string(bound.window.from),
             to_string(bound.window.to)),
         .official = official.id,
         .days = bound.window,
         .source = input_.rules->quotas[*bound.quota].source});
  }
  for (const auto& [d, seats] : seats_) {
    const Demand& demand = problem.demands[at(d)];
    const DateRange days{roster_.date(demand.days.front()), roster_.date(demand.days.back())};
    const std::string when = days.from == days.to
                                 ? to_string(days.from)
                                 : fmt::format("{}..{}", to_string(days.from), to_string(days.to));
    const int wanted = demand.need + seats.count;
    Unmet unmet{.kind = UnmetKind::in_house, .desk = demand.desk};
    if (seats.in_house) {
      unmet.message = trf("{} of {} who are wanted at desk {} on {} stay in the house [{}]",
                          seats.count, wanted, input_.rules->desk_name(demand.desk), when,
                          input_.rules->in_house[*seats.in_house].source);
    } else if (!seats.maximums.empty()) {
      std::vector<std::string> sources;
      for (const std::size_t q : seats.maximums) sources.push_back(input_.rules->quotas[q].source);
      unmet.kind = UnmetKind::too_few_available;
      unmet.message = trf(
          "{} of {} who are wanted at desk {} can come on {}: the others may hold no more [{}]; "
          "away: {}",
          demand.need, wanted, input_.rules->desk_name(demand.desk), when, join(sources, tr(", ")),
          join(away_from(problem, demand), tr(", ")));
    } else {
      unmet.kind = UnmetKind::too_few_available;
      unmet.message =
          trf("{} of {} who are wanted at desk {} can come on {}: the others are needed elsewhere",
              demand.need, wanted, input_.rules->desk_name(demand.desk), when);
    }
    unmet.days = days;
    unmet.source = demand.source;
    problem.unmet.push_back(std::move(unmet));
  }
}

}  // namespace anjuan::rota
