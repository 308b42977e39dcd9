#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "anjuan/base/result.hpp"
#include "anjuan/disk/file_ops.hpp"

namespace anjuan {

/// Several files that change together. Contents go to a staging directory on the same file system
/// and are synced there; only then are they renamed into place and the directories synced. Until
/// commit() nothing in the ledger has changed; a failed commit() puts back what it had renamed.
/// After a power cut in the middle of commit() every single file is whole, old or new, and the next
/// writer finishes the batch (batch_journal.hpp).
class WriteBatch {
 public:
  /// Stages in a new directory below `staging_root`, the .anjuan/staging of a ledger (made when
  /// needed).
  WriteBatch(FileOps& ops, std::string staging_root);
  ~WriteBatch();
  WriteBatch(const WriteBatch&) = delete;
  WriteBatch& operator=(const WriteBatch&) = delete;

  /// Stages a file that must not be there yet.
  Result<> create(std::string path, std::string_view content);
  /// Stages a new content for a file that may be there.
  Result<> replace(std::string path, std::string_view content);

  /// Fails (io) with everything as before. No-op when nothing was staged.
  Result<> commit();

  std::size_t size() const { return files_.size(); }

 private:
  struct File {
    std::string path;
    bool is_new = false;
    bool done = false;
    bool has_backup = false;
  };

  /// From here on the batch will be finished, by this run or by the next writer.
  Result<> begin();
  Result<> stage(std::string path, std::string_view content, bool is_new);
  std::string staged_path(std::size_t index) const;
  std::string backup_path(std::size_t index) const;
  void roll_back();
  void clean_up();

  FileOps& ops_;
  std::string root_;
  std::string directory_;
  bool has_journal_ = false;
  std::vector<File> files_;
};

/// One file replaced atomically: a batch of one.
Result<> write_atomically(FileOps& ops, const std::string& staging_root, const std::string& path,
                          std::string_view content);

}  // namespace anjuan
