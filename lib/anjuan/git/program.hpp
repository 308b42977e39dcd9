#pragma once

#include <string>
#include <vector>

#include "anjuan/base/result.hpp"

namespace anjuan::git {

/// What a run of the git program said.
struct ProgramOutput {
  int status = 0;      ///< 0 for success; 128 + n when signal n ended it
  std::string output;  ///< standard output
  std::string errors;  ///< standard error
};

/// The index that git works on: that of the directory; inside a hook the one that is being
/// committed, which has a name of its own; or the file of this name.
struct Index {
  enum class Of { directory, hook, file } of = Of::directory;
  std::string file = {};
};
inline const Index kIndexOfHook{Index::Of::hook};

/// Runs `git -C directory WORDS…` without a terminal to ask at and waits for its end. Where git
/// stands in an environment of its own, as inside a hook, the repository is still that of the
/// directory. Fails (io) when there is no git.
Result<ProgramOutput> run_git(const std::string& directory, const std::vector<std::string>& words,
                              const Index& index = {});

/// run_git whose failure is one: fails (io) with the code, what was tried and what git says.
Result<std::string> git_or_fail(const std::string& directory, const std::vector<std::string>& words,
                                const Index& index = {});

}  // namespace anjuan::git
