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
  /// Call once behind the last measure(): makes a line take at most `width` cells where texts can
  /// be cut for it; dates and the numbers of cases and papers never are. 0 cuts nothing.
  void fit(std::size_t width);
  /// The titles and the line below them.
  std::string heading() const;
  std::string row(const std::vector<std::string>& cells) const;
  std::string row(const std::vector<std::string>& cells, const Paint& paint) const;

 private:
  std::vector<TableColumn> columns_;
  std::vector<std::size_t> widths_;
  std::vector<std::size_t> figures_;  ///< what dates and numbers need in each column
};

}  // namespace anjuan
