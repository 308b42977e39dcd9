#pragma once

#include <map>
#include <string>
#include <vector>

#include "anjuan/base/result.hpp"
#include "anjuan/ledger/case_edit.hpp"
#include "anjuan/ledger/document_index.hpp"
#include "anjuan/ledger/ledger.hpp"

namespace anjuan {

/// One event that somebody wants to record for a case, as the words of a command or a row.
struct EventRequest {
  std::string case_id;
  Event event;        ///< kind, at, by and the fields that were given
  bool dated = true;  ///< with `once`: the day was given, not that of today for want of one
  bool undo = false;  ///< merge: take the merging back
  bool once = false;  ///< nothing to do when the case has an event of that kind, day and fields
};

/// Fills in what follows from the case and the office and was not said: the lead of an assignment
/// by portfolio, area or receiver (D7, F8, DZ5), the class before a reclassifying, whether an
/// interviewer is a principal, the date on a document, when it was written down. Fails (usage)
/// when a needed choice cannot be made.
Result<Event> complete_event(const Ledger& ledger, const StoredCase& stored, Event event,
                             Timestamp now);

/// Plans the edits of many requests: each is checked with those before it already recorded, and
/// must be allowed where it stands in time. Merging edits two cases, or neither.
class RequestPlanner {
 public:
  RequestPlanner(const Ledger& ledger, Timestamp now)
      : ledger_(ledger), now_(now), documents_(ledger) {}

  /// False when there is nothing to do. Fails (refused, bad_data, usage) with everything that is
  /// wrong with this request; what was planned before stays.
  Result<bool> add(const EventRequest& request);
  /// All of them or none: fails with everything that is wrong with any of them, each with its case.
  Result<> add_all(const std::vector<EventRequest>& requests);
  /// The case as it will be with what was planned so far. Fails as Ledger::read_case() does.
  Result<StoredCase> planned_case(const std::string& id) const;
  /// The edits, one a case, in the order in which the cases were first touched.
  std::vector<CaseEdit> take();

 private:
  struct Planned {
    StoredCase stored;  ///< as it will be
    Head before;        ///< as it is on disk
    std::vector<Event> added;
  };

  Result<Planned> open(const std::string& id) const;
  Result<> extend(Planned& planned, Event event) const;
  void keep(Planned planned);

  Result<> check_document(const Planned& planned, const Event& event);

  const Ledger& ledger_;
  const Timestamp now_;
  DocumentIndex documents_;
  std::map<std::string, Planned> cases_;  ///< by path
  std::vector<std::string> order_;
};

/// Stages planned edits beside whatever else the batch writes.
Result<> stage_edits(WriteBatch& batch, const std::vector<CaseEdit>& edits);

/// Writes planned edits in one batch: all or none. Call under the lock the plans were made under.
Result<> write_edits(const Ledger& ledger, const std::vector<CaseEdit>& edits);

}  // namespace anjuan
