#include "anjuan/rota/change/slot.hpp"

#include <algorithm>
#include <set>

#include "anjuan/base/text.hpp"
#include "anjuan/calendar/day_words.hpp"
#include "anjuan/i18n/i18n.hpp"
#include "anjuan/rota/plan/in_house.hpp"
#include "anjuan/rules/condition_facts.hpp"
#include "anjuan/rules/lifecycle/record.hpp"
#include "anjuan/rules/recusal.hpp"

namespace anjuan::rota {
namespace {

constexpr Term kNextWorkday{1, DayUnit::workdays};  ///< 及时接访

bool contains(const std::vector<std::string>& list, std::string_view word) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

const Absence* absence_on(const PlanInput& input, std::string_view official, Date date) {
  for (const Absence& absence : input.absences)
    if (absence.official == official && absence.days.contains(date)) return &absence;
  return nullptr;
}

/// The article under which the official chooses dates; empty when none says so.
std::string self_chosen_source(const Rules& rules, const Official& official) {
  for (const QuotaRule& quota : rules.quotas)
    if (quota.self_chosen && matches(quota.who, official, rules.ranks)) return quota.source;
  return {};
}

/// What the house is short of by the sessions of a day, and more so by one that is filed.
std::vector<Diagnostic> why_too_few_in_house(const PlanInput& input, const Filing& filing,
                                             std::vector<Session> that_day) {
  const Roster roster(input.officials, input.absences, {filing.date, filing.date});
  const auto add = [&](const Filing& one) {
    Session session{.date = one.date, .desk = one.desk, .kind = one.kind};
    session.official = one.official;
    that_day.push_back(std::move(session));
  };
  for (const Filing& other : input.filings)
    if (other.date == filing.date) add(other);
  std::vector<Diagnostic> against;
  for (const InHouseRule& rule : input.rules->in_house) {
    if (!rule.in_force.on(filing.date)) continue;
    const auto look = [&] {
      return in_house_on(rule, roster, input.rules->ranks, that_day, filing.date);
    };
    const int before = look().missing(rule);
    add(filing);
    const InHouseDay after = look();
    that_day.pop_back();
    if (after.missing(rule) > before)
      against.push_back({.code = "in-house",
                         .message = short_in_house(rule, after, filing.date).message,
                         .rule = rule.source,
                         .remedy = tr("choose another date")});
  }
  return against;
}

bool comes_once(const PlanInput& input, const Official& official, DateRange within) {
  for (Date date = within.from; date <= within.to; date += std::chrono::days(1))
    if (input.calendar->is_workday(date) && official.in_office(date) &&
        absence_on(input, official.id, date) == nullptr)
      return true;
  return false;
}

/// How long after the asking the session may be, and the article that says so: what the facts of
/// the case ask for goes before the rule of the desk (A6).
std::pair<Term, std::string> booking_term(const BookingRule& rule, const SessionKindRule* asked) {
  if (asked != nullptr && asked->within) return {*asked->within, asked->source};
  if (asked != nullptr && asked->kind == kImmediate) return {kNextWorkday, asked->source};
  return {rule.within, rule.source};
}

std::string words(DateRange days) {
  return days.from == days.to ? to_string(days.from)
                              : fmt::format("{}..{}", to_string(days.from), to_string(days.to));
}

}  // namespace

SlotPlace self_chosen_place(const Rules& rules, const Official& official, std::string_view desk) {
  std::set<std::string> desks;
  std::vector<std::pair<std::string, int>> kinds;  // in the order of the rules
  for (const QuotaRule& quota : rules.quotas) {
    if (!quota.self_chosen || !matches(quota.who, official, rules.ranks)) continue;
    if (!quota.desk.empty()) desks.insert(quota.desk);
    if (!desk.empty() && !quota.desk.empty() && quota.desk != desk) continue;
    for (const std::string& kind : quota.kinds) {
      const auto known = std::find_if(kinds.begin(), kinds.end(),
                                      [&](const auto& one) { return one.first == kind; });
      if (known == kinds.end())
        kinds.emplace_back(kind, 1);
      else
        ++known->second;
    }
  }
  const auto most = std::max_element(
      kinds.begin(), kinds.end(), [](const auto& a, const auto& b) { return a.second < b.second; });
  return {desks.size() == 1 ? *desks.begin() : "", most == kinds.end() ? "" : most->first};
}

std::vector<Diagnostic> why_not_filed(const PlanInput& input, const Filing& filing,
                                      const std::vector<Session>& planned) {
  std::vector<Diagnostic> against;
  const Official* official = find_by_id(input.officials, filing.official);
  if (official == nullptr) {
    against.push_back({.code = "unknown-official",
                       .message = trf("nobody is called '{}'", filing.official),
                       .remedy = tr("write an id of officials.yaml")});
    return against;
  }
  const std::string source = self_chosen_source(*input.rules, *official);
  if (!official->in_office(filing.date))
    against.push_back(
        {.code = "not-in-office",
         .message = trf("{} is not in office on {}", official->name, to_string(filing.date)),
         .rule = "officials.yaml",
         .remedy = tr("choose another date")});
  else if (const Absence* absence = absence_on(input, official->id, filing.date))
    against.push_back({.code = "away",
                       .message = trf("{} is away from {} to {}: {}", official->name,
                                      to_string(absence->days.from), to_string(absence->days.to),
                                      absence->reason),
                       .rule = source,
                       .remedy = tr("choose another date")});
  if (filing.filed && *filing.filed > filing.date)
    against.push_back({.code = "filed-late",
                       .message = trf("{} was filed on {}, after the day itself",
                                      to_string(filing.date), to_string(*filing.filed)),
                       .rule = source,
                       .remedy = tr("a date is filed before it comes; record what was held with "
                                    "'schedule hold'")});
  for (const Filing& other : input.filings)
    if (other.official == filing.official && other.date == filing.date) {
      against.push_back({.code = "already-filed",
                         .message = trf("{} has filed {} already, at desk {}", official->name,
                                        to_string(filing.date), input.rules->desk_name(other.desk)),
                         .rule = source,
                         .remedy = tr("withdraw it with --cancel first")});
      break;
    }
  for (const Session& session : planned)
    if (session.date == filing.date && session.desk != filing.desk &&
        (session.official == filing.official || contains(session.companions, filing.official)))
      against.push_back(
          {.code = "two-places",
           .message = trf("{} is planned at desk {} on {}", official->name,
                          input.rules->desk_name(session.desk), to_string(filing.date)),
           .rule = source,
           .remedy = tr("choose another date, or put somebody else there with "
                        "'schedule replace'")});
  for (Diagnostic& one : why_too_few_in_house(input, filing, planned))
    against.push_back(std::move(one));
  return against;
}

Date last_day_for(const Rules& rules, const BookingRule& rule, const Case& subject, Date applied,
                  const Calendar& calendar) {
  const SessionKindRule* asked = session_kind(condition_facts(subject), rules, applied);
  return add(applied, booking_term(rule, asked).first, calendar).nominal;
}

Result<const BookingRule*> booking_rule(const Rules& rules, Booker by, std::string_view desk,
                                        Date applied) {
  std::vector<const BookingRule*> offered;
  std::set<std::string> desks;
  for (const BookingRule& rule : rules.bookings) {
    if (!rule.in_force.on(applied) ||
        (!rule.by.empty() && std::find(rule.by.begin(), rule.by.end(), by) == rule.by.end()) ||
        (!desk.empty() && rule.desk != desk))
      continue;
    offered.push_back(&rule);
    desks.insert(rule.desk);
  }
  if (offered.empty())
    return fail(
        ExitCode::refused,
        Diagnostic{.code = "booking-not-offered",
                   .message = desk.empty() ? trf("no rule of this office takes bookings by the {}",
                                                 tr(label_of(by)))
                                           : trf("no rule of this office takes bookings by the {} "
                                                 "at desk {}",
                                                 tr(label_of(by)), rules.desk_name(desk)),
                   .rule = "[[rota.booking]]",
                   .remedy = tr("add a [[rota.booking]] to anjuan.toml, or book otherwise")});
  if (desks.size() > 1)
    return fail(ExitCode::usage,
                Diagnostic{.code = "which-desk",
                           .message = tr("several desks take such bookings"),
                           .remedy = trf("say --desk, one of: {}",
                                         join(std::vector<std::string>(desks.begin(), desks.end()),
                                              tr(", ")))});
  return offered.front();
}

std::string booking_kind(const Rules& rules, const BookingRule& rule, const Case& subject,
                         Date applied) {
  const SessionKindRule* asked = session_kind(condition_facts(subject), rules, applied);
  return asked == nullptr ? rule.kind : asked->kind;
}

std::vector<Diagnostic> why_not_booked(const PlanInput& input, const Booking& booking,
                                       const BookingRule& rule, const Case& subject, Date applied) {
  std::vector<Diagnostic> against;
  const Official* official = find_by_id(input.officials, booking.official);
  if (official == nullptr) {
    against.push_back({.code = "unknown-official",
                       .message = trf("nobody is called '{}'", booking.official),
                       .remedy = tr("write an id of officials.yaml")});
    return against;
  }
  if (!subject.head.open())
    against.push_back({.code = "case-ended",
                       .message = trf("case {} has ended", booking.case_id),
                       .rule = rule.source,
                       .remedy = tr("reopen it first, or book an open case")});
  if (must_not_handle(subject, *official, {input.officials, input.units}))
    against.push_back({.code = "recusal",
                       .message = trf("{} must keep away from case {}, and must not receive it",
                                      official->name, booking.case_id),
                       .rule = "W22 art. 28",
                       .remedy = tr("choose another official")});
  const SessionKindRule* asked = session_kind(condition_facts(subject), *input.rules, applied);
  if (asked != nullptr && asked->principal && !official->principal)
    against.push_back({.code = "principal-must-receive",
                       .message = trf("case {} is received by a principal", booking.case_id),
                       .rule = asked->source,
                       .remedy = tr("book a principal")});
  if (rule.names_who)
    for (const auto& [said, option] :
         {std::pair(&booking.proposed_by, "--proposed-by"), {&booking.chosen_by, "--chosen-by"}})
      if (said->empty())
        against.push_back(
            {.code = "who-chose",
             .message = trf("missing: {}", option),
             .rule = rule.source,
             .remedy = tr("say who put the case forward and who chose the official")});
  for (const Booking& other : input.bookings)
    if (other.case_id == booking.case_id && other.official == booking.official &&
        other.within.to >= applied) {
      against.push_back({.code = "already-booked",
                         .message = trf("case {} is booked with {} already, {}", booking.case_id,
                                        official->name, words(other.within)),
                         .rule = rule.source,
                         .remedy = tr("withdraw it with --cancel first")});
      break;
    }
  const auto [term, source] = booking_term(rule, asked);
  const Date last = add(applied, term, *input.calendar).nominal;
  if (booking.within.to > last)
    against.push_back({.code = "booked-late",
                       .message = trf("{} is later than {} after {}", to_string(booking.within.to),
                                      in_words(term), to_string(applied)),
                       .rule = source,
                       .remedy = trf("let it end on {} at the latest", to_string(last))});
  if (booking.within.from < applied)
    against.push_back({.code = "in-the-past",
                       .message = trf("{} is before the day it is asked for, {}",
                                      to_string(booking.within.from), to_string(applied)),
                       .rule = rule.source,
                       .remedy = tr("let it start later, or give the day with --on")});
  if (!comes_once(input, *official, booking.within))
    against.push_back({.code = "nobody-available",
                       .message = trf("{} cannot come on any workday of {}", official->name,
                                      words(booking.within)),
                       .rule = rule.source,
                       .remedy = tr("choose other days or another official")});
  return against;
}

}  // namespace anjuan::rota
