#include "anjuan/disk/batch_journal.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <charconv>
#include <filesystem>
#include <optional>
#include <set>

#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include "anjuan/base/text.hpp"
#include "anjuan/disk/access.hpp"
#include "anjuan/i18n/i18n.hpp"

namespace anjuan {
namespace {

constexpr std::string_view kHeader = "anjuan-batch 2 ";
constexpr std::string_view kEnd = "end\n";

template <class Number>
bool take_number(std::string_view& line, Number& value) {
  const char* end = line.data() + line.size();
  const auto [stop, error] = std::from_chars(line.data(), end, value);
  if (error != std::errc() || stop == end || *stop != ' ') return false;
  line.remove_prefix(static_cast<std::size_t>(stop - line.data()) + 1);
  return true;
}

bool take_stamp(std::string_view& line, FileStamp& stamp) {
  return take_number(line, stamp.inode) && take_number(line, stamp.size) &&
         take_number(line, stamp.modified) && take_number(line, stamp.changed);
}

std::string stamp_text(const FileStamp& stamp) {
  return fmt::format("{} {} {} {}", stamp.inode, stamp.size, stamp.modified, stamp.changed);
}

/// What a journal says; nothing when it cannot be understood.
struct Journal {
  std::uint64_t directory = 0;
  std::vector<JournalEntry> entries;
};
std::optional<Journal> parse_journal(std::string_view text) {
  Journal journal;
  text.remove_suffix(kEnd.size());
  for (std::string_view line : split(text, '\n')) {
    if (line.empty()) continue;
    if (journal.directory == 0) {
      if (!line.starts_with(kHeader)) return std::nullopt;
      line.remove_prefix(kHeader.size());
      if (!take_number(line, journal.directory) || journal.directory == 0) return std::nullopt;
      continue;
    }
    JournalEntry entry;
    if (!take_number(line, entry.index) || !take_stamp(line, entry.staged) ||
        !take_stamp(line, entry.before) || !take_stamp(line, entry.backup) || line.empty())
      return std::nullopt;
    entry.path = line;
    journal.entries.push_back(std::move(entry));
  }
  return journal.directory == 0 ? std::nullopt : std::optional(std::move(journal));
}

Result<> sync_all(FileOps& ops, const std::set<std::string>& directories) {
  for (const std::string& directory : directories)
    if (const int error = ops.sync_directory(directory))
      return fail(ExitCode::io, io_diagnostic(directory, error, tr("cannot be written")));
  return {};
}

/// One directory below the staging.
class Leftover {
 public:
  Leftover(FileOps& ops, const LedgerPaths& paths, std::string directory)
      : ops_(ops), paths_(paths), directory_(std::move(directory)) {}

  /// Gives back a warning when it was left as it is.
  Result<std::optional<Diagnostic>> finish() {
    std::error_code error;
    if (std::filesystem::symlink_status(directory_, error).type() !=
        std::filesystem::file_type::directory)
      return clear();  // no batch; of a link only the link goes
    std::string_view name = kUndo;
    if (!stamp_of(journal_path(kUndo)).exists()) name = kJournal;
    // Another's is not even read.
    if (stamp_of(journal_path(name)).exists() &&
        !(is_ours(directory_) && is_ours(journal_path(name))))
      return std::optional(refuse(tr("an unfinished change of another user lies here"),
                                  tr("let that user run any command that writes; if nobody misses "
                                     "it, remove the folder")));
    ANJUAN_TRY(text, read_stamped_if_there(journal_path(name)));
    // Written and synced before the first rename: one that has no end had not begun.
    if (!text.text.ends_with(kEnd)) return clear();
    const auto journal = parse_journal(text.text);
    if (!journal) return foreign(tr("an unfinished change that this program did not write"));
    if (journal->directory != stamp_of(directory_).inode)
      return foreign(tr("an unfinished change was copied here from another ledger"));
    for (const JournalEntry& entry : journal->entries)
      if (auto why = objection(entry); !why.empty()) return foreign(std::move(why));
    // Whether to go on or back follows from what is there: nothing may be hidden by a failing disk.
    for (const JournalEntry& entry : journal->entries)
      for (const std::string& path : {staged_path(directory_, entry), paths_.root + entry.path,
                                      backup_path(directory_, entry)})
        ANJUAN_DO(look_at(path));
    ANJUAN_DO(name == kUndo || is_lost(journal->entries) || holds_an_edit(journal->entries)
                  ? undo_batch(ops_, paths_.root, directory_, journal->entries)
                  : complete(journal->entries));
    return clear();
  }

 private:
  std::string journal_path(std::string_view name) const {
    return fmt::format("{}/{}", directory_, name);
  }

