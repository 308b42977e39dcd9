#pragma once

#include <chrono>
#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "anjuan/base/result.hpp"
#include "anjuan/intake/import_map.hpp"
#include "anjuan/intake/rows.hpp"
#include "anjuan/model/draft.hpp"

namespace anjuan {

/// A row as a draft, and what was noticed on the way.
struct Taken {
  Draft draft;
  /// Errors, one per bad cell, or notes (removed control characters). All placed and complete.
  std::vector<Diagnostic> diagnostics;
  bool good = true;  ///< false when one of them is an error: the draft must not be used
};

/// The plan by which the rows of one file become drafts. A draft holds the fields that are not
/// empty; `ref` comes out as `source`, behind the system's name
/// and a slash.
class Intake {
 public:
  /// Fits `map` to the columns of `rows`. Fails (bad_data) with every error, placed in the map: a
  /// column that the file does not have ("unknown-column") or has twice ("ambiguous-column"), an
  /// "@" that names no field or column ("unknown-reference"), defaults that refer to each other in
  /// a circle ("circular-default"), a constant that its field cannot hold.
  static Result<Intake> bind(const ImportMap& map, const RowSource& rows, const std::string& path,
                             std::chrono::minutes offset);

  /// The same without a map: columns are known by their names (recognize_header). `system` as in
  /// the map, may be empty. Fails (bad_data, "no-known-column") when not one is known.
  static Result<Intake> recognize(const RowSource& rows, const std::string& path,
                                  std::string system, std::chrono::minutes offset);

  /// What the user should know before the rows: columns that are left out.
  const std::vector<Diagnostic>& notes() const { return notes_; }

  /// The column that fills a field; nullopt when none or a default does.
  std::optional<std::size_t> column_of(DraftField field) const;

  /// The row as a draft. `rows` must stand at `row`, for the positions.
  Taken take(const RowSource& rows, const Row& row) const;

  /// A diagnostic about a field of a row, placed at its cell where it has one, else at the row, for
  /// what the rules find later. Its message already begins with the row and the column.
  Diagnostic place(const RowSource& rows, const Row& row, DraftField field,
                   std::string_view message) const;
  /// One about the row as a whole.
  static Diagnostic place(const RowSource& rows, const Row& row, std::string_view message);

 private:
  /// How one field gets its value.
  struct Plan {
    FieldRule rule;
    std::vector<std::size_t> columns;
    std::string constant;                    ///< the default, when it is one
    std::optional<std::size_t> from_plan;    ///< the default copies this field
    std::optional<std::size_t> from_column;  ///< the default copies this column
  };

  Result<> bind_columns(const RowSource& rows, const std::string& path);
  Result<> bind_fallbacks(const RowSource& rows);
  Result<> check_protection(const RowSource& rows, const std::string& path) const;
  void note_unused(const RowSource& rows, const std::string& path);
  std::optional<std::size_t> plan_of(DraftField field) const;
  Diagnostic place_column(const RowSource& rows, const Row& row, std::size_t column,
                          std::string_view message) const;
  std::string read_cells(const RowSource& rows, const Row& row, const FieldRule& rule,
                         std::span<const std::size_t> columns, Taken& taken) const;
  void apply_fallback(const RowSource& rows, const Row& row, std::size_t index,
                      std::vector<std::string>& values, Taken& taken) const;

  std::string system_;
  bool has_map_ = false;
  std::chrono::minutes offset_{};
  std::vector<Plan> plans_;
  std::vector<std::size_t> order_;  ///< plans with a default, those that others copy first
  std::vector<Diagnostic> notes_;
};

}  // namespace anjuan
