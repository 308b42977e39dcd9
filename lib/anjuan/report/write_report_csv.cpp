#include "anjuan/report/write.hpp"

namespace anjuan {
namespace {

/// RFC 4180: quoted where needed, quotes doubled.
std::string csv_field(std::string_view text) {
  if (text.find_first_of(",\"\r\n") == std::string_view::npos &&
      (text.empty() || (text.front() != ' ' && text.back() != ' ')))
    return std::string(text);
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"') out += '"';
    out += c;
  }
  return out + '"';
}

std::string csv_cell(const TableColumn& column, std::string_view cell) {
  std::string text = shown(column, cell);
  const bool is_text = column.type == CellType::text;
  if (is_text && !text.empty() && std::string_view("=+-@\t\r").find(text[0]) != std::string::npos)
    text.insert(text.begin(), '\'');
  return csv_field(text);
}

}  // namespace

std::string write_report_csv(const Report& report, bool bom, std::size_t& rows) {
  std::string out = bom ? "\xef\xbb\xbf" : "";
  const bool many = report.tables.size() > 1;
  for (const Table& table : report.tables) {
    if (many) {
      if (&table != report.tables.data()) out += "\r\n";
      out += "# " + csv_field(table.name) + "\r\n";
    }
    for (std::size_t i = 0; i < table.columns.size(); ++i)
      out += (i > 0 ? "," : "") + csv_field(table.columns[i].name);
    out += "\r\n";
    for (const auto& row : table.rows) {
      for (std::size_t i = 0; i < row.size(); ++i)
        out += (i > 0 ? "," : "") + csv_cell(table.columns[i], row[i]);
      out += "\r\n";
      ++rows;
    }
  }
  return out;
}

}  // namespace anjuan
