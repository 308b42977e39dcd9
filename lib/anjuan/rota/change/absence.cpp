#include "anjuan/rota/change/absence.hpp"

#include <algorithm>
#include <set>

#include "anjuan/base/text.hpp"
#include "anjuan/i18n/by_number.hpp"
#include "anjuan/i18n/i18n.hpp"
#include "anjuan/rota/change/replan_search.hpp"
#include "anjuan/rota/change/substitute.hpp"
#include "anjuan/rota/period.hpp"
#include "anjuan/rota/plan/quota_bounds.hpp"
#include "anjuan/rota/plan/seats.hpp"
#include "anjuan/rota/plan/shares.hpp"

namespace anjuan::rota {
namespace {

/// What the answer means for the rota: who receives when, who sits in, who is told what.
class Replanner {
 public:
  explicit Replanner(const ReplanInput& input) : basis_(input) {}

  Result<Replan> run() {
    replan_.sessions = was_ = basis_.sessions;
    ANJUAN_TRY(filled, fill_places(basis_));
    replan_.minimum = filled.minimum;
    replan_.proven = filled.proven;
    replan_.unmet = std::move(filled.unmet);
    for (const Placement& place : filled.places) apply(place);
    place_moved();
    fill_companions();
    count();
    for (const auto& [session, source] : empty_) list_empty(session, source);
    list_short_in_house();
    list_quotas_to_come();
    list_changes();
    return std::move(replan_);
  }

 private:
  void apply(const Placement& place) {
    if (!place.changes) return;
    if (!place.session) {
      open_new(place);
      return;
    }
    const std::size_t s = *place.session;
    changed_.emplace(s, !place.official.empty());
    const Session& was = was_[s];
    if (place.official.empty()) {
      empty_.emplace_back(was, place.source);
      return;
    }
    if (place.against_rule && was.origin != Origin::booking) list_against_rule(was);
    Session& session = replan_.sessions[s];
    session.official = place.official;
    ++session.sequence;
    if (session.date == place.date) return;
    session.date = place.date;
    session.companions.clear();
    moved_.insert(s);
    if (place.joint)
      tables_.emplace(session.date, session.desk, session.group);
    else
      session.group = 0;  // a place of its own, below
  }

  /// An own session that nobody held before.
  void open_new(const Placement& place) {
    const std::size_t s = replan_.sessions.size();
    was_.emplace_back();
    Session& session = replan_.sessions.emplace_back(place.place);
    session.official = place.official;
    session.date = place.date;
    session.group = 0;  // a place of its own, below
    changed_.emplace(s, true);
    moved_.insert(s);
  }

  /// Sessions on a new day come after those that are there.
  void place_moved() {
    for (const std::size_t s : moved_) {
      Session& session = replan_.sessions[s];
      if (session.group != 0) continue;
      for (const Session& other : replan_.sessions)
        if (other.date == session.date && other.desk == session.desk)
          session.group = std::max(session.group, other.group);
      ++session.group;
      session.seat = 1;
      tables_.emplace(session.date, session.desk, session.group);
    }
  }

  std::string name_of(const std::string& id) const {
    const auto i = roster_.find(id);
    return i ? roster_.official(*i).name : id;
  }

  void list_empty(const Session& session, const std::string& source) {
    const std::string name = name_of(session.official);
    std::string message =
        session.origin == Origin::booking
            ? trf("the booking of case {} with {} finds no other day", session.case_id, name)
        : session.origin == Origin::quota
            ? trf("{} finds no other day for desk {} instead of {}", name,
                  basis_.now.rules->desk_name(session.desk), to_string(session.date))
            : trf("nobody who may sit at desk {} can come on {}",
                  basis_.now.rules->desk_name(session.desk), to_string(session.date));
    // Who could come is barred by a rule, which is named.
    std::vector<std::string> barred;
    if (!is_own(session))
      for (const Candidate& one :
           candidates_for(basis_.now, roster_, session, rota_after(), replan_.loads))
        if (one.breaks)
          barred.push_back(fmt::format("{} [{}]", name_of(one.official), *one.breaks));
    if (!barred.empty())
      message = trf("whoever could come to desk {} on {} would break a rule: {}",
                    basis_.now.rules->desk_name(session.desk), to_string(session.date),
                    join(barred, tr(", ")));
    replan_.unmet.push_back(
        {.kind = is_own(session) ? UnmetKind::no_available_day : UnmetKind::nobody_available,
         .message = message,
         .official = is_own(session) ? session.official : std::string(),
         .desk = session.desk,
         .days = {session.date, session.date},
         .source = source});
  }

