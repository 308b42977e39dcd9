#include "anjuan/rota/plan/spacing.hpp"

#include <algorithm>
#include <optional>
#include <set>

#include "anjuan/i18n/i18n.hpp"
#include "anjuan/rota/index.hpp"

namespace anjuan::rota {
namespace {

/// Days before the period that still matter for the first distance in it.
constexpr int kLookBack = 120;

/// The number of workdays up to each day, from kLookBack days before the period.
class Workdays {
 public:
  Workdays(const Roster& roster, const Calendar& calendar) {
    int count = 0;
    for (int day = -kLookBack; day < roster.days(); ++day) {
      if (calendar.is_workday(roster.date(day))) ++count;
      upto_.push_back(count);
    }
  }
  /// Workdays after day `a` up to and with day `b`.
  int between(int a, int b) const { return upto_[index(b)] - upto_[index(a)]; }

 private:
  std::size_t index(int day) const {
    return std::min(upto_.size() - 1, static_cast<std::size_t>(std::max(0, day + kLookBack)));
  }
  std::vector<int> upto_;
};

/// The distances that the rules want between an official's sessions, one for each rule.
std::vector<int> distances_for(const Official& official, const Rules& rules, Date day) {
  std::vector<int> distances;
  for (const SpacingRule& rule : rules.spacings)
    if (rule.in_force.on(day) && matches(rule.who, official, rules.ranks))
      distances.push_back(rule.min_workdays);
  return distances;
}

/// Days on which an official is already known to sit, before and in the period.
std::vector<std::vector<int>> known_days(const PlanInput& input, const Roster& roster) {
  std::vector<std::vector<int>> days(at(roster.size()));
  const auto note = [&](const Session& session) {
    const auto i = roster.find(session.official);
    const int day = roster.day(session.date);
    if (i && day >= -kLookBack && day < roster.days()) days[at(*i)].push_back(day);
  };
  for (const Session& session : input.earlier)
    if (session.date < input.period.from) note(session);
  for (const Session& session : fixed_sessions(input)) note(session);
  return days;
}

/// Pairs of sessions that are too near are counted first, as they are reported; among plans with as
/// many, those are better in which less is missing.
class Spacer {
 public:
  Spacer(const PlanInput& input, const Roster& roster, const Problem& problem,
         std::vector<char>& taken)
      : problem_(problem),
        taken_(taken),
        workdays_(roster, *input.calendar),
        days_(known_days(input, roster)) {
    for (int i = 0; i < roster.size(); ++i)
      wanted_.push_back(distances_for(roster.official(i), *input.rules, input.period.from));
    of_variable_.resize(problem.variables.size());
    counts_.assign(problem.bounds.size(), 0);
    for (std::size_t b = 0; b < problem.bounds.size(); ++b)
      for (const int v : problem.bounds[b].variables) {
        of_variable_[at(v)].push_back(static_cast<int>(b));
        counts_[b] += taken[at(v)];
      }
    for (std::size_t v = 0; v < taken.size(); ++v)
      if (taken[v] != 0) insert(problem.variables[v].official, problem.variables[v].day);
  }

  void run() {
    descend();
    shake();
  }

 private:
  static constexpr std::int64_t kPair = 1 << 20;  ///< above what squares of workdays add up to

  /// Takes the best exchange of each session that is too near another, until none helps.
  void descend() {
    constexpr int kRounds = 20;
    for (int round = 0; round < kRounds; ++round) {
      bool better = false;
      for (std::size_t i = 0; i < wanted_.size(); ++i) {
        const int official = static_cast<int>(i);
        if (penalty(official) == 0) continue;
        const std::vector<int>& mine = problem_.of_official[i];
        for (std::size_t k = 0; k < mine.size(); ++k)
          if (taken_[at(mine[k])] != 0 && crowded(mine[k]))
            better = improve(mine[k], 0, {}) || better;
      }
      if (!better) return;
    }
  }

  std::int64_t total() const {
    std::int64_t sum = 0;
    for (std::size_t i = 0; i < wanted_.size(); ++i) sum += penalty(static_cast<int>(i));
    return sum;
  }

  /// Where no single exchange helps, several may: one to three that cost a little are made and the
  /// rest descends again; what is not better in the end is taken back. As often as its work is
  /// worth, which in a small rota is oftener.
  void shake() {
    constexpr std::size_t kWork = 8'000'000;
    const std::size_t step = 1 + problem_.variables.size() * 4;
    const std::size_t most = std::clamp(kWorkInVain / step, kFewestInVain, kMostInVain);
    std::int64_t best = total();
    std::size_t lot = 0;
    for (std::size_t work = 0, turn = 0; best > 0 && work < kWork && turn < most;
         work += step, ++turn) {
      const State before{taken_, days_, counts_};
      if (!kick(lot++)) return;
      for (std::size_t more = turn / kFewestInVain % 3; more > 0; --more) kick(lot++);
      descend();
      // One that is as good is gone on from: the next may be reached from there only.
      if (const std::int64_t now = total(); now <= best) {
        if (now < best) turn = 0;
        best = now;
      } else {
        taken_ = before.taken;
        days_ = before.days;
        counts_ = before.counts;
      }
    }
  }

