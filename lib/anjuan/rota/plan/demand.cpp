#include "anjuan/rota/plan/demand.hpp"

#include <algorithm>
#include <numeric>

#include "anjuan/i18n/i18n.hpp"
#include "anjuan/rota/period.hpp"
#include "anjuan/rota/plan/quota_bounds.hpp"
#include "anjuan/rota/plan/shares.hpp"
#include "anjuan/rota/plan/solver.hpp"
#include "anjuan/rota/plan/turns.hpp"

namespace anjuan::rota {
namespace {

bool is_subset(const std::vector<char>& a, const std::vector<char>& b) {
  for (std::size_t i = 0; i < a.size(); ++i)
    if (a[i] != 0 && b[i] == 0) return false;
  return true;
}

bool has_passed(const PlanInput& input, Date date) {
  return input.today && date < *input.today;
}

std::vector<char> eligible_for(const CoverRule& cover, const Rules& rules, const Roster& roster) {
  std::vector<char> eligible(static_cast<std::size_t>(roster.size()), 0);
  for (int i = 0; i < roster.size(); ++i) {
    eligible[static_cast<std::size_t>(i)] = serves(cover, roster.official(i), rules.ranks) ? 1 : 0;
  }
  return eligible;
}

/// Adds a demand and a variable for everybody who could take it.
void add_demand(Problem& problem, const Roster& roster, const Taken& taken, Demand demand,
                const std::vector<char>& eligible) {
  const int index = static_cast<int>(problem.demands.size());
  if (demand.need > 0) {
    for (const int day : demand.days)
      for (int i = 0; i < roster.size(); ++i)
        if (eligible[static_cast<std::size_t>(i)] != 0 && roster.available(i, day) &&
            (demand.body.empty() || roster.official(i).body == demand.body) &&
            !taken.contains({i, day}))
          problem.variables.push_back({i, day, index});
  }
  problem.demands.push_back(std::move(demand));
}

/// What each cover rule wants on one day, narrow rules first.
struct DayWant {
  int rule = 0;
  int need = 0;
  int fixed = 0;
};

class CoverBuilder {
 public:
  CoverBuilder(Problem& problem, const PlanInput& input, const Roster& roster,
               const FixedSessions& fixed)
      : problem_(problem),
        input_(input),
        roster_(roster),
        fixed_(fixed.sessions),
        taken_(fixed.taken),
        keep_turns_(fixed.keep_turns) {}

  void build() {
    const Rules& rules = *input_.rules;
    for (const CoverRule& cover : rules.covers)
      problem_.eligible.push_back(eligible_for(cover, rules, roster_));
    Wants by_day;
    for (std::size_t r = 0; r < rules.covers.size(); ++r) {
      const CoverRule& cover = rules.covers[r];
      if (!wants_desk(input_, cover.desk)) continue;
      if (cover.when.once_per) {
        add_once_per(static_cast<int>(r));
        continue;
      }
      for (const Date date :
           duty_days(cover.when, rules.key_periods, input_.period, *input_.calendar))
        by_day[{roster_.day(date), cover.desk, cover.kind}].push_back(
            {static_cast<int>(r), wanted(cover, 0), 0});
    }
    for (auto& [key, wants] : by_day)
      for (DayWant& want : wants)
        if (cover(want.rule).everybody) want.need = everybody_on(std::get<0>(key), want, by_day);
    for (auto& [key, wants] : by_day) add_day(std::get<0>(key), wants);
  }

 private:
  /// By day, desk and kind.
  using Wants = std::map<std::tuple<int, std::string, std::string>, std::vector<DayWant>>;

  const std::vector<char>& eligible(int rule) const {
    return problem_.eligible[static_cast<std::size_t>(rule)];
  }
  const CoverRule& cover(int rule) const {
    return input_.rules->covers[static_cast<std::size_t>(rule)];
  }

  int count_fixed(int rule, DateRange days, const std::vector<Session>& sessions) const {
    return static_cast<int>(
        std::count_if(sessions.begin(), sessions.end(), [&](const Session& session) {
          const auto i = roster_.find(session.official);
          return days.contains(session.date) && session.desk == cover(rule).desk &&
                 session.kind == cover(rule).kind && i &&
                 eligible(rule)[static_cast<std::size_t>(*i)] != 0;
        }));
  }

