#include <algorithm>
#include <deque>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "anjuan/base/number.hpp"
#include "anjuan/base/text.hpp"
#include "anjuan/i18n/i18n.hpp"
#include "anjuan/intake/book_rows.hpp"
#include "anjuan/intake/xlsx_package.hpp"

namespace anjuan {
namespace {

/// More columns than this no workbook can have; a reference beyond is damage.
constexpr std::size_t kMaxColumns = 16384;

/// Turns the elements of a sheet into rows, a few at a time. Empty cells and rows take no room.
class SheetPart : public XmlHandler {
 public:
  std::deque<RawRow>& rows() { return rows_; }
  const std::string& problem() const { return problem_; }

  void open(std::string_view name, std::string_view parent,
            const XmlAttributes& attributes) override {
    if (name == "row" && parent == "sheetData") {
      const int number = number_of(attributes.get("r"), row_.line + 1);
      row_ = {number, {}};
      next_column_ = 0;
    } else if (name == "c" && parent == "row") {
      open_cell(attributes);
    } else if (name == "v" && parent == "c") {
      in_value_ = true;
      cell_.has_value = true;
    } else if (name == "f" && parent == "c") {
      in_formula_ = true;
      cell_.has_formula = true;
      shared_formula_ = attributes.get("si");
    } else {
      rich_.open(name);
    }
  }

  void close(std::string_view name) override {
    if (name == "row") {
      const int line = row_.line;
      if (!row_.cells.empty()) rows_.push_back(std::move(row_));
      row_ = {line, {}};
    } else if (name == "c") {
      close_cell();
    } else if (name == "v") {
      in_value_ = false;
    } else if (name == "f") {
      in_formula_ = false;
    } else {
      rich_.close(name);
    }
  }

  void text(std::string_view text) override {
    if (in_formula_) {
      if (cell_.formula.size() < kFormula) cell_.formula += text.substr(0, kFormula);
      return;
    }
    if (!in_value_) return rich_.text(text);
    if (cell_.value.size() + text.size() > kMaxText)
      problem_ = text_too_long();
    else
      cell_.value += text;
  }

 private:
  /// Formulas longer than this are cut; only their beginning is shown.
  static constexpr std::size_t kFormula = 1024;

  void open_cell(const XmlAttributes& attributes) {
    cell_ = {};
    cell_.type = attributes.get("t");
    cell_.style = number_of<std::size_t>(attributes.get("s"));
    cell_.column = next_column_;
    if (const std::string_view r = attributes.get("r"); !r.empty()) {
      const auto reference = parse_reference(r);
      if (reference && reference->column < kMaxColumns)
        cell_.column = reference->column;
      else
        problem_ = trf("'{}' is no cell", r);
    }
    if (cell_.column >= kMaxColumns) problem_ = tr("a row has too many cells");
    next_column_ = cell_.column + 1;
    shared_formula_.clear();
    rich_.take();
  }

  void close_cell() {
    if (rich_.too_long()) problem_ = text_too_long();
    cell_.rich = rich_.take();
    if (cell_.has_formula) {
      // A formula that others share stands only in the first of them.
      cell_.may_be_empty = cell_.formula.find("\"\"") != std::string::npos;
      if (!shared_formula_.empty()) {
        if (cell_.may_be_empty) empty_formulas_.insert(shared_formula_);
        cell_.may_be_empty = empty_formulas_.contains(shared_formula_);
      }
    }
    if (cell_.has_formula || !cell_.value.empty() || !cell_.rich.empty())
      row_.cells.push_back(std::move(cell_));
    cell_ = {};
  }

  std::deque<RawRow> rows_;
  RawRow row_;
  RawCell cell_;
  std::size_t next_column_ = 0;
  std::string shared_formula_;  ///< the number of the shared formula that this cell has
  std::set<std::string> empty_formulas_;
  bool in_value_ = false;
  bool in_formula_ = false;
  RichText rich_;
  std::string problem_;
};

/// What a sheet says only behind its rows, or of them: read once before all others.
class FactsPart : public XmlHandler {
 public:
  SheetFacts take() {
    std::sort(facts_.merges.begin(), facts_.merges.end(),
              [](const MergedArea& a, const MergedArea& b) { return a.from.row < b.from.row; });
    return std::move(facts_);
  }

