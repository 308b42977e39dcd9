#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

/// A second place that files are read from: not a folder of this machine, but an older state of the
/// ledger. Whoever reads through disk/ need not know.
namespace anjuan {

/// Files that can only be read. Paths lie below its top and have no slash at either end; "" is the
/// top. Each function returns an errno, 0 for success; ENOENT says that nothing is there.
class FileSource {
 public:
  struct Entry {
    std::string name;
    bool is_directory = false;
  };

  virtual ~FileSource() = default;
  virtual int look_up(std::string_view path, bool& is_directory) const = 0;
  /// EISDIR for a directory.
  virtual int read(std::string_view path, std::string& text) const = 0;
  /// The entries of a directory, in no particular order. ENOTDIR for a file.
  virtual int list(std::string_view path, std::vector<Entry>& entries) const = 0;
};

/// While this lives, every path that begins with `prefix` ("v1:", which no folder is called) is
/// read from the source. Made and ended before and after any reading, in one thread.
class MountedFiles {
 public:
  MountedFiles(std::string prefix, std::shared_ptr<const FileSource> source);
  ~MountedFiles();
  MountedFiles(const MountedFiles&) = delete;
  MountedFiles& operator=(const MountedFiles&) = delete;

 private:
  std::string prefix_;
};

/// The source that a path is read from, and the path below its top; nullptr for the disk.
struct SourcePath {
  const FileSource* source = nullptr;
  std::string_view path;  ///< points into what was asked for
};
SourcePath source_of(std::string_view path);

}  // namespace anjuan