  void list_against_rule(const Session& session) {
    std::string source;
    if (const auto i = roster_.find(session.official))
      may_substitute(roster_.official(*i), roster_.official(*i), *basis_.now.rules, session.date,
                     &source);
    replan_.unmet.push_back(
        {.kind = UnmetKind::substitute_rule,
         .message = trf("nobody whom the substitute rule allows can come to "
                        "desk {} on {}; the desk is not left empty",
                        basis_.now.rules->desk_name(session.desk), to_string(session.date)),
         .desk = session.desk,
         .days = {session.date, session.date},
         .source = source});
  }

  /// New companions where one of the absent sat in, and for sessions on a new day.
  void fill_companions() {
    for (const Session& session : replan_.sessions)
      for (const std::string& companion : session.companions)
        if (basis_.newly_away(companion, session.date) && !basis_.is_over(session))
          tables_.emplace(session.date, session.desk, session.group);
    std::vector<Session> here;
    std::vector<std::size_t> place;
    for (std::size_t s = 0; s < replan_.sessions.size(); ++s) {
      const auto change = changed_.find(s);
      if (!roster_.period().contains(replan_.sessions[s].date) ||
          (change != changed_.end() && !change->second))
        continue;
      here.push_back(replan_.sessions[s]);
      place.push_back(s);
    }
    if (tables_.empty()) return;
    add_companions(basis_.now, roster_, here, replan_.unmet, &tables_);
    for (std::size_t k = 0; k < here.size(); ++k) {
      Session& session = replan_.sessions[place[k]];
      if (session.companions == here[k].companions) continue;
      session.companions = here[k].companions;
      if (is_new(place[k])) continue;
      session.sequence = was_[place[k]].sequence + 1;
      if (!moved_.contains(place[k])) list_companions(was_[place[k]], session);
    }
  }

  void list_companions(const Session& was, const Session& is) {
    for (const std::string& companion : is.companions)
      if (std::find(was.companions.begin(), was.companions.end(), companion) ==
          was.companions.end())
        tell(companion, trf("sits in at desk {} on {}", basis_.now.rules->desk_name(is.desk),
                            to_string(is.date)));
  }

  void count() {
    std::vector<Session> inside;
    for (std::size_t s = 0; s < replan_.sessions.size(); ++s) {
      const auto change = changed_.find(s);
      if (basis_.canonical.input.period.contains(replan_.sessions[s].date) &&
          (change == changed_.end() || change->second))
        inside.push_back(replan_.sessions[s]);
    }
    const Roster roster(basis_.now.officials, basis_.now.absences, basis_.canonical.input.period);
    Shares shares = shares_of(basis_.now, inside);
    std::vector<double> entitlement(static_cast<std::size_t>(roster.size()), 0);
    for (int i = 0; i < roster.size(); ++i) {
      const std::string& id = roster.official(i).id;
      const auto carried = basis_.now.carried.find(id);
      entitlement[static_cast<std::size_t>(i)] =
          shares[id] + (carried == basis_.now.carried.end() ? 0 : carried->second);
    }
    replan_.loads = count_loads(basis_.now, roster, inside, entitlement);
  }

  /// Without what nobody takes.
  std::vector<Session> rota_after() const {
    std::vector<Session> after;
    for (std::size_t s = 0; s < replan_.sessions.size(); ++s)
      if (const auto change = changed_.find(s); change == changed_.end() || change->second)
        after.push_back(replan_.sessions[s]);
    return after;
  }

  bool is_new(std::size_t s) const { return was_[s].official.empty(); }

  /// Whom too few are left with in the house by what must not change.
  void list_short_in_house() {
    const Ranks& ranks = basis_.now.rules->ranks;
    const std::vector<Session> after = rota_after();
    for (const auto& [day, before] : basis_.broken_before) {
      const InHouseRule& rule = basis_.now.rules->in_house[day.first];
      const InHouseDay now = in_house_on(rule, roster_, ranks, after, day.second);
      if (now.missing(rule) > before)
        replan_.unmet.push_back(short_in_house(rule, now, day.second));
    }
  }

