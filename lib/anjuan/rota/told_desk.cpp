#include "anjuan/rota/told_desk.hpp"

#include <algorithm>
#include <map>

#include <fmt/format.h>

namespace anjuan::rota {
namespace {

std::string time_in_words(const Desk& desk) {
  if (desk.all_day) return "all-day";
  if (!desk.has_time) return {};
  const auto text = [](std::chrono::minutes time) {
    return fmt::format("{:02}:{:02}", time.count() / 60, time.count() % 60);
  };
  return text(desk.from) + "-" + text(desk.to);
}

template <class List>
auto find(List& told, std::string_view desk) {
  return std::find_if(told.begin(), told.end(),
                      [&](const ToldDesk& one) { return one.desk == desk; });
}

}  // namespace

std::vector<ToldDesk> tell_desks(const Rules& rules, std::vector<ToldDesk> before) {
  for (const Desk& desk : rules.desks) {
    const std::string time = time_in_words(desk);
    const auto was = find(before, desk.id);
    if (was == before.end())
      before.push_back({desk.id, desk.place, time, 0});
    else if (was->place != desk.place || was->time != time)
      *was = {desk.id, desk.place, time, was->sequence + 1};
  }
  return before;
}

std::vector<ToldDesk> outlive(std::vector<ToldDesk> told, const std::vector<Session>& gone) {
  std::map<std::string, int> highest;
  for (const Session& session : gone) {
    int& rise = highest[session.desk];
    rise = std::max(rise, session.sequence + 1);
  }
  for (const auto& [desk, rise] : highest)
    if (const auto known = find(told, desk); known != told.end()) known->sequence += rise;
  return told;
}

int sequence_of(const std::vector<ToldDesk>& told, std::string_view desk) {
  const auto found = find(told, desk);
  return found == told.end() ? 0 : found->sequence;
}

}  // namespace anjuan::rota
