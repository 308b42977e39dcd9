#include "anjuan/report/write.hpp"

#include "anjuan/base/json.hpp"
#include "anjuan/i18n/i18n.hpp"

namespace anjuan {

std::optional<ReportFormat> parse_format(std::string_view name) {
  for (std::size_t i = 0; i < std::size(kFormatNames); ++i)
    if (kFormatNames[i] == name) return static_cast<ReportFormat>(i);
  return std::nullopt;
}

std::optional<ReportFormat> format_of_file(std::string_view file) {
  constexpr struct {
    std::string_view ending;
    ReportFormat format;
  } kEndings[] = {{".txt", ReportFormat::text},  {".csv", ReportFormat::csv},
                  {".json", ReportFormat::json}, {".html", ReportFormat::html},
                  {".htm", ReportFormat::html},  {".xlsx", ReportFormat::xlsx},
                  {".docx", ReportFormat::docx}};
  for (const auto& one : kEndings)
    if (file.ends_with(one.ending)) return one.format;
  return std::nullopt;
}

std::string words_of_issue(Date issued) {
  const std::chrono::year_month_day day(issued);
  return trf("{}-{:02}-{:02}", static_cast<int>(day.year()), static_cast<unsigned>(day.month()),
             static_cast<unsigned>(day.day()));
}

Result<std::string> render_report(const Report& report, ReportFormat format,
                                  const WriteOptions& options) {
  std::size_t rows = 0;
  std::string bytes;
  switch (format) {
    case ReportFormat::text:
      bytes = write_report_text(report, options, rows);
      break;
    case ReportFormat::csv:
      bytes = write_report_csv(report, options.bom, rows);
      break;
    case ReportFormat::json:
      bytes = dump(report_json(report, rows));
      break;
    case ReportFormat::html:
      bytes = report.name == "dashboard" ? write_dashboard_html(report, rows)
                                         : write_report_html(report, rows);
      break;
    case ReportFormat::xlsx: {
      ANJUAN_TRY(workbook, write_report_xlsx(report, rows));
      bytes = std::move(workbook);
      break;
    }
    case ReportFormat::docx: {
      ANJUAN_TRY(paper, write_report_docx(report, rows));
      bytes = std::move(paper);
      break;
    }
  }
  if (rows != report.rows())
    return fail(ExitCode::bug,
                {.code = "rows-lost",
                 .message = trf("{} rows were expected, {} were written", report.rows(), rows),
                 .remedy = tr("this is a fault of the program: report it")});
  return bytes;
}

}  // namespace anjuan
