#pragma once

#include <compare>
#include <tuple>

#include "anjuan/rota/change/replan_basis.hpp"
#include "anjuan/rota/plan/conflict.hpp"
#include "anjuan/rota/plan/quota_bounds.hpp"
#include "anjuan/rota/plan/solver.hpp"

namespace anjuan::rota {

/// Where not everything can hold, what gives way. Own sessions that no quota needs do first, then
/// the quotas, then the substitute rule, and last a desk stays empty.
struct GivenWay {
  /// A quota of one official (index) in the window that begins on a day.
  using Quota = std::tuple<std::size_t, int, Date>;

  using Cost = std::tuple<std::size_t, std::size_t, int, std::size_t>;

  std::set<std::size_t> empty;     ///< places of desks that nobody takes
  std::set<std::size_t> admitted;  ///< places that may go to whom the substitute rule bars
  std::map<Quota, int> lowered;    ///< by so many sessions
  std::set<std::size_t> dropped;   ///< own sessions that are not held
  /// Joint sessions (by index) that go to another day as a whole: no rule gives way for it.
  std::map<std::size_t, Date> moved;
  int short_of_days = 0;  ///< sessions of quotas for which too few days are left

  bool leaves(std::size_t session) const {
    return empty.contains(session) || dropped.contains(session);
  }
  /// Worst first: so many of each.
  Cost cost() const;
  auto operator<=>(const GivenWay&) const = default;
};

/// What becomes of one place that may change hands.
struct Placement {
  std::optional<std::size_t> session;  ///< index into the published sessions; none: it is new
  Session place;                       ///< of a new one: its desk, kind and origin
  bool changes = false;                ///< to another official or day, or nobody takes it
  bool joint = false;                  ///< all that sit there together come along
  bool against_rule = false;           ///< no substitute rule allows it
  std::string official;                ///< empty: nobody
  Date date{};
  std::string source;  ///< the rule that asks for the place
};

/// Which moves are looked at: only the places that must change, or all that may.
enum class Moves { needed, all };

/// Each published session that may change is a demand of its own; everything else stands. The
/// moves: a duty goes to somebody else, or, where its rule asks for it once in a window, to another
/// day of that, those who sit there together as a whole; an own session goes to another day of its
/// window, or to somebody else who owes such a one; whose quota would be lost holds an own session
/// on another day. So no place of a desk opens that nobody held, and the published rota itself is a
/// solution but for the absent.
class ReplanProblem {
 public:
  explicit ReplanProblem(const ReplanBasis& basis);

  /// States the problem anew. False when a quota that was kept has too few days among the places.
  bool build(Moves moves, const GivenWay& way);

  const Problem& problem() const { return problem_; }
  const Goal& goal() const { return goal_; }
  /// Moves were left out for the problem's size.
  bool leaves_out() const { return leaves_out_; }
  /// The fewest sessions that change when some joint session moves; nullopt when none can.
  std::optional<int> least_by_joint_move() const;
  /// All of which any one must give way before what contradicts itself can hold.
  std::vector<GivenWay> ways_out(const Conflict& conflict, const GivenWay& from) const;
  /// Where quotas have too few days, and joint sessions that count for them could be on others: the
  /// days to which those could go, and `from` with what is short counted. Empty when nothing is
  /// short beyond what `from` counts, or no joint session can move.
  std::vector<GivenWay> ways_to_more_days(const GivenWay& from) const;
  std::vector<Placement> placements(const Solution& solution, const GivenWay& way) const;
  /// Quotas that are not kept. `certain`: no exchange keeps more of them.
  std::vector<Unmet> unmet(bool certain) const;
  Failure explain(const Conflict& conflict) const;

 private:
  using Taken = std::set<std::pair<std::string, Date>>;
  struct Short {
    int official = 0;
    std::size_t quota = 0;
    DateRange window;
    int left = 0;  ///< sessions that stay
    int min = 0;
    bool to_file = false;  ///< another date is to be filed instead
  };

  /// Those who sit together once in a window, all of whom may come on another day of it.
  struct Joint {
    std::vector<std::size_t> sessions;
    std::vector<Date> days;  ///< on which enough of them could sit, the nearest first
  };

  void find_joints();
  std::vector<Date> joint_days(const CoverRule& cover, const Joint& joint);
  /// The joint session that one of the sessions is of; nullopt when of none that can move.
  std::optional<std::size_t> joint_of(std::size_t s) const;
  std::vector<std::size_t> joints_of(const Conflict& conflict) const;
  bool counts_for(const Joint& joint, std::size_t quota, DateRange window) const;
  bool may_help(const Joint& joint, const Short& one) const;
  void add_moves(std::size_t joint, const GivenWay& from, std::vector<GivenWay>& found) const;
  Date date_of(std::size_t s, const GivenWay& way) const;

  Taken open_places(Moves moves, const GivenWay& way);
  void add_place(std::size_t s, Moves moves, const GivenWay& way, const Taken& taken);
  std::vector<int> other_days(const Session& session, const Taken& taken) const;
  bool is_free(int official, Date date, const Taken& taken) const;
  void add_substitutes(std::size_t s, int demand, const GivenWay& way, const Taken& taken);
  void add_other_owners(std::size_t s, int demand, const Taken& taken);
  void add_duty_days(std::size_t s, Demand& demand, int index, const Taken& taken);
  void add_new_own(const Taken& taken);
  void index();
  void add_bounds(const GivenWay& way);
  void keep_quota(const QuotaRule& quota, Bound& bound, std::pair<int, int> held,
                  const GivenWay& way);
  int vacated_of(const std::string& official, const Bound& bound) const;
  void add_day_bounds();
  void add_goal();

  const ReplanBasis& basis_;
  const Roster& roster_;
  PlanInput now_;         ///< that of the basis, with what stands pinned
  Date begins_{};         ///< the rota's first day
  LaterDays later_duty_;  ///< at desks behind the last session
  LaterDays later_;       ///< behind what is planned
  Problem problem_;
  Goal goal_;
  std::vector<std::pair<Variable, char>> variables_;  ///< being built, with their prices
  std::vector<std::optional<std::size_t>> slot_;      ///< by demand: index into the sessions
  std::vector<Joint> joints_;
  bool joint_days_cut_ = false;       ///< of some the farthest days are not looked at
  std::set<std::size_t> open_;        ///< sessions that may change
  std::set<std::size_t> barred_;      ///< places with candidates against the substitute rule
  std::vector<Short> short_of_days_;  ///< by session for which a window has no day
  bool leaves_out_ = false;
  std::vector<Short> short_;
  std::map<std::string, double> shares_;
};

}  // namespace anjuan::rota
