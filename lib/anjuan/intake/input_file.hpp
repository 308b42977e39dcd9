#pragma once

#include <string>

#include "anjuan/base/result.hpp"
#include "anjuan/disk/descriptor.hpp"

namespace anjuan {

/// A file of rows that the user names. "-" is standard input; that and any pipe are copied to a
/// temporary file without a name first, because its kind is told by looking at its start and tables
/// are read more than once. Nothing of it is left behind.
class InputFile {
 public:
  /// Fails (io) when it cannot be read, or there is no room for the copy.
  static Result<InputFile> open(const std::string& given);

  /// Where to read it, as long as this lives.
  const std::string& path() const { return path_; }
  /// What the user called it, in the place of path().
  void name_in(std::vector<Diagnostic>& diagnostics) const;

 private:
  InputFile(std::string given, std::string path, int fd)
      : given_(std::move(given)), path_(std::move(path)), copy_(fd) {}

  std::string given_;
  std::string path_;
  Descriptor copy_;
};

}  // namespace anjuan
