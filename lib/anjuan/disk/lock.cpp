#include "anjuan/disk/lock.hpp"

#include <array>
#include <cerrno>
#include <cstdlib>
#include <thread>

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <unistd.h>

#include "anjuan/base/clock.hpp"
#include "anjuan/base/text.hpp"
#include "anjuan/disk/file_ops.hpp"
#include "anjuan/i18n/i18n.hpp"

namespace anjuan {
namespace {

std::string describe_self(const std::string& purpose) {
  std::array<char, 256> host{};
  ::gethostname(host.data(), host.size() - 1);
  const char* user = std::getenv("USER");
  return fmt::format("{} (pid {}, {}@{}, {})\n", purpose, ::getpid(),
                     user != nullptr ? user : std::to_string(::getuid()), host.data(),
                     to_string(system_now(std::chrono::minutes(0))));
}

}  // namespace

Result<Lock> Lock::take(const std::string& path, std::chrono::milliseconds timeout,
                        const std::string& purpose) {
  const int fd = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0644);
  if (fd < 0) return fail(ExitCode::io, io_diagnostic(path, errno, tr("cannot be opened")));
  Lock lock(fd);
  const auto give_up = std::chrono::steady_clock::now() + timeout;
  while (::flock(fd, LOCK_EX | LOCK_NB) != 0) {
    if (errno != EWOULDBLOCK && errno != EINTR)
      return fail(ExitCode::io, io_diagnostic(path, errno, tr("cannot be locked")));
    if (std::chrono::steady_clock::now() >= give_up) {
      auto holder = read_file(path);
      const std::string name =
          holder ? std::string(trim(*holder)) : std::string(tr("an unknown process"));
      // Not ours: closing the descriptor must not touch the holder's lock, and does not.
      return fail(
          ExitCode::locked,
          {.code = "locked",
           .file = path,
           .message = trf("the ledger is being written by: {}", name),
           .remedy = tr("wait for it to finish, or wait longer with --lock-timeout SECONDS")});
    }
    std::this_thread::sleep_for(std::chrono::milliseconds(20));
  }
  const std::string self = describe_self(purpose);
  // For people only: a disk too full for this line must not stop anybody.
  if (::ftruncate(fd, 0) == 0 && ::pwrite(fd, self.data(), self.size(), 0) < 0) errno = 0;
  return lock;
}

Lock::~Lock() {
  if (fd_ >= 0) ::close(fd_);
}

}  // namespace anjuan
