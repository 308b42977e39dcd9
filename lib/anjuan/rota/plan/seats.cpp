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

/// Seats of the cover rules that begin with the same seat of each group.
struct Block {
  int groups = 1;
  int need = 1;
};
/// By first seat: joint receivers sit behind the rest.
using Blocks = std::map<int, Block>;

/// The free seats of one desk on one day: those of the cover rules first, then a group of its own
/// for everybody else.
class Seats {
 public:
  explicit Seats(Blocks blocks) : blocks_(std::move(blocks)) {
    for (const auto& [first, block] : blocks_) groups_ = std::max(groups_, block.groups);
  }
  void take(int group, int seat) { taken_.emplace(group, seat); }

  /// The next one behind `first` of a group that may be taken.
  template <class MayTake>
  std::pair<int, int> next(int first, const MayTake& may_take) {
    const Block block = blocks_.contains(first) ? blocks_[first] : Block{.groups = 0, .need = 0};
    for (int seat = first; seat < first + block.need; ++seat)
      for (int group = 1; group <= block.groups; ++group)
        if (may_take(group) && taken_.emplace(group, seat).second) return {group, seat};
    int group = groups_ + 1;
    while (!may_take(group) || !taken_.emplace(group, 1).second) ++group;
    return {group, 1};
  }

 private:
  Blocks blocks_;
  int groups_ = 0;
  std::set<std::pair<int, int>> taken_;
};

/// A session that has no seat yet, and where the seats of its rule begin.
struct Unseated {
  Session session;
  int first_seat = 1;
};

}  // namespace

std::vector<Session> seat_sessions(const PlanInput& input, const Roster& roster,
                                   const Problem& problem, const std::vector<char>& taken) {
  std::map<Place, Blocks> size;
  std::map<Place, std::vector<Unseated>> chosen;
  for (const Demand& demand : problem.demands) {
    if (!demand.cover) continue;
    const CoverRule& cover = input.rules->covers[*demand.cover];
    for (const int day : demand.days) {
      Block& block = size[{roster.date(day), demand.desk}][cover.first_seat];
      block = {std::max(block.groups, cover.groups), std::max(block.need, cover.need)};
    }
  }
  for (std::size_t v = 0; v < taken.size(); ++v) {
    if (taken[v] == 0) continue;
    const Variable& variable = problem.variables[v];
    const Demand& demand = problem.demands[static_cast<std::size_t>(variable.demand)];
    Session session{.date = roster.date(variable.day), .desk = demand.desk, .kind = demand.kind};
    session.official = roster.official(variable.official).id;
    session.origin = demand.origin;
    if (demand.booking) session.case_id = input.bookings[*demand.booking].case_id;
    const int first_seat = demand.cover ? input.rules->covers[*demand.cover].first_seat : 1;
    chosen[{session.date, session.desk}].push_back({std::move(session), first_seat});
  }
  std::vector<Session> fixed = fixed_sessions(input);
  std::vector<Session> sessions;
  // Sessions fixed by hand or held keep their seats; filed dates have none yet.
  std::map<Place, Seats> seats;
  const auto seats_of = [&](const Place& place) -> Seats& {
    return seats.try_emplace(place, size[place]).first->second;
  };
  for (Session& session : fixed) {
    const Place place{session.date, session.desk};
    if (session.origin == Origin::filed &&
        std::find(input.pinned.begin(), input.pinned.end(), session) == input.pinned.end()) {
      chosen[place].push_back({std::move(session)});
      continue;
    }
    seats_of(place).take(session.group, session.seat);
    sessions.push_back(std::move(session));
  }
  for (auto& [place, list] : chosen) {
    const std::int64_t day = place.date.time_since_epoch().count();
    std::sort(list.begin(), list.end(), [&](const Unseated& a, const Unseated& b) {
      // Sessions of cover rules fill the groups before anybody else comes to the desk.
      const auto key = [&](const Session& one) {
        return std::tuple(one.origin != Origin::cover,
                          tie_hash(input.rules->seed + 1, one.official, day), one.official);
      };
      return key(a.session) < key(b.session);
    });
    for (auto& [session, first_seat] : list) {
      // Nobody sits where a case is received that they must keep away from.
      const auto may_take = [&, &one = session](int group) {
        one.group = group;
        return input.keep_away.may_join(sessions, one);
      };
      std::tie(session.group, session.seat) = seats_of(place).next(first_seat, may_take);
      sessions.push_back(std::move(session));
    }
  }
  std::sort(sessions.begin(), sessions.end(), before);
  return sessions;
}

}  // namespace anjuan::rota
