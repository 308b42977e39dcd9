#include <algorithm>
#include <deque>
#include <limits>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "anjuan/base/number.hpp"
#include "anjuan/base/text.hpp"
#include "anjuan/i18n/i18n.hpp"
#include "anjuan/intake/rows.hpp"
#include "anjuan/intake/xlsx_package.hpp"
#include "anjuan/intake/xlsx_workbook.hpp"

namespace anjuan {
namespace {

/// More columns than this no workbook can have; a reference beyond is damage.
constexpr std::size_t kMaxColumns = 16384;

/// All text of one row, at most.
constexpr std::size_t kMaxRowText = 16U << 20;

/// Names and numbers that a message lists, at most.
constexpr std::size_t kListed = 10;

/// A cell as the sheet writes it, understood only when its row is wanted: shared texts may be long.
struct RawCell {
  std::size_t column = 0;
  std::size_t style = 0;
  std::string type;
  std::string value;
  std::string rich;     ///< its own text
  std::string formula;  ///< the beginning of it
  bool has_formula = false;
  bool has_value = false;
  bool may_be_empty = false;  ///< the formula can give an empty text
};

/// A row without its empty cells.
struct RawRow {
  int line = 0;
  std::vector<RawCell> cells;
};

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
class SheetFacts : public XmlHandler {
 public:
  struct Merge {
    CellReference from;
    CellReference to;
  };

  /// By their first row.
  std::vector<Merge> take_merges() {
    std::sort(merges_.begin(), merges_.end(),
              [](const Merge& a, const Merge& b) { return a.from.row < b.from.row; });
    return std::move(merges_);
  }
  const std::vector<int>& hidden_rows() const { return hidden_rows_; }
  std::size_t hidden_count() const { return hidden_count_; }

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
        merges_.push_back({*from, *to});
    }
  }
  void close(std::string_view name) override {
    if (name == "row") hidden_ = false;
  }
  void text(std::string_view text) override {
    if (!hidden_ || trim(text).empty()) return;
    hidden_ = false;
    ++hidden_count_;
    if (hidden_rows_.size() < kListed) hidden_rows_.push_back(line_);
  }

 private:
  std::vector<Merge> merges_;
  std::vector<int> hidden_rows_;
  std::size_t hidden_count_ = 0;
  int line_ = 0;
  bool hidden_ = false;
};

class XlsxRows : public RowSource {
 public:
  XlsxRows(XlsxPackage package, XlsxWorkbook book, XlsxSheet sheet, const RowOptions& options)
      : package_(std::move(package)),
        book_(std::move(book)),
        sheet_(std::move(sheet)),
        header_row_(options.header_row),
        sheet_chosen_(!options.sheet.empty()) {}

  /// Reads what is known of the sheet, and finds the column names.
  Result<> start(const HeaderScore& score) {
    ANJUAN_DO(package_.read(sheet_.part, facts_));
    merges_ = facts_.take_merges();
    if (header_row_ == 0 && score) {
      if (auto opened = open_part(); !opened) return opened;
      std::vector<Row> first;
      Row row;
      while (first.size() < kHeaderSearch) {
        ANJUAN_TRY(found, read_row(row));
        if (!found) break;
        first.push_back(std::move(row));
      }
      if (!first.empty()) {
        const HeaderPlace place = find_header(first, score);
        header_row_ = first[place.index].line;
        two_levels_ = place.two_levels;
        titles_ = place.index > 0;
      }
    }
    return rewind();
  }

  Result<> rewind() override {
    count_ = 0;
    first_row_ = std::numeric_limits<int>::max();
    if (auto opened = open_part(); !opened) return opened;
    Row row;
    ANJUAN_TRY(found, read_row(row));
    if (!found) {
      auto failure = empty_file(package_.path());
      failure.value().diagnostics[0].message = trf("the sheet '{}' is empty", sheet_.name);
      return failure;
    }
    header_line_ = row.line;
    Row lower;
    if (two_levels_) ANJUAN_DO(read_row(lower));
    header_ = make_header(row.cells, two_levels_ ? &lower.cells : nullptr);
    first_row_ = (two_levels_ ? lower.line : row.line) + 1;
    return {};
  }

  Result<bool> next(Row& row) override {
    auto found = read_row(row);
    if (!found || !*found) return found;
    row.number = ++count_;
    const std::size_t columns = header_.names.size();
    fit_row(row, columns);
    if (!stray_.empty()) {
      Diagnostic d = place(row, columns);
      d.code = "ragged-row";
      d.message = trf("row {}: text beside the table, where no column has a name: {}", row.number,
                      join(stray_names_, ", "));
      d.remedy = tr("give every column a name in the header, or empty the cells beside them");
      row.problems.push_back(std::move(d));
      for (Cell& cell : stray_) row.cells.push_back(std::move(cell));
    }
    return true;
  }

