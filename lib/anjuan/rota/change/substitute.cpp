#include "anjuan/rota/change/substitute.hpp"

#include <algorithm>
#include <set>

#include "anjuan/i18n/i18n.hpp"
#include "anjuan/rota/plan/solver.hpp"

namespace anjuan::rota {
namespace {

std::size_t at(int index) {
  return static_cast<std::size_t>(index);
}
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

bool may_substitute(const Official& absent, const Official& other, const Rules& rules,
                    std::string* source) {
  bool spoken_of = false;
  for (const SubstituteRule& rule : rules.substitutes) {
    if (!matches(rule.who, absent, rules.ranks)) continue;
    spoken_of = true;
    if (source != nullptr) *source = rule.source;
    const std::string& floor = rule.rank_floor == "self" ? absent.rank : rule.rank_floor;
    if ((floor.empty() || rank_at_least(other.rank, floor, rules.ranks)) &&
        (!rule.same_body || other.body == absent.body))
      return true;
  }
  return !spoken_of;
}

std::vector<std::int64_t> distance_ties(const PlanInput& input, const Roster& roster,
                                        const Problem& problem) {
  std::vector<std::vector<Date>> held(at(roster.size()));
  for (const Session& session : fixed_sessions(input))
    if (const int i = roster.find(session.official); i >= 0) held[at(i)].push_back(session.date);
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
  const int absent = roster.find(session.official);
  const int day = roster.day(session.date);
  std::vector<Candidate> found;
  for (const Load& load : loads) {
    const int i = roster.find(load.official);
    if (i < 0 || i == absent || day < 0 || day >= roster.days() || !roster.available(i, day) ||
        taken.contains(load.official))
      continue;
    const Official& official = roster.official(i);
    if (absent >= 0 && !may_substitute(roster.official(absent), official, *input.rules)) continue;
    bool spoken_of = false;
    bool eligible = false;
    for (const CoverRule& cover : input.rules->covers) {
      if (cover.desk != session.desk || cover.kind != session.kind) continue;
      spoken_of = true;
      eligible = eligible || matches(cover.who, official, input.rules->ranks);
    }
    if (spoken_of ? !eligible : official.rank.empty()) continue;
    found.push_back({load.official, load.load + 1 - load.entitlement,
                     apart_from(held[load.official], session.date, *input.calendar)});
  }
  std::sort(found.begin(), found.end(), [&](const Candidate& a, const Candidate& b) {
    const auto key = [&](const Candidate& one) {
      return std::tuple(
          one.over, -one.apart,
          tie_hash(input.rules->seed, one.official, session.date.time_since_epoch().count()),
          one.official);
    };
    return key(a) < key(b);
  });
  return found;
}

Result<Session> replace_official(const PlanInput& input, std::vector<Session>& sessions,
                                 const Replacement& replacement) {
  const auto& [date, desk, group, seat, official, force] = replacement;
  const auto refuse = [](std::string code, std::string message, std::string rule,
                         std::string remedy) {
    return fail(ExitCode::refused, Diagnostic{.code = std::move(code),
                                              .message = std::move(message),
                                              .rule = std::move(rule),
                                              .remedy = std::move(remedy)});
  };
  const auto found = std::find_if(sessions.begin(), sessions.end(), [&](const Session& session) {
    return session.date == replacement.date && session.desk == replacement.desk &&
           session.group == replacement.group && session.seat == replacement.seat;
  });
  if (found == sessions.end())
    return refuse(
        "no-session",
        trf("no session at desk {}, group {}, is planned on {}", desk, group, to_string(date)), {},
        tr("see 'anjuan schedule show' for what is planned"));
  const Roster roster(input.officials, input.absences, {date, date});
  const int i = roster.find(official);
  if (i < 0)
    return refuse("unknown-official", trf("nobody is called '{}'", official), {},
                  tr("write an id of officials.yaml"));
  for (const Session& session : sessions)
    if (session.date == date && &session != &*found &&
        (session.official == official ||
         std::find(session.companions.begin(), session.companions.end(), official) !=
             session.companions.end()))
      return refuse(
          "two-places",
          trf("{} already sits at desk {} on {}", official, session.desk, to_string(date)), {},
          tr("name somebody else, or replace that session first"));
  const int absent = roster.find(found->official);
  std::string source;
  if (!force && !roster.available(i, 0))
    return refuse("unavailable", trf("{} cannot come on {}", official, to_string(date)), {},
                  tr("name somebody else, or say --force"));
  if (!force && absent >= 0 &&
      !may_substitute(roster.official(absent), roster.official(i), *input.rules, &source))
    return refuse("wrong-substitute", trf("{} may not stand in for {}", official, found->official),
                  source, tr("name somebody of a higher rank, or say --force"));
  found->official = official;
  found->origin = Origin::manual;
  ++found->sequence;
  return *found;
}

}  // namespace anjuan::rota
