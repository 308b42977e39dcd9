#include <algorithm>
#include <map>

#include "anjuan/base/text.hpp"
#include "anjuan/i18n/by_number.hpp"
#include "anjuan/i18n/i18n.hpp"
#include "anjuan/model/name_of.hpp"
#include "anjuan/rota/check/asked_by.hpp"
#include "anjuan/rota/check/check.hpp"

namespace anjuan::rota {
namespace {

bool has(const std::vector<std::string>& list, const std::string& wanted) {
  return std::find(list.begin(), list.end(), wanted) != list.end();
}

Facts facts_of(const HeldSession& held, const Rules& rules) {
  Facts facts{{"persons", std::to_string(held.persons)}, {"kind", held.kind}, {"desk", held.desk}};
  if (const Desk* desk = rules.desk(held.desk)) facts["level"] = desk->level;
  if (!held.mode.empty()) facts["mode"] = held.mode;
  for (const std::string& flag : held.flags) facts[flag] = "true";
  return facts;
}

/// Is `told` at least `term` before `day`?
bool in_time(const std::optional<Date>& told, const Term& term, Date day,
             const Calendar& calendar) {
  return told && add(*told, term, calendar).nominal <= day;
}

/// Who did not sit in: by the rules of the desk, which do not mind which lawyer came; where none
/// asks for companions, by name as planned.
std::vector<std::string> missing_companions(const CheckInput& input, const HeldSession& held) {
  std::vector<std::string> planned;
  for (const Session& session : input.sessions)
    if (session.date == held.date && session.desk == held.desk && session.group == held.group)
      for (const std::string& companion : session.companions)
        if (!has(held.companions, companion) && !has(planned, companion))
          planned.push_back(companion);
  std::vector<std::string> missing;
  bool ruled = false;
  for (const CoverRule& cover : input.rules->covers) {
    if (cover.desk != held.desk || cover.kind != held.kind ||
        !may_serve_on(cover, held.date, *input.rules, *input.calendar))
      continue;
    for (const CompanionNeed& need : cover.companions) {
      ruled = true;
      const auto sits = [&](const std::string& id) {
        const Official* one = find_by_id(input.officials, id);
        return one != nullptr && sits_in(need, *one, input.rules->ranks);
      };
      auto lacking =
          need.need - std::count_if(held.companions.begin(), held.companions.end(), sits);
      for (const std::string& id : planned)
        if (lacking > 0 && sits(id)) {
          missing.push_back(name_of(input.officials, id));
          --lacking;
        }
      if (lacking > 0) missing.push_back(fmt::format("{} × {}", lacking, to_string(need.who)));
    }
  }
  if (!ruled)
    for (const std::string& id : planned) missing.push_back(name_of(input.officials, id));
  return missing;
}

/// What the record does not say of what it is to say.
std::string unstated(const HeldSession& held, const Rules& rules,
                     const std::vector<std::string>& names) {
  const Desk* desk = rules.desk(held.desk);
  std::vector<std::string> missing;
  for (const std::string& name : names) {
    if (name == "case" && held.cases.empty()) missing.emplace_back(tr("the case"));
    // A field desk names no place of its own: where it was stands in the record.
    if (name == "place" && held.place.empty() && (desk == nullptr || desk->all_day))
      missing.emplace_back(tr("the place"));
    if (name == "ground" && held.ground.empty()) missing.emplace_back(tr("why it was chosen"));
    if (name == "matter" && held.persons > 0 && !held.matter)
      missing.emplace_back(tr("the matter"));
  }
  return missing.empty() ? "" : trf("the record does not say: {}", join(missing, tr(", ")));
}

/// The units made responsible of which nobody came: neither called, nor an official who received
/// or sat in.
std::vector<std::string> missing_units(const CheckInput& input, const HeldSession& held) {
  std::vector<std::string> missing;
  for (const std::string& unit : held.responsible) {
    const auto is_of = [&](const std::string& id) {
      const Official* one = find_by_id(input.officials, id);
      const Unit* known = find_by_id(input.units, unit);
      return one != nullptr && (one->unit == unit || (known != nullptr && known->principal == id));
    };
    if (!held.unit_minutes.contains(unit) &&
        std::none_of(held.officials.begin(), held.officials.end(), is_of) &&
        std::none_of(held.companions.begin(), held.companions.end(), is_of))
      missing.push_back(name_of(input.units, unit));
  }
  return missing;
}

/// Whether the unit may come later than others.
bool is_excepted(const ReceptionRule& rule, const std::string& unit,
                 const std::vector<Unit>& units) {
  const Unit* found = find_by_id(units, unit);
  return has(rule.except_units, unit) ||
         (found != nullptr && has(rule.except_levels, found->level));
}

bool is_head_of(const Official& one, const std::string& unit, const std::vector<Unit>& units) {
  const Unit* known = find_by_id(units, unit);
  return (one.unit == unit && one.principal) || (known != nullptr && known->principal == one.id);
}

/// Whether somebody of those who were there fits.
template <class Fits>
bool came(const CheckInput& input, const HeldSession& held, const Fits& fit) {
  std::vector<std::string> there = held.officials;
  there.insert(there.end(), held.companions.begin(), held.companions.end());
  return std::any_of(there.begin(), there.end(), [&](const std::string& id) {
    const Official* one = find_by_id(input.officials, id);
    return one != nullptr && fit(*one);
  });
}

/// The units made responsible or called.
std::vector<std::string> units_of(const HeldSession& held) {
  std::vector<std::string> units = held.responsible;
  for (const auto& [unit, minutes] : held.unit_minutes)
    if (!has(units, unit)) units.push_back(unit);
  return units;
}

/// Those of them whose head was not there.
std::vector<std::string> without_head(const CheckInput& input, const HeldSession& held) {
  std::vector<std::string> units = units_of(held);
  std::erase_if(units, [&](const std::string& unit) {
    return came(input, held,
                [&](const Official& one) { return is_head_of(one, unit, input.units); });
  });
  return units;
}

/// Says so; where no unit was called, whether anybody's head was there.
std::string missing_heads(const CheckInput& input, const HeldSession& held) {
  if (units_of(held).empty())
    return came(input, held, [](const Official& one) { return one.principal; })
               ? ""
               : trf("{} persons came and no principal was there", held.persons);
  std::vector<std::string> missing = without_head(input, held);
  for (std::string& unit : missing) unit = name_of(input.units, unit);
  return missing.empty() ? ""
                         : trf("{} persons came and the head was not there of: {}", held.persons,
                               join(missing, tr(", ")));
}

/// Empty when the requirement is met; what is wrong otherwise.
std::string lacking(const CheckInput& input, const ReceptionRule& rule, const HeldSession& held) {
  switch (rule.require) {
    case Requirement::principal: {
      const bool there =
          std::any_of(held.officials.begin(), held.officials.end(), [&](const std::string& id) {
            const Official* one = find_by_id(input.officials, id);
            return one != nullptr && one->principal;
          });
      return there ? ""
                   : trf(by_number(held.persons, N_("{} person came and no principal was there"),
                                   N_("{} persons came and no principal was there")),
                         held.persons);
    }
    case Requirement::unit_within:
      for (const auto& [unit, minutes] : held.unit_minutes)
        if (minutes > rule.minutes && !is_excepted(rule, unit, input.units))
          return trf("{} came after {} minutes, {} allowed", name_of(input.units, unit), minutes,
                     rule.minutes);
      return {};
    case Requirement::companions: {
      const std::vector<std::string> missing = missing_companions(input, held);
      return missing.empty() ? "" : trf("companions were not there: {}", join(missing, tr(", ")));
    }
    case Requirement::opinion:
      // Where nobody came there was nothing that a lower level could have an opinion on.
      return has(held.documents, "opinion") || (held.persons == 0 && held.cases.empty())
                 ? ""
                 : tr("the lower level's opinion is not attached");
    case Requirement::told_before:
      return in_time(held.told, rule.term, held.date, *input.calendar)
                 ? ""
                 : trf("the petitioner was not told {} before", in_words(rule.term));
    case Requirement::briefed_before:
      if (!in_time(held.briefed, rule.term, held.date, *input.calendar))
        return trf("the official was not briefed {} before", in_words(rule.term));
      return rule.names.empty() || has(rule.names, held.briefed_by)
                 ? ""
                 : trf("it is not said how the official was briefed: {}",
                       join(rule.names, tr(", ")));
    case Requirement::confirmed:
      return held.confirmed && *held.confirmed <= held.date
                 ? ""
                 : tr("the official's confirmation is not logged");
    case Requirement::invited:
      for (const std::string& name : rule.names)
        if (!has(held.invited, name)) return trf("{} was not invited", name);
      return {};
    case Requirement::plan_within: {
      if (!held.applied) return {};
      const Date due = add(*held.applied, rule.term, *input.calendar).nominal;
      const bool late = held.planned ? *held.planned > due : *input.held_until > due;
      return late ? trf("no plan by {}", to_string(due)) : "";
    }
    case Requirement::recorded:
      for (const std::string& name : rule.names)
        if (!has(held.documents, name)) return trf("document {} is not attached", name);
      return {};
    case Requirement::stated:
      return unstated(held, *input.rules, rule.names);
    case Requirement::at_desk: {
      const Desk* desk = input.rules->desk(held.desk);
      return held.place.empty() || (desk != nullptr && held.place == desk->place)
                 ? ""
                 : trf("it was held at {}, not at the place of reception", held.place);
    }
    case Requirement::units_there: {
      const std::vector<std::string> missing = missing_units(input, held);
      return missing.empty() ? "" : trf("units were not there: {}", join(missing, tr(", ")));
    }
    case Requirement::attended: {
      const auto fit = [&](const std::string& id) {
        const Official* one = find_by_id(input.officials, id);
        return one != nullptr && fits(rule.who, *one, input.rules->ranks);
      };
      return std::any_of(held.officials.begin(), held.officials.end(), fit) ||
                     std::any_of(held.companions.begin(), held.companions.end(), fit)
                 ? ""
                 : trf("nobody of {} was there", to_string(rule.who));
    }
    case Requirement::units_confirmed: {
      std::vector<std::string> missing;
      for (const std::string& unit : held.responsible)
        if (!has(held.units_confirmed, unit)) missing.push_back(name_of(input.units, unit));
      return missing.empty() ? ""
                             : trf("units did not say that they come: {}", join(missing, tr(", ")));
    }
    case Requirement::unit_principals:
      return missing_heads(input, held);
  }
  return {};
}

const HeldSession* record_of(const CheckInput& input, const Session& session) {
  for (const HeldSession& held : input.held)
    if (held.date == session.date && held.desk == session.desk && held.group == session.group)
      return &held;
  return nullptr;
}

void check_substitutes(const CheckInput& input, const Session& session, const HeldSession& held,
                       std::vector<Breach>& breaches) {
  const Official* absent = find_by_id(input.officials, session.official);
  Breach breach{.official = session.official, .desk = session.desk};
  breach.days = {session.date, session.date};
  breach.kind = BreachKind::absent;
  // Whoever came and was not planned for this group stands in.
  std::vector<const Official*> others;
  for (const std::string& id : held.officials) {
    const bool planned =
        std::any_of(input.sessions.begin(), input.sessions.end(), [&](const Session& one) {
          return one.date == held.date && one.desk == held.desk && one.group == held.group &&
                 one.official == id;
        });
    const Official* other = find_by_id(input.officials, id);
    if (!planned && other != nullptr) others.push_back(other);
  }
  for (const Official* other : others) {
    std::string source;
    breach.severity = Severity::note;
    breach.kind = BreachKind::substituted;
    breach.message = trf("{} came instead of {} to desk {} on {}", other->name,
                         name_of(input.officials, session.official),
                         input.rules->desk_name(session.desk), to_string(session.date));
    if (absent != nullptr &&
        !may_substitute(*absent, *other, *input.rules, session.date, &source)) {
      breach.severity = Severity::error;
      breach.kind = BreachKind::wrong_substitute;
      breach.source = source;
    }
    breaches.push_back(std::move(breach));
    return;
  }
  breach.message =
      trf("{} did not come to desk {} on {}", name_of(input.officials, session.official),
          input.rules->desk_name(session.desk), to_string(session.date));
  breach.source = to_stand_in(input, session.date, absent);
  if (breach.source.empty()) breach.source = asked_by(input, session);
  breaches.push_back(std::move(breach));
}

}  // namespace

std::vector<LateUnit> late_units(const HeldSession& held, const Rules& rules,
                                 const std::vector<Unit>& units) {
  std::map<std::string, LateUnit> late;
  if (held.reasons.contains(std::string(to_string(Requirement::unit_within)))) return {};
  const Facts facts = facts_of(held, rules);
  for (const ReceptionRule& rule : rules.receptions)
    if (rule.require == Requirement::unit_within && rule.in_force.on(held.date) &&
        holds(rule.condition, facts))
      for (const auto& [unit, minutes] : held.unit_minutes) {
        if (minutes <= rule.minutes || is_excepted(rule, unit, units)) continue;
        LateUnit& one = late[unit];
        if (one.unit.empty() || rule.minutes < one.allowed)
          one = {unit, minutes, rule.minutes, rule.source};
      }
  std::vector<LateUnit> all;
  for (auto& [unit, one] : late) all.push_back(std::move(one));
  return all;
}

bool comes_as_it_can(std::string_view unit, const HeldSession& held, const Rules& rules,
                     const std::vector<Unit>& units) {
  const Facts facts = facts_of(held, rules);
  return std::any_of(
      rules.receptions.begin(), rules.receptions.end(), [&](const ReceptionRule& rule) {
        return rule.require == Requirement::unit_within && rule.in_force.on(held.date) &&
               holds(rule.condition, facts) && is_excepted(rule, std::string(unit), units);
      });
}

void check_held(const CheckInput& input, std::vector<Breach>& breaches) {
  std::map<std::pair<Date, std::string>, std::string> empty;  // the clause of each
  for (const Session& session : input.sessions) {
    if (session.date > *input.held_until || !input.period.contains(session.date)) continue;
    const HeldSession* held = record_of(input, session);
    if (held == nullptr || held->officials.empty()) {
      Breach breach{
          .kind = BreachKind::not_held, .official = session.official, .desk = session.desk};
      breach.days = {session.date, session.date};
      breach.message = trf("the session of {} at desk {} on {} has no record of anybody coming",
                           name_of(input.officials, session.official),
                           input.rules->desk_name(session.desk), to_string(session.date));
      breach.source = asked_by(input, session);
      const std::string source = breach.source;
      breaches.push_back(std::move(breach));
      const bool anybody =
          std::any_of(input.held.begin(), input.held.end(), [&](const HeldSession& one) {
            return one.date == session.date && one.desk == session.desk && !one.officials.empty();
          });
      if (!anybody) empty.insert({{session.date, session.desk}, source});
      continue;
    }
    if (!has(held->officials, session.official)) {
      check_substitutes(input, session, *held, breaches);
      continue;
    }
    const auto late = held->minutes_late.find(session.official);
    if (late != held->minutes_late.end() && late->second > 0)
      breaches.push_back({.kind = BreachKind::late,
                          .official = session.official,
                          .desk = session.desk,
                          .days = {session.date, session.date},
                          .message = trf("{} came {} minutes late on {}",
                                         name_of(input.officials, session.official), late->second,
                                         to_string(session.date)),
                          .source = asked_by(input, session)});
  }
  for (const auto& [place, source] : empty) {
    const auto& [date, desk] = place;
    Breach breach{.kind = BreachKind::empty_day, .desk = desk, .days = {date, date}};
    breach.message =
        trf("nobody received at desk {} on {}", input.rules->desk_name(desk), to_string(date));
    breach.source = source;
    breaches.push_back(std::move(breach));
  }
  for (const HeldSession& held : input.held) {
    if (held.date > *input.held_until || !input.period.contains(held.date)) continue;
    const Facts facts = facts_of(held, *input.rules);
    for (const ReceptionRule& rule : input.rules->receptions) {
      if (!rule.in_force.on(held.date) || !holds(rule.condition, facts)) continue;
      const std::string name(to_string(rule.require));
      const auto reason = held.reasons.find(name);
      if (reason != held.reasons.end() && !reason->second.empty()) continue;
      std::string what = lacking(input, rule, held);
      if (what.empty()) continue;
      Breach breach{.kind = BreachKind::requirement,
                    .requirement = rule.require,
                    .severity = rule.warns ? Severity::warning : Severity::error,
                    .desk = held.desk,
                    .days = {held.date, held.date}};
      if (rule.require == Requirement::unit_principals) breach.units = without_head(input, held);
      // Whose head stayed away answers for it, not who received.
      if (breach.units.empty() && !held.officials.empty()) breach.official = held.officials.front();
      breach.message = std::move(what);
      breach.source = rule.source;
      breach.remedy = tr("record it, or the reason why it was not possible");
      breaches.push_back(std::move(breach));
    }
  }
}

void check_claims(const CheckInput& input, std::vector<Breach>& breaches) {
  for (const Claim& claim : input.claims) {
    int recorded = 0;
    for (const HeldSession& held : input.held) {
      if (!claim.days.contains(held.date) || held.officials.empty() ||
          (!claim.kind.empty() && held.kind != claim.kind))
        continue;
      if (claim.official.empty() || has(held.officials, claim.official)) ++recorded;
    }
    if (recorded == claim.count) continue;
    breaches.push_back(
        {.kind = BreachKind::claim,
         .official = claim.official,
         .days = claim.days,
         .message = trf(
             by_number(claim.count, N_("{}: {} session is claimed for {}..{}, {} are on record"),
                       N_("{}: {} sessions are claimed for {}..{}, {} are on record")),
             claim.official.empty() ? tr("the office") : name_of(input.officials, claim.official),
             claim.count, to_string(claim.days.from), to_string(claim.days.to), recorded),
         .source = claim.source,
         .remedy = tr("correct the claim, or record the sessions that were held")});
  }
}

}  // namespace anjuan::rota
