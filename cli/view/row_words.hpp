#pragma once

#include <string>

#include "anjuan/intake/sheet.hpp"

#include "arguments.hpp"
#include "context.hpp"

namespace anjuan::cli {

/// How a file of rows is to be read, as a user said it.
struct RowWords {
  std::string encoding;
  std::string format;
  std::string sheet;
  bool all_sheets = false;
  int header_row = 0;
  bool columns = false;   ///< only show what is recognised
  bool make_map = false;  ///< only draft a map
};

void add_row_options(Arguments& args, RowWords& words);

/// Shows what is recognised of a sheet, or drafts a map for it, where that is all that was asked
/// for; false when it was not. Fails as outline_sheet().
Result<bool> show_outline(Context& ctx, const RowWords& words, const ColumnTable& columns,
                          const SheetRequest& request);

/// Fails (usage) on a word that names nothing.
Result<RowOptions> row_options(const RowWords& words);

}  // namespace anjuan::cli
