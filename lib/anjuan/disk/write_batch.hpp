#pragma once

#include <functional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "anjuan/base/result.hpp"
#include "anjuan/disk/batch_journal.hpp"
#include "anjuan/disk/file_ops.hpp"
#include "anjuan/disk/paths.hpp"
#include "anjuan/disk/stamp.hpp"

namespace anjuan {

/// A file that a batch is about to put into place.
struct BatchFile {
  std::string path;    ///< below the directory of the ledger
  std::string staged;  ///< where the new content lies now
  bool is_new = false;
};

/// Who keeps account of what batches write, such as the history in git.
class BatchWitness {
 public:
  virtual ~BatchWitness() = default;
  /// Everything is staged, nothing in the ledger has changed yet. A failure ends the batch.
  virtual Result<> about_to_write(const std::vector<BatchFile>& files) = 0;
};

/// What a batch asks before it changes anything.
struct BatchChecks {
  std::function<bool()> keeps_lock;  ///< must still say yes at commit(); empty: nobody is asked
  BatchWitness* witness = nullptr;   ///< must outlive the batch; may be absent
};

/// Several files of a ledger that change together. Contents go to a staging directory on the same
/// file system and are synced there; only then are they renamed into place and the directories
/// synced. Until commit() nothing in the ledger has changed; a failed commit() puts back what it
/// had renamed. After a power cut in the middle of commit() every single file is whole, old or new,
/// and the next writer finishes the batch (batch_journal.hpp).
///
/// A file that is replaced must still be what it was when it was read, right up to its rename: an
/// edit by hand in between fails the batch and stays. It keeps its permissions, owner and group.
class WriteBatch {
 public:
  /// Ledger::new_batch() makes the batches of a ledger that is open.
  WriteBatch(FileOps& ops, LedgerPaths paths, BatchChecks checks = {});
  ~WriteBatch();
  WriteBatch(const WriteBatch&) = delete;
  WriteBatch& operator=(const WriteBatch&) = delete;

  /// Stages a file that must not be there yet. All paths begin with the root of the ledger.
  /// Fails (bad_data) when something other than a folder stands on the way to it; what was staged
  /// before stays staged.
  Result<> create(std::string path, std::string_view content);
  /// Stages a new content for the file that was `read` (stamp.hpp); the stamp of no file stages a
  /// new one. Fails as create() does, and (bad_data) for a symbolic link.
  Result<> replace(std::string path, std::string_view content, const FileStamp& read);

  /// Fails with everything as before: (locked) when a file was changed since it was read, or
  /// appeared where a new one was to go, or when the lock was taken away; (io) when the disk
  /// refuses. No-op when nothing was staged.
  Result<> commit();

  std::size_t size() const { return entries_.size(); }

 private:
  Result<> stage(std::string path, std::string_view content, const FileStamp& before);
  Result<> open_directory();
  Result<> sync_contents();
  Result<> prepare_targets();
  Result<> back_up(JournalEntry& entry);
  Result<> write_down();
  Result<> check_lock() const;
  Result<> tell_witness() const;
  Result<> rename_all();
  void roll_back(Failure& failure);
  void clean_up();

  std::string path_of(const JournalEntry& entry) const { return paths_.root + entry.path; }
  std::string journal_path(std::string_view name) const;

  FileOps& ops_;
  LedgerPaths paths_;
  BatchChecks checks_;
  std::string directory_;
  bool has_journal_ = false;
  bool renaming_ = false;
  bool done_ = false;
  bool keep_ = false;  ///< the next writer needs the staging to put back what could not be
  std::vector<JournalEntry> entries_;
  std::set<std::string> looked_at_;    ///< folders that files were staged for
  std::set<std::string> directories_;  ///< whose entries change
};

/// Writes a file outside the records, such as a report: whole or not at all. What stood there goes,
/// whatever it was, but not a symbolic link or a device (bad_data). Fails (io).
Result<> write_atomically(FileOps& ops, const std::string& path, std::string_view content);

}  // namespace anjuan