  bool is_free(int official, int day) const {
    return roster_.available(official, day) && !taken_.contains({official, day});
  }

  /// How many come where a rule wants everybody: all who can, but for those whom other rules need
  /// that day because nobody else could take their places.
  int everybody_on(int day, const DayWant& want, const Wants& by_day) const {
    const Date date = roster_.date(day);
    const auto is_ours = [&](int i) {
      return eligible(want.rule)[static_cast<std::size_t>(i)] != 0;
    };
    int come = count_fixed(want.rule, {date, date}, fixed_);
    for (int i = 0; i < roster_.size(); ++i) come += is_ours(i) && is_free(i, day) ? 1 : 0;
    // Every place elsewhere, filled by others as far as they go (a matching by augmenting paths).
    std::vector<int> places;
    for (auto at = by_day.lower_bound({day, "", ""});
         at != by_day.end() && std::get<0>(at->first) == day; ++at)
      for (const DayWant& other : at->second)
        if (!cover(other.rule).everybody &&
            std::pair(cover(other.rule).desk, cover(other.rule).kind) !=
                std::pair(cover(want.rule).desk, cover(want.rule).kind))
          places.insert(places.end(),
                        static_cast<std::size_t>(std::max(
                            0, other.need - count_fixed(other.rule, {date, date}, fixed_))),
                        other.rule);
    std::map<int, std::size_t> holder;
    const auto fill = [&](const auto& self, std::size_t place, std::set<int>& seen) -> bool {
      for (int i = 0; i < roster_.size(); ++i) {
        if (is_ours(i) || !is_free(i, day) ||
            eligible(places[place])[static_cast<std::size_t>(i)] == 0 || !seen.insert(i).second)
          continue;
        const auto held = holder.find(i);
        if (held != holder.end() && !self(self, held->second, seen)) continue;
        holder[i] = place;
        return true;
      }
      return false;
    };
    for (std::size_t place = 0; place < places.size(); ++place) {
      std::set<int> seen;
      if (fill(fill, place, seen)) continue;
      // Nobody from outside: it is one of ours, if anybody.
      bool ours = false;
      for (int i = 0; i < roster_.size() && !ours; ++i)
        ours = is_ours(i) && is_free(i, day) &&
               eligible(places[place])[static_cast<std::size_t>(i)] != 0;
      come -= ours ? 1 : 0;
    }
    return std::max(0, come);
  }

  Demand demand(int rule, std::vector<int> days, int need, int fixed) const {
    Demand made{.desk = cover(rule).desk, .kind = cover(rule).kind, .days = std::move(days)};
    made.need = need;
    made.fixed = fixed;
    made.cover = static_cast<std::size_t>(rule);
    made.source = cover(rule).source;
    return made;
  }

  void add_day(int day, std::vector<DayWant>& wants) {
    const Date date = roster_.date(day);
    std::stable_sort(wants.begin(), wants.end(), [&](const DayWant& a, const DayWant& b) {
      const auto size = [&](int rule) {
        return std::accumulate(eligible(rule).begin(), eligible(rule).end(), 0);
      };
      return std::pair(size(a.rule), -a.need) < std::pair(size(b.rule), -b.need);
    });
    for (std::size_t w = 0; w < wants.size(); ++w) {
      DayWant& want = wants[w];
      const int fixed = count_fixed(want.rule, {date, date}, fixed_);
      // A day that has passed is as it was.
      want.need = has_passed(input_, date) ? 0 : std::max(0, want.need - fixed);
      want.fixed = fixed;
      for (std::size_t narrower = 0; narrower < w; ++narrower) {
        if (!is_subset(eligible(wants[narrower].rule), eligible(want.rule))) continue;
        want.need = std::max(0, want.need - wants[narrower].need);
        want.fixed = std::max(0, want.fixed - wants[narrower].fixed);
      }
      if (cover(want.rule).take_turns.empty())
        add_demand(problem_, roster_, taken_, demand(want.rule, {day}, want.need, want.fixed),
                   eligible(want.rule));
      else
        add_turn(want, day);
    }
  }

