#pragma once

#include <cerrno>
#include <string>

#include <fcntl.h>
#include <unistd.h>

namespace anjuan {

/// A file descriptor that closes itself.
class Descriptor {
 public:
  explicit Descriptor(int fd) : fd_(fd) {}
  Descriptor(const std::string& path, int flags, mode_t mode = 0)
      : fd_(::open(path.c_str(), flags | O_CLOEXEC, mode)) {}
  ~Descriptor() { move_to(-1); }
  Descriptor(Descriptor&& other) noexcept : fd_(other.fd_) { other.fd_ = -1; }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;

  bool ok() const { return fd_ >= 0; }
  int get() const { return fd_; }
  /// Takes another descriptor in the place of the present one, which is closed; errno stays.
  void move_to(int fd) {
    const int error = errno;
    if (fd_ >= 0) ::close(fd_);
    fd_ = fd;
    errno = error;
  }
  /// Closing can report a write that failed late (a full disk over NFS): an errno, or 0.
  int close() {
    const int failed = ::close(fd_);
    fd_ = -1;
    return failed != 0 ? errno : 0;
  }

 private:
  int fd_;
};

}  // namespace anjuan
