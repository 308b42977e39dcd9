#include "anjuan/report/table.hpp"

#include <charconv>

#include <fmt/format.h>

namespace anjuan {

std::string to_cell(const Ratio& ratio) {
  return fmt::format("{}/{}", ratio.numerator, ratio.denominator);
}

Ratio parse_ratio(std::string_view cell) {
  Ratio ratio;
  const char* const end = cell.data() + cell.size();
  const auto top = std::from_chars(cell.data(), end, ratio.numerator);
  if (top.ec != std::errc() || top.ptr == end || *top.ptr != '/') return {};
  const auto bottom = std::from_chars(top.ptr + 1, end, ratio.denominator);
  return bottom.ec == std::errc() && bottom.ptr == end ? ratio : Ratio{};
}

std::string percent(const Ratio& ratio) {
  if (ratio.denominator == 0) return "n/a";
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

Table for_people(const Table& table) {
  Table out{{}, {}, table.name, table.title};
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

TableColumn integer_column(std::string name, std::string title) {
  return {std::move(name), std::move(title), Align::right, CellType::integer};
}
TableColumn rate_column(std::string name, std::string title) {
  return {std::move(name), std::move(title), Align::right, CellType::rate};
}
TableColumn date_column(std::string name, std::string title) {
  return {std::move(name), std::move(title), Align::left, CellType::date};
}

}  // namespace anjuan