  Turns& turns_of(int rule) {
    auto [at, fresh] = turns_.try_emplace(rule, cover(rule).take_turns);
    if (fresh)
      for (const Session& session : input_.earlier)
        if (session.date < input_.period.from && session.desk == cover(rule).desk)
          note_turn(at->second, session.official);
    return at->second;
  }

  /// The next `seats` turns by body, as far as bodies have members.
  static std::map<std::string, int> next_turns(Turns& turns, int seats,
                                               std::map<std::string, int> members) {
    std::map<std::string, int> by_body;
    for (; seats > 0; --seats) {
      const std::string body = turns.next(members);
      if (body.empty()) break;
      ++by_body[body];
      --members[body];
    }
    return by_body;
  }

  void add_turn(const DayWant& want, int day) {
    const Date date = roster_.date(day);
    const auto sits_here = [&](const Session& session) {
      return session.date == date && session.desk == cover(want.rule).desk;
    };
    std::map<std::string, int> free;
    std::map<std::string, int> there;
    for (int i = 0; i < roster_.size(); ++i) {
      if (eligible(want.rule)[static_cast<std::size_t>(i)] == 0 || !roster_.available(i, day))
        continue;
      const std::string& body = roster_.official(i).body;
      if (!taken_.contains({i, day})) {
        ++free[body];
        problem_.out_of_turn.push_back({i, day, want.rule});
      } else if (std::none_of(fixed_.begin(), fixed_.end(), [&](const Session& session) {
                   return sits_here(session) && session.official == roster_.official(i).id;
                 })) {
        continue;
      }
      ++there[body];
    }
    Turns& turns = turns_of(want.rule);
    Turns as_planned = turns;
    problem_.turn_days.push_back({static_cast<std::size_t>(want.rule), day,
                                  next_turns(as_planned, want.fixed + want.need, there)});
    for (const Session& session : fixed_)
      if (sits_here(session)) note_turn(turns, session.official);
    std::map<std::string, int> by_body = next_turns(turns, want.need, free);
    if (!keep_turns_) {
      Demand made = demand(want.rule, {day}, want.need, want.fixed);
      made.turns = std::move(by_body);
      return add_demand(problem_, roster_, taken_, std::move(made), eligible(want.rule));
    }
    int open = want.need;
    for (const auto& [body, need] : by_body) {
      Demand made = demand(want.rule, {day}, need, 0);
      made.body = body;
      add_demand(problem_, roster_, taken_, std::move(made), eligible(want.rule));
      open -= need;
    }
    if (open > 0 || want.fixed > 0)
      add_demand(problem_, roster_, taken_, demand(want.rule, {day}, open, want.fixed),
                 eligible(want.rule));
  }

  void note_turn(Turns& turns, const std::string& official) const {
    if (const auto i = roster_.find(official)) turns.held(roster_.official(*i).body);
  }

  void add_once_per(int rule) {
    const When& when = cover(rule).when;
    for (const DateRange& window : windows({*when.once_per, {}}, input_.period)) {
      const auto open_days = [&](DateRange part) {
        return duty_days(when, input_.rules->key_periods, part, *input_.calendar);
      };
      const int total = cover(rule).need * cover(rule).groups;
      const DateRange before{window.from, input_.period.from - std::chrono::days(1)};
      const DateRange after{input_.period.to + std::chrono::days(1), window.to};
      if (best_of(rule, before, input_.earlier) >= total ||
          best_of(rule, after, input_.later) >= total ||
          best_of(rule, window, input_.held) >= total)
        continue;
      // The rest of the window may still take it: the next plan decides. Of a year without a
      // calendar nobody knows which days are off.
      std::vector<Date> rest = open_days(after);
      std::erase_if(rest, [&](Date date) { return input_.calendar->is_provisional(date); });
      if (std::any_of(rest.begin(), rest.end(),
                      [&](Date date) { return can_come_later(rule, date) >= total; }))
        continue;
      std::vector<int> days;
      const std::vector<Date> open = open_days(overlap(window, input_.period));
      if (open.empty() && !has_passed(input_, window.to) && is_held_in(when, window) &&
          (open_days(before).empty() || first_day(input_) <= window.from))
        list_no_day(rule, window);
      for (const Date date : open)
        if (!has_passed(input_, date)) days.push_back(roster_.day(date));
      if (total > 1)
        add_joint(rule, overlap(window, input_.period), days, total);
      else if (!days.empty()) {
        const int fixed = count_fixed(rule, overlap(window, input_.period), fixed_);
        add_demand(problem_, roster_, taken_,
                   demand(rule, std::move(days), std::max(0, total - fixed), fixed),
                   eligible(rule));
      }
    }
  }

