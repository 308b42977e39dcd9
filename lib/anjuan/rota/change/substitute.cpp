#include "anjuan/rota/change/substitute.hpp"

#include <algorithm>
#include <set>

#include "anjuan/i18n/i18n.hpp"
#include "anjuan/model/name_of.hpp"
#include "anjuan/rota/index.hpp"
#include "anjuan/rota/period.hpp"
#include "anjuan/rota/plan/in_house.hpp"
#include "anjuan/rota/plan/solver.hpp"

namespace anjuan::rota {
namespace {

constexpr int kFar = 999;

/// Workdays to the nearest of some days; kFar when there is none.
int apart_from(const std::vector<Date>& dates, Date date, const Calendar& calendar) {
  int nearest = kFar;
  for (const Date other : dates) {
    const int days = static_cast<int>(std::chrono::abs(other - date).count());
    // Calendar days bound workdays from above: far ones need no count.
    if (days >= 2 * kFar || days == 0) continue;
    nearest = std::min(nearest, elapsed(std::min(other, date), std::max(other, date),
                                        DayUnit::workdays, calendar));
  }
  return nearest;
}

}  // namespace

std::vector<std::int64_t> distance_ties(const PlanInput& input, const Roster& roster,
                                        const Problem& problem) {
  std::vector<std::vector<Date>> held(at(roster.size()));
  for (const Session& session : fixed_sessions(input))
    if (const auto i = roster.find(session.official)) held[at(*i)].push_back(session.date);
  constexpr std::int64_t kStep = 4;
  std::vector<std::int64_t> ties;
  for (const Variable& variable : problem.variables) {
    // Only places that are open need a look; the others cannot be taken anyway.
    if (problem.demands[at(variable.demand)].need == 0) {
      ties.push_back(Goal::kMaxTie);
      continue;
    }
    const Date date = roster.date(variable.day);
    const std::int64_t apart = std::min<std::int64_t>(
        Goal::kMaxTie / kStep, apart_from(held[at(variable.official)], date, *input.calendar));
    const auto by_seed =
        static_cast<std::int64_t>(tie_hash(input.rules->seed, roster.official(variable.official).id,
                                           date.time_since_epoch().count()) %
                                  static_cast<std::uint64_t>(kStep));
    ties.push_back((Goal::kMaxTie / kStep - apart) * kStep + by_seed);
  }
  return ties;
}

namespace {

/// The rule that `official` (index) would break by taking `session`, which is one of `sessions`;
/// nullptr when none is.
const std::string* broken_by(const PlanInput& input, const Roster& roster,
                             const std::vector<Session>& sessions, const Session& session,
                             int official) {
  const Official& who = roster.official(official);
  for (const QuotaRule& quota : input.rules->quotas) {
    if (!quota.max || !quota.in_force.on(session.date) ||
        !counts(quota, session.kind, session.desk) || !matches(quota.who, who, input.rules->ranks))
      continue;
    for (const DateRange& window : windows(quota.per, {session.date, session.date})) {
      const auto held = std::count_if(sessions.begin(), sessions.end(), [&](const Session& one) {
        return one.official == who.id && window.contains(one.date) && quota.in_force.on(one.date) &&
               counts(quota, one.kind, one.desk);
      });
      if (held + 1 > *quota.max) return &quota.source;
    }
  }
  std::vector<Session> that_day;
  for (const Session& one : sessions)
    if (one.date == session.date &&
        (one.desk != session.desk || one.group != session.group || one.seat != session.seat))
      that_day.push_back(one);
  for (const InHouseRule& rule : input.rules->in_house) {
    if (!rule.in_force.on(session.date)) continue;
    const auto look = [&] {
      return in_house_on(rule, roster, input.rules->ranks, that_day, session.date).missing(rule);
    };
    const int before = look();
    that_day.push_back(session);
    that_day.back().official = who.id;
    const bool breaks = look() > before;
    that_day.pop_back();
    if (breaks) return &rule.source;
  }
  return nullptr;
}

}  // namespace

std::vector<Candidate> candidates_for(const PlanInput& input, const Roster& roster,
                                      const Session& session, const std::vector<Session>& sessions,
                                      const std::vector<Load>& loads) {
  std::set<std::string> taken;
  std::map<std::string, std::vector<Date>> held;
  for (const Session& one : sessions) {
    held[one.official].push_back(one.date);
    if (one.date != session.date) continue;
    taken.insert(one.official);
    taken.insert(one.companions.begin(), one.companions.end());
  }
  const auto absent = roster.find(session.official);
  const int day = roster.day(session.date);
  std::vector<Candidate> found;
  for (const Load& load : loads) {
    const auto i = roster.find(load.official);
    if (!i || i == absent || day < 0 || day >= roster.days() || !roster.available(*i, day) ||
        taken.contains(load.official) || !input.keep_away.may_sit(sessions, session, load.official))
      continue;
    const Official& official = roster.official(*i);
    if (absent && !may_substitute(roster.official(*absent), official, *input.rules, session.date))
      continue;
    bool spoken_of = false;
    bool eligible = false;
    for (const CoverRule& cover : input.rules->covers) {
      if (cover.desk != session.desk || cover.kind != session.kind) continue;
      spoken_of = true;
      eligible = eligible || serves(cover, official, input.rules->ranks);
    }
    if (spoken_of ? !eligible : official.rank.empty()) continue;
    const std::string* breaks = broken_by(input, roster, sessions, session, *i);
    found.push_back({load.official, load.load + 1 - load.entitlement,
                     apart_from(held[load.official], session.date, *input.calendar),
                     breaks == nullptr ? std::nullopt : std::optional(*breaks)});
  }
  std::sort(found.begin(), found.end(), [&](const Candidate& a, const Candidate& b) {
    const auto key = [&](const Candidate& one) {
      return std::tuple(
          one.breaks.has_value(), one.over, -one.apart,
          tie_hash(input.rules->seed, one.official, session.date.time_since_epoch().count()),
          one.official);
    };
    return key(a) < key(b);
  });
  return found;
}

namespace {

tl::unexpected<Failure> refuse(std::string code, std::string message, std::string rule,
                               std::string remedy) {
  return fail(ExitCode::refused, Diagnostic{.code = std::move(code),
                                            .message = std::move(message),
                                            .rule = std::move(rule),
                                            .remedy = std::move(remedy)});
}

/// Whether a rule lets the official receive at the desk; a desk that no rule speaks of is open.
bool may_receive(const Rules& rules, const Session& session, const Official& official,
                 std::string& source) {
  if (session.origin == Origin::filed || session.origin == Origin::booking) return true;
  bool spoken_of = false;
  const auto lets = [&](const auto& rule) {
    if (rule.desk != session.desk) return false;
    spoken_of = true;
    source = rule.source;
    return matches(rule.who, official, rules.ranks);
  };
  return std::any_of(rules.covers.begin(), rules.covers.end(), lets) ||
         std::any_of(rules.quotas.begin(), rules.quotas.end(), lets) || !spoken_of;
}

/// May `official` take `session` from `before` (empty: nobody), the rest of the day as it is?
Result<> may_take(const PlanInput& input, const std::vector<Session>& sessions,
                  const Session& session, const std::string& before, const Override& how) {
  const Roster roster(input.officials, input.absences, {session.date, session.date});
  const std::string& official = session.official;
  const auto known = roster.find(official);
  if (!known)
    return refuse("unknown-official", trf("nobody is called '{}'", official), {},
                  tr("write an id of officials.yaml"));
  const int i = *known;
  const std::string& name = roster.official(i).name;
  if (!input.keep_away.may_sit(sessions, session, official))
    return refuse(
        "recusal",
        trf("{} must keep away from case {}, and must not receive it", name, session.case_id),
        "W22 art. 28", tr("name somebody else"));
  if (session.date < how.today && (!how.force || how.reason.empty()))
    return refuse("has-passed",
                  trf("{} has passed: the rota says who was planned", to_string(session.date)), {},
                  tr("record who received with `schedule hold`; --force --reason for a slip in the "
                     "rota itself"));
  for (const Session& other : sessions)
    if (&other != &session && other.date == session.date &&
        (other.official == official || std::find(other.companions.begin(), other.companions.end(),
                                                 official) != other.companions.end()))
      return refuse("two-places",
                    trf("{} already sits at desk {} on {}", name,
                        input.rules->desk_name(other.desk), to_string(session.date)),
                    {}, tr("name somebody else, or replace that session first"));
  std::string source;
  if (!may_receive(*input.rules, session, roster.official(i), source) &&
      (!how.force || how.reason.empty()))
    return refuse("not-eligible",
                  trf("no rule lets {} receive at desk {} on {}", name,
                      input.rules->desk_name(session.desk), to_string(session.date)),
                  source, tr("name somebody else, or say --force and --reason"));
  if (how.force) return {};
  if (!roster.available(i, 0))
    return refuse("unavailable", trf("{} cannot come on {}", name, to_string(session.date)), {},
                  tr("name somebody else, or say --force"));
  const auto absent = roster.find(before);
  if (absent && !may_substitute(roster.official(*absent), roster.official(i), *input.rules,
                                session.date, &source))
    return refuse("wrong-substitute",
                  trf("{} may not stand in for {}", name, roster.official(*absent).name), source,
                  tr("name somebody of a higher rank, or say --force"));
  return {};
}

void hand_over(Session& session, const std::string& official, const Override& how) {
  // Of a day that has passed it stays on record who had been planned.
  if (session.date < how.today) session.former.push_back({session.official, how.today});
  session.official = official;
  session.origin = Origin::manual;
  session.reason = how.reason;
  ++session.sequence;
}

/// The seat of a desk that a cover rule wants that day and nobody has; nullopt when none does.
std::optional<Session> empty_seat(const PlanInput& input, const std::vector<Session>& sessions,
                                  const Place& place) {
  for (const CoverRule& cover : input.rules->covers) {
    if (cover.desk != place.desk || place.group > cover.groups || place.seat > cover.need) continue;
    const auto days =
        duty_days(cover.when, input.rules->key_periods, input.period, *input.calendar);
    if (!std::binary_search(days.begin(), days.end(), place.date)) continue;
    Session session{.date = place.date, .desk = place.desk, .group = place.group};
    session.seat = place.seat;
    session.kind = cover.kind;
    // Who sits in with the others of the group sits in here, too.
    for (const Session& other : sessions)
      if (other.date == place.date && other.desk == place.desk && other.group == place.group)
        session.companions = other.companions;
    session.sequence = -1;  // raised when somebody is put there
    return session;
  }
  return std::nullopt;
}

Diagnostic no_session(const PlanInput& input, const Place& place) {
  return {.code = "no-session",
          .message = trf("no session at desk {}, group {}, is planned on {}",
                         input.rules->desk_name(place.desk), place.group, to_string(place.date)),
          .remedy = tr("see 'anjuan schedule show' for what is planned")};
}

}  // namespace

std::optional<Place> empty_place(const PlanInput& input, const std::vector<Session>& sessions,
                                 const PartOfDesk& wanted) {
  const auto& [date, desk, group, seat] = wanted;
  for (const CoverRule& cover : input.rules->covers) {
    if (cover.desk != desk) continue;
    for (int g = group.value_or(1); g <= group.value_or(cover.groups); ++g)
      for (int s = seat.value_or(1); s <= seat.value_or(cover.need); ++s) {
        const Place place{date, desk, g, s};
        const bool taken = std::any_of(sessions.begin(), sessions.end(),
                                       [&](const Session& one) { return place.is_of(one); });
        if (!taken && empty_seat(input, sessions, place)) return place;
      }
  }
  return std::nullopt;
}

Result<std::vector<Session>> replace_official(const PlanInput& input,
                                              const std::vector<Session>& sessions,
                                              const Place& place, const std::string& official,
                                              const Override& how) {
  std::vector<Session> changed = sessions;
  auto found = std::find_if(changed.begin(), changed.end(),
                            [&](const Session& session) { return place.is_of(session); });
  if (found == changed.end()) {
    auto empty = empty_seat(input, sessions, place);
    if (!empty) return fail(ExitCode::refused, no_session(input, place));
    changed.push_back(std::move(*empty));
    found = changed.end() - 1;
  }
  const std::string before = found->official;
  hand_over(*found, official, how);
  ANJUAN_DO(may_take(input, changed, *found, before, how));
  std::sort(changed.begin(), changed.end(), anjuan::rota::before);
  return changed;
}

Result<std::vector<Session>> swap_officials(const PlanInput& input,
                                            const std::vector<Session>& sessions, const Place& a,
                                            const Place& b, const Override& how) {
  std::vector<Session> changed = sessions;
  const auto find = [&](const Place& place) {
    return std::find_if(changed.begin(), changed.end(),
                        [&](const Session& session) { return place.is_of(session); });
  };
  const auto first = find(a);
  const auto second = find(b);
  std::vector<Diagnostic> missing;
  if (first == changed.end()) missing.push_back(no_session(input, a));
  if (second == changed.end()) missing.push_back(no_session(input, b));
  if (!missing.empty()) return fail(ExitCode::refused, std::move(missing));
  if (first->official == second->official)
    return refuse("nothing-changes",
                  trf("{} holds both sessions", name_of(input.officials, first->official)), {},
                  tr("name the sessions of two officials"));
  const std::string one = first->official;
  const std::string other = second->official;
  hand_over(*first, other, how);
  hand_over(*second, one, how);
  Failure wrong{ExitCode::refused, {}};
  for (const auto& [session, before] : {std::pair(&*first, &one), std::pair(&*second, &other)})
    if (auto may = may_take(input, changed, *session, *before, how); !may)
      for (Diagnostic& d : may.error().diagnostics) wrong.diagnostics.push_back(std::move(d));
  if (!wrong.diagnostics.empty()) return tl::unexpected(std::move(wrong));
  return changed;
}

}  // namespace anjuan::rota
