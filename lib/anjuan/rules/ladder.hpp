#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "anjuan/model/official.hpp"
#include "anjuan/rules/lifecycle/case_state.hpp"

namespace anjuan {

/// One rung that a clock has reached and that is not yet on record.
struct LadderHit {
  const LadderStep* step = nullptr;
  ClockKind clock{};
  Date due{};
  std::string unit;  ///< that owes it, where that is another than the case's: assist, feedback
};

/// The rungs of the ladder that the running obligations of a case have reached on `today` and
/// that its history does not hold yet. A rung is reached once for each clock and due date: an
/// extension gives the clock a new due date and with it a ladder of its own. Missed nights are
/// caught up: every rung that was passed meanwhile is there, lowest level first.
///
/// `stored_due` is the due date on record for the clock `stored_clock`: it binds even when a new
/// calendar would move it, until the case is recomputed.
std::vector<LadderHit> ladder_hits(const CaseState& state, const std::vector<Event>& history,
                                   const Office& office, Date today, std::string_view stored_clock,
                                   std::optional<Date> stored_due);

/// The first day on which any rung can be reached for an obligation that ends on `due`.
Date first_rung(const Office& office, Date due);

/// Who a rung speaks to for this case: an official's or unit's id where the role is filled, the
/// word of the ladder otherwise. `unit` is the one that owes what is due.
std::string resolve_recipient(std::string_view to, const CaseState& state, const std::string& unit,
                              const std::vector<Official>& officials,
                              const std::vector<Unit>& units, Date today);

}  // namespace anjuan
