#pragma once

#include <string>
#include <vector>

#include "anjuan/base/result.hpp"
#include "anjuan/git/repository.hpp"

namespace anjuan::git {

/// Whether `git commit` would do nothing of the user's own beside the commit itself: no hook to
/// run, nothing to sign, no group to leave objects to; and nobody holds the index.
bool may_commit_lightly(const Repository& repository);

/// Makes a commit of the last tree and these files, paths below the top of the work tree, as
/// `git commit --only` does, but without the index, which that reads and writes twice: of 100,000
/// files that is most of its time. The commit and the move of the branch are git's, so that
/// identity and reflog are the user's. `message` is a file below `directory`. The caller has the
/// index take the files.
///
/// False when nothing was done: `git commit` then says why it cannot be.
bool commit_lightly(const Repository& repository, const std::string& directory,
                    const std::vector<FileText>& files, const std::string& message);

}  // namespace anjuan::git
