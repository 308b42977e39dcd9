#pragma once

#include <string_view>

#include "anjuan/intake/intake.hpp"
#include "anjuan/model/draft.hpp"

// What a sheet of complaints says: `register --from`.
namespace anjuan {

/// The columns, in the order of the draft fields (model/draft_field.cpp).
const ColumnTable& complaint_columns();
const ColumnSpec& column_of(DraftField field);

/// The place of a field among the values of a row.
constexpr std::size_t index_of(DraftField field) {
  return static_cast<std::size_t>(field);
}

/// The values of a row as a draft, with every field that is not empty; `ref` comes out as `source`,
/// behind the system's name and a slash.
Draft draft_of(const Taken& taken, std::string_view system);

/// Where a field of a draft came from: `source` may have been made of `ref`.
std::size_t origin_of(const Intake& intake, DraftField field);

/// What a row lacks although its file has a column for it: without its number a complaint would be
/// registered again by every run. Nothing where the cell was bad already.
std::vector<RowFault> missing_number(const Intake& intake, const RowSource& rows, const Row& row,
                                     const Taken& taken);

/// Columns that nobody reads and that decide who may learn of the complaint: by what they say of a
/// row that is not protected (检举控告, 要求匿名; nothing where a map has decided), whom they say
/// that it accuses, and who stands in them and in the title.
std::vector<RowFault> unread_alarms(const Intake& intake, const RowSource& rows, const Row& row,
                                    const Taken& taken);

}  // namespace anjuan
