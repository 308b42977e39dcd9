#include "anjuan/ledger/scan.hpp"

#include <cerrno>

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
std::vector<std::string> month_directories(const LedgerPaths& paths) {
  std::vector<std::string> all;
  for (const std::string& year : list_directory(paths.cases()))
    for (const std::string& month : list_directory(paths.cases() + "/" + year))
      all.push_back(fmt::format("{}/{}/{}", paths.cases(), year, month));
  return all;
}

bool is_case_name(std::string_view name) {
  return name.ends_with(".yaml") && name[0] != '.';
}

/// Reads a whole file into `text`, reusing its memory; returns an errno, 0 for success.
/// No stat in front: one read tells the size of nearly every case.
int read_into(int directory, const char* name, std::string& text, std::string& spare) {
  const int fd = ::openat(directory, name, O_RDONLY | O_CLOEXEC);
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
    if (filled < spare.size()) break;  // a regular file gives all it has
    spare.resize(spare.size() * 2);
  }
  ::close(fd);
  text.assign(spare, 0, filled);
  return error;
}

class Scanner {
 public:
  explicit Scanner(const std::function<void(const ScannedCase&)>& each) : each_(each) {}

  void scan(const std::string& directory) {
    DIR* handle = ::opendir(directory.c_str());
    if (handle == nullptr) {
      problems_.push_back(io_diagnostic(directory, errno, tr("cannot be read")));
      return;
    }
    while (const dirent* entry = ::readdir(handle))
      if (is_case_name(entry->d_name)) read(::dirfd(handle), directory, entry->d_name);
    ::closedir(handle);
  }

  std::vector<Diagnostic> take() {
    sort_by_position(problems_);
    return std::move(problems_);
  }

 private:
  void read(int directory_fd, const std::string& directory, const char* name) {
    if (const int error = read_into(directory_fd, name, text_, spare_)) {
      problems_.push_back(io_diagnostic(directory + "/" + name, error, tr("cannot be read")));
      return;
    }
    HeadView head;
    if (scan_head(text_, head)) {
      deliver(head, directory, name);
      return;
    }
    // The scan may have decoded escapes in its copy: the full reader gets the bytes of the file.
    const std::string path = directory + "/" + name;
    auto whole = read_file(path);
    if (!whole) {
      for (Diagnostic& d : whole.error().diagnostics) problems_.push_back(std::move(d));
      return;
    }
    ReadCase full = read_case(*whole, path);
    if (!full.ok()) {
      for (Diagnostic& d : full.problems)
        if (d.severity == Severity::error) problems_.push_back(std::move(d));
      return;
    }
    for (std::size_t i = 0; i < kHeadFieldCount; ++i) head.values[i] = full.value.head.values[i];
    deliver(head, directory, name);
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
  std::string text_;
  std::string spare_;
};

}  // namespace

std::string ScannedCase::path() const {
  return fmt::format("{}/{}", directory, name);
}

std::vector<Diagnostic> scan_heads(const LedgerPaths& paths,
                                   const std::function<void(const ScannedCase&)>& each) {
  Scanner scanner(each);
  for (const std::string& directory : month_directories(paths)) scanner.scan(directory);
  return scanner.take();
}

std::string case_id_of(const std::string& path) {
  const std::size_t slash = path.rfind('/');
  const std::string name = slash == std::string::npos ? path : path.substr(slash + 1);
  return name.substr(0, name.rfind('.'));
}

std::vector<std::string> list_case_files(const LedgerPaths& paths) {
  std::vector<std::string> files;
  for (const std::string& directory : month_directories(paths))
    for (const std::string& name : list_directory(directory))
      if (is_case_name(name)) files.push_back(directory + "/" + name);
  return files;
}

}  // namespace anjuan
