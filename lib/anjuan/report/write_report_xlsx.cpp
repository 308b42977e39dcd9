#include <algorithm>
#include <cstdlib>
#include <memory>

#include <fmt/format.h>
#include <xlsxwriter.h>

#include "anjuan/base/text.hpp"
#include "anjuan/disk/file_ops.hpp"
#include "anjuan/disk/private_folder.hpp"
#include "anjuan/i18n/i18n.hpp"
#include "anjuan/report/columns.hpp"
#include "anjuan/report/write.hpp"

// The only file that knows libxlsxwriter. It writes to a path only, so the workbook goes through a
// private temporary directory.
namespace anjuan {
namespace {

class Workbook {
 public:
  explicit Workbook(const std::string& path) : book_(workbook_new(path.c_str())) {
    heading_ = workbook_add_format(book_);
    format_set_bold(heading_);
    format_set_bottom(heading_, LXW_BORDER_THIN);
    format_set_bg_color(heading_, 0xE8EEF4);
    title_ = workbook_add_format(book_);
    format_set_bold(title_);
    format_set_font_size(title_, 16);
    format_set_align(title_, LXW_ALIGN_CENTER);
    format_set_align(title_, LXW_ALIGN_VERTICAL_CENTER);
    about_ = workbook_add_format(book_);
    format_set_align(about_, LXW_ALIGN_CENTER);
    percent_ = workbook_add_format(book_);
    format_set_num_format(percent_, "0.00%");
    date_ = workbook_add_format(book_);
    format_set_num_format(date_, "yyyy-mm-dd");
    right_ = workbook_add_format(book_);
    format_set_align(right_, LXW_ALIGN_RIGHT);
  }

  /// What stands over a table: who says it, what it is, and of which days.
  struct Top {
    std::string title, about;
  };

  void add(const Table& table, const std::string& name, const Top& top, std::size_t& rows) {
    const std::vector<std::size_t> read = columns_for_people(table);
    sheet_ = workbook_add_worksheet(book_, name.c_str());
    note(sheet_ == nullptr ? LXW_ERROR_PARAMETER_VALIDATION : LXW_NO_ERROR);
    if (sheet_ == nullptr) return;
    if (table.rows.size() + kHeading >= LXW_ROW_MAX) {
      note(LXW_ERROR_WORKSHEET_INDEX_OUT_OF_RANGE);
      return;
    }
    const auto last = static_cast<lxw_col_t>(read.size());
    // Over a narrow table the title has more room than the table.
    const lxw_col_t right = std::max<lxw_col_t>(last, 6);
    worksheet_set_row(sheet_, 0, 24, nullptr);
    merged(0, right, top.title, title_);
    merged(1, right, top.about, about_);
    worksheet_set_column(sheet_, 0, 0, 6, nullptr);
    text(kHeading, 0, tr("no."), heading_);
    lxw_col_t column = 0;
    for (const std::size_t i : read) {
      ++column;
      std::size_t widest = display_width(table.columns[i].title);
      for (const auto& row : table.rows)
        widest = std::max(widest, display_width(shown(table.columns[i], row[i])));
      worksheet_set_column(sheet_, column, column,
                           static_cast<double>(std::clamp<std::size_t>(widest + 2, 8, 60)),
                           nullptr);
      text(kHeading, column, table.columns[i].title, heading_);
    }
    lxw_row_t line = kHeading;
    for (const auto& row : table.rows) {
      ++line;
      ++rows;
      number(line, 0, static_cast<double>(line - kHeading), nullptr);
      column = 0;
      for (const std::size_t i : read) cell(line, ++column, table.columns[i], row[i]);
    }
    worksheet_freeze_panes(sheet_, kHeading + 1, 0);
    if (!table.rows.empty()) worksheet_autofilter(sheet_, kHeading, 0, line, last);
    worksheet_set_landscape(sheet_);
    worksheet_set_paper(sheet_, 9);  // A4
    worksheet_fit_to_pages(sheet_, 1, 0);
    worksheet_print_area(sheet_, 0, 0, line, right);
    worksheet_repeat_rows(sheet_, 0, kHeading);
    worksheet_set_footer(sheet_, "&C&P / &N");
  }

  /// Ends the workbook; the first error there was, or LXW_NO_ERROR.
  lxw_error close() {
    note(workbook_close(book_));
    return error_;
  }

 private:
  /// The row of headings: below the title and what it is about.
  static constexpr lxw_row_t kHeading = 2;

  /// The columns that people read.
  static std::vector<std::size_t> columns_for_people(const Table& table) {
    std::vector<std::size_t> out;
    for (std::size_t i = 0; i < table.columns.size(); ++i)
      if (!table.columns[i].for_scripts) out.push_back(i);
    return out;
  }

  void merged(lxw_row_t row, lxw_col_t last, const std::string& value, lxw_format* format) {
    note(worksheet_merge_range(sheet_, row, 0, row, last, value.c_str(), format));
  }

