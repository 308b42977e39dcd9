#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <dirent.h>

#include "anjuan/disk/stamp.hpp"

namespace anjuan {

/// A file in a folder of cases.
struct FolderFile {
  std::string name;
  bool regular = false;  ///< certainly a file of its own: no link, no pipe
  FileStamp stamp;       ///< as it was when the folder was listed, where that was asked for
};

/// A folder cases/YYYY/MM as it was found.
struct CaseFolder {
  struct Closer {
    void operator()(DIR* handle) const { ::closedir(handle); }
  };
  std::string path;
  int error = 0;  ///< an errno: not all of it could be listed
  std::unique_ptr<DIR, Closer> handle;
  std::vector<FolderFile> files;
};

/// True for the name of a case file.
bool is_case_name(std::string_view name);

/// Lists the case files of a folder; `stamped`: with their stamps and sorted by name, where the
/// file system keeps such that prove something, else without.
CaseFolder list_case_folder(const std::string& path, bool stamped);

/// The bytes of a case file.
struct CaseText {
  int error = 0;  ///< an errno: it could not be read
  std::string text;
  FileStamp stamp;  ///< of the file before its first byte was read, where that was asked for
};
CaseText read_case_text(const CaseFolder& folder, const FolderFile& file, bool stamped);

}  // namespace anjuan
