#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "anjuan/base/result.hpp"

namespace anjuan {

/// Every way in which the program changes a disk, one system call each, so that tests can make
/// any of them fail. Each returns 0 or an errno.
class FileOps {
 public:
  virtual ~FileOps() = default;

  virtual int make_directories(const std::string& path);
  /// Creates the file (fails with EEXIST when it is there) with the permissions of `mode` that the
  /// umask allows, and writes all of `content`.
  virtual int write_new(const std::string& path, std::string_view content, unsigned mode);
  /// Gives `to` the permissions of `from`, and its owner and group where this user may; a group
  /// that it cannot be given to may do no more than anybody.
  virtual int keep_access(const std::string& from, const std::string& to);
  virtual int sync_file(const std::string& path);
  virtual int sync_directory(const std::string& path);
  /// One sync for everything written on the file system that holds `path`.
  virtual int sync_file_system(const std::string& path);
  virtual int rename_over(const std::string& from, const std::string& to);
  /// Fails with EEXIST when `to` is there: a case number is never given twice.
  virtual int rename_new(const std::string& from, const std::string& to);
  virtual int hard_link(const std::string& from, const std::string& to);
  virtual int remove(const std::string& path);
  virtual int remove_directory(const std::string& path);
};

/// The real ones.
FileOps& real_file_ops();

/// The whole content of a file; fails (io) with the reason when it cannot be read.
Result<std::string> read_file(const std::string& path);
bool file_exists(const std::string& path);
bool is_directory(const std::string& path);
/// Names in a directory, sorted, without "." and ".."; empty when it is not there.
std::vector<std::string> list_directory(const std::string& path);

/// "cases/x.yaml: no space left on device" and what to do about it.
Diagnostic io_diagnostic(const std::string& path, int error, std::string what);

}  // namespace anjuan
