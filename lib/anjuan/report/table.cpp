#include "anjuan/report/table.hpp"

#include <fmt/format.h>

#include "anjuan/base/text.hpp"
#include "anjuan/i18n/i18n.hpp"

namespace anjuan {

std::string to_cell(const Ratio& ratio) {
  return fmt::format("{}/{}", ratio.numerator, ratio.denominator);
}

Ratio parse_ratio(std::string_view cell) {
  const auto parts = split(cell, '/');
  const auto top = parse_number<long>(parts.front());
  const auto bottom = parse_number<long>(parts.back());
  return parts.size() == 2 && top && bottom ? Ratio{*top, *bottom} : Ratio{};
}

std::string percent(const Ratio& ratio) {
  if (ratio.denominator == 0) return tr("n/a");
  // In whole hundredths of a percent: no binary fraction decides how a half is rounded.
  const long scaled = (ratio.numerator * 20000 / ratio.denominator + 1) / 2;
  return fmt::format("{}.{:02}%", scaled / 100, scaled % 100);
}

std::string signed_number(long value) {
  return value == 0 ? "0" : fmt::format("{:+}", value);
}

std::string shown(const TableColumn& column, std::string_view cell) {
  if (column.type == CellType::rate && !cell.empty()) return percent(parse_ratio(cell));
  return std::string(cell);
}

void cut_table(Table& table, std::size_t most, std::string whole) {
  if (table.rows.size() <= most) return;
  table.left_out += table.rows.size() - most;
  table.rows.resize(most);
  table.whole = std::move(whole);
}

std::string left_out_words(const Table& table) {
  return table.left_out == 0 ? std::string() : trf("and {} more: {}", table.left_out, table.whole);
}

Table for_people(const Table& table) {
  Table out{{}, {}, table.name, table.title, table.left_out, table.whole};
  for (const TableColumn& column : table.columns)
    if (!column.for_scripts) out.columns.push_back(column);
  for (const auto& row : table.rows) {
    std::vector<std::string> cells;
    for (std::size_t i = 0; i < row.size(); ++i)
      if (!table.columns[i].for_scripts) cells.push_back(shown(table.columns[i], row[i]));
    out.rows.push_back(std::move(cells));
  }
  return out;
}

Urgency urgency_of(const std::vector<TableColumn>& columns, const std::vector<std::string>& cells,
                   long soon_days) {
  Urgency found = Urgency::none;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    const auto days = parse_cell<long>(cells[i]);
    if (!days || columns[i].counts == Counts::anything) continue;
    const long left = columns[i].counts == Counts::days_left ? *days : -*days;
    if (left < 0) return Urgency::late;
    if (columns[i].counts == Counts::days_left && left <= soon_days) found = Urgency::soon;
  }
  return found;
}

bool is_number(CellType type) {
  return type != CellType::text && type != CellType::date;
}

}  // namespace anjuan
