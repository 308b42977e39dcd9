#pragma once

#include <span>
#include <string_view>

#include "anjuan/intake/columns.hpp"

// What a sheet of receptions says: `schedule hold --from`.
namespace anjuan {

/// What a column of a sheet of receptions can hold.
struct ReceptionColumn {
  std::string_view name;  ///< as in a map, and as the name of a column
  DraftType type{};
  std::string_view headers;     ///< what Chinese sheets call it, one space between
  const char* doc = "";         ///< msgid
  std::string_view words = {};  ///< what they write for its values: `答复=answered`
};

/// The table of them, in the order of the documentation.
std::span<const ReceptionColumn> reception_columns();
/// The same for the machine that reads sheets, in the same order.
const ColumnTable& reception_table();

}  // namespace anjuan
