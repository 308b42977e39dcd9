#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "anjuan/base/result.hpp"
#include "anjuan/intake/columns.hpp"
#include "anjuan/intake/import_map.hpp"
#include "anjuan/intake/input_file.hpp"
#include "anjuan/intake/rejects.hpp"
#include "anjuan/intake/rows.hpp"

namespace anjuan {

/// The rows of a table as people make them: below titles, with a header on one or two levels that
/// may come again on every page, with totals and signatures at the end. What is no record is passed
/// over and counted; what is rejected goes to the quarantine, when there is one. `register --from`
/// and `apply --from` read their files through it.
class RowTable {
 public:
  /// `path`: "-" is standard input. `quarantine`: where rejected rows go; empty for nowhere. Fails
  /// as open_rows() does, and (usage) when the rejects would take the place of the input, unless
  /// that is a file of rejects itself, or (bad_data) of a link or a device.
  static Result<RowTable> open(const std::string& path, const RowOptions& options,
                               std::string quarantine);

  const RowSource& rows() const { return *rows_; }

  /// The next record; false at the end.
  Result<bool> next(Row& row);

  /// Columns, by their place, of which one alone makes no record behind others: templates number
  /// their empty rows.
  void leave_out_numbered(std::vector<bool> columns) { numbering_ = std::move(columns); }

  /// Whose numbers the rows carry, to be kept beside the rejects.
  void keep_system(std::string system) { system_ = std::move(system); }

  /// Sets a row aside with everything that is wrong with it. Fails (io) where it cannot be kept.
  Result<> reject(const Row& row, const std::vector<Diagnostic>& problems);

  /// Everything about the file of rejects that a full disk can refuse. Call before anything else is
  /// written: once the good rows are in, only that file knows the others.
  Result<> flush_rejects();
  /// Gives the file of rejects its name, if there is one; after the good rows, since an input of
  /// the same name holds them until then.
  Result<> finish_rejects();

  /// Records so far, and those set aside.
  std::size_t count() const { return count_; }
  std::size_t rejected() const { return rejected_; }
  /// Whether they are kept in a file.
  bool keeps_rejects() const { return !quarantine_.empty(); }

  /// Calls the file in diagnostics as the user did.
  void name_in(std::vector<Diagnostic>& diagnostics) const { input_.name_in(diagnostics); }

  /// What the user should know about the file as a whole; all of it only after the last row.
  std::vector<Diagnostic> notes() const;

 private:
  RowTable(InputFile input, std::string path, std::unique_ptr<RowSource> rows,
           std::string quarantine);
  bool is_record(const Row& row) const;
  bool is_only_numbered(const Row& row) const;

  InputFile input_;
  std::string path_;
  std::unique_ptr<RowSource> rows_;
  std::string quarantine_;
  std::string system_;
  std::vector<std::string> skip_;  ///< how rows begin that are no records, folded
  FileStamp older_rejects_;        ///< what stood there before the input was read
  std::optional<RejectsWriter> rejects_;
  std::size_t count_ = 0;
  std::size_t rejected_ = 0;
  std::size_t skipped_ = 0;
  std::vector<std::string> skipped_shown_;  ///< the first of them, by row and beginning
  std::vector<bool> numbering_;
  std::size_t only_numbered_ = 0;
};

/// How a header is known: by the columns that the map names; then, and without a map, by the names
/// that are known. One known name alone may be a cell.
HeaderScore header_score(const ColumnTable& columns, const ImportMap& map = {});

/// True for a row that ends a table and is no record: 合计, 填表人：…, 注：…
bool is_footer(const Row& row);

}  // namespace anjuan
