#include "anjuan/report/write.hpp"

namespace anjuan {
namespace {

using Json = nlohmann::ordered_json;

/// A number as a number; null where there is none.
Json typed(const TableColumn& column, const std::string& cell) {
  switch (column.type) {
    case CellType::text:
    case CellType::figure:
      return cell;
    case CellType::date:
      return cell.empty() ? Json() : Json(cell);
    case CellType::integer: {
      const auto value = parse_cell<long>(cell);
      return value ? Json(*value) : Json();
    }
    case CellType::decimal: {
      const auto value = parse_cell<double>(cell);
      return value ? Json(*value) : Json();
    }
    case CellType::rate: {
      const Ratio ratio = parse_ratio(cell);
      if (ratio.denominator == 0) return {};
      return static_cast<double>(ratio.numerator) / static_cast<double>(ratio.denominator);
    }
  }
  return {};
}

Json columns_json(const Table& table) {
  Json columns = Json::array();
  for (const TableColumn& column : table.columns)
    columns.push_back({{"name", column.name}, {"title", column.title}});
  return columns;
}

Json rows_json(const Table& table, std::size_t& rows) {
  Json all = Json::array();
  for (const auto& row : table.rows) {
    Json one = Json::object();
    for (std::size_t i = 0; i < row.size(); ++i)
      one[table.columns[i].name] = typed(table.columns[i], row[i]);
    all.push_back(std::move(one));
    ++rows;
  }
  return all;
}

}  // namespace

Json report_json(const Report& report, std::size_t& rows) {
  Json document = {{"report", report.name}, {"title", report.title}, {"office", report.office}};
  const Period& period = report.period;
  document["period"] = {{"label", period.label},
                        {"from", period.all ? Json() : Json(to_string(period.days.from))},
                        {"to", period.all ? Json() : Json(to_string(period.days.to))}};
  document["as_of"] = to_string(report.as_of);
  Json definitions = Json::object();
  for (const Definition& one : report.definitions) definitions[one.name] = one.text;
  document["definitions"] = std::move(definitions);
  if (!report.preface.empty()) document["preface"] = report.preface;
  Json remarks = Json::object();
  for (const Remark& one : report.remarks) remarks[one.name] = one.value;
  document["remarks"] = std::move(remarks);
  const Table& first = report.tables.front();
  document["columns"] = columns_json(first);
  document["rows"] = rows_json(first, rows);
  if (report.tables.size() < 2) return document;
  Json sections = Json::array();
  for (std::size_t i = 1; i < report.tables.size(); ++i) {
    const Table& table = report.tables[i];
    sections.push_back({{"section", table.name},
                        {"title", table.title},
                        {"columns", columns_json(table)},
                        {"rows", rows_json(table, rows)}});
  }
  document["sections"] = std::move(sections);
  return document;
}

}  // namespace anjuan
