#pragma once

#include <algorithm>
#include <map>
#include <string>
#include <vector>

namespace anjuan::rota {

/// Bodies that take turns over a desk's duty days. A body that cannot come keeps its place at the
/// front, so it is next in line; over duty days, not weekdays, every member is reached.
class Turns {
 public:
  explicit Turns(std::vector<std::string> order) : queue_(std::move(order)) {}

  /// A session was held by this body: it goes to the back. Others than the listed ones change
  /// nothing.
  void held(const std::string& body) {
    const auto at = std::find(queue_.begin(), queue_.end(), body);
    if (at != queue_.end()) std::rotate(at, at + 1, queue_.end());
  }

  /// The first body in line with a member left in `members`, which goes to the back; empty when
  /// there is none.
  std::string next(const std::map<std::string, int>& members) {
    for (const std::string& body : queue_) {
      const auto found = members.find(body);
      if (found == members.end() || found->second <= 0) continue;
      std::string chosen = body;
      held(chosen);
      return chosen;
    }
    return {};
  }

 private:
  std::vector<std::string> queue_;
};

}  // namespace anjuan::rota