  /// This user's, or of the one whose ledger it is, or of anybody in the group of a shared one:
  /// those who could write the records anyway.
  bool is_ours(const std::string& path) const {
    struct stat found {};
    struct stat root {};
    if (::lstat(path.c_str(), &found) != 0 || S_ISLNK(found.st_mode)) return false;
    if (found.st_uid == ::geteuid()) return true;
    if (::stat(paths_.root.empty() ? "." : paths_.root.c_str(), &root) != 0) return false;
    return found.st_uid == root.st_uid || (is_shared(paths_.root) && found.st_gid == root.st_gid);
  }

  /// Why an entry is not carried out; empty when it may be.
  std::string objection(const JournalEntry& entry) const {
    if (!is_ledger_file(entry.path))
      return trf("an unfinished change names a file that is none of the ledger's: {}", entry.path);
    if (auto folders = check_folders(paths_.root, paths_.root + entry.path); !folders)
      return trf("an unfinished change leads through a symbolic link: {}", entry.path);
    struct stat staged {};
    const std::string path = staged_path(directory_, entry);
    if (::lstat(path.c_str(), &staged) != 0 || is_exchanged(entry)) return {};
    if (!S_ISREG(staged.st_mode) || staged.st_nlink != 1 || stamp_of(path) != entry.staged)
      return tr("an unfinished change was copied here from another ledger");
    struct stat target {};
    const bool there = ::lstat((paths_.root + entry.path).c_str(), &target) == 0;
    if ((staged.st_mode & 0111 & ~(there ? target.st_mode : 0u)) != 0)
      return trf("an unfinished change would write a program: {}", entry.path);
    return {};
  }

  /// The new content is in place, and what stood there is where it was staged.
  bool is_exchanged(const JournalEntry& entry) const {
    return !entry.is_new() && same_content(stamp_of(paths_.root + entry.path), entry.staged) &&
           stamp_of(staged_path(directory_, entry)).exists();
  }

  /// What somebody wrote right before an exchange came out with it, and the run died: taken back.
  bool holds_an_edit(const std::vector<JournalEntry>& entries) const {
    return std::any_of(entries.begin(), entries.end(), [&](const JournalEntry& entry) {
      return is_exchanged(entry) &&
             !same_content(stamp_of(staged_path(directory_, entry)), entry.before);
    });
  }

  /// A file that is neither staged nor in place: the batch can only be taken back.
  bool is_lost(const std::vector<JournalEntry>& entries) const {
    return std::any_of(entries.begin(), entries.end(), [&](const JournalEntry& entry) {
      return !stamp_of(staged_path(directory_, entry)).exists() &&
             same_content(stamp_of(paths_.root + entry.path), entry.before);
    });
  }

  Result<> complete(const std::vector<JournalEntry>& entries) {
    std::set<std::string> changed;
    for (const JournalEntry& entry : entries) {
      const std::string staged = staged_path(directory_, entry);
      const std::string path = paths_.root + entry.path;
      if (!stamp_of(staged).exists() || is_exchanged(entry)) {  // in place, perhaps not synced
        if (same_content(stamp_of(path), entry.staged)) changed.insert(parent_of(path));
        continue;
      }
      int error = 0;
      if (entry.is_new()) {
        const auto above = directories_to_sync(parent_of(path));
        changed.insert(above.begin(), above.end());
        error = ops_.make_directories(parent_of(path));
        if (error == 0) error = ops_.rename_new(staged, path);
        if (error == EEXIST) continue;
      } else if (same_content(stamp_of(path), entry.before)) {
        changed.insert(parent_of(path));
        error = ops_.rename_over(staged, path);
      }
      if (error != 0)
        return fail(ExitCode::io, io_diagnostic(path, error, tr("cannot be written")));
    }
    return sync_all(ops_, changed);
  }

  Result<std::optional<Diagnostic>> clear() const {
    std::error_code ignored;
    std::filesystem::remove_all(directory_, ignored);
    return std::optional<Diagnostic>();
  }

  Result<std::optional<Diagnostic>> foreign(std::string message) const {
    return std::optional(refuse(
        std::move(message),
        tr("nothing of it was carried out: remove the folder. When a change of your own was "
           "cut short before the ledger was moved, `anjuan verify` says what is half done")));
  }

  Diagnostic refuse(std::string message, std::string remedy) const {
    return {.severity = Severity::warning,
            .code = "foreign-batch",
            .file = directory_,
            .message = std::move(message),
            .remedy = std::move(remedy)};
  }

