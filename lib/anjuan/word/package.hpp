#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "anjuan/base/result.hpp"

namespace anjuan {

/// One file in the archive that a Word file is.
struct WordPart {
  std::string name;  ///< "word/document.xml"
  std::string bytes;
};

/// The parts of a Word file, in the order they stand in. Fails (bad_data, "damaged-word-file") when
/// it is no archive, has no document in it, or would fill the memory; `file` is named.
Result<std::vector<WordPart>> read_word_parts(std::string_view bytes, const std::string& file);

/// The parts as one file. The same parts give the same bytes on any day. Fails (bug) when the
/// archive cannot be made.
Result<std::string> write_word_parts(const std::vector<WordPart>& parts);

}  // namespace anjuan
