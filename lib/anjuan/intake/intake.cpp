#include "anjuan/intake/intake.hpp"

#include <algorithm>
#include <utility>

#include "anjuan/base/replace.hpp"
#include "anjuan/base/text.hpp"
#include "anjuan/i18n/i18n.hpp"
#include "anjuan/intake/intake_values.hpp"
#include "anjuan/intake/xlsx_values.hpp"

namespace anjuan {
namespace {

/// Characters of a cell's text that a message shows.
constexpr std::size_t kShownCells = 40;

/// A cell without any of its white space, for tables of values that clerks have padded: 来 访.
std::string squeezed(std::string_view key) {
  std::string out(key);
  for (const std::string_view blank : {" ", "\t", "\n", "\r", "\xC2\xA0"})
    out = replace_all(std::move(out), blank, "");
  return out;
}

/// The value that the field's table of values gives for a cell; nothing when the cell is read as it
/// stands.
std::optional<Value> translate(const FieldRule& rule, const Cell& cell) {
  if (rule.values.empty()) return std::nullopt;
  if (auto problem = problem_of(cell)) return tl::unexpected(std::move(*problem));
  const std::string key = read_cell_key(cell.seen());
  auto found = rule.values.find(key);
  if (found == rule.values.end())
    found = std::find_if(rule.values.begin(), rule.values.end(), [&](const auto& entry) {
      return !key.empty() && squeezed(entry.first) == squeezed(key);
    });
  std::vector<std::string_view> known;
  for (const auto& [from, to] : rule.values) {
    if (found == rule.values.end() && key == to) return key;
    known.push_back(from);
  }
  if (found == rule.values.end()) {
    if (says_nothing(key)) return Value(std::string());
    if (!value_of_word(*rule.column, squeezed(key)).empty()) return std::nullopt;
    found = rule.values.find("*");
  }
  if (found != rule.values.end()) {
    if (found->second == "*") return std::nullopt;
    return found->second;
  }
  const std::string_view near = nearest(key, known);
  return tl::unexpected(ValueProblem{
      "unmapped-value",
      trf("'{}' is not in the table [values.{}]", truncate(key, kShownCells), rule.column->name),
      near.empty() ? trf("add it there: \"{}\" = …", truncate(key, kShownCells))
                   : trf("did you mean '{}'? if not, add it to the table", near)});
}

/// A cell as a value of the field, through its table of values.
Value read_cell(const FieldRule& rule, const Cell& cell, std::chrono::minutes offset) {
  auto text = translate(rule, cell);
  if (!text && rule.column->type != DraftType::yes_no && cell.kind == CellKind::text &&
      says_nothing(cell.text))
    return std::string();
  if (!text) return read_value(*rule.column, cell, offset);
  if (!*text || (*text)->empty()) return *text;
  return read_value(*rule.column, {std::move(**text), CellKind::text}, offset);
}

Diagnostic what(ValueProblem problem) {
  Diagnostic d{.code = std::move(problem.code)};
  d.message = std::move(problem.message);
  d.remedy = std::move(problem.remedy);
  return d;
}

Diagnostic note(const char* code, std::string message, std::string remedy = {}) {
  Diagnostic d{.severity = Severity::note, .code = code};
  d.message = std::move(message);
  d.remedy = std::move(remedy);
  return d;
}

/// Puts `what` where `place` is.
Diagnostic put(Diagnostic place, Diagnostic what) {
  place.severity = what.severity;
  place.code = std::move(what.code);
  place.message = std::move(what.message);
  place.rule = std::move(what.rule);
  place.remedy = std::move(what.remedy);
  return place;
}

RowFault place_column(const RowSource& rows, const Row& row, std::size_t column, Diagnostic what) {
  RowFault fault{.what = put(rows.place(row, column), std::move(what)),
                 .row = row.number,
                 .column = rows.header()[column],
                 .cell = rows.cell_label(row, column)};
  if (fault.column.empty()) fault.column = column_letters(column);
  return fault;
}

/// Columns that mean the same and do not say it.
RowFault two_values(const RowSource& rows, const Row& row, std::span<const std::size_t> columns,
                    const FieldRule& rule) {
  return place_column(rows, row, columns[1],
                      what({"two-values",
                            trf("this and '{}' both mean {}, and say different things",
                                rows.header()[columns[0]], column_word(*rule.column)),
                            tr("empty one of the two, or say with --map which column counts")}));
}

void add(Taken& taken, RowFault fault) {
  taken.good = taken.good && fault.what.severity != Severity::error;
  taken.faults.push_back(std::move(fault));
}

/// What is odd about a cell that is read all the same.
void note_characters(const RowSource& rows, const Row& row, std::size_t column, Taken& taken) {
  const std::string& text = row.cells[column].text;
  if (has_control_characters(text))
    add(taken, place_column(rows, row, column,
                            note("control-characters", tr("control characters were left out"))));
  if (has_private_characters(text))
    add(taken, place_column(rows, row, column,
                            note("private-characters", tr("characters that only one font knows"),
                                 tr("compare them with the original; is the encoding right?"))));
}

}  // namespace

std::optional<std::size_t> Intake::plan_of(std::size_t index) const {
  for (std::size_t i = 0; i < plans_.size(); ++i)
    if (table_->index_of(*plans_[i].rule.column) == index) return i;
  return std::nullopt;
}

std::optional<std::size_t> Intake::column_of(std::size_t index) const {
  const auto plan = plan_of(index);
  if (!plan || plans_[*plan].columns.empty()) return std::nullopt;
  return plans_[*plan].columns[0];
}

std::vector<std::size_t> Intake::columns_of(std::size_t index) const {
  const auto plan = plan_of(index);
  return plan ? plans_[*plan].columns : std::vector<std::size_t>();
}

RowFault Intake::place(const RowSource& rows, const Row& row, std::size_t index,
                       Diagnostic what) const {
  if (const auto column = column_of(index))
    return place_column(rows, row, *column, std::move(what));
  RowFault fault = place(rows, row, std::move(what));
  fault.field = column_word((*table_)[index]);
  return fault;
}

RowFault Intake::place_cell(const RowSource& rows, const Row& row, std::size_t column,
                            Diagnostic what) {
  return place_column(rows, row, column, std::move(what));
}

RowFault Intake::place(const RowSource& rows, const Row& row, Diagnostic what) {
  return {.what = put(rows.place(row, 0), std::move(what)), .row = row.number};
}

std::string Intake::read_cells(const RowSource& rows, const Row& row, const FieldRule& rule,
                               std::span<const std::size_t> columns, Taken& taken) const {
  std::string value;
  for (const std::size_t column : columns) note_characters(rows, row, column, taken);
  if (rule.column->type == DraftType::moment && columns.size() == 2 && rule.values.empty()) {
    Value read = read_day_and_time(row.cells[columns[0]], row.cells[columns[1]], offset_);
    if (read)
      value = std::move(*read);
    else if (read.error().code == kTwoDays)
      add(taken, two_values(rows, row, columns, rule));
    else
      add(taken, place_column(rows, row, columns[0], what(std::move(read.error()))));
    return value;
  }
  for (const std::size_t column : columns) {
    Value read = read_cell(rule, row.cells[column], offset_);
    if (!read) {
      add(taken, place_column(rows, row, column, what(std::move(read.error()))));
    } else if (rule.either && rule.column->protects && !value.empty()) {
      // Whoever is protected by one of them is protected.
      if (*read == "true") value = *read;
    } else if (rule.either) {
      if (!value.empty() && !read->empty() && value != *read)
        add(taken, two_values(rows, row, columns, rule));
      else if (value.empty())
        value = std::move(*read);
    } else {
      if (!value.empty() && !read->empty()) value += '/';
      value += *read;
    }
  }
  return value;
}

void Intake::apply_fallback(const RowSource& rows, const Row& row, std::size_t index,
                            std::vector<std::string>& values, Taken& taken) const {
  const Plan& plan = plans_[index];
  if (!values[index].empty()) return;
  if (plan.from_column) {
    values[index] = read_cells(rows, row, plan.rule, {&*plan.from_column, 1}, taken);
  } else if (!plan.from_plan) {
    values[index] = plan.constant;
  } else if (const std::string& other = values[*plan.from_plan]; !other.empty()) {
    Value read = read_value(*plan.rule.column, {other, CellKind::text}, offset_);
    if (read)
      values[index] = std::move(*read);
    else
      add(taken,
          place(rows, row, table_->index_of(*plan.rule.column), what(std::move(read.error()))));
  }
}

Taken Intake::take(const RowSource& rows, const Row& row) const {
  Taken taken;
  taken.values.resize(table_->size());
  for (const Diagnostic& problem : row.problems) add(taken, {.what = problem, .row = row.number});
  // Cells that slipped into other columns would each be an error of its own.
  if (!taken.good) return taken;
  std::vector<std::string> values(plans_.size());
  for (std::size_t i = 0; i < plans_.size(); ++i)
    values[i] = read_cells(rows, row, plans_[i].rule, plans_[i].columns, taken);
  for (const std::size_t index : order_) apply_fallback(rows, row, index, values, taken);
  for (std::size_t i = 0; i < plans_.size(); ++i)
    taken.values[table_->index_of(*plans_[i].rule.column)] = std::move(values[i]);
  return taken;
}

}  // namespace anjuan
