#pragma once

#include <string>
#include <vector>

#include "anjuan/desk/correct.hpp"
#include "anjuan/model/case.hpp"
#include "anjuan/model/draft.hpp"
#include "anjuan/rules/recusal.hpp"

namespace anjuan {

/// A field in which a row with the number of a registered case says something else than the case.
struct SourceConflict {
  DraftField field{};
  std::string there;  ///< what the case says
  std::string here;   ///< what the row says
};

/// Every fact of the row that can be corrected and differs: then it may be another complaint, whose
/// system began its numbers anew. What was registered and has been corrected since is no conflict.
/// Nor is a title that says the same without whoever must not be named in one. `row`: the case that
/// the draft makes; nullptr where it makes none, and then only title, day and name are compared.
std::vector<SourceConflict> conflicts_with(const Case& value, const Draft& draft, const Case* row,
                                           const Roster& roster);

/// What makes the case say what the row says.
Correction correction_of(const std::vector<SourceConflict>& conflicts);

}  // namespace anjuan
