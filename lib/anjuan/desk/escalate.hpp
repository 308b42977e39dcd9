#pragma once

#include <functional>
#include <map>
#include <string>
#include <vector>

#include "anjuan/base/result.hpp"
#include "anjuan/ledger/head_list.hpp"
#include "anjuan/ledger/ledger.hpp"
#include "anjuan/ledger/outbox.hpp"
#include "anjuan/rules/office_duty.hpp"

namespace anjuan {

struct DueCount {
  int overdue = 0;
  int due_soon = 0;
};

/// What the nightly check found and did; cases as a clerk may see them.
struct EscalationRun {
  Date today{};
  std::size_t open = 0;
  HeadList overdue{HeadField::due, false, 0};   ///< by due date, then id
  HeadList due_soon{HeadField::due, false, 0};  ///< from today to the office's horizon, inclusive
  Escalations escalated;                        ///< by case, then level
  std::vector<OwedOnce> owed;  ///< beside the cases, late or within the horizon, by due date; they
                               ///< live as long as the ledger
  std::vector<Reminder> reminded;  ///< of those, by due date, then level
  Outbox outbox;                   ///< what is to be told, with what earlier runs did not
  std::map<std::string, DueCount> due_by_unit;  ///< of both, by the unit that has the case
  HeadList tasks{HeadField::id, false, 0};      ///< cases with open tasks, by id
  std::vector<Diagnostic> problems;             ///< files that could not be judged: never silent
};

struct NightOptions {
  std::string via = {};  ///< the login, where it is another name than who acts
  std::function<void(std::size_t done)> progress = {};  ///< told how many cases were looked at
};

/// The nightly check (逐日催办): goes over every open case and running obligation, appends one
/// `escalated` event per case, clock, due date and rung that was reached and is not on record.
/// What the office owes beside its cases climbs the same ladder; its reminders are recorded in one
/// file below activities/. Running it again on the same day changes no byte; nights that were
/// missed are caught up. Once the words about it have left, call `outbox.told()`: until then the
/// next run tells it. With `dry_run` nothing is written. Call under the ledger's lock unless it is
/// a dry run. Fails with nothing changed: (io) when the events cannot be written, or a very long
/// list cannot be kept in a temporary file, (locked) when somebody changed a case meanwhile; the
/// next run then has all of them.
Result<EscalationRun> escalate(const Ledger& ledger, Timestamp now, const std::string& by,
                               bool dry_run, const NightOptions& options = {});

}  // namespace anjuan
