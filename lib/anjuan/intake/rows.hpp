#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "anjuan/base/decoder.hpp"
#include "anjuan/base/result.hpp"

namespace anjuan {

/// What a cell holds beyond its text. Only workbooks and JSON tell a number from digits.
enum class CellKind {
  text,
  number,  ///< a number, in plain digits
  date,    ///< a date cell: `YYYY-MM-DD`, or `YYYY-MM-DD HH:MM:SS` when it has a time
  time,    ///< a time of day without a day: `HH:MM:SS`
  error,   ///< an error value of the workbook: `#N/A`
};

struct Cell {
  std::string text;  ///< UTF-8, as it stands in the file; line breaks are `\n`
  CellKind kind = CellKind::text;
};

/// One record of the file.
struct Row {
  std::size_t number = 0;   ///< 1-based among the records; blank ones and the header do not count
  int line = 0;             ///< csv, yaml, json: line where it begins; xlsx: row of the sheet
  std::vector<Cell> cells;  ///< one per column; more only when the record has too many
  std::vector<Diagnostic> problems;  ///< what is wrong with its shape; placed
};

/// A table read record by record in constant memory.
class RowSource {
 public:
  virtual ~RowSource() = default;

  /// Column names: trimmed, inner line breaks as one space; "" for a column without a name.
  virtual const std::vector<std::string>& header() const = 0;

  /// Reads one record into `row`; false at the end. Fails (bad_data, io) where the rest of the file
  /// cannot be read; not to be called again then. Blank records are passed over.
  virtual Result<bool> next(Row& row) = 0;

  /// Back to before the first record.
  virtual Result<> rewind() = 0;

  /// A diagnostic without code and message at a cell of the row that next() gave last: file, line,
  /// and where the format has them the column and the original line.
  virtual Diagnostic place(const Row& row, std::size_t column) const = 0;

  /// How users call that cell when the column's name is not enough: "D17" in a workbook, else "".
  virtual std::string cell_label(const Row& row, std::size_t column) const = 0;

  /// What the user should know about the file as a whole, e.g. other sheets that are not read.
  virtual std::vector<Diagnostic> notes() const { return {}; }
};

enum class RowFormat { csv, xlsx, yaml, json };

struct RowOptions {
  std::optional<RowFormat> format;   ///< by the extension when absent
  std::optional<Encoding> encoding;  ///< detected when absent; xlsx has its own
  std::string sheet;                 ///< xlsx: name, or number from 1; the first visible when empty
  char separator = 0;                ///< csv: detected from the header line when 0
  int header_row = 0;  ///< csv: line, xlsx: row of the column names; 0: first not blank
};

/// "csv", "xlsx", "yaml", "json" (also "yml", "jsonl", "ndjson", "tsv", "txt"), in any case.
std::optional<RowFormat> parse_row_format(std::string_view name);

/// Opens `path` and reads its column names. Fails with io when it cannot be read, with bad_data
/// when it is empty ("empty-file"), has no records ("no-rows") or is damaged, with usage when it is
/// of no known format ("unknown-format").
Result<std::unique_ptr<RowSource>> open_rows(const std::string& path, const RowOptions& options);

/// The doors of the formats; open_rows() chooses among them.
Result<std::unique_ptr<RowSource>> open_csv_rows(const std::string& path,
                                                 const RowOptions& options);
Result<std::unique_ptr<RowSource>> open_xlsx_rows(const std::string& path,
                                                  const RowOptions& options);
Result<std::unique_ptr<RowSource>> open_yaml_rows(const std::string& path,
                                                  const RowOptions& options);
Result<std::unique_ptr<RowSource>> open_json_rows(const std::string& path,
                                                  const RowOptions& options);

/// The names of a header record: white space folded, unnamed columns at the end dropped.
std::vector<std::string> header_names(const std::vector<Cell>& cells);

/// Fills a row up to the columns of the header; notes "ragged-row" when it has fewer or more cells
/// than names, and `exact` is set (a csv), or when a cell with text has no name above it.
void fit_row(Row& row, std::size_t columns, bool exact, const Diagnostic& place);

/// True when no cell holds anything but white space.
bool is_blank(const std::vector<Cell>& cells);

/// The failures "empty-file" and "no-rows".
tl::unexpected<Failure> empty_file(const std::string& path);
tl::unexpected<Failure> no_rows(const std::string& path, int header_line);

}  // namespace anjuan
