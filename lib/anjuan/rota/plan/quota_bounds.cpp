#include "anjuan/rota/plan/quota_bounds.hpp"

#include <algorithm>
#include <cmath>
#include <set>

#include "anjuan/i18n/i18n.hpp"
#include "anjuan/rota/period.hpp"

namespace anjuan::rota {
namespace {

DateRange in_office(const Official& official, DateRange window, std::optional<Date> begins) {
  DateRange office{official.from ? std::max(*official.from, window.from) : window.from,
                   official.to ? std::min(*official.to, window.to) : window.to};
  if (begins) office.from = std::max(office.from, *begins);
  return office;
}

/// A rota without any earlier session begins with its period.
std::optional<Date> first_day(const PlanInput& input) {
  const bool earlier =
      std::any_of(input.earlier.begin(), input.earlier.end(),
                  [&](const Session& session) { return session.date < input.period.from; });
  return earlier ? std::nullopt : std::optional<Date>(input.period.from);
}

bool counts(const QuotaRule& quota, const std::string& kind) {
  return quota.kinds.empty() ||
         std::find(quota.kinds.begin(), quota.kinds.end(), kind) != quota.kinds.end();
}

/// Sessions (or days) of the quota that an official holds in `window` outside the plan's choice.
int held(const QuotaRule& quota, const std::string& official, DateRange window,
         const std::vector<const Session*>& sessions) {
  int count = 0;
  std::set<Date> days;
  for (const Session* session : sessions) {
    if (session->official != official || !window.contains(session->date) ||
        !counts(quota, session->kind))
      continue;
    ++count;
    days.insert(session->date);
  }
  return quota.count_days ? static_cast<int>(days.size()) : count;
}

/// Days on which the bound's official could hold such a session. Another body's turn is no reason
/// to waive anything: the turns give way to the quota instead.
int days_for(const Problem& problem, const Roster& roster, const QuotaRule& quota,
             const Rules& rules, const Bound& bound) {
  std::set<int> days;
  for (const int v : bound.variables)
    days.insert(problem.variables[static_cast<std::size_t>(v)].day);
  for (const Variable& v : problem.out_of_turn)
    if (v.official == bound.official && bound.window.contains(roster.date(v.day)) &&
        counts(quota, rules.covers[static_cast<std::size_t>(v.demand)].kind))
      days.insert(v.day);
  return static_cast<int>(days.size());
}

}  // namespace

int window_minimum(const QuotaRule& quota, const Official& official, const PlanInput& input,
                   DateRange window, std::optional<Date> begins, bool* open) {
  const Rules& rules = *input.rules;
  const Calendar& calendar = *input.calendar;
  const DateRange period = input.period;
  *open = false;
  const int whole = minimum_for(quota, official, rules);
  if (whole == 0) return 0;
  const DateRange office = in_office(official, window, begins);
  if (office.from > office.to) return 0;
  double min = whole;
  if (office != window) {
    if (rules.partial_period == PartialPeriod::waive) return 0;
    if (rules.partial_period == PartialPeriod::prorate) {
      const int all = workdays_in(window, calendar);
      min = all == 0 ? 0 : std::floor(min * workdays_in(office, calendar) / all + 0.5);
    }
  }
  // Whoever leaves before the window ends owes everything by then.
  if (office.to <= period.to) return static_cast<int>(min);
  *open = true;
  const int all = workdays_in(office, calendar);
  const int gone = workdays_in(overlap(office, {office.from, period.to}), calendar);
  return all == 0 ? 0 : static_cast<int>(std::floor(min * gone / all + 1e-9));
}

void add_quota_bounds(Problem& problem, const PlanInput& input, const Roster& roster,
                      const std::vector<Session>& fixed, bool keep_pace) {
  const Rules& rules = *input.rules;
  std::map<std::string, std::vector<const Session*>> others;
  for (const Session& session : input.earlier)
    if (session.date < input.period.from) others[session.official].push_back(&session);
  for (const Session& session : fixed) others[session.official].push_back(&session);
  const std::optional<Date> begins = first_day(input);
  for (std::size_t q = 0; q < rules.quotas.size(); ++q) {
    const QuotaRule& quota = rules.quotas[q];
    const std::vector<DateRange> spans = windows(quota.per, input.period);
    for (int i = 0; i < roster.size(); ++i) {
      const Official& official = roster.official(i);
      if (!matches(quota.who, official, rules.ranks)) continue;
      const auto& mine = problem.of_official[static_cast<std::size_t>(i)];
      const auto& already = others[official.id];
      for (const DateRange& window : spans) {
        Bound bound{.official = i, .quota = static_cast<int>(q), .window = window};
        const int min = window_minimum(quota, official, input, window, begins, &bound.open);
        const int have = held(quota, official.id, window, already);
        bound.lower = std::max(0, min - have);
        if (bound.open && !keep_pace) bound.lower = 0;
        for (const int v : mine) {
          const Variable& variable = problem.variables[static_cast<std::size_t>(v)];
          if (window.contains(roster.date(variable.day)) &&
              counts(quota, problem.demands[static_cast<std::size_t>(variable.demand)].kind))
            bound.variables.push_back(v);
        }
        bound.upper = static_cast<int>(bound.variables.size());
        if (quota.max) bound.upper = std::min(bound.upper, std::max(0, *quota.max - have));
        if (bound.lower == 0 && bound.upper == static_cast<int>(bound.variables.size())) continue;
        if (quota.self_chosen) {
          if (!bound.open && bound.lower > 0)
            problem.unmet.push_back(
                {.code = "not-filed",
                 .message =
                     trf("{} has not filed a date for {} of {} sessions in {}..{}", official.name,
                         bound.lower, min, to_string(window.from), to_string(window.to)),
                 .official = official.id,
                 .days = window,
                 .source = quota.source});
          bound.lower = 0;
        } else if (bound.lower > 0) {
          const int days = days_for(problem, roster, quota, rules, bound);
          if (days < bound.lower) {
            if (!bound.open)
              problem.unmet.push_back(
                  {.code = "no-available-day",
                   .message =
                       trf("{} has {} days left for {} of {} sessions in {}..{}", official.name,
                           days, bound.lower, min, to_string(window.from), to_string(window.to)),
                   .official = official.id,
                   .days = window,
                   .source = quota.source});
            if (bound.open || rules.no_available_day == NoAvailableDay::waive_and_list)
              bound.lower = days;
          }
        }
        problem.bounds.push_back(std::move(bound));
      }
    }
  }
}

}  // namespace anjuan::rota
