#pragma once

#include <string>

namespace anjuan {

/// A temporary folder that only its owner reads; it goes with everything in it. For libraries and
/// programs that write to a path only.
class PrivateFolder {
 public:
  PrivateFolder();
  ~PrivateFolder();
  PrivateFolder(const PrivateFolder&) = delete;
  PrivateFolder& operator=(const PrivateFolder&) = delete;

  /// 0, or the errno for which there is none.
  int error() const { return error_; }
  /// Where it is, or was to be made.
  const std::string& name() const { return name_; }

 private:
  std::string name_;
  int error_ = 0;
};

}  // namespace anjuan
