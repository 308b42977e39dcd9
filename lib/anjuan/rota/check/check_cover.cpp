#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "anjuan/i18n/by_number.hpp"
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

/// Sessions of one official in a window, of those that count for a quota, on other days than one.
std::vector<const Session*> counted_beside(const CheckInput& input, const QuotaRule& quota,
                                           const Official& official, Date date) {
  std::vector<const Session*> found;
  const DateRange window = window_around(quota.per, date);
  for (const auto* list : {&input.earlier, &input.sessions, &input.later})
    for (const Session& session : *list)
      if (session.official == official.id && session.date != date &&
          window.contains(session.date) && quota.in_force.on(session.date) &&
          counts(quota, session.kind, session.desk) &&
          (list == &input.sessions) == input.period.contains(session.date))
        found.push_back(&session);
  return found;
}

/// The quotas by which the official may hold no more such sessions around that day.
std::vector<const QuotaRule*> exhausted(const CheckInput& input, const Official& official,
                                        std::string_view kind, std::string_view desk, Date date) {
  std::vector<const QuotaRule*> found;
  for (const QuotaRule& quota : input.rules->quotas)
    if (quota.max && quota.in_force.on(date) && counts(quota, kind, desk) &&
        matches(quota.who, official, input.rules->ranks) &&
        static_cast<int>(counted_beside(input, quota, official, date).size()) >= *quota.max)
      found.push_back(&quota);
  return found;
}

/// Somebody who sits nowhere on the session's day and may hold more could take it over.
bool could_be_taken(const CheckInput& input, const Session& session) {
  return std::any_of(input.officials.begin(), input.officials.end(), [&](const Official& other) {
    const auto sits = [&](const Session& one) {
      return one.date == session.date && one.official == other.id;
    };
    return can_come(input, other, session.date) &&
           std::none_of(input.sessions.begin(), input.sessions.end(), sits) &&
           std::any_of(input.rules->covers.begin(), input.rules->covers.end(),
                       [&](const CoverRule& cover) {
                         return cover.desk == session.desk && cover.kind == session.kind &&
                                serves(cover, other, input.rules->ranks);
                       }) &&
           exhausted(input, other, session.kind, session.desk, session.date).empty();
  });
}

/// The official may hold one more at the desk around that day, at least when somebody else takes
/// over one of the others.
bool has_room(const CheckInput& input, const Official& official, const CoverRule& cover,
              Date date) {
  for (const QuotaRule* quota : exhausted(input, official, cover.kind, cover.desk, date)) {
    const auto others = counted_beside(input, *quota, official, date);
    if (std::none_of(others.begin(), others.end(), [&](const Session* one) {
          return input.period.contains(one->date) && could_be_taken(input, *one);
        }))
      return false;
  }
  return true;
}

/// Enough stay in the house (留守) when the official goes to the desk that day as well.
bool may_go(const CheckInput& input, const Official& official, const CoverRule& cover, Date date) {
  return std::all_of(
      input.rules->in_house.begin(), input.rules->in_house.end(), [&](const InHouseRule& rule) {
        if (!rule.in_force.on(date) || !rule.takes_out(cover.kind) ||
            !matches(rule.who, official, input.rules->ranks))
          return true;
        int stay = 0;
        for (const Official& one : input.officials)
          stay += one.id != official.id && matches(rule.who, one, input.rules->ranks) &&
                          can_come(input, one, date) &&
                          std::none_of(input.sessions.begin(), input.sessions.end(),
                                       [&](const Session& session) {
                                         return session.date == date &&
                                                session.official == one.id &&
                                                rule.takes_out(session.kind);
                                       })
                      ? 1
                      : 0;
        return stay >= rule.least;
      });
}

/// Which rules may keep somebody from a place that is empty.
enum class KeptBy { house, house_and_maximums };

/// Somebody else could sit there that day: who is needed nowhere, or in whose place somebody could.
bool could_fill(const CheckInput& input, const CoverRule& cover, Date date, KeptBy kept,
                std::set<const CoverRule*>& asked) {
  asked.insert(&cover);
  return std::any_of(input.officials.begin(), input.officials.end(), [&](const Official& official) {
    if (!serves(cover, official, input.rules->ranks) || !can_come(input, official, date) ||
        !may_go(input, official, cover, date) ||
        (kept == KeptBy::house_and_maximums && !has_room(input, official, cover, date)))
      return false;
    const CoverRule* duty = duty_of(input, official, date);
    if (duty == nullptr) return true;
    return !asked.contains(duty) && could_fill(input, *duty, date, kept, asked);
  });
}

