#include "anjuan/intake/intake.hpp"

#include <algorithm>
#include <utility>

#include "anjuan/base/text.hpp"
#include "anjuan/i18n/i18n.hpp"
#include "anjuan/intake/intake_values.hpp"

namespace anjuan {
namespace {

/// Characters of a cell's text that a message shows.
constexpr std::size_t kShownCells = 40;

void add(Taken& taken, Diagnostic diagnostic) {
  taken.good = taken.good && diagnostic.severity != Severity::error;
  taken.diagnostics.push_back(std::move(diagnostic));
}

/// The value that the field's table of values gives for a cell.
Value translate(const FieldRule& rule, const Cell& cell) {
  if (auto problem = problem_of(cell)) return tl::unexpected(std::move(*problem));
  const std::string key = read_cell_key(cell.seen());
  const auto found = rule.values.find(key);
  if (found != rule.values.end()) return found->second;
  std::vector<std::string_view> known;
  for (const auto& [from, to] : rule.values) {
    if (key == to) return key;
    known.push_back(from);
  }
  if (key.empty()) return key;
  const std::string_view near = nearest(key, known);
  return tl::unexpected(ValueProblem{
      "unmapped-value",
      trf("'{}' is not in the table [values.{}]", truncate(key, kShownCells), rule.field->name),
      near.empty() ? trf("add it there: \"{}\" = …", truncate(key, kShownCells))
                   : trf("did you mean '{}'? if not, add it to the table", near)});
}

/// A cell as a value of the field, through its table of values.
Value read_cell(const FieldRule& rule, const Cell& cell, std::chrono::minutes offset) {
  if (rule.values.empty()) return read_value(*rule.field, cell, offset);
  Value text = translate(rule, cell);
  if (!text) return text;
  return read_value(*rule.field, {std::move(*text), CellKind::text}, offset);
}

}  // namespace

std::optional<std::size_t> Intake::plan_of(DraftField field) const {
  for (std::size_t i = 0; i < plans_.size(); ++i)
    if (plans_[i].rule.field->field == field) return i;
  return std::nullopt;
}

std::optional<std::size_t> Intake::column_of(DraftField field) const {
  auto plan = plan_of(field);
  if (!plan && field == DraftField::source) plan = plan_of(DraftField::ref);
  if (!plan || plans_[*plan].columns.empty()) return std::nullopt;
  return plans_[*plan].columns[0];
}

Diagnostic Intake::place_column(const RowSource& rows, const Row& row, std::size_t column,
                                std::string_view message) const {
  Diagnostic d = rows.place(row, column);
  const std::string label = rows.cell_label(row, column);
  const std::string& name = rows.header()[column];
  d.message = label.empty() ? trf("row {}, column '{}': {}", row.number, name, message)
                            : trf("row {}, column '{}' ({}): {}", row.number, name, label, message);
  return d;
}

Diagnostic Intake::place(const RowSource& rows, const Row& row, DraftField field,
                         std::string_view message) const {
  if (const auto column = column_of(field)) return place_column(rows, row, *column, message);
  Diagnostic d = rows.place(row, 0);
  d.message = trf("row {}, {}: {}", row.number, spec_of(field).name, message);
  return d;
}

Diagnostic Intake::place(const RowSource& rows, const Row& row, std::string_view message) {
  Diagnostic d = rows.place(row, 0);
  d.message = trf("row {}: {}", row.number, message);
  return d;
}

std::string Intake::read_cells(const RowSource& rows, const Row& row, const FieldRule& rule,
                               std::span<const std::size_t> columns, Taken& taken) const {
  std::string value;
  for (const std::size_t column : columns) {
    const Cell& cell = row.cells[column];
    Value read = read_cell(rule, cell, offset_);
    if (!read) {
      Diagnostic d = place_column(rows, row, column, read.error().message);
      d.code = read.error().code;
      d.remedy = read.error().remedy;
      add(taken, std::move(d));
      continue;
    }
    if (has_control_characters(cell.text)) {
      Diagnostic d = place_column(rows, row, column, tr("control characters were left out"));
      d.severity = Severity::note;
      d.code = "control-characters";
      add(taken, std::move(d));
    }
    if (has_private_characters(cell.text)) {
      Diagnostic d = place_column(rows, row, column, tr("characters that only one font knows"));
      d.severity = Severity::note;
      d.code = "private-characters";
      d.remedy = tr("compare them with the original; is the encoding right?");
      add(taken, std::move(d));
    }
    if (!value.empty() && !read->empty()) value += '/';
    value += *read;
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
    const Value read = read_value(*plan.rule.field, {other, CellKind::text}, offset_);
    if (read) {
      values[index] = *read;
      return;
    }
    Diagnostic d = place(rows, row, plan.rule.field->field, read.error().message);
    d.code = read.error().code;
    d.remedy = read.error().remedy;
    add(taken, std::move(d));
  }
}

Taken Intake::take(const RowSource& rows, const Row& row) const {
  Taken taken;
  for (const Diagnostic& problem : row.problems) add(taken, problem);
  // Cells that slipped into other columns would each be an error of its own.
  if (!taken.good) return taken;
  std::vector<std::string> values(plans_.size());
  for (std::size_t i = 0; i < plans_.size(); ++i)
    values[i] = read_cells(rows, row, plans_[i].rule, plans_[i].columns, taken);
  const bool cells_good = taken.good;
  for (const std::size_t index : order_) apply_fallback(rows, row, index, values, taken);

  for (std::size_t i = 0; i < plans_.size(); ++i) {
    const DraftField field = plans_[i].rule.field->field;
    if (field == DraftField::ref) {
      // Without its number a complaint would be registered again by every run.
      if (values[i].empty() && cells_good) {
        Diagnostic d = place(rows, row, field, tr("the number of the complaint is missing"));
        d.code = "missing-ref";
        d.remedy = tr("fill it in: it tells this complaint from all others");
        add(taken, std::move(d));
      }
      if (!values[i].empty())
        taken.draft[DraftField::source] = system_.empty() ? values[i] : system_ + "/" + values[i];
    } else if (!values[i].empty()) {
      taken.draft[field] = std::move(values[i]);
    }
  }
  return taken;
}

}  // namespace anjuan
