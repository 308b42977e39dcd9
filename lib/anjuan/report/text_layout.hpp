#pragma once

#include <string>
#include <vector>

#include "anjuan/report/table.hpp"

namespace anjuan {

/// The layout behind write_text for rows that are too many to be held: measures every row first,
/// then writes the same rows one by one.
class TextLayout {
 public:
  explicit TextLayout(std::vector<TableColumn> columns);

  void measure(const std::vector<std::string>& cells);
  /// Call once behind the last measure(): makes a line take at most `width` cells. Headings break
  /// first, then texts are cut and columns stand closer; dates, numbers and those of cases and
  /// papers never are: where they leave no room, each row is written as lines of its own, a heading
  /// and a cell each. 0 cuts nothing.
  void fit(std::size_t width);
  /// The titles and the line below them; nothing where each row tells its own.
  std::string heading() const;
  std::string row(const std::vector<std::string>& cells) const;
  std::string row(const std::vector<std::string>& cells, const Paint& paint) const;

 private:
  std::size_t total() const;
  std::string line(const std::vector<std::string>& cells) const;
  std::string upright(const std::vector<std::string>& cells) const;

  std::vector<TableColumn> columns_;
  std::vector<std::size_t> widths_;
  std::vector<std::size_t> bodies_;   ///< what the widest cell below each heading needs
  std::vector<std::size_t> figures_;  ///< what dates and numbers need in each column
  std::size_t gap_ = 2;               ///< blanks between two columns
  std::size_t upright_ = 0;           ///< how wide the lines of a row are; 0: it is one line
};

}  // namespace anjuan
