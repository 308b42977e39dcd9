#pragma once

#include <string_view>
#include <vector>

#include "anjuan/rota/rule.hpp"

namespace anjuan::rota {

/// A rule that was read with each-unit: it is for all units of that level. Planner and check see
/// the rules that come out of it and know nothing of the shorter form.
struct EachUnit {
  std::string level;
  std::size_t index = 0;  ///< of the rule in its list
};
struct EachUnits {
  std::vector<EachUnit> desks, covers, quotas, bookings;
};

/// "hall" of the unit minzheng is the desk "hall-minzheng".
std::string desk_of_unit(std::string_view desk, std::string_view unit);

/// Replaces each rule with each-unit by one for every unit of the level: the officials of that unit
/// (of-unit), at the unit's own desk where the desk is each unit's, too.
void write_out_units(Rules& rules, const EachUnits& each, const std::vector<Unit>& units);

/// Adds a cover rule for the joint receivers of each rule that has some, behind its seats.
void add_joint_receivers(Rules& rules);

/// Takes the days on which a desk is closed from its cover rules, and gives those with days of
/// their own (all but once-per) to the desk that stands in.
void move_closed_duties(Rules& rules);

}  // namespace anjuan::rota
