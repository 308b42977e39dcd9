#include "anjuan/report/compare.hpp"

#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "anjuan/base/text.hpp"
#include "anjuan/i18n/i18n.hpp"
#include "anjuan/report/columns.hpp"

namespace anjuan {
namespace {

using Row = std::vector<std::string>;

/// How many columns name a row: those in front of the first figure, one at least.
std::size_t key_columns(const Table& table) {
  const auto figure =
      std::find_if(table.columns.begin(), table.columns.end(),
                   [](const TableColumn& column) { return column.type != CellType::text; });
  if (figure == table.columns.end()) return 1;  // a list of words: the first names the row
  return std::max<std::size_t>(1, static_cast<std::size_t>(figure - table.columns.begin()));
}

std::string key_of(const Table& table, const Row& row) {
  const Row words(row.begin(), row.begin() + static_cast<std::ptrdiff_t>(
                                                 std::min(key_columns(table), row.size())));
  return join(words, " ");
}

/// Rows by name; those of one name are told apart by their order.
std::map<std::string, const Row*> by_key(const Table& table) {
  std::map<std::string, const Row*> rows;
  std::map<std::string, int> seen;
  for (const Row& row : table.rows) {
    const std::string key = key_of(table, row);
    const int again = seen[key]++;
    rows.emplace(again == 0 ? key : fmt::format("{} ({})", key, again + 1), &row);
  }
  return rows;
}

struct Difference {
  std::string row, figure, then, now;
};

void compare_tables(const Table& then, const Table& now, std::vector<Difference>& out) {
  const auto before = by_key(then);
  const auto after = by_key(now);
  std::vector<std::string> keys;
  for (const auto& [key, row] : before) keys.push_back(key);
  for (const auto& [key, row] : after)
    if (!before.contains(key)) keys.push_back(key);
  const auto cell = [](const std::map<std::string, const Row*>& rows, const Table& table,
                       const std::string& key, std::size_t column) {
    const auto found = rows.find(key);
    if (found == rows.end() || column >= found->second->size()) return std::string();
    return shown(table.columns[column], (*found->second)[column]);
  };
  for (const std::string& key : keys)
    for (std::size_t i = key_columns(now); i < now.columns.size(); ++i) {
      const std::string old = cell(before, then, key, i);
      const std::string fresh = cell(after, now, key, i);
      if (old != fresh) out.push_back({key, now.columns[i].title, old, fresh});
    }
}

}  // namespace

Report compare_reports(const Report& then, const Report& now) {
  Report out = now;
  out.tables.clear();
  std::vector<Difference> differences;
  for (const Table& table : now.tables) {
    const auto old = std::find_if(then.tables.begin(), then.tables.end(),
                                  [&](const Table& other) { return other.name == table.name; });
    compare_tables(old == then.tables.end() ? Table{table.columns, {}} : *old, table, differences);
  }
  out.tables.push_back(
      Columns<Difference>()
          .add({"row", tr("row")}, &Difference::row)
          .add({"figure", tr("figure")}, &Difference::figure)
          .add({"then", trf("then ({})", to_string(then.as_of))}, &Difference::then)
          .as(CellType::figure)
          .add({"now", trf("now ({})", to_string(now.as_of))}, &Difference::now)
          .as(CellType::figure)
          .table(differences, {"differences", tr("what differs")}));
  return out;
}

namespace {

/// Whether figures of several offices can be added: numbers and fractions, no means and no days.
bool can_be_added(const Table& table) {
  bool figures = false;
  for (std::size_t i = key_columns(table); i < table.columns.size(); ++i) {
    const CellType type = table.columns[i].type;
    if (type == CellType::decimal || type == CellType::date) return false;
    figures = figures || type != CellType::text;
  }
  return figures;
}

/// Adds a cell of one office to that of all; what is no figure stays away.
std::string added(const TableColumn& column, const std::string& sum, const std::string& cell) {
  if (column.type == CellType::text) return sum == cell ? sum : std::string();
  if (column.type == CellType::rate) {
    Ratio total = parse_ratio(sum);
    const Ratio one = parse_ratio(cell);
    total.numerator += one.numerator;
    total.denominator += one.denominator;
    return to_cell(total);
  }
  const auto a = parse_cell<long>(sum);
  const auto b = parse_cell<long>(cell);
  if (!a && !b) return {};
  return std::to_string(a.value_or(0) + b.value_or(0));
}

}  // namespace

Report join_reports(std::vector<OfficeReport> reports) {
  Report out = reports.front().report;
  std::vector<std::string> offices;
  for (const OfficeReport& one : reports) offices.push_back(one.office);
  out.office = join(offices, tr(", "));
  for (Table& table : out.tables) {
    const Table shape = table;
    std::map<std::string, Row> sums;
    std::vector<std::string> order;
    table.rows.clear();
    for (const OfficeReport& one : reports) {
      const auto theirs =
          std::find_if(one.report.tables.begin(), one.report.tables.end(),
                       [&](const Table& other) { return other.name == table.name; });
      if (theirs == one.report.tables.end()) continue;
      for (const Row& row : theirs->rows) {
        table.rows.push_back(row);
        table.rows.back().insert(table.rows.back().begin(), one.office);
        if (!can_be_added(shape)) continue;
        const std::string key = key_of(shape, row);
        const auto [sum, is_new] = sums.emplace(key, row);
        if (is_new) {
          order.push_back(key);
          continue;
        }
        for (std::size_t i = key_columns(shape); i < row.size(); ++i)
          sum->second[i] = added(shape.columns[i], sum->second[i], row[i]);
      }
    }
    for (const std::string& key : order) {
      table.rows.push_back(sums.at(key));
      table.rows.back().insert(table.rows.back().begin(), tr("all offices"));
    }
    table.columns.insert(table.columns.begin(), {"office", tr("office")});
  }
  return out;
}

}  // namespace anjuan
