#pragma once

#include <cstdint>
#include <cstdio>
#include <memory>
#include <string>
#include <string_view>

#include "anjuan/base/result.hpp"

namespace anjuan {

/// Text that is too much for the memory: appended to a temporary file that has no name (so nothing
/// is left behind even after a crash) and read back by position. In TMPDIR, else in /tmp.
class Spool {
 public:
  /// Fails with io when no temporary file can be made.
  static Result<Spool> create();

  /// Appends and returns where it begins. A full disk shows in failed() and finish().
  std::uint64_t append(std::string_view bytes);

  /// Call once after the last append(), before the first read(). Fails with io ("no-space").
  Result<> finish();

  bool failed() const { return failed_; }
  std::uint64_t size() const { return size_; }

  /// The `length` bytes at `offset`; shorter only when the disk fails, which failed() then tells.
  /// Reads near the last one are served from memory.
  std::string read(std::uint64_t offset, std::size_t length);
  /// The failure (io) of a read that gave too little, for the input `path`.
  static tl::unexpected<Failure> cannot_read_back(const std::string& path);

 private:
  struct Closer {
    void operator()(std::FILE* file) const { std::fclose(file); }
  };
  explicit Spool(std::FILE* file) : file_(file) {}

  std::unique_ptr<std::FILE, Closer> file_;
  std::uint64_t size_ = 0;
  std::string window_;
  std::uint64_t window_start_ = 0;
  bool failed_ = false;
};

}  // namespace anjuan
