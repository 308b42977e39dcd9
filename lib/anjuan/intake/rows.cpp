#include "anjuan/intake/rows.hpp"

#include <algorithm>
#include <utility>

#include "anjuan/base/text.hpp"
#include "anjuan/i18n/i18n.hpp"
#include "anjuan/intake/rejects.hpp"

namespace anjuan {
namespace {

/// The ending behind the last dot, without the dot; empty when there is none.
std::string_view extension_of(std::string_view path) {
  const std::size_t slash = path.rfind('/');
  if (slash != std::string_view::npos) path.remove_prefix(slash + 1);
  const std::size_t dot = path.rfind('.');
  return dot == std::string_view::npos ? std::string_view() : path.substr(dot + 1);
}

/// White space of any kind and length inside the text as one space.
std::string fold_blanks(std::string_view text) {
  std::string out;
  for (const char c : trim(text)) {
    const bool blank = c == ' ' || c == '\t' || c == '\n' || c == '\r';
    if (!blank)
      out += c;
    else if (!out.ends_with(' '))
      out += ' ';
  }
  return out;
}

}  // namespace

std::optional<RowFormat> parse_row_format(std::string_view name) {
  static constexpr std::pair<std::string_view, RowFormat> kNames[] = {
      {"csv", RowFormat::csv},     {"tsv", RowFormat::csv},   {"txt", RowFormat::csv},
      {"xlsx", RowFormat::xlsx},   {"xlsm", RowFormat::xlsx}, {"yaml", RowFormat::yaml},
      {"yml", RowFormat::yaml},    {"json", RowFormat::json}, {"jsonl", RowFormat::json},
      {"ndjson", RowFormat::json},
  };
  const std::string plain = to_lower(trim(name));
  for (const auto& [known, format] : kNames)
    if (plain == known) return format;
  return std::nullopt;
}

Result<std::unique_ptr<RowSource>> open_rows(const std::string& path, const RowOptions& options) {
  // What a map says of the original (encoding, header row, …) is not true of its rejects.
  if (is_rejects_file(path)) return open_csv_rows(path, {.separator = ','});
  const std::string_view extension = extension_of(path);
  const auto format = options.format ? options.format : parse_row_format(extension);
  if (!format) {
    Diagnostic d{.code = "unknown-format", .file = path};
    if (to_lower(extension) == "xls" || to_lower(extension) == "et") {
      d.message = trf("workbooks of the old kind (.{}) are not read", extension);
      d.remedy = tr("open it in the spreadsheet program and save it as .xlsx");
    } else {
      d.message = extension.empty() ? std::string(tr("the name has no extension"))
                                    : trf("files ending in .{} are not known", extension);
      d.remedy = tr("name the format with --format csv, xlsx, yaml or json");
    }
    return fail(ExitCode::usage, std::move(d));
  }
  switch (*format) {
    case RowFormat::csv:
      return open_csv_rows(path, options);
    case RowFormat::xlsx:
      return open_xlsx_rows(path, options);
    case RowFormat::yaml:
      return open_yaml_rows(path, options);
    case RowFormat::json:
      break;
  }
  return open_json_rows(path, options);
}

std::vector<std::string> header_names(const std::vector<Cell>& cells) {
  std::vector<std::string> names;
  for (const Cell& cell : cells) names.push_back(fold_blanks(cell.text));
  while (!names.empty() && names.back().empty()) names.pop_back();
  return names;
}

bool is_blank(const std::vector<Cell>& cells) {
  return std::all_of(cells.begin(), cells.end(),
                     [](const Cell& cell) { return trim(cell.text).empty(); });
}

void fit_row(Row& row, std::size_t columns, bool exact, const Diagnostic& place) {
  const std::size_t found = row.cells.size();
  // Spreadsheets write empty cells behind the last column; they say nothing.
  while (row.cells.size() > columns && trim(row.cells.back().text).empty()) row.cells.pop_back();
  if (row.cells.size() > columns || (exact && row.cells.size() < columns)) {
    Diagnostic d = place;
    d.code = "ragged-row";
    d.message =
        trf("row {} has {} cells, but the header names {} columns", row.number, found, columns);
    d.remedy = exact ? tr("put cells that hold separators, quotes or line breaks in double quotes")
                     : tr("give every column a name in the header, or empty the cells beside them");
    row.problems.push_back(std::move(d));
  }
  if (row.cells.size() < columns) row.cells.resize(columns);
}

tl::unexpected<Failure> empty_file(const std::string& path) {
  Diagnostic d{.code = "empty-file", .file = path};
  d.message = tr("the file is empty");
  d.remedy = tr("export it again, with a header line and the rows below");
  return fail(ExitCode::bad_data, std::move(d));
}

tl::unexpected<Failure> no_rows(const std::string& path, int header_line) {
  Diagnostic d{.code = "no-rows", .file = path, .line = header_line};
  d.message = tr("the file has column names but no rows");
  d.remedy = tr("export it again with the rows; was a filter set?");
  return fail(ExitCode::bad_data, std::move(d));
}

}  // namespace anjuan
