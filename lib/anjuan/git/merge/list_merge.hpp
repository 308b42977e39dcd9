#pragma once

#include <string>

#include "anjuan/git/merge/case_merge.hpp"

namespace anjuan::git {

/// Merges lists of entries by their key: officials, units and bookings by id, the sessions of a
/// month by day, desk, group and seat, categories line by line. Entries that only one side changed,
/// added or took away follow that side; what both changed differently is a conflict between marks,
/// as is a change of what the other side took away. New entries come in the order of their keys,
/// whichever side is called ours. For any file that is a list with one `- ` an entry.
Merged merge_list(const ThreeWays& ways);

}  // namespace anjuan::git