  Diagnostic place(const Row& row, std::size_t) const override {
    return {.code = {}, .file = package_.path(), .line = row.line};
  }

  std::string cell_label(const Row& row, std::size_t column) const override {
    return fmt::format("{}{}", column_letters(column), row.line);
  }

  std::vector<Diagnostic> notes() const override {
    std::vector<Diagnostic> notes;
    std::vector<std::string> others;
    for (const XlsxSheet& sheet : book_.sheets)
      if (sheet.name != sheet_.name && sheet.visible) others.push_back(sheet.name);
    if (!others.empty() && !sheet_chosen_) {
      Diagnostic d{.severity = Severity::note, .code = "other-sheets", .file = package_.path()};
      d.message = trf("only the sheet '{}' is read; there are also: {}", sheet_.name,
                      fmt::join(others, ", "));
      d.remedy = tr("name another one with --sheet");
      notes.push_back(std::move(d));
    }
    if (titles_) notes.push_back(titles_above(package_.path(), header_line_));
    if (facts_.hidden_count() > 0) {
      Diagnostic d{.severity = Severity::note, .code = "hidden-rows", .file = package_.path()};
      d.message =
          trf("rows that the sheet hides are read too: {}{}", fmt::join(facts_.hidden_rows(), ", "),
              facts_.hidden_count() > facts_.hidden_rows().size() ? " …" : "");
      d.remedy = tr("delete them if they are not meant");
      notes.push_back(std::move(d));
    }
    return notes;
  }

  int header_line() const { return header_line_; }

 private:
  /// A merge whose rows are passing by, and the value of its first cell.
  struct Open {
    SheetFacts::Merge merge;
    Cell value;
  };

  Result<> open_part() {
    part_.reset();
    elements_ = SheetPart();
    open_merges_.clear();
    next_merge_ = 0;
    ANJUAN_TRY(part, XmlPart::open(package_, sheet_.part, elements_));
    part_.emplace(std::move(part));
    return {};
  }

  /// The next row that is not blank; false at the end.
  Result<bool> read_row(Row& row) {
    for (;;) {
      while (elements_.rows().empty()) {
        auto more = part_->pump();
        if (!more) return more;
        if (book_.strings.failed()) return Spool::cannot_read_back(package_.path());
        if (!elements_.problem().empty()) return package_.damaged(sheet_.part, elements_.problem());
        if (!*more && elements_.rows().empty()) return false;
      }
      const RawRow raw = std::move(elements_.rows().front());
      elements_.rows().pop_front();
      if (raw.line < header_row_) continue;
      std::string problem;
      row = understand(raw, problem);
      if (!problem.empty()) return package_.damaged(sheet_.part, problem);
      if (raw.line < first_row_ ? !is_blank(row.cells) : spread_merges(row)) return true;
    }
  }

  Row understand(const RawRow& raw, std::string& problem) {
    Row row;
    row.line = raw.line;
    stray_.clear();
    stray_names_.clear();
    std::size_t size = 0;
    for (const RawCell& found : raw.cells) {
      Cell cell = understand(found, problem);
      size += cell.text.size();
      if (size > kMaxRowText) problem = text_too_long();
      if (!problem.empty()) {
        problem += fmt::format(" ({}{})", column_letters(found.column), raw.line);
        break;
      }
      if (cell.text.empty()) continue;
      if (raw.line >= first_row_ && found.column >= header_.names.size()) {
        if (trim(cell.text).empty()) continue;
        if (stray_names_.size() < kListed) stray_names_.push_back(cell_label(row, found.column));
        stray_.push_back(std::move(cell));
        continue;
      }
      if (row.cells.size() <= found.column) row.cells.resize(found.column + 1);
      Cell& target = row.cells[found.column];
      if (!target.text.empty()) {
        problem = trf("the cell {} stands twice", cell_label(row, found.column));
        break;
      }
      target = std::move(cell);
    }
    return row;
  }

  Cell understand(const RawCell& cell, std::string& problem) {
    const std::string_view plain = trim(cell.value);
    const bool calculated = cell.type == "str"
                                ? !cell.value.empty() || (cell.has_value && cell.may_be_empty)
                                : !plain.empty() || !cell.rich.empty();
    // Programs that cannot calculate write no value, or nought and the wish to be calculated.
    if (cell.has_formula && (!calculated || (book_.uncalculated && plain == "0")))
      return {"=" + cell.formula, CellKind::formula};
    if (cell.type == "inlineStr" || (cell.value.empty() && !cell.rich.empty()))
      return {cell.rich.empty() ? unescape(cell.value) : cell.rich, CellKind::text};
    if (cell.type == "str") return {unescape(cell.value), CellKind::text};
    if (plain.empty()) return {};
    if (cell.type == "s") return {shared(plain, problem), CellKind::text};
    if (cell.type == "e") return {std::string(plain), CellKind::error};
    if (cell.type == "b")
      return {plain == "1" || plain == "true" ? "true" : "false", CellKind::text};
    if (cell.type == "d") return {std::string(plain), CellKind::text};
    const NumberFormat* format = book_.format_of(cell.style);
    if (format == nullptr) {
      problem = trf("there is no style {}, which says what its numbers are", cell.style);
      return {};
    }
    return number_cell(plain, *format, book_.from_1904);
  }

