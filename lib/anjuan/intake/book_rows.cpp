#include "anjuan/intake/book_rows.hpp"

#include <algorithm>
#include <utility>

#include "anjuan/base/number.hpp"
#include "anjuan/base/text.hpp"
#include "anjuan/i18n/i18n.hpp"

namespace anjuan {
namespace {

/// All text of one row, at most.
constexpr std::size_t kMaxRowText = 16U << 20;

}  // namespace

BookRows::BookRows(std::string path, XlsxWorkbook book, XlsxSheet sheet, const RowOptions& options)
    : path_(std::move(path)),
      book_(std::move(book)),
      sheet_(std::move(sheet)),
      header_row_(options.header_row),
      min_columns_(options.min_columns),
      sheet_chosen_(!options.sheet.empty()) {}

Result<> BookRows::start(SheetFacts facts, const HeaderScore& score) {
  facts_ = std::move(facts);
  if (header_row_ == 0 && score) {
    ANJUAN_DO(open_part());
    std::vector<Row> first;
    Row row;
    while (first.size() < kHeaderSearch) {
      auto found = read_row(row);
      if (!found) return pass_on(found);
      if (!*found) break;
      first.push_back(std::move(row));
    }
    if (!first.empty()) {
      const HeaderPlace place = find_header(first, score);
      header_row_ = first[place.index].line;
      levels_ = place.levels;
      titles_ = place.index > 0;
    }
  }
  return rewind();
}

Result<> BookRows::rewind() {
  count_ = 0;
  first_row_ = std::numeric_limits<int>::max();
  next_merge_ = 0;
  open_merges_.clear();
  ANJUAN_DO(open_part());
  Row row;
  auto found = read_row(row);
  if (!found) return pass_on(found);
  if (!*found) {
    auto failure = empty_file(path_);
    failure.value().diagnostics[0].message = trf("the sheet '{}' is empty", sheet_.name);
    return failure;
  }
  header_line_ = row.line;
  std::vector<std::vector<Cell>> levels{std::move(row.cells)};
  while (levels.size() < levels_) {
    ANJUAN_DO(read_row(row));
    levels.push_back(std::move(row.cells));
  }
  header_ = make_header(levels, min_columns_);
  first_row_ = row.line + 1;
  return {};
}

Result<bool> BookRows::next(Row& row) {
  auto found = read_row(row);
  if (!found || !*found) return found;
  row.number = ++count_;
  const std::size_t columns = header_.names.size();
  fit_row(row, columns);
  if (!stray_.empty()) {
    Diagnostic d = place(row, columns);
    d.code = "ragged-row";
    d.message =
        trf("text beside the table, where no column has a name: {}", join(stray_names_, tr(", ")));
    d.remedy = tr("give every column a name in the header, or empty the cells beside them");
    row.problems.push_back(std::move(d));
    for (Cell& cell : stray_) row.cells.push_back(std::move(cell));
  }
  return true;
}

Diagnostic BookRows::place(const Row& row, std::size_t) const {
  return {.code = {}, .file = path_, .line = row.line};
}

std::string BookRows::cell_label(const Row& row, std::size_t column) const {
  return fmt::format("{}{}", column_letters(column), row.line);
}

std::vector<Diagnostic> BookRows::notes() const {
  std::vector<Diagnostic> notes;
  std::vector<std::string> others;
  for (const XlsxSheet& sheet : book_.sheets)
    if (sheet.name != sheet_.name && sheet.visible) others.push_back(sheet.name);
  if (!others.empty() && !sheet_chosen_) {
    Diagnostic d{.severity = Severity::note, .code = "other-sheets", .file = path_};
    d.message = trf("only the sheet '{}' is read; there are also: {}", sheet_.name,
                    fmt::join(others, tr(", ")));
    d.remedy = tr("name another one with --sheet");
    notes.push_back(std::move(d));
  }
  if (titles_) notes.push_back(titles_above(path_, header_line_));
  if (facts_.hidden_count > 0) {
    Diagnostic d{.severity = Severity::note, .code = "hidden-rows", .file = path_};
    d.message =
        trf("rows that the sheet hides are read too: {}{}", fmt::join(facts_.hidden_rows, tr(", ")),
            facts_.hidden_count > facts_.hidden_rows.size() ? " …" : "");
    d.remedy = tr("delete them if they are not meant");
    notes.push_back(std::move(d));
  }
  return notes;
}

/// The next row that is not blank; false at the end.
Result<bool> BookRows::read_row(Row& row) {
  for (;;) {
    auto raw = next_raw();
    if (!raw) return pass_on(raw);
    if (!*raw) return false;
    const int line = (*raw)->line;
    if (line < header_row_) continue;
    std::string problem;
    row = understand(**raw, problem);
    if (!problem.empty()) return damaged(problem);
    if (line < first_row_ ? !is_blank(row.cells) : spread_merges(row)) return true;
  }
}

Row BookRows::understand(const RawRow& raw, std::string& problem) {
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
      if (stray_names_.size() < kListedRows) stray_names_.push_back(cell_label(row, found.column));
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

Cell BookRows::understand(const RawCell& cell, std::string& problem) {
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
  if (cell.type == "b") return {plain == "1" || plain == "true" ? "true" : "false", CellKind::text};
  if (cell.type == "d") return {std::string(plain), CellKind::text};
  const NumberFormat* format = book_.format_of(cell.style);
  if (format == nullptr) {
    problem = trf("there is no style {}, which says what its numbers are", cell.style);
    return {};
  }
  return number_cell(plain, *format, book_.from_1904);
}

std::string BookRows::shared(std::string_view number, std::string& problem) {
  const auto index = parse_number<std::size_t>(number);
  if (index && *index < book_.strings.size()) return book_.strings.get(*index);
  problem = trf("there is no shared text {}", number);
  return {};
}

/// Merged cells hold the value of their first one, whatever lies hidden under them. False when
/// the row says nothing of its own.
bool BookRows::spread_merges(Row& row) {
  const auto line = static_cast<std::size_t>(row.line) - 1;
  std::erase_if(open_merges_, [&](const Open& open) { return open.merge.to.row < line; });
  for (; next_merge_ < facts_.merges.size() && facts_.merges[next_merge_].from.row <= line;
       ++next_merge_) {
    const MergedArea& merge = facts_.merges[next_merge_];
    // Those of titles and column names end with them.
    if (merge.to.row < line || merge.from.row + 1 < static_cast<std::size_t>(first_row_)) continue;
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
  d.remedy = near.empty() ? trf("the sheets are: {}", fmt::join(names, tr(", ")))
                          : trf("did you mean '{}'?", near);
  return fail(ExitCode::usage, std::move(d));
}

std::vector<std::string> visible_sheets(const XlsxWorkbook& book) {
  std::vector<std::string> names;
  for (const XlsxSheet& sheet : book.sheets)
    if (sheet.visible) names.push_back(sheet.name);
  return names;
}

bool has_table(const Result<std::unique_ptr<RowSource>>& rows, const RowOptions& options) {
  return rows &&
         (!options.score || options.score({(*rows)->header(), (*rows)->header_groups()}) > 0);
}

std::vector<XlsxSheet> other_candidates(const XlsxWorkbook& book, const XlsxSheet& first,
                                        const RowOptions& options) {
  std::vector<XlsxSheet> others;
  if (!options.sheet.empty() || !options.score) return others;
  for (const XlsxSheet& sheet : book.sheets)
    if (sheet.visible && sheet.name != first.name) others.push_back(sheet);
  return others;
}

Result<std::unique_ptr<RowSource>> first_with_table(
    Result<std::unique_ptr<RowSource>> first, const std::vector<XlsxSheet>& others,
    const RowOptions& options,
    const std::function<Result<std::unique_ptr<RowSource>>(const XlsxSheet&)>& open) {
  if (has_table(first, options)) return first;
  for (const XlsxSheet& sheet : others)
    if (auto rows = open(sheet); has_table(rows, options)) return rows;
  return first;
}

}  // namespace anjuan
