#pragma once

#include <string>
#include <vector>

#include "anjuan/rota/rule.hpp"

namespace anjuan::rota {

/// Where and when a desk receives, as the calendar files said that people have. Phones take a
/// change only with a higher number.
struct ToldDesk {
  std::string desk;
  std::string place;
  std::string time;  ///< "09:00-11:30" or "all-day"; empty: the desk has none
  int sequence = 0;  ///< how often place or time have changed since it was first told

  friend bool operator==(const ToldDesk&, const ToldDesk&) = default;
};

/// What is told of the desks now, given what was told before: the sequence of a desk that has moved
/// rises by one. In the order of `before`, new ones of `rules` behind. A desk that is gone stays.
std::vector<ToldDesk> tell_desks(const Rules& rules, std::vector<ToldDesk> before);

/// What is told once these sessions have fallen away: should one be held again, it is told with a
/// higher number than it ever had.
std::vector<ToldDesk> outlive(std::vector<ToldDesk> told, const std::vector<Session>& gone);

/// The sequence of a desk's sessions beside their own; 0 for one that was never told.
int sequence_of(const std::vector<ToldDesk>& told, std::string_view desk);

}  // namespace anjuan::rota
