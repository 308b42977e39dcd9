#include "anjuan/disk/write_batch.hpp"

#include <algorithm>
#include <cerrno>
#include <filesystem>
#include <set>
#include <vector>

#include <fmt/format.h>
#include <unistd.h>

#include "anjuan/disk/batch_journal.hpp"
#include "anjuan/i18n/i18n.hpp"

namespace anjuan {
namespace {

/// Above this many files one syncfs is cheaper than a sync for each.
constexpr std::size_t kSyncEach = 16;
/// Where the staging of a ledger is, below its directory.
constexpr std::string_view kStaging = ".anjuan/staging";

std::string parent_of(const std::string& path) {
  std::string parent = std::filesystem::path(path).parent_path().string();
  return parent.empty() ? "." : parent;
}

/// The directories that must be synced for a file in `directory` to outlive a power cut: itself,
/// and those that get an entry for a directory that is still to be made.
std::vector<std::string> directories_to_sync(std::string directory) {
  std::vector<std::string> all = {directory};
  while (look_up(directory) != PathKind::directory && parent_of(directory) != directory) {
    directory = parent_of(directory);
    all.push_back(directory);
  }
  return all;
}

}  // namespace

WriteBatch::WriteBatch(FileOps& ops, std::string staging_root)
    : ops_(ops), root_(std::move(staging_root)) {}

WriteBatch::~WriteBatch() {
  clean_up();
}

std::string WriteBatch::staged_path(std::size_t index) const {
  return fmt::format("{}/{}", directory_, index);
}

std::string WriteBatch::backup_path(std::size_t index) const {
  return fmt::format("{}/{}.before", directory_, index);
}

Result<> WriteBatch::create(std::string path, std::string_view content) {
  return stage(std::move(path), content, true);
}

Result<> WriteBatch::replace(std::string path, std::string_view content) {
  return stage(std::move(path), content, false);
}

Result<> WriteBatch::stage(std::string path, std::string_view content, bool is_new) {
  if (directory_.empty()) {
    // The lock keeps others out, but a crashed run may have left its staging behind.
    for (int attempt = 0; directory_.empty(); ++attempt) {
      std::string candidate = fmt::format("{}/{}-{}", root_, ::getpid(), attempt);
      auto found = look_up(candidate);
      if (!found) return pass_on(found);
      if (*found != PathKind::absent) continue;
      if (const int error = ops_.make_directories(candidate))
        return fail(ExitCode::io, io_diagnostic(candidate, error, tr("cannot be made")));
      directory_ = std::move(candidate);
    }
  }
  const std::size_t index = files_.size();
  files_.push_back({std::move(path), is_new});
  if (const int error = ops_.write_new(staged_path(index), content))
    return fail(ExitCode::io, io_diagnostic(files_.back().path, error, tr("cannot be written")));
  return {};
}

Result<> WriteBatch::commit() {
  const auto failed = [&](const std::string& path, int error) -> Result<> {
    roll_back();
    return fail(ExitCode::io, io_diagnostic(path, error, tr("cannot be written")));
  };
  if (files_.empty()) return {};
  if (files_.size() > kSyncEach) {
    if (const int error = ops_.sync_file_system(directory_)) return failed(directory_, error);
  } else {
    for (std::size_t i = 0; i < files_.size(); ++i)
      if (const int error = ops_.sync_file(staged_path(i))) return failed(files_[i].path, error);
  }
  // A single rename is whole by itself.
  if (files_.size() > 1)
    if (auto begun = begin(); !begun) {
      roll_back();
      return begun;
    }
  std::set<std::string> made;
  std::set<std::string> directories;
  for (std::size_t i = 0; i < files_.size(); ++i) {
    File& file = files_[i];
    const std::string parent = parent_of(file.path);
    if (made.insert(parent).second) {
      const auto above = directories_to_sync(parent);
      directories.insert(above.begin(), above.end());
      if (const int error = ops_.make_directories(parent)) return failed(parent, error);
    }
    int error = 0;
    if (file.is_new) {
      error = ops_.rename_new(staged_path(i), file.path);
    } else {
      const int linked = ops_.hard_link(file.path, backup_path(i));
      if (linked != 0 && linked != ENOENT) return failed(file.path, linked);
      file.has_backup = linked == 0;
      error = ops_.rename_over(staged_path(i), file.path);
    }
    if (error != 0) return failed(file.path, error);
    file.done = true;
  }
  for (const std::string& directory : directories)
    if (const int error = ops_.sync_directory(directory)) return failed(directory, error);
  clean_up();
  return {};
}

Result<> WriteBatch::begin() {
  const std::size_t below = root_.size() - std::min(root_.size(), kStaging.size());
  std::vector<JournalEntry> entries;
  for (std::size_t i = 0; i < files_.size(); ++i)
    entries.push_back({i, files_[i].is_new,
                       files_[i].is_new ? FileStamp{} : stamp_of(files_[i].path),
                       files_[i].path.substr(below)});
  const std::string path = fmt::format("{}/{}", directory_, kJournal);
  has_journal_ = true;
  int error = ops_.write_new(path, write_journal(entries));
  if (error == 0) error = ops_.sync_file(path);
  if (error == 0) error = ops_.sync_directory(directory_);
  if (error != 0) return fail(ExitCode::io, io_diagnostic(path, error, tr("cannot be written")));
  return {};
}

void WriteBatch::roll_back() {
  // First the journal: a batch that is taken back must not be finished by anybody.
  if (has_journal_) ops_.remove(fmt::format("{}/{}", directory_, kJournal));
  has_journal_ = false;
  // Best effort with the disk as it is: what cannot be put back is still a whole file.
  for (std::size_t i = 0; i < files_.size(); ++i) {
    File& file = files_[i];
    if (!file.done) continue;
    if (file.has_backup)
      ops_.rename_over(backup_path(i), file.path);
    else
      ops_.remove(file.path);
    file.done = false;
  }
}

void WriteBatch::clean_up() {
  if (directory_.empty()) return;
  if (has_journal_) ops_.remove(fmt::format("{}/{}", directory_, kJournal));
  has_journal_ = false;
  for (std::size_t i = 0; i < files_.size(); ++i) {
    if (!files_[i].done) ops_.remove(staged_path(i));
    if (files_[i].has_backup) ops_.remove(backup_path(i));
  }
  ops_.remove_directory(directory_);
  directory_.clear();
  files_.clear();
}

Result<> write_atomically(FileOps& ops, const std::string& staging_root, const std::string& path,
                          std::string_view content) {
  WriteBatch batch(ops, staging_root);
  if (auto staged = batch.replace(path, content); !staged) return staged;
  return batch.commit();
}

}  // namespace anjuan