  /// Moves one of the sessions that are too near, though it costs a pair or two elsewhere.
  bool kick(std::size_t turn) {
    std::vector<int> crowd;
    for (std::size_t v = 0; v < taken_.size(); ++v)
      if (taken_[v] != 0 && crowded(static_cast<int>(v))) crowd.push_back(static_cast<int>(v));
    for (std::size_t k = 0; k < crowd.size(); ++k)
      if (improve(crowd[(turn + k) % crowd.size()], 2 * kPair, turn)) return true;
    return false;
  }

  struct State {
    std::vector<char> taken;
    std::vector<std::vector<int>> days;
    std::vector<int> counts;
  };
  static constexpr std::size_t kFewestInVain = 200;
  static constexpr std::size_t kMostInVain = 2000;
  static constexpr std::size_t kWorkInVain = 4'000'000;

  void insert(int official, int day) {
    auto& days = days_[at(official)];
    days.insert(std::upper_bound(days.begin(), days.end(), day), day);
  }
  void erase(int official, int day) {
    auto& days = days_[at(official)];
    days.erase(std::lower_bound(days.begin(), days.end(), day));
  }

  std::int64_t cost_of_gap(int official, int a, int b) const {
    std::int64_t cost = 0;
    for (const int wanted : wanted_[at(official)])
      if (const std::int64_t missing = wanted - workdays_.between(a, b); missing > 0)
        cost += kPair + missing * missing;
    return cost;
  }

  std::int64_t penalty(int official) const {
    if (wanted_[at(official)].empty()) return 0;
    const auto& days = days_[at(official)];
    std::int64_t sum = 0;
    for (std::size_t k = 1; k < days.size(); ++k)
      sum += cost_of_gap(official, days[k - 1], days[k]);
    return sum;
  }

  /// Change of the penalty when the official's session moves from one day to another.
  std::int64_t change(int official, int from, int to) {
    if (wanted_[at(official)].empty()) return 0;
    const std::int64_t was = penalty(official);
    erase(official, from);
    insert(official, to);
    const std::int64_t is = penalty(official);
    erase(official, to);
    insert(official, from);
    return is - was;
  }

  bool crowded(int v) const {
    const Variable& variable = problem_.variables[at(v)];
    const auto& days = days_[at(variable.official)];
    const auto here = std::lower_bound(days.begin(), days.end(), variable.day);
    return (here != days.begin() && cost_of_gap(variable.official, *(here - 1), *here) > 0) ||
           (here + 1 < days.end() && cost_of_gap(variable.official, *here, *(here + 1)) > 0);
  }

  std::optional<int> find(int official, int day, int demand) const {
    const auto& mine = problem_.of_official[at(official)];
    const auto found = std::lower_bound(mine.begin(), mine.end(), std::pair(day, demand),
                                        [&](int v, const std::pair<int, int>& key) {
                                          const Variable& variable = problem_.variables[at(v)];
                                          return std::pair(variable.day, variable.demand) < key;
                                        });
    if (found == mine.end()) return std::nullopt;
    const Variable& variable = problem_.variables[at(*found)];
    return variable.day == day && variable.demand == demand ? std::optional(*found) : std::nullopt;
  }

  /// May one official give up `off` and take `on`? Only bounds around one of the two can break.
  bool allowed(int off, int on) const {
    const auto& outside = of_variable_[at(off)];
    const auto& inside = of_variable_[at(on)];
    for (const int b : inside)
      if (std::find(outside.begin(), outside.end(), b) == outside.end() &&
          counts_[at(b)] + 1 > problem_.bounds[at(b)].upper)
        return false;
    for (const int b : outside)
      if (std::find(inside.begin(), inside.end(), b) == inside.end() &&
          counts_[at(b)] - 1 < problem_.bounds[at(b)].lower)
        return false;
    return true;
  }

  bool sits_on(int official, int day) const {
    const auto& days = days_[at(official)];
    return std::binary_search(days.begin(), days.end(), day);
  }

  void exchange(int off, int on) {
    for (const int b : of_variable_[at(off)]) --counts_[at(b)];
    for (const int b : of_variable_[at(on)]) ++counts_[at(b)];
    taken_[at(off)] = 0;
    taken_[at(on)] = 1;
    erase(problem_.variables[at(off)].official, problem_.variables[at(off)].day);
    insert(problem_.variables[at(on)].official, problem_.variables[at(on)].day);
  }

  /// Whether one official can take another's place without a body losing its turn.
  bool same_turns(int official, int other, int demand) const {
    return !problem_.demands[at(demand)].turns_bind ||
           problem_.body[at(official)] == problem_.body[at(other)];
  }

