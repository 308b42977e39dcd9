#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "anjuan/base/diagnostic.hpp"
#include "anjuan/base/result.hpp"
#include "anjuan/rota/session_record.hpp"

namespace anjuan {

struct ReadSession {
  rota::SessionRecord record;
  std::vector<Diagnostic> problems;  ///< errors and warnings, by position

  bool ok() const;  ///< no error among the problems
};

/// What is read: a file of the ledger, or what a user hands to `schedule hold --from`, where the
/// day and desk may come from the command line and hashes are computed.
enum class SessionForm { stored, draft };

/// Reads sessions/YYYY/MM/DATE-DESK-GROUP.yaml, the record of a reception, with every error and
/// its place: wrong types, impossible days and times, an unknown disposition, a missing due date
/// (C8). Keys that are not known give a warning; those that begin with x- belong to the office.
/// `held` is filled from batches, called units and attachments.
ReadSession read_session(std::string_view text, const std::string& file,
                         SessionForm form = SessionForm::stored);

/// Fails (bad_data) with the errors.
Result<rota::SessionRecord> read_session_strictly(std::string_view text, const std::string& file);

/// A whole new file. Reading it gives the record back.
std::string write_session(const rota::SessionRecord& record);

/// `before`, the text of a record, saying what `record` says: a top-level key whose value is the
/// same keeps its lines, comments and the office's own keys stay where they stand. Comments between
/// the lines of a value that changed come to stand above it.
std::string splice_session(std::string_view before, const rota::SessionRecord& record);

}  // namespace anjuan
