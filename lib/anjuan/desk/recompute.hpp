#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "anjuan/base/result.hpp"
#include "anjuan/ledger/case_edit.hpp"
#include "anjuan/ledger/ledger.hpp"

namespace anjuan {

/// One date that the rules and calendars in force would move.
struct MovedDate {
  std::string id;
  std::string title;
  std::string clock;
  std::string from;  ///< the stored day; empty when there was none
  std::string to;
  std::string why;  ///< as the event keeps it; moved_reason_text() says it in words
};

/// The reason of a `recomputed` event as people read it; one that older files have in words as it
/// is.
std::string moved_reason_text(std::string_view stored);

struct Recomputation {
  std::size_t cases = 0;             ///< looked at
  std::vector<MovedDate> moved;      ///< by case
  std::vector<CaseEdit> edits;       ///< what --write would write: one for each case that moves
  std::vector<Diagnostic> problems;  ///< files that cannot be read or whose head is wrong otherwise
};

/// Every case whose stored dates are not what the rules and calendars in force now make them, with
/// the old date, the new date, and why. A limit change or a new calendar never moves a date
/// silently: only writing these edits does, each with a `recomputed` event.
Recomputation recompute(const Ledger& ledger, Timestamp now, const std::string& by,
                        const std::string& via = {});

}  // namespace anjuan
