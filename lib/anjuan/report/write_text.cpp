#include <algorithm>
#include <numeric>

#include "anjuan/base/printable.hpp"
#include "anjuan/base/text.hpp"
#include "anjuan/report/table.hpp"

namespace anjuan {
namespace {

constexpr std::size_t kGap = 2;
constexpr std::size_t kNarrowest = 8;

/// Line breaks inside a cell would break the row.
std::string one_line(std::string_view cell) {
  std::string out = escape_unprintable(cell);
  std::replace_if(
      out.begin(), out.end(), [](char c) { return c == '\n' || c == '\t'; }, ' ');
  return out;
}

std::string write_row(const Table& table, const std::vector<std::string>& cells,
                      const std::vector<std::size_t>& widths) {
  std::string line;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    const std::string cell = truncate(one_line(cells[i]), widths[i]);
    if (i > 0) line.append(kGap, ' ');
    line +=
        is_number(table.columns[i].type) ? pad_left(cell, widths[i]) : pad_right(cell, widths[i]);
  }
  while (line.ends_with(' ')) line.pop_back();
  return line + "\n";
}

}  // namespace

std::string write_text(const Table& table, std::size_t width) {
  if (table.rows.empty()) return {};
  std::vector<std::size_t> widths;
  for (const TableColumn& column : table.columns) widths.push_back(display_width(column.title));
  for (const auto& row : table.rows)
    for (std::size_t i = 0; i < row.size(); ++i)
      widths[i] = std::max(widths[i], display_width(one_line(row[i])));
  const auto total = [&] {
    return std::accumulate(widths.begin(), widths.end(), kGap * (widths.size() - 1));
  };
  while (width > 0 && total() > width) {
    std::size_t widest = widths.size();
    for (std::size_t i = 0; i < widths.size(); ++i)
      if (!is_number(table.columns[i].type) &&
          (widest == widths.size() || widths[i] > widths[widest]))
        widest = i;
    if (widest == widths.size() || widths[widest] <= kNarrowest) break;
    widths[widest] -= std::min(widths[widest] - kNarrowest, total() - width);
  }
  std::vector<std::string> titles;
  std::vector<std::string> rules;
  for (std::size_t i = 0; i < table.columns.size(); ++i) {
    titles.push_back(table.columns[i].title);
    std::string rule;
    for (std::size_t cell = 0; cell < widths[i]; ++cell) rule += "─";
    rules.push_back(std::move(rule));
  }
  std::string out = write_row(table, titles, widths);
  out += write_row(table, rules, widths);
  for (const auto& row : table.rows) out += write_row(table, row, widths);
  return out;
}

}  // namespace anjuan
