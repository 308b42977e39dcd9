#pragma once

#include <cstddef>
#include <functional>
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
  number,   ///< a number, in plain digits
  date,     ///< a date cell: `YYYY-MM-DD`, or `YYYY-MM-DD HH:MM:SS` when it has a time
  time,     ///< a time of day without a day: `HH:MM:SS`
  error,    ///< an error value of a spreadsheet: `#N/A`
  formula,  ///< a formula, whose value the file does not hold: `=A1`
};

struct Cell {
  std::string text;  ///< UTF-8, as it stands in the file; line breaks are `\n`
  CellKind kind = CellKind::text;
  std::string shown = {};  ///< what the sheet shows of a number where that is not `text`: `0007`

  /// The text that people see.
  const std::string& seen() const { return shown.empty() ? text : shown; }
};

/// One record of the file.
struct Row {
  std::size_t number = 0;   ///< 1-based among the records; blank ones and the header do not count
  int line = 0;             ///< csv, yaml, json: line where it begins; xlsx: row of the sheet
  std::vector<Cell> cells;  ///< one per column; more only when the record has too many
  /// What is wrong with its shape; placed. The messages do not say which row it is.
  std::vector<Diagnostic> problems;
};

/// The names of the columns, on one or two levels.
struct Header {
  /// Trimmed, inner line breaks as one space; "" for a column without a name. Of several levels the
  /// lowest name, where there is one.
  std::vector<std::string> names;
  /// Of several levels the names above that column and its neighbours; else empty, or no entries.
  std::vector<std::string> groups;
};

/// How much a header has of what is looked for: the more, the better.
using HeaderScore = std::function<std::size_t(const Header&)>;

/// A table read record by record in constant memory.
class RowSource {
 public:
  virtual ~RowSource() = default;

  /// The names of the columns; those of two levels that are no longer one of a kind by the lower
  /// name come as "upper/lower".
  const std::vector<std::string>& header() const { return header_.names; }
  /// The upper names beside them, for a header of two levels.
  const std::vector<std::string>& header_groups() const { return header_.groups; }

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

 protected:
  Header header_;
};

enum class RowFormat { csv, xlsx, xls, yaml, json };

/// Stands for the full-width comma, which takes three bytes, as a separator.
inline constexpr char kWideComma = '\x1F';

struct RowOptions {
  std::optional<RowFormat> format;   ///< by the extension when absent
  std::optional<Encoding> encoding;  ///< detected when absent; xlsx has its own
  std::string sheet;                 ///< xlsx: name, or number from 1; the first visible when empty
  bool all_sheets = false;           ///< xlsx: every visible sheet that holds such a table
  char separator = 0;                ///< csv: detected from the header line when 0
  int header_row = 0;                ///< csv: line, xlsx: row of the column names; 0: looked for
  /// What the header is known by, below titles and over one to three rows; the first row that is
  /// not blank without it, and where no row has anything of it.
  HeaderScore score = {};
  std::size_t min_columns = 0;         ///< so many columns are read though they have no name
  std::vector<std::string> skip = {};  ///< how rows begin that are no records
};

/// "csv", "xlsx", "xls", "yaml", "json" (also "et", "yml", "jsonl", "ndjson", "tsv", "txt"), in any
/// case.
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
Result<std::unique_ptr<RowSource>> open_xls_rows(const std::string& path,
                                                 const RowOptions& options);
Result<std::unique_ptr<RowSource>> open_yaml_rows(const std::string& path,
                                                  const RowOptions& options);
Result<std::unique_ptr<RowSource>> open_json_rows(const std::string& path,
                                                  const RowOptions& options);

/// The tables of these sheets, one behind the other, with the columns of all. Sheets without such a
/// table are noted.
Result<std::unique_ptr<RowSource>> open_all_sheets(const std::string& path,
                                                   const RowOptions& options,
                                                   const std::vector<std::string>& names);

/// The first records of a file, where the header is looked for.
inline constexpr std::size_t kHeaderSearch = 30;

/// Where the header is among the first records.
struct HeaderPlace {
  std::size_t index = 0;
  std::size_t levels = 1;  ///< records that it takes, three at most
};
HeaderPlace find_header(const std::vector<Row>& first, const HeaderScore& score);

/// The header that records make, one for each level: white space folded, unnamed columns at the end
/// dropped, but for the first `at_least`.
Header make_header(std::span<const std::vector<Cell>> levels, std::size_t at_least = 0);

/// The note that titles stand above the header in row `line`.
Diagnostic titles_above(const std::string& path, int line);

/// Fills a row up to `columns` cells, and drops empty ones behind them.
void fit_row(Row& row, std::size_t columns);

/// True when no cell holds anything but white space.
bool is_blank(const std::vector<Cell>& cells);

/// The failures "empty-file" and "no-rows".
tl::unexpected<Failure> empty_file(const std::string& path);
tl::unexpected<Failure> no_rows(const std::string& path, int header_line);

/// Fails with no_rows() when nothing follows the header; else `rows` are before the first record.
Result<> expect_rows(RowSource& rows, const std::string& path, int header_line);

}  // namespace anjuan
