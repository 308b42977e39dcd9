#pragma once

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "anjuan/rota/plan/flow.hpp"
#include "anjuan/rota/plan/laminar.hpp"
#include "anjuan/rota/plan/solver.hpp"

namespace anjuan::rota {

/// The flow network of a problem: source → officials (one arc per session, each dearer than the
/// one before) → nested quota windows → days → demands, by body where bodies take turns → sink →
/// source.
class RotaNetwork {
 public:
  RotaNetwork(const Problem& problem, const Forest& forest, const Goal& goal);

  /// Solves with some variables settled; none of them when empty. An empty vector when infeasible.
  std::vector<char> solve(const std::vector<Force>& force);
  /// What the last solve() found in its way, beside what was settled.
  Conflict blamed() const;

 private:
  static constexpr int kSource = 0;

  void build();
  void add_official_arcs(int official, int node);
  void set_scales();
  void add_demands(int sink);
  int target_of(const Variable& variable) const;

  const Problem& problem_;
  const Forest& forest_;
  const Goal& goal_;
  FlowNetwork network_;
  std::vector<int> arc_of_variable_;
  std::vector<int> demand_node_;
  std::vector<std::pair<int, int>> arc_of_bound_;         ///< arc and bound
  std::vector<std::pair<int, int>> arc_of_demand_;        ///< arc and demand
  std::map<std::pair<int, std::string>, int> turn_node_;  ///< by demand and body
  std::vector<std::vector<int>> load_arcs_;               ///< by official
  std::vector<std::pair<int, int>> exact_;  ///< by official: loads for which the cost is exact
  int width_ = 3;                           ///< loads around the entitlement that get own arcs
  std::int64_t fair_scale_ = 1;
  std::int64_t extra_cost_ = 1;
  std::int64_t turn_cost_ = 0;
  std::int64_t price_cost_ = 0;
  bool has_ties_ = false;
};

}  // namespace anjuan::rota
