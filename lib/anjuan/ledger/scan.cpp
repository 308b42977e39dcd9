#include "anjuan/ledger/scan.hpp"

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <memory>
#include <optional>
#include <thread>

#include <dirent.h>
#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include "anjuan/disk/descriptor.hpp"
#include "anjuan/disk/file_ops.hpp"
#include "anjuan/disk/file_source.hpp"
#include "anjuan/disk/stamp.hpp"
#include "anjuan/i18n/i18n.hpp"
#include "anjuan/ledger/case_index.hpp"
#include "anjuan/model/packed_head.hpp"
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

/// Reads a whole regular file into `text`, reusing its memory, and tells what it was before the
/// first byte where `stamp` asks for it; returns an errno, 0 for success. One read tells the size
/// of nearly every case.
int read_into(int fd, std::string& text, std::string& spare, FileStamp* stamp) {
  struct stat before {};
  if (stamp != nullptr && ::fstat(fd, &before) != 0) return errno;
  if (stamp != nullptr) *stamp = stamp_from(before);
  if (spare.size() < 16384) spare.resize(16384);
  std::size_t filled = 0;
  while (true) {
    const ssize_t got = ::read(fd, spare.data() + filled, spare.size() - filled);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return errno;
    if (got == 0) break;
    filled += static_cast<std::size_t>(got);
    // A regular file gives all it has, unless the disk fails half-way.
    if (filled % kSector != 0) break;
    if (filled == spare.size()) spare.resize(spare.size() * 2);
  }
  text.assign(spare, 0, filled);
  return 0;
}

/// A file that changed so shortly before it was read may change again and keep its stamp: clocks of
/// file systems are coarse, two seconds at worst, and a write sets the time before it copies its
/// bytes, which a busy disk can delay.
constexpr std::int64_t kAtRest = 60'000'000'000;  // nanoseconds

/// Case files in a directory, and whether each is certainly a regular file.
struct Listed {
  std::string name;
  bool regular = false;
};

class Scanner {
 public:
  Scanner(const LedgerPaths& paths, const std::function<void(const ScannedCase&)>& each,
          const ScanOptions& options)
      : paths_(paths), each_(each), months_(month_directories(paths, problems_)) {
    // What lies in a commit has no stamps that an index could go by.
    if (source_of(paths.cases()).source != nullptr) return;
    if (options.remember) index_ = CaseIndex::open_to_write(paths, real_file_ops());
    remembers_ = index_.has_value();
    if (!index_) index_ = CaseIndex::open(paths);
    // The lock was taken, and its file written, before the first case was read: by the clock that
    // stamps the files too.
    began_ = stamp_of(paths.lock()).modified;
    if (!index_) return;
    by_person_ = !options.person.empty();
    for (const std::string& word : options.person) person_.push_back(index_->mark_of(word));
  }

  std::vector<Diagnostic> run() {
    std::vector<std::string> folders;
    for (const std::string& month : months_) {
      if (source_of(month).source != nullptr) {
        scan_elsewhere(month);
        continue;
      }
      folders.push_back(month.substr(paths_.cases().size() + 1));
      scan(month, folders.back());
    }
    if (remembers_) index_->finish(folders);
    sort_by_position(problems_);
    return std::move(problems_);
  }

 private:
  void scan(const std::string& directory, const std::string& folder) {
    struct Closer {
      void operator()(DIR* handle) const { ::closedir(handle); }
    };
    std::unique_ptr<DIR, Closer> handle;
    std::vector<Listed> files;
    int error = read_fault(directory);
    if (error == 0) {
      handle.reset(::opendir(directory.c_str()));
      if (handle == nullptr) error = errno;
    }
    while (error == 0) {
      errno = read_fault(directory);
      const dirent* entry = errno == 0 ? ::readdir(handle.get()) : nullptr;
      error = errno;
      if (entry == nullptr) break;
      error = 0;
      if (is_case_name(entry->d_name)) files.push_back({entry->d_name, entry->d_type == DT_REG});
    }
    if (error != 0) problems_.push_back(unreadable(directory, error));
    if (handle == nullptr) return;
    knows_ = index_ && keeps_change_times(::dirfd(handle.get()));
    if (index_) index_->enter(folder);
    if (knows_)
      std::sort(files.begin(), files.end(),
                [](const Listed& a, const Listed& b) { return a.name < b.name; });
    for (const Listed& file : files) {
      path_ = directory;
      path_.append("/").append(file.name);
      if (knows_ && know(::dirfd(handle.get()), directory, file)) continue;
      read(::dirfd(handle.get()), directory, file);
    }
  }

  /// True when the index knows the file as it is, and all was said of it.
  bool know(int directory_fd, const std::string& directory, const Listed& file) {
    const auto known = index_->find(file.name);
    if (!known || !file.regular || read_fault(path_) != 0) return false;
    struct stat found {};
    if (::fstatat(directory_fd, file.name.c_str(), &found, AT_SYMLINK_NOFOLLOW) != 0 ||
        !S_ISREG(found.st_mode) || stamp_from(found) != known->stamp)
      return false;
    const auto head = unpack_head(known->head);
    if (!head) return false;
    if (!by_person_ || CaseIndex::share_mark(known->marks, person_))
      deliver(*head, directory, file.name);
    return true;
  }

