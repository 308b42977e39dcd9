#pragma once

#include <string>
#include <vector>

namespace anjuan {

enum class Align { left, right };

struct TableColumn {
  std::string name;   ///< stable key for scripts: csv header, JSON
  std::string title;  ///< heading for people, already in their language
  Align align = Align::left;
};

/// The neutral table behind every output format. Each row has one text per column.
struct Table {
  std::vector<TableColumn> columns;
  std::vector<std::vector<std::string>> rows;
};

/// The table for a terminal, columns aligned by display width (CJK counts two cells), two blanks
/// between, heading underlined. Cells are cut so that a line takes at most `width` cells: the
/// widest left-aligned column gives way first; 0 cuts nothing. Ends with a newline; empty for a
/// table without rows.
std::string write_text(const Table& table, std::size_t width);

}  // namespace anjuan
