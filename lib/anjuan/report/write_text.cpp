#include <algorithm>
#include <numeric>

#include "anjuan/base/printable.hpp"
#include "anjuan/base/text.hpp"
#include "anjuan/report/table.hpp"
#include "anjuan/report/text_layout.hpp"

namespace anjuan {
namespace {

constexpr std::size_t kIndent = 2;  ///< of the lines of a row that has several
constexpr std::size_t kNarrowest = 8;
constexpr std::size_t kNarrower = 6;     ///< of a text, where that does not do
constexpr std::size_t kRowName = 16;     ///< of the first text, which says what the row is
constexpr std::size_t kHeadingPart = 4;  ///< of a heading that breaks
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

/// Where a heading may break: words, and each wide character.
std::vector<std::string> pieces_of(std::string_view title) {
  std::vector<std::string> pieces;
  bool joins = false;
  for (const std::string& character : split_characters(title)) {
    const bool wide = display_width(character) > 1;
    if (character == " ") {
      joins = false;
    } else if (joins && !wide) {
      pieces.back() += character;
    } else {
      pieces.push_back(character);
      joins = !wide;
    }
  }
  return pieces;
}

bool ends_wide(std::string_view text) {
  return display_width(split_characters(text).back()) > 1;
}

/// A heading in lines of at most so many cells where its words allow.
std::vector<std::string> broken(std::string_view title, std::size_t width) {
  if (display_width(title) <= width) return {std::string(title)};
  std::vector<std::string> lines;
  for (const std::string& piece : pieces_of(title)) {
    const bool glued = !lines.empty() && ends_wide(lines.back()) && display_width(piece) > 1;
    const std::string gap = glued ? "" : " ";
    if (!lines.empty() && display_width(lines.back() + gap + piece) <= width)
      lines.back() += gap + piece;
    else
      lines.push_back(piece);
  }
  return lines;
}

/// The least that a heading needs.
std::size_t longest_piece(std::string_view title) {
  std::size_t longest = kHeadingPart;
  for (const std::string& piece : pieces_of(title))
    longest = std::max(longest, display_width(piece));
  return std::min(longest, std::max(display_width(title), std::size_t{1}));
}

}  // namespace

TextLayout::TextLayout(std::vector<TableColumn> columns) : columns_(std::move(columns)) {
  for (const TableColumn& column : columns_) widths_.push_back(display_width(column.title));
  bodies_.resize(columns_.size());
  figures_.resize(columns_.size());
}

void TextLayout::measure(const std::vector<std::string>& cells) {
  for (std::size_t i = 0; i < cells.size(); ++i) {
    bodies_[i] = std::max(bodies_[i], display_width(one_line(cells[i])));
    widths_[i] = std::max(widths_[i], bodies_[i]);
    if (is_figure(cells[i])) figures_[i] = std::max(figures_[i], cells[i].size());
  }
}

std::size_t TextLayout::total() const {
  return std::accumulate(widths_.begin(), widths_.end(), gap_ * (widths_.size() - 1));
}

void TextLayout::fit(std::size_t width) {
  if (width == 0) return;
  // The widest gives way first, each down to its least.
  const auto narrow = [&](const auto& least) {
    while (total() > width) {
      std::size_t widest = widths_.size();
      for (std::size_t i = 0; i < widths_.size(); ++i)
        if (widths_[i] > least(i) && (widest == widths_.size() || widths_[i] > widths_[widest]))
          widest = i;
      if (widest == widths_.size()) return;
      widths_[widest] -= std::min(widths_[widest] - least(widest), total() - width);
    }
  };
  const auto title = [&](std::size_t i) { return longest_piece(columns_[i].title); };
  narrow([&](std::size_t i) { return std::max(bodies_[i], title(i)); });
  for (const std::size_t narrowest : {kNarrowest, kNarrower}) {
    narrow([&](std::size_t i) {
      if (is_number(columns_[i].type)) return std::max(bodies_[i], title(i));
      const std::size_t least = i == 0 ? kRowName : narrowest;
      return std::max({std::min(least, bodies_[i]), title(i), figures_[i]});
    });
    if (total() <= width) return;
    gap_ = 1;
  }
  if (total() > width) upright_ = width;
}

std::string TextLayout::heading() const {
  if (upright_ > 0) return {};
  std::vector<std::vector<std::string>> titles;
  std::vector<std::string> rules;
  std::size_t height = 1;
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    titles.push_back(broken(columns_[i].title, widths_[i]));
    height = std::max(height, titles.back().size());
    std::string rule;
    for (std::size_t cell = 0; cell < widths_[i]; ++cell) rule += "─";
    rules.push_back(std::move(rule));
  }
  std::string out;
  for (std::size_t n = 0; n < height; ++n) {
    std::vector<std::string> words;
    for (const std::vector<std::string>& title : titles)
      // They stand on the line below them.
      words.push_back(n + title.size() < height ? "" : title[n + title.size() - height]);
    out += line(words);
  }
  return out + line(rules);
}

std::string TextLayout::line(const std::vector<std::string>& cells) const {
  std::string out;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    const std::string cell = truncate(one_line(cells[i]), widths_[i]);
    if (i > 0) out.append(gap_, ' ');
    out += is_number(columns_[i].type) ? pad_left(cell, widths_[i]) : pad_right(cell, widths_[i]);
  }
  while (out.ends_with(' ')) out.pop_back();
  return out + "\n";
}

/// 竖排: the first cell, and below it what the others are called and say.
std::string TextLayout::upright(const std::vector<std::string>& cells) const {
  std::size_t widest = 0;
  for (std::size_t i = 1; i < cells.size(); ++i)
    if (!cells[i].empty()) widest = std::max(widest, display_width(columns_[i].title));
  std::string out = truncate(one_line(cells.front()), upright_) + "\n";
  for (std::size_t i = 1; i < cells.size(); ++i) {
    if (cells[i].empty()) continue;
    const std::string before = std::string(kIndent, ' ') + pad_right(columns_[i].title, widest) +
                               std::string(kIndent, ' ');
    const std::size_t left = upright_ - std::min(upright_, display_width(before));
    out += before + truncate(one_line(cells[i]), std::max({left, figures_[i], kNarrowest})) + "\n";
  }
  return out;
}

std::string TextLayout::row(const std::vector<std::string>& cells) const {
  return upright_ > 0 ? upright(cells) : line(cells);
}

std::string TextLayout::row(const std::vector<std::string>& cells, const Paint& paint) const {
  const std::string text = row(cells);
  return paint.line ? paint.line(text, urgency_of(columns_, cells, paint.soon_days)) : text;
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