  /// Of days that nobody has planned yet: which quotas of the absent they make impossible, and
  /// which have to be met before or after them.
  void list_quotas_to_come() {
    Date last = basis_.given.today;
    for (const Session& session : basis_.sessions) last = std::max(last, session.date);
    for (const Absence& absence : basis_.given.fresh) {
      const auto i = roster_.find(absence.official);
      if (!i || absence.days.to <= last) continue;
      PlanInput with = basis_.now;
      PlanInput without = basis_.canonical.input;
      with.period.to = without.period.to = std::max(absence.days.to, with.period.to);
      const LaterDays left(with, last, basis_.sessions);
      const LaterDays were(without, last, basis_.sessions);
      const DateRange unplanned{std::max(absence.days.from, last + std::chrono::days(1)),
                                absence.days.to};
      for (const QuotaRule& quota : with.rules->quotas)
        if (matches(quota.who, roster_.official(*i), with.rules->ranks))
          for (const DateRange& window : windows(quota.per, unplanned))
            list_quota_to_come(quota, roster_.official(*i), window, {absence, with, left, were});
    }
  }

  struct ToCome {
    const Absence& absence;
    const PlanInput& input;  ///< with the absence
    const LaterDays& left;   ///< days that are free with it, …
    const LaterDays& were;   ///< … and without
  };

  void list_quota_to_come(const QuotaRule& quota, const Official& official, DateRange window,
                          const ToCome& where) {
    const int wanted = duty_in(quota, official, where.input, window, {first_day(where.input)}).min;
    const auto held =
        std::count_if(basis_.sessions.begin(), basis_.sessions.end(), [&](const Session& session) {
          return session.official == official.id && window.contains(session.date) &&
                 quota.in_force.on(session.date) && counts(quota, session.kind, session.desk);
        });
    const int owed = wanted - static_cast<int>(held);
    constexpr int kAll = 366;
    if (owed <= 0 || quota.self_chosen || quota.own_lead_case) return;
    const int left = where.left.count(quota, official, window, kAll);
    const int were = where.were.count(quota, official, window, kAll);
    if (left == were) return;
    if (left >= owed) {
      tell(official.id,
           trf(by_number(
                   owed, N_("{} session in {}..{} is still to come, before or after {}..{} [{}]"),
                   N_("{} sessions in {}..{} are still to come, before or after {}..{} [{}]")),
               owed, to_string(window.from), to_string(window.to),
               to_string(where.absence.days.from), to_string(where.absence.days.to), quota.source));
      return;
    }
    replan_.unmet.push_back(
        {.kind = UnmetKind::quota_short,
         .message =
             trf(by_number(wanted, N_("days left to {}: {}; wanted: {} of {} session in {}..{}"),
                           N_("days left to {}: {}; wanted: {} of {} sessions in {}..{}")),
                 official.name, left, owed, wanted, to_string(window.from), to_string(window.to)),
         .official = official.id,
         .days = window,
         .source = quota.source});
  }

  void list_changes() {
    std::vector<Session> after;
    for (std::size_t s = 0; s < was_.size(); ++s) {
      const auto change = changed_.find(s);
      if (change == changed_.end() || change->second) after.push_back(replan_.sessions[s]);
      if (change == changed_.end()) continue;
      Change listed{.before = was_[s]};
      if (change->second) listed.after = replan_.sessions[s];
      replan_.changes.push_back(std::move(listed));
    }
    replan_.sessions = std::move(after);
    if (basis_.given.over) keep_what_was_planned(replan_.sessions);
    std::sort(replan_.sessions.begin(), replan_.sessions.end(), before);
    for (Change& change : replan_.changes) {
      note(change);
      list_told(change);
    }
    // The notice has the days that sessions came from and those that they moved to.
    std::set<Date> days;
    for (const Change& change : replan_.changes)
      for (const Session* one : {&change.before, &change.after})
        if (!one->official.empty()) days.insert(one->date);
    if (!days.empty())
      tell({}, trf("renew the public notice: {}",
                   fmt::format("anjuan schedule notice --from {} --to {}", to_string(*days.begin()),
                               to_string(*days.rbegin()))));
  }

  /// The rota goes on saying what was planned for what is over: the records say what was held.
  void keep_what_was_planned(std::vector<Session>& sessions) const {
    std::erase_if(sessions, [&](const Session& session) { return basis_.is_over(session); });
    const std::vector<Session>& published = basis_.given.published;
    std::copy_if(published.begin(), published.end(), std::back_inserter(sessions),
                 [&](const Session& session) { return basis_.is_over(session); });
  }

