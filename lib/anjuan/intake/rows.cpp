#include "anjuan/intake/rows.hpp"

#include <algorithm>
#include <utility>

#include "anjuan/base/code.hpp"
#include "anjuan/base/text.hpp"
#include "anjuan/i18n/i18n.hpp"
#include "anjuan/intake/file_kind.hpp"
#include "anjuan/intake/rejects.hpp"

namespace anjuan {
namespace {

/// Records that a header takes, at most.
constexpr std::size_t kMostLevels = 3;

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
      {"csv", RowFormat::csv},   {"tsv", RowFormat::csv},    {"txt", RowFormat::csv},
      {"xlsx", RowFormat::xlsx}, {"xlsm", RowFormat::xlsx},  {"xltx", RowFormat::xlsx},
      {"xltm", RowFormat::xlsx}, {"xls", RowFormat::xls},    {"xlt", RowFormat::xls},
      {"et", RowFormat::xls},    {"yaml", RowFormat::yaml},  {"yml", RowFormat::yaml},
      {"json", RowFormat::json}, {"jsonl", RowFormat::json}, {"ndjson", RowFormat::json},
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
  const FileKind kind = file_kind(path);
  if (kind.form == FileKind::Form::foreign) {
    Diagnostic d{.code = kind.code, .file = path};
    d.message = trf("this is {}, which is not read here", kind.what);
    d.remedy = kind.remedy;
    return fail(ExitCode::bad_data, std::move(d));
  }
  const bool is_workbook = kind.form != FileKind::Form::text;
  const RowFormat its_format =
      kind.form == FileKind::Form::old_workbook ? RowFormat::xls : RowFormat::xlsx;
  const std::string named = kind.form == FileKind::Form::old_workbook
                                ? tr("name it .xls, or say --format xls")
                                : tr("name it .xlsx, or say --format xlsx");
  if (!format) {
    Diagnostic d{.code = "unknown-format", .file = path};
    d.message = is_workbook
                    ? trf("by its content this is {}, but the name does not say so", kind.what)
                : extension.empty() ? std::string(tr("the name has no extension"))
                                    : trf("files ending in .{} are not known", extension);
    d.remedy =
        is_workbook ? named : tr("name the format with --format csv, xlsx, xls, yaml or json");
    return fail(ExitCode::usage, std::move(d));
  }
  if (is_workbook && *format != its_format) {
    const bool other = *format == RowFormat::xls || *format == RowFormat::xlsx;
    Diagnostic d{.code = other ? "other-workbook" : "not-text", .file = path};
    d.message = other ? trf("by its content this is {}, but the name does not say so", kind.what)
                      : trf("this is {}, not text", kind.what);
    d.remedy = named;
    return fail(ExitCode::bad_data, std::move(d));
  }
  switch (*format) {
    case RowFormat::csv:
      return open_csv_rows(path, options);
    case RowFormat::xlsx:
      return open_xlsx_rows(path, options);
    case RowFormat::xls:
      return open_xls_rows(path, options);
    case RowFormat::yaml:
      return open_yaml_rows(path, options);
    case RowFormat::json:
      break;
  }
  return open_json_rows(path, options);
}

Header make_header(std::span<const std::vector<Cell>> levels, std::size_t at_least) {
  Header header;
  for (const Cell& cell : levels.front()) header.names.push_back(fold_blanks(cell.seen()));
  for (const std::vector<Cell>& lower : levels.subspan(1)) {
    header.names.resize(std::max(header.names.size(), lower.size()));
    header.groups.resize(header.names.size());
    std::string group;
    for (std::size_t i = 0; i < header.names.size(); ++i) {
      if (!header.names[i].empty()) group = header.groups[i] + header.names[i];
      std::string name = i < lower.size() ? fold_blanks(lower[i].seen()) : std::string();
      if (name.empty()) continue;
      header.groups[i] = group;
      header.names[i] = std::move(name);
    }
  }
  if (levels.size() > 1) {
    const std::vector<std::string> names = header.names;
    for (std::size_t i = 0; i < names.size(); ++i)
      if (!header.groups[i].empty() && std::count(names.begin(), names.end(), names[i]) > 1)
        header.names[i] = header.groups[i] + "/" + names[i];
  }
  while (header.names.size() > at_least && header.names.back().empty()) header.names.pop_back();
  if (header.names.size() < at_least) header.names.resize(at_least);
  if (!header.groups.empty()) header.groups.resize(header.names.size());
  return header;
}

namespace {

/// True when `lower` names the columns of groups in `upper` and says nothing below any other one:
/// a row of the table would.
bool is_second_level(const std::vector<Cell>& upper, const std::vector<Cell>& lower) {
  const auto empty = [](const std::vector<Cell>& cells, std::size_t i) {
    return i >= cells.size() || trim(cells[i].text).empty();
  };
  bool grouped = false;
  bool plain = false;
  for (std::size_t i = 0; i < std::max(upper.size(), lower.size()); ++i) {
    const bool spans = empty(upper, i + 1) && (i + 1 < upper.size() || !empty(lower, i + 1));
    const bool in_group = empty(upper, i) || spans;
    if (!in_group) {
      if (!empty(lower, i)) return false;
      plain = true;
    } else if (empty(upper, i) && !empty(lower, i)) {
      if (lower[i].kind != CellKind::text || i == 0) return false;
      grouped = true;
    }
  }
  return grouped && plain;
}

}  // namespace

HeaderPlace find_header(const std::vector<Row>& first, const HeaderScore& score) {
  HeaderPlace best;
  std::size_t most = 0;
  for (std::size_t i = 0; i < first.size(); ++i) {
    std::vector<std::vector<Cell>> levels{first[i].cells};
    const std::size_t found = score(make_header(levels));
    if (found > most) {
      most = found;
      best = {i, 1};
    }
    while (levels.size() < kMostLevels && i + levels.size() < first.size()) {
      std::vector<Cell> above;
      for (std::string& name : make_header(levels).names) above.push_back({std::move(name), {}});
      const std::vector<Cell>& below = first[i + levels.size()].cells;
      if (!is_second_level(above, below)) break;
      levels.push_back(below);
      const std::size_t all = score(make_header(levels));
      // The names of a second level need not be known; of a third they must.
      const bool same = all == most && most > 0 && best.index == i && levels.size() == 2;
      if (all > most || same) {
        most = all;
        best = {i, levels.size()};
      }
    }
  }
  return best;
}

Diagnostic titles_above(const std::string& path, int line) {
  Diagnostic d{.severity = Severity::note, .code = "titles-above", .file = path, .line = line};
  d.message = trf("the column names stand in row {}; what stands above them is not read", line);
  d.remedy = tr("name another row with --header-row");
  return d;
}

bool is_blank(const std::vector<Cell>& cells) {
  return std::all_of(cells.begin(), cells.end(),
                     [](const Cell& cell) { return trim(cell.text).empty(); });
}

void fit_row(Row& row, std::size_t columns) {
  // Spreadsheets write empty cells behind the last column; they say nothing.
  while (row.cells.size() > columns && trim(row.cells.back().text).empty()) row.cells.pop_back();
  if (row.cells.size() < columns) row.cells.resize(columns);
}

tl::unexpected<Failure> empty_file(const std::string& path) {
  Diagnostic d{.code = "empty-file", .file = path};
  d.message = tr("the file is empty");
  d.remedy = tr("export it again, with a header line and the rows below");
  return fail(ExitCode::bad_data, std::move(d));
}

tl::unexpected<Failure> no_rows(const std::string& path, int header_line) {
  Diagnostic d{.code = code::kNoRows, .file = path, .line = header_line};
  d.message = tr("the file has column names but no rows");
  d.remedy = tr("export it again with the rows; was a filter set?");
  return fail(ExitCode::bad_data, std::move(d));
}

Result<> expect_rows(RowSource& rows, const std::string& path, int header_line) {
  Row first;
  ANJUAN_TRY(found, rows.next(first));
  if (!found) return no_rows(path, header_line);
  return rows.rewind();
}

}  // namespace anjuan
