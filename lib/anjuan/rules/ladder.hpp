#pragma once

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "anjuan/model/official.hpp"
#include "anjuan/rules/lifecycle/case_state.hpp"

namespace anjuan {

/// What the ladder looks at beside the case.
struct LadderContext {
  Rules rules;
  const std::vector<Official>& officials;
  const std::vector<Unit>& units;
  Date today{};
  std::set<std::string> away = {};  ///< keep_away of the case: they are told nothing
};

/// One rung that a clock has reached and that is not yet on record.
struct LadderHit {
  const LadderStep* step = nullptr;
  ClockKind clock{};
  Date due{};
  std::string unit;  ///< that owes it, where that is another than the case's: assist, feedback
  int round = 1;     ///< of the clock: rises with every reopening
  std::string to;    ///< who is told: an official's or unit's id, or a role that nobody fills
  std::string instead_of;  ///< the role of the rung when nobody fills it and the next was told
};

/// The rungs of the ladder that the running obligations of a case have reached on `today` and
/// that its history does not hold yet. A rung is reached once for each clock, due date and round:
/// an extension gives the clock a new due date, a reopening a new round, and with it a ladder of
/// its own. Missed nights are caught up: every rung that was passed meanwhile is there, lowest
/// level first.
///
/// Rungs before the due date count from the nominal last day, those from it on from the day that
/// binds, without the days on which the case was closed. A rung whose role nobody fills goes to the
/// next one above, and is reached again when somebody takes over; nobody who must keep away from
/// the case (recusal.hpp) fills one. What was recorded on a later day than `today` came from a
/// clock that ran ahead and counts for nothing.
///
/// `stored_due` is the due date on record for the clock `stored_clock`: it binds even when a new
/// calendar would move it, until the case is recomputed.
std::vector<LadderHit> ladder_hits(const CaseState& state, const std::vector<Event>& history,
                                   const LadderContext& context, std::string_view stored_clock,
                                   std::optional<Date> stored_due);

/// Whether that is a word of the ladder (unit, lead, principal) and no id.
bool is_role(std::string_view to);

/// The day on which a rung is reached for what ends on `binding`, as counted on `nominal`.
Date rung_day(const LadderStep& step, Date nominal, Date binding, const Calendar& calendar,
              std::span<const DateRange> idle = {});

/// The first day on which any rung can be reached for an obligation that ends on `due` or later.
Date first_rung(const Rules& rules, Date due);

}  // namespace anjuan
