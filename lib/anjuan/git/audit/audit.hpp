#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "anjuan/base/result.hpp"
#include "anjuan/git/audit/finding.hpp"
#include "anjuan/git/repository.hpp"

/// Replaying a history: for each commit, what the program itself would have written from the state
/// before under the rules of that commit, and every way in which the new state is something else.
///
/// It proves that what is recorded was recorded then, by whom, and that nothing of it was changed
/// since. It cannot prove what an office never recorded.
namespace anjuan::git {

struct AuditRequest {
  ObjectId from;  ///< the last commit that is taken as proven; none: from the beginning
  ObjectId to;
  /// Whether `from` was proven by a checkpoint: what says that it was made long before that day,
  /// and was not there then, is backdated.
  bool from_checkpoint = false;
  std::optional<Timestamp> now;  ///< of the auditor: nothing was made later; none: not asked
  bool verify_signatures = false;
  std::function<void(std::size_t done, std::size_t all)> progress;  ///< may be empty
};

struct AuditRun {
  std::size_t commits = 0;
  std::size_t changes = 0;        ///< of files
  std::size_t events = 0;         ///< that were appended
  std::vector<Finding> findings;  ///< parents before children, then by file
  /// Whether the rules name who may commit as whom; without it nobody was asked.
  bool knows_authors = false;
};

/// Fails (bad_data) when objects of the repository are missing, as in a shallow clone.
Result<AuditRun> audit(const Repository& repository, const AuditRequest& request);

/// "A..B", "B" (all of it), "" (all up to HEAD). When A is no ancestor of B, the history between
/// them was rewritten: `rewritten` says so, and everything that B has and A has not is audited.
struct AuditRange {
  ObjectId from;
  ObjectId to;
  bool rewritten = false;
};
Result<AuditRange> parse_range(const Repository& repository, const std::string& text);

}  // namespace anjuan::git