  std::string shared(std::string_view number, std::string& problem) {
    const auto index = parse_number<std::size_t>(number);
    if (index && *index < book_.strings.size()) return book_.strings.get(*index);
    problem = trf("there is no shared text {}", number);
    return {};
  }

  /// Merged cells hold the value of their first one, whatever lies hidden under them. False when
  /// the row says nothing of its own.
  bool spread_merges(Row& row) {
    const auto line = static_cast<std::size_t>(row.line) - 1;
    std::erase_if(open_merges_, [&](const Open& open) { return open.merge.to.row < line; });
    for (; next_merge_ < merges_.size() && merges_[next_merge_].from.row <= line; ++next_merge_) {
      const SheetFacts::Merge& merge = merges_[next_merge_];
      // Those of titles and column names end with them.
      if (merge.to.row < line || merge.from.row + 1 < static_cast<std::size_t>(first_row_))
        continue;
      // No program draws one over another.
      if (std::any_of(open_merges_.begin(), open_merges_.end(), [&](const Open& open) {
            return open.merge.from.column <= merge.to.column &&
                   merge.from.column <= open.merge.to.column;
          }))
        continue;
      const bool here = merge.from.row == line && merge.from.column < row.cells.size();
      open_merges_.push_back({merge, here ? row.cells[merge.from.column] : Cell()});
    }
    for (const Open& open : open_merges_)
      for (std::size_t i = open.merge.from.column + (open.merge.from.row == line ? 1 : 0);
           i < std::min(open.merge.to.column + 1, row.cells.size()); ++i)
        row.cells[i] = {};
    if (stray_.empty() && is_blank(row.cells)) return false;
    for (const Open& open : open_merges_) {
      if (open.merge.from.row == line || open.value.text.empty()) continue;
      const std::size_t column = open.merge.from.column;
      if (column >= header_.names.size()) continue;
      if (row.cells.size() <= column) row.cells.resize(column + 1);
      row.cells[column] = open.value;
    }
    return true;
  }

  XlsxPackage package_;
  XlsxWorkbook book_;
  XlsxSheet sheet_;
  int header_row_;
  bool two_levels_ = false;
  bool titles_ = false;
  bool sheet_chosen_;
  SheetFacts facts_;
  SheetPart elements_;
  std::optional<XmlPart> part_;
  std::vector<SheetFacts::Merge> merges_;
  std::size_t next_merge_ = 0;
  std::vector<Open> open_merges_;
  std::vector<Cell> stray_;               ///< of the last row, beside the named columns
  std::vector<std::string> stray_names_;  ///< the first of them: "G2"
  int header_line_ = 0;
  int first_row_ = std::numeric_limits<int>::max();  ///< the first below the header
  std::size_t count_ = 0;
};

/// By name, else by number from 1; the first visible sheet when nothing is wanted.
Result<XlsxSheet> choose_sheet(const XlsxWorkbook& book, const std::string& path,
                               const std::string& wanted) {
  std::vector<std::string_view> names;
  for (const XlsxSheet& sheet : book.sheets) {
    if (wanted.empty() ? sheet.visible : sheet.name == wanted) return sheet;
    names.push_back(sheet.name);
  }
  if (wanted.empty()) return book.sheets[0];
  const auto number = number_of<std::size_t>(wanted);
  if (number >= 1 && number <= book.sheets.size()) return book.sheets[number - 1];
  Diagnostic d{.code = "unknown-sheet", .file = path};
  d.message = trf("there is no sheet '{}'", wanted);
  const std::string_view near = nearest(wanted, names);
  d.remedy = near.empty() ? trf("the sheets are: {}", fmt::join(names, ", "))
                          : trf("did you mean '{}'?", near);
  return fail(ExitCode::usage, std::move(d));
}

}  // namespace

Result<std::unique_ptr<RowSource>> open_xlsx_rows(const std::string& path,
                                                  const RowOptions& options) {
  ANJUAN_TRY(package, XlsxPackage::open(path));
  ANJUAN_TRY(book, read_workbook(package));
  ANJUAN_TRY(sheet, choose_sheet(book, path, options.sheet));
  auto rows =
      std::make_unique<XlsxRows>(std::move(package), std::move(book), std::move(sheet), options);
  ANJUAN_DO(rows->start(options.score));
  ANJUAN_DO(expect_rows(*rows, path, rows->header_line()));
  return rows;
}

}  // namespace anjuan
