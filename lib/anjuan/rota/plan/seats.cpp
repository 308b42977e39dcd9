#include "anjuan/rota/plan/seats.hpp"

#include <algorithm>
#include <set>

namespace anjuan::rota {
namespace {

struct Place {
  Date date;
  std::string desk;
  auto operator<=>(const Place&) const = default;
};

/// The free seats of one desk on one day: those of the cover rules first, then a group of its own
/// for everybody else.
class Seats {
 public:
  Seats(int groups, int need) : groups_(groups), need_(need) {}
  void take(int group, int seat) { taken_.emplace(group, seat); }

  std::pair<int, int> next() {
    for (int seat = 1; seat <= need_; ++seat)
      for (int group = 1; group <= groups_; ++group)
        if (taken_.emplace(group, seat).second) return {group, seat};
    int group = groups_ + 1;
    while (!taken_.emplace(group, 1).second) ++group;
    return {group, 1};
  }

 private:
  int groups_;
  int need_;
  std::set<std::pair<int, int>> taken_;
};

}  // namespace

std::vector<Session> seat_sessions(const PlanInput& input, const Roster& roster,
                                   const Problem& problem, const std::vector<char>& taken) {
  std::map<Place, std::pair<int, int>> size;  // groups and officials in each
  std::map<Place, std::vector<Session>> chosen;
  for (const Demand& demand : problem.demands) {
    if (demand.cover < 0) continue;
    const CoverRule& cover = input.rules->covers[static_cast<std::size_t>(demand.cover)];
    for (const int day : demand.days) {
      auto& [groups, need] = size[{roster.date(day), demand.desk}];
      groups = std::max(groups, cover.groups);
      need = std::max(need, cover.need);
    }
  }
  for (std::size_t v = 0; v < taken.size(); ++v) {
    if (taken[v] == 0) continue;
    const Variable& variable = problem.variables[v];
    const Demand& demand = problem.demands[static_cast<std::size_t>(variable.demand)];
    Session session{.date = roster.date(variable.day), .desk = demand.desk, .kind = demand.kind};
    session.official = roster.official(variable.official).id;
    session.origin = demand.origin;
    if (demand.booking >= 0)
      session.case_id = input.bookings[static_cast<std::size_t>(demand.booking)].case_id;
    chosen[{session.date, session.desk}].push_back(std::move(session));
  }
  std::vector<Session> fixed = fixed_sessions(input);
  std::vector<Session> sessions;
  // Sessions fixed by hand or held keep their seats; filed dates have none yet.
  std::map<Place, Seats> seats;
  const auto seats_of = [&](const Place& place) -> Seats& {
    const auto [groups, need] = size[place];
    return seats.try_emplace(place, groups, need).first->second;
  };
  for (Session& session : fixed) {
    const Place place{session.date, session.desk};
    if (session.origin == Origin::filed &&
        std::find(input.pinned.begin(), input.pinned.end(), session) == input.pinned.end()) {
      chosen[place].push_back(std::move(session));
      continue;
    }
    seats_of(place).take(session.group, session.seat);
    sessions.push_back(std::move(session));
  }
  for (auto& [place, list] : chosen) {
    const std::int64_t day = place.date.time_since_epoch().count();
    std::sort(list.begin(), list.end(), [&](const Session& a, const Session& b) {
      // Sessions of cover rules fill the groups before anybody else comes to the desk.
      const auto key = [&](const Session& one) {
        return std::tuple(one.origin != Origin::cover,
                          tie_hash(input.rules->seed + 1, one.official, day), one.official);
      };
      return key(a) < key(b);
    });
    for (Session& session : list) {
      std::tie(session.group, session.seat) = seats_of(place).next();
      sessions.push_back(std::move(session));
    }
  }
  std::sort(sessions.begin(), sessions.end(), before);
  return sessions;
}

}  // namespace anjuan::rota
