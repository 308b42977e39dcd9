#include <algorithm>
#include <numeric>

#include "anjuan/base/text.hpp"
#include "anjuan/i18n/i18n.hpp"
#include "anjuan/report/write.hpp"
#include "anjuan/word/sheet.hpp"

namespace anjuan {
namespace {

/// More columns than these do not fit on a page that stands.
constexpr std::size_t kMostUpright = 9;
/// What a cell gets at least, in half-width characters; what it asks for at most.
constexpr std::size_t kNarrowest = 5;
constexpr std::size_t kWidest = 40;
/// Of a number, a date or a case number so much is never broken; of a heading so much.
constexpr std::size_t kUnbroken = 20;
constexpr std::size_t kUnbrokenHeading = 8;
constexpr std::size_t kLeast = 4;
/// A half-width character of 12 pt in the widest font that stands in for 仿宋, and the margins of a
/// cell, in twentieths of a point.
constexpr int kHalfWidth = 150;
constexpr int kHalfWidthHeading = 115;
constexpr int kMargins = 220;

/// The longest piece that must stay on one line: letters, digits and what joins them.
std::size_t longest_piece(std::string_view text) {
  std::size_t longest = 0, now = 0;
  for (const char c : text) {
    now = c > ' ' && c < 0x7f ? now + 1 : 0;
    longest = std::max(longest, now);
  }
  return std::min(longest, kUnbroken);
}

/// What a table asks for: that no number and no date is broken, or besides that no text takes more
/// than two lines.
enum class Least { numbers, two_lines };

std::vector<int> least_widths(const Table& table, Least asked) {
  std::vector<int> widths;
  for (std::size_t i = 0; i < table.columns.size(); ++i) {
    std::size_t least = std::max(longest_piece(table.columns[i].title), kLeast);
    for (const auto& row : table.rows) {
      least = std::max(least, longest_piece(row[i]));
      if (asked == Least::two_lines)
        least = std::max(least, (std::min(display_width(row[i]), kWidest) + 1) / 2);
    }
    const std::size_t heading = std::min(display_width(table.columns[i].title), kUnbrokenHeading);
    widths.push_back(std::max(static_cast<int>(least) * kHalfWidth,
                              static_cast<int>(heading) * kHalfWidthHeading) +
                     kMargins);
  }
  return widths;
}

int sum_of(const std::vector<int>& widths) {
  return std::accumulate(widths.begin(), widths.end(), 0);
}

/// The width of the page shared out by what stands in the columns.
std::vector<int> widths_of(const Table& table, int page) {
  std::vector<std::size_t> wants;
  for (std::size_t i = 0; i < table.columns.size(); ++i) {
    std::size_t most = display_width(table.columns[i].title);
    for (const auto& row : table.rows) most = std::max(most, display_width(row[i]));
    wants.push_back(std::clamp(most + 2, kNarrowest, kWidest));
  }
  const std::size_t all = std::accumulate(wants.begin(), wants.end(), std::size_t{0});
  std::vector<int> widths = least_widths(table, Least::two_lines);
  if (sum_of(widths) > page) widths = least_widths(table, Least::numbers);
  const int least = sum_of(widths);
  // What is left after that goes to those that ask for more.
  for (std::size_t i = 0; i < widths.size(); ++i)
    widths[i] = least > page ? widths[i] * page / least
                             : widths[i] + (page - least) * static_cast<int>(wants[i]) /
                                               static_cast<int>(all);
  return widths;
}

std::size_t add_table(WordSheet& sheet, const Table& table) {
  if (table.rows.empty()) {
    sheet.paragraph(WordStyle::text, tr("(nothing)"));
    return 0;
  }
  sheet.open_table(widths_of(table, sheet.text_width()));
  std::vector<WordCell> cells;
  for (const TableColumn& column : table.columns)
    cells.push_back({column.title, WordStyle::cell_head});
  sheet.row(cells, true);
  for (const auto& row : table.rows) {
    cells.clear();
    for (std::size_t i = 0; i < row.size(); ++i)
      cells.push_back(
          {row[i], is_number(table.columns[i].type) ? WordStyle::cell_right : WordStyle::cell});
    sheet.row(cells);
  }
  sheet.close_table();
  return table.rows.size();
}

}  // namespace

Result<std::string> write_report_docx(const Report& report, std::size_t& rows) {
  WordSheet sheet;
  std::vector<Table> tables;
  for (const Table& table : report.tables) tables.push_back(for_people(table));
  if (std::any_of(tables.begin(), tables.end(), [&](const Table& table) {
        return table.columns.size() > kMostUpright ||
               sum_of(least_widths(table, Least::two_lines)) > sheet.text_width();
      }))
    sheet.set_landscape();
  sheet.paragraph(WordStyle::title, report.title);
  sheet.paragraph(WordStyle::meta, report.office);
  sheet.paragraph(WordStyle::meta,
                  trf("period: {}; as of: {}", describe(report.period), to_string(report.as_of)));
  for (const std::string& paragraph : report.preface) sheet.paragraph(WordStyle::text, paragraph);
  for (const Table& table : tables) {
    if (!table.title.empty()) sheet.paragraph(WordStyle::heading, table.title);
    rows += add_table(sheet, table);
  }
  sheet.paragraph(WordStyle::signer, report.office);
  sheet.paragraph(WordStyle::sign_date, words_of_issue(report.issued));
  for (const Remark& one : report.remarks)
    sheet.paragraph(WordStyle::note, trf("{}: {}", one.title, one.value));
  if (!report.definitions.empty()) sheet.paragraph(WordStyle::heading, tr("definitions"));
  for (const Definition& one : report.definitions)
    sheet.paragraph(WordStyle::note, trf("{}: {}", one.title, one.text));
  return sheet.file();
}

}  // namespace anjuan
