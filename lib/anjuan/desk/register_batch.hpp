#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <vector>

#include "anjuan/base/result.hpp"
#include "anjuan/desk/bundle.hpp"
#include "anjuan/intake/rows.hpp"
#include "anjuan/ledger/ledger.hpp"

namespace anjuan {

/// `register --from FILE`.
struct BatchOptions {
  std::string path;
  std::string map;         ///< MAP.toml; empty to know the columns by their names
  std::string system;      ///< whose numbers the rows carry; empty: the map's, else the file's name
  std::string quarantine;  ///< where rejected rows go; empty: one bad row stops everything
  RowOptions rows;         ///< what the command line says over what the map says
  Timestamp now;
  Date on{};
  std::string by;
  std::string via = {};
  std::string late_reason = {};
  bool veil_titles = false;  ///< whoever must not be named becomes 某某 in the titles
  bool dry_run = false;
  bool update = false;           ///< what a registered case says otherwise is corrected
  bool force = false;            ///< also what was received before the office's first year
  bool suggest_repeats = false;  ///< note rows that may repeat an earlier case; reads whole files
  std::function<void(std::size_t rows)> progress;  ///< called now and then; may be empty
};

/// What a batch did, or would do.
struct BatchRun {
  std::size_t rows = 0;
  std::size_t registered = 0;
  std::size_t skipped = 0;  ///< registered by an earlier run: nothing to do
  std::size_t updated = 0;  ///< registered by an earlier run, and corrected
  std::size_t rejected = 0;
  std::string first_id;  ///< of those registered, in the order of the file; empty for none
  std::string last_id;
  std::vector<Registered> sources;   ///< of those registered that came with one, now or before
  std::vector<Diagnostic> problems;  ///< every bad cell of every rejected row
  std::vector<Diagnostic> notes;     ///< columns left out, characters removed, …
};

/// Registers every row of a file: all rows are checked first; then all good ones are written in
/// one batch. Without a quarantine any bad row means that nothing is written: the run comes back
/// with its problems and registered == 0. With one, the good rows are registered and the rejects
/// written with their reasons. Rows whose source is in the ledger are skipped; one that tells of
/// another title, day or petitioner is a problem of the row, or with `update` a correction of the
/// case. A source that stands twice in the file is a problem of the later row. Call under the lock
/// unless dry_run. Fails when the file or the map cannot be read at all, or the disk refuses.
Result<BatchRun> register_batch(const Ledger& ledger, const BatchOptions& options);

}  // namespace anjuan
