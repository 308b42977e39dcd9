#include "anjuan/rota/plan/quota_bounds.hpp"

#include <algorithm>
#include <cmath>
#include <set>

#include "anjuan/calendar/month.hpp"
#include "anjuan/i18n/by_number.hpp"
#include "anjuan/i18n/i18n.hpp"
#include "anjuan/rota/period.hpp"

namespace anjuan::rota {
namespace {

/// Workdays in a range on which somebody is not away.
int possible_days(const PlanInput& input, const std::string& official, DateRange range) {
  std::vector<DateRange> away;
  for (const Absence& absence : input.absences)
    if (absence.official == official) away.push_back(overlap(absence.days, range));
  std::sort(away.begin(), away.end(),
            [](const DateRange& a, const DateRange& b) { return a.from < b.from; });
  int days = workdays_in(range, *input.calendar);
  Date counted = range.from;
  for (const DateRange& part : away) {
    days -= workdays_in({std::max(part.from, counted), part.to}, *input.calendar);
    counted = std::max(counted, part.to + std::chrono::days(1));
  }
  return days;
}

/// Sessions (or days) of the quota that an official holds in `window` outside the plan's choice.
int held(const QuotaRule& quota, const std::string& official, DateRange window,
         const std::vector<const Session*>& sessions) {
  int count = 0;
  std::set<Date> days;
  for (const Session* session : sessions) {
    if (session->official != official || !window.contains(session->date) ||
        !quota.in_force.on(session->date) || !counts(quota, session->kind, session->desk) ||
        (quota.own_lead_case && session->of_others))
      continue;
    ++count;
    days.insert(session->date);
  }
  return quota.count_days ? static_cast<int>(days.size()) : count;
}

/// The quota may still be met at a desk that is not planned now and was not yet.
bool comes_elsewhere(const PlanInput& input, const QuotaRule& quota, const Official& official,
                     const std::vector<Session>& fixed) {
  if (input.desks.empty()) return false;
  const auto is_to_come = [&](const std::string& desk) {
    return !desk.empty() && !wants_desk(input, desk) &&
           std::none_of(fixed.begin(), fixed.end(),
                        [&](const Session& session) { return session.desk == desk; });
  };
  return is_to_come(quota.desk) ||
         std::any_of(input.rules->covers.begin(), input.rules->covers.end(),
                     [&](const CoverRule& cover) {
                       return counts(quota, cover.kind, cover.desk) && is_to_come(cover.desk) &&
                              serves(cover, official, input.rules->ranks);
                     });
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
        quota.in_force.on(roster.date(v.day)) &&
        counts(quota, rules.covers[static_cast<std::size_t>(v.demand)].kind,
               rules.covers[static_cast<std::size_t>(v.demand)].desk))
      days.insert(v.day);
  return static_cast<int>(days.size());
}

}  // namespace

Date first_day(const PlanInput& input) {
  Date first = input.period.from;
  for (const Session& session : input.earlier)
    first = std::min(first, days_of(month_around(session.date)).from);
  return first;
}

QuotaDuty duty_in(const QuotaRule& quota, const Official& official, const PlanInput& input,
                  DateRange window, QuotaPlace place) {
  const Rules& rules = *input.rules;
  const Calendar& calendar = *input.calendar;
  const int whole = minimum_for(quota, official, rules, window.from);
  DateRange office = quota.in_force.within(InForce{official.from, official.to}.within(window));
  if (whole == 0 || office.from > office.to) return {};
  double min = whole;
  if (office != window) {
    if (rules.partial_period == PartialPeriod::waive) return {};
    if (rules.partial_period == PartialPeriod::prorate) {
      const int all = workdays_in(window, calendar);
      min = all == 0 ? 0 : std::floor(min * workdays_in(office, calendar) / all + 0.5);
    }
  }
  if (place.begins > office.from && place.begins <= office.to &&
      rules.partial_period != PartialPeriod::enforce) {
    const int all = workdays_in(office, calendar);
    office.from = place.begins;
    min = all == 0 ? 0 : std::ceil(min * workdays_in(office, calendar) / all - 1e-9);
  }
  // Whoever leaves before the window ends owes everything by then.
  QuotaDuty duty{static_cast<int>(min), static_cast<int>(min), office.to > input.period.to};
  if (duty.open) {
    const int all = possible_days(input, official.id, office);
    const int gone =
        possible_days(input, official.id, overlap(office, {office.from, input.period.to}));
    duty.pace =
        all == 0 ? duty.min : static_cast<int>(std::floor(min * gone / all + place.phase - 1e-9));
  }
  return duty;
}