  void list_no_day(int rule, DateRange window) {
    const bool holidays = workdays_in(window, *input_.calendar) == 0;
    problem_.unmet.push_back({.kind = UnmetKind::no_available_day,
                              .message = trf(holidays ? N_("desk {} is not held in {}..{}: all of "
                                                           "these are days off")
                                                      : N_("desk {} has no day in {}..{} on which "
                                                           "it could be held once"),
                                             input_.rules->desk_name(cover(rule).desk),
                                             to_string(window.from), to_string(window.to)),
                              .desk = cover(rule).desk,
                              .days = window,
                              .source = cover(rule).source});
  }

  /// The most sessions on one day of a range.
  int best_of(int rule, DateRange range, const std::vector<Session>& sessions) const {
    int best = 0;
    for (const Session& session : sessions)
      if (range.contains(session.date))
        best = std::max(best, count_fixed(rule, {session.date, session.date}, sessions));
    return best;
  }

  int can_come_later(int rule, Date date) const {
    int count = 0;
    for (int i = 0; i < roster_.size(); ++i) {
      const Official& official = roster_.official(i);
      if (eligible(rule)[static_cast<std::size_t>(i)] != 0 && official.in_office(date) &&
          std::none_of(input_.absences.begin(), input_.absences.end(), [&](const Absence& away) {
            return away.official == official.id && away.days.contains(date);
          }))
        ++count;
    }
    return count;
  }

  /// A joint session is held by all of its officials on one day: where somebody is fixed already,
  /// else where enough can come, the first by the seed.
  void add_joint(int rule, DateRange range, const std::vector<int>& days, int total) {
    if (best_of(rule, range, fixed_) >= total || days.empty()) return;
    using Choice = std::tuple<bool, int, bool, std::uint64_t, int>;
    std::vector<Choice> choices;
    int untried = 0;
    for (const int day : days) {
      const Date date = roster_.date(day);
      const int fixed = count_fixed(rule, {date, date}, fixed_);
      int free = fixed;
      for (int i = 0; i < roster_.size(); ++i)
        free += eligible(rule)[static_cast<std::size_t>(i)] != 0 && roster_.available(i, day) &&
                        !taken_.contains({i, day})
                    ? 1
                    : 0;
      const bool tried = input_.tried.contains({static_cast<std::size_t>(rule), date});
      if (!tried && free >= total) ++untried;
      choices.emplace_back(
          tried, -std::min(free, total), fixed == 0,
          tie_hash(input_.rules->seed, cover(rule).desk, date.time_since_epoch().count()), day);
    }
    const int day = std::get<4>(*std::min_element(choices.begin(), choices.end()));
    const Date date = roster_.date(day);
    const int fixed = count_fixed(rule, {date, date}, fixed_);
    Demand joint = demand(rule, {day}, total - fixed, fixed);
    joint.other_day = untried > 1;
    add_demand(problem_, roster_, taken_, std::move(joint), eligible(rule));
  }

