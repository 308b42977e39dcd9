#include "anjuan/git/light_commit.hpp"

#include <chrono>
#include <filesystem>
#include <thread>

#include <fmt/format.h>
#include <unistd.h>

#include "anjuan/base/text.hpp"
#include "anjuan/disk/file_ops.hpp"
#include "anjuan/git/program.hpp"

namespace anjuan::git {
namespace {

/// The hooks of `git commit`.
constexpr const char* kHooks[] = {"pre-commit", "prepare-commit-msg", "commit-msg", "post-commit"};

/// Another git is done with the index in a moment, most times.
constexpr int kTries = 50;
constexpr std::chrono::milliseconds kMoment{20};

/// Whether `git commit` would do nothing of the user's own beside the commit itself. Git is asked:
/// it reads more places than libgit2.
bool is_plain(const Repository& repository, const std::string& directory) {
  const auto set = run_git(directory, {"config", "--get-regexp",
                                       "^(core\\.(hookspath|sharedrepository)|commit\\.gpgsign)$"});
  constexpr int kNoneSet = 1;
  if (!set || set->status > kNoneSet) return false;
  for (const std::string_view line : split(trim(set->output), '\n'))
    if (!line.empty() && !line.ends_with(" false")) return false;
  const std::string hooks = repository.hooks_directory();
  for (const char* hook : kHooks)
    if (::access((hooks + hook).c_str(), X_OK) == 0) return false;
  return true;
}

/// What stands in index.lock while this program holds it: git's own is an index.
std::string name_of_hold(const Repository& repository) {
  return fmt::format("anjuan {}\n", repository.prefix());
}

/// The index of a repository, held as git does while it commits, and a copy of it to change.
class HeldIndex {
 public:
  explicit HeldIndex(const Repository& repository)
      : index_(repository.git_directory() + "index"),
        lock_(index_ + ".lock"),
        copy_(index_ + ".anjuan") {
    for (int tries = 0; !held_ && tries < kTries; ++tries) {
      if (tries > 0) std::this_thread::sleep_for(kMoment);
      held_ = real_file_ops().write_new(lock_, name_of_hold(repository), 0666) == 0;
    }
    std::error_code error;
    whole_ = held_ && std::filesystem::copy_file(
                          index_, copy_, std::filesystem::copy_options::overwrite_existing, error);
  }
  ~HeldIndex() {
    if (!held_) return;
    real_file_ops().remove(copy_);
    real_file_ops().remove(lock_);
  }
  HeldIndex(const HeldIndex&) = delete;
  HeldIndex& operator=(const HeldIndex&) = delete;

  /// Whether it is held and could be copied.
  explicit operator bool() const { return whole_; }
  const std::string& copy() const { return copy_; }
  /// Puts the copy in its place.
  bool replace() const { return real_file_ops().rename_over(copy_, index_) == 0; }

 private:
  std::string index_, lock_, copy_;
  bool held_ = false;
  bool whole_ = false;
};

}  // namespace

bool commit_lightly(const Repository& repository, const std::string& directory,
                    const std::vector<FileText>& files, const std::string& message) {
  if (!is_plain(repository, directory)) return false;
  const HeldIndex index(repository);
  const ObjectId head = repository.head();
  if (!index || head.none()) return false;
  const auto tip = repository.commit(head);
  const auto tree = tip ? repository.write_tree(tip->tree, files) : Result<ObjectId>(ObjectId{});
  if (!tree || tree->none()) return false;

  // By what they are, not by their names: whatever the index has been told to overlook.
  std::vector<std::string> words = {"update-index", "--add"};
  for (const FileText& file : files) {
    const auto entry = repository.find(*tree, file.path);
    if (!entry) return false;
    words.push_back("--cacheinfo");
    words.push_back(fmt::format("{:o},{},{}", entry->mode, entry->id.hex(), file.path));
  }
  const auto taken = run_git(directory, words, {Index::Of::file, index.copy()});
  if (!taken || taken->status != 0) return false;

  // Git looks for it below the top of the work tree.
  std::error_code error;
  const std::string words_file = std::filesystem::absolute(directory + "/" + message, error);
  const auto said = run_git(directory, {"-c", "i18n.commitEncoding=UTF-8", "commit-tree",
                                        tree->hex(), "-p", head.hex(), "-F", words_file});
  const auto made = said && said->status == 0 ? parse_id(trim(said->output)) : std::nullopt;
  const auto commit = made ? repository.commit(*made) : Result<Commit>(Commit{});
  if (!commit || commit->id.none()) return false;
  // First the index: what it has beyond the last commit is only owed, what it lacks would be taken
  // back by the next commit of anybody.
  if (!index.replace()) return false;
  const auto moved = run_git(directory, {"update-ref", "-m", "commit: " + commit->subject(), "HEAD",
                                         made->hex(), head.hex()});
  return moved && moved->status == 0;
}

void let_go_of_index(const Repository& repository) {
  const std::string lock = repository.git_directory() + "index.lock";
  if (const auto text = read_if_there(lock); text && *text == name_of_hold(repository))
    real_file_ops().remove(lock);
}

}  // namespace anjuan::git