  void note(lxw_error error) {
    if (error_ == LXW_NO_ERROR) error_ = error;
  }
  void text(lxw_row_t row, lxw_col_t column, const std::string& value, lxw_format* format) {
    note(worksheet_write_string(sheet_, row, column, value.c_str(), format));
  }
  void number(lxw_row_t row, lxw_col_t column, double value, lxw_format* format) {
    note(worksheet_write_number(sheet_, row, column, value, format));
  }

  void cell(lxw_row_t row, lxw_col_t at, const TableColumn& column, const std::string& value) {
    if (value.empty()) return;
    switch (column.type) {
      case CellType::text:
        text(row, at, value, nullptr);
        return;
      case CellType::figure:
        text(row, at, value, right_);
        return;
      case CellType::integer:
      case CellType::decimal: {
        if (const auto parsed = parse_cell<double>(value))
          number(row, at, *parsed, nullptr);
        else
          text(row, at, value, right_);
        return;
      }
      case CellType::rate: {
        const Ratio ratio = parse_ratio(value);
        if (ratio.denominator == 0)
          text(row, at, percent(ratio), right_);
        else
          number(row, at,
                 static_cast<double>(ratio.numerator) / static_cast<double>(ratio.denominator),
                 percent_);
        return;
      }
      case CellType::date: {
        const auto date = parse_date(value);
        if (!date) {
          text(row, at, value, nullptr);
          return;
        }
        const std::chrono::year_month_day day(*date);
        lxw_datetime when{};
        when.year = static_cast<int>(day.year());
        when.month = static_cast<int>(static_cast<unsigned>(day.month()));
        when.day = static_cast<int>(static_cast<unsigned>(day.day()));
        note(worksheet_write_datetime(sheet_, row, at, &when, date_));
        return;
      }
    }
  }

  lxw_workbook* book_;
  lxw_worksheet* sheet_ = nullptr;
  lxw_format* heading_ = nullptr;
  lxw_format* title_ = nullptr;
  lxw_format* about_ = nullptr;
  lxw_format* percent_ = nullptr;
  lxw_format* date_ = nullptr;
  lxw_format* right_ = nullptr;
  lxw_error error_ = LXW_NO_ERROR;
};

/// A sheet's name: at most 31 characters, none of []:*?/\, unique by its number.
std::string sheet_name(const Table& table, const Report& report, std::size_t index) {
  std::string name;
  for (const std::string& character :
       split_characters(table.title.empty() ? report.title : table.title)) {
    if (split_characters(name).size() >= 24) break;
    name +=
        std::string_view("[]:*?/\\'").find(character) == std::string_view::npos ? character : " ";
  }
  return report.tables.size() > 1 ? std::to_string(index + 1) + " " + name : name;
}

Table notes_of(const Report& report) {
  using Note = std::pair<std::string, std::string>;
  std::vector<Note> notes = {{tr("report"), report.title},
                             {tr("office"), report.office},
                             {tr("period"), describe(report.period)},
                             {tr("as of"), to_string(report.as_of)}};
  for (const std::string& paragraph : report.preface) notes.emplace_back("", paragraph);
  for (const Remark& one : report.remarks) notes.emplace_back(one.title, one.value);
  for (const Definition& one : report.definitions) notes.emplace_back(one.title, one.text);
  return Columns<Note>()
      .add({"key", tr("what")}, &Note::first)
      .add({"value", tr("value")}, &Note::second)
      .table(notes);
}

}  // namespace

Result<std::string> write_report_xlsx(const Report& report, std::size_t& rows) {
  const PrivateFolder folder;
  if (folder.error() != 0)
    return fail(ExitCode::io, io_diagnostic(folder.name(), folder.error(), tr("cannot be made")));
  const std::string path = folder.name() + "/report.xlsx";
  Workbook book(path);
  const std::string about =
      fmt::format("{}　{}", report.office,
                  trf("period: {}; as of: {}", describe(report.period), to_string(report.as_of)));
  for (std::size_t i = 0; i < report.tables.size(); ++i) {
    const Table& table = report.tables[i];
    const bool alone = table.title.empty() || table.title == report.title;
    const std::string title = alone ? report.title : report.title + " · " + table.title;
    book.add(table, sheet_name(table, report, i), {title, about}, rows);
  }
  std::size_t notes = 0;
  book.add(notes_of(report), tr("definitions"), {report.title + " · " + tr("definitions"), about},
           notes);
  if (const lxw_error error = book.close(); error != LXW_NO_ERROR)
    return fail(
        ExitCode::refused,
        {.code = "workbook",
         .message = trf("the report cannot be written as a workbook: {}", lxw_strerror(error)),
         .remedy = tr("write it as csv, which has no limits, or choose a shorter period")});
  return read_file(path);
}

}  // namespace anjuan
