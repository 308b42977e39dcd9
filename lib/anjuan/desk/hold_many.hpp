#pragma once

#include <string>
#include <vector>

#include "anjuan/base/result.hpp"
#include "anjuan/desk/hold.hpp"
#include "anjuan/intake/rows.hpp"
#include "anjuan/ledger/books/rota_books.hpp"

namespace anjuan {

/// `schedule hold --from SHEET`: receptions of a month or so, one row for each batch.
struct HoldSheetOptions {
  std::string path;
  std::string map;         ///< MAP.toml; empty to know the columns by their names
  std::string quarantine;  ///< where rejected rows go; empty: one bad row stops everything
  RowOptions rows;
  std::string desk;  ///< for rows that name none
  Timestamp now;
  std::string by;
  std::string via;
  std::string late_reason;             ///< for receptions of days long past
  std::vector<std::string> not_named;  ///< words of two characters that name no petitioner
  bool again = false;
  bool dry_run = false;
};

/// What became of many receptions.
struct HoldRun {
  std::size_t rows = 0;      ///< of the sheet
  std::size_t recorded = 0;  ///< receptions
  std::size_t skipped = 0;   ///< receptions that are on record so already
  std::size_t rejected = 0;  ///< rows
  std::vector<std::string> paths;
  std::vector<CaseEdit> edits;
  std::vector<Diagnostic> problems;
  std::vector<Diagnostic> notes;
};

/// Records every reception of a sheet. The rows of one day, desk and group are one reception, each
/// of them a batch; a row without persons, cases and disposition is a reception nobody came to.
/// Who came and the kind are as planned where no row says. A reception with a bad row is set aside
/// whole. Without a quarantine any bad row means that nothing is written. Running the same sheet
/// again records nothing. Call under the lock unless dry_run. Fails when the file or the map cannot
/// be read at all, or the disk refuses.
Result<HoldRun> hold_sheet(const Ledger& ledger, const RotaBooks& books,
                           const HoldSheetOptions& options);

/// `schedule hold --as-planned`.
struct AsPlannedOptions {
  DateRange days;
  std::vector<std::string> except;  ///< DATE, DATE/DESK or DATE/DESK/GROUP
  Timestamp now;
  std::string by;
  std::string via;
  std::string late_reason;
  bool dry_run = false;
};

/// Records the planned sessions of these days as held by whom they were planned for, but for the
/// exceptions and what is on record already. Fails (usage) for an exception that is no planned
/// session or a day still to come; then nothing is written. Call under the lock unless dry_run.
Result<HoldRun> hold_as_planned(const Ledger& ledger, const RotaBooks& books,
                                const AsPlannedOptions& options);

}  // namespace anjuan
