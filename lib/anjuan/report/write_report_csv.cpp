#include "anjuan/base/csv.hpp"
#include "anjuan/report/write.hpp"

namespace anjuan {
namespace {

std::string cell_of(const TableColumn& column, std::string_view cell) {
  const std::string text = shown(column, cell);
  return column.type == CellType::text || column.type == CellType::figure ? guarded_csv_cell(text)
                                                                          : csv_cell(text);
}

}  // namespace

std::string write_report_csv(const Report& report, bool bom, std::size_t& rows) {
  std::string out = bom ? "\xef\xbb\xbf" : "";
  const bool many = report.tables.size() > 1;
  for (const Table& table : report.tables) {
    if (many) {
      if (&table != report.tables.data()) out += "\r\n";
      out += "# " + csv_cell(table.name) + "\r\n";
    }
    for (std::size_t i = 0; i < table.columns.size(); ++i)
      out += (i > 0 ? "," : "") + csv_cell(bom ? table.columns[i].title : table.columns[i].name);
    out += "\r\n";
    for (const auto& row : table.rows) {
      for (std::size_t i = 0; i < row.size(); ++i)
        out += (i > 0 ? "," : "") + cell_of(table.columns[i], row[i]);
      out += "\r\n";
      ++rows;
    }
  }
  return out;
}

}  // namespace anjuan
