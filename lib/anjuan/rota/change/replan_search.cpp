#include "anjuan/rota/change/replan_search.hpp"

#include <algorithm>

#include "anjuan/i18n/i18n.hpp"

namespace anjuan::rota {
namespace {

/// Of what could give way the least, and of all rotas in which that does the one that changes the
/// fewest sessions. Whatever holds gives up one part of each contradiction: so the cheapest set of
/// parts that leaves none is found by taking the cheapest first.
class Search {
 public:
  explicit Search(const ReplanBasis& basis) : basis_(basis), problem_(basis) {}

  Result<Placements> run() {
    if (fill_alone()) return std::move(found_);
    queue_.emplace(GivenWay{}.cost(), GivenWay{});
    int left = kMostWays;
    while (!queue_.empty() && (!best_ || queue_.begin()->first == best_->cost())) {
      if (--left < 0) {
        certain_ = certain_ && best_.has_value();
        proven_ = false;
        if (best_ || straight_) break;
        // Some rota is better than none: one thing after the other gives way.
        straight_ = true;
        left = kMostWays;
        queue_.clear();
        known_.clear();
        queue_.emplace(GivenWay{}.cost(), GivenWay{});
        continue;
      }
      const GivenWay way = queue_.begin()->second;
      queue_.erase(queue_.begin());
      const bool first = !best_;
      look_at(way);
      const auto size = static_cast<int>(problem_.problem().variables.size());
      if (left == kMostWays - 1) left = std::clamp(kSteps / (size + 1), 8, kMostWays);
      if (first && best_) left = std::min(left, kMoreWays);
    }
    if (!best_) return pass_failure();
    finish();
    return std::move(found_);
  }

 private:
  static constexpr int kMostWays = 200;
  static constexpr int kSteps = 1'000'000;
  static constexpr int kMoreWays = 40;  ///< once there is a rota
  static constexpr int kJointMoves = 60;

  int least() const { return static_cast<int>(basis_.vacated.size()); }

  /// What must change does: if it suffices to fill the empty places, nothing can change less.
  bool fill_alone() {
    if (!basis_.endangered.empty() || !problem_.build(Moves::needed, {})) return false;
    const Solution solution = solve(problem_.problem(), problem_.goal());
    if (solution.status != Solution::Status::solved) return false;
    found_.minimum = least();
    found_.places = problem_.placements(solution, {});
    found_.unmet = problem_.unmet(true);
    return true;
  }

  void enqueue(std::vector<GivenWay> ways, const GivenWay& from) {
    if (straight_) {
      std::erase_if(ways, [&](const GivenWay& next) { return next.moved != from.moved; });
      const auto cheapest = std::min_element(
          ways.begin(), ways.end(),
          [](const GivenWay& a, const GivenWay& b) { return a.cost() < b.cost(); });
      if (cheapest != ways.end()) queue_.emplace(cheapest->cost(), std::move(*cheapest));
      return;
    }
    for (GivenWay& next : ways) {
      if (next.moved.size() > from.moved.size() && --joint_left_ < 0) {
        left_out_ = true;
        continue;
      }
      if (known_.insert(next).second) queue_.emplace(next.cost(), std::move(next));
    }
  }

  void look_at(const GivenWay& way) {
    problem_.build(Moves::all, way);
    left_out_ = left_out_ || problem_.leaves_out();
    if (std::vector<GivenWay> ways = problem_.ways_to_more_days(way); !ways.empty())
      return enqueue(std::move(ways), way);
    const Solution solution = solve(problem_.problem(), problem_.goal());
    if (solution.status == Solution::Status::gave_up) {
      certain_ = proven_ = false;
      undecided_ = true;
      return;
    }
    if (solution.status == Solution::Status::infeasible) {
      conflict_ = find_conflict(problem_.problem());
      failure_ = problem_.explain(*conflict_);
      enqueue(problem_.ways_out(*conflict_, way), way);
      return;
    }
    const bool fewest = solution.laminar || solution.price == solution.least_price;
    std::vector<Placement> places = problem_.placements(solution, way);
    const auto changed = static_cast<int>(std::count_if(
        places.begin(), places.end(), [](const Placement& place) { return place.changes; }));
    if (!fewest && changed > least()) proven_ = false;
    if (best_ && changed >= changed_) return;
    best_ = way;
    changed_ = changed;
    found_.places = std::move(places);
    problem_for_best_ = problem_.unmet(true);
    uncertain_for_best_ = problem_.unmet(false);
  }

  void finish() {
    certain_ = certain_ && !left_out_;
    const bool gave_way = *best_ != GivenWay{} || !problem_for_best_.empty();
    // Moves that were left out could only have changed less where this is not the least there is.
    const auto by_joint_move = problem_.least_by_joint_move();
    found_.proven = changed_ == least() ||
                    (proven_ && !left_out_ && (!by_joint_move || changed_ <= *by_joint_move));
    if (gave_way && !certain_) found_.proven = false;
    found_.certain = certain_;
    found_.minimum = found_.proven ? changed_ : least();
    found_.unmet = certain_ ? std::move(problem_for_best_) : std::move(uncertain_for_best_);
  }

  Result<Placements> pass_failure() {
    if (!undecided_ && failure_) return tl::unexpected<Failure>(std::move(*failure_));
    return fail(ExitCode::refused,
                Diagnostic{.code = "undecided",
                           .message = tr("these rules are too tangled to decide whether the "
                                         "absence can be filled"),
                           .remedy = tr("name a substitute with 'schedule replace' first")});
  }

  const ReplanBasis& basis_;
  ReplanProblem problem_;
  Placements found_;
  std::multimap<GivenWay::Cost, GivenWay> queue_;  ///< cheapest first
  std::set<GivenWay> known_;
  std::optional<GivenWay> best_;
  int changed_ = 0;  ///< by the best
  int joint_left_ = kJointMoves;
  std::vector<Unmet> problem_for_best_;
  std::vector<Unmet> uncertain_for_best_;
  std::optional<Conflict> conflict_;
  std::optional<Failure> failure_;
  bool certain_ = true;
  bool proven_ = true;
  bool left_out_ = false;
  bool undecided_ = false;
  bool straight_ = false;  ///< too many ways: only the cheapest way out of each contradiction
};

}  // namespace

Result<Placements> fill_places(const ReplanBasis& basis) {
  if (!basis.has_work()) return Placements{};
  return Search(basis).run();
}

}  // namespace anjuan::rota
