#include "anjuan/ledger/scan.hpp"

#include <cerrno>
#include <chrono>
#include <thread>

#include <dirent.h>
#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include "anjuan/disk/file_ops.hpp"
#include "anjuan/i18n/i18n.hpp"
#include "anjuan/text/case_reader.hpp"
#include "anjuan/text/head.hpp"

namespace anjuan {
namespace {

/// The directories cases/YYYY/MM, sorted.
std::vector<std::string> month_directories(const LedgerPaths& paths,
                                           std::vector<Diagnostic>& problems) {
  std::vector<std::string> all;
  for (const std::string& year : value_or_note(list_subdirectories(paths.cases()), problems)) {
    const std::string in_year = paths.cases() + "/" + year;
    for (const std::string& month : value_or_note(list_subdirectories(in_year), problems))
      all.push_back(in_year + "/" + month);
  }
  return all;
}

bool is_case_name(std::string_view name) {
  return name.ends_with(".yaml") && name[0] != '.';
}

/// The edges at which a disk can break off a read: pages and blocks are multiples of it.
constexpr std::size_t kSector = 512;

/// How long others may take to put a file back, and how often that is waited for in one scan.
constexpr std::chrono::milliseconds kMoment{10};
constexpr int kLooks = 20;

/// Reads a whole regular file into `text`, reusing its memory; returns an errno, 0 for success.
/// No stat in front: one read tells the size of nearly every case.
int read_into(int directory, const char* name, std::string& text, std::string& spare) {
  const int fd = ::openat(directory, name, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
  if (fd < 0) return errno;
  if (spare.size() < 16384) spare.resize(16384);
  std::size_t filled = 0;
  int error = 0;
  while (true) {
    const ssize_t got = ::read(fd, spare.data() + filled, spare.size() - filled);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) error = errno;
    if (got <= 0) break;
    filled += static_cast<std::size_t>(got);
    // A regular file gives all it has, unless the disk fails half-way.
    if (filled % kSector != 0) break;
    if (filled == spare.size()) spare.resize(spare.size() * 2);
  }
  ::close(fd);
  text.assign(spare, 0, filled);
  return error;
}

class Scanner {
 public:
  Scanner(const std::function<void(const ScannedCase&)>& each, std::vector<Diagnostic> problems)
      : each_(each), problems_(std::move(problems)) {}

  void scan(const std::string& directory) {
    DIR* handle = nullptr;
    int error = read_fault(directory);
    if (error == 0 && (handle = ::opendir(directory.c_str())) == nullptr) error = errno;
    while (error == 0) {
      errno = read_fault(directory);
      const dirent* entry = errno == 0 ? ::readdir(handle) : nullptr;
      error = errno;
      if (entry == nullptr) break;
      error = 0;
      if (is_case_name(entry->d_name)) read(::dirfd(handle), directory, *entry);
    }
    if (handle != nullptr) ::closedir(handle);
    if (error != 0) problems_.push_back(unreadable(directory, error));
  }

  std::vector<Diagnostic> take() {
    sort_by_position(problems_);
    return std::move(problems_);
  }

 private:
  /// git and editors take a file away for a moment, or write it piece by piece: what is not whole
  /// is looked at again. What is gone then was removed.
  void read(int directory_fd, const std::string& directory, const dirent& entry) {
    bool gone = false;
    std::vector<Diagnostic> wrong = look(directory_fd, directory, entry, gone);
    for (; (gone || is_torn(wrong)) && patience_ > 0; --patience_) {
      std::this_thread::sleep_for(kMoment);
      wrong = look(directory_fd, directory, entry, gone);
    }
    for (Diagnostic& d : wrong) problems_.push_back(std::move(d));
  }

  static bool is_torn(const std::vector<Diagnostic>& wrong) {
    return !wrong.empty() && exit_of(wrong) != ExitCode::io;
  }

  /// Reads a case and hands it on; what is wrong with it when it is not whole.
  std::vector<Diagnostic> look(int directory_fd, const std::string& directory, const dirent& entry,
                               bool& gone) {
    const std::string_view name = entry.d_name;
    gone = false;
    path_ = directory;
    path_.append("/").append(name);
    HeadView head;
    // Whatever is not certainly a file is left to the reader that looks before it reads.
    if (entry.d_type == DT_REG) {
      int error = read_fault(path_);
      if (error == 0) error = read_into(directory_fd, entry.d_name, text_, spare_);
      gone = error == ENOENT;
      if (gone) return {};
      if (error != 0) return {unreadable(path_, error)};
      if (scan_head(text_, head)) {
        deliver(head, directory, name);
        return {};
      }
    }
    // The scan may have decoded escapes in its copy: the full reader gets the bytes of the file.
    auto whole = read_file(path_);
    if (!whole) return std::move(whole.error().diagnostics);
    ReadCase full = read_case(*whole, path_);
    if (!full.ok()) {
      std::erase_if(full.problems,
                    [](const Diagnostic& d) { return d.severity != Severity::error; });
      return std::move(full.problems);
    }
    for (std::size_t i = 0; i < kHeadFieldCount; ++i) head.values[i] = full.value.head.values[i];
    deliver(head, directory, name);
    return {};
  }

  void deliver(const HeadView& head, std::string_view directory, std::string_view name) {
    const ScannedCase found{head, directory, name};
    if (name.substr(0, name.size() - 5) != head[HeadField::id])
      problems_.push_back({.code = "misnamed",
                           .file = found.path(),
                           .message = trf("the file holds the case {}", head[HeadField::id]),
                           .remedy = trf("rename it to {}.yaml", head[HeadField::id])});
    each_(found);
  }

  const std::function<void(const ScannedCase&)>& each_;
  std::vector<Diagnostic> problems_;
  std::string path_;
  std::string text_;
  std::string spare_;
  int patience_ = kLooks;
};

}  // namespace

std::string ScannedCase::path() const {
  return fmt::format("{}/{}", directory, name);
}

std::vector<Diagnostic> scan_heads(const LedgerPaths& paths,
                                   const std::function<void(const ScannedCase&)>& each) {
  std::vector<Diagnostic> problems;
  const auto months = month_directories(paths, problems);
  Scanner scanner(each, std::move(problems));
  for (const std::string& directory : months) scanner.scan(directory);
  return scanner.take();
}

std::string case_id_of(const std::string& path) {
  const std::size_t slash = path.rfind('/');
  const std::string name = slash == std::string::npos ? path : path.substr(slash + 1);
  return name.substr(0, name.rfind('.'));
}

std::vector<std::string> list_case_files(const LedgerPaths& paths,
                                         std::vector<Diagnostic>& problems) {
  std::vector<std::string> files;
  for (const std::string& directory : month_directories(paths, problems))
    for (const std::string& name : value_or_note(list_directory(directory), problems))
      if (is_case_name(name)) files.push_back(directory + "/" + name);
  return files;
}

}  // namespace anjuan
