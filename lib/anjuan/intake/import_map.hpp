#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "anjuan/base/result.hpp"
#include "anjuan/intake/rows.hpp"
#include "anjuan/model/draft_field.hpp"

namespace anjuan {

/// A cell as [values.FIELD] names it: half-width, trimmed.
std::string read_cell_key(std::string_view text);

/// What MAP.toml says about one field.
struct FieldRule {
  const DraftFieldSpec* field = nullptr;
  /// Columns of the file, usually one; those of category and place are joined by `/`.
  std::vector<std::string> columns;
  /// A constant, or "@" and the name of a field or column; absent when there is no default.
  std::optional<std::string> fallback;
  /// [values.FIELD]: what a cell says → what the field holds.
  std::map<std::string, std::string, std::less<>> values;
  Diagnostic columns_place;   ///< where [fields] names the columns
  Diagnostic fallback_place;  ///< where [defaults] names the fallback
  Diagnostic values_place;    ///< where the table of values begins
};

/// How the columns of a file become fields.
struct ImportMap {
  std::string file;    ///< as the user typed it
  std::string system;  ///< name of the system the file comes from; empty when unknown
  RowOptions options;  ///< format, encoding, sheet, separator and header row that it names
  std::vector<FieldRule> rules;  ///< one per field that is named

  /// Reads a MAP.toml. Fails (bad_data) with every error in it: syntax, unknown keys and fields
  /// with a suggestion. What only the columns of a file can tell is found by Intake::bind().
  static Result<ImportMap> parse(std::string_view text, std::string file);

  /// Reads the file at `path`; fails with io when it cannot be read.
  static Result<ImportMap> load(const std::string& path);
};

}  // namespace anjuan
