#include "anjuan/intake/sheet.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

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
  return Sheet(std::move(*table), std::move(map), std::move(*intake));
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
  if (veil_) veil_(row, {&fault.what, 1});
  notes_.add(std::move(fault));
}

Result<> Sheet::reject(const Row& row, std::vector<RowFault> faults) {
  std::vector<Diagnostic> reasons;
  for (RowFault& fault : faults) {
    if (veil_) veil_(row, {&fault.what, 1});
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
  notes.insert(notes.end(), intake_.notes().begin(), intake_.notes().end());
  std::vector<Diagnostic> of_rows = notes_.take();
  notes.insert(notes.end(), std::make_move_iterator(of_rows.begin()),
               std::make_move_iterator(of_rows.end()));
  table_.name_in(notes);
  return notes;
}

}  // namespace anjuan
