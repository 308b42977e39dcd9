#include "view/row_words.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "anjuan/base/decoder.hpp"
#include "anjuan/base/text.hpp"
#include "anjuan/i18n/i18n.hpp"
#include "anjuan/intake/outline.hpp"

namespace anjuan::cli {

void add_row_options(Arguments& args, RowWords& words) {
  args.add_option("--encoding", words.encoding,
                  tr("utf-8, gb18030, utf-16 or big5; default: detected"))
      ->type_name("NAME");
  args.add_option("--format", words.format,
                  tr("csv, xlsx, xls, yaml or json; default: by the name"))
      ->type_name("FORMAT");
  args.add_option("--sheet", words.sheet, tr("sheet of a workbook, by name or number"))
      ->type_name("SHEET");
  args.add_flag("--all-sheets", words.all_sheets,
                tr("every sheet of a workbook that holds such a table"));
  args.add_option("--header-row", words.header_row,
                  tr("line or row of the column names; default: found by the names"))
      ->type_name("N")
      ->non_negative();
  args.add_flag("--columns", words.columns,
                tr("show what each column is read as, with samples; nothing is written"));
  args.add_flag("--make-map", words.make_map, tr("print a map to begin with; nothing is written"));
}

Result<RowOptions> row_options(const RowWords& words) {
  RowOptions options;
  options.sheet = words.sheet;
  options.all_sheets = words.all_sheets;
  options.header_row = words.header_row;
  if (!words.format.empty()) {
    options.format = parse_row_format(words.format);
    if (!options.format)
      return fail_usage("unknown-format", trf("{} is not a format", words.format),
                        trf("one of: {}", "csv, xlsx, xls, yaml, json"));
  }
  if (!words.encoding.empty()) {
    options.encoding = parse_encoding(words.encoding);
    if (!options.encoding)
      return fail_usage("unknown-encoding", trf("{} is not an encoding", words.encoding),
                        trf("one of: {}", "utf-8, gb18030, utf-16, utf-32, big5"));
  }
  return options;
}

Result<bool> show_outline(Context& ctx, const RowWords& words, const ColumnTable& columns,
                          const SheetRequest& request) {
  if (!words.columns && !words.make_map) return false;
  ANJUAN_TRY(outline, outline_sheet(columns, request));
  if (words.make_map) {
    ctx.print(draft_map(outline, request.path));
    return true;
  }
  if (!ctx.quiet() && !ctx.json()) ctx.report(outline.notes);
  nlohmann::ordered_json rows = nlohmann::ordered_json::array();
  std::size_t width = 0;
  for (const OutlineColumn& column : outline.columns)
    width = std::max(width, display_width(column.name));
  for (const OutlineColumn& column : outline.columns) {
    const auto text_or_null = [](const std::string& text) {
      return text.empty() ? nlohmann::ordered_json() : nlohmann::ordered_json(text);
    };
    rows.push_back({{"column", column.letter},
                    {"name", column.name},
                    {"field", text_or_null(column.field)},
                    {"guess", text_or_null(column.guess)},
                    {"samples", column.samples}});
    if (ctx.json()) continue;
    const auto called = [&](const std::string& name) {
      const ColumnSpec* known = columns.find(name);
      return known == nullptr ? name : column_word(*known);
    };
    const std::string field = !column.field.empty()   ? called(column.field)
                              : !column.guess.empty() ? trf("perhaps {}", called(column.guess))
                                                      : std::string("–");
    ctx.print_line(fmt::format("{:<3} {}  {}  {}", column.letter, pad_right(column.name, width),
                               pad_right(field, 24), join(column.samples, " · ")));
  }
  if (ctx.json()) ctx.print_json({{"columns", std::move(rows)}});
  return true;
}

}  // namespace anjuan::cli
