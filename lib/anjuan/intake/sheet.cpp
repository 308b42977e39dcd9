#include "anjuan/intake/sheet.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

#include "anjuan/base/text.hpp"
#include "anjuan/i18n/i18n.hpp"
#include "anjuan/intake/rejects.hpp"

namespace anjuan {

RowOptions combine(RowOptions from_map, const RowOptions& given) {
  if (given.format) from_map.format = given.format;
  if (given.encoding) from_map.encoding = given.encoding;
  if (!given.sheet.empty()) from_map.sheet = given.sheet;
  if (given.header_row != 0) from_map.header_row = given.header_row;
  from_map.all_sheets = from_map.all_sheets || given.all_sheets;
  return from_map;
}

Result<Sheet> Sheet::open(const ColumnTable& columns, const SheetRequest& request) {
  ImportMap map;
  if (!request.map.empty()) {
    auto loaded = ImportMap::load(columns, request.map);
    if (!loaded) return pass_on(loaded);
    map = std::move(*loaded);
  }
  RowOptions how = combine(map.options, request.rows);
  how.score = header_score(columns, map);
  auto table = RowTable::open(request.path, how, request.quarantine);
  if (!table) return pass_on(table);
  auto intake = request.map.empty()
                    ? Intake::recognize(columns, table->rows(), request.path, request.offset)
                    : Intake::bind(columns, map, table->rows(), request.path, request.offset);
  if (!intake) {
    table->name_in(intake.error().diagnostics);
    return pass_on(intake);
  }
  return Sheet(columns, std::move(*table), std::move(map), std::move(*intake));
}

Sheet::Sheet(const ColumnTable& columns, RowTable table, ImportMap map, Intake intake)
    : columns_(&columns),
      table_(std::move(table)),
      map_(std::move(map)),
      intake_(std::move(intake)) {
  std::vector<bool> numbering(rows().header().size());
  for (std::size_t i = 0; i < numbering.size(); ++i) numbering[i] = !intake_.reads(i);
  for (const ColumnSpec& column : columns.all())
    if (column.numbers)
      for (const std::size_t i : intake_.columns_of(columns.index_of(column))) numbering[i] = true;
  table_.leave_out_numbered(std::move(numbering));
}

/// The rules speak of options; in a sheet the same is a column. What stands between backticks is a
/// command of its own.
void Sheet::name_columns(Diagnostic& what) const {
  std::vector<std::string> names;
  for (std::size_t at = what.remedy.find("--"); at != std::string::npos;
       at = what.remedy.find("--", at + 2)) {
    if (std::count(what.remedy.begin(), what.remedy.begin() + static_cast<std::ptrdiff_t>(at),
                   '`') %
            2 !=
        0)
      continue;
    const std::size_t end = what.remedy.find_first_not_of("abcdefghijklmnopqrstuvwxyz-", at);
    const ColumnSpec* column = columns_->recognize(what.remedy.substr(at, end - at));
    if (column == nullptr) continue;
    const auto place = intake_.column_of(columns_->index_of(*column));
    std::string name = column_word(*column);
    if (place && !rows().header()[*place].empty()) name = rows().header()[*place];
    if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(name);
  }
  if (!names.empty())
    what.remedy = trf("{}; in the sheet: column {}", what.remedy, join(names, tr(", ")));
}

/// What is said of a row shows its line only where every text in it is read: whom the others name
/// nobody knows.
void Sheet::hide_people(const Row& row, std::span<Diagnostic> said) const {
  const auto is_text = [](const Cell& cell) {
    return std::any_of(cell.text.begin(), cell.text.end(), [](char c) {
      return (c & 0x80) != 0 || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    });
  };
  for (std::size_t i = 0; i < row.cells.size(); ++i)
    if (!intake_.reads(i) && is_text(row.cells[i]) &&
        (i >= rows().header().size() || !is_own_column(rows().header()[i])))
      for (Diagnostic& d : said) d.source_line.clear();
  if (veil_) veil_(row, said);
}

Result<bool> Sheet::next(Row& row, Taken& taken) {
  auto more = table_.next(row);
  if (!more || !*more) return more;
  taken = intake_.take(rows(), row);
  const auto first_note = std::stable_partition(
      taken.faults.begin(), taken.faults.end(),
      [](const RowFault& fault) { return fault.what.severity == Severity::error; });
  for (auto fault = first_note; fault != taken.faults.end(); ++fault) note(row, std::move(*fault));
  taken.faults.erase(first_note, taken.faults.end());
  return true;
}

void Sheet::note(const Row& row, RowFault fault) {
  hide_people(row, {&fault.what, 1});
  notes_.add(std::move(fault));
}

Result<> Sheet::reject(const Row& row, std::vector<RowFault> faults) {
  std::vector<Diagnostic> reasons;
  for (RowFault& fault : faults) {
    hide_people(row, {&fault.what, 1});
    reasons.push_back(told(fault));
  }
  ANJUAN_DO(table_.reject(row, reasons));
  for (RowFault& fault : faults) problems_.add(std::move(fault));
  return {};
}

std::vector<Diagnostic> Sheet::take_problems() {
  std::vector<Diagnostic> problems = problems_.take();
  table_.name_in(problems);
  return problems;
}

std::vector<Diagnostic> Sheet::take_notes() {
  std::vector<Diagnostic> notes = table_.notes();
  if (rejected() > 0 && table_.keeps_rejects())
    notes.push_back(
        {.severity = Severity::note,
         .code = "rejects-are-private",
         .message = tr("the rejects hold the rows as they came, with names and numbers: "
                       "only you can read a new file of them"),
         .remedy = tr("delete it once its rows are mended and registered")});
  notes.insert(notes.end(), intake_.notes().begin(), intake_.notes().end());
  std::vector<Diagnostic> of_rows = notes_.take();
  notes.insert(notes.end(), std::make_move_iterator(of_rows.begin()),
               std::make_move_iterator(of_rows.end()));
  table_.name_in(notes);
  return notes;
}

}  // namespace anjuan
