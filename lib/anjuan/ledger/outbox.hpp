#pragma once

#include <deque>
#include <string>
#include <vector>

#include "anjuan/base/result.hpp"
#include "anjuan/ledger/books/activities.hpp"
#include "anjuan/ledger/ledger.hpp"
#include "anjuan/model/packed_head.hpp"

namespace anjuan {

/// What is told of a case on a rung: its number, unit and title.
PackedHead told_of(const HeadView& head);

/// A rung of the ladder that was reached and recorded.
struct NewEscalation {
  PackedHead head;  ///< told_of
  std::string clock;
  Date due{};
  int level = 0;
  std::string step;
  std::string to;
  std::string unit;  ///< the assisting unit that owes it; empty when the case's own unit does
};

/// In pieces, so that hundreds of thousands are not moved as they grow.
using Escalations = std::deque<NewEscalation>;

/// What was recorded and is still to be told: one file of .anjuan/outbox for each run of the
/// nightly check, there from before the events are written until their words have left. A kernel
/// lock marks the file of a run that is still speaking.
class Outbox {
 public:
  Outbox() = default;
  ~Outbox();
  Outbox(Outbox&& other) noexcept;
  Outbox& operator=(Outbox&& other) noexcept;

  /// Takes up what earlier runs left behind. What cannot be read is waited for and goes to
  /// `problems`. Call under the ledger's lock, unless only to look.
  static Outbox open(const Ledger& ledger, const ActivityBooks& books,
                     std::vector<Diagnostic>& problems);

  /// What earlier runs recorded and did not tell: only what stands in the files of the cases, in
  /// the order it was recorded. Files that cannot be read are waited for.
  const Escalations& untold() const { return untold_; }
  /// The same of what the office owes beside its cases: only what stands in `activities/`.
  const std::vector<Reminder>& untold_reminders() const { return untold_reminders_; }

  /// Keeps what is about to be recorded. Fails (io) when it cannot be kept: then nothing should be.
  Result<> keep(const Ledger& ledger, const Escalations& escalations,
                const std::vector<Reminder>& reminders);

  /// All was told: forgets it. What cannot be removed is told again.
  void told(const Ledger& ledger);

 private:
  void take_file(const Ledger& ledger, const std::string& path, const ActivityBooks& books,
                 std::vector<Diagnostic>& problems);
  void take_reminder(std::string_view line, const ActivityBooks& books);

  Escalations untold_;
  std::vector<Reminder> untold_reminders_;
  std::string waiting_;  ///< lines about cases that cannot be read now
  std::vector<std::string> files_;
  std::vector<int> descriptors_;  ///< of files_, locked
};

}  // namespace anjuan
