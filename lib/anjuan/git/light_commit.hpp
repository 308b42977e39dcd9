#pragma once

#include <string>
#include <vector>

#include "anjuan/base/result.hpp"
#include "anjuan/git/repository.hpp"

namespace anjuan::git {

/// Makes a commit of the last tree and these files, paths below the top of the work tree, as
/// `git commit --only` does, but reads and writes the index once, not twice: of 100,000 files that
/// is most of its time. The index is held as git holds it until the branch has moved, so that
/// nobody else's commit comes in between. The commit and the move of the branch are git's: identity
/// and reflog are the user's. `message` is a file below `directory`.
///
/// False when nothing was committed, which is then for `git commit`: because it would do more than
/// that (a hook, a signature, objects for a group), or to say what is in the way.
bool commit_lightly(const Repository& repository, const std::string& directory,
                    const std::vector<FileText>& files, const std::string& message);

/// Lets go of the index when a light commit of this ledger was killed while it held it. Call under
/// the lock of the ledger: then no such commit is under way.
void let_go_of_index(const Repository& repository);

}  // namespace anjuan::git