  FileOps& ops_;
  const LedgerPaths& paths_;
  const std::string directory_;
};

}  // namespace

std::string parent_of(const std::string& path) {
  std::string parent = std::filesystem::path(path).parent_path().string();
  return parent.empty() ? "." : parent;
}

std::vector<std::string> directories_to_sync(std::string directory) {
  std::vector<std::string> all = {directory};
  while (look_up(directory) != PathKind::directory && parent_of(directory) != directory) {
    directory = parent_of(directory);
    all.push_back(directory);
  }
  return all;
}

std::string staged_path(const std::string& directory, const JournalEntry& entry) {
  return fmt::format("{}/{}", directory, entry.index);
}

std::string backup_path(const std::string& directory, const JournalEntry& entry) {
  return fmt::format("{}/{}.before", directory, entry.index);
}

std::string write_journal(const std::string& directory, const std::vector<JournalEntry>& entries) {
  std::string out = fmt::format("{}{} \n", kHeader, stamp_of(directory).inode);
  for (const JournalEntry& entry : entries)
    out += fmt::format("{} {} {} {} {}\n", entry.index, stamp_text(entry.staged),
                       stamp_text(entry.before), stamp_text(entry.backup), entry.path);
  return out.append(kEnd);
}

bool is_ledger_file(std::string_view path) {
  static constexpr std::array<std::string_view, 7> kFiles = {
      "anjuan.toml", "officials.yaml", "units.yaml", "categories.yaml",
      ".gitignore",  ".gitattributes", "station"};
  static constexpr std::array<std::string_view, 10> kFolders = {
      "cases",     "rota",    "sessions", "activities", "attachments",
      "calendars", "schemas", "forms",    "numbers",    "packs"};
  static constexpr std::string_view kOwn = ".anjuan/";  // of what lies there the numbers only
  if (std::find(kFiles.begin(), kFiles.end(), path) != kFiles.end()) return true;
  if (path.starts_with(".anjuan/numbers/")) path.remove_prefix(kOwn.size());
  const auto parts = split(path, '/');
  if (parts.size() < 2 || std::find(kFolders.begin(), kFolders.end(), parts[0]) == kFolders.end())
    return false;
  return std::none_of(parts.begin(), parts.end(), [](std::string_view part) {
    const std::string name = to_lower(part);
    return name.empty() || name == "." || name == ".." || name == ".git" || name == ".anjuan";
  });
}

Result<> undo_batch(FileOps& ops, const std::string& ledger_root, const std::string& directory,
                    const std::vector<JournalEntry>& entries) {
  Result<> undone;
  std::set<std::string> parents;
  for (const JournalEntry& entry : entries) {
    const std::string path = ledger_root + entry.path;
    const std::string backup = backup_path(directory, entry);
    if (!same_content(stamp_of(path), entry.staged)) continue;  // never renamed, or not ours now
    // What an exchange took out is the newest that anybody has written there.
    const std::string staged = staged_path(directory, entry);
    const bool taken_out = !entry.is_new() && stamp_of(staged).exists();
    // By its inode only: an edit that came through an open file must come back with it.
    if (!entry.is_new() && !taken_out && stamp_of(backup).inode != entry.backup.inode) continue;
    const int error =
        entry.is_new() ? ops.remove(path) : ops.rename_over(taken_out ? staged : backup, path);
    if (error == 0)
      parents.insert(parent_of(path));
    else if (undone)
      undone = fail(ExitCode::io, io_diagnostic(path, error, tr("cannot be put back")));
  }
  if (auto synced = sync_all(ops, parents); !synced && undone) undone = std::move(synced);
  return undone;
}

Result<std::vector<PendingBatch>> pending_batches(const LedgerPaths& paths) {
  std::vector<PendingBatch> pending;
  ANJUAN_TRY(directories, list_directory(paths.staging()));
  for (const std::string& name : directories) {
    const std::string directory = paths.staging() + "/" + name;
    for (const std::string_view kind : {kUndo, kJournal}) {
      const auto text = read_stamped_if_there(fmt::format("{}/{}", directory, kind));
      // Another's, or gone while it was looked at: its name is all that can be told.
      if (!text || !text->text.ends_with(kEnd)) continue;
      PendingBatch batch{fmt::format("{}/{}", directory, kind), text->stamp, {}};
      if (const auto journal = parse_journal(text->text))
        for (const JournalEntry& entry : journal->entries)
          batch.files.push_back(paths.root + entry.path);
      pending.push_back(std::move(batch));
      break;
    }
  }
  return pending;
}

Result<std::vector<Diagnostic>> finish_batches(FileOps& ops, const LedgerPaths& paths) {
  std::vector<Diagnostic> left;
  ANJUAN_DO(check_folders(paths.root, paths.staging() + "/"));
  std::error_code error;
  std::vector<std::string> directories;
  for (std::filesystem::directory_iterator each(paths.staging(), error), end; !error && each != end;
       each.increment(error))
    directories.push_back(each->path().string());
  if (error && error.value() != ENOENT)
    return fail(ExitCode::io, io_diagnostic(paths.staging(), error.value(), tr("cannot be read")));
  std::sort(directories.begin(), directories.end());
  for (const std::string& directory : directories) {
    ANJUAN_TRY(finished, Leftover(ops, paths, directory).finish());
    if (finished) left.push_back(std::move(*finished));
  }
  std::filesystem::remove(paths.staging(), error);  // stays when something was left in it
  return left;
}

}  // namespace anjuan
