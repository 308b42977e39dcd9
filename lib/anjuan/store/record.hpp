#pragma once

#include <string>
#include <vector>

#include "anjuan/base/result.hpp"
#include "anjuan/store/case_edit.hpp"
#include "anjuan/store/ledger.hpp"

namespace anjuan {

/// One event that somebody wants to record for a case, as the words of a command or a row.
struct EventRequest {
  std::string case_id;
  Event event;         ///< kind, at, by and the fields that were given
  bool undo = false;   ///< merge: take the merging back
};

/// Fills in what follows from the case and the office and was not said: the lead of an assignment
/// by portfolio, area or receiver (D7, F8, DZ5), the class before a reclassifying, whether an
/// interviewer is a principal, the date on a document, when it was written down. Fails (usage)
/// when a needed choice cannot be made.
Result<Event> complete_event(const Ledger& ledger, const StoredCase& stored, Event event,
                             Timestamp now);

/// Checks the requests all together and plans the edits: every request must be allowed where it
/// stands in time, with those before it in the list already recorded. Merging edits two cases.
/// Fails (refused, bad_data, usage) with everything that is wrong in any of them; the diagnostics
/// of request N carry N + 1 as their line when `number_lines` is set.
Result<std::vector<CaseEdit>> plan_requests(const Ledger& ledger,
                                            const std::vector<EventRequest>& requests,
                                            Timestamp now, bool number_lines = false);

/// Writes planned edits in one batch: all or none. Call under the lock the plans were made under.
Result<> write_edits(const Ledger& ledger, const std::vector<CaseEdit>& edits);

}  // namespace anjuan
