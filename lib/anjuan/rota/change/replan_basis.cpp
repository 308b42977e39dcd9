#include "anjuan/rota/change/replan_basis.hpp"

#include <algorithm>

#include "anjuan/calendar/month.hpp"
#include "anjuan/rota/period.hpp"

namespace anjuan::rota {

using std::chrono::days;

namespace {

Date end_of_month(Date date) {
  return days_of(month_around(date)).to;
}

}  // namespace

bool is_own(const Session& session) {
  return session.origin == Origin::quota || session.origin == Origin::booking;
}

ReplanBasis::ReplanBasis(const ReplanInput& input)
    : given(input),
      canonical(make_canonical(input.plan)),
      now(with_absences()),
      frozen_until(input.today + days(canonical.rules.freeze_days)),
      sessions(gather_sessions()),
      vacated(find_vacated()),
      roster(now.officials, now.absences, find_area()) {
  now.period = roster.period();
  now.today = given.today;
  look_in_house();
}

PlanInput ReplanBasis::with_absences() {
  canonical.input.rules = &canonical.rules;
  PlanInput with = canonical.input;
  with.absences.insert(with.absences.end(), given.fresh.begin(), given.fresh.end());
  with.filings.clear();
  return with;
}

std::vector<Session> ReplanBasis::gather_sessions() const {
  std::vector<Session> all;
  if (given.over) all = *given.over;
  std::copy_if(given.published.begin(), given.published.end(), std::back_inserter(all),
               [&](const Session& session) { return !given.over || !is_over(session); });
  const auto add = [&](const std::vector<Session>& list) {
    for (const Session& session : list)
      if (!now.period.contains(session.date) &&
          std::find(all.begin(), all.end(), session) == all.end())
        all.push_back(session);
  };
  add(given.plan.earlier);
  add(given.plan.later);
  std::sort(all.begin(), all.end(), before);
  return all;
}

bool ReplanBasis::newly_away(const std::string& official, Date date) const {
  return date >= given.today &&
         std::any_of(given.fresh.begin(), given.fresh.end(), [&](const Absence& absence) {
           return absence.official == official && absence.days.contains(date);
         });
}

bool ReplanBasis::is_over(const Session& session) const {
  return session.date < given.today ||
         (given.over &&
          std::any_of(given.over->begin(), given.over->end(), [&](const Session& held) {
            return held.date == session.date && held.desk == session.desk &&
                   held.group == session.group;
          }));
}

std::set<std::size_t> ReplanBasis::find_vacated() const {
  std::set<std::size_t> found;
  for (std::size_t s = 0; s < sessions.size(); ++s)
    if (newly_away(sessions[s].official, sessions[s].date) && !is_over(sessions[s]))
      found.insert(s);
  return found;
}

bool ReplanBasis::may_change(const Session& session) const {
  return session.date > frozen_until && roster.period().contains(session.date) &&
         (session.origin == Origin::cover || session.origin == Origin::quota);
}

void ReplanBasis::look_in_house() {
  const Ranks& ranks = now.rules->ranks;
  const Roster before(now.officials, canonical.input.absences, roster.period());
  for (std::size_t r = 0; r < now.rules->in_house.size(); ++r) {
    const InHouseRule& rule = now.rules->in_house[r];
    std::map<Date, std::vector<std::size_t>> out;
    for (std::size_t s = 0; s < sessions.size(); ++s)
      if (rule.takes_out(sessions[s].kind) && rule.in_force.on(sessions[s].date) &&
          roster.period().contains(sessions[s].date))
        out[sessions[s].date].push_back(s);
    for (const auto& [date, places] : out) {
      std::vector<Session> those;
      for (const std::size_t s : places) those.push_back(sessions[s]);
      const int was = in_house_on(rule, before, ranks, those, date).missing(rule);
      broken_before[{r, date}] = was;
      if (in_house_on(rule, roster, ranks, those, date).missing(rule) <= was) continue;
      for (const std::size_t s : places)
        if (const auto i = roster.find(sessions[s].official);
            i && !vacated.contains(s) && may_change(sessions[s]) &&
            matches(rule.who, roster.official(*i), ranks))
          endangered.insert(s);
    }
  }
}

/// From today on, every window that an absence touches, whole, and whatever windows those touch: an
/// exchange goes on from one to the next. As far as the rota goes, and not without end.
DateRange ReplanBasis::find_area() {
  std::optional<DateRange> away;
  const auto widen = [&](DateRange range) {
    range.from = std::max(range.from, given.today);
    if (range.from > range.to) return;
    away = away ? DateRange{std::min(away->from, range.from), std::max(away->to, range.to)} : range;
  };
  for (const Absence& absence : given.fresh) widen(absence.days);
  if (!away) return {given.today, given.today};
  const DateRange core = *away;
  planned_until = core.to;
  if (!sessions.empty())
    planned_until = std::max(planned_until, end_of_month(sessions.back().date));
  const auto touched = [&](DateRange range) {
    for (const QuotaRule& quota : now.rules->quotas)
      for (const DateRange& window : windows(quota.per, range)) widen(window);
    // A duty that is due once a week, month … may move in it.
    for (const CoverRule& cover : now.rules->covers)
      if (cover.when.once_per)
        for (const DateRange& window : windows({*cover.when.once_per, {}}, range)) widen(window);
    away->to = std::max(core.to, std::min(away->to, planned_until));
  };
  constexpr days kFarEnough{62};
  for (DateRange before; before != *away;) {
    before = *away;
    touched(before);
    area_cut = before != *away && away->to - away->from > kFarEnough;
    if (area_cut && before != core) {
      away = before;
      break;
    }
  }
  for (const std::size_t s : vacated)
    for (const Booking& booking : now.bookings)
      if (!booking.case_id.empty() && booking.case_id == sessions[s].case_id) widen(booking.within);
  return {away->from, std::max(core.to, std::min(away->to, planned_until))};
}

}  // namespace anjuan::rota
