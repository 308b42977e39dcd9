#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "anjuan/base/clock.hpp"

namespace anjuan {

/// Everything that can happen to a case. The order is that of the event table in rules/lifecycle.
enum class EventKind {
  registered,
  accepted,
  declined,
  transferred,
  returned,
  assigned,
  noted,
  interviewed,
  instructed,
  conferred,
  reclassified,
  suspended,
  resumed,
  extended,
  supervised,
  fed_back,
  escalated,
  planned,
  milestone,
  milestone_met,
  approved,
  reported_up,
  replied,
  implemented,
  closed,
  followed_up,
  reopened,
  review_requested,
  reviewed,
  re_examined,
  withdrawn,
  merged,
  protected_,
  unprotected,
  recused,
  recomputed,
  corrected,
  voided,
};
inline constexpr std::size_t kEventKindCount = static_cast<std::size_t>(EventKind::voided) + 1;

/// One fact in a case's history. Events are only ever appended: one that was wrong is taken out by
/// a later one, and both stay on record (rules/lifecycle/record.hpp).
struct Event {
  EventKind kind = EventKind::registered;
  Timestamp at;    ///< when it happened, not when it was written down
  std::string by;  ///< who says to have recorded it; `via` holds the login where it is another
  /// The event's own fields, in the order of the file. Lists are written with one entry a line.
  std::vector<std::pair<std::string, std::string>> fields;
  int line = 0;         ///< where it begins in its file, 1-based; 0 for one that is not yet written
  bool voided = false;  ///< taken out by a later event: on record, but nothing follows from it

  /// Empty when the field is absent.
  std::string_view get(std::string_view name) const {
    for (const auto& [key, value] : fields)
      if (key == name) return value;
    return {};
  }
  bool is_true(std::string_view name) const { return get(name) == "true"; }
  void set(std::string_view name, std::string value) {
    for (auto& [key, old] : fields)
      if (key == name) {
        old = std::move(value);
        return;
      }
    fields.emplace_back(std::string(name), std::move(value));
  }
};

}  // namespace anjuan
