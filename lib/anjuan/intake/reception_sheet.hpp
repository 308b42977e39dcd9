#pragma once

#include <chrono>
#include <cstddef>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "anjuan/base/result.hpp"
#include "anjuan/intake/row_table.hpp"

namespace anjuan {

/// How the text of a cell becomes a value.
enum class ReceptionType { day, line, body, words, count };

/// What a column of a sheet of receptions can hold.
struct ReceptionColumn {
  std::string_view name;  ///< as in a map, and as the name of a column
  ReceptionType type{};
  std::string_view headers;  ///< what Chinese sheets call it, one space between
  const char* doc = "";      ///< msgid
};

/// The table of them, in the order of the documentation.
std::span<const ReceptionColumn> reception_columns();

/// One row: values by the names of the columns, and what is wrong with its cells, placed.
struct ReceptionRow {
  std::map<std::string, std::string, std::less<>> values;
  std::vector<Diagnostic> diagnostics;  ///< errors, and notes

  /// Empty when the row does not say.
  std::string_view get(std::string_view column) const {
    const auto found = values.find(column);
    return found == values.end() ? std::string_view() : found->second;
  }
};

/// `schedule hold --from SHEET`: its columns are known by their names, or by a MAP.toml with
/// [fields] NAME = "column", [defaults] NAME = "text" and [values.NAME] "cell" = "value".
class ReceptionSheet {
 public:
  struct Options {
    std::string path;
    std::string map;         ///< empty for none
    std::string quarantine;  ///< empty for none
    RowOptions rows;
    std::chrono::minutes offset{};  ///< of the office's time zone
  };

  /// Fails (bad_data) with every error of the map, with columns that the map names and the file
  /// has not, or when there is no column of days; else as open_rows() does.
  static Result<ReceptionSheet> open(const Options& options);

  RowTable& table() { return table_; }
  /// Columns that are not read.
  const std::vector<Diagnostic>& notes() const { return notes_; }

  /// The table must stand at `row`.
  ReceptionRow take(const Row& row) const;
  /// A diagnostic at a cell of the row, or at the row where it has none; its message begins with
  /// the row and the column.
  Diagnostic place(const Row& row, std::string_view column, std::string_view message) const;

 private:
  struct Plan {
    const ReceptionColumn* column = nullptr;
    std::optional<std::size_t> index;  ///< in the file; absent for a default alone
    std::string fallback;
    std::map<std::string, std::string, std::less<>> values;
  };

  explicit ReceptionSheet(RowTable table) : table_(std::move(table)) {}
  Result<> bind(const std::string& path);
  static Result<std::vector<Plan>> read_map(const std::string& path,
                                            std::map<std::string_view, std::string>& columns);

  RowTable table_;
  std::chrono::minutes offset_{};
  std::vector<Plan> plans_;
  std::vector<Diagnostic> notes_;
};

}  // namespace anjuan
