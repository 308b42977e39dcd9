#pragma once

#include <string>
#include <vector>

#include "anjuan/base/result.hpp"
#include "anjuan/desk/record.hpp"
#include "anjuan/intake/rows.hpp"

namespace anjuan {

/// `apply --from FILE`: many events for many cases.
struct ApplyOptions {
  std::string path;
  std::string map = {};    ///< MAP.toml; empty to know the columns by their names
  std::string quarantine;  ///< where rejected rows go; empty: one bad row stops everything
  RowOptions rows;
  Timestamp now;
  std::string by;                ///< for rows without their own
  std::string via = {};          ///< the login where it is another name than `by`
  std::string late_reason = {};  ///< for rows without their own that happened long ago
  bool dry_run = false;
};

struct ApplyRun {
  std::size_t rows = 0;
  std::size_t recorded = 0;
  std::size_t skipped = 0;  ///< on record already, by an earlier run or row: nothing to do
  std::size_t rejected = 0;
  std::vector<CaseEdit> edits;
  std::vector<Diagnostic> problems;
  std::vector<Diagnostic> notes;  ///< sheets and rows that are not read, characters removed, …
};

/// Records one event for each row. Columns: `case`, `event` (its name or its verb), `on` (a day or
/// a moment; now when empty), `by`, and any field of the event, by its name with `_` or `-`; all of
/// these also in Chinese (案件编号, 环节, 日期, 文号 …, 受理, 交办 …). All
/// rows are checked in order, each with those before it recorded, before anything is written; then
/// all are written in one batch. A row that tells what is on record already is skipped and counted,
/// also when an earlier row told it. Without a quarantine one bad row means that nothing is. Call
/// under the lock unless dry_run. Fails when the file cannot be read at all or the disk refuses.
Result<ApplyRun> apply_file(const Ledger& ledger, const ApplyOptions& options);

}  // namespace anjuan
