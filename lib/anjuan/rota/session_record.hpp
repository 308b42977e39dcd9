#pragma once

#include <chrono>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "anjuan/base/diagnostic.hpp"
#include "anjuan/model/case.hpp"
#include "anjuan/rota/session.hpp"

namespace anjuan::rota {

/// What became of one matter at a reception (处理方式, C8, D8, HR2).
enum class Disposition {
  answered,    ///< 当场答复
  solved,      ///< 当场解决
  instructed,  ///< 批示
  meeting,     ///< 约访或会商: needs a date
  follow_up,   ///< 跟踪: needs a date
  deferred,    ///< 一时解决不了: explained, and looked at again on a date
};
inline constexpr std::size_t kDispositionCount =
    static_cast<std::size_t>(Disposition::deferred) + 1;

struct DispositionSpec {
  Disposition disposition{};
  std::string_view name;
  const char* label;        ///< msgid
  std::string_view spoken;  ///< see Named
  bool needs_due = false;   ///< C8: what is coordinated has a date by which it is settled
  bool needs_note = false;  ///< C8b: what cannot be settled yet is explained
};
/// In the order of the enum.
std::span<const DispositionSpec> dispositions();
Vocabulary disposition_words();
/// The one that somebody means by its name or by what people say; nullptr for none.
const DispositionSpec* disposition_called(std::string_view word);
const DispositionSpec& spec_of(Disposition disposition);

/// One batch of people received together (批次). Names nobody: who came is known by the cases.
struct Batch {
  int persons = 1;
  std::vector<std::string> cases;       ///< ids of cases that were discussed
  std::vector<std::string> registered;  ///< ids of cases that were registered there
  std::string kind;                     ///< request, accusation, suggestion; may be empty
  std::string matter;                   ///< what it was about, without names
  Disposition disposition{};
  std::optional<Date> due;         ///< last day in time, inclusive
  std::optional<Date> done;        ///< when it was settled, if not with its case
  std::vector<std::string> units;  ///< made responsible (责任单位)
  std::string note;
  std::string instruction;  ///< the leader's words (批示), for the cases; else the note's
  std::string conferred;    ///< what a conference on the cases decided (会商, D8, C10)
  std::string plan;         ///< the plan for the cases that the appointment led to (F5)
  int line = 0;             ///< where it begins in its file, 1-based; 0 for one not yet written

  /// Cases that were discussed or registered.
  std::vector<std::string> all_cases() const;

  friend bool operator==(const Batch&, const Batch&) = default;
};

/// What a batch lacks for a reception on `session`: a date by which it is settled where it needs
/// one (C8), dates that do not lie before the reception.
std::vector<Diagnostic> why_not_batch(const Batch& batch, Date session);

/// A unit that was called to the desk (A10). Times are local, since midnight.
struct CalledUnit {
  std::string unit;
  std::optional<std::chrono::minutes> called;
  std::optional<std::chrono::minutes> arrived;  ///< absent: it did not come

  /// From the call to the arrival; nullopt when one of them is not known.
  std::optional<int> minutes() const;

  friend bool operator==(const CalledUnit&, const CalledUnit&) = default;
};

/// A paper or recording of the session.
struct SessionAttachment {
  Attachment file;
  std::string kind;  ///< "opinion" (C6), "recording" (F6), …; may be empty
  int line = 0;      ///< 1-based; 0 for one not yet written

  friend bool operator==(const SessionAttachment&, const SessionAttachment&) = default;
};

/// What is to be done once the session is over (F6).
inline constexpr std::string_view kChecklist[] = {"recording", "tracking", "archived"};

/// The whole record of a reception (接访记录).
struct SessionRecord {
  HeldSession held;
  std::vector<Batch> batches;
  std::vector<CalledUnit> called;
  std::vector<SessionAttachment> attachments;
  std::map<std::string, bool, std::less<>> checklist;  ///< empty: none was kept
  std::string note;
  std::string by;    ///< who recorded it
  std::string path;  ///< where it was read from; empty for one not yet written
  /// What stood here before it was written anew on a later day, from the oldest on.
  std::vector<SessionRecord> earlier;

  /// The record as it was known at the end of a day, with what stood there before; nullopt when
  /// none was written down by then.
  std::optional<SessionRecord> known_by(Date day) const;
  bool took_place() const { return !held.officials.empty(); }
  long persons() const;      ///< over all batches; those of `held` when there are none
  long batch_count() const;  ///< one when only persons are known
  /// Fills what `held` says of persons, called units and papers from the rest of the record.
  void derive();
  bool checklist_done() const;

  friend bool operator==(const SessionRecord&, const SessionRecord&) = default;
};

/// `HH:MM`, 00:00 … 23:59; nullopt for anything else.
std::optional<std::chrono::minutes> parse_time(std::string_view text);
std::string time_text(std::chrono::minutes time);

/// "2026-12-02-centre-1": the name of a session's file and folder of attachments.
std::string session_name(const HeldSession& held);

}  // namespace anjuan::rota
