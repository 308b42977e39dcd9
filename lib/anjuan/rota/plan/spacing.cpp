#include "anjuan/rota/plan/spacing.hpp"

#include <algorithm>

#include "anjuan/i18n/i18n.hpp"

namespace anjuan::rota {
namespace {

std::size_t at(int index) {
  return static_cast<std::size_t>(index);
}

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

int distance_for(const Official& official, const Rules& rules, Date day) {
  int distance = 0;
  for (const SpacingRule& rule : rules.spacings)
    if (rule.in_force.on(day) && matches(rule.who, official, rules.ranks))
      distance = std::max(distance, rule.min_workdays);
  return distance;
}

/// Days on which an official is already known to sit, before and in the period.
std::vector<std::vector<int>> known_days(const PlanInput& input, const Roster& roster) {
  std::vector<std::vector<int>> days(at(roster.size()));
  const auto note = [&](const Session& session) {
    const int i = roster.find(session.official);
    const int day = roster.day(session.date);
    if (i >= 0 && day >= -kLookBack && day < roster.days()) days[at(i)].push_back(day);
  };
  for (const Session& session : input.earlier)
    if (session.date < input.period.from) note(session);
  for (const Session& session : fixed_sessions(input)) note(session);
  return days;
}

class Spacer {
 public:
  Spacer(const PlanInput& input, const Roster& roster, const Problem& problem,
         std::vector<char>& taken)
      : problem_(problem),
        taken_(taken),
        workdays_(roster, *input.calendar),
        days_(known_days(input, roster)) {
    for (int i = 0; i < roster.size(); ++i)
      wanted_.push_back(distance_for(roster.official(i), *input.rules, input.period.from));
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
    constexpr int kRounds = 6;
    for (int round = 0; round < kRounds; ++round) {
      bool better = false;
      for (std::size_t i = 0; i < wanted_.size(); ++i) {
        const int official = static_cast<int>(i);
        if (wanted_[i] == 0 || penalty(official) == 0) continue;
        const std::vector<int>& mine = problem_.of_official[i];
        for (std::size_t k = 0; k < mine.size(); ++k)
          if (taken_[at(mine[k])] != 0 && crowded(mine[k])) better = improve(mine[k]) || better;
      }
      if (!better) return;
    }
  }

 private:
  void insert(int official, int day) {
    auto& days = days_[at(official)];
    days.insert(std::upper_bound(days.begin(), days.end(), day), day);
  }
  void erase(int official, int day) {
    auto& days = days_[at(official)];
    days.erase(std::lower_bound(days.begin(), days.end(), day));
  }

  int cost_of_gap(int official, int a, int b) const {
    const int missing = wanted_[at(official)] - workdays_.between(a, b);
    return missing > 0 ? missing * missing : 0;
  }

  int penalty(int official) const {
    const auto& days = days_[at(official)];
    int sum = 0;
    for (std::size_t k = 1; k < days.size(); ++k)
      sum += cost_of_gap(official, days[k - 1], days[k]);
    return sum;
  }

  /// Change of the penalty when the official's session moves from one day to another.
  int change(int official, int from, int to) {
    if (wanted_[at(official)] == 0) return 0;
    const int was = penalty(official);
    erase(official, from);
    insert(official, to);
    const int is = penalty(official);
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

  int find(int official, int day, int demand) const {
    const auto& mine = problem_.of_official[at(official)];
    const auto found = std::lower_bound(mine.begin(), mine.end(), std::pair(day, demand),
                                        [&](int v, const std::pair<int, int>& key) {
                                          const Variable& variable = problem_.variables[at(v)];
                                          return std::pair(variable.day, variable.demand) < key;
                                        });
    if (found == mine.end()) return -1;
    const Variable& variable = problem_.variables[at(*found)];
    return variable.day == day && variable.demand == demand ? *found : -1;
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

  bool improve(int v) {
    const Variable mine = problem_.variables[at(v)];
    int best = 0;
    int best_on = -1;
    int best_other_off = -1;
    int best_other_on = -1;
    for (const int on : problem_.of_official[at(mine.official)]) {
      const Variable& target = problem_.variables[at(on)];
      if (taken_[at(on)] != 0 || target.day == mine.day || sits_on(mine.official, target.day))
        continue;
      const int gain = change(mine.official, mine.day, target.day);
      if (gain >= best || !allowed(v, on)) continue;
      if (target.demand == mine.demand) {
        best = gain;
        best_on = on;
        best_other_off = -1;
        continue;
      }
      for (const int other_off : problem_.of_demand[at(target.demand)]) {
        const Variable& other = problem_.variables[at(other_off)];
        if (taken_[at(other_off)] == 0 || other.day != target.day ||
            sits_on(other.official, mine.day))
          continue;
        const int other_on = find(other.official, mine.day, mine.demand);
        if (other_on < 0 || !allowed(other_off, other_on)) continue;
        const int both = gain + change(other.official, other.day, mine.day);
        if (both >= best) continue;
        best = both;
        best_on = on;
        best_other_off = other_off;
        best_other_on = other_on;
      }
    }
    if (best_on < 0) return false;
    exchange(v, best_on);
    if (best_other_off >= 0) exchange(best_other_off, best_other_on);
    return true;
  }

  const Problem& problem_;
  std::vector<char>& taken_;
  Workdays workdays_;
  std::vector<std::vector<int>> days_;  ///< by official, ascending
  std::vector<int> wanted_;
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
                                            const std::vector<Session>& sessions) {
  std::vector<Preference> found;
  const Workdays workdays(roster, *input.calendar);
  std::vector<std::vector<int>> days(at(roster.size()));
  for (const Session& session : input.earlier) {
    const int i = roster.find(session.official);
    if (i >= 0 && session.date < input.period.from) days[at(i)].push_back(roster.day(session.date));
  }
  for (const Session& session : sessions) {
    const int i = roster.find(session.official);
    if (i >= 0) days[at(i)].push_back(roster.day(session.date));
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
      // On this many days at most the official can sit without coming too soon again.
      int apart = 0;
      int last = -kLookBack;
      for (int day = 0; day < roster.days(); ++day)
        if (roster.available(i, day) && input.calendar->is_workday(roster.date(day)) &&
            (apart == 0 || workdays.between(last, day) >= rule.min_workdays)) {
          ++apart;
          last = day;
        }
      preference.reachable -= std::max(0, inside - apart);
    }
    preference.reachable += preference.total;
    preference.reachable = std::max(preference.reachable, preference.met);
    found.push_back(std::move(preference));
  }
  return found;
}

}  // namespace anjuan::rota
