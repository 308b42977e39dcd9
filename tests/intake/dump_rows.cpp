#include <cstdio>
#include <iostream>
#include <string>

#include <nlohmann/json.hpp>

#include "anjuan/intake/complaint.hpp"
#include "anjuan/intake/row_table.hpp"

// What the readers of foreign files make of them: one line of JSON on standard output for each path
// on standard input, `PATH` or `PATH<tab>HEADER-ROW`. compare.py holds it against other readers.

namespace anjuan {
namespace {

using Json = nlohmann::ordered_json;

const char* name_of(CellKind kind) {
  switch (kind) {
    case CellKind::text:
      return "text";
    case CellKind::number:
      return "number";
    case CellKind::date:
      return "date";
    case CellKind::time:
      return "time";
    case CellKind::error:
      return "error";
    case CellKind::formula:
      break;
  }
  return "formula";
}

Json dump(const std::string& path, int header_row) {
  RowOptions options;
  options.header_row = header_row;
  options.score = header_score(complaint_columns());
  auto failed = [](const Failure& failure) { return Json{{"error", failure.diagnostics[0].code}}; };
  auto table = RowTable::open(path, options, "");
  if (!table) return failed(table.error());
  Json rows = Json::array();
  Row row;
  while (true) {
    const auto more = table->next(row);
    if (!more) return failed(more.error());
    if (!*more) break;
    Json cells = Json::array();
    for (const Cell& cell : row.cells) cells.push_back({name_of(cell.kind), cell.text, cell.shown});
    Json one = {{"line", row.line}, {"cells", std::move(cells)}};
    if (!row.problems.empty()) one["problem"] = row.problems[0].code;
    rows.push_back(std::move(one));
  }
  return {{"header", table->rows().header()}, {"rows", std::move(rows)}};
}

}  // namespace
}  // namespace anjuan

int main() {
  std::string line;
  while (std::getline(std::cin, line)) {
    const std::size_t tab = line.find('\t');
    const int header = tab == std::string::npos ? 0 : std::stoi(line.substr(tab + 1));
    const std::string text = anjuan::dump(line.substr(0, tab), header)
                                 .dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
    std::printf("%s\n", text.c_str());
  }
}