LaterDays::LaterDays(const PlanInput& input, Date after, const std::vector<Session>& planned)
    : input_(input), after_(after) {
  for (const Session& session : planned) {
    if (session.date <= after) continue;
    taken_.emplace(session.official, session.date);
    desk_planned_.emplace(session.desk, session.date);
  }
  Date end = after;
  for (const QuotaRule& quota : input.rules->quotas)
    for (const DateRange& window :
         windows(quota.per, {after, std::max(after + std::chrono::days(1), input.period.to)}))
      end = std::max(end, window.to);
  for (const CoverRule& cover : input.rules->covers) {
    duty_.push_back(duty_days(cover.when, input.rules->key_periods,
                              {after + std::chrono::days(1), end}, *input.calendar));
    if (!cover.when.once_per) continue;
    // What is due once in a window and stands in it does not come again.
    const auto window_of = [&](Date date) {
      return windows({*cover.when.once_per, {}}, {date, date}).front().from;
    };
    std::set<Date> held;
    for (const Session& session : planned)
      if (session.desk == cover.desk && session.kind == cover.kind)
        held.insert(window_of(session.date));
    std::erase_if(duty_.back(), [&](Date date) { return held.contains(window_of(date)); });
  }
}

bool LaterDays::free_on(const Official& official, Date date) const {
  return official.in_office(date) && !taken_.contains({official.id, date}) &&
         std::none_of(input_.absences.begin(), input_.absences.end(), [&](const Absence& absence) {
           return absence.official == official.id && absence.days.contains(date);
         });
}

int LaterDays::count(const QuotaRule& quota, const Official& official, DateRange window,
                     int enough) const {
  std::vector<std::size_t> covers;
  for (std::size_t r = 0; r < input_.rules->covers.size(); ++r) {
    const CoverRule& cover = input_.rules->covers[r];
    if (counts(quota, cover.kind, cover.desk) && serves(cover, official, input_.rules->ranks))
      covers.push_back(r);
  }
  int found = 0;
  for (Date date = std::max(window.from, after_ + std::chrono::days(1));
       date <= window.to && found < enough; date += std::chrono::days(1)) {
    if (!quota.in_force.on(date)) continue;
    const bool own = !quota.desk.empty() && input_.calendar->is_workday(date) &&
                     input_.rules->closed(quota.desk, date) == nullptr;
    const bool wanted = own || std::any_of(covers.begin(), covers.end(), [&](std::size_t r) {
                          return std::binary_search(duty_[r].begin(), duty_[r].end(), date) &&
                                 !desk_planned_.contains({input_.rules->covers[r].desk, date});
                        });
    if (wanted && free_on(official, date)) ++found;
  }
  return found;
}

