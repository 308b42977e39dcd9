#pragma once

#include <chrono>
#include <cstdint>
#include <string>
#include <vector>

#include "anjuan/base/result.hpp"

namespace anjuan {

/// The one lock of a ledger: a kernel lock (flock) on .anjuan/lock, so that it ends with the
/// process that holds it, however that process ends. The file names its holder for people.
class Lock {
 public:
  /// Waits at most `timeout`. Fails (locked) and names the holder when it is not had by then;
  /// (bad_data) when a link or anything but a lock stands at `path`: its content would be lost.
  /// `purpose` is what others are told, such as "register, 2026-11-22T06:00:00+08:00".
  static Result<Lock> take(const std::string& path, std::chrono::milliseconds timeout,
                           const std::string& purpose);
  ~Lock();
  Lock(Lock&& other) noexcept : fd_(other.fd_), notes_(std::move(other.notes_)) { other.fd_ = -1; }
  Lock& operator=(Lock&&) = delete;

  /// The file that is locked.
  std::uint64_t inode() const;
  /// What the taker found and should tell: unfinished changes that were left alone.
  const std::vector<Diagnostic>& notes() const { return notes_; }
  void set_notes(std::vector<Diagnostic> notes) { notes_ = std::move(notes); }

 private:
  explicit Lock(int fd) : fd_(fd) {}
  int fd_ = -1;
  std::vector<Diagnostic> notes_;
};

}  // namespace anjuan
