#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "anjuan/i18n/by_number.hpp"
#include "anjuan/i18n/i18n.hpp"
#include "anjuan/model/name_of.hpp"
#include "anjuan/rota/check/asked_by.hpp"
#include "anjuan/rota/check/check.hpp"

namespace anjuan::rota {
namespace {

using std::chrono::days;

/// Some rule lets this official sit at this desk: a cover rule there, a quota held there, a filed
/// date, a booking. Desks that no rule speaks of are open to everybody.
bool may_sit(const CheckInput& input, const Session& session, const Official& official) {
  const Rules& rules = *input.rules;
  bool spoken_of = false;
  for (const CoverRule& cover : rules.covers) {
    if (cover.desk != session.desk) continue;
    spoken_of = true;
    if (serves(cover, official, rules.ranks)) return true;
  }
  for (const QuotaRule& quota : rules.quotas) {
    if (quota.desk != session.desk) continue;
    spoken_of = true;
    if (matches(quota.who, official, rules.ranks)) return true;
  }
  return !spoken_of || session.origin == Origin::filed || session.origin == Origin::booking;
}

/// Whether a rule asks for such a session on that day, whoever holds it: a cover of the desk, a
/// quota that is met there, a filed date, a booking.
bool is_asked(const CheckInput& input, const Session& session) {
  if (session.origin == Origin::filed || session.origin == Origin::booking) return true;
  const Rules& rules = *input.rules;
  return std::any_of(rules.covers.begin(), rules.covers.end(),
                     [&](const CoverRule& cover) {
                       return cover.desk == session.desk && cover.kind == session.kind &&
                              may_serve_on(cover, session.date, rules, *input.calendar);
                     }) ||
         std::any_of(rules.quotas.begin(), rules.quotas.end(), [&](const QuotaRule& quota) {
           return quota.desk == session.desk &&
                  (quota.kinds.empty() || std::find(quota.kinds.begin(), quota.kinds.end(),
                                                    session.kind) != quota.kinds.end());
         });
}

void check_person(const CheckInput& input, const Session& session, const std::string& id,
                  std::vector<Breach>& breaches) {
  const Official* official = find_by_id(input.officials, id);
  Breach breach{.official = id, .desk = session.desk, .days = {session.date, session.date}};
  if (official == nullptr) {
    breach.kind = BreachKind::unknown_official;
    breach.message = trf("nobody is called '{}'", id);
    breach.remedy = tr("write an id of officials.yaml");
    breaches.push_back(std::move(breach));
    return;
  }
  if (can_come(input, *official, session.date)) return;
  breach.kind = BreachKind::unavailable;
  std::string why = tr("not in office");
  for (const Absence& absence : input.absences)
    if (absence.official == id && absence.days.contains(session.date))
      why = absence.reason.empty() ? tr("away") : absence.reason;
  breach.message = trf("{} cannot come to desk {} on {}: {}", official->name,
                       input.rules->desk_name(session.desk), to_string(session.date), why);
  breach.source = to_stand_in(input, session.date, official);
  if (breach.source.empty()) breach.source = asked_by(input, session);
  breach.remedy = tr("find a substitute with 'schedule absent'");
  breaches.push_back(std::move(breach));
}

void check_mode(const CheckInput& input, const Session& session, std::vector<Breach>& breaches) {
  const Modes known = modes_at(session.desk, *input.rules, session.date);
  if (session.mode.empty() ||
      std::find(known.modes.begin(), known.modes.end(), session.mode) != known.modes.end())
    return;
  breaches.push_back({.kind = BreachKind::unknown_mode,
                      .official = session.official,
                      .desk = session.desk,
                      .days = {session.date, session.date},
                      .message = trf("'{}' is no form of reception at desk {} ({})", session.mode,
                                     input.rules->desk_name(session.desk), to_string(session.date)),
                      .source = known.source});
}

/// Nobody receives at a desk that is closed (DZ16).
void check_open(const CheckInput& input, const Session& session, std::vector<Breach>& breaches) {
  for (const Closure& closure : input.rules->closures) {
    if (closure.desk != session.desk || session.date < closure.days.from ||
        session.date > closure.days.to)
      continue;
    breaches.push_back({.kind = BreachKind::desk_closed,
                        .official = session.official,
                        .desk = session.desk,
                        .days = {session.date, session.date},
                        .message = trf("desk {} is closed on {}: {} stands in",
                                       input.rules->desk_name(session.desk),
                                       to_string(session.date), closure.instead),
                        .source = closure.source,
                        .remedy = tr("plan the day again with 'schedule plan --anew'")});
  }
}

}  // namespace

void check_sessions(const CheckInput& input, std::vector<Breach>& breaches) {
  std::map<std::pair<Date, std::string>, std::set<std::pair<std::string, int>>> places;
  std::set<std::tuple<Date, std::string, int, int>> seats;
  for (const Session& session : input.sessions) {
    check_person(input, session, session.official, breaches);
    for (const std::string& companion : session.companions) {
      // The sessions of one group name the same companions: each is looked at once.
      if (places[{session.date, companion}].emplace(session.desk, session.group).second)
        check_person(input, session, companion, breaches);
    }
    places[{session.date, session.official}].emplace(session.desk, session.group);
    check_mode(input, session, breaches);
    check_open(input, session, breaches);
    const Official* official = find_by_id(input.officials, session.official);
    if (official != nullptr && !may_sit(input, session, *official)) {
      Breach breach{
          .kind = BreachKind::not_eligible, .official = session.official, .desk = session.desk};
      breach.days = {session.date, session.date};
      breach.message = trf("no rule lets {} receive at desk {} on {}", official->name,
                           input.rules->desk_name(session.desk), to_string(session.date));
      breach.source = asked_by(input, session);
      if (!session.reason.empty()) {
        breach.severity = Severity::warning;
        breach.message += fmt::format(": {}", session.reason);
      }
      breaches.push_back(std::move(breach));
    }
    if (!is_asked(input, session))
      breaches.push_back(
          {.kind = BreachKind::unasked,
           .severity = Severity::note,
           .official = session.official,
           .desk = session.desk,
           .days = {session.date, session.date},
           .message = trf("no rule asks for the session of {} at desk {} on {}",
                          name_of(input.officials, session.official),
                          input.rules->desk_name(session.desk), to_string(session.date))});
    if (!seats.emplace(session.date, session.desk, session.group, session.seat).second)
      breaches.push_back(
          {.kind = BreachKind::seat_taken_twice,
           .official = session.official,
           .desk = session.desk,
           .days = {session.date, session.date},
           .message =
               trf("seat {} of group {} at desk {} on {} is given twice", session.seat,
                   session.group, input.rules->desk_name(session.desk), to_string(session.date))});
  }
  for (const auto& [key, where] : places) {
    if (where.size() < 2) continue;
    std::string list;
    for (const auto& [desk, group] : where) list += fmt::format(" {}/{}", desk, group);
    breaches.push_back(
        {.kind = BreachKind::two_places,
         .official = key.second,
         .desk = where.begin()->first,
         .days = {key.first, key.first},
         .message = trf("{} is in several places on {}:{}", name_of(input.officials, key.second),
                        to_string(key.first), list)});
  }
}

void check_preferences(const CheckInput& input, std::vector<Breach>& breaches) {
  const Rules& rules = *input.rules;
  std::map<std::string, std::vector<Date>> by_official;
  for (const Session& session : input.earlier)
    if (session.date < input.period.from) by_official[session.official].push_back(session.date);
  for (const Session& session : input.sessions)
    by_official[session.official].push_back(session.date);
  for (const SpacingRule& rule : rules.spacings)
    for (auto& [id, dates] : by_official) {
      const Official* official = find_by_id(input.officials, id);
      if (official == nullptr || !matches(rule.who, *official, rules.ranks)) continue;
      std::sort(dates.begin(), dates.end());
      for (std::size_t k = 1; k < dates.size(); ++k) {
        if (dates[k] < input.period.from || !rule.in_force.on(dates[k])) continue;
        const int apart = elapsed(dates[k - 1], dates[k], DayUnit::workdays, *input.calendar);
        if (apart >= rule.min_workdays) continue;
        breaches.push_back(
            {.kind = BreachKind::spacing,
             .severity = Severity::note,
             .official = id,
             .days = {dates[k - 1], dates[k]},
             .message = trf(by_number(apart, N_("{} comes again after {} workday, {} preferred"),
                                      N_("{} comes again after {} workdays, {} preferred")),
                            official->name, apart, rule.min_workdays),
             .source = rule.source});
      }
    }
  for (const CampaignRule& campaign : rules.campaigns)
    for (const std::string& document : campaign.documents) {
      // The plan is due when the campaign starts, the rest when it is over.
      const Date due = document == "plan" ? campaign.days.from : campaign.days.to;
      if (due > input.period.to || campaign.days.to < input.period.from) continue;
      const std::string name = fmt::format("{}/{}", campaign.name, document);
      if (std::find(input.documents.begin(), input.documents.end(), name) != input.documents.end())
        continue;
      const bool is_due = !input.today || due < *input.today;
      breaches.push_back({.kind = BreachKind::document_missing,
                          .severity = is_due ? Severity::error : Severity::note,
                          .days = campaign.days,
                          .message = trf("the campaign {} has no {}", campaign.name, document),
                          .source = campaign.source});
    }
  for (const Absence& absence : input.absences) {
    const Official* official = find_by_id(input.officials, absence.official);
    if (official == nullptr || !absence.reported || !input.period.contains(absence.days.from))
      continue;
    for (const SubstituteRule& rule : rules.substitutes) {
      if (!rule.notice || !rule.in_force.on(absence.days.from) ||
          !matches(rule.who, *official, rules.ranks))
        continue;
      if (add(*absence.reported, *rule.notice, *input.calendar).nominal <= absence.days.from)
        continue;
      breaches.push_back(
          {.kind = BreachKind::late_notice,
           .severity = Severity::warning,
           .official = absence.official,
           .days = absence.days,
           .message = trf("{} reported the absence from {} only on {}", official->name,
                          to_string(absence.days.from), to_string(*absence.reported)),
           .source = rule.source});
    }
  }
}

}  // namespace anjuan::rota
