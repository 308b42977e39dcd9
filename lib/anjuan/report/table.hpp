#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "anjuan/base/number.hpp"

namespace anjuan {

/// What the cells of a column hold, so that a spreadsheet and a script get numbers as numbers.
enum class CellType {
  text,
  figure,   ///< of any kind, written out for people: a text that stands as numbers do
  integer,  ///< a whole number, may be negative; empty when there is none
  decimal,  ///< a number with a point; empty when there is none
  rate,     ///< an exact fraction "57/60"; "0/0" is n/a
  date,     ///< YYYY-MM-DD; empty when there is none
};

/// How urgent a row is for whoever reads it.
enum class Urgency { none, soon, late };

/// What the numbers of a column tell of their rows.
enum class Counts {
  anything,
  days_left,  ///< to the last day; negative behind it
  days_late,  ///< since the last day
};

struct TableColumn {
  std::string name;   ///< stable key for scripts: csv header, JSON
  std::string title;  ///< heading for people, already in their language
  CellType type = CellType::text;
  bool for_scripts = false;  ///< left out of what people read: text, html
  Counts counts = Counts::anything;
};

/// The neutral table behind every output format. Each row has one text per column.
struct Table {
  std::vector<TableColumn> columns;
  std::vector<std::vector<std::string>> rows;
  std::string name;          ///< stable key of a section for scripts
  std::string title;         ///< heading for people; may be empty when the table stands alone
  std::size_t left_out = 0;  ///< rows that it has beside these
  std::string whole;         ///< the command that shows them all; only where some are left out
};

/// Keeps the first rows, at most so many, and says what shows all of them.
void cut_table(Table& table, std::size_t most, std::string whole);
/// "and 39,980 more: COMMAND", for the line below the table; empty where nothing is left out.
std::string left_out_words(const Table& table);

/// A share as it is counted, never rounded; a denominator of zero has no rate.
struct Ratio {
  long numerator = 0;
  long denominator = 0;

  void add(bool counts) {
    ++denominator;
    if (counts) ++numerator;
  }
  friend bool operator==(const Ratio&, const Ratio&) = default;
};

/// The cell of a rate column: "57/60".
std::string to_cell(const Ratio& ratio);
/// What to_cell wrote; 0/0 for anything else.
Ratio parse_ratio(std::string_view cell);
/// "95.00%", rounded half up; "n/a" when the denominator is zero.
std::string percent(const Ratio& ratio);

/// "+3", "0", "-2".
std::string signed_number(long value);

/// The number of a cell, written plainly or by signed_number(); nullopt when it is none.
template <class T>
std::optional<T> parse_cell(std::string_view cell) {
  if (cell.starts_with('+')) cell.remove_prefix(1);
  return parse_number<T>(cell);
}

/// A cell as people read it: rates as percentages, everything else as it stands.
std::string shown(const TableColumn& column, std::string_view cell);

/// The table without the columns that are only for scripts, cells as people read them.
Table for_people(const Table& table);

/// Numbers stand right in their column.
bool is_number(CellType type);

/// How lines of a text are coloured; without `line` none is.
struct Paint {
  std::function<std::string(std::string_view line, Urgency)> line;
  long soon_days = 0;  ///< a last day is soon when it comes within so many
};

/// By the columns that count days; none where no column does.
Urgency urgency_of(const std::vector<TableColumn>& columns, const std::vector<std::string>& cells,
                   long soon_days);

/// The table for a terminal, columns aligned by display width (CJK counts two cells), two blanks
/// between, heading underlined. Cells are cut so that a line takes at most `width` cells: the
/// widest left-aligned column gives way first; 0 cuts nothing. Ends with a newline; empty for a
/// table without rows.
std::string write_text(const Table& table, std::size_t width, const Paint& paint = {});

}  // namespace anjuan