/// Nobody could have come in their place: the others are needed, must stay or, while somebody is
/// away, may hold no more. Maximums that leave a place empty with everybody there are a fault of
/// the rules.
bool had_to_be_empty(const CheckInput& input, const CoverRule& cover, Date date) {
  std::set<const CoverRule*> asked;
  if (!could_fill(input, cover, date, KeptBy::house, asked)) return true;
  const bool misses_somebody =
      std::any_of(input.officials.begin(), input.officials.end(), [&](const Official& official) {
        return serves(cover, official, input.rules->ranks) && official.in_office(date) &&
               !can_come(input, official, date);
      });
  asked.clear();
  return misses_somebody && !could_fill(input, cover, date, KeptBy::house_and_maximums, asked);
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
    if (input.rules->waives(cover.no_available_day) && had_to_be_empty(input, cover, date))
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
           .message = trf(
               by_number(need.need,
                         N_("{} of {} companion ({}) is missing at desk {}, group {}, on {}"),
                         N_("{} of {} companions ({}) are missing at desk {}, group {}, on {}")),
               need.need - have, need.need, to_string(need.who), input.rules->desk_name(cover.desk),
               group, to_string(date)),
           .source = cover.source});
    }
}

/// The rule is due in every such window, in force on a day of this one, and its desk open.
bool is_due_in(const CoverRule& cover, DateRange window) {
  if (cover.when.days == When::Days::key_periods || cover.when.every_weeks > 1) return false;
  for (Date day = window.from; day <= window.to; day += days(1))
    if (cover.when.range.on(day) && (!cover.when.only || cover.when.only->contains(day)) &&
        std::none_of(cover.when.closed.begin(), cover.when.closed.end(),
                     [&](const DateRange& closed) { return closed.contains(day); }))
      return true;
  return false;
}

/// A week of holidays (国庆, 春节) leaves no day for what is due once in it.
void note_days_off(const CheckInput& input, const CoverRule& cover, DateRange window,
                   std::vector<Breach>& breaches) {
  bool holidays = true;
  for (Date day = window.from; day <= window.to; day += days(1))
    holidays = holidays && !input.calendar->is_workday(day);
  breaches.push_back(
      {.kind = BreachKind::empty_day,
       .severity = Severity::note,
       .desk = cover.desk,
       .days = window,
       .message =
           trf(holidays ? N_("desk {} is not held in {}..{}: all of these are days off")
                        : N_("desk {} has no day in {}..{} on which it could be held once"),
               input.rules->desk_name(cover.desk), to_string(window.from), to_string(window.to)),
       .source = cover.source});
}

/// No day before the office began wants anybody; where it does not say when that was, all days do.
Date judged_from(const CheckInput& input) {
  return input.begun ? rota_begins(input) : input.period.from;
}

void check_once_per(const CheckInput& input, const CoverRule& cover,
                    std::vector<Breach>& breaches) {
  const Date begins = judged_from(input);
  for (Date date = input.period.from; date <= input.period.to;) {
    const DateRange window = window_around({*cover.when.once_per, {}}, date);
    date = window.to + days(1);
    // A later day of the window may still be picked by the next plan.
    bool later = false;
    bool any = false;
    bool anybody = false;
    bool never = true;
    for (Date day = window.from; day <= window.to; day += days(1)) {
      if (!may_serve_on(cover, day, *input.rules, *input.calendar)) continue;
      never = false;
      later =
          later || (day > input.period.to && !(input.planned_until && day <= *input.planned_until));
      if (!input.period.contains(day) || day < begins) continue;
      any = true;
      anybody = anybody || possible(input, cover, day) > 0;
    }
    if (never && is_due_in(cover, window)) note_days_off(input, cover, window, breaches);
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
    breaches.push_back(
        {.kind = BreachKind::too_few,
         .severity = anybody || !input.rules->waives(cover.no_available_day) ? Severity::error
                                                                             : Severity::warning,
         .desk = cover.desk,
         .days = window,
         .message = trf(by_number(wanted, N_("{} of {} session at desk {} in {}..{}"),
                                  N_("{} of {} sessions at desk {} in {}..{}")),
                        there, wanted, input.rules->desk_name(cover.desk), to_string(window.from),
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
  const Date begins = judged_from(input);
  for (const CoverRule& cover : input.rules->covers) {
    if (cover.when.once_per) {
      check_once_per(input, cover, breaches);
      for (Date date = input.period.from; date <= input.period.to; date += days(1))
        if (may_serve_on(cover, date, *input.rules, *input.calendar))
          check_companions(input, cover, date, breaches);
      continue;
    }
    for (Date date = input.period.from; date <= input.period.to; date += days(1)) {
      if (date < begins || !wants_cover_on(cover, date, *input.rules, *input.calendar)) continue;
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
