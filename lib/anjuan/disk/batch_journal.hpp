#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "anjuan/base/result.hpp"
#include "anjuan/disk/file_ops.hpp"
#include "anjuan/disk/paths.hpp"
#include "anjuan/disk/stamp.hpp"

/// What a batch writes down before its first rename, so that two files that belong together, such
/// as those of a merging, never disagree for long when a run is killed between its renames.
///
/// A journal is carried out for the ledger and the user that wrote it, and for nobody else. It
/// names its directory and every staged file by inode, size and times; a copy that came with a
/// clone, an archive or a restored backup has others. Its owner must be this user or the owner of
/// the ledger. Its paths must be those of records (is_ledger_file), reached through real folders,
/// and what it puts there plain files that nobody can run. Anything else is left alone and said.
namespace anjuan {

/// A staged file that is to be renamed into place.
struct JournalEntry {
  std::size_t index = 0;  ///< its name in the staging directory
  FileStamp staged;       ///< of the new content
  FileStamp before;       ///< of the file it replaces; of no file: it is new
  FileStamp backup;       ///< of what the old file is kept as meanwhile: a second name, or a copy
  std::string path;       ///< below the directory of the ledger

  bool is_new() const { return !before.exists(); }
};

/// The name of the journal in the directory of a batch; and its name from the moment on in which
/// the batch is being taken back.
inline constexpr std::string_view kJournal = "journal";
inline constexpr std::string_view kUndo = "undo";

/// The directory of a file; "." for none.
std::string parent_of(const std::string& path);
/// The directories that must be synced for a file in `directory` to outlive a power cut: itself,
/// and those that get an entry for a directory that is still to be made.
std::vector<std::string> directories_to_sync(std::string directory);

std::string staged_path(const std::string& directory, const JournalEntry& entry);
std::string backup_path(const std::string& directory, const JournalEntry& entry);

/// The journal of the batch in `directory`, which must be there.
std::string write_journal(const std::string& directory, const std::vector<JournalEntry>& entries);

/// True for what a batch may write, by its path below the ledger: files in the folders of records
/// and the known ones beside them; nothing of git's or the program's own.
bool is_ledger_file(std::string_view path);

/// Puts back what a batch has put in place, as far as it still stands where the batch put it, and
/// syncs the directories. Goes on after a failure, so that as little as possible stays; fails (io)
/// then.
Result<> undo_batch(FileOps& ops, const std::string& ledger_root, const std::string& directory,
                    const std::vector<JournalEntry>& entries);

/// A batch that was written down and is not finished: it is being carried out now, or its run was
/// killed and the next writer finishes it.
struct PendingBatch {
  std::string journal;  ///< its path
  FileStamp stamp;
  std::vector<std::string> files;  ///< that it writes, with the root of the ledger
};
/// Those of the ledger, by name, to be told only. Fails (io) when the staging cannot be read.
Result<std::vector<PendingBatch>> pending_batches(const LedgerPaths& paths);

/// Finishes the batches of runs that were killed between their first rename and their last; takes
/// back those that were being taken back, or of which a staged file was lost. A batch without a
/// whole journal had not begun. A file that somebody changed since is left as it is. Then the
/// staging is empty but for what is not this ledger's or this user's: gives back a warning for
/// each, with the way out.
///
/// Call under the lock. Fails (io); then the staged files are still there for the next attempt.
Result<std::vector<Diagnostic>> finish_batches(FileOps& ops, const LedgerPaths& paths);

}  // namespace anjuan
