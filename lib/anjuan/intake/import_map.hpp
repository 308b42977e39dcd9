#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "anjuan/base/result.hpp"
#include "anjuan/intake/columns.hpp"
#include "anjuan/intake/rows.hpp"

namespace anjuan {

/// A cell as [values.FIELD] names it: half-width, trimmed.
std::string read_cell_key(std::string_view text);

/// What MAP.toml says about one field.
struct FieldRule {
  const ColumnSpec* column = nullptr;
  /// Columns of the file, usually one; those of category and place are joined by `/`, a day and a
  /// time become one moment.
  std::vector<std::string> columns;
  /// A constant, or "@" and the name of a field or column; absent when there is no default.
  std::optional<std::string> fallback;
  /// [values.FIELD] and [lookup]: what a cell says → what the field holds. "*" stands for every
  /// cell that is not in the table, and as a value for the cell itself.
  std::map<std::string, std::string, std::less<>> values;
  Diagnostic columns_place;   ///< where [fields] names the columns
  Diagnostic fallback_place;  ///< where [defaults] names the fallback
  Diagnostic values_place;    ///< where the table of values begins
  std::string lookup;         ///< the file that [lookup] names, as it is written there
  Diagnostic lookup_place;
  bool either = false;  ///< without a map: any of the columns may hold it, all mean the same
};

/// How the columns of a file become fields.
struct ImportMap {
  std::string file;    ///< as the user typed it
  std::string system;  ///< name of the system the file comes from; empty when unknown
  RowOptions options;  ///< format, encoding, sheet, separator, header row and rows to skip
  std::vector<FieldRule> rules;  ///< one per field that is named
  bool by_name = false;          ///< the other columns are read as their names say: "*" = "*"

  /// Reads a MAP.toml for the columns of a command, which must outlive it. Fails (bad_data) with
  /// every error in it: syntax, unknown keys and fields with a suggestion. What only the columns of
  /// a file can tell is found by Intake::bind(). Files that [lookup] names are not read.
  static Result<ImportMap> parse(const ColumnTable& columns, std::string_view text,
                                 std::string file);

  /// Reads the file at `path`, and what [lookup] names, from the map's own folder; fails with io
  /// when one cannot be read.
  static Result<ImportMap> load(const ColumnTable& columns, const std::string& path);
};

}  // namespace anjuan
