#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "anjuan/base/clock.hpp"
#include "anjuan/base/result.hpp"
#include "anjuan/calendar/calendar.hpp"
#include "anjuan/calendar/workdays.hpp"

namespace anjuan {

/// A question to `anjuan days`: either the end of a limit or the days between two dates.
struct DayQuery {
  Date from{};
  std::optional<Term> term;  ///< `+N`: how long the limit is
  Date to{};                 ///< `A..B`: the given end, not before `from`; meaningless with a term
  DayUnit trace_unit = DayUnit::days;  ///< what the day ranges of the answer count
};

struct DayAnswer {
  Date from{};
  Date to{};              ///< for `+N` the nominal end, for `A..B` the given end
  Date nominal{};         ///< the same as `to`
  Date rolled{};          ///< `to`, or the next workday after it when it is not worked
  int calendar_days = 0;  ///< after `from` up to and including `to`
  int workdays = 0;       ///< likewise
  /// A day after `from` up to and including `rolled` is in a year without a calendar, so workdays
  /// or rolled may change when it is announced. Wider than Deadline::provisional, which asks about
  /// the dates alone.
  bool provisional = false;
  std::vector<CountedRange> ranges;  ///< the days after `from` up to `to`, see trace()
};

/// Reads `2026-07-22 +60`, `+60d`, `+3w` (workdays), `+2m`, or `2026-09-01..2026-10-10`; blanks
/// between the parts are optional. `unit` is what --workdays or --months ask for: it is the unit of
/// a count without a letter (days when absent) and of the day ranges of `A..B` (workdays when
/// absent). Fails (usage) with a caret in the text: "bad-query", "impossible-date",
/// "negative-count", "unit-conflict", "backwards-range".
Result<DayQuery> parse_day_query(std::string_view text, std::optional<DayUnit> unit = {});

DayAnswer answer(const DayQuery& query, const Calendar& calendar);

}  // namespace anjuan
