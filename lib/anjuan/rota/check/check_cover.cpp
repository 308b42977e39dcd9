#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "anjuan/i18n/i18n.hpp"
#include "anjuan/model/name_of.hpp"
#include "anjuan/rota/check/check.hpp"

namespace anjuan::rota {
namespace {

using std::chrono::days;

std::vector<const Session*> serving(const CheckInput& input, const std::vector<Session>& sessions,
                                    const CoverRule& cover, DateRange range) {
  std::vector<const Session*> found;
  for (const Session& session : sessions) {
    if (!range.contains(session.date) || session.desk != cover.desk || session.kind != cover.kind)
      continue;
    const Official* official = find_by_id(input.officials, session.official);
    if (official != nullptr && serves(cover, *official, input.rules->ranks))
      found.push_back(&session);
  }
  return found;
}

/// How many people the rule speaks of could have come on that day.
int possible(const CheckInput& input, const CoverRule& cover, Date date) {
  return static_cast<int>(
      std::count_if(input.officials.begin(), input.officials.end(), [&](const Official& official) {
        return serves(cover, official, input.rules->ranks) && can_come(input, official, date);
      }));
}

/// The rule whose desk the official is needed at that day; nullptr when at none.
const CoverRule* duty_of(const CheckInput& input, const Official& official, Date date) {
  for (const Session& session : input.sessions)
    if (session.date == date && session.official == official.id)
      for (const CoverRule& cover : input.rules->covers)
        if (cover.desk == session.desk && cover.kind == session.kind && !cover.everybody &&
            serves(cover, official, input.rules->ranks) &&
            wants_cover_on(cover, date, *input.rules, *input.calendar))
          return &cover;
  return nullptr;
}

/// Somebody else could sit there that day: who is needed nowhere, or in whose place somebody could.
bool could_fill(const CheckInput& input, const CoverRule& cover, Date date,
                std::set<const CoverRule*>& asked) {
  asked.insert(&cover);
  return std::any_of(input.officials.begin(), input.officials.end(), [&](const Official& official) {
    if (!serves(cover, official, input.rules->ranks) || !can_come(input, official, date))
      return false;
    const CoverRule* duty = duty_of(input, official, date);
    if (duty == nullptr) return true;
    return !asked.contains(duty) && could_fill(input, *duty, date, asked);
  });
}

/// Where everybody comes (E4), each of them receives that day, there or where somebody is needed.
void check_everybody(const CheckInput& input, const CoverRule& cover, Date date,
                     std::vector<Breach>& breaches) {
  for (const Official& official : input.officials) {
    if (!serves(cover, official, input.rules->ranks) || !can_come(input, official, date)) continue;
    const bool sits =
        std::any_of(input.sessions.begin(), input.sessions.end(), [&](const Session& session) {
          return session.date == date &&
                 (session.official == official.id ||
                  std::find(session.companions.begin(), session.companions.end(), official.id) !=
                      session.companions.end());
        });
    if (!sits)
      breaches.push_back(
          {.kind = BreachKind::not_everybody,
           .official = official.id,
           .desk = cover.desk,
           .days = {date, date},
           .message = trf("{} receives nowhere on {}, a day for everybody at desk {}",
                          official.name, to_string(date), input.rules->desk_name(cover.desk)),
           .source = cover.source,
           .remedy = tr("plan the day again, or record the absence with 'schedule absent'")});
  }
}

/// Joint receivers (F2) sit with those of another rule, not in a group of their own.
void check_joint(const CheckInput& input, const CoverRule& cover,
                 const std::vector<const Session*>& there, std::vector<Breach>& breaches) {
  for (const Session* session : there) {
    const bool joined =
        std::any_of(input.sessions.begin(), input.sessions.end(), [&](const Session& other) {
          const Official* with = find_by_id(input.officials, other.official);
          return other.date == session->date && other.desk == session->desk &&
                 other.group == session->group && other.official != session->official &&
                 with != nullptr && !matches(cover.who, *with, input.rules->ranks);
        });
    if (!joined)
      breaches.push_back({.kind = BreachKind::alone,
                          .official = session->official,
                          .desk = cover.desk,
                          .days = {session->date, session->date},
                          .message = trf("{} is to receive together with others at desk {}, group "
                                         "{}, on {}, and is alone",
                                         name_of(input.officials, session->official),
                                         input.rules->desk_name(cover.desk), session->group,
                                         to_string(session->date)),
                          .source = cover.source});
  }
}

void check_day(const CheckInput& input, const CoverRule& cover, Date date,
               std::vector<Breach>& breaches) {
  if (cover.everybody) return check_everybody(input, cover, date, breaches);
  const auto there = serving(input, input.sessions, cover, {date, date});
  const int wanted = cover.need * cover.groups;
  if (static_cast<int>(there.size()) < wanted) {
    Breach breach{.kind = there.empty() ? BreachKind::empty_day : BreachKind::too_few,
                  .desk = cover.desk};
    breach.days = {date, date};
    breach.source = cover.source;
    breach.message = there.empty()
                         ? trf("nobody receives at desk {} on {}, {} wanted",
                               input.rules->desk_name(cover.desk), to_string(date), wanted)
                         : trf("{} of {} receive at desk {} on {}", there.size(), wanted,
                               input.rules->desk_name(cover.desk), to_string(date));
    breach.remedy = tr("plan the day again, or name somebody with 'schedule replace'");
    // Everybody who could come did, there or where they were needed as much.
    if (std::set<const CoverRule*> asked;
        input.rules->waives(cover.no_available_day) && !could_fill(input, cover, date, asked))
      breach.severity = Severity::warning;
    breaches.push_back(std::move(breach));
  } else {
    if (cover.first_seat > 1) check_joint(input, cover, there, breaches);
    std::set<int> groups;
    for (const Session* session : there) groups.insert(session->group);
    if (static_cast<int>(groups.size()) < cover.groups)
      breaches.push_back({.kind = BreachKind::too_few_groups,
                          .desk = cover.desk,
                          .days = {date, date},
                          .message = trf("desk {} on {} has {} of {} parallel groups",
                                         input.rules->desk_name(cover.desk), to_string(date),
                                         groups.size(), cover.groups),
                          .source = cover.source});
  }
}

void check_companions(const CheckInput& input, const CoverRule& cover, Date date,
                      std::vector<Breach>& breaches) {
  if (cover.companions.empty()) return;
  std::map<int, std::set<std::string>> by_group;
  for (const Session* session : serving(input, input.sessions, cover, {date, date}))
    by_group[session->group].insert(session->companions.begin(), session->companions.end());
  for (const auto& [group, companions] : by_group)
    for (const CompanionNeed& need : cover.companions) {
      const auto have =
          std::count_if(companions.begin(), companions.end(), [&](const std::string& id) {
            const Official* official = find_by_id(input.officials, id);
            return official != nullptr && sits_in(need, *official, input.rules->ranks);
          });
      if (have >= need.need) continue;
      breaches.push_back(
          {.kind = BreachKind::companions,
           .desk = cover.desk,
           .days = {date, date},
           .message = trf("{} of {} companions ({}) are missing at desk {}, group {}, on {}",
                          need.need - have, need.need, to_string(need.who),
                          input.rules->desk_name(cover.desk), group, to_string(date)),
           .source = cover.source});
    }
}

void check_once_per(const CheckInput& input, const CoverRule& cover,
                    std::vector<Breach>& breaches) {
  for (Date date = input.period.from; date <= input.period.to;) {
    const DateRange window = window_around({*cover.when.once_per, {}}, date);
    date = window.to + days(1);
    // A later day of the window may still be picked by the next plan.
    bool later = false;
    bool any = false;
    bool anybody = false;
    for (Date day = window.from; day <= window.to; day += days(1)) {
      if (!may_serve_on(cover, day, *input.rules, *input.calendar)) continue;
      later =
          later || (day > input.period.to && !(input.planned_until && day <= *input.planned_until));
      if (!input.period.contains(day)) continue;
      any = true;
      anybody = anybody || possible(input, cover, day) > 0;
    }
    if (later || !any) continue;
    std::map<Date, int> by_day;
    int there = 0;
    for (const auto* list : {&input.earlier, &input.sessions, &input.later})
      for (const Session* session : serving(input, *list, cover, window)) {
        if ((list == &input.sessions) != input.period.contains(session->date)) continue;
        ++by_day[session->date];
        ++there;
      }
    const int wanted = cover.need * cover.groups;
    // Who sits together sits together on one day.
    int together = 0;
    for (const auto& [day, count] : by_day) together = std::max(together, count);
    if (together >= wanted) continue;
    if (there >= wanted) {
      breaches.push_back(
          {.kind = BreachKind::split,
           .desk = cover.desk,
           .days = window,
           .message = trf("the {} sessions at desk {} in {}..{} are to be on one "
                          "day and are spread over {}",
                          wanted, input.rules->desk_name(cover.desk), to_string(window.from),
                          to_string(window.to), by_day.size()),
           .source = cover.source,
           .remedy = tr("put them on one day with 'schedule plan --anew'")});
      continue;
    }
    breaches.push_back({.kind = BreachKind::too_few,
                        .severity = anybody || !input.rules->waives(cover.no_available_day)
                                        ? Severity::error
                                        : Severity::warning,
                        .desk = cover.desk,
                        .days = window,
                        .message = trf("{} of {} sessions at desk {} in {}..{}", there, wanted,
                                       input.rules->desk_name(cover.desk), to_string(window.from),
                                       to_string(window.to)),
                        .source = cover.source});
  }
}

/// A date that was filed (D4) stands in the rota, with its official or a substitute.
void check_filings(const CheckInput& input, std::vector<Breach>& breaches) {
  for (const Filing& filing : input.filings) {
    if (!input.period.contains(filing.date)) continue;
    if (std::any_of(input.sessions.begin(), input.sessions.end(), [&](const Session& session) {
          return session.date == filing.date && session.desk == filing.desk &&
                 (session.official == filing.official || session.origin == Origin::filed ||
                  session.origin == Origin::manual);
        }))
      continue;
    const Official* official = find_by_id(input.officials, filing.official);
    std::string source;
    for (const QuotaRule& quota : input.rules->quotas)
      if (quota.self_chosen && official != nullptr &&
          matches(quota.who, *official, input.rules->ranks))
        source = quota.source;
    breaches.push_back({.kind = BreachKind::filing_open,
                        .official = filing.official,
                        .desk = filing.desk,
                        .days = {filing.date, filing.date},
                        .message = trf("the date that {} filed, {} at desk {}, is not in the rota",
                                       name_of(input.officials, filing.official),
                                       to_string(filing.date), input.rules->desk_name(filing.desk)),
                        .source = source,
                        .remedy = tr("take it in with 'schedule plan --again'")});
  }
}

}  // namespace

void check_covers(const CheckInput& input, std::vector<Breach>& breaches) {
  for (const CoverRule& cover : input.rules->covers) {
    if (cover.when.once_per) {
      check_once_per(input, cover, breaches);
      for (Date date = input.period.from; date <= input.period.to; date += days(1))
        if (may_serve_on(cover, date, *input.rules, *input.calendar))
          check_companions(input, cover, date, breaches);
      continue;
    }
    for (Date date = input.period.from; date <= input.period.to; date += days(1)) {
      if (!wants_cover_on(cover, date, *input.rules, *input.calendar)) continue;
      check_day(input, cover, date, breaches);
      check_companions(input, cover, date, breaches);
    }
  }
  check_filings(input, breaches);
  for (const Booking& booking : input.bookings) {
    if (booking.within.to > input.period.to || booking.within.to < input.period.from) continue;
    const auto meets = [&](const Session& session) {
      return session.official == booking.official && session.case_id == booking.case_id &&
             booking.within.contains(session.date);
    };
    if (std::any_of(input.sessions.begin(), input.sessions.end(), meets) ||
        std::any_of(input.earlier.begin(), input.earlier.end(), meets))
      continue;
    std::string source;
    for (const BookingRule& rule : input.rules->bookings)
      if (rule.desk == booking.desk && rule.in_force.on(booking.within.from) &&
          (rule.kind == booking.kind || source.empty()))
        source = rule.source;
    breaches.push_back(
        {.kind = BreachKind::booking_open,
         .official = booking.official,
         .desk = booking.desk,
         .days = booking.within,
         .message = trf("the booking of case {} with {} has no session in {}..{}", booking.case_id,
                        name_of(input.officials, booking.official), to_string(booking.within.from),
                        to_string(booking.within.to)),
         .source = source});
  }
}

}  // namespace anjuan::rota
