#include "anjuan/rota/plan/problem.hpp"

#include <algorithm>
#include <set>
#include <tuple>

#include "anjuan/i18n/i18n.hpp"
#include "anjuan/rota/plan/demand.hpp"
#include "anjuan/rota/plan/in_house.hpp"
#include "anjuan/rota/plan/quota_bounds.hpp"

namespace anjuan::rota {

std::uint64_t tie_hash(std::uint64_t seed, std::string_view a, std::int64_t b) {
  // FNV-1a over the words, then a finalizer, so that near dates fall independently.
  std::uint64_t hash = 1469598103934665603ULL ^ seed;
  const auto mix = [&](std::uint64_t byte) { hash = (hash ^ byte) * 1099511628211ULL; };
  for (const char c : a) mix(static_cast<unsigned char>(c));
  for (int i = 0; i < 8; ++i) mix((static_cast<std::uint64_t>(b) >> (8 * i)) & 0xffU);
  hash ^= hash >> 33;
  hash *= 0xff51afd7ed558ccdULL;
  return hash ^ (hash >> 33);
}

namespace {

bool is_away(const PlanInput& input, const std::string& official, Date date) {
  return std::any_of(input.absences.begin(), input.absences.end(), [&](const Absence& absence) {
    return absence.official == official && absence.days.contains(date);
  });
}

}  // namespace

std::vector<Session> fixed_sessions(const PlanInput& input) {
  std::vector<Session> fixed = input.pinned;
  for (const Filing& filing : input.filings) {
    if (!input.period.contains(filing.date) || is_away(input, filing.official, filing.date) ||
        (input.today && filing.date < *input.today))  // it has passed: nobody plans it any more
      continue;
    Session session{.date = filing.date, .desk = filing.desk, .kind = filing.kind};
    session.official = filing.official;
    session.place = filing.place;
    session.origin = Origin::filed;
    const bool known = std::any_of(fixed.begin(), fixed.end(), [&](const Session& one) {
      return one.date == session.date && one.official == session.official;
    });
    if (!known) fixed.push_back(std::move(session));
  }
  std::sort(fixed.begin(), fixed.end(), before);
  return fixed;
}

bool wants_desk(const PlanInput& input, const std::string& desk) {
  return input.desks.empty() ||
         std::find(input.desks.begin(), input.desks.end(), desk) != input.desks.end();
}

namespace {

/// Nobody sits at two desks at once: a bound for every day that offers an official a choice.
void add_day_bounds(Problem& problem, const Roster& roster) {
  for (int i = 0; i < roster.size(); ++i) {
    const auto& mine = problem.of_official[static_cast<std::size_t>(i)];
    for (std::size_t k = 0; k < mine.size();) {
      const int day = problem.variables[static_cast<std::size_t>(mine[k])].day;
      Bound bound{.official = i, .upper = 1, .window = {roster.date(day), roster.date(day)}};
      for (; k < mine.size() && problem.variables[static_cast<std::size_t>(mine[k])].day == day;
           ++k)
        bound.variables.push_back(mine[k]);
      if (bound.variables.size() > 1) problem.bounds.push_back(std::move(bound));
    }
  }
}

void index_variables(Problem& problem, const Roster& roster) {
  std::sort(problem.variables.begin(), problem.variables.end(),
            [](const Variable& a, const Variable& b) {
              return std::tie(a.official, a.day, a.demand) < std::tie(b.official, b.day, b.demand);
            });
  problem.of_demand.assign(problem.demands.size(), {});
  problem.of_official.assign(static_cast<std::size_t>(roster.size()), {});
  for (std::size_t v = 0; v < problem.variables.size(); ++v) {
    const Variable& variable = problem.variables[v];
    problem.of_demand[static_cast<std::size_t>(variable.demand)].push_back(static_cast<int>(v));
    problem.of_official[static_cast<std::size_t>(variable.official)].push_back(static_cast<int>(v));
  }
}

/// A demand that nobody can meet is listed and left out, unless the office wants a failure: then
/// it stays and makes the problem infeasible.
void waive_hopeless(Problem& problem, const PlanInput& input, const Roster& roster) {
  // A rule that fits no official at all is said once, not once a day.
  std::set<std::size_t> fits_nobody;
  const auto is_hopeless = [&](const Demand& demand) {
    if (!demand.cover) return false;
    const CoverRule& cover = input.rules->covers[*demand.cover];
    for (int i = 0; i < roster.size(); ++i)
      if (serves(cover, roster.official(i), input.rules->ranks)) return false;
    return true;
  };
  const auto waives = [&](const Demand& demand) {
    return demand.cover ? input.rules->waives(input.rules->covers[*demand.cover].no_available_day)
                        : input.rules->waives({});
  };
  for (std::size_t d = 0; d < problem.demands.size(); ++d) {
    Demand& demand = problem.demands[d];
    if (demand.optional || demand.need == 0) continue;
    if (!problem.of_demand[d].empty()) {
      std::set<int> people;
      for (const int v : problem.of_demand[d])
        people.insert(problem.variables[static_cast<std::size_t>(v)].official);
      const int can_come = static_cast<int>(people.size());
      // On a day that cannot be another one, whoever can come is seated and the rest listed.
      if (can_come >= demand.need || demand.days.size() != 1 || demand.other_day || !waives(demand))
        continue;
      const Date date = roster.date(demand.days.front());
      problem.unmet.push_back(
          {.kind = UnmetKind::too_few_available,
           .message = trf("{} of {} who are wanted at desk {} can come on {}", can_come,
                          demand.need, input.rules->desk_name(demand.desk), to_string(date)),
           .desk = demand.desk,
           .days = {date, date},
           .source = demand.source});
      demand.need = can_come;
      continue;
    }
    if (is_hopeless(demand)) {
      if (fits_nobody.insert(*demand.cover).second)
        problem.unmet.push_back(
            {.kind = UnmetKind::nobody_eligible,
             .message = trf("desk {}: the rule fits no official; compare its rank, group, unit and "
                            "body with officials.yaml",
                            input.rules->desk_name(demand.desk)),
             .desk = demand.desk,
             .days = input.period,
             .source = demand.source});
      if (waives(demand)) demand.need = 0;
      continue;
    }
    const DateRange days{roster.date(demand.days.empty() ? 0 : demand.days.front()),
                         roster.date(demand.days.empty() ? 0 : demand.days.back())};
    problem.unmet.push_back(
        {.kind = UnmetKind::nobody_available,
         .message = trf("nobody who may sit at desk {} can come on {}",
                        input.rules->desk_name(demand.desk),
                        days.from == days.to
                            ? to_string(days.from)
                            : fmt::format("{}..{}", to_string(days.from), to_string(days.to))),
         .desk = demand.desk,
         .days = days,
         .source = demand.source});
    if (waives(demand)) demand.need = 0;
  }
}

/// Nobody is planned for a desk where every group receives a case that they must keep away from.
void leave_out_barred(Problem& problem, const PlanInput& input, const Roster& roster,
                      const std::vector<Session>& fixed) {
  if (input.keep_away.by_case.empty()) return;
  std::erase_if(problem.variables, [&](const Variable& variable) {
    const Demand& demand = problem.demands[static_cast<std::size_t>(variable.demand)];
    if (!demand.cover) return false;  // it has a group of its own
    Session joins{.date = roster.date(variable.day), .desk = demand.desk};
    joins.official = roster.official(variable.official).id;
    for (joins.group = 1; joins.group <= input.rules->covers[*demand.cover].groups; ++joins.group)
      if (input.keep_away.may_join(fixed, joins)) return false;
    return true;
  });
}

}  // namespace

Problem build_problem(const PlanInput& input, const Roster& roster, bool keep_turns,
                      double pace_kept) {
  Problem problem;
  const std::vector<Session> fixed = fixed_sessions(input);
  problem.pinned_load.assign(static_cast<std::size_t>(roster.size()), 0);
  for (int i = 0; i < roster.size(); ++i) problem.body.push_back(roster.official(i).body);
  // Somebody who holds a fixed session is taken for that day.
  std::set<std::pair<int, int>> taken;
  for (const Session& session : fixed) {
    const auto i = roster.find(session.official);
    if (!i) continue;
    taken.emplace(*i, roster.day(session.date));
    ++problem.pinned_load[static_cast<std::size_t>(*i)];
  }
  for (const Session& session : fixed)
    for (const std::string& companion : session.companions)
      if (const auto i = roster.find(companion)) taken.emplace(*i, roster.day(session.date));
  for (const auto& [id, date] : input.busy)
    if (const auto i = roster.find(id)) taken.emplace(*i, roster.day(date));
  for (const Filing& filing : input.filings)
    if (const auto i = roster.find(filing.official);
        i && input.period.contains(filing.date) && is_away(input, filing.official, filing.date) &&
        std::none_of(input.pinned.begin(), input.pinned.end(), [&](const Session& session) {
          return session.date == filing.date && session.desk == filing.desk;
        }))
      problem.unmet.push_back(
          {.kind = UnmetKind::filed_away,
           .message = trf("{} is away on {}, which was filed: another date is to be filed",
                          roster.official(*i).name, to_string(filing.date)),
           .official = filing.official,
           .desk = filing.desk,
           .days = {filing.date, filing.date}});
  add_cover_demands(problem, input, roster, {fixed, taken, keep_turns});
  add_booking_demands(problem, input, roster, fixed, taken);
  add_quota_demands(problem, input, roster, taken);
  leave_out_barred(problem, input, roster, fixed);
  index_variables(problem, roster);
  waive_hopeless(problem, input, roster);
  add_quota_bounds(problem, input, roster, fixed, pace_kept);
  set_entitlements(problem, input, roster, fixed);
  add_in_house_bounds(problem, input, roster, fixed, {});
  list_short_in_house(problem, input, roster, fixed);
  add_day_bounds(problem, roster);
  return problem;
}

}  // namespace anjuan::rota

namespace anjuan {
namespace {

using K = rota::UnmetKind;

constexpr Named<K> kUnmetKinds[] = {
    {K::behind_pace, "behind-pace", ""},
    {K::companions, "companions", ""},
    {K::filed_away, "filed-away", ""},
    {K::in_house, "in-house", ""},
    {K::no_available_day, "no-available-day", ""},
    {K::nobody_available, "nobody-available", ""},
    {K::nobody_eligible, "nobody-eligible", ""},
    {K::not_filed, "not-filed", ""},
    {K::quota_short, "quota-short", ""},
    {K::substitute_rule, "substitute-rule", ""},
    {K::too_few_available, "too-few-available", ""},
};

}  // namespace

template <>
std::span<const Named<rota::UnmetKind>> names<rota::UnmetKind>() {
  return kUnmetKinds;
}

}  // namespace anjuan
