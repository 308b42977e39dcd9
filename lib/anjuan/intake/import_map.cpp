#include "anjuan/intake/import_map.hpp"

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <memory>

#include "anjuan/base/text.hpp"
#include "anjuan/i18n/i18n.hpp"
#include "anjuan/intake/encoding.hpp"
#include "anjuan/settings/toml_file.hpp"

namespace anjuan {
namespace {

FieldRule& rule_of(ImportMap& map, const DraftFieldSpec& field) {
  for (FieldRule& rule : map.rules)
    if (rule.field == &field) return rule;
  map.rules.emplace_back().field = &field;
  return map.rules.back();
}

/// Calls `visit(field, table, key)` for every field there is, so that finish() knows all their
/// names and can suggest one for a misspelt key. `petitioner.name = …` without quotes is a table in
/// TOML and means the same as "petitioner.name" = ….
template <class Visit>
void for_each_field(TomlTable& table, const Visit& visit) {
  static constexpr std::string_view kNested = "petitioner";
  std::optional<TomlTable> nested;
  if (table.is_table(kNested)) nested = table.table(kNested);
  for (const DraftFieldSpec& field : draft_fields()) {
    visit(field, table, field.name);
    if (nested && field.name.starts_with(kNested))
      visit(field, *nested, field.name.substr(kNested.size() + 1));
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
                    tr("write \"csv\", \"xlsx\", \"yaml\" or \"json\""));
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

void read_fields(TomlTable& top, ImportMap& map) {
  auto fields = top.table("fields");
  if (!fields) {
    top.error("", "no-fields", tr("the map has no [fields]"),
              tr("write [fields] and below it lines like title = \"column name\""));
    return;
  }
  for_each_field(*fields, [&](const DraftFieldSpec& field, TomlTable& table, std::string_view key) {
    std::vector<std::string> columns = table.strings(key);
    if (columns.empty()) return;
    if (columns.size() > 1 && !field.joins)
      table.error(key, "several-columns", trf("'{}' takes one column", field.name),
                  tr("only category and place are joined from several columns"));
    FieldRule& rule = rule_of(map, field);
    rule.columns = std::move(columns);
    rule.columns_place = table.place(key);
  });
}

void read_defaults(TomlTable& top, ImportMap& map) {
  auto defaults = top.table("defaults");
  if (!defaults) return;
  for_each_field(*defaults,
                 [&](const DraftFieldSpec& field, TomlTable& table, std::string_view key) {
                   auto fallback = table.string(key);
                   if (!fallback) return;
                   FieldRule& rule = rule_of(map, field);
                   rule.fallback = std::move(*fallback);
                   rule.fallback_place = table.place(key);
                 });
}

void read_values(TomlTable& top, ImportMap& map) {
  auto values = top.table("values");
  if (!values) return;
  for_each_field(*values, [&](const DraftFieldSpec& field, TomlTable& table, std::string_view key) {
    auto entries = table.table(key);
    if (!entries) return;
    FieldRule& rule = rule_of(map, field);
    rule.values_place = table.place(key);
    for (const std::string& from : entries->keys())
      if (auto to = entries->string(from)) rule.values.emplace(read_cell_key(from), std::move(*to));
  });
}

}  // namespace

std::string read_cell_key(std::string_view text) {
  return std::string(trim(to_half_width(text)));
}

Result<ImportMap> ImportMap::parse(std::string_view text, std::string file) {
  ANJUAN_TRY(top, TomlTable::parse(text, file));
  ImportMap map;
  map.file = std::move(file);
  read_source(top, map);
  read_fields(top, map);
  read_defaults(top, map);
  read_values(top, map);
  ANJUAN_DO(top.finish());
  return map;
}

Result<ImportMap> ImportMap::load(const std::string& path) {
  struct Closer {
    void operator()(std::FILE* file) const { std::fclose(file); }
  };
  const std::unique_ptr<std::FILE, Closer> file(std::fopen(path.c_str(), "rb"));
  if (!file) return tl::unexpected(cannot_read(path, errno));
  std::string text;
  char buffer[4096];
  for (std::size_t size = 0; (size = std::fread(buffer, 1, sizeof buffer, file.get())) > 0;)
    text.append(buffer, size);
  if (std::ferror(file.get()) != 0) return tl::unexpected(cannot_read(path, errno));
  return parse(text, path);
}

}  // namespace anjuan
