#include <algorithm>
#include <set>

#include "anjuan/rota/change/replan_problem.hpp"
#include "anjuan/rota/period.hpp"

/// Joint sessions that are due once in a window: they go to another day as a whole.
namespace anjuan::rota {

using std::chrono::days;

void ReplanProblem::find_joints() {
  std::set<std::tuple<std::string, std::string, Date>> seen;
  for (const CoverRule& cover : now_.rules->covers) {
    if (!cover.when.once_per || wanted(cover, 1) < 2) continue;
    for (const Session& session : basis_.sessions) {
      const auto holder = roster_.find(session.official);
      if (session.desk != cover.desk || session.kind != cover.kind || !holder ||
          !cover.in_force.on(session.date) ||
          !serves(cover, roster_.official(*holder), now_.rules->ranks) ||
          !seen.emplace(session.desk, session.kind, session.date).second)
        continue;
      Joint joint;
      bool all_may = true;
      for (std::size_t s = 0; s < basis_.sessions.size(); ++s) {
        const Session& one = basis_.sessions[s];
        if (one.desk != session.desk || one.kind != session.kind || one.date != session.date)
          continue;
        joint.sessions.push_back(s);
        all_may = all_may && one.origin == Origin::cover && basis_.may_change(one);
      }
      if (!all_may) continue;
      joint.days = joint_days(cover, joint);
      if (!joint.days.empty()) joints_.push_back(std::move(joint));
    }
  }
}

std::vector<Date> ReplanProblem::joint_days(const CoverRule& cover, const Joint& joint) {
  constexpr std::size_t kMostDays = 8;
  const Date held = basis_.sessions[joint.sessions.front()].date;
  DateRange within = windows({*cover.when.once_per, {}}, {held, held}).front();
  within = overlap(overlap(within, {basis_.frozen_until + days(1), basis_.planned_until}),
                   roster_.period());
  std::vector<Date> found;
  if (within.from > within.to) return found;
  for (const Date date : duty_days(cover.when, now_.rules->key_periods, within, *now_.calendar)) {
    if (date == held ||
        std::any_of(basis_.sessions.begin(), basis_.sessions.end(), [&](const Session& other) {
          return other.desk == cover.desk && other.date == date;
        }))
      continue;
    std::size_t could = 0;
    for (int i = 0; i < roster_.size(); ++i)
      could += roster_.available(i, roster_.day(date)) && !roster_.official(i).rank.empty() ? 1 : 0;
    if (could >= joint.sessions.size()) found.push_back(date);
  }
  std::stable_sort(found.begin(), found.end(), [&](Date a, Date b) {
    return std::chrono::abs(a - held) < std::chrono::abs(b - held);
  });
  if (found.size() > kMostDays) {
    found.resize(kMostDays);
    joint_days_cut_ = true;
  }
  return found;
}

std::optional<std::size_t> ReplanProblem::joint_of(std::size_t s) const {
  for (std::size_t j = 0; j < joints_.size(); ++j)
    if (std::find(joints_[j].sessions.begin(), joints_[j].sessions.end(), s) !=
        joints_[j].sessions.end())
      return j;
  return std::nullopt;
}

Date ReplanProblem::date_of(std::size_t s, const GivenWay& way) const {
  if (const auto joint = joint_of(s))
    if (const auto moved = way.moved.find(*joint); moved != way.moved.end()) return moved->second;
  return basis_.sessions[s].date;
}

bool ReplanProblem::counts_for(const Joint& joint, std::size_t quota, DateRange window) const {
  const Session& one = basis_.sessions[joint.sessions.front()];
  return window.contains(one.date) && counts(now_.rules->quotas[quota], one.kind, one.desk);
}

/// On another day of the window somebody who is short of days could sit there, too.
bool ReplanProblem::may_help(const Joint& joint, const Short& one) const {
  return counts_for(joint, one.quota, one.window) &&
         std::any_of(joint.days.begin(), joint.days.end(), [&](Date date) {
           return one.window.contains(date) && roster_.available(one.official, roster_.day(date));
         });
}

/// Those whose places are wanted in vain, or that count for a minimum that is missed.
std::vector<std::size_t> ReplanProblem::joints_of(const Conflict& conflict) const {
  std::set<std::size_t> found;
  for (const int d : conflict.demands)
    if (const auto slot = slot_[static_cast<std::size_t>(d)])
      if (const auto joint = joint_of(*slot)) found.insert(*joint);
  for (const int b : conflict.bounds) {
    const Bound& bound = problem_.bounds[static_cast<std::size_t>(b)];
    for (std::size_t j = 0; j < joints_.size(); ++j)
      if (counts_for(joints_[j], *bound.quota, bound.window)) found.insert(j);
  }
  return {found.begin(), found.end()};
}

void ReplanProblem::add_moves(std::size_t joint, const GivenWay& from,
                              std::vector<GivenWay>& found) const {
  if (from.moved.contains(joint)) return;  // each of its days has a way of its own already
  for (const Date date : joints_[joint].days) {
    found.push_back(from);
    found.back().moved.emplace(joint, date);
    found.back().short_of_days = 0;
  }
}

std::vector<GivenWay> ReplanProblem::ways_to_more_days(const GivenWay& from) const {
  std::vector<GivenWay> found;
  const auto short_now = static_cast<int>(short_of_days_.size());
  if (joints_.empty() || short_now <= from.short_of_days) return found;
  for (std::size_t j = 0; j < joints_.size(); ++j)
    if (std::any_of(short_of_days_.begin(), short_of_days_.end(),
                    [&](const Short& one) { return may_help(joints_[j], one); }))
      add_moves(j, from, found);
  found.push_back(from);
  found.back().short_of_days = short_now;
  return found;
}

std::optional<int> ReplanProblem::least_by_joint_move() const {
  std::optional<int> least;
  for (const Joint& joint : joints_) {
    const auto outside =
        std::count_if(basis_.vacated.begin(), basis_.vacated.end(), [&](std::size_t s) {
          return std::find(joint.sessions.begin(), joint.sessions.end(), s) == joint.sessions.end();
        });
    const auto all = static_cast<int>(joint.sessions.size()) + static_cast<int>(outside);
    least = std::min(least.value_or(all), all);
  }
  return least;
}

}  // namespace anjuan::rota
