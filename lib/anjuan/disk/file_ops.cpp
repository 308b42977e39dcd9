#include "anjuan/disk/file_ops.hpp"

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>

#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "anjuan/i18n/i18n.hpp"

namespace anjuan {
namespace {

/// A file descriptor that closes itself.
class Descriptor {
 public:
  Descriptor(const std::string& path, int flags, mode_t mode = 0)
      : fd_(::open(path.c_str(), flags | O_CLOEXEC, mode)) {}
  ~Descriptor() {
    if (fd_ >= 0) ::close(fd_);
  }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;

  bool ok() const { return fd_ >= 0; }
  int get() const { return fd_; }
  /// Closing can report a write that failed late (a full disk over NFS).
  int close() {
    const int failed = ::close(fd_);
    fd_ = -1;
    return failed != 0 ? errno : 0;
  }

 private:
  int fd_;
};

int result(int returned) {
  return returned == 0 ? 0 : errno;
}

}  // namespace

int FileOps::make_directories(const std::string& path) {
  std::error_code error;
  std::filesystem::create_directories(path, error);
  return error.value();
}

int FileOps::write_new(const std::string& path, std::string_view content, unsigned mode) {
  Descriptor file(path, O_WRONLY | O_CREAT | O_EXCL, mode);
  if (!file.ok()) return errno;
  while (!content.empty()) {
    const ssize_t written = ::write(file.get(), content.data(), content.size());
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return written < 0 ? errno : EIO;
    content.remove_prefix(static_cast<std::size_t>(written));
  }
  return file.close();
}

int FileOps::keep_access(const std::string& from, const std::string& to) {
  struct stat old {};
  struct stat now {};
  const Descriptor file(to, O_RDONLY | O_NOFOLLOW);
  if (!file.ok() || ::lstat(from.c_str(), &old) != 0 || ::fstat(file.get(), &now) != 0)
    return errno;
  mode_t mode = old.st_mode & 0777;
  const mode_t anybody = mode & 07;
  if (now.st_gid != old.st_gid && ::fchown(file.get(), static_cast<uid_t>(-1), old.st_gid) != 0)
    mode = (mode & 0707) | (anybody << 3);
  // The permissions while the file is ours still: who gave it away may not change them.
  if ((now.st_mode & 0777) != mode && ::fchmod(file.get(), mode) != 0) return errno;
  // Only the superuser can; for others the file becomes theirs, as with any editor.
  if (now.st_uid != old.st_uid && ::fchown(file.get(), old.st_uid, static_cast<gid_t>(-1)) != 0)
    return errno == EPERM ? 0 : errno;
  return 0;
}

int FileOps::sync_file(const std::string& path) {
  const Descriptor file(path, O_RDONLY);
  return file.ok() ? result(::fsync(file.get())) : errno;
}

int FileOps::sync_directory(const std::string& path) {
  const Descriptor directory(path, O_RDONLY | O_DIRECTORY);
  return directory.ok() ? result(::fsync(directory.get())) : errno;
}

int FileOps::sync_file_system(const std::string& path) {
  const Descriptor directory(path, O_RDONLY | O_DIRECTORY);
  return directory.ok() ? result(::syncfs(directory.get())) : errno;
}

int FileOps::rename_over(const std::string& from, const std::string& to) {
  return result(::rename(from.c_str(), to.c_str()));
}

int FileOps::rename_new(const std::string& from, const std::string& to) {
  if (::renameat2(AT_FDCWD, from.c_str(), AT_FDCWD, to.c_str(), RENAME_NOREPLACE) == 0) return 0;
  if (errno != EINVAL && errno != ENOSYS) return errno;
  // File systems without the flag: a hard link has the same promise.
  if (::link(from.c_str(), to.c_str()) != 0) return errno;
  ::unlink(from.c_str());  // the file is in place: a name too many in the staging is no failure
  return 0;
}

int FileOps::hard_link(const std::string& from, const std::string& to) {
  return result(::link(from.c_str(), to.c_str()));
}

int FileOps::remove(const std::string& path) {
  return result(::unlink(path.c_str()));
}

int FileOps::remove_directory(const std::string& path) {
  return result(::rmdir(path.c_str()));
}

FileOps& real_file_ops() {
  static FileOps operations;
  return operations;
}

Result<std::string> read_file(const std::string& path) {
  const Descriptor file(path, O_RDONLY);
  if (!file.ok()) return fail(ExitCode::io, io_diagnostic(path, errno, tr("cannot be opened")));
  std::string content;
  struct stat status {};
  if (::fstat(file.get(), &status) == 0 && status.st_size > 0)
    content.resize(static_cast<std::size_t>(status.st_size));
  std::size_t filled = 0;
  while (true) {
    if (filled == content.size()) content.resize(std::max<std::size_t>(4096, content.size() * 2));
    const ssize_t got = ::read(file.get(), content.data() + filled, content.size() - filled);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return fail(ExitCode::io, io_diagnostic(path, errno, tr("cannot be read")));
    if (got == 0) break;
    filled += static_cast<std::size_t>(got);
  }
  content.resize(filled);
  return content;
}

bool file_exists(const std::string& path) {
  return ::access(path.c_str(), F_OK) == 0;
}

bool is_directory(const std::string& path) {
  struct stat status {};
  return ::stat(path.c_str(), &status) == 0 && S_ISDIR(status.st_mode);
}

std::vector<std::string> list_directory(const std::string& path) {
  std::vector<std::string> names;
  DIR* directory = ::opendir(path.c_str());
  if (directory == nullptr) return names;
  while (const dirent* entry = ::readdir(directory)) {
    const std::string_view name = entry->d_name;
    if (name != "." && name != "..") names.emplace_back(name);
  }
  ::closedir(directory);
  std::sort(names.begin(), names.end());
  return names;
}

Diagnostic io_diagnostic(const std::string& path, int error, std::string what) {
  Diagnostic d{.code = "io", .file = path};
  d.message = trf("{}: {}", what, std::strerror(error));
  if (error == ENOSPC || error == EDQUOT)
    d.remedy = tr("free some space and run the command again; nothing was lost");
  else if (error == EACCES || error == EPERM || error == EROFS)
    d.remedy = tr("check who may write there");
  return d;
}

}  // namespace anjuan
