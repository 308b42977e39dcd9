#pragma once

#include <memory>
#include <string>
#include <vector>

#include "anjuan/base/result.hpp"
#include "anjuan/disk/write_batch.hpp"
#include "anjuan/git/repository.hpp"
#include "anjuan/ledger/ledger.hpp"

namespace anjuan::git {

/// What a commit is made for.
struct CommitPurpose {
  std::string command;  ///< the verb: "assign". Never a whole command line: it can hold names.
  std::string actor;
};

/// Turns what one command writes into one commit of the ledger's repository, and nothing else:
/// what others have staged or changed stays as it is. The git program makes the commit, so that
/// identity, signature and hooks are the user's.
///
/// What is owed to git stands in .anjuan/commit from before the first file changes until git has
/// it. When the command is killed in between, or git refuses, whoever takes the lock next makes the
/// commit first.
class CommitKeeper : public BatchWitness {
 public:
  /// Call under the lock. Makes the commit that an earlier command owes. nullptr when the ledger
  /// does not want commits. Fails, before anything is written: (bad_data) when there is no
  /// repository, (refused) while a merge is unfinished or a file that is owed was changed
  /// meanwhile, (io) when git still refuses what is owed.
  static Result<std::unique_ptr<CommitKeeper>> open(const Ledger& ledger, CommitPurpose purpose);

  /// Fails (refused) when a file is not as its last commit has it: somebody's own changes would
  /// become part of this command's. Fails (io) when what is owed cannot be written down.
  Result<> about_to_write(const std::vector<BatchFile>& files) override;

  /// The commit of everything that was written since open(); nothing when nothing was. Fails (io)
  /// when git refuses: the files stay as they are, and the next command makes the commit.
  Result<> commit();

 private:
  CommitKeeper(const Ledger& ledger, Repository repository, CommitPurpose purpose)
      : ledger_(ledger), repository_(std::move(repository)), purpose_(std::move(purpose)) {}

  std::string note_path() const { return ledger_.paths().private_directory() + "/commit"; }
  Result<> settle();
  Result<> check_clean(const BatchFile& file, const ObjectId& head_tree, ObjectId& before) const;

  const Ledger& ledger_;
  Repository repository_;
  CommitPurpose purpose_;
  std::vector<BatchFile> files_;             ///< all batches so far
  std::vector<std::string> hashes_;          ///< of their new contents
  std::vector<std::string> subjects_;        ///< "DZ-2026-000123 assigned to 民政局"
  std::vector<std::string> cases_, events_;  ///< for the trailers
  std::size_t case_files_ = 0;
};

/// Commits the files of a new ledger, paths below `directory`. For `init`.
Result<> commit_new_ledger(const std::string& directory, const std::vector<std::string>& paths,
                           const std::string& subject, const CommitPurpose& purpose);

}  // namespace anjuan::git
