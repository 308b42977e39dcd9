#pragma once

#include <span>
#include <string>
#include <string_view>

#include "anjuan/git/repository.hpp"

namespace anjuan::git {

/// Everything that an audit can find.
enum class FindingKind {
  event_edited,
  event_removed,
  event_inserted,
  events_reordered,
  fact_changed,
  date_moved,
  not_allowed,
  backdated,
  in_the_future,
  contradicts_escalation,
  case_deleted,
  number_reused,
  number_gap,
  rule_changed,
  schema_broken,
  reception_changed,
  reception_deleted,
  rota_changed,
  attachment_changed,
  evil_merge,
  history_rewritten,
  unsigned_commit,
  strange_signature,
  actor_not_author,
  identity_shown,
};

struct FindingSpec {
  FindingKind kind;
  std::string_view name;  ///< for scripts: "event-edited"
  const char* label;      ///< msgid
};
std::span<const FindingSpec> finding_table();
const FindingSpec& spec_of(FindingKind kind);

/// One thing in the history that the program itself would not have written.
struct Finding {
  FindingKind kind{};
  ObjectId commit;
  Signature author;    ///< of the commit
  std::string file;    ///< below the ledger; empty when it is about the commit
  int line = 0;        ///< in the state after the commit; before it for what is gone; 0 for none
  std::string what;    ///< what was done, in words
  std::string effect;  ///< what it changed for the citizen: "due 2026-07-31 became 2026-08-30"
};

}  // namespace anjuan::git
