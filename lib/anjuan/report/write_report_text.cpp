#include <algorithm>

#include "anjuan/base/text.hpp"
#include "anjuan/i18n/i18n.hpp"
#include "anjuan/report/write.hpp"

namespace anjuan {
namespace {

/// The rows a text holds below its heading: its lines minus heading and rule.
std::size_t lines_of(std::string_view text) {
  return static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n'));
}

}  // namespace

std::string write_report_text(const Report& report, const WriteOptions& options,
                              std::size_t& rows) {
  std::string out = trf("{} — {}\n", report.title, report.office);
  out += trf("period: {}; as of: {}\n", describe(report.period), to_string(report.as_of));
  for (const std::string& paragraph : report.preface) out += "\n" + paragraph + "\n";
  for (const Table& table : report.tables) {
    out += "\n";
    if (!table.title.empty()) out += table.title + "\n";
    const std::string body = write_text(for_people(table), options.width, options.paint);
    if (table.rows.empty()) {
      out += trf("(nothing)\n");
      continue;
    }
    rows += lines_of(body) - 2;
    out += body;
  }
  if (!report.remarks.empty()) out += "\n";
  for (const Remark& remark : report.remarks) out += trf("{}: {}\n", remark.title, remark.value);
  if (!report.definitions.empty()) out += trf("\ndefinitions\n");
  std::size_t widest = 0;
  for (const Definition& one : report.definitions)
    widest = std::max(widest, display_width(one.title));
  for (const Definition& one : report.definitions)
    out += "  " + pad_right(one.title, widest) + "  " + one.text + "\n";
  return out;
}

}  // namespace anjuan
