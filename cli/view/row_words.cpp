#include "view/row_words.hpp"

#include "anjuan/base/decoder.hpp"
#include "anjuan/i18n/i18n.hpp"

namespace anjuan::cli {

void add_row_options(Arguments& args, RowWords& words) {
  args.add_option("--encoding", words.encoding,
                  tr("utf-8, gb18030, utf-16 or big5; default: detected"))
      ->type_name("NAME");
  args.add_option("--format", words.format, tr("csv, xlsx, yaml or json; default: by the name"))
      ->type_name("FORMAT");
  args.add_option("--sheet", words.sheet, tr("sheet of a workbook, by name or number"))
      ->type_name("SHEET");
  args.add_option("--header-row", words.header_row,
                  tr("line or row of the column names; default: found by the names"))
      ->type_name("N")
      ->non_negative();
}

Result<RowOptions> row_options(const RowWords& words) {
  RowOptions options;
  options.sheet = words.sheet;
  options.header_row = words.header_row;
  if (!words.format.empty()) {
    options.format = parse_row_format(words.format);
    if (!options.format)
      return fail_usage("unknown-format", trf("{} is not a format", words.format),
                        trf("one of: {}", "csv, xlsx, yaml, json"));
  }
  if (!words.encoding.empty()) {
    options.encoding = parse_encoding(words.encoding);
    if (!options.encoding)
      return fail_usage("unknown-encoding", trf("{} is not an encoding", words.encoding),
                        trf("one of: {}", "utf-8, gb18030, utf-16, utf-32, big5"));
  }
  return options;
}

}  // namespace anjuan::cli
