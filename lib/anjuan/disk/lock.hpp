#pragma once

#include <chrono>
#include <string>

#include "anjuan/base/result.hpp"

namespace anjuan {

/// The one lock of a ledger: a kernel lock (flock) on .anjuan/lock, so that it ends with the
/// process that holds it, however that process ends. The file names its holder for people.
class Lock {
 public:
  /// Waits at most `timeout`. Fails (locked) and names the holder when it is not had by then.
  /// `purpose` is what others are told, such as "register".
  static Result<Lock> take(const std::string& path, std::chrono::milliseconds timeout,
                           const std::string& purpose);
  ~Lock();
  Lock(Lock&& other) noexcept : fd_(other.fd_) { other.fd_ = -1; }
  Lock& operator=(Lock&&) = delete;

 private:
  explicit Lock(int fd) : fd_(fd) {}
  int fd_ = -1;
};

}  // namespace anjuan
