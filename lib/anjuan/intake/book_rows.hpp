#pragma once

#include <cstddef>
#include <functional>
#include <limits>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "anjuan/intake/rows.hpp"
#include "anjuan/intake/xlsx_workbook.hpp"

// The rows of a workbook, in whatever format it was written.
namespace anjuan {

/// A cell as the sheet writes it, understood only when its row is wanted: shared texts may be long.
struct RawCell {
  std::size_t column = 0;
  std::size_t style = 0;
  std::string type;
  std::string value;
  std::string rich;     ///< its own text
  std::string formula;  ///< the beginning of it
  bool has_formula = false;
  bool has_value = false;
  bool may_be_empty = false;  ///< the formula can give an empty text
};

/// A row without its empty cells.
struct RawRow {
  int line = 0;
  std::vector<RawCell> cells;
};

/// Cells that are shown as one.
struct MergedArea {
  CellReference from;
  CellReference to;
};

/// What a sheet says only behind its rows, or of them.
struct SheetFacts {
  std::vector<MergedArea> merges;  ///< by their first row
  std::vector<int> hidden_rows;    ///< the first of those that say anything
  std::size_t hidden_count = 0;
};

/// Names and numbers that a message lists, at most.
inline constexpr std::size_t kListedRows = 10;

/// The table of one sheet: finds its header, understands its cells, spreads its merges. Who knows
/// the format of the file gives the raw rows.
class BookRows : public RowSource {
 public:
  BookRows(std::string path, XlsxWorkbook book, XlsxSheet sheet, const RowOptions& options);

  /// Finds the column names.
  Result<> start(SheetFacts facts, const HeaderScore& score);

  Result<> rewind() override;
  Result<bool> next(Row& row) override;
  Diagnostic place(const Row& row, std::size_t column) const override;
  std::string cell_label(const Row& row, std::size_t column) const override;
  std::vector<Diagnostic> notes() const override;

  int header_line() const { return header_line_; }

 protected:
  /// Back to before the first row.
  virtual Result<> open_part() = 0;
  /// The next row of the file that has cells; nullopt at the end.
  virtual Result<std::optional<RawRow>> next_raw() = 0;
  /// "damaged-workbook", for what the sheet says.
  virtual tl::unexpected<Failure> damaged(std::string_view reason) const = 0;

  XlsxWorkbook& book() { return book_; }
  const std::string& path() const { return path_; }
  const XlsxSheet& sheet() const { return sheet_; }

 private:
  /// A merge whose rows are passing by, and the value of its first cell.
  struct Open {
    MergedArea merge;
    Cell value;
  };

  Result<bool> read_row(Row& row);
  Row understand(const RawRow& raw, std::string& problem);
  Cell understand(const RawCell& cell, std::string& problem);
  std::string shared(std::string_view number, std::string& problem);
  bool spread_merges(Row& row);

  std::string path_;
  XlsxWorkbook book_;
  XlsxSheet sheet_;
  int header_row_;
  std::size_t min_columns_;
  std::size_t levels_ = 1;  ///< rows of the header
  bool titles_ = false;
  bool sheet_chosen_;
  SheetFacts facts_;
  std::size_t next_merge_ = 0;
  std::vector<Open> open_merges_;
  std::vector<Cell> stray_;               ///< of the last row, beside the named columns
  std::vector<std::string> stray_names_;  ///< the first of them: "G2"
  int header_line_ = 0;
  int first_row_ = std::numeric_limits<int>::max();  ///< the first below the header
  std::size_t count_ = 0;
};

/// By name, else by number from 1; the first visible sheet when nothing is wanted.
Result<XlsxSheet> choose_sheet(const XlsxWorkbook& book, const std::string& path,
                               const std::string& wanted);
/// The sheets that are in sight.
std::vector<std::string> visible_sheets(const XlsxWorkbook& book);

/// Whether the header is one that is looked for; true where none is.
bool has_table(const Result<std::unique_ptr<RowSource>>& rows, const RowOptions& options);

/// What is to be read where nobody named a sheet: `first`, which is the first in sight, or where it
/// holds no such table the first of the others that does. `open` opens one of them.
Result<std::unique_ptr<RowSource>> first_with_table(
    Result<std::unique_ptr<RowSource>> first, const std::vector<XlsxSheet>& others,
    const RowOptions& options,
    const std::function<Result<std::unique_ptr<RowSource>>(const XlsxSheet&)>& open);

/// The sheets in sight behind the first; none where one is named or nothing is looked for.
std::vector<XlsxSheet> other_candidates(const XlsxWorkbook& book, const XlsxSheet& first,
                                        const RowOptions& options);

}  // namespace anjuan
