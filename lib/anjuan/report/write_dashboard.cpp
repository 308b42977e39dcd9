#include <fmt/format.h>

#include "anjuan/base/html.hpp"
#include "anjuan/i18n/i18n.hpp"
#include "anjuan/i18n/resource.hpp"
#include "anjuan/report/write.hpp"

namespace anjuan {
namespace {

/// Puts `value` in the place of every `@NAME@`.
void put(std::string& page, std::string_view name, std::string_view value) {
  const std::string mark = fmt::format("@{}@", name);
  for (std::size_t at = page.find(mark); at != std::string::npos;
       at = page.find(mark, at + value.size()))
    page.replace(at, mark.size(), value);
}

/// JSON that may stand inside a script element.
std::string for_script(const nlohmann::ordered_json& json) {
  std::string out;
  for (const char c : json.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace))
    out += c == '<' ? std::string("\\u003c") : std::string(1, c);
  return out;
}

nlohmann::ordered_json labels() {
  return {
      {"totals", tr("totals")},
      {"key_figures", tr("key figures")},
      {"year_before", tr("year before")},
      {"not_available", tr("n/a")},
      {"points", tr("percentage points")},
      {"deadlines", tr("deadline calendar")},
      {"today", tr("today")},
      {"due", tr("due")},
      {"overdue", tr("overdue")},
      {"due_soon", tr("due soon")},
      {"in_time", tr("in time")},
      {"ages", tr("open cases by age")},
      {"trend", tr("trend of twelve months")},
      {"received", tr("cases received")},
      {"closed", tr("closed")},
      {"hotspots", tr("hot spots")},
      {"workload", tr("workload")},
      {"as_table", tr("as a table")},
      {"definitions", tr("definitions")},
      {"nothing", tr("(nothing)")},
      {"theme", tr("light or dark")},
      {"days", tr("days")},
      {"weekdays", {tr("Mon"), tr("Tue"), tr("Wed"), tr("Thu"), tr("Fri"), tr("Sat"), tr("Sun")}}};
}

}  // namespace

std::string write_dashboard_html(const Report& report, std::size_t& rows) {
  const nlohmann::ordered_json data = report_json(report, rows);
  std::string page(find_resource("report/dashboard.html").value_or(""));
  put(page, "LANG", language() == Language::zh ? "zh-CN" : "en");
  put(page, "TITLE", escape_html(report.title));
  put(page, "OFFICE", escape_html(report.office));
  put(page, "META",
      escape_html(trf("period: {}; as of: {}", describe(report.period), to_string(report.as_of))));
  put(page, "LABELS", for_script(labels()));
  put(page, "DATA", for_script(data));
  // Last, so that nothing inside the library is taken for a mark.
  put(page, "CHARTJS", find_resource("report/chart.min.js").value_or(""));
  return page;
}

}  // namespace anjuan
