#pragma once

#include <chrono>
#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "anjuan/base/result.hpp"
#include "anjuan/intake/columns.hpp"
#include "anjuan/intake/import_map.hpp"
#include "anjuan/intake/row_fault.hpp"
#include "anjuan/intake/rows.hpp"

namespace anjuan {

/// A row as values, and what was noticed on the way.
struct Taken {
  std::vector<std::string> values;  ///< by the order of the table; empty where the row says nothing
  std::vector<RowFault> faults;     ///< errors, one per bad cell, or notes
  bool good = true;                 ///< false when one of them is an error
};

/// The plan by which the rows of one file become values of the columns that a command knows.
class Intake {
 public:
  /// Fits `map` to the columns of `rows`. Fails (bad_data) with every error, placed in the map: a
  /// column that the file does not have ("unknown-column") or has twice ("ambiguous-column"), an
  /// "@" that names no field or column ("unknown-reference"), defaults that refer to each other in
  /// a circle ("circular-default"), a constant that its field cannot hold. `columns` must outlive
  /// the result.
  static Result<Intake> bind(const ColumnTable& columns, const ImportMap& map,
                             const RowSource& rows, const std::string& path,
                             std::chrono::minutes offset);

  /// The same without a map: columns are known by their names. Several that mean the same are read
  /// as one, of which a row must say no more than one thing. Fails (bad_data) when not one is known
  /// ("no-known-column"), or one name stands twice ("ambiguous-column").
  static Result<Intake> recognize(const ColumnTable& columns, const RowSource& rows,
                                  const std::string& path, std::chrono::minutes offset);

  /// What the user should know before the rows: columns that are left out.
  const std::vector<Diagnostic>& notes() const { return notes_; }

  /// The file's column that fills a column of the table; nullopt when none or a default does.
  std::optional<std::size_t> column_of(std::size_t index) const;
  /// All that do.
  std::vector<std::size_t> columns_of(std::size_t index) const;
  /// Whether a column of the file is read.
  bool reads(std::size_t column) const { return column < used_.size() && used_[column]; }
  /// Whether somebody said with a map what is what.
  bool is_mapped() const { return has_map_; }
  /// Whether anything fills it, be it a default.
  bool fills(std::size_t index) const { return plan_of(index).has_value(); }

  /// The row as values. `rows` must stand at `row`, for the positions.
  Taken take(const RowSource& rows, const Row& row) const;

  /// A fault of a row in a column of the table, placed at its cell where it has one, else at the
  /// row, for what the rules find later.
  RowFault place(const RowSource& rows, const Row& row, std::size_t index, Diagnostic what) const;
  /// One of a column of the file.
  static RowFault place_cell(const RowSource& rows, const Row& row, std::size_t column,
                             Diagnostic what);
  /// One of the row as a whole.
  static RowFault place(const RowSource& rows, const Row& row, Diagnostic what);

 private:
  /// How one column of the table gets its value.
  struct Plan {
    FieldRule rule;
    std::vector<std::size_t> columns;
    std::string constant;                    ///< the default, when it is one
    std::optional<std::size_t> from_plan;    ///< the default copies this field
    std::optional<std::size_t> from_column;  ///< the default copies this column
  };

  explicit Intake(const ColumnTable& columns) : table_(&columns) {}
  static Result<Intake> fit(const ColumnTable& columns, const ImportMap& map, const RowSource& rows,
                            const std::string& path, std::chrono::minutes offset);
  Result<> bind_columns(const RowSource& rows, const std::string& path);
  Result<> bind_fallbacks(const RowSource& rows);
  Result<> check_protection(const RowSource& rows, const std::string& path) const;
  void note_unused(const RowSource& rows, const std::string& path);
  std::optional<std::size_t> plan_of(std::size_t index) const;
  std::string read_cells(const RowSource& rows, const Row& row, const FieldRule& rule,
                         std::span<const std::size_t> columns, Taken& taken) const;
  void apply_fallback(const RowSource& rows, const Row& row, std::size_t index,
                      std::vector<std::string>& values, Taken& taken) const;

  const ColumnTable* table_;
  bool has_map_ = false;
  std::chrono::minutes offset_{};
  std::vector<Plan> plans_;
  std::vector<std::size_t> order_;  ///< plans with a default, those that others copy first
  std::vector<bool> used_;          ///< by the columns of the file
  std::vector<Diagnostic> notes_;
};

}  // namespace anjuan
