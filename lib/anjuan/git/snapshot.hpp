#pragma once

#include <memory>
#include <string>

#include "anjuan/base/result.hpp"
#include "anjuan/disk/file_source.hpp"
#include "anjuan/git/repository.hpp"

namespace anjuan::git {

/// The files of a tree, for those who read through disk/. `top` is the tree of the ledger itself.
std::shared_ptr<const FileSource> tree_files(const Repository& repository, const ObjectId& top);

/// The repository of the ledger that `tip` has in or above `directory`, for those who look at its
/// history; a bare one will do. Fails (usage) when there is no repository, no such revision, or no
/// ledger in that commit.
Result<Repository> open_history(const std::string& directory, const std::string& tip);

/// A ledger as a commit has it: while this lives, Ledger::open(root()) opens it. Nothing is checked
/// out and nothing written.
class Snapshot {
 public:
  /// The ledger in or above `directory` as `revision` has it. Fails (usage) when there is no
  /// repository, no such revision, or no ledger in that commit.
  static Result<Snapshot> open(const std::string& directory, const std::string& revision);

  /// The ledger as it is staged for the next commit. Fails (io) when git does not give it.
  static Result<Snapshot> open_staged(const std::string& directory);

  const std::string& root() const { return root_; }  ///< "v1:" or "v1:office/"
  const Commit& commit() const { return commit_; }   ///< of open()

 private:
  static Result<Snapshot> mount(const Repository& repository, const ObjectId& tree,
                                const std::string& name);

  std::string root_;
  Commit commit_;
  std::unique_ptr<MountedFiles> mounted_;
};

}  // namespace anjuan::git
