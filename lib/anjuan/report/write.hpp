#pragma once

#include <optional>
#include <string>
#include <string_view>

#include <nlohmann/json.hpp>

#include "anjuan/base/result.hpp"
#include "anjuan/report/report.hpp"

namespace anjuan {

enum class ReportFormat { text, csv, json, html, xlsx, docx };
inline constexpr std::string_view kFormatNames[] = {"text", "csv", "json", "html", "xlsx", "docx"};
std::optional<ReportFormat> parse_format(std::string_view name);
/// By the ending of a file name: .txt .csv .json .html .htm .xlsx .docx; nullopt for any other.
std::optional<ReportFormat> format_of_file(std::string_view file);

struct WriteOptions {
  std::size_t width = 0;  ///< of a terminal; 0 cuts nothing
  bool bom = false;       ///< csv for Excel: a byte order mark in front, headings for people
  Paint paint = {};       ///< text
};

/// The report in a format, as the bytes of a file. Every writer counts the rows that it wrote;
/// fails (bug) when they are not as many as the report has, (io) when a workbook cannot be made,
/// (refused) when the report does not fit the format: nothing is ever cut off in silence.
Result<std::string> render_report(const Report& report, ReportFormat format,
                                  const WriteOptions& options = {});

/// 落款日期, as a page bears it: 2026年8月3日.
std::string words_of_issue(Date issued);

// The writers. Each gives its bytes and adds to `rows` the rows of tables that it wrote.

/// Title, period and cut-off, the tables, what was counted beside them, and the definitions.
std::string write_report_text(const Report& report, const WriteOptions& options, std::size_t& rows);
/// The tables, with their keys as header, or their titles behind a byte order mark; several tables
/// are each preceded by `# key` and separated by an empty line. Text cells are guarded against
/// being taken for formulas.
std::string write_report_csv(const Report& report, bool bom, std::size_t& rows);
nlohmann::ordered_json report_json(const Report& report, std::size_t& rows);
/// One page that needs nothing else, for screen (light and dark) and A4 paper.
std::string write_report_html(const Report& report, std::size_t& rows);
/// The page of the dashboard: the same tables as charts, with all it needs inside.
std::string write_dashboard_html(const Report& report, std::size_t& rows);
/// A workbook: one sheet a table with its title, the running number of each row and nothing that is
/// only for scripts, numbers and dates as such, printed with its heading on every page; and a sheet
/// with the definitions.
Result<std::string> write_report_xlsx(const Report& report, std::size_t& rows);
/// A Word file on the sheet of GB/T 9704, turned where a table is wide; headings of tables come
/// again on every page.
Result<std::string> write_report_docx(const Report& report, std::size_t& rows);

}  // namespace anjuan