  Problem& problem_;
  const PlanInput& input_;
  const Roster& roster_;
  const std::vector<Session>& fixed_;
  const Taken& taken_;
  bool keep_turns_;
  std::map<int, Turns> turns_;
};

}  // namespace

namespace {

/// The fewest optional sessions with which one official meets all quotas, every place of a cover
/// rule being there to be taken.
int fewest_own(const Problem& problem, int official) {
  const auto is_optional = [&](int v) {
    const int demand = problem.variables[static_cast<std::size_t>(v)].demand;
    return problem.demands[static_cast<std::size_t>(demand)].optional;
  };
  Problem alone{.demands = problem.demands, .of_official = {{}}, .body = {""}, .entitlement = {0}};
  for (Demand& demand : alone.demands) demand.turns.clear();
  alone.pinned_load = {0};
  alone.of_demand.resize(problem.demands.size());
  std::map<int, int> place;
  for (const int v : problem.of_official[static_cast<std::size_t>(official)]) {
    Variable variable = problem.variables[static_cast<std::size_t>(v)];
    variable.official = 0;
    const auto here = static_cast<int>(alone.variables.size());
    place[v] = here;
    alone.of_official[0].push_back(here);
    alone.of_demand[static_cast<std::size_t>(variable.demand)].push_back(here);
    alone.variables.push_back(variable);
  }
  bool asked = false;
  for (const Bound& bound : problem.bounds) {
    if (bound.in_house || bound.official != official) continue;
    asked = asked || (bound.lower > 0 &&
                      std::any_of(bound.variables.begin(), bound.variables.end(), is_optional));
    Bound own = bound;
    own.official = 0;
    for (int& v : own.variables) v = place.at(v);
    alone.bounds.push_back(std::move(own));
  }
  if (!asked) return 0;
  // Nobody is at two places on one day.
  for (std::size_t k = 0; k < alone.variables.size();) {
    Bound day{.upper = 1};
    const int first = alone.variables[k].day;
    for (; k < alone.variables.size() && alone.variables[k].day == first; ++k)
      day.variables.push_back(static_cast<int>(k));
    if (day.variables.size() > 1) alone.bounds.push_back(std::move(day));
  }
  constexpr int kSteps = 60'000;
  Goal goal;
  goal.fair = false;
  // This is asked of everybody, each time. Where it stays undecided share_own() settles it.
  goal.node_limit = std::clamp(kSteps / (static_cast<int>(alone.variables.size()) + 1), 8, 200);
  for (std::size_t d = 0; d < alone.demands.size(); ++d)
    if (!alone.demands[d].optional) goal.demands_off.push_back(static_cast<int>(d));
  const Solution solution = solve(alone, goal);
  return solution.status == Solution::Status::solved ? solution.extras : 0;
}

}  // namespace

void add_cover_demands(Problem& problem, const PlanInput& input, const Roster& roster,
                       const FixedSessions& fixed) {
  CoverBuilder(problem, input, roster, fixed).build();
}

void add_booking_demands(Problem& problem, const PlanInput& input, const Roster& roster,
                         const std::vector<Session>& fixed, const Taken& taken) {
  for (std::size_t b = 0; b < input.bookings.size(); ++b) {
    const Booking& booking = input.bookings[b];
    const auto i = roster.find(booking.official);
    const DateRange days = overlap(booking.within, input.period);
    const auto stands = [&](const Session& session) {
      return !booking.case_id.empty() && session.case_id == booking.case_id &&
             booking.within.contains(session.date);
    };
    if (!wants_desk(input, booking.desk) || days.from > days.to || has_passed(input, days.to) ||
        std::any_of(fixed.begin(), fixed.end(), stands) ||
        std::any_of(input.earlier.begin(), input.earlier.end(), stands))
      continue;
    Demand demand{.desk = booking.desk, .kind = booking.kind};
    demand.booking = b;
    demand.origin = Origin::booking;
    for (const BookingRule& rule : input.rules->bookings)
      if (rule.desk == booking.desk && rule.in_force.on(booking.within.from) &&
          (rule.kind == booking.kind || demand.source.empty()))
        demand.source = rule.source;
    for (Date date = days.from; date <= days.to; date += std::chrono::days(1))
      if (input.calendar->is_workday(date) && !has_passed(input, date) &&
          input.rules->closed(booking.desk, date) == nullptr)
        demand.days.push_back(roster.day(date));
    std::vector<char> eligible(static_cast<std::size_t>(roster.size()), 0);
    if (i) eligible[static_cast<std::size_t>(*i)] = 1;
    add_demand(problem, roster, taken, std::move(demand), eligible);
  }
}

void add_quota_demands(Problem& problem, const PlanInput& input, const Roster& roster,
                       const Taken& taken) {
  const Rules& rules = *input.rules;
  // Several quotas may ask for the same sessions: one demand for each desk and kind.
  std::map<std::pair<std::string, std::string>, std::pair<std::vector<char>, std::string>> asked;
  for (const QuotaRule& quota : rules.quotas) {
    if (quota.desk.empty() || quota.self_chosen || quota.min == 0 || !wants_desk(input, quota.desk))
      continue;
    const std::string kind = quota.kinds.empty() ? "reception" : quota.kinds.front();
    auto& [who, source] = asked[{quota.desk, kind}];
    who.resize(static_cast<std::size_t>(roster.size()), 0);
    if (source.empty()) source = quota.source;
    for (int i = 0; i < roster.size(); ++i)
      if (matches(quota.who, roster.official(i), rules.ranks)) who[static_cast<std::size_t>(i)] = 1;
  }
  std::vector<int> workdays;
  for (int day = 0; day < roster.days(); ++day)
    if (input.calendar->is_workday(roster.date(day)) && !has_passed(input, roster.date(day)))
      workdays.push_back(day);
  for (auto& [key, value] : asked) {
    Demand demand{.desk = key.first, .kind = key.second, .days = workdays};
    std::erase_if(demand.days,
                  [&](int day) { return rules.closed(demand.desk, roster.date(day)) != nullptr; });
    demand.optional = true;
    demand.origin = Origin::quota;
    demand.source = value.second;
    add_demand(problem, roster, taken, std::move(demand), value.first);
  }
}

namespace {

/// Adds a cover demand's sessions to the shares of those who could take them, or with sign -1 takes
/// them away.
void share_demand(Problem& problem, const PlanInput& input, const Roster& roster,
                  const Demand& demand, double sign) {
  const bool everybody = input.rules->partial_period == PartialPeriod::enforce;
  const auto& eligible = problem.eligible[*demand.cover];
  const auto share = [&](int sessions, const std::string& body) {
    std::vector<std::size_t> sharers;
    for (std::size_t i = 0; i < eligible.size(); ++i) {
      const int official = static_cast<int>(i);
      const bool can_come = std::any_of(demand.days.begin(), demand.days.end(), [&](int day) {
        return everybody ? roster.official(official).in_office(roster.date(day))
                         : roster.available(official, day);
      });
      if (eligible[i] != 0 && can_come && (body.empty() || problem.body[i] == body))
        sharers.push_back(i);
    }
    for (const std::size_t i : sharers)
      problem.entitlement[i] += sign * sessions / static_cast<double>(sharers.size());
  };
  int open = demand.need;
  for (const auto& [body, seats] : demand.turns) {
    share(seats, body);
    open -= seats;
  }
  if (open > 0) share(open, demand.body);
}

}  // namespace

bool settle_turns(Problem& problem, const PlanInput& input, const Roster& roster,
                  const std::vector<char>& taken) {
  bool settled = false;
  for (std::size_t d = 0; d < problem.demands.size(); ++d) {
    Demand& demand = problem.demands[d];
    if (demand.turns.empty() || demand.turns_bind) continue;
    share_demand(problem, input, roster, demand, -1);
    demand.turns.clear();
    demand.turns_bind = true;
    settled = true;
    for (const int v : problem.of_demand[d])
      if (taken[static_cast<std::size_t>(v)] != 0)
        ++demand.turns[problem.body[static_cast<std::size_t>(
            problem.variables[static_cast<std::size_t>(v)].official)]];
    share_demand(problem, input, roster, demand, 1);
  }
  return settled;
}

void set_entitlements(Problem& problem, const PlanInput& input, const Roster& roster,
                      const std::vector<Session>& fixed) {
  const auto size = static_cast<std::size_t>(roster.size());
  problem.entitlement.assign(size, 0.0);
  for (const Demand& demand : problem.demands)
    if (demand.cover && demand.need > 0) share_demand(problem, input, roster, demand, 1);
  for (const auto& [id, share] : shares_of(input, fixed))
    if (const auto i = roster.find(id)) problem.entitlement[static_cast<std::size_t>(*i)] += share;
  for (const Demand& demand : problem.demands)
    if (demand.booking && demand.need > 0) {
      const Booking& booking = input.bookings[*demand.booking];
      if (const auto i = roster.find(booking.official))
        problem.entitlement[static_cast<std::size_t>(*i)] += 1;
    }
  problem.own.assign(size, 0);
  for (std::size_t i = 0; i < size; ++i) {
    problem.own[i] = fewest_own(problem, static_cast<int>(i));
    problem.entitlement[i] += problem.own[i];
  }
  for (const auto& [id, owed] : input.carried) {
    if (const auto i = roster.find(id)) problem.entitlement[static_cast<std::size_t>(*i)] += owed;
  }
}

}  // namespace anjuan::rota
