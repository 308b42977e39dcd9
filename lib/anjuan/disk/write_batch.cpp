#include "anjuan/disk/write_batch.hpp"

#include <algorithm>
#include <cerrno>
#include <vector>

#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include "anjuan/disk/access.hpp"
#include "anjuan/i18n/i18n.hpp"

namespace anjuan {
namespace {

/// Above this many files one syncfs is cheaper than a sync for each.
constexpr std::size_t kSyncEach = 16;
constexpr unsigned kForAll = 0666;   ///< as the umask allows
constexpr unsigned kPrivate = 0600;  ///< until it gets the permissions of the file it replaces

tl::unexpected<Failure> cannot_write(const std::string& path, int error) {
  return fail(ExitCode::io, io_diagnostic(path, error, tr("cannot be written")));
}

}  // namespace

WriteBatch::WriteBatch(FileOps& ops, LedgerPaths paths, BatchChecks checks)
    : ops_(ops), paths_(std::move(paths)), checks_(std::move(checks)) {}

WriteBatch::~WriteBatch() {
  clean_up();
}

std::string WriteBatch::journal_path(std::string_view name) const {
  return fmt::format("{}/{}", directory_, name);
}

Result<> WriteBatch::create(std::string path, std::string_view content) {
  return stage(std::move(path), content, {});
}

Result<> WriteBatch::replace(std::string path, std::string_view content, const FileStamp& read) {
  return stage(std::move(path), content, read);
}

Result<> WriteBatch::stage(std::string path, std::string_view content, const FileStamp& before) {
  // Once for a folder, an import has thousands of files in one; commit() looks again.
  if (looked_at_.insert(parent_of(path)).second) ANJUAN_DO(check_folders(paths_.root, path));
  if (before.exists()) {
    ANJUAN_DO(check_plain_file(path));
    ANJUAN_DO(check_replaceable(path));
  }
  if (path.find('\n') != std::string::npos)  // the journal has one line for a file
    return fail(ExitCode::bad_data, {.code = "bad-name",
                                     .file = path,
                                     .message = tr("the name of the file holds a line break"),
                                     .remedy = tr("rename it")});
  const GroupAccess access(paths_.root);
  ANJUAN_DO(open_directory());
  JournalEntry entry{.index = entries_.size(), .before = before};
  entry.path = path.substr(paths_.root.size());
  const std::string staged = staged_path(directory_, entry);
  entries_.push_back(std::move(entry));
  int error = ops_.write_new(staged, content, before.exists() ? kPrivate : kForAll);
  if (error == 0 && before.exists()) error = ops_.keep_access(path, staged);
  if (error == ENOENT && !stamp_of(path).exists()) error = 0;  // taken away: commit() tells
  if (error != 0) return cannot_write(path, error);
  return {};
}

Result<> WriteBatch::open_directory() {
  if (!directory_.empty()) return {};
  ANJUAN_DO(check_folders(paths_.root, paths_.staging() + "/"));
  // The lock keeps others out, but a crashed run may have left its staging behind.
  for (int attempt = 0; directory_.empty(); ++attempt) {
    std::string candidate = fmt::format("{}/{}-{}", paths_.staging(), ::getpid(), attempt);
    if (stamp_of(candidate).exists()) continue;
    if (const int error = ops_.make_directories(candidate))
      return fail(ExitCode::io, io_diagnostic(candidate, error, tr("cannot be made")));
    directory_ = std::move(candidate);
  }
  return {};
}

Result<> WriteBatch::commit() {
  if (entries_.empty()) return {};
  const GroupAccess access(paths_.root);
  auto done = sync_contents();
  if (done) done = prepare_targets();
  // Before the batch is binding: what a later command finishes must be known to the witness too.
  if (done) done = tell_witness();
  // A single rename is whole by itself.
  if (done && entries_.size() > 1) done = write_down();
  if (done) done = check_lock();
  if (done) done = rename_all();
  if (!done) {
    if (renaming_) roll_back(done.error());
    return done;
  }
  done_ = true;
  clean_up();
  return {};
}

Result<> WriteBatch::sync_contents() {
  if (entries_.size() > kSyncEach) {
    if (const int error = ops_.sync_file_system(directory_)) return cannot_write(directory_, error);
    return {};
  }
  for (const JournalEntry& entry : entries_)
    if (const int error = ops_.sync_file(staged_path(directory_, entry)))
      return cannot_write(path_of(entry), error);
  return {};
}

/// Makes the folders, keeps the old files and takes the stamps that the journal needs.
Result<> WriteBatch::prepare_targets() {
  std::set<std::string> parents;
  for (JournalEntry& entry : entries_) {
    const std::string path = path_of(entry);
    const std::string parent = parent_of(path);
    if (parents.insert(parent).second) {
      ANJUAN_DO(check_folders(paths_.root, path));
      const auto above = directories_to_sync(parent);
      directories_.insert(above.begin(), above.end());
      if (const int error = ops_.make_directories(parent)) return cannot_write(parent, error);
    }
    ANJUAN_TRY(now, look_at(path));
    if (now != entry.before) return changed_meanwhile(path);
    if (!entry.is_new()) ANJUAN_DO(back_up(entry));
    entry.staged = stamp_of(staged_path(directory_, entry));
  }
  return {};
}

Result<> WriteBatch::back_up(JournalEntry& entry) {
  const std::string path = path_of(entry);
  const std::string backup = backup_path(directory_, entry);
  int error = ops_.hard_link(path, backup);
  if (lacks_links(error)) {
    ANJUAN_TRY(old, read_stamped(path));
    error = ops_.write_new(backup, old.text, kPrivate);
    if (error == 0) error = ops_.keep_access(path, backup);
    if (error == 0) error = ops_.sync_file(backup);
  }
  entry.backup = stamp_of(backup);
  if (error != 0) return cannot_write(path, error);
  return {};
}

/// From here on the batch will be finished, by this run or by the next writer: everything that
/// this takes is on the disk before the first rename.
Result<> WriteBatch::write_down() {
  const std::string path = journal_path(kJournal);
  has_journal_ = true;
  int error = ops_.write_new(path, write_journal(directory_, entries_), kForAll);
  if (error == 0) error = ops_.sync_file(path);
  for (const std::string& directory :
       {directory_, paths_.staging(), paths_.private_directory(), parent_of(paths_.settings())})
    if (error == 0) error = ops_.sync_directory(directory);
  if (error != 0) return cannot_write(path, error);
  return {};
}

Result<> WriteBatch::check_lock() const {
  if (!checks_.keeps_lock || checks_.keeps_lock()) return {};
  return fail(ExitCode::locked,
              {.code = "lock-lost",
               .file = paths_.lock(),
               .message = tr("somebody removed the lock of the ledger while this command held it"),
               .remedy = tr("run the command again; nothing was written. The file never needs to "
                            "be removed: a lock ends with its process")});
}

Result<> WriteBatch::tell_witness() const {
  if (checks_.witness == nullptr) return {};
  std::vector<BatchFile> files;
  for (const JournalEntry& entry : entries_)
    files.push_back({entry.path, staged_path(directory_, entry), entry.is_new()});
  return checks_.witness->about_to_write(files);
}

Result<> WriteBatch::rename_all() {
  renaming_ = true;
  for (const JournalEntry& entry : entries_) {
    const std::string path = path_of(entry);
    const std::string staged = staged_path(directory_, entry);
    if (!entry.is_new()) {
      ANJUAN_TRY(now, look_at(path));
      if (!same_content(now, entry.before)) return changed_meanwhile(path);
    }
    int error = entry.is_new() ? ops_.rename_new(staged, path) : ops_.exchange(staged, path);
    if (!entry.is_new() && error == 0) {
      // What somebody put there in the last moment came out with the exchange, and goes back.
      ANJUAN_TRY(taken_out, look_at(staged));
      if (!same_content(taken_out, entry.before)) return changed_meanwhile(path);
    }
    if (!entry.is_new() && error == ENOSYS) error = ops_.rename_over(staged, path);
    if (error == EEXIST || (!entry.is_new() && error == ENOENT)) return changed_meanwhile(path);
    if (error != 0) return cannot_write(path, error);
    // Written to through an open file in the very moment of the rename.
    if (!entry.is_new() && !same_content(stamp_of(backup_path(directory_, entry)), entry.backup))
      return changed_meanwhile(path);
  }
  for (const std::string& directory : directories_)
    if (const int error = ops_.sync_directory(directory)) return cannot_write(directory, error);
  return {};
}

/// First the mark, so that whoever comes after a kill takes the batch back and does not finish it;
/// then the files; the journal goes last, and only when nothing needs it any more.
void WriteBatch::roll_back(Failure& failure) {
  if (has_journal_ && ops_.rename_over(journal_path(kJournal), journal_path(kUndo)) == 0)
    ops_.sync_directory(directory_);
  const auto undone = undo_batch(ops_, paths_.root, directory_, entries_);
  keep_ = !undone && has_journal_;
  if (!keep_) return;
  failure.diagnostics.push_back(
      {.code = "half-written",
       .file = directory_,
       .message = tr("some files could not be put back as they were"),
       .remedy = tr("once the disk can be written again, run any command that writes: it puts "
                    "this right first")});
}

void WriteBatch::clean_up() {
  if (directory_.empty()) return;
  if (!keep_) {
    if (has_journal_)
      for (std::string_view name : {kJournal, kUndo})
        if (stamp_of(journal_path(name)).exists()) ops_.remove(journal_path(name));
    for (const JournalEntry& entry : entries_) {
      if (done_ && entry.is_new()) continue;  // stands where it belongs
      if (const std::string staged = staged_path(directory_, entry); stamp_of(staged).exists())
        ops_.remove(staged);  // never used, or what was taken out for it
      if (!entry.is_new()) ops_.remove(backup_path(directory_, entry));
    }
    ops_.remove_directory(directory_);
  }
  directory_.clear();
  entries_.clear();
}

Result<> write_atomically(FileOps& ops, const std::string& path, std::string_view content) {
  ANJUAN_DO(check_plain_file(path));
  const bool there = stamp_of(path).exists();
  // Beside the file: what holds it may be another file system than any other place.
  const std::string part = fmt::format("{}/.anjuan-{}", parent_of(path), ::getpid());
  // What a run that was killed left behind under the same name goes.
  if (there && stamp_of(part).exists()) ops.remove(part);
  int error = ops.write_whole(there ? part : path, content, there ? kPrivate : kForAll);
  if (error == 0 && there) {
    error = ops.keep_access(path, part);
    if (error == 0) error = ops.rename_over(part, path);
    if (error != 0) ops.remove(part);
  }
  if (error == EEXIST) return changed_meanwhile(path);
  if (error == 0) error = ops.sync_directory(parent_of(path));
  if (error != 0) return cannot_write(path, error);
  return {};
}

}  // namespace anjuan
