#pragma once

#include <string>
#include <vector>

#include "anjuan/base/result.hpp"
#include "anjuan/ledger/ledger.hpp"
#include "anjuan/model/activity.hpp"
#include "anjuan/rules/office_duty.hpp"

namespace anjuan {

struct ActivityBooks {
  std::vector<Activity> activities;  ///< by date, then file
  std::vector<Diagnostic> problems;  ///< errors, by position; those files are missing above
};

/// Reads every file under activities/. Takes no lock.
ActivityBooks read_activities(const Ledger& ledger);

/// Every fault of every file under activities/: form, place, unknown units, items of an
/// inspection that the office does not know, attachments that are gone or changed.
std::vector<Diagnostic> verify_activities(const Ledger& ledger, std::size_t& count);

/// What is wrong with an activity before it is written; empty when nothing is.
std::vector<Diagnostic> check_activity(const Ledger& ledger, const Activity& activity);

/// Whether two records tell of the same work: same day, kind, unit, words, papers and parties. What
/// they count does not matter.
bool tells_of_the_same(const Activity& a, const Activity& b);

/// What the office's own duties are judged by; `activities` must outlive it.
OfficeBooks office_books(const Ledger& ledger, const std::vector<Activity>& activities);

/// Stages activities/YYYY/DATE-KIND-N.yaml with the first free N; a file that is there is never
/// written over. Call under the lock. Gives back the path.
Result<std::string> stage_activity(const Ledger& ledger, const Activity& activity,
                                   WriteBatch& batch);
/// The same in a batch of its own, which is committed.
Result<std::string> write_activity_file(const Ledger& ledger, const Activity& activity);

}  // namespace anjuan
