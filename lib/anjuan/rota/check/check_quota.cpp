#include <algorithm>
#include <cmath>
#include <set>

#include "anjuan/i18n/by_number.hpp"
#include "anjuan/i18n/i18n.hpp"
#include "anjuan/rota/check/check.hpp"
#include "anjuan/rota/check/progress.hpp"

namespace anjuan::rota {
namespace {

using std::chrono::days;

/// What counts towards quotas: sessions held where there are records, planned ones after them.
struct Counted {
  Date date;
  std::string kind;
  std::string desk;
  bool done = false;
  bool own = true;  ///< of a case that the official leads; what is still to come may be
};

/// The days that records tell of, inside the period and outside it: from the first record on, in
/// the period from its first day on. What is planned on them and has no record was not held.
std::optional<DateRange> recorded_days(const CheckInput& input) {
  if (!input.held_until) return std::nullopt;
  Date from = input.period.from;
  for (const HeldSession& held : input.held) from = std::min(from, held.date);
  return DateRange{from, *input.held_until};
}

std::vector<Counted> counted_for(const CheckInput& input, const std::string& official) {
  const std::optional<DateRange> recorded = recorded_days(input);
  std::vector<Counted> found;
  const auto take_planned = [&](const Session& session, bool done, bool own) {
    if (session.official == official && !(recorded && recorded->contains(session.date)))
      found.push_back({session.date, session.kind, session.desk, done, own});
  };
  for (const Session& session : input.earlier)
    if (session.date < input.period.from) take_planned(session, true, !session.of_others);
  for (const Session& session : input.sessions) take_planned(session, false, true);
  for (const Session& session : input.later)
    if (session.date > input.period.to) take_planned(session, false, true);
  const auto names = [&](const std::vector<std::string>& officials) {
    return std::find(officials.begin(), officials.end(), official) != officials.end();
  };
  for (const HeldSession& held : input.held)
    if (recorded && recorded->contains(held.date) && names(held.officials))
      found.push_back({held.date, held.kind, held.desk, true, names(held.leads)});
  return found;
}

int workdays_between(Date from, Date to, const Calendar& calendar) {
  int count = 0;
  for (Date date = from; date <= to; date += days(1)) count += calendar.is_workday(date) ? 1 : 0;
  return count;
}

/// What is owed in the whole window, whatever part of it is checked.
int owed_in(const CheckInput& input, const QuotaRule& quota, const Official& official,
            DateRange window) {
  const Rules& rules = *input.rules;
  Date first = official.from ? std::max(*official.from, window.from) : window.from;
  Date last = official.to ? std::min(*official.to, window.to) : window.to;
  if (quota.in_force.from) first = std::max(first, *quota.in_force.from);
  if (quota.in_force.to) last = std::min(last, *quota.in_force.to);
  double min = minimum_for(quota, official, rules, window.from);
  if (first > last || min == 0) return 0;
  if ((first != window.from || last != window.to) &&
      rules.partial_period != PartialPeriod::enforce) {
    if (rules.partial_period == PartialPeriod::waive) return 0;
    const int all = workdays_between(window.from, window.to, *input.calendar);
    const int in_office = workdays_between(first, last, *input.calendar);
    min = all == 0 ? 0 : std::floor(min * in_office / all + 0.5);
  }
  // It owes its part of a window that began before, rounded up.
  const Date begins = rota_begins(input);
  if (first < begins && last >= begins && rules.partial_period != PartialPeriod::enforce) {
    const int all = workdays_between(first, last, *input.calendar);
    const int left = workdays_between(begins, last, *input.calendar);
    min = all == 0 ? 0 : std::ceil(min * left / all - 1e-9);
  }
  return static_cast<int>(min);
}

/// On how many days of a range the official could have held such a session at all.
int possible_days(const CheckInput& input, const QuotaRule& quota, const Official& official,
                  DateRange range) {
  int count = 0;
  for (Date date = range.from; date <= range.to; date += days(1)) {
    bool possible = (!quota.desk.empty() || quota.self_chosen) &&
                    input.calendar->is_workday(date) &&
                    input.rules->closed(quota.desk, date) == nullptr;
    if (!can_come(input, official, date) || !quota.in_force.on(date)) continue;
    for (const CoverRule& cover : input.rules->covers) {
      if (counts(quota, cover.kind, cover.desk) && serves(cover, official, input.rules->ranks) &&
          may_serve_on(cover, date, *input.rules, *input.calendar))
        possible = true;
    }
    if (possible) ++count;
  }
  return count;
}

/// The first day on which something may still come: after what is planned and what has passed. A
/// day that the official chooses can be filed within what is planned, too.
Date first_open_day(const CheckInput& input, const QuotaRule& quota) {
  if (quota.self_chosen && input.today) return *input.today;
  Date last = input.period.to;
  if (input.planned_until) last = std::max(last, *input.planned_until);
  if (input.today) last = std::max(last, *input.today - days(1));
  return last + days(1);
}

}  // namespace

namespace {

/// Calls `each` with every window of a quota that touches the period.
template <class Each>
void for_each_window(const QuotaRule& quota, DateRange period, Each each) {
  for (Date date = period.from; date <= period.to;) {
    const DateRange window = window_around(quota.per, date);
    if (!window.contains(date)) {  // a campaign before or after
      if (window.from <= date) break;
      date = window.from;
      continue;
    }
    date = window.to + days(1);
    each(window);
  }
}

Progress progress_in(const CheckInput& input, const QuotaRule& quota, const Official& official,
                     DateRange window, const std::vector<Counted>& all) {
  Progress found{.official = &official, .quota = &quota, .window = window};
  found.owed = owed_in(input, quota, official, window);
  std::set<Date> done;
  std::set<Date> all_days;
  for (const Counted& one : all) {
    if (!window.contains(one.date) || !quota.in_force.on(one.date) ||
        !counts(quota, one.kind, one.desk) || (quota.own_lead_case && !one.own))
      continue;
    ++(one.done ? found.done : found.planned);
    if (one.done) ++found.by_kind[one.kind];
    if (one.done) done.insert(one.date);
    all_days.insert(one.date);
  }
  if (quota.count_days) {
    found.done = static_cast<int>(done.size());
    found.planned = static_cast<int>(all_days.size() - done.size());
  }
  return found;
}

}  // namespace

void check_quotas(const CheckInput& input, std::vector<Breach>& breaches) {
  if (input.begun && input.period.to < rota_begins(input)) return;
  for (const Official& official : input.officials) {
    const std::vector<Counted> all = counted_for(input, official.id);
    for (const QuotaRule& quota : input.rules->quotas) {
      if (!matches(quota.who, official, input.rules->ranks)) continue;
      for_each_window(quota, input.period, [&](DateRange window) {
        const Progress so_far = progress_in(input, quota, official, window, all);
        const int held = so_far.done + so_far.planned;
        const int owed = so_far.owed;
        Breach breach{.official = official.id, .days = window, .source = quota.source};
        if (quota.max && held > *quota.max) {
          breach.kind = BreachKind::quota_over;
          breach.message =
              trf(by_number(held, N_("{} has {} session in {}..{}, at most {} allowed"),
                            N_("{} has {} sessions in {}..{}, at most {} allowed")),
                  official.name, held, to_string(window.from), to_string(window.to), *quota.max);
          breaches.push_back(breach);
        }
        if (held >= owed) return;
        const DateRange rest{std::max(first_open_day(input, quota), window.from), window.to};
        const int to_come = owed - held;
        if (possible_days(input, quota, official, rest) >= to_come) {
          breach.kind = BreachKind::quota_open;
          breach.severity = Severity::note;
          breach.message =
              trf(by_number(owed, N_("{} has {} of {} session in {}..{}: {} to come from {} on"),
                            N_("{} has {} of {} sessions in {}..{}: {} to come from {} on")),
                  official.name, held, owed, to_string(window.from), to_string(window.to), to_come,
                  to_string(rest.from));
          breaches.push_back(std::move(breach));
          return;
        }
        breach.kind = quota.self_chosen ? BreachKind::not_filed : BreachKind::quota_short;
        breach.message =
            trf(by_number(owed, N_("{} has {} of {} session in {}..{}"),
                          N_("{} has {} of {} sessions in {}..{}")),
                official.name, held, owed, to_string(window.from), to_string(window.to));
        breach.remedy = quota.self_chosen ? tr("file the date that the official chose")
                                          : tr("plan another session before the window ends");
        const Date from = std::max(window.from, rota_begins(input));
        if (held >= possible_days(input, quota, official, {from, window.to}) &&
            input.rules->waives(quota.no_available_day))
          breach.severity = Severity::warning;
        breaches.push_back(std::move(breach));
      });
    }
  }
}

std::vector<Progress> progress(const CheckInput& input) {
  std::vector<Progress> found;
  for (const Official& official : input.officials) {
    const std::vector<Counted> all = counted_for(input, official.id);
    for (const QuotaRule& quota : input.rules->quotas)
      if (quota.min > 0 && matches(quota.who, official, input.rules->ranks))
        for_each_window(quota, input.period, [&](DateRange window) {
          Progress one = progress_in(input, quota, official, window, all);
          if (one.owed > 0) found.push_back(std::move(one));
        });
  }
  return found;
}

DateRange reach_of_windows(const Rules& rules, DateRange period) {
  DateRange reach = period;
  for (const QuotaRule& quota : rules.quotas)
    for_each_window(quota, period, [&](DateRange window) {
      reach = {std::min(reach.from, window.from), std::max(reach.to, window.to)};
    });
  return reach;
}

}  // namespace anjuan::rota