void add_quota_bounds(Problem& problem, const PlanInput& input, const Roster& roster,
                      const std::vector<Session>& fixed, double pace_kept) {
  const Rules& rules = *input.rules;
  std::map<std::string, std::vector<const Session*>> others;
  for (const Session& session : input.earlier)
    if (session.date < input.period.from) others[session.official].push_back(&session);
  // Of days that are on record what was held counts.
  for (const Session& session : fixed)
    if (!input.held_before || session.date >= *input.held_before)
      others[session.official].push_back(&session);
  for (const Session& session : input.held) others[session.official].push_back(&session);
  for (const Session& session : input.later)
    if (session.date > input.period.to) others[session.official].push_back(&session);
  const LaterDays later(input, input.period.to, input.later);
  // Of a month that is planned in part, what comes before the part and was not planned yet.
  DateRange before{days_of(month_around(input.period.from)).from,
                   input.period.from - std::chrono::days(1)};
  if (input.today) before.from = std::max(before.from, *input.today);
  for (const Session& session : input.earlier)
    if (session.date < input.period.from)
      before.from = std::max(before.from, session.date + std::chrono::days(1));
  const LaterDays sooner(input, before.from - std::chrono::days(1), {});
  const Date begins = first_day(input);
  for (std::size_t q = 0; q < rules.quotas.size(); ++q) {
    const QuotaRule& quota = rules.quotas[q];
    const std::vector<DateRange> spans = windows(quota.per, input.period);
    std::vector<int> people;
    for (int i = 0; i < roster.size(); ++i)
      if (matches(quota.who, roster.official(i), rules.ranks)) people.push_back(i);
    for (std::size_t k = 0; k < people.size(); ++k) {
      const int i = people[k];
      const Official& official = roster.official(i);
      // One after the other over the window, not all at once in the middle of it; one alone early,
      // so that the rota is known to have begun.
      const auto size = static_cast<double>(people.size());
      const QuotaPlace place{begins, size > 1 ? (static_cast<double>(k) + 0.5) / size : 1};
      const auto& mine = problem.of_official[static_cast<std::size_t>(i)];
      const auto& already = others[official.id];
      const bool elsewhere = comes_elsewhere(input, quota, official, fixed);
      for (const DateRange& window : spans) {
        Bound bound{.official = i, .quota = q, .window = window};
        const auto [min, pace, open] = duty_in(quota, official, input, window, place);
        bound.open = open;
        const int have = held(quota, official.id, window, already);
        int owed = std::max(0, min - have);
        if (open && owed > 0 && !quota.self_chosen)
          owed -= later.count(quota, official, window, owed);
        if (owed > 0 && !quota.self_chosen && before.from <= before.to)
          owed -= sooner.count(quota, official, overlap(window, before), owed);
        if (elsewhere) owed = 0;
        const int kept = elsewhere ? 0 : static_cast<int>(pace * pace_kept);
        bound.lower = open ? std::max(owed, kept - have) : owed;
        for (const int v : mine) {
          const Variable& variable = problem.variables[static_cast<std::size_t>(v)];
          const Demand& demand = problem.demands[static_cast<std::size_t>(variable.demand)];
          const Date date = roster.date(variable.day);
          if (window.contains(date) && quota.in_force.on(date) &&
              counts(quota, demand.kind, demand.desk))
            bound.variables.push_back(v);
        }
        bound.upper = static_cast<int>(bound.variables.size());
        if (quota.max) bound.upper = std::min(bound.upper, std::max(0, *quota.max - have));
        if (bound.lower == 0 && bound.upper == static_cast<int>(bound.variables.size())) continue;
        if (quota.self_chosen) {
          if (!open && bound.lower > 0)
            problem.unmet.push_back(
                {.kind = UnmetKind::not_filed,
                 .message = trf(
                     by_number(min, N_("{} has not filed a date for {} of {} session in {}..{}"),
                               N_("{} has not filed a date for {} of {} sessions in {}..{}")),
                     official.name, bound.lower, min, to_string(window.from), to_string(window.to)),
                 .official = official.id,
                 .days = window,
                 .source = quota.source});
          bound.lower = 0;
        } else if (bound.lower > 0) {
          const int days = days_for(problem, roster, quota, rules, bound);
          if (days < bound.lower) {
            // What is beyond them is owed now only if it cannot come later.
            if (days < owed)
              problem.unmet.push_back(
                  {.kind = UnmetKind::no_available_day,
                   .message = trf(
                       by_number(min, N_("days left to {}: {}; wanted: {} of {} session in {}..{}"),
                                 N_("days left to {}: {}; wanted: {} of {} sessions in {}..{}")),
                       official.name, days, owed, min, to_string(window.from),
                       to_string(window.to)),
                   .official = official.id,
                   .days = window,
                   .source = quota.source});
            if (days >= owed || rules.waives(quota.no_available_day)) bound.lower = days;
          }
        }
        problem.bounds.push_back(std::move(bound));
      }
    }
  }
}

}  // namespace anjuan::rota
