#pragma once

#include <span>
#include <string>

#include "anjuan/base/result.hpp"

namespace anjuan {

/// A Word file and what it was made from, to be named where it does not fit.
struct JoinedFile {
  std::string name;
  std::string bytes;
};

/// Word files one after the other as one: each begins on a new page, counts its pages anew, and so
/// do its numbered lists. Only what WordSheet wrote can stand together: fails (refused,
/// "other-styles") at the first file with other styles, headers or pictures than the first, (usage)
/// when there is none.
Result<std::string> join_word_files(std::span<const JoinedFile> files);

}  // namespace anjuan
