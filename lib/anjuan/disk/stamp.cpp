#include "anjuan/disk/stamp.hpp"

#include <algorithm>
#include <cerrno>
#include <utility>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "anjuan/disk/file_ops.hpp"
#include "anjuan/i18n/i18n.hpp"

namespace anjuan {
namespace {

std::int64_t nanoseconds(const timespec& time) {
  return static_cast<std::int64_t>(time.tv_sec) * 1'000'000'000 + time.tv_nsec;
}

FileStamp stamp_from(const struct stat& found) {
  return {found.st_ino, found.st_size, nanoseconds(found.st_mtim), nanoseconds(found.st_ctim)};
}

class Descriptor {
 public:
  explicit Descriptor(int fd) : fd_(fd) {}
  ~Descriptor() { move_to(-1); }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;

  int get() const { return fd_; }
  void move_to(int fd) {
    if (fd_ >= 0) ::close(fd_);
    fd_ = fd;
  }

 private:
  int fd_;
};

/// Reads from `fd` to the end; returns an errno.
int read_all(int fd, std::size_t expected, std::string& text) {
  text.resize(expected + 1);  // one more than it has: its end is seen without growing
  std::size_t filled = 0;
  while (true) {
    if (filled == text.size()) text.resize(text.size() * 2);
    const ssize_t got = ::read(fd, text.data() + filled, text.size() - filled);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return errno;
    if (got == 0) break;
    filled += static_cast<std::size_t>(got);
  }
  text.resize(filled);
  return 0;
}

}  // namespace

bool same_content(const FileStamp& a, const FileStamp& b) {
  return a.inode == b.inode && a.size == b.size && a.modified == b.modified;
}

FileStamp stamp_of(const std::string& path) {
  struct stat found {};
  return ::lstat(path.c_str(), &found) == 0 ? stamp_from(found) : FileStamp{};
}

Result<StampedText> read_stamped(const std::string& path) {
  // Not waiting: a pipe in the place of a file would keep the program for ever.
  const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
  if (file.get() < 0) return fail(ExitCode::io, io_diagnostic(path, errno, tr("cannot be opened")));
  struct stat found {};
  int error = ::fstat(file.get(), &found) == 0 ? 0 : errno;
  if (error == 0 && !S_ISREG(found.st_mode)) error = S_ISDIR(found.st_mode) ? EISDIR : EINVAL;
  StampedText read;
  if (error == 0) {
    // Before reading: what changes while it is read is a change as well.
    read.stamp = stamp_from(found);
    error = read_all(file.get(), static_cast<std::size_t>(found.st_size), read.text);
  }
  if (error != 0) return fail(ExitCode::io, io_diagnostic(path, error, tr("cannot be read")));
  return read;
}

Result<StampedText> read_stamped_if_there(const std::string& path) {
  if (!stamp_of(path).exists()) return StampedText{};
  return read_stamped(path);
}

tl::unexpected<Failure> changed_meanwhile(const std::string& path) {
  return fail(ExitCode::locked,
              {.code = "changed-meanwhile",
               .file = path,
               .message = tr("somebody changed the file while this command worked on it"),
               .remedy = tr("run the command again; nothing was written, and the change stands")});
}

Result<> check_folders(const std::string& root, const std::string& path) {
  Descriptor at(::open(root.empty() ? "." : root.c_str(), O_PATH | O_DIRECTORY | O_CLOEXEC));
  std::size_t start = root.size();
  for (std::size_t slash; (slash = path.find('/', start)) != std::string::npos; start = slash + 1) {
    if (at.get() < 0) break;
    const std::string name = path.substr(start, slash - start);
    if (name.empty()) continue;
    const bool up = name == "..";
    at.move_to(
        up ? -1 : ::openat(at.get(), name.c_str(), O_PATH | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC));
    if (up || (at.get() < 0 && errno != ENOENT))
      return fail(ExitCode::bad_data,
                  {.code = "not-a-folder",
                   .file = path.substr(0, slash),
                   .message = tr("this is a symbolic link or no folder; nothing is written there"),
                   .remedy = tr("put the folder itself in its place")});
  }
  return {};
}

}  // namespace anjuan
