#include "anjuan/rota/plan/in_house.hpp"

#include <map>
#include <set>

namespace anjuan::rota {
namespace {

/// Who of the rule is out on which day by these sessions, and could still come.
std::map<Date, std::set<std::string>> out_by_day(const InHouseRule& rule, const Roster& roster,
                                                 const Ranks& ranks,
                                                 const std::vector<Session>& sessions) {
  std::map<Date, std::set<std::string>> out;
  for (const Session& session : sessions)
    if (const auto i = roster.find(session.official);
        i && roster.period().contains(session.date) &&
        roster.available(*i, roster.day(session.date)) && rule.takes_out(session.kind) &&
        matches(rule.who, roster.official(*i), ranks))
      out[session.date].insert(session.official);
  return out;
}

}  // namespace

void add_in_house_bounds(Problem& problem, const PlanInput& input, const Roster& roster,
                         const std::vector<Session>& fixed, const std::vector<Session>& standing) {
  const Ranks& ranks = input.rules->ranks;
  for (std::size_t r = 0; r < input.rules->in_house.size(); ++r) {
    const InHouseRule& rule = input.rules->in_house[r];
    std::map<int, Bound> days;
    for (std::size_t v = 0; v < problem.variables.size(); ++v) {
      const Variable& variable = problem.variables[v];
      if (!rule.in_force.on(roster.date(variable.day)) ||
          !rule.takes_out(problem.demands[static_cast<std::size_t>(variable.demand)].kind) ||
          !matches(rule.who, roster.official(variable.official), ranks))
        continue;
      days[variable.day].variables.push_back(static_cast<int>(v));
    }
    const auto out = out_by_day(rule, roster, ranks, fixed);
    const auto were_out = out_by_day(rule, roster, ranks, standing);
    const auto count = [](const auto& by_day, Date date) {
      const auto found = by_day.find(date);
      return found == by_day.end() ? 0 : static_cast<int>(found->second.size());
    };
    for (auto& [day, bound] : days) {
      const Date date = roster.date(day);
      int there = 0;
      for (int i = 0; i < roster.size(); ++i)
        there += roster.available(i, day) && matches(rule.who, roster.official(i), ranks) ? 1 : 0;
      const int may_go = std::max(there - rule.least, count(were_out, date));
      bound.upper = std::max(0, may_go - count(out, date));
      bound.in_house = r;
      bound.window = {date, date};
      if (bound.upper < static_cast<int>(bound.variables.size()))
        problem.bounds.push_back(std::move(bound));
    }
  }
}

}  // namespace anjuan::rota
