#include "anjuan/disk/lock.hpp"

#include <array>
#include <cerrno>
#include <cstdlib>
#include <thread>

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "anjuan/base/text.hpp"
#include "anjuan/disk/access.hpp"
#include "anjuan/disk/file_ops.hpp"
#include "anjuan/disk/stamp.hpp"
#include "anjuan/i18n/i18n.hpp"

namespace anjuan {
namespace {

/// More than any process says of itself.
constexpr std::size_t kLongestNote = 4096;

std::string describe_self(const std::string& purpose) {
  std::array<char, 256> host{};
  ::gethostname(host.data(), host.size() - 1);
  const char* user = std::getenv("USER");
  return fmt::format("{} (pid {}, {}@{})\n", purpose, ::getpid(),
                     user != nullptr ? user : std::to_string(::getuid()), host.data());
}

tl::unexpected<Failure> not_a_lock(const std::string& path) {
  return fail(ExitCode::bad_data,
              {.code = "not-a-lock",
               .file = path,
               .message = tr("this is a link or another file and not the lock of the ledger"),
               .remedy = tr("move it away; a lock is made when it is needed")});
}

/// Names the holder when the lock is not had by `give_up`.
Result<> wait_for(int fd, const std::string& path, std::chrono::steady_clock::time_point give_up) {
  while (::flock(fd, LOCK_EX | LOCK_NB) != 0) {
    if (errno != EWOULDBLOCK && errno != EINTR)
      return fail(ExitCode::io, io_diagnostic(path, errno, tr("cannot be locked")));
    if (std::chrono::steady_clock::now() >= give_up) {
      std::array<char, kLongestNote> note{};
      const ssize_t length = ::pread(fd, note.data(), note.size(), 0);
      const std::string_view holder =
          trim(std::string_view(note.data(), length > 0 ? static_cast<std::size_t>(length) : 0));
      return fail(
          ExitCode::locked,
          {.code = "locked",
           .file = path,
           .message = trf("the ledger is being written by: {}",
                          holder.empty() ? tr("an unknown process") : std::string(holder)),
           .remedy = tr("wait for it to finish, or wait longer with --lock-timeout SECONDS")});
    }
    std::this_thread::sleep_for(std::chrono::milliseconds(20));
  }
  return {};
}

}  // namespace

Result<Lock> Lock::take(const std::string& path, std::chrono::milliseconds timeout,
                        const std::string& purpose) {
  const auto give_up = std::chrono::steady_clock::now() + timeout;
  while (true) {
    int fd = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK, 0666);
    // One that a colleague made can be locked by whoever may read it; only the note stays theirs.
    if (fd < 0 && errno == EACCES) {
      fd = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
      if (fd < 0) errno = EACCES;
    }
    if (fd < 0 && (errno == ELOOP || errno == ENXIO)) return not_a_lock(path);
    if (fd < 0) return fail(ExitCode::io, io_diagnostic(path, errno, tr("cannot be opened")));
    Lock lock(fd);
    struct stat found {};
    if (::fstat(fd, &found) != 0 || !S_ISREG(found.st_mode) || found.st_nlink > 1 ||
        found.st_size > static_cast<off_t>(kLongestNote))
      return not_a_lock(path);
    if (found.st_uid == 0)
      if (const int error = give_to_folder_owner(path))
        return fail(ExitCode::io, io_diagnostic(path, error, tr("cannot be opened")));
    ANJUAN_DO(wait_for(fd, path, give_up));
    // Removed while this one waited: whoever comes next would lock another file of that name.
    if (stamp_of(path).inode != lock.inode()) continue;
    const std::string self = describe_self(purpose);
    // For people only: a disk too full for this line must not stop anybody.
    if (::ftruncate(fd, 0) == 0 && ::pwrite(fd, self.data(), self.size(), 0) < 0) errno = 0;
    return lock;
  }
}

std::uint64_t Lock::inode() const {
  struct stat found {};
  return ::fstat(fd_, &found) == 0 ? found.st_ino : 0;
}

Lock::~Lock() {
  if (fd_ >= 0) ::close(fd_);
}

}  // namespace anjuan
