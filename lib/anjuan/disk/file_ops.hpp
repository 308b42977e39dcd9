#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "anjuan/base/result.hpp"

namespace anjuan {

/// Every way in which the program changes a disk, one system call each, so that tests can make
/// any of them fail. Each returns 0 or an errno. What the superuser makes belongs to whom the
/// folder belongs.
class FileOps {
 public:
  virtual ~FileOps() = default;

  virtual int make_directories(const std::string& path);
  /// Creates the file (fails with EEXIST when it is there) with the permissions of `mode` that the
  /// umask allows, and writes all of `content`.
  virtual int write_new(const std::string& path, std::string_view content, unsigned mode);
  /// write_new() with the content on the disk before the name is there, so that a run that is
  /// killed leaves nothing behind. Where the file system knows no files without names it may leave
  /// a part.
  virtual int write_whole(const std::string& path, std::string_view content, unsigned mode);
  /// Gives `to` the permissions of `from`, and its owner and group where this user may; a group
  /// that it cannot be given to may do no more than anybody.
  virtual int keep_access(const std::string& from, const std::string& to);
  /// Lets the group of a folder write in it and hands that group on to what is made there.
  virtual int share(const std::string& directory);
  virtual int sync_file(const std::string& path);
  /// Gives 0 where the file system has no sync for folders; see weak_disk().
  virtual int sync_directory(const std::string& path);
  /// One sync for everything written on the file system that holds `path`.
  virtual int sync_file_system(const std::string& path);
  virtual int rename_over(const std::string& from, const std::string& to);
  /// Puts each file in the place of the other in one step, so that nothing that stood at `to` is
  /// ever lost. Fails with ENOSYS where the file system cannot.
  virtual int exchange(const std::string& from, const std::string& to);
  /// Fails with EEXIST when `to` is there: a case number is never given twice.
  virtual int rename_new(const std::string& from, const std::string& to);
  virtual int hard_link(const std::string& from, const std::string& to);
  virtual int remove(const std::string& path);
  virtual int remove_directory(const std::string& path);

  /// A folder of this file system could not be synced: after a power cut files that changed
  /// together may disagree.
  bool weak_disk() const { return weak_disk_; }

 private:
  bool weak_disk_ = false;
};

/// A file in `directory` that has no name yet, open for reading and writing; a descriptor, or -1
/// with an errno where that cannot be had.
int open_unnamed(const std::string& directory, unsigned mode);
/// Gives it one. Returns 0 or an errno; EEXIST when the name is taken.
int give_name(int fd, const std::string& path);

/// What link() says when there can be no second name for a file: the file system knows none, there
/// are too many, or it is the file of somebody else (protected_hardlinks).
bool lacks_links(int error);

/// The real ones.
FileOps& real_file_ops();

// Reading. Only what is not there counts as absent: a file or directory that cannot be read fails
// (io) with its path, the reason and a way out. It is never taken for an empty one.

/// What stands at a path; a link is followed.
enum class PathKind { absent, file, directory, other };
/// Fails when nobody can tell: no permission, a disk that fails, a link to nowhere.
Result<PathKind> look_up(const std::string& path);

/// The whole content of a regular file. Whatever else stands there fails at once: a pipe would
/// keep the program waiting for ever.
Result<std::string> read_file(const std::string& path);
/// read_file of a file that may be left out; nullopt only when it is not there.
Result<std::optional<std::string>> read_if_there(const std::string& path);
/// read_file of a file that the user names: pipes are as good, and "-" is standard input.
Result<std::string> read_input(const std::string& path);
/// Hands the content of a regular file to `take` piece by piece.
Result<> read_in_pieces(const std::string& path, const std::function<void(std::string_view)>& take);

/// Names in a directory, sorted, without "." and ".."; none when it is not there.
Result<std::vector<std::string>> list_directory(const std::string& path);
/// The directories in a directory, as list_directory. Fails when something that bears a number, as
/// years and months do, is no directory.
Result<std::vector<std::string>> list_subdirectories(const std::string& path);

/// Why a path cannot be read, and what to do about it.
Diagnostic unreadable(const std::string& path, int error);

/// io when anything among the problems could not be read or written, else bad_data.
ExitCode exit_of(const std::vector<Diagnostic>& problems);
/// fail() with the exit_of them.
tl::unexpected<Failure> fail_with(std::vector<Diagnostic> problems);

/// For those who go on and tell everything at the end: the value, or an empty one and why.
template <class T>
T value_or_note(Result<T> result, std::vector<Diagnostic>& problems) {
  if (result) return std::move(*result);
  for (Diagnostic& d : result.error().diagnostics) problems.push_back(std::move(d));
  return T{};
}

/// For tests: asked with the path before every system call that reads; the call then fails with
/// the errno that it returns, unless 0. An empty one takes it away.
void set_read_fault(std::function<int(const std::string& path)> fault);
/// What the test's fault says to a read of `path`; 0 outside of tests.
int read_fault(const std::string& path);

/// "cases/x.yaml: no space left on device" and what to do about it; of what may not be written,
/// whose it is.
Diagnostic io_diagnostic(const std::string& path, int error, std::string what);

}  // namespace anjuan
