#include "anjuan/git/keeper.hpp"

#include <algorithm>
#include <map>
#include <optional>

#include <fmt/format.h>

#include "anjuan/base/text.hpp"
#include "anjuan/disk/file_ops.hpp"
#include "anjuan/git/commit_words.hpp"
#include "anjuan/git/light_commit.hpp"
#include "anjuan/git/program.hpp"
#include "anjuan/i18n/i18n.hpp"
#include "anjuan/ledger/scan.hpp"
#include "anjuan/rules/lifecycle/table.hpp"
#include "anjuan/text/case_reader.hpp"

namespace anjuan::git {
namespace {

constexpr std::string_view kHeader = "anjuan commit 1\n";
constexpr std::string_view kMessage = "message\n";
/// Whole files are read for the words of a commit only as long as somebody would read the words.
constexpr std::size_t kMostRead = 200;

bool is_case_file(std::string_view path) {
  return path.starts_with("cases/") && path.ends_with(".yaml");
}

tl::unexpected<Failure> cannot_write(const std::string& path, int error) {
  return fail(ExitCode::io, io_diagnostic(path, error, tr("cannot be written")));
}

/// The whole content of what is put at `path`, synced before it counts.
Result<> put(FileOps& ops, const std::string& path, const std::string& content) {
  if (const auto there = look_up(path); there && *there != PathKind::absent) ops.remove(path);
  int error = ops.write_new(path, content, 0600);
  if (error == 0) error = ops.sync_file(path);
  if (error != 0) return cannot_write(path, error);
  return {};
}

struct OwedFile {
  std::string hash;
  bool is_new = false;
  std::string path;
};

/// What .anjuan/commit says: files and the message of their commit.
struct Note {
  std::vector<OwedFile> files;
  std::string message;
};

std::string write_note(const Note& note) {
  std::string out(kHeader);
  for (const OwedFile& file : note.files)
    out += fmt::format("{} {} {}\n", file.hash, file.is_new ? "new" : "old", file.path);
  out += kMessage;
  return out + note.message;
}

/// nullopt for a text that was not written to its end: nothing had begun then.
std::optional<Note> read_note(std::string_view text) {
  const std::size_t end = text.find(std::string("\n") + std::string(kMessage));
  if (!text.starts_with(kHeader) || end == text.npos || !text.ends_with('\n')) return std::nullopt;
  Note note;
  note.message = text.substr(end + 1 + kMessage.size());
  const std::size_t begin = kHeader.size();
  if (end < begin) return note;
  for (const std::string_view line : split(text.substr(begin, end - begin), '\n')) {
    const auto parts = split(line, ' ');
    if (parts.size() < 3 || parts[0].size() != 40) return std::nullopt;
    note.files.push_back({std::string(parts[0]), parts[1] == "new",
                          std::string(line.substr(parts[0].size() + parts[1].size() + 2))});
  }
  return note;
}

std::string directory_of(const LedgerPaths& paths) {
  return paths.root.empty() ? "." : paths.root;
}

constexpr const char* kMessageFile = ".anjuan/commit-message";

/// git with words and the names of these files. Fails (io) with what git says.
Result<> git_with_names(const LedgerPaths& paths, const std::vector<OwedFile>& files,
                        std::vector<std::string> words, FileOps& ops) {
  if (files.empty()) return {};
  const std::string list = paths.private_directory() + "/commit-paths";
  std::string names;
  for (const OwedFile& file : files) names += file.path + '\0';
  ANJUAN_DO(put(ops, list, names));
  words.insert(words.begin(), "--literal-pathspecs");
  words.push_back("--pathspec-from-file=.anjuan/commit-paths");
  words.push_back("--pathspec-file-nul");
  auto done = git_or_fail(directory_of(paths), words);
  ops.remove(list);
  if (!done) return pass_on(done);
  return {};
}

/// So many files are a clerk's doing, who does not wait for git to tidy up after the commit; what
/// writes more, as the night does, has time.
constexpr std::size_t kFew = 16;

/// The commit of a few files, where git needs not make it. False when nothing was done.
Result<bool> make_light_commit(const LedgerPaths& paths, const Repository& repository,
                               const std::vector<OwedFile>& files) {
  if (files.size() > kFew) return false;
  std::vector<FileText> texts;
  for (const OwedFile& file : files) {
    ANJUAN_TRY(text, read_file(paths.root + file.path));
    texts.push_back({repository.prefix() + file.path, std::move(text)});
  }
  return commit_lightly(repository, directory_of(paths), texts, kMessageFile);
}

/// Makes the commit of some files and nothing else. Fails (io) with what git says.
/// `repository` is nullptr for one without any commit yet.
Result<> make_commit(const LedgerPaths& paths, const Repository* repository, const Note& note,
                     FileOps& ops) {
  const std::string message = paths.private_directory() + "/commit-message";
  ANJUAN_DO(put(ops, message, note.message));
  const auto make = [&]() -> Result<> {
    if (repository != nullptr) {
      ANJUAN_TRY(made, make_light_commit(paths, *repository, note.files));
      if (made) return {};
    }
    // Git commits by name only what it already knows.
    std::vector<OwedFile> added;
    std::copy_if(note.files.begin(), note.files.end(), std::back_inserter(added),
                 [](const OwedFile& file) { return file.is_new; });
    ANJUAN_DO(git_with_names(paths, added, {"add"}, ops));
    std::vector<std::string> words = {"-c",     "i18n.commitEncoding=UTF-8",
                                      "commit", "--quiet",
                                      "--only", fmt::format("--file={}", kMessageFile)};
    if (note.files.size() <= kFew) words.insert(words.begin(), {"-c", "maintenance.auto=false"});
    return git_with_names(paths, note.files, std::move(words), ops);
  };
  auto done = make();
  ops.remove(message);
  return done;
}

}  // namespace

Result<std::unique_ptr<CommitKeeper>> CommitKeeper::open(const Ledger& ledger,
                                                         CommitPurpose purpose) {
  if (!ledger.office().git.commit) return std::unique_ptr<CommitKeeper>();
  ANJUAN_TRY(repository, Repository::find(directory_of(ledger.paths())));
  if (!repository || (repository)->is_bare())
    return fail(ExitCode::bad_data,
                {.code = "no-repository",
                 .file = ledger.paths().settings(),
                 .message = tr("every change is to be committed, but there is no git repository"),
                 .rule = "[git] commit = true",
                 .remedy = tr("bring .git back or run git init, or set commit = false under [git]; "
                              "nothing was written")});
  if ((repository)->unfinished() != Unfinished::nothing)
    return fail(ExitCode::refused,
                {.code = "merge-unfinished",
                 .message = tr("git is in the middle of a merge or rebase"),
                 .rule = "[git] commit = true",
                 .remedy = tr("see git status; conclude it with git commit, or take it back with "
                              "git merge --abort; nothing was written")});
  std::unique_ptr<CommitKeeper> keeper(
      new CommitKeeper(ledger, std::move(*repository), std::move(purpose)));
  if (auto settled = keeper->settle(); !settled) {
    Diagnostic d{.code = "commit-owed", .file = keeper->note_path()};
    d.message = tr("an earlier command wrote to the ledger, and git has not taken its commit");
    d.rule = "[git] commit = true";
    d.remedy =
        tr("mend what git says above and repeat this command: it makes that commit first; "
           "nothing was written by this one");
    settled.error().diagnostics.push_back(std::move(d));
    return pass_on(settled);
  }
  return keeper;
}

/// A file must stand in its last commit as it stands on the disk.
Result<> CommitKeeper::check_clean(const BatchFile& file, const ObjectId& head_tree,
                                   ObjectId& before) const {
  const std::string path = ledger_.paths().root + file.path;
  if (std::any_of(files_.begin(), files_.end(),
                  [&](const BatchFile& other) { return other.path == file.path; }))
    return {};  // of this very command
  ObjectId now;
  if (!file.is_new) {
    ANJUAN_TRY(text, read_file(path));
    now = Repository::hash(text);
  }
  const auto entry = head_tree.none()
                         ? std::nullopt
                         : repository_.find(head_tree, repository_.prefix() + file.path);
  before = entry ? entry->id : ObjectId{};
  if (before == now) return {};
  if (entry && !file.is_new) {
    ANJUAN_TRY(text, read_file(path));
    std::erase(text, '\r');
    if (Repository::hash(text) == before)
      return fail(ExitCode::refused,
                  {.code = "windows-line-ends",
                   .file = path,
                   .message = tr("the file has line ends of Windows, and git keeps it without: "
                                 "something on this machine has turned them"),
                   .rule = "[git] commit = true",
                   .remedy = trf("remove the file and take it from git again: rm {0}; git checkout "
                                 "-- {0}",
                                 file.path)});
  }
  return fail(
      ExitCode::refused,
      {.code = "not-committed",
       .file = path,
       .message = entry ? tr("the file has changes that are not committed; they would go in under "
                             "this command's name")
                        : tr("the file was never committed; it would go in under this command's "
                             "name"),
       .rule = "[git] commit = true",
       .remedy =
           trf("look at it with git diff, then commit it yourself (git add {}; git commit) or "
               "take it back (git checkout); nothing was written",
               file.path)});
}

Result<> CommitKeeper::about_to_write(const std::vector<BatchFile>& files) {
  ObjectId tree;
  if (const ObjectId head = repository_.head(); !head.none()) {
    ANJUAN_TRY(commit, repository_.commit(head));
    tree = commit.tree;
  }
  std::vector<Diagnostic> problems;
  for (const BatchFile& file : files) {
    // What git ignores is no part of a commit.
    if (file.path.starts_with(".anjuan/")) continue;
    ObjectId before;
    if (auto clean = check_clean(file, tree, before); !clean) {
      if (clean.error().exit != ExitCode::refused) return clean;
      for (Diagnostic& d : clean.error().diagnostics) problems.push_back(std::move(d));
      continue;
    }
    ANJUAN_TRY(text, read_file(file.staged));
    hashes_.push_back(Repository::hash(text).hex());
    const bool is_case = is_case_file(file.path);
    if (is_case) ++case_files_;
    if (is_case && case_files_ <= kMostRead) {
      const std::string id = case_id_of(file.path);
      if (cases_.empty() || cases_.back() != id) cases_.push_back(id);
      const auto after = read_case_strictly(text, file.path);
      auto old = before.none() ? Result<std::string>("") : repository_.blob(before);
      const auto known =
          old && !before.none() ? read_case_strictly(*old, file.path) : Result<Case>();
      const std::size_t from = known ? known->history.size() : 0;
      for (std::size_t i = from; after && i < after->history.size(); ++i) {
        const Event& event = after->history[i];
        subjects_.push_back(event_subject(id, event, ledger_.units()));
        events_.push_back(fmt::format("{} {}", spec_of(event.kind).name, to_string(event.at)));
      }
    }
    files_.push_back(file);
  }
  if (!problems.empty()) return fail(ExitCode::refused, std::move(problems));

  Note note;
  CommitContent content{purpose_.command, purpose_.actor, subjects_, cases_, events_, {},
                        case_files_};
  for (std::size_t i = 0; i < files_.size(); ++i) {
    note.files.push_back({hashes_[i], files_[i].is_new, files_[i].path});
    content.files.push_back(files_[i].path);
  }
  note.message = commit_message(content);
  ANJUAN_DO(put(ledger_.ops(), note_path(), write_note(note)));
  if (const int error = ledger_.ops().sync_directory(ledger_.paths().private_directory()))
    return cannot_write(note_path(), error);
  return {};
}

/// Makes the commit that the note asks for, as far as its files were really written.
Result<> CommitKeeper::settle() {
  ANJUAN_TRY(text, read_if_there(note_path()));
  if (!text) return {};
  auto note = read_note(*text);
  std::vector<Diagnostic> changed;
  let_go_of_index(repository_);
  if (note) {
    const ObjectId head = repository_.head();
    ANJUAN_TRY(tip, head.none() ? Result<Commit>(Commit{}) : repository_.commit(head));
    std::vector<OwedFile> written;
    // A later batch of one command may write a file again: its last content is what counts.
    std::map<std::string, std::string> last;
    for (const OwedFile& file : note->files) last[file.path] = file.hash;
    for (OwedFile& file : note->files) {
      if (last[file.path] != file.hash) continue;
      ANJUAN_TRY(now, read_if_there(ledger_.paths().root + file.path));
      const ObjectId content = now ? Repository::hash(*now) : ObjectId{};
      const auto entry =
          head.none() ? std::nullopt : repository_.find(tip.tree, repository_.prefix() + file.path);
      const ObjectId committed = entry ? entry->id : ObjectId{};
      // Never written, taken back, committed by hand or by a command that was killed then.
      if (content == committed) continue;
      if (content.hex() == file.hash) {
        written.push_back(std::move(file));
      } else {
        changed.push_back(
            {.code = "changed-before-commit",
             .file = ledger_.paths().root + file.path,
             .message = tr("the file was changed by hand before its commit was made"),
             .remedy = tr("commit it yourself with git commit, or take the change by hand back")});
      }
    }
    if (!changed.empty()) return fail(ExitCode::refused, std::move(changed));
    note->files = std::move(written);
    if (!note->files.empty())
      ANJUAN_DO(make_commit(ledger_.paths(), &repository_, *note, ledger_.ops()));
  }
  ledger_.ops().remove(note_path());
  return {};
}

Result<> CommitKeeper::commit() {
  if (files_.empty()) return {};
  files_.clear();
  auto settled = settle();
  if (settled) return {};
  settled.error().exit = ExitCode::io;
  Diagnostic d{.code = "not-committed", .file = note_path()};
  d.message =
      tr("everything is written to the files of the ledger, but git has not taken the commit");
  d.rule = "[git] commit = true";
  d.remedy =
      tr("do not repeat the command: mend what git says, and the next command that writes "
         "makes this commit first");
  settled.error().diagnostics.push_back(std::move(d));
  return settled;
}

Result<> commit_new_ledger(const std::string& directory, const std::vector<std::string>& paths,
                           const std::string& subject, const CommitPurpose& purpose) {
  const LedgerPaths ledger = LedgerPaths::at(directory);
  if (const int error = real_file_ops().make_directories(ledger.private_directory()))
    return fail(ExitCode::io,
                io_diagnostic(ledger.private_directory(), error, tr("cannot be made")));
  Note note;
  for (const std::string& path : paths)
    if (!path.starts_with(".anjuan/")) note.files.push_back({"", true, path});
  note.message = commit_message({purpose.command, purpose.actor, {subject}, {}, {}, paths, 0});
  return make_commit(ledger, nullptr, note, real_file_ops());
}

}  // namespace anjuan::git
