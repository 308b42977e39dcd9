#include "anjuan/rota/publish/page.hpp"

#include <chrono>

#include <fmt/format.h>

#include "anjuan/base/html.hpp"
#include "anjuan/i18n/i18n.hpp"

namespace anjuan::rota {
namespace {

constexpr const char* kShortDays[] = {N_("Mon"), N_("Tue"), N_("Wed"), N_("Thu"),
                                      N_("Fri"), N_("Sat"), N_("Sun")};

// The offices' own fonts, else what the machine has. A row is never cut by the end of a page, and
// its heading is on each.
constexpr std::string_view kLook =
    "body{font-family:FangSong,仿宋,\"Noto Serif CJK SC\",serif;margin:1.5em}"
    "h1{text-align:center;font-size:1.5em;margin:.2em 0 .6em}"
    ".office{text-align:center;color:#a00;font-size:1.15em;margin:0}"
    "table{border-collapse:collapse;width:99.5%}thead{display:table-header-group}"
    "tr{break-inside:avoid}td,th{border:1px solid;padding:.35em .5em;text-align:left;"
    "vertical-align:top}th{text-align:center}.whole{white-space:nowrap}td.off{background:#eee}"
    ".month{table-layout:fixed}.month td{height:3.4em}"
    ".issued{text-align:right;margin:.6em 2em 0}";

}  // namespace

std::string weekday_words(Date date) {
  return tr(kShortDays[std::chrono::weekday(date).iso_encoding() - 1]);
}

std::string wall_page(const PageFrame& frame, const std::string& body) {
  const std::string title = escape_html(frame.title);
  std::string html = fmt::format(
      "<!DOCTYPE html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n<title>{}</title>\n"
      "<style>{}@page{{size:A4{};margin:15mm}}@media "
      "print{{body{{margin:0;font-size:10.5pt}}}}</style>\n</head>\n"
      "<body>\n",
      language() == Language::zh ? "zh" : "en", title, kLook, frame.landscape ? " landscape" : "");
  if (!frame.office.empty())
    html += fmt::format("<p class=\"office\">{}</p>\n", escape_html(frame.office));
  html += fmt::format("<h1>{}</h1>\n{}", title, body);
  if (frame.issued != Date{})
    html += fmt::format("<p class=\"issued\">{}<br>{}</p>\n", escape_html(frame.office),
                        escape_html(trf("issued on {}", to_string(frame.issued))));
  return html + "</body>\n</html>\n";
}

}  // namespace anjuan::rota
