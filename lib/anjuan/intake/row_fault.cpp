#include "anjuan/intake/row_fault.hpp"

#include <utility>

#include <fmt/format.h>

#include "anjuan/base/text.hpp"
#include "anjuan/i18n/i18n.hpp"

namespace anjuan {
namespace {

/// Rows that a diagnostic lists.
constexpr std::size_t kListed = 10;

std::string list_of(std::vector<std::string> items, std::size_t count) {
  std::string list = join(items, tr(", "));
  if (count > items.size()) list += trf(" … ({} altogether)", count);
  return list;
}

}  // namespace

Diagnostic told(const RowFault& fault) {
  Diagnostic d = fault.what;
  if (!fault.column.empty() && !fault.cell.empty())
    d.message = trf("row {}, column '{}' ({}): {}", fault.row, fault.column, fault.cell,
                    fault.what.message);
  else if (!fault.column.empty())
    d.message = trf("row {}, column '{}': {}", fault.row, fault.column, fault.what.message);
  else if (!fault.field.empty())
    d.message = trf("row {}, {}: {}", fault.row, fault.field, fault.what.message);
  else
    d.message = trf("row {}: {}", fault.row, fault.what.message);
  return d;
}

void RowFaults::add(RowFault fault) {
  const auto [known, is_new] = known_.try_emplace(
      {fault.what.code, fault.column + "\n" + fault.field, fault.what.message, fault.what.remedy},
      groups_.size());
  if (is_new) groups_.push_back({std::move(fault), {}, {}, 0, 1});
  Group& group = groups_[known->second];
  if (is_new) {
    group.last = group.first.row;
    group.rows.push_back(group.first.row);
    group.cells.push_back(group.first.cell);
    return;
  }
  // Two cells of a row may say the same.
  if (std::exchange(group.last, fault.row) == fault.row) return;
  ++group.count;
  if (group.rows.size() == kListed) return;
  group.rows.push_back(fault.row);
  group.cells.push_back(std::move(fault.cell));
}

std::vector<Diagnostic> RowFaults::take() {
  std::vector<Diagnostic> all;
  for (Group& group : groups_) {
    Diagnostic d = told(group.first);
    if (group.count > 1) {
      const RowFault& first = group.first;
      std::vector<std::string> numbers;
      for (const std::size_t row : group.rows) numbers.push_back(std::to_string(row));
      const std::string rows = list_of(std::move(numbers), group.count);
      if (!first.column.empty() && !first.cell.empty())
        d.message = trf("rows {}, column '{}' ({}): {}", rows, first.column,
                        fmt::format("{}{}", join(group.cells, tr(", ")),
                                    group.count > group.cells.size() ? " …" : ""),
                        first.what.message);
      else if (!first.column.empty())
        d.message = trf("rows {}, column '{}': {}", rows, first.column, first.what.message);
      else if (!first.field.empty())
        d.message = trf("rows {}, {}: {}", rows, first.field, first.what.message);
      else
        d.message = trf("rows {}: {}", rows, first.what.message);
    }
    all.push_back(std::move(d));
  }
  groups_.clear();
  known_.clear();
  return all;
}

}  // namespace anjuan