  /// git and editors take a file away for a moment, or write it piece by piece: what is not whole
  /// is looked at again. What is gone then was removed.
  void read(int directory_fd, const std::string& directory, const Listed& file) {
    const auto before = static_cast<std::ptrdiff_t>(problems_.size());
    const auto forget = [&] { problems_.erase(problems_.begin() + before, problems_.end()); };
    while (true) {
      gone_ = false;
      look(directory_fd, directory, file);
      const std::vector<Diagnostic> wrong(problems_.begin() + before, problems_.end());
      const bool torn = !wrong.empty() && exit_of(wrong) != ExitCode::io;
      if ((!torn && !gone_) || patience_-- <= 0) break;
      forget();
      std::this_thread::sleep_for(kMoment);
    }
    if (gone_) forget();
  }

  void look(int directory_fd, const std::string& directory, const Listed& file) {
    HeadView head;
    // Whatever is not certainly a file is left to the reader that looks before it reads.
    if (file.regular) {
      FileStamp stamp;
      const bool remember = remembers_ && knows_;
      int error = read_fault(path_);
      if (error == 0) {
        const Descriptor opened(::openat(directory_fd, file.name.c_str(),
                                         O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY));
        error = opened.ok() ? read_into(opened.get(), text_, spare_, remember ? &stamp : nullptr)
                            : errno;
      }
      gone_ = error == ENOENT;
      if (error != 0) {
        problems_.push_back(unreadable(path_, error));
        return;
      }
      if (remember) put(file.name, stamp);
      if (scan_head(text_, head)) {
        deliver(head, directory, file.name);
        return;
      }
    }
    read_whole(directory, file.name);
  }

  /// The scan may have decoded escapes in its copy: the full reader gets the bytes of the file.
  void read_whole(const std::string& directory, std::string_view name) {
    auto whole = read_file(path_);
    if (!whole) return std::move(whole.error().diagnostics);
    ReadCase full = read_case(*whole, path_);
    if (!full.ok()) {
      std::erase_if(full.problems,
                    [](const Diagnostic& d) { return d.severity != Severity::error; });
      return std::move(full.problems);
    }
    deliver(to_view(full.value.head), directory, name);
  }

  /// Remembers a file that is whole, bears its own name and has been at rest for long enough.
  void put(const std::string& name, const FileStamp& stamp) {
    if (stamp.changed > began_ - kAtRest) return;
    const ReadCase whole = read_case(text_, path_);
    if (whole.ok() && is_named(name, to_view(whole.value.head)))
      index_->put(name, stamp, to_view(whole.value.head), whole.value);
  }

  static bool is_named(std::string_view name, const HeadView& head) {
    return name.substr(0, name.size() - 5) == head[HeadField::id];
  }

  /// The same over files that do not lie on the disk.
  void scan_elsewhere(const std::string& directory) {
    for (const std::string& name : value_or_note(list_directory(directory), problems_)) {
      if (!is_case_name(name)) continue;
      path_ = directory;
      path_.append("/").append(name);
      text_.clear();
      const SourcePath place = source_of(path_);
      HeadView head;
      if (place.source->read(place.path, text_) == 0 && scan_head(text_, head))
        deliver(head, directory, name);
      else
        read_whole(directory, name);
    }
  }

  void deliver(const HeadView& head, std::string_view directory, std::string_view name) {
    const ScannedCase found{head, directory, name};
    if (!is_named(name, head))
      problems_.push_back({.code = "misnamed",
                           .file = found.path(),
                           .message = trf("the file holds the case {}", head[HeadField::id]),
                           .remedy = trf("rename it to {}.yaml", head[HeadField::id])});
    each_(found);
  }

  const LedgerPaths& paths_;
  const std::function<void(const ScannedCase&)>& each_;
  std::vector<Diagnostic> problems_;
  const std::vector<std::string> months_;
  std::optional<CaseIndex> index_;
  bool remembers_ = false;
  bool knows_ = false;      ///< the index counts for the present directory
  std::int64_t began_ = 0;  ///< of the scan that remembers, nanoseconds since 1970
  bool by_person_ = false;
  std::vector<std::uint64_t> person_;
  std::string path_;
  std::string text_;
  std::string spare_;
  bool gone_ = false;  ///< the file that was looked at last
  int patience_ = kLooks;
  int patience_ = kLooks;
};

}  // namespace

std::string ScannedCase::path() const {
  return fmt::format("{}/{}", directory, name);
}

std::vector<Diagnostic> scan_heads(const LedgerPaths& paths,
                                   const std::function<void(const ScannedCase&)>& each,
                                   const ScanOptions& options) {
  return Scanner(paths, each, options).run();
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
