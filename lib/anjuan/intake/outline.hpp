#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "anjuan/intake/sheet.hpp"

namespace anjuan {

/// One column of a sheet, and what is recognised of it.
struct OutlineColumn {
  std::string letter;                ///< "C"
  std::string name;                  ///< as the header has it; may be empty
  std::string field;                 ///< what it is read as; empty when it is not
  std::string guess;                 ///< what it may be, when it is not read
  bool is_moment = false;            ///< two columns make one value, a day and its time
  std::vector<std::string> samples;  ///< of the first rows, cut to a few words
};

/// A sheet before it is read.
struct SheetOutline {
  std::vector<OutlineColumn> columns;
  std::vector<Diagnostic> notes;
};

/// Looks at the columns of a sheet and its first rows, with the map of the request or by the names.
/// Nothing recognised is no failure; else fails as Sheet::open() does.
Result<SheetOutline> outline_sheet(const ColumnTable& columns, const SheetRequest& request);

/// A map to begin with: what is recognised, what is guessed as comments, and samples beside each.
std::string draft_map(const SheetOutline& outline, std::string_view file);

}  // namespace anjuan
