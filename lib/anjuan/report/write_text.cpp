#include <algorithm>
#include <numeric>

#include "anjuan/base/printable.hpp"
#include "anjuan/base/text.hpp"
#include "anjuan/report/table.hpp"
#include "anjuan/report/text_layout.hpp"

namespace anjuan {
namespace {

constexpr std::size_t kGap = 2;
constexpr std::size_t kNarrowest = 8;
constexpr std::size_t kNarrower = 4;  ///< of a text, where that does not do
constexpr std::size_t kLongestNumber = 20;

/// Line breaks inside a cell would break the row.
std::string one_line(std::string_view cell) {
  std::string out = escape_unprintable(cell);
  std::replace_if(
      out.begin(), out.end(), [](char c) { return c == '\n' || c == '\t'; }, ' ');
  return out;
}

/// Whether a cell is a date, a number of a case or the like, of which a part says nothing.
bool is_figure(std::string_view cell) {
  return cell.find_first_of("0123456789") != std::string_view::npos &&
         cell.size() <= kLongestNumber &&
         std::all_of(cell.begin(), cell.end(), [](char c) { return c > ' ' && c < 0x7f; });
}

}  // namespace

TextLayout::TextLayout(std::vector<TableColumn> columns) : columns_(std::move(columns)) {
  for (const TableColumn& column : columns_) widths_.push_back(display_width(column.title));
  figures_.resize(columns_.size());
}

void TextLayout::measure(const std::vector<std::string>& cells) {
  for (std::size_t i = 0; i < cells.size(); ++i) {
    widths_[i] = std::max(widths_[i], display_width(one_line(cells[i])));
    if (is_figure(cells[i])) figures_[i] = std::max(figures_[i], cells[i].size());
  }
}

void TextLayout::fit(std::size_t width) {
  const auto total = [&] {
    return std::accumulate(widths_.begin(), widths_.end(), kGap * (widths_.size() - 1));
  };
  for (const std::size_t narrowest : {kNarrowest, kNarrower}) {
    while (width > 0 && total() > width) {
      const auto least = [&](std::size_t i) { return std::max(narrowest, figures_[i]); };
      std::size_t widest = widths_.size();
      for (std::size_t i = 0; i < widths_.size(); ++i)
        if (!is_number(columns_[i].type) && widths_[i] > least(i) &&
            (widest == widths_.size() || widths_[i] > widths_[widest]))
          widest = i;
      if (widest == widths_.size()) break;
      widths_[widest] -= std::min(widths_[widest] - least(widest), total() - width);
    }
  }
}

std::string TextLayout::heading() const {
  std::vector<std::string> titles;
  std::vector<std::string> rules;
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    titles.push_back(columns_[i].title);
    std::string rule;
    for (std::size_t cell = 0; cell < widths_[i]; ++cell) rule += "─";
    rules.push_back(std::move(rule));
  }
  return row(titles) + row(rules);
}

std::string TextLayout::row(const std::vector<std::string>& cells) const {
  std::string line;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    const std::string cell = truncate(one_line(cells[i]), widths_[i]);
    if (i > 0) line.append(kGap, ' ');
    line += is_number(columns_[i].type) ? pad_left(cell, widths_[i]) : pad_right(cell, widths_[i]);
  }
  while (line.ends_with(' ')) line.pop_back();
  return line + "\n";
}

std::string TextLayout::row(const std::vector<std::string>& cells, const Paint& paint) const {
  const std::string line = row(cells);
  return paint.line ? paint.line(line, urgency_of(columns_, cells, paint.soon_days)) : line;
}

std::string write_text(const Table& table, std::size_t width, const Paint& paint) {
  if (table.rows.empty()) return {};
  TextLayout layout(table.columns);
  for (const auto& row : table.rows) layout.measure(row);
  layout.fit(width);
  std::string out = layout.heading();
  for (const auto& row : table.rows) out += layout.row(row, paint);
  return out;
}

}  // namespace anjuan
