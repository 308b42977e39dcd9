#pragma once

#include <string>
#include <vector>

#include "anjuan/base/result.hpp"
#include "anjuan/disk/write_batch.hpp"
#include "anjuan/ledger/ledger.hpp"
#include "anjuan/rules/lifecycle/guards.hpp"

namespace anjuan {

/// A change of one case that has passed every check and is not yet written.
struct CaseEdit {
  std::string path;
  std::string text;  ///< the new bytes of the file
  FileStamp read;    ///< of the file that the edit was made from
  Head before;
  Head after;
  std::vector<Event> added;
  std::vector<Petitioner> people;  ///< of the case then: what is shown of it depends on them
};

/// The guards' view of a ledger at a moment.
GuardContext guard_context(const Ledger& ledger, Timestamp now);

/// The head of `value` with what the state decides and the corrections on record say.
Head head_of_case(const CaseState& state, const Case& value);

/// The head that the history and the rules in force make; what verify compares with.
Head folded_head(const Case& value, const Rules& rules, std::optional<Date> as_of = std::nullopt);

/// Appends events to a case: checks each against the rules, folds, and splices. An event that voids
/// an earlier one, or corrects the head, takes effect in the head like any other. Fails (refused)
/// with every rule that forbids it. Fails (bad_data) when the head is not what the history makes of
/// it: a wrong basis must be mended before anything is built on it.
Result<CaseEdit> plan_edit(const Ledger& ledger, const StoredCase& stored,
                           std::vector<Event> events, Timestamp now);

/// plan_edit for one correction, which may bring other petitioners with it.
Result<CaseEdit> plan_correction(const Ledger& ledger, const StoredCase& stored, Event correction,
                                 const std::vector<Petitioner>& people, Timestamp now);

/// Appends events that change nothing in the head (escalated): the stored dates stay as they are
/// even when a new calendar would move them.
Result<CaseEdit> plan_note(const StoredCase& stored, std::vector<Event> events);

/// What separates a stored head from the fold of its history, one diagnostic a field, placed at
/// its line in `text`. Where there are only dates that a new rule or calendar moves, they have the
/// code code::kRecomputeNeeded; a due date that left its limit behind was moved by hand.
std::vector<Diagnostic> compare_heads(const Head& stored, const Head& folded,
                                      const std::string& path, const std::string& text);

}  // namespace anjuan
