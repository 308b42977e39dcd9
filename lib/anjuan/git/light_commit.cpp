#include "anjuan/git/light_commit.hpp"

#include <unistd.h>

#include "anjuan/base/text.hpp"
#include "anjuan/git/program.hpp"

namespace anjuan::git {
namespace {

/// The hooks of `git commit`.
constexpr const char* kHooks[] = {"pre-commit", "prepare-commit-msg", "commit-msg", "post-commit"};
/// What has `git commit` do more, or otherwise, when it is set to anything but false.
constexpr const char* kSettings[] = {"core.hooksPath", "commit.gpgSign", "core.sharedRepository"};

}  // namespace

bool may_commit_lightly(const Repository& repository) {
  for (const char* key : kSettings)
    if (const std::string value = repository.config(key); !value.empty() && value != "false")
      return false;
  const std::string hooks = repository.hooks_directory();
  for (const char* hook : kHooks)
    if (::access((hooks + hook).c_str(), X_OK) == 0) return false;
  return ::access((repository.git_directory() + "index.lock").c_str(), F_OK) != 0;
}

bool commit_lightly(const Repository& repository, const std::string& directory,
                    const std::vector<FileText>& files, const std::string& message) {
  const ObjectId head = repository.head();
  if (head.none()) return false;
  const auto tip = repository.commit(head);
  const auto tree = tip ? repository.write_tree(tip->tree, files) : Result<ObjectId>(ObjectId{});
  if (!tree || tree->none()) return false;
  const auto said =
      run_git(directory, {"commit-tree", tree->hex(), "-p", head.hex(), "-F", message});
  const auto made = said && said->status == 0 ? parse_id(trim(said->output)) : std::nullopt;
  const auto commit = made ? repository.commit(*made) : Result<Commit>(Commit{});
  if (!commit || commit->id.none()) return false;
  const auto moved = run_git(directory, {"update-ref", "-m", "commit: " + commit->subject(), "HEAD",
                                         made->hex(), head.hex()});
  return moved && moved->status == 0;
}

}  // namespace anjuan::git
