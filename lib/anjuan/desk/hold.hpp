#pragma once

#include <string>
#include <utility>
#include <vector>

#include "anjuan/base/result.hpp"
#include "anjuan/desk/record.hpp"
#include "anjuan/ledger/books/sessions.hpp"
#include "anjuan/rota/rule.hpp"

namespace anjuan {

/// One reception as it is to be recorded.
struct HeldReception {
  rota::SessionRecord record;
  std::vector<AttachmentCopy> copies;
  bool again = false;  ///< write the record anew where there is one
};

/// What stands against a record before anything is written: it names what the ledger does not have
/// (check_session), or a kind or form of reception that the rules do not know, or a day to come.
std::vector<Diagnostic> why_not_held(const Ledger& ledger, const rota::Rules& rules,
                                     const rota::SessionRecord& record, Date today);

/// What a record tells in words, each behind the name of its field: what all who read of
/// receptions read, so that it must name nobody who complained (check_names_nobody).
std::vector<std::pair<std::string, std::string>> words_of(const rota::SessionRecord& record);

/// The events that a reception brings to a case that it names, of the batch that names it: the
/// petitioner was met; an instruction, a conference, an application and a plan, where the record
/// has their words. Who received together, the units that were called and the reception's name
/// stand in them. A case that was registered after the reception has them at its registration.
std::vector<Event> events_of(const rota::SessionRecord& record, const rota::Batch& batch,
                             const Ledger& ledger, const Case& subject, Timestamp now);

/// Plans receptions and the events of their cases, to be written together: all of them or none.
/// With [lead] receiver-takes whoever received leads (DZ5).
class ReceptionPlanner {
 public:
  ReceptionPlanner(const Ledger& ledger, const rota::Rules& rules, Timestamp now)
      : ledger_(ledger), rules_(rules), now_(now), events_(ledger, now) {}

  /// Fails (refused) with everything that the rules of the cases have against it; what was planned
  /// before stays.
  Result<> add(HeldReception reception);

  /// What is to be known beside: cases that stay with their unit or lead, and what an earlier
  /// record of the same reception told them and is taken out.
  const std::vector<Diagnostic>& notes() const { return notes_; }
  /// The files of the receptions, in the order they were added.
  std::vector<std::string> paths() const;
  std::size_t size() const { return receptions_.size(); }

  /// Writes everything in one batch and gives the edits of the cases back; only the edits when it
  /// is a `dry_run`. Fails (refused, "already-recorded") for a reception on record that is not
  /// written `again`. Call under the lock, once.
  Result<std::vector<CaseEdit>> write(bool dry_run);

 private:
  void add_requests(const rota::SessionRecord& record, const rota::Batch& batch,
                    const Case& subject, std::vector<EventRequest>& requests);
  /// Takes out what an earlier record of the reception told its cases and this one does not.
  Result<> add_voids(const HeldReception& reception, std::vector<EventRequest>& requests);
  void add_assignment(const rota::SessionRecord& record, const rota::Batch& batch,
                      const Case& subject, std::vector<EventRequest>& requests);
  std::vector<Diagnostic> why_not_there(const rota::SessionRecord& record, const rota::Batch& batch,
                                        const Case& subject) const;
  void note(std::string code, std::string message, std::string remedy);

  const Ledger& ledger_;
  const rota::Rules& rules_;
  const Timestamp now_;
  RequestPlanner events_;
  std::vector<HeldReception> receptions_;
  std::vector<Diagnostic> notes_;
};

}  // namespace anjuan
