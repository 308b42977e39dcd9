#pragma once

#include <functional>
#include <string>
#include <vector>

#include "anjuan/git/case_changes.hpp"
#include "anjuan/git/repository.hpp"
#include "anjuan/git/rules_at.hpp"

namespace anjuan::git {

/// What became of one file of a ledger between two commits.
struct FileHistory {
  std::string path;
  std::string id;  ///< of a case; empty for other files
  Case before;     ///< of a case
  Case after;
  bool is_new = false;
  bool is_gone = false;
  bool unreadable = false;  ///< one of the states is no whole case
  CaseChange change;
  std::vector<FieldMove> moves;  ///< derived fields, each with the event that moved it
};

/// Goes over every file that differs, cases first by number. Fails (bad_data) when objects or the
/// later rules cannot be read.
Result<std::vector<FileHistory>> history_between(const Repository& repository,
                                                 const ObjectId& before, const ObjectId& after);

}  // namespace anjuan::git
