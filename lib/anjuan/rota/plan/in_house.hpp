#pragma once

#include <map>
#include <span>
#include <vector>

#include "anjuan/rota/plan/problem.hpp"

namespace anjuan::rota {

/// Of the people of an in-house rule on one day: how many could come, and how many of them are out.
struct InHouseDay {
  int there = 0;
  int out = 0;

  /// How many of those who must stay are missing; nobody is where nobody is out.
  int missing(const InHouseRule& rule) const {
    return out == 0 ? 0 : std::max(0, rule.least - (there - out));
  }
};

/// `date` lies in the roster's period; sessions of other days are passed over.
InHouseDay in_house_on(const InHouseRule& rule, const Roster& roster, const Ranks& ranks,
                       std::span<const Session> sessions, Date date);

/// By rule (index) and day: so many may be missing.
using MissingInHouse = std::map<std::pair<std::size_t, Date>, int>;

/// How many may be out on each day that offers a choice, so that enough of them stay in the house.
/// `fixed`: sessions that stand already. `tolerated`: what was broken before and may stay so.
/// Precondition: the variables are sorted and indexed.
void add_in_house_bounds(Problem& problem, const PlanInput& input, const Roster& roster,
                         const std::vector<Session>& fixed, const MissingInHouse& tolerated);

/// What the sessions that stand already leave short in the house, from today on.
void list_short_in_house(Problem& problem, const PlanInput& input, const Roster& roster,
                         const std::vector<Session>& fixed);

/// One such day in words.
Unmet short_in_house(const InHouseRule& rule, const InHouseDay& day, Date date);

}  // namespace anjuan::rota
