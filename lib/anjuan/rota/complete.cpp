#include "anjuan/rota/complete.hpp"

#include <algorithm>
#include <map>

namespace anjuan::rota {
namespace {

const EachUnit* find(const std::vector<EachUnit>& each, std::size_t index) {
  for (const EachUnit& one : each)
    if (one.index == index) return &one;
  return nullptr;
}

/// The list with every rule of `each` replaced by what `make` makes of it for each unit.
template <class Rule, class Make>
void replace_each(std::vector<Rule>& rules, const std::vector<EachUnit>& each,
                  const std::vector<Unit>& units, Make make) {
  std::vector<Rule> all;
  for (std::size_t i = 0; i < rules.size(); ++i) {
    const EachUnit* asked = find(each, i);
    if (asked == nullptr) {
      all.push_back(std::move(rules[i]));
      continue;
    }
    for (const Unit& unit : units)
      if (unit.level == asked->level) all.push_back(make(rules[i], unit));
  }
  rules = std::move(all);
}

}  // namespace

std::string desk_of_unit(std::string_view desk, std::string_view unit) {
  return std::string(desk) + "-" + std::string(unit);
}

void write_out_units(Rules& rules, const EachUnits& each, const std::vector<Unit>& units) {
  std::map<std::string, std::string> own;  // desks that every unit of a level has
  for (const EachUnit& one : each.desks) own.emplace(rules.desks[one.index].id, one.level);
  const auto place = [&](std::string& desk, const Unit& unit) {
    if (own.contains(desk)) desk = desk_of_unit(desk, unit.id);
  };
  replace_each(rules.desks, each.desks, units, [&](Desk desk, const Unit& unit) {
    desk.name = desk.name == desk.id ? unit.name : unit.name + desk.name;
    desk.id = desk_of_unit(desk.id, unit.id);
    if (desk.level.empty()) desk.level = unit.level;
    return desk;
  });
  std::vector<Closure> closures;
  for (const Closure& closure : rules.closures) {
    const auto level = own.find(closure.desk);
    if (level == own.end()) closures.push_back(closure);
    for (const Unit& unit : units)
      if (level != own.end() && unit.level == level->second) {
        closures.push_back(closure);
        place(closures.back().desk, unit);
        place(closures.back().instead, unit);
      }
  }
  rules.closures = std::move(closures);
  replace_each(rules.covers, each.covers, units, [&](CoverRule cover, const Unit& unit) {
    cover.who.units = {unit.id};
    place(cover.desk, unit);
    return cover;
  });
  replace_each(rules.quotas, each.quotas, units, [&](QuotaRule quota, const Unit& unit) {
    quota.who.units = {unit.id};
    place(quota.desk, unit);
    return quota;
  });
  replace_each(rules.bookings, each.bookings, units, [&](BookingRule booking, const Unit& unit) {
    place(booking.desk, unit);
    return booking;
  });
}

void add_joint_receivers(Rules& rules) {
  std::vector<CoverRule> all;
  for (CoverRule& cover : rules.covers) {
    std::vector<CoverRule> joint;
    int seat = cover.first_seat + cover.need;
    for (const CompanionNeed& receiver : cover.receivers) {
      CoverRule rule{.desk = cover.desk, .kind = cover.kind, .who = receiver.who};
      rule.when = cover.when;
      rule.need = receiver.need;
      rule.groups = cover.groups;
      rule.first_seat = seat;
      rule.no_available_day = cover.no_available_day;
      rule.source = cover.source;
      seat += receiver.need;
      cover.apart.push_back(receiver.who);
      joint.push_back(std::move(rule));
    }
    all.push_back(std::move(cover));
    std::move(joint.begin(), joint.end(), std::back_inserter(all));
  }
  rules.covers = std::move(all);
}

void move_closed_duties(Rules& rules) {
  std::vector<CoverRule> moved;
  for (const Closure& closure : rules.closures)
    for (CoverRule& cover : rules.covers) {
      if (cover.desk != closure.desk) continue;
      if (rules.desk(closure.instead) != nullptr && !cover.when.once_per) {
        CoverRule there = cover;
        there.desk = closure.instead;
        there.when.only = closure.days;
        moved.push_back(std::move(there));
      }
      cover.when.closed.push_back(closure.days);
    }
  std::move(moved.begin(), moved.end(), std::back_inserter(rules.covers));
}

}  // namespace anjuan::rota
