#pragma once

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "anjuan/disk/spool.hpp"
#include "anjuan/intake/rows.hpp"
#include "anjuan/text/records.hpp"

namespace anjuan {

/// Records that name their own values (yaml, json) as a table. The columns are known only when all
/// records were seen, so these wait in a temporary file; the memory holds one.
class RecordRows : public RowSource, public RecordSink {
 public:
  static Result<std::unique_ptr<RecordRows>> create(std::string path);

  // Filling, once.
  void begin(int line) override;
  void value(std::string_view name, std::string_view text, bool is_number, int line,
             int column) override;
  void end() override;
  /// Call once after the last record. Fails with "duplicate-key" for every name that a record has
  /// twice, "no-rows" when there was no record, io when the disk was full.
  Result<> finish();

  Result<bool> next(Row& row) override;
  Result<> rewind() override;
  Diagnostic place(const Row& row, std::size_t column) const override;
  std::string cell_label(const Row&, std::size_t) const override { return {}; }

 private:
  RecordRows(std::string path, Spool spool) : path_(std::move(path)), spool_(std::move(spool)) {}

  std::string path_;
  Spool spool_;
  std::map<std::string, std::size_t, std::less<>> columns_;
  std::string record_;                ///< the record being filled, in the spool's form
  std::vector<std::size_t> present_;  ///< by column: the last record that has it
  std::size_t begun_ = 0;             ///< records so far
  bool too_many_ = false;             ///< more columns than are read
  std::vector<Diagnostic> problems_;
  std::vector<std::pair<int, int>> places_;  ///< line and column of each cell of the last row
  std::uint64_t at_ = 0;
  std::size_t count_ = 0;
};

}  // namespace anjuan
