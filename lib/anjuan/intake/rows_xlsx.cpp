#include <algorithm>
#include <charconv>
#include <deque>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "anjuan/base/text.hpp"
#include "anjuan/i18n/i18n.hpp"
#include "anjuan/intake/rows.hpp"
#include "anjuan/intake/xlsx_package.hpp"
#include "anjuan/intake/xlsx_workbook.hpp"

namespace anjuan {
namespace {

/// More columns than this no workbook can have; a reference beyond is damage.
constexpr std::size_t kMaxColumns = 16384;

/// Turns the elements of a sheet into rows, a few at a time.
class SheetPart : public XmlHandler {
 public:
  explicit SheetPart(XlsxWorkbook& book) : book_(book) {}

  std::deque<Row>& rows() { return rows_; }
  const std::string& problem() const { return problem_; }
  void reset() {
    rows_.clear();
    row_number_ = 0;
  }

  void open(std::string_view name, const XmlAttributes& attributes) override {
    if (name == "row") {
      int number = row_number_ + 1;
      const std::string_view r = attributes.get("r");
      std::from_chars(r.data(), r.data() + r.size(), number);
      row_number_ = number;
      row_ = Row{};
      row_.line = number;
    } else if (name == "c") {
      open_cell(attributes);
    } else if (name == "v") {
      in_value_ = true;
    } else {
      rich_.open(name);
    }
  }

  void close(std::string_view name) override {
    if (name == "row") {
      rows_.push_back(std::move(row_));
    } else if (name == "c") {
      close_cell();
    } else if (name == "v") {
      in_value_ = false;
    } else {
      rich_.close(name);
    }
  }

  void text(std::string_view text) override {
    if (in_value_)
      value_ += text;
    else
      rich_.text(text);
  }

 private:
  void open_cell(const XmlAttributes& attributes) {
    type_ = attributes.get("t");
    style_ = 0;
    const std::string_view style = attributes.get("s");
    std::from_chars(style.data(), style.data() + style.size(), style_);
    column_ = row_.cells.size();
    if (const std::string_view r = attributes.get("r"); !r.empty()) {
      const auto reference = parse_reference(r);
      if (reference && reference->column < kMaxColumns)
        column_ = reference->column;
      else
        problem_ = trf("'{}' is no cell", r);
    }
    value_.clear();
    rich_.take();
  }

  void close_cell() {
    if (row_.cells.size() <= column_) row_.cells.resize(column_ + 1);
    row_.cells[column_] = cell();
  }

  Cell cell() {
    if (type_ == "inlineStr") return {rich_.take(), CellKind::text};
    if (type_ == "s") return {shared(), CellKind::text};
    if (type_ == "str") return {unescape(value_), CellKind::text};
    if (type_ == "e") return {value_, CellKind::error};
    if (type_ == "b") return {value_ == "1" ? "true" : "false", CellKind::text};
    if (type_ == "d" || value_.empty()) return {value_, CellKind::text};
    const NumberShape shape =
        style_ < book_.shapes.size() ? book_.shapes[style_] : NumberShape::plain;
    return number_cell(value_, shape, book_.from_1904);
  }

  std::string shared() {
    std::size_t index = 0;
    const char* end = value_.data() + value_.size();
    if (std::from_chars(value_.data(), end, index).ptr == end && index < book_.strings.size())
      return book_.strings.get(index);
    problem_ = trf("there is no shared text {}", value_);
    return {};
  }

  XlsxWorkbook& book_;
  std::deque<Row> rows_;
  Row row_;
  int row_number_ = 0;
  std::string type_;
  std::size_t style_ = 0;
  std::size_t column_ = 0;
  std::string value_;
  bool in_value_ = false;
  RichText rich_;
  std::string problem_;
};

class XlsxRows : public RowSource {
 public:
  XlsxRows(XlsxPackage package, XlsxWorkbook book, XlsxSheet sheet, int header_row,
           bool sheet_chosen)
      : package_(std::move(package)),
        book_(std::move(book)),
        sheet_(std::move(sheet)),
        header_row_(header_row),
        sheet_chosen_(sheet_chosen),
        elements_(book_) {}

  const std::vector<std::string>& header() const override { return header_; }

  Result<> rewind() override {
    elements_.reset();
    count_ = 0;
    part_.reset();
    auto part = XmlPart::open(package_, sheet_.part, elements_);
    if (!part) return pass_on(part);
    part_.emplace(std::move(*part));
    Row row;
    auto found = read_row(row);
    if (!found) return pass_on(found);
    if (!*found) {
      auto failure = empty_file(package_.path());
      failure.value().diagnostics[0].message = trf("the sheet '{}' is empty", sheet_.name);
      return failure;
    }
    header_ = header_names(row.cells);
    header_line_ = row.line;
    return {};
  }

  Result<bool> next(Row& row) override {
    auto found = read_row(row);
    if (!found || !*found) return found;
    row.number = ++count_;
    fit_row(row, header_.size(), false, place(row, header_.size()));
    return true;
  }

  Diagnostic place(const Row& row, std::size_t) const override {
    return {.code = {}, .file = package_.path(), .line = row.line};
  }

  std::string cell_label(const Row& row, std::size_t column) const override {
    return fmt::format("{}{}", column_letters(column), row.line);
  }

  std::vector<Diagnostic> notes() const override {
    std::vector<std::string> others;
    for (const XlsxSheet& sheet : book_.sheets)
      if (sheet.name != sheet_.name && sheet.visible) others.push_back(sheet.name);
    if (others.empty() || sheet_chosen_) return {};
    Diagnostic d{.severity = Severity::note, .code = "other-sheets", .file = package_.path()};
    d.message = trf("only the sheet '{}' is read; there are also: {}", sheet_.name,
                    fmt::join(others, ", "));
    d.remedy = tr("name another one with --sheet");
    return {std::move(d)};
  }

  int header_line() const { return header_line_; }

 private:
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
      row = std::move(elements_.rows().front());
      elements_.rows().pop_front();
      if (row.line >= header_row_ && !is_blank(row.cells)) return true;
    }
  }

  XlsxPackage package_;
  XlsxWorkbook book_;
  XlsxSheet sheet_;
  int header_row_;
  bool sheet_chosen_;
  SheetPart elements_;
  std::optional<XmlPart> part_;
  std::vector<std::string> header_;
  int header_line_ = 0;
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
  std::size_t number = 0;
  const char* end = wanted.data() + wanted.size();
  if (std::from_chars(wanted.data(), end, number).ptr == end && number >= 1 &&
      number <= book.sheets.size())
    return book.sheets[number - 1];
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
  auto package = XlsxPackage::open(path);
  if (!package) return pass_on(package);
  auto book = read_workbook(*package);
  if (!book) return pass_on(book);
  auto sheet = choose_sheet(*book, path, options.sheet);
  if (!sheet) return pass_on(sheet);
  auto rows = std::make_unique<XlsxRows>(std::move(*package), std::move(*book), std::move(*sheet),
                                         options.header_row, !options.sheet.empty());
  if (auto start = rows->rewind(); !start) return pass_on(start);
  Row first;
  if (auto found = rows->next(first); !found)
    return pass_on(found);
  else if (!*found)
    return no_rows(path, rows->header_line());
  if (auto again = rows->rewind(); !again) return pass_on(again);
  return rows;
}

}  // namespace anjuan
