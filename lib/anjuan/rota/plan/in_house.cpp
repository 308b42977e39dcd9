#include "anjuan/rota/plan/in_house.hpp"

#include <set>

#include "anjuan/i18n/i18n.hpp"

namespace anjuan::rota {

InHouseDay in_house_on(const InHouseRule& rule, const Roster& roster, const Ranks& ranks,
                       std::span<const Session> sessions, Date date) {
  const int day = roster.day(date);
  InHouseDay found;
  for (int i = 0; i < roster.size(); ++i)
    found.there += roster.available(i, day) && matches(rule.who, roster.official(i), ranks) ? 1 : 0;
  std::set<std::string_view> out;
  for (const Session& session : sessions)
    if (session.date == date && rule.takes_out(session.kind))
      if (const auto i = roster.find(session.official);
          i && roster.available(*i, day) && matches(rule.who, roster.official(*i), ranks))
        out.insert(session.official);
  found.out = static_cast<int>(out.size());
  return found;
}

void add_in_house_bounds(Problem& problem, const PlanInput& input, const Roster& roster,
                         const std::vector<Session>& fixed, const MissingInHouse& tolerated) {
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
    std::map<Date, std::vector<Session>> by_day;
    for (const Session& session : fixed)
      if (rule.takes_out(session.kind)) by_day[session.date].push_back(session);
    for (auto& [day, bound] : days) {
      const Date date = roster.date(day);
      const auto [there, out] = in_house_on(rule, roster, ranks, by_day[date], date);
      const auto before = tolerated.find({r, date});
      const int more = before == tolerated.end() ? 0 : before->second;
      bound.upper = std::max(0, std::max(0, there - rule.least + more) - out);
      bound.in_house = r;
      bound.window = {date, date};
      if (bound.upper < static_cast<int>(bound.variables.size()))
        problem.bounds.push_back(std::move(bound));
    }
  }
}

Unmet short_in_house(const InHouseRule& rule, const InHouseDay& day, Date date) {
  return {.kind = UnmetKind::in_house,
          .message = trf("{} of {} ({}) stay in the house on {}", day.there - day.out, rule.least,
                         to_string(rule.who), to_string(date)),
          .days = {date, date},
          .source = rule.source};
}

void list_short_in_house(Problem& problem, const PlanInput& input, const Roster& roster,
                         const std::vector<Session>& fixed) {
  for (const InHouseRule& rule : input.rules->in_house) {
    std::map<Date, std::vector<Session>> by_day;
    for (const Session& session : fixed)
      if (rule.takes_out(session.kind) && rule.in_force.on(session.date) &&
          roster.period().contains(session.date) && !(input.today && session.date < *input.today))
        by_day[session.date].push_back(session);
    for (const auto& [date, sessions] : by_day)
      if (const InHouseDay day = in_house_on(rule, roster, input.rules->ranks, sessions, date);
          day.missing(rule) > 0)
        problem.unmet.push_back(short_in_house(rule, day, date));
  }
}

}  // namespace anjuan::rota
