#include <fmt/format.h>

#include "anjuan/base/html.hpp"
#include "anjuan/i18n/i18n.hpp"
#include "anjuan/i18n/resource.hpp"
#include "anjuan/report/write.hpp"

namespace anjuan {
namespace {

std::string html_table(const Table& whole, std::size_t& rows) {
  const Table table = for_people(whole);
  if (table.rows.empty())
    return fmt::format("<p class=\"none\">{}</p>\n", escape_html(tr("(nothing)")));
  std::string out = "<div class=\"scroll\" tabindex=\"0\" role=\"region\"><table>\n<thead><tr>";
  const auto numeric = [&](std::size_t i) { return is_number(table.columns[i].type); };
  for (std::size_t i = 0; i < table.columns.size(); ++i)
    out += fmt::format("<th scope=\"col\"{}>{}</th>", numeric(i) ? " class=\"n\"" : "",
                       escape_html(table.columns[i].title));
  out += "</tr></thead>\n<tbody>\n";
  for (const auto& row : table.rows) {
    out += "<tr>";
    for (std::size_t i = 0; i < row.size(); ++i)
      out += fmt::format("<td{}>{}</td>", numeric(i) ? " class=\"n\"" : "", escape_html(row[i]));
    out += "</tr>\n";
    ++rows;
  }
  return out + "</tbody></table></div>\n";
}

}  // namespace

std::string write_report_html(const Report& report, std::size_t& rows) {
  const std::string title = escape_html(report.title);
  std::string out = fmt::format(
      "<!DOCTYPE html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n"
      "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
      "<meta name=\"color-scheme\" content=\"light dark\">\n<title>{} · {}</title>\n"
      "<style>\n{}</style>\n</head>\n<body>\n<main>\n",
      language() == Language::zh ? "zh-CN" : "en", title, escape_html(report.office),
      find_resource("report/report.css").value_or(""));
  out += fmt::format(
      "<header><p class=\"office\">{}</p><h1>{}</h1><p class=\"meta\">{}</p></header>\n",
      escape_html(report.office), title,
      escape_html(trf("period: {}; as of: {}", describe(report.period), to_string(report.as_of))));
  for (const std::string& paragraph : report.preface)
    out += fmt::format("<p class=\"preface\">{}</p>\n", escape_html(paragraph));
  for (const Table& table : report.tables) {
    out += "<section>\n";
    if (!table.title.empty()) out += fmt::format("<h2>{}</h2>\n", escape_html(table.title));
    out += html_table(table, rows) + "</section>\n";
  }
  out += fmt::format("<p class=\"signed\">{}<br>{}</p>\n", escape_html(report.office),
                     escape_html(words_of_issue(report.issued)));
  if (!report.remarks.empty()) {
    out += "<ul class=\"remarks\">\n";
    for (const Remark& one : report.remarks)
      out += fmt::format("<li>{}</li>\n", escape_html(trf("{}: {}", one.title, one.value)));
    out += "</ul>\n";
  }
  if (!report.definitions.empty()) {
    out += fmt::format("<footer><h2>{}</h2>\n<dl>\n", escape_html(tr("definitions")));
    for (const Definition& one : report.definitions)
      out += fmt::format("<dt>{}</dt><dd>{}</dd>\n", escape_html(one.title), escape_html(one.text));
    out += "</dl></footer>\n";
  }
  return out + "</main>\n</body>\n</html>\n";
}

}  // namespace anjuan
