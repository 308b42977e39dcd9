#pragma once

#include <string>

#include "anjuan/git/merge/case_merge.hpp"

namespace anjuan::git {

/// Merges three states of the file that stands at `path` in the work tree at `top` ("" for here):
/// a case by its events under the ledger's own rules, lists by their entries, whatever else as a
/// whole. Fails (bad_data) when the rules of the ledger cannot be read, (usage) when no ledger
/// holds the file.
Result<Merged> merge_file(const std::string& top, const std::string& path, const ThreeWays& ways,
                          OnConflict on_conflict);

}  // namespace anjuan::git
