#include "anjuan/git/program.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <string_view>

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include "anjuan/base/text.hpp"
#include "anjuan/i18n/error_words.hpp"
#include "anjuan/i18n/i18n.hpp"

extern char** environ;

namespace anjuan::git {
namespace {

/// Variables that would lead git to another repository than that of the directory. Who the user is
/// and how to sign comes through.
constexpr std::array<std::string_view, 5> kLeadAway = {
    "GIT_DIR=", "GIT_WORK_TREE=", "GIT_PREFIX=", "GIT_COMMON_DIR=", "GIT_NAMESPACE="};

tl::unexpected<Failure> no_git(int error) {
  return fail(ExitCode::io,
              {.code = "no-git",
               .message = trf("the git program does not start: {}", error_words(error)),
               .remedy = tr("install git, or set commit = false under [git] in "
                            "anjuan.toml")});
}

struct Pipe {
  int ends[2] = {-1, -1};
  ~Pipe() {
    close_end(0);
    close_end(1);
  }
  bool open() { return ::pipe2(ends, O_CLOEXEC) == 0; }
  void close_end(int i) {
    if (ends[i] >= 0) ::close(ends[i]);
    ends[i] = -1;
  }
};

/// Reads both until both end: a full pipe would stop the program.
void read_both(Pipe& output, Pipe& errors, ProgramOutput& said) {
  std::array<char, 65536> piece{};
  while (output.ends[0] >= 0 || errors.ends[0] >= 0) {
    pollfd waiting[2] = {{output.ends[0], POLLIN, 0}, {errors.ends[0], POLLIN, 0}};
    if (::poll(waiting, 2, -1) < 0 && errno != EINTR) return;
    for (int i = 0; i < 2; ++i) {
      if (waiting[i].fd < 0 || waiting[i].revents == 0) continue;
      const ssize_t got = ::read(waiting[i].fd, piece.data(), piece.size());
      if (got < 0 && errno == EINTR) continue;
      if (got <= 0)
        (i == 0 ? output : errors).close_end(0);
      else
        (i == 0 ? said.output : said.errors).append(piece.data(), static_cast<std::size_t>(got));
    }
  }
}

}  // namespace

Result<ProgramOutput> run_git(const std::string& directory, const std::vector<std::string>& words,
                              const Index& index) {
  std::vector<std::string> all = {"git", "-C", directory.empty() ? "." : directory};
  all.insert(all.end(), words.begin(), words.end());
  std::vector<char*> argv;
  for (std::string& word : all) argv.push_back(word.data());
  argv.push_back(nullptr);
  std::vector<char*> env;
  for (char** one = environ; *one != nullptr; ++one) {
    const std::string_view variable = *one;
    const bool away = std::any_of(kLeadAway.begin(), kLeadAway.end(), [&](std::string_view name) {
      return variable.starts_with(name);
    });
    if (away || (index.of != Index::Of::hook && variable.starts_with("GIT_INDEX_FILE="))) continue;
    env.push_back(*one);
  }
  std::string index_file = "GIT_INDEX_FILE=" + index.file;
  if (index.of == Index::Of::file) env.push_back(index_file.data());
  env.push_back(nullptr);

  Pipe output;
  Pipe errors;
  if (!output.open() || !errors.open()) return no_git(errno);
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
  posix_spawn_file_actions_adddup2(&actions, output.ends[1], STDOUT_FILENO);
  posix_spawn_file_actions_adddup2(&actions, errors.ends[1], STDERR_FILENO);
  pid_t child = 0;
  const int error = ::posix_spawnp(&child, "git", &actions, nullptr, argv.data(), env.data());
  posix_spawn_file_actions_destroy(&actions);
  if (error != 0) return no_git(error);
  output.close_end(1);
  errors.close_end(1);
  ProgramOutput said;
  read_both(output, errors, said);
  int status = 0;
  while (::waitpid(child, &status, 0) < 0 && errno == EINTR) {
  }
  said.status = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
  return said;
}

Result<std::string> git_or_fail(const std::string& directory, const std::vector<std::string>& words,
                                const Index& index) {
  ANJUAN_TRY(said, run_git(directory, words, index));
  if (said.status == 0) return std::move(said.output);
  // People know the command by its verb; what stands before and behind it is this program's
  // business.
  auto verb = words.begin();
  while (verb != words.end() && verb->starts_with('-'))
    verb += *verb == "-c" && verb + 1 != words.end() ? 2 : 1;
  return fail(ExitCode::io, {.code = "git-failed",
                             .message = trf("git {} failed: {}", verb == words.end() ? "" : *verb,
                                            trim(said.errors.empty() ? said.output : said.errors)),
                             .remedy = tr("mend what git says, then run the command again")});
}

}  // namespace anjuan::git
