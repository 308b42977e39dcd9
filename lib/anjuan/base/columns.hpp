#pragma once

#include <algorithm>
#include <string>
#include <vector>

#include "anjuan/base/text.hpp"

namespace anjuan {

/// Rows as aligned columns two blanks apart, wide characters counted as two; every line ends with a
/// newline and never with blanks. All rows have as many cells as the first.
inline std::string aligned_columns(const std::vector<std::vector<std::string>>& rows) {
  std::vector<std::size_t> width(rows.empty() ? 0 : rows.front().size(), 0);
  for (const auto& row : rows)
    for (std::size_t c = 0; c < row.size(); ++c)
      width[c] = std::max(width[c], display_width(row[c]));
  std::string text;
  for (const auto& row : rows) {
    std::string line;
    for (std::size_t c = 0; c < row.size(); ++c)
      line += c + 1 < row.size() ? pad_right(row[c], width[c] + 2) : row[c];
    while (!line.empty() && line.back() == ' ') line.pop_back();
    text += line + "\n";
  }
  return text;
}

}  // namespace anjuan
