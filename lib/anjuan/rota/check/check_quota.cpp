#include <algorithm>
#include <cmath>
#include <set>

#include "anjuan/i18n/i18n.hpp"
#include "anjuan/rota/check/check.hpp"

namespace anjuan::rota {
namespace {

using std::chrono::days;

/// What counts towards quotas: sessions held where there are records, planned ones after them.
struct Counted {
  Date date;
  std::string kind;
};

std::vector<Counted> counted_for(const CheckInput& input, const std::string& official) {
  std::vector<Counted> found;
  for (const Session& session : input.earlier)
    if (session.official == official && session.date < input.period.from)
      found.push_back({session.date, session.kind});
  for (const Session& session : input.sessions)
    if (session.official == official && !(input.held_until && session.date <= *input.held_until))
      found.push_back({session.date, session.kind});
  if (input.held_until)
    for (const HeldSession& held : input.held)
      if (held.date <= *input.held_until && held.date >= input.period.from &&
          std::find(held.officials.begin(), held.officials.end(), official) != held.officials.end())
        found.push_back({held.date, held.kind});
  return found;
}

bool counts(const QuotaRule& quota, const std::string& kind) {
  return quota.kinds.empty() ||
         std::find(quota.kinds.begin(), quota.kinds.end(), kind) != quota.kinds.end();
}

int workdays_between(Date from, Date to, const Calendar& calendar) {
  int count = 0;
  for (Date date = from; date <= to; date += days(1)) count += calendar.is_workday(date) ? 1 : 0;
  return count;
}

struct Duty {
  int min = 0;
  bool open = false;  ///< the window goes on after the period
};

Duty duty_in(const CheckInput& input, const QuotaRule& quota, const Official& official,
             DateRange window) {
  const Rules& rules = *input.rules;
  Date first = official.from ? std::max(*official.from, window.from) : window.from;
  // Nothing was planned before: the rota begins with this period.
  if (std::none_of(input.earlier.begin(), input.earlier.end(),
                   [&](const Session& session) { return session.date < input.period.from; }))
    first = std::max(first, input.period.from);
  const Date last = official.to ? std::min(*official.to, window.to) : window.to;
  const int whole = minimum_for(quota, official, rules);
  if (first > last || whole == 0) return {};
  Duty duty{whole, last > input.period.to};
  if ((first != window.from || last != window.to) &&
      rules.partial_period != PartialPeriod::enforce) {
    const int all = workdays_between(window.from, window.to, *input.calendar);
    const int in_office = workdays_between(first, last, *input.calendar);
    duty.min =
        rules.partial_period == PartialPeriod::waive || all == 0
            ? 0
            : static_cast<int>(std::floor(static_cast<double>(whole) * in_office / all + 0.5));
  }
  return duty;
}

/// On how many days of the period the official could have held such a session at all.
int possible_days(const CheckInput& input, const QuotaRule& quota, const Official& official,
                  DateRange window) {
  int count = 0;
  for (Date date = std::max(window.from, input.period.from);
       date <= std::min(window.to, input.period.to); date += days(1)) {
    bool possible = (!quota.desk.empty() || quota.self_chosen) && input.calendar->is_workday(date);
    if (!can_come(input, official, date)) continue;
    for (const CoverRule& cover : input.rules->covers) {
      const bool in_turn =
          cover.take_turns.empty() || std::find(cover.take_turns.begin(), cover.take_turns.end(),
                                                official.body) != cover.take_turns.end();
      if (in_turn && counts(quota, cover.kind) &&
          matches(cover.who, official, input.rules->ranks) &&
          may_serve_on(cover, date, *input.rules, *input.calendar))
        possible = true;
    }
    if (possible) ++count;
  }
  return count;
}

}  // namespace

void check_quotas(const CheckInput& input, std::vector<Breach>& breaches) {
  for (const Official& official : input.officials) {
    const std::vector<Counted> all = counted_for(input, official.id);
    for (const QuotaRule& quota : input.rules->quotas) {
      if (!matches(quota.who, official, input.rules->ranks)) continue;
      for (Date date = input.period.from; date <= input.period.to;) {
        const DateRange window = window_around(quota.per, date);
        if (!window.contains(date)) {  // a campaign before or after
          if (window.from <= date) break;
          date = window.from;
          continue;
        }
        date = window.to + days(1);
        int held = 0;
        std::set<Date> on;
        for (const Counted& one : all)
          if (window.contains(one.date) && counts(quota, one.kind)) {
            ++held;
            on.insert(one.date);
          }
        if (quota.count_days) held = static_cast<int>(on.size());
        const Duty duty = duty_in(input, quota, official, window);
        Breach breach{.official = official.id, .days = window, .source = quota.source};
        if (quota.max && held > *quota.max) {
          breach.code = "quota-over";
          breach.message = trf("{} has {} sessions in {}..{}, at most {} allowed", official.name,
                               held, to_string(window.from), to_string(window.to), *quota.max);
          breaches.push_back(breach);
        }
        if (duty.open || held >= duty.min) continue;
        breach.code = quota.self_chosen ? "not-filed" : "quota-short";
        breach.message = trf("{} has {} of {} sessions in {}..{}", official.name, held, duty.min,
                             to_string(window.from), to_string(window.to));
        breach.remedy = quota.self_chosen ? tr("file the date that the official chose")
                                          : tr("plan another session before the window ends");
        const int before = static_cast<int>(
            std::count_if(on.begin(), on.end(), [&](Date one) { return one < input.period.from; }));
        if (held - before >= possible_days(input, quota, official, window) &&
            input.rules->no_available_day == NoAvailableDay::waive_and_list)
          breach.severity = Severity::warning;
        breaches.push_back(std::move(breach));
      }
    }
  }
}

}  // namespace anjuan::rota
