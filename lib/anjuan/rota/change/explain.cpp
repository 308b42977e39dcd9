#include "anjuan/rota/change/explain.hpp"

#include <algorithm>
#include <cmath>

#include "anjuan/base/text.hpp"
#include "anjuan/i18n/by_number.hpp"
#include "anjuan/i18n/i18n.hpp"
#include "anjuan/model/name_of.hpp"
#include "anjuan/rota/index.hpp"
#include "anjuan/rota/period.hpp"
#include "anjuan/rota/plan/conflict.hpp"
#include "anjuan/rota/plan/shares.hpp"
#include "anjuan/rota/plan/solver.hpp"
#include "anjuan/settings/body_words.hpp"

namespace anjuan::rota {
namespace {

/// The plan's fair shares: everybody's part of the sessions, and what was carried over.
std::vector<double> entitlements(const PlanInput& input, const Roster& roster,
                                 const std::vector<Session>& sessions) {
  const Shares shares = shares_of(input, sessions);
  std::vector<double> entitled(at(roster.size()), 0);
  const auto add = [&](const std::map<std::string, double>& part) {
    for (const auto& [id, share] : part)
      if (const auto i = roster.find(id)) entitled[at(*i)] += share;
  };
  add(shares);
  add(input.carried);
  return entitled;
}

std::string bodies_in_words(const std::vector<std::string>& bodies) {
  std::vector<std::string> words;
  for (const std::string& body : bodies) words.push_back(body_in_words(body));
  return join(words, tr(", "));
}

/// What brought the session about beside the rules: a filing, a booking, a change of hands.
void add_origin_reasons(const PlanInput& input, const Session& session, const Official& official,
                        std::vector<Reason>& reasons) {
  if (session.origin == Origin::filed) {
    std::string when;
    for (const Filing& filing : input.filings)
      if (filing.official == session.official && filing.date == session.date && filing.filed)
        when = to_string(*filing.filed);
    reasons.push_back({when.empty()
                           ? trf("{} chose and filed this date", official.name)
                           : trf("{} chose this date and filed it on {}", official.name, when),
                       {}});
  }
  if (session.origin == Origin::booking) {
    reasons.push_back({trf("it is booked for case {}", session.case_id), {}});
    for (const Booking& booking : input.bookings)
      if (booking.case_id == session.case_id && booking.official == session.official)
        reasons.push_back(
            {booking.by == Booker::official
                 ? trf("{} picked the case, for a day of {}..{}", official.name,
                       to_string(booking.within.from), to_string(booking.within.to))
                 : trf("the petitioner asked for {}, for a day of {}..{}", official.name,
                       to_string(booking.within.from), to_string(booking.within.to)),
             {}});
  }
  if (session.origin == Origin::manual)
    reasons.push_back({session.reason.empty() ? tr("it was put there by hand")
                                              : trf("it was put there by hand: {}", session.reason),
                       {}});
  if (session.sequence > 0) {
    reasons.push_back(
        {trf("the session has changed {} times since it was first planned", session.sequence), {}});
    for (const Absence& absence : input.absences)
      if (absence.days.contains(session.date) && absence.official != session.official)
        reasons.push_back({trf("away that day: {} ({})", name_of(input.officials, absence.official),
                               absence.reason),
                           {}});
  }
}

void add_rule_reasons(const PlanInput& input, const Session& session, const Official& official,
                      std::vector<Reason>& reasons) {
  const Rules& rules = *input.rules;
  for (const CoverRule& cover : rules.covers) {
    if (cover.desk != session.desk || !serves(cover, official, rules.ranks)) continue;
    const auto days = duty_days(cover.when, rules.key_periods, input.period, *input.calendar);
    if (!std::binary_search(days.begin(), days.end(), session.date)) continue;
    reasons.push_back({trf("desk {} is to be covered that day by {}",
                           input.rules->desk_name(cover.desk), to_string(cover.who)),
                       cover.source});
    if (!cover.take_turns.empty() && !official.body.empty())
      reasons.push_back(
          {trf("the bodies take turns ({}); {} belongs to {}", bodies_in_words(cover.take_turns),
               official.name, body_in_words(official.body)),
           cover.source});
  }
  for (const QuotaRule& quota : rules.quotas) {
    if (!matches(quota.who, official, rules.ranks) || quota.min == 0) continue;
    if (quota.in_force.on(session.date) && counts(quota, session.kind, session.desk))
      reasons.push_back(
          {trf("it counts towards at least {} {}",
               minimum_for(quota, official, rules, session.date), per_in_words(quota.per)),
           quota.source});
  }
  for (const AuthorityRule& rule : rules.authorities) {
    if (!rule.in_force.on(session.date) || !matches(rule.who, official, rules.ranks)) continue;
    reasons.push_back({trf("the rota of {} is drawn up by {}", official.name,
                           organizer_of(official, rules, session.date)),
                       rule.source});
    break;
  }
  add_origin_reasons(input, session, official, reasons);
}

std::string away_reason(const PlanInput& input, const Official& official, Date date) {
  if (!official.in_office(date)) return trf("{} is not in office that day", official.name);
  for (const Absence& absence : input.absences)
    if (absence.official == official.id && absence.days.contains(date))
      return trf("{} is away from {} to {}: {}", official.name, to_string(absence.days.from),
                 to_string(absence.days.to), absence.reason);
  return {};
}

/// Every seat of the day is at a table where a case is received that the official must keep away
/// from; empty where one is not.
std::string barred_reason(const PlanInput& input, const std::vector<Session>& sessions,
                          const Session& wanted) {
  std::string reason;
  for (const Session& session : sessions) {
    if (session.date != wanted.date || (!wanted.desk.empty() && session.desk != wanted.desk))
      continue;
    if (input.keep_away.may_sit(sessions, session, wanted.official)) return {};
    const auto away = [&](const Session& other) {
      return other.date == session.date && other.desk == session.desk &&
             other.group == session.group &&
             !input.keep_away.may_sit(other.case_id, wanted.official);
    };
    const auto found = std::find_if(sessions.begin(), sessions.end(), away);
    if (reason.empty() && found != sessions.end())
      reason = trf("{} must keep away from case {}, and must not receive it",
                   name_of(input.officials, wanted.official), found->case_id);
  }
  return reason;
}

}  // namespace

std::vector<Explanation> explain_day(const PlanInput& given, const std::vector<Session>& sessions,
                                     Date date) {
  CanonicalInput canonical = make_canonical(given);
  canonical.input.rules = &canonical.rules;
  const PlanInput& input = canonical.input;
  const Roster roster(input.officials, input.absences, input.period);
  const std::vector<double> entitled = entitlements(input, roster, sessions);
  const std::vector<Load> loads = count_loads(input, roster, sessions, entitled);
  std::vector<Explanation> found;
  for (const Session& session : sessions) {
    if (session.date != date) continue;
    Explanation explanation{.session = session};
    if (const auto i = roster.find(session.official)) {
      const Official& official = roster.official(*i);
      add_rule_reasons(input, session, official, explanation.reasons);
      for (const Load& load : loads)
        if (load.official == official.id)
          explanation.reasons.push_back(
              {trf(by_number(load.load,
                             N_("{} holds {} session in the period, the fair share is {:.2f}"),
                             N_("{} holds {} sessions in the period, the fair share is {:.2f}")),
                   official.name, load.load, load.entitlement),
               {}});
      std::optional<Date> last;
      for (const std::vector<Session>* list : {&input.earlier, &sessions})
        for (const Session& other : *list)
          if (other.official == official.id && other.date < date && (!last || *last < other.date))
            last = other.date;
      if (last)
        explanation.reasons.push_back({trf("the last session was on {}", to_string(*last)), {}});
    }
    explanation.others = candidates_for(input, roster, session, sessions, loads);
    std::erase_if(explanation.others, [](const Candidate& one) { return one.breaks.has_value(); });
    if (explanation.others.empty())
      explanation.reasons.push_back({tr("nobody else could come"), {}});
    else
      explanation.reasons.push_back({trf("among {} who could come, ties fall by the seed {}",
                                         explanation.others.size() + 1, input.rules->seed),
                                     {}});
    found.push_back(std::move(explanation));
  }
  return found;
}

Result<WhyNot> why_not(const PlanInput& given, const std::vector<Session>& sessions, Date date,
                       const std::string& official_id, const std::string& desk) {
  CanonicalInput canonical = make_canonical(given);
  canonical.input.rules = &canonical.rules;
  const PlanInput& input = canonical.input;
  const Roster roster(input.officials, input.absences, input.period);
  const auto known = roster.find(official_id);
  if (!known)
    return fail(ExitCode::bad_data, Diagnostic{.code = "unknown-official",
                                               .message = trf("nobody is called '{}'", official_id),
                                               .remedy = tr("write an id of officials.yaml")});
  const int i = *known;
  const Official& official = roster.official(i);
  WhyNot answer;
  for (const Session& session : sessions)
    if (session.date == date && session.official == official_id &&
        (desk.empty() || session.desk == desk)) {
      answer.possible = true;
      answer.in_words = trf("{} does hold desk {} on {}", official.name,
                            input.rules->desk_name(session.desk), to_string(date));
      return answer;
    }
  if (std::string away = away_reason(input, official, date); !away.empty())
    answer.obstacles.push_back({std::move(away), {}});
  for (const Session& session : sessions)
    if (session.date == date && session.official == official_id)
      answer.obstacles.push_back(
          {trf("{} sits at desk {} that day", official.name, input.rules->desk_name(session.desk)),
           {}});
  if (std::string barred =
          barred_reason(input, sessions, {.date = date, .desk = desk, .official = official_id});
      !barred.empty())
    answer.obstacles.push_back({std::move(barred), "W22 art. 28"});
  // With turns first: somebody out of turn is told so; without them only if nothing else stops it.
  Problem problem = build_problem(input, roster, true, 0);
  const int day = roster.day(date);
  const auto find = [&](const Problem& in) -> std::optional<int> {
    for (const int v : in.of_official[at(i)]) {
      const Variable& variable = in.variables[at(v)];
      if (variable.day == day && !in.demands[at(variable.demand)].optional &&
          (desk.empty() || in.demands[at(variable.demand)].desk == desk))
        return v;
    }
    return std::nullopt;
  };
  auto wanted = find(problem);
  if (!wanted && answer.obstacles.empty()) {
    const Problem free_turns = build_problem(input, roster, false, 0);
    const bool out_of_turn = find(free_turns).has_value();
    bool duty = false;
    for (const CoverRule& cover : input.rules->covers) {
      const auto days =
          duty_days(cover.when, input.rules->key_periods, input.period, *input.calendar);
      if ((!desk.empty() && cover.desk != desk) ||
          !std::binary_search(days.begin(), days.end(), date))
        continue;
      duty = true;
      answer.obstacles.push_back(
          out_of_turn ? Reason{trf("it is not the turn of {} ({})", body_in_words(official.body),
                                   bodies_in_words(cover.take_turns)),
                               cover.source}
                      : Reason{trf("desk {} is for {}", input.rules->desk_name(cover.desk),
                                   to_string(cover.who)),
                               cover.source});
    }
    if (!duty)
      return fail(ExitCode::refused,
                  Diagnostic{.code = "no-duty",
                             .message = trf("no desk is to be covered on {}", to_string(date)),
                             .remedy = tr("see 'anjuan schedule show' for the duty days")});
  }
  if (!answer.obstacles.empty() || !wanted) {
    std::vector<std::string> texts;
    for (const Reason& reason : answer.obstacles)
      texts.push_back(reason.source.empty() ? reason.text
                                            : fmt::format("{} [{}]", reason.text, reason.source));
    answer.in_words = join(texts, "; ");
    return answer;
  }
  Goal goal;
  Solution now = solve(problem, goal);
  if (now.status != Solution::Status::solved) {
    // Not every turn can be kept, with or without this official there.
    problem = build_problem(input, roster, false, 0);
    wanted = find(problem);
    now = solve(problem, goal);
  }
  goal.force.assign(problem.variables.size(), Force::free);
  goal.force[at(*wanted)] = Force::in;
  const Solution then = solve(problem, goal);
  if (then.status != Solution::Status::solved) {
    answer.obstacles.push_back(
        {trf("with {} there the other rules could not all be met", official.name), {}});
    answer.in_words = answer.obstacles.front().text;
    return answer;
  }
  answer.possible = true;
  answer.spread_now = now.spread;
  answer.spread_then = then.spread;
  answer.load_then = loads_of(problem, then.taken)[at(i)];
  answer.in_words =
      then.spread <= now.spread + 1e-9
          ? trf("nothing speaks against {}: a plan just as fair has {} there; the tie fell by the "
                "seed {}",
                official.name, official.name, input.rules->seed)
          : trf(by_number(
                    answer.load_then,
                    N_("with {} there the sum of squared distances from the fair shares rises from "
                       "{:.2f} to {:.2f}; {} would hold {} session against a fair share of {:.2f}"),
                    N_("with {} there the sum of squared distances from the fair shares rises from "
                       "{:.2f} to {:.2f}; {} would hold {} sessions against a fair share of "
                       "{:.2f}")),
                official.name, now.spread, then.spread, official.name, answer.load_then,
                problem.entitlement[at(i)]);
  return answer;
}

}  // namespace anjuan::rota
