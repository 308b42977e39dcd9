#include <algorithm>
#include <utility>

#include "anjuan/base/code.hpp"
#include "anjuan/base/text.hpp"
#include "anjuan/i18n/i18n.hpp"
#include "anjuan/intake/book_rows.hpp"
#include "anjuan/intake/columns.hpp"
#include "anjuan/intake/rows.hpp"

namespace anjuan {
namespace {

/// The tables of all sheets of a workbook as one, with the columns of all of them. One sheet is
/// open at a time.
class AllSheets : public RowSource {
 public:
  AllSheets(std::string path, RowOptions options)
      : path_(std::move(path)), options_(std::move(options)) {}

  /// Looks at every sheet: which have such a table, and what their columns are.
  Result<> start(const std::vector<std::string>& names) {
    std::vector<std::string> without;
    std::vector<Diagnostic> problems;
    for (const std::string& name : names) {
      auto rows = open_sheet(name);
      if (!rows && code_of(rows.error()) != code::kNoRows) {
        for (Diagnostic& d : rows.error().diagnostics) problems.push_back(std::move(d));
        continue;
      }
      if (!has_table(rows, options_)) {
        without.push_back(name);
        continue;
      }
      add((**rows), name);
    }
    if (!problems.empty()) return fail(ExitCode::bad_data, std::move(problems));
    if (parts_.empty()) return no_table(names);
    if (!without.empty()) {
      Diagnostic d{.severity = Severity::note, .code = "other-sheets", .file = path_};
      d.message = trf("no table of this kind stands on: {}", fmt::join(without, tr(", ")));
      d.remedy = tr("name the sheet with --sheet if it holds one");
      notes_.push_back(std::move(d));
    }
    return rewind();
  }

  Result<> rewind() override {
    current_ = 0;
    rows_.reset();
    return {};
  }

  Result<bool> next(Row& row) override {
    for (; current_ < parts_.size(); ++current_, rows_.reset()) {
      const Part& part = parts_[current_];
      if (!rows_) {
        auto opened = open_sheet(part.sheet);
        if (!opened) return pass_on(opened);
        rows_ = std::move(*opened);
      }
      auto found = rows_->next(row);
      if (!found) return found;
      if (!*found) continue;
      std::vector<Cell> cells(header_.names.size());
      for (std::size_t i = 0; i < row.cells.size(); ++i)
        // What stands beside the table is told, and kept behind all columns.
        if (i < part.to.size())
          cells[part.to[i]] = std::move(row.cells[i]);
        else
          cells.push_back(std::move(row.cells[i]));
      row.cells = std::move(cells);
      return true;
    }
    return false;
  }

  Diagnostic place(const Row& row, std::size_t column) const override {
    return rows_->place(row, own_column(column));
  }

  std::string cell_label(const Row& row, std::size_t column) const override {
    return parts_[current_].sheet + "!" + rows_->cell_label(row, own_column(column));
  }

  std::vector<Diagnostic> notes() const override { return notes_; }

 private:
  struct Part {
    std::string sheet;
    std::vector<std::size_t> to;  ///< its columns among those of all
  };

  static std::string code_of(const Failure& failure) {
    const std::string& found = failure.diagnostics.front().code;
    return found == "empty-file" ? std::string(code::kNoRows) : found;
  }

  Result<std::unique_ptr<RowSource>> open_sheet(const std::string& name) const {
    RowOptions one = options_;
    one.all_sheets = false;
    one.sheet = name;
    return open_rows(path_, one);
  }

  void add(const RowSource& rows, const std::string& name) {
    Part part{name, {}};
    std::vector<std::size_t> free(header_.names.size());
    for (std::size_t i = 0; i < free.size(); ++i) free[i] = i;
    for (std::size_t i = 0; i < rows.header().size(); ++i) {
      const std::string& wanted = rows.header()[i];
      // A column without a name is known by where it stands.
      const auto same = std::find_if(free.begin(), free.end(), [&](std::size_t known) {
        return wanted.empty() ? known == i && header_.names[known].empty()
                              : fold_header(header_.names[known]) == fold_header(wanted);
      });
      if (same != free.end()) {
        part.to.push_back(*same);
        free.erase(same);
        continue;
      }
      part.to.push_back(header_.names.size());
      header_.names.push_back(wanted);
      header_.groups.push_back(i < rows.header_groups().size() ? rows.header_groups()[i]
                                                               : std::string());
    }
    parts_.push_back(std::move(part));
    for (Diagnostic& d : rows.notes())
      if (std::none_of(notes_.begin(), notes_.end(),
                       [&](const Diagnostic& known) { return known.message == d.message; }))
        notes_.push_back(std::move(d));
  }

  /// The column of the sheet that is read now.
  std::size_t own_column(std::size_t column) const {
    const std::vector<std::size_t>& to = parts_[current_].to;
    const auto found = std::find(to.begin(), to.end(), column);
    return static_cast<std::size_t>(found - to.begin());
  }

  tl::unexpected<Failure> no_table(const std::vector<std::string>& names) const {
    Diagnostic d{.code = std::string(code::kNoRows), .file = path_};
    d.message = trf("no table of this kind stands on: {}", fmt::join(names, tr(", ")));
    d.remedy = tr("say with --map MAP.toml which column holds what");
    return fail(ExitCode::bad_data, std::move(d));
  }

  std::string path_;
  RowOptions options_;
  std::vector<Part> parts_;
  std::vector<Diagnostic> notes_;
  std::size_t current_ = 0;
  std::unique_ptr<RowSource> rows_;  ///< of the sheet that is read now
};

}  // namespace

Result<std::unique_ptr<RowSource>> open_all_sheets(const std::string& path,
                                                   const RowOptions& options,
                                                   const std::vector<std::string>& names) {
  auto rows = std::make_unique<AllSheets>(path, options);
  ANJUAN_DO(rows->start(names));
  return rows;
}

}  // namespace anjuan