  void tell(std::string to, std::string message) {
    // Who sits in with several of one group is told once.
    if (std::none_of(replan_.told.begin(), replan_.told.end(), [&](const Telling& one) {
          return one.to == to && one.case_id.empty() && one.message == message;
        }))
      replan_.told.push_back({.to = std::move(to), .message = std::move(message)});
  }

  void list_told(const Change& change) {
    const auto name = [&](const std::string& id) { return name_of(id); };
    const Session& was = change.before;
    const Session& is = change.after;
    const std::string day = to_string(was.date);
    if (was.official.empty()) {
      tell(is.official, trf("receives at desk {} on {}", basis_.now.rules->desk_name(is.desk),
                            to_string(is.date)));
      for (const std::string& companion : is.companions)
        tell(companion, trf("sits in at desk {} on {}", basis_.now.rules->desk_name(is.desk),
                            to_string(is.date)));
      return;
    }
    if (!was.case_id.empty())
      replan_.told.push_back(
          {.case_id = was.case_id,
           .message = is.official.empty()
                          ? trf("the session with {} on {} falls away", name(was.official), day)
                      : is.date != was.date ? trf("the session with {} is on {} instead of {}",
                                                  name(is.official), to_string(is.date), day)
                                            : trf("{} receives on {} instead of {}",
                                                  name(is.official), day, name(was.official))});
    if (is.official.empty() || is.date != was.date)
      for (const std::string& companion : was.companions)
        tell(companion,
             trf("does not sit in at desk {} on {}", basis_.now.rules->desk_name(was.desk), day));
    if (is.official.empty()) return;
    if (is.date != was.date) {
      if (is.official != was.official && !basis_.newly_away(was.official, was.date))
        tell(was.official,
             trf("does not receive at desk {} on {}", basis_.now.rules->desk_name(was.desk), day));
      tell(is.official, trf("receives at desk {} on {} instead of {}",
                            basis_.now.rules->desk_name(is.desk), to_string(is.date), day));
      for (const std::string& companion : is.companions)
        tell(companion, trf("sits in at desk {} on {}", basis_.now.rules->desk_name(is.desk),
                            to_string(is.date)));
      return;
    }
    tell(is.official, trf("receives at desk {} on {} instead of {}",
                          basis_.now.rules->desk_name(is.desk), day, name(was.official)));
    if (!basis_.newly_away(was.official, was.date))
      tell(was.official,
           trf("does not receive at desk {} on {}", basis_.now.rules->desk_name(was.desk), day));
  }

  void note(Change& change) const {
    if (change.before.official.empty()) return;
    const Session& session = change.before;
    change.frozen = session.date <= basis_.frozen_until;
    if (const auto i = roster_.find(session.official)) {
      for (const SubstituteRule& rule : basis_.now.rules->substitutes) {
        if (!rule.in_force.on(session.date) ||
            !matches(rule.who, roster_.official(*i), basis_.now.rules->ranks))
          continue;
        change.source = rule.source;
        Date told = basis_.given.today;
        for (const Absence& absence : basis_.given.fresh)
          if (absence.official == session.official && absence.days.contains(session.date))
            told = absence.reported.value_or(basis_.given.today);
        change.late_notice =
            rule.notice && add(told, *rule.notice, *basis_.now.calendar).nominal > session.date;
        break;
      }
    }
    const bool moves = !change.after.official.empty() && change.after.date != session.date;
    if (!is_own(session) && !moves)
      change.alternatives =
          candidates_for(basis_.now, roster_, session, replan_.sessions, replan_.loads);
    // What is offered instead can be done.
    std::erase_if(change.alternatives, [](const Candidate& one) { return one.breaks.has_value(); });
  }

  const ReplanBasis basis_;
  const Roster& roster_ = basis_.roster;
  std::vector<Session> was_;             ///< as published; empty for what is new
  std::map<std::size_t, bool> changed_;  ///< false: nobody takes it
  std::set<std::size_t> moved_;
  std::vector<std::pair<Session, std::string>> empty_;  ///< what nobody takes, with its rule
  std::set<TableKey> tables_;                           ///< groups that need companions
  Replan replan_;
};

}  // namespace

Result<Replan> replan_absences(const ReplanInput& input) {
  return Replanner(input).run();
}

}  // namespace anjuan::rota
