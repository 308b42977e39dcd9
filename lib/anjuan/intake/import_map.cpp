#include "anjuan/intake/import_map.hpp"

#include <algorithm>
#include <map>

#include "anjuan/base/text.hpp"
#include "anjuan/disk/batch_journal.hpp"
#include "anjuan/disk/file_ops.hpp"
#include "anjuan/i18n/i18n.hpp"
#include "anjuan/intake/row_table.hpp"
#include "anjuan/settings/toml_file.hpp"

namespace anjuan {
namespace {

FieldRule& rule_of(ImportMap& map, const ColumnSpec& column) {
  for (FieldRule& rule : map.rules)
    if (rule.column == &column) return rule;
  map.rules.emplace_back().column = &column;
  return map.rules.back();
}

/// Calls `visit(column, table, key)` for every column there is, so that finish() knows all their
/// names and can suggest one for a misspelt key. `petitioner.name = …` without quotes is a table in
/// TOML and means the same as "petitioner.name" = ….
template <class Visit>
void for_each_column(const ColumnTable& columns, TomlTable& table, const Visit& visit) {
  std::map<std::string_view, TomlTable> nested;
  for (const ColumnSpec& column : columns.all()) {
    visit(column, table, column.name);
    const std::size_t dot = column.name.find('.');
    if (dot == std::string_view::npos) continue;
    const std::string_view group = column.name.substr(0, dot);
    if (!nested.contains(group) && table.is_table(group))
      if (auto opened = table.table(group)) nested.emplace(group, std::move(*opened));
    if (const auto found = nested.find(group); found != nested.end())
      visit(column, found->second, column.name.substr(dot + 1));
  }
}

void read_source(TomlTable& top, ImportMap& map) {
  auto source = top.table("source");
  if (!source) return;
  map.system = source->string("system").value_or("");
  if (map.system.find_first_of("/ \t\n") != std::string::npos)
    source->error("system", "bad-system",
                  trf("the name of a system cannot hold '/' or spaces: '{}'", map.system),
                  tr("write a short name such as \"wenzheng\" or \"12345\""));
  if (const auto name = source->string("encoding")) {
    map.options.encoding = parse_encoding(*name);
    if (!map.options.encoding)
      source->error("encoding", "unknown-encoding", trf("the encoding '{}' is not known", *name),
                    tr("write \"utf-8\", \"gb18030\", \"utf-16le\" or \"big5\""));
  }
  if (const auto name = source->string("format")) {
    map.options.format = parse_row_format(*name);
    if (!map.options.format)
      source->error("format", "unknown-format", trf("the format '{}' is not known", *name),
                    tr("write \"csv\", \"xlsx\", \"xls\", \"yaml\" or \"json\""));
  }
  map.options.sheet = source->string("sheet").value_or("");
  if (const auto separator = source->string("separator")) {
    if (*separator == "，")
      map.options.separator = kWideComma;
    else if (separator->size() == 1 && *separator != "\"" && *separator != "\n")
      map.options.separator = separator->front();
    else
      source->error("separator", "bad-separator", trf("'{}' cannot separate cells", *separator),
                    tr("write one character, such as \",\" \";\" or \"\\t\""));
  }
  if (const auto row = source->integer("header-row")) {
    if (*row >= 1 && *row <= 1000000)
      map.options.header_row = static_cast<int>(*row);
    else
      source->error("header-row", "out-of-range", trf("there is no row {}", *row),
                    tr("count the rows from 1"));
  }
}

void read_rows(TomlTable& top, ImportMap& map) {
  auto rows = top.table("rows");
  if (!rows) return;
  map.options.skip = rows->strings("skip");
  for (const std::string& word : map.options.skip)
    if (trim(word).empty())
      rows->error("skip", "empty-word", tr("every row begins with nothing"),
                  tr("write how the rows begin that are no records"));
}

void read_fields(const ColumnTable& columns, TomlTable& top, ImportMap& map) {
  auto fields = top.table("fields");
  if (!fields) {
    top.error("", "no-fields", tr("the map has no [fields]"),
              tr("write [fields] and below it lines like title = \"column name\""));
    return;
  }
  if (const auto rest = fields->string("*")) {
    map.by_name = *rest == "*";
    if (!map.by_name)
      fields->error("*", "bad-value", trf("'{}' is no column for everything else", *rest),
                    tr("write \"*\" = \"*\" to read the other columns as their names say"));
  }
  for_each_column(
      columns, *fields, [&](const ColumnSpec& column, TomlTable& table, std::string_view key) {
        std::vector<std::string> names = table.strings(key);
        if (names.empty()) return;
        const bool moment = column.type == DraftType::moment && names.size() == 2;
        if (names.size() > 1 && !column.joins && !moment)
          table.error(key, "several-columns", trf("'{}' takes one column", column.name),
                      tr("only paths are joined from several columns, and a day with its time"));
        for (const std::string& name : names)
          map.options.min_columns = std::max(map.options.min_columns, columns_up_to_letter(name));
        FieldRule& rule = rule_of(map, column);
        rule.columns = std::move(names);
        rule.columns_place = table.place(key);
      });
}

void read_defaults(const ColumnTable& columns, TomlTable& top, ImportMap& map) {
  auto defaults = top.table("defaults");
  if (!defaults) return;
  for_each_column(columns, *defaults,
                  [&](const ColumnSpec& column, TomlTable& table, std::string_view key) {
                    auto fallback = table.string(key);
                    if (!fallback) return;
                    FieldRule& rule = rule_of(map, column);
                    rule.fallback = std::move(*fallback);
                    rule.fallback_place = table.place(key);
                  });
}

void read_values(const ColumnTable& columns, TomlTable& top, ImportMap& map) {
  auto values = top.table("values");
  if (!values) return;
  for_each_column(columns, *values,
                  [&](const ColumnSpec& column, TomlTable& table, std::string_view key) {
                    auto entries = table.table(key);
                    if (!entries) return;
                    FieldRule& rule = rule_of(map, column);
                    rule.values_place = table.place(key);
                    for (const std::string& from : entries->keys())
                      if (auto to = entries->string(from))
                        rule.values.emplace(read_cell_key(from), std::move(*to));
                  });
}

void read_lookups(const ColumnTable& columns, TomlTable& top, ImportMap& map) {
  auto lookup = top.table("lookup");
  if (!lookup) return;
  for_each_column(columns, *lookup,
                  [&](const ColumnSpec& column, TomlTable& table, std::string_view key) {
                    auto file = table.string(key);
                    if (!file) return;
                    FieldRule& rule = rule_of(map, column);
                    rule.lookup = std::move(*file);
                    rule.lookup_place = table.place(key);
                  });
}

/// The first two columns of a file: what a cell says, and what it means. The map's own table goes
/// before it; a text that stands twice with different meanings is a question.
Result<> read_lookup(FieldRule& rule, const std::string& path) {
  ANJUAN_TRY(table, RowTable::open(path, {}, {}));
  const auto problem = [&](const Row& row, const char* code, std::string message,
                           std::string remedy) {
    Diagnostic d = table.rows().place(row, 0);
    d.code = code;
    d.message = std::move(message);
    d.remedy = std::move(remedy);
    return fail(ExitCode::bad_data, std::move(d));
  };
  std::map<std::string, std::string, std::less<>> read;
  const auto add = [&](const std::string& from, const std::string& to) {
    const std::string key = read_cell_key(from);
    const auto [known, is_new] = read.try_emplace(key, trim(to));
    return is_new || known->second == trim(to) || key.empty();
  };
  Row row;
  while (true) {
    auto more = table.next(row);
    if (!more) return pass_on(more);
    if (!*more) break;
    if (row.cells.size() < 2)
      return problem(row, "no-second-column", tr("there is no second column"),
                     tr("write what a cell says, then what it means"));
    if (!add(row.cells[0].seen(), row.cells[1].seen()))
      return problem(row, "two-meanings", trf("'{}' stands here twice", row.cells[0].seen()),
                     tr("keep one of the two"));
  }
  rule.values.merge(read);
  return {};
}

}  // namespace

std::string read_cell_key(std::string_view text) {
  return std::string(trim(to_half_width(text)));
}

Result<ImportMap> ImportMap::parse(const ColumnTable& columns, std::string_view text,
                                   std::string file) {
  auto top = TomlTable::parse(text, file);
  if (!top) return pass_on(top);
  ImportMap map;
  map.file = std::move(file);
  read_source(*top, map);
  read_rows(*top, map);
  read_fields(columns, *top, map);
  read_defaults(columns, *top, map);
  read_values(columns, *top, map);
  read_lookups(columns, *top, map);
  ANJUAN_DO(top->finish());
  return map;
}

Result<ImportMap> ImportMap::load(const ColumnTable& columns, const std::string& path) {
  auto text = read_input(path);
  if (!text) return pass_on(text);
  auto map = parse(columns, *text, path);
  if (!map) return map;
  std::vector<Diagnostic> problems;
  for (FieldRule& rule : map->rules) {
    if (rule.lookup.empty()) continue;
    const std::string file =
        rule.lookup.starts_with('/') ? rule.lookup : parent_of(path) + "/" + rule.lookup;
    if (auto read = read_lookup(rule, file); !read)
      for (Diagnostic& d : read.error().diagnostics) problems.push_back(std::move(d));
  }
  if (!problems.empty()) return fail(ExitCode::bad_data, std::move(problems));
  return map;
}

}  // namespace anjuan
