#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "anjuan/base/result.hpp"
#include "anjuan/disk/file_ops.hpp"

namespace anjuan {

/// What a file was when a batch was about to replace it.
struct FileStamp {
  long long modified = -1;  ///< nanoseconds since 1970; -1: the file was not there
  long long size = -1;
  friend bool operator==(const FileStamp&, const FileStamp&) = default;
};
FileStamp stamp_of(const std::string& path);

/// A staged file that is to be renamed into place.
struct JournalEntry {
  std::size_t index = 0;  ///< its name in the staging directory
  bool is_new = false;
  FileStamp before;  ///< of the file it replaces
  std::string path;  ///< below the directory of the ledger
};

/// The name of the journal in the directory of a batch.
inline constexpr std::string_view kJournal = "journal";

std::string write_journal(const std::vector<JournalEntry>& entries);

/// Finishes the batches of runs that were killed between their first rename and their last, so
/// that two files that belong together, such as those of a merging, never disagree. A batch is
/// finished when its journal is whole: then everything had been staged and synced. One without is
/// as if it had never begun. A file that somebody changed since is left as it is.
///
/// Call under the lock. Fails (io); then the staged files are still there for the next attempt.
Result<> finish_batches(FileOps& ops, const std::string& ledger_root,
                        const std::string& staging_root);

}  // namespace anjuan