  /// Brings this session to another day by an exchange that costs less than `most`: the best, or,
  /// by a number, any of them.
  bool improve(int v, std::int64_t most, std::optional<std::size_t> any) {
    const Variable mine = problem_.variables[at(v)];
    struct Move {
      int on;
      std::optional<int> other_off;
      int other_on;
    };
    std::optional<Move> best;
    std::uint64_t least = UINT64_MAX;
    const auto take = [&](std::int64_t cost, const Move& move) {
      if (any) {
        const std::uint64_t lot = tie_hash(*any, "", std::int64_t{move.on} << 32 | move.other_on);
        if (lot >= least) return;
        least = lot;
      } else {
        most = cost;
      }
      best = move;
    };
    for (const int on : problem_.of_official[at(mine.official)]) {
      const Variable& target = problem_.variables[at(on)];
      if (taken_[at(on)] != 0 || target.day == mine.day || sits_on(mine.official, target.day))
        continue;
      const std::int64_t gain = change(mine.official, mine.day, target.day);
      if (gain >= most || !allowed(v, on)) continue;
      if (target.demand == mine.demand) {
        take(gain, {on, {}, 0});
        continue;
      }
      for (const int other_off : problem_.of_demand[at(target.demand)]) {
        const Variable& other = problem_.variables[at(other_off)];
        if (taken_[at(other_off)] == 0 || other.day != target.day ||
            sits_on(other.official, mine.day) ||
            !same_turns(mine.official, other.official, mine.demand) ||
            !same_turns(mine.official, other.official, target.demand))
          continue;
        const auto other_on = find(other.official, mine.day, mine.demand);
        if (!other_on || !allowed(other_off, *other_on)) continue;
        const std::int64_t both = gain + change(other.official, other.day, mine.day);
        if (both < most) take(both, {on, other_off, *other_on});
      }
    }
    if (!best) return false;
    exchange(v, best->on);
    if (best->other_off) exchange(*best->other_off, best->other_on);
    return true;
  }

  const Problem& problem_;
  std::vector<char>& taken_;
  Workdays workdays_;
  std::vector<std::vector<int>> days_;    ///< by official, ascending
  std::vector<std::vector<int>> wanted_;  ///< by official
  std::vector<std::vector<int>> of_variable_;
  std::vector<int> counts_;
};

}  // namespace

void improve_spacing(const PlanInput& input, const Roster& roster, const Problem& problem,
                     std::vector<char>& taken) {
  if (input.rules->spacings.empty() || taken.empty()) return;
  Spacer(input, roster, problem, taken).run();
}

std::vector<Preference> spacing_preferences(const PlanInput& input, const Roster& roster,
                                            const Problem& problem,
                                            const std::vector<Session>& sessions) {
  std::vector<Preference> found;
  const Workdays workdays(roster, *input.calendar);
  std::vector<std::vector<int>> days(at(roster.size()));
  std::vector<std::set<int>> possible(at(roster.size()));  ///< of the period: where one could sit
  for (const Variable& variable : problem.variables)
    possible[at(variable.official)].insert(variable.day);
  for (const Session& session : input.earlier)
    if (const auto i = roster.find(session.official); i && session.date < input.period.from)
      days[at(*i)].push_back(roster.day(session.date));
  for (const Session& session : sessions)
    if (const auto i = roster.find(session.official)) {
      days[at(*i)].push_back(roster.day(session.date));
      possible[at(*i)].insert(roster.day(session.date));
    }
  for (auto& list : days) std::sort(list.begin(), list.end());
  for (const SpacingRule& rule : input.rules->spacings) {
    Preference preference{.what = N_("spacing"), .source = rule.source};
    for (int i = 0; i < roster.size(); ++i) {
      if (!rule.in_force.on(input.period.from) ||
          !matches(rule.who, roster.official(i), input.rules->ranks))
        continue;
      int inside = 0;
      for (std::size_t k = 0; k < days[at(i)].size(); ++k) {
        if (days[at(i)][k] < 0) continue;
        ++inside;
        if (k == 0) continue;
        ++preference.total;
        if (workdays.between(days[at(i)][k - 1], days[at(i)][k]) >= rule.min_workdays)
          ++preference.met;
      }
      // On this many days at most the official can sit without coming too soon again: each session
      // more than that is too near another.
      int apart = 0;
      std::optional<int> last;
      for (const int day : days[at(i)])
        if (day < 0) last = day;
      for (const int day : possible[at(i)])
        if (!last || workdays.between(*last, day) >= rule.min_workdays) {
          ++apart;
          last = day;
        }
      preference.reachable -= std::max(0, inside - apart);
    }
    preference.reachable += preference.total;
    found.push_back(std::move(preference));
  }
  return found;
}

}  // namespace anjuan::rota
