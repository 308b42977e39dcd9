#pragma once

#include <chrono>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "anjuan/base/result.hpp"
#include "anjuan/intake/import_map.hpp"
#include "anjuan/intake/intake.hpp"
#include "anjuan/intake/row_table.hpp"

namespace anjuan {

/// A sheet that the user names, and how it is to be read.
struct SheetRequest {
  std::string path;               ///< "-" is standard input
  std::string map;                ///< MAP.toml; empty to know the columns by their names
  std::string quarantine;         ///< where rejected rows go; empty for nowhere
  RowOptions rows;                ///< what the command line says over what the map says
  std::chrono::minutes offset{};  ///< of the office's time zone
};

/// The options of the command line over those of a map.
RowOptions combine(RowOptions from_map, const RowOptions& given);

/// The one machine that reads the sheets of people, whatever they are for: `register`, `apply` and
/// `schedule hold` differ in their tables of columns and in what they make of the values. It finds
/// the table, knows the columns by map or name, reads and guards the cells, keeps what is wrong
/// until all is read, and sets rejected rows aside.
class Sheet {
 public:
  /// Fails with every error of the map, of its fit to the file, and as open_rows() and
  /// RowTable::open() do. `columns` must outlive the sheet.
  static Result<Sheet> open(const ColumnTable& columns, const SheetRequest& request);

  const RowSource& rows() const { return table_.rows(); }
  const Intake& intake() const { return intake_; }
  /// What the map says; without one, nothing.
  const ImportMap& map() const { return map_; }

  /// The next record and its values; false at the end. Notes are taken out of `taken` and kept.
  Result<bool> next(Row& row, Taken& taken);

  /// A fault of the row that next() gave last.
  RowFault place(const Row& row, std::size_t index, Diagnostic what) const {
    name_columns(what);
    return intake_.place(rows(), row, index, std::move(what));
  }
  RowFault place(const Row& row, Diagnostic what) const {
    name_columns(what);
    return Intake::place(rows(), row, std::move(what));
  }
  void note(const Row& row, RowFault fault);

  /// Masks what a diagnostic about a row must not show; without one all is shown.
  using Veil = std::function<void(const Row&, std::span<Diagnostic>)>;
  void set_veil(Veil veil) { veil_ = std::move(veil); }

  /// See RowTable.
  void keep_system(std::string system) { table_.keep_system(std::move(system)); }

  /// Sets a row aside with everything that is wrong with it. Fails (io) where it cannot be kept.
  Result<> reject(const Row& row, std::vector<RowFault> faults);
  /// See RowTable.
  Result<> flush_rejects() { return table_.flush_rejects(); }
  Result<> finish_rejects() { return table_.finish_rejects(); }

  std::size_t count() const { return table_.count(); }
  std::size_t rejected() const { return table_.rejected(); }

  /// Call once after the last row: what is wrong with the rejected rows, equal faults as one; and
  /// what the user should know.
  std::vector<Diagnostic> take_problems();
  std::vector<Diagnostic> take_notes();

 private:
  Sheet(const ColumnTable& columns, RowTable table, ImportMap map, Intake intake);
  void name_columns(Diagnostic& what) const;
  void hide_people(const Row& row, std::span<Diagnostic> said) const;

  const ColumnTable* columns_;
  RowTable table_;
  ImportMap map_;
  Intake intake_;
  Veil veil_;
  RowFaults problems_;
  RowFaults notes_;
};

}  // namespace anjuan
