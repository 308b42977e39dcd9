#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "anjuan/base/result.hpp"

namespace anjuan {

/// What a Word template is filled with. The words between braces are somebody else's; here only
/// where they stand in a Word file is known.
struct WordFilling {
  /// What is wrong in a text of one line a paragraph; a diagnostic's line is the paragraph's
  /// number.
  std::function<std::vector<Diagnostic>(std::string_view text, const std::string& file)> check;
  /// The text with its tags replaced, values escaped for XML.
  std::function<Result<std::string>(const std::string& xml)> render;
};

/// Fills the {{fields}} of a Word file, also those that Word has split over several runs, in the
/// text, headers, footers, notes and text boxes. A section that fills its paragraphs goes with
/// them, one that fills the cells of table rows repeats the rows; any other must open and close
/// within one paragraph. A line break in a value begins a new paragraph like the one it stands in.
/// All other parts, pictures among them, stay byte for byte. Fails (bad_data) when `bytes` is no
/// Word file, and with every fault of the template, each naming its paragraph.
Result<std::string> fill_word_template(std::string_view bytes, const std::string& file,
                                       const WordFilling& filling);

}  // namespace anjuan
