#include "anjuan/disk/private_folder.hpp"

#include <cerrno>
#include <cstdlib>
#include <filesystem>

namespace anjuan {

PrivateFolder::PrivateFolder() {
  std::error_code error;
  name_ = (std::filesystem::temp_directory_path(error) / "anjuan-XXXXXX").string();
  if (::mkdtemp(name_.data()) == nullptr) error_ = errno;
}

PrivateFolder::~PrivateFolder() {
  std::error_code error;
  if (error_ == 0) std::filesystem::remove_all(name_, error);
}

}  // namespace anjuan
