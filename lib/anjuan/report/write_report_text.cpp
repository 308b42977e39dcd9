#include <algorithm>

#include "anjuan/base/text.hpp"
#include "anjuan/i18n/i18n.hpp"
#include "anjuan/report/text_layout.hpp"
#include "anjuan/report/write.hpp"

namespace anjuan {
std::string write_report_text(const Report& report, const WriteOptions& options,
                              std::size_t& rows) {
  std::string out = trf("{} — {}\n", report.title, report.office);
  out += trf("period: {}; as of: {}\n", describe(report.period), to_string(report.as_of));
  for (const std::string& paragraph : report.preface) out += "\n" + paragraph + "\n";
  for (const Table& table : report.tables) {
    out += "\n";
    if (!table.title.empty()) out += table.title + "\n";
    if (table.rows.empty()) {
      out += trf("(nothing)\n");
      continue;
    }
    const Table read = for_people(table);
    TextLayout layout(read.columns);
    for (const auto& row : read.rows) layout.measure(row);
    layout.fit(options.width);
    out += layout.heading();
    for (const auto& row : read.rows) {
      out += layout.row(row, options.paint);
      ++rows;
    }
    if (read.left_out > 0) out += left_out_words(read) + "\n";
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