  void open(std::string_view name, std::string_view parent,
            const XmlAttributes& attributes) override {
    if (name == "row" && parent == "sheetData") {
      line_ = number_of(attributes.get("r"), line_ + 1);
      const std::string_view hidden = attributes.get("hidden");
      hidden_ = hidden == "1" || hidden == "true";
    } else if (name == "mergeCell" && parent == "mergeCells") {
      const std::string_view reference = attributes.get("ref");
      const std::size_t colon = std::min(reference.find(':'), reference.size());
      const auto from = parse_reference(reference.substr(0, colon));
      const auto to =
          colon < reference.size() ? parse_reference(reference.substr(colon + 1)) : from;
      if (from && to && from->row <= to->row && from->column <= to->column)
        facts_.merges.push_back({*from, *to});
    }
  }
  void close(std::string_view name) override {
    if (name == "row") hidden_ = false;
  }
  void text(std::string_view text) override {
    if (!hidden_ || trim(text).empty()) return;
    hidden_ = false;
    ++facts_.hidden_count;
    if (facts_.hidden_rows.size() < kListedRows) facts_.hidden_rows.push_back(line_);
  }

 private:
  SheetFacts facts_;
  int line_ = 0;
  bool hidden_ = false;
};

class XlsxRows : public BookRows {
 public:
  XlsxRows(XlsxPackage package, XlsxWorkbook book, XlsxSheet sheet, const RowOptions& options)
      : BookRows(package.path(), std::move(book), std::move(sheet), options),
        package_(std::move(package)) {}

  /// What is known of the sheet as a whole.
  Result<SheetFacts> facts() const {
    FactsPart part;
    ANJUAN_DO(package_.read(sheet().part, part));
    return part.take();
  }

 protected:
  Result<> open_part() override {
    part_.reset();
    elements_ = SheetPart();
    auto part = XmlPart::open(package_, sheet().part, elements_);
    if (!part) return pass_on(part);
    part_.emplace(std::move(*part));
    return {};
  }

  Result<std::optional<RawRow>> next_raw() override {
    while (elements_.rows().empty()) {
      auto more = part_->pump();
      if (!more) return pass_on(more);
      if (book().strings.failed()) return Spool::cannot_read_back(path());
      if (!elements_.problem().empty()) return damaged(elements_.problem());
      if (!*more && elements_.rows().empty()) return std::nullopt;
    }
    RawRow raw = std::move(elements_.rows().front());
    elements_.rows().pop_front();
    return raw;
  }

  tl::unexpected<Failure> damaged(std::string_view reason) const override {
    return package_.damaged(sheet().part, reason);
  }

 private:
  XlsxPackage package_;
  SheetPart elements_;
  std::optional<XmlPart> part_;
};

Result<std::unique_ptr<RowSource>> open_part(XlsxPackage package, XlsxWorkbook book,
                                             XlsxSheet sheet, const RowOptions& options) {
  const std::string path = package.path();
  auto rows =
      std::make_unique<XlsxRows>(std::move(package), std::move(book), std::move(sheet), options);
  auto facts = rows->facts();
  if (!facts) return pass_on(facts);
  ANJUAN_DO(rows->start(std::move(*facts), options.score));
  ANJUAN_DO(expect_rows(*rows, path, rows->header_line()));
  return rows;
}

}  // namespace

Result<std::unique_ptr<RowSource>> open_xlsx_rows(const std::string& path,
                                                  const RowOptions& options) {
  auto package = XlsxPackage::open(path);
  if (!package) return pass_on(package);
  auto book = read_workbook(*package);
  if (!book) return pass_on(book);
  if (options.all_sheets && options.sheet.empty())
    return open_all_sheets(path, options, visible_sheets(*book));
  auto sheet = choose_sheet(*book, path, options.sheet);
  if (!sheet) return pass_on(sheet);
  const std::vector<XlsxSheet> others = other_candidates(*book, *sheet, options);
  return first_with_table(
      open_part(std::move(*package), std::move(*book), std::move(*sheet), options), others, options,
      [&](const XlsxSheet& other) -> Result<std::unique_ptr<RowSource>> {
        ANJUAN_TRY(again, XlsxPackage::open(path));
        ANJUAN_TRY(its_book, read_workbook(again));
        return open_part(std::move(again), std::move(its_book), other, options);
      });
}

}  // namespace anjuan
