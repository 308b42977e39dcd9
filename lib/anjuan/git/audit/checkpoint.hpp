#pragma once

#include <optional>
#include <string>

#include "anjuan/git/audit/audit.hpp"

namespace anjuan::git {

/// What an auditor keeps of a history, in one line: a later audit proves that it begins with it.
struct Checkpoint {
  ObjectId tip;
  std::size_t commits = 0;  ///< up to the tip
  std::size_t cases = 0;
  std::size_t events = 0;
  std::size_t findings = 0;  ///< made up to the tip, by all audits from the beginning
  std::string last_numbers;  ///< "DZ-2026:123,DZ-2026-B:5"
  std::string digest;        ///< SHA-256 over every file of the ledger, paths and contents
};

/// The checkpoint of a commit. Reads every file of it.
Result<Checkpoint> make_checkpoint(const Repository& repository, const ObjectId& tip);
std::string to_line(const Checkpoint& checkpoint);
/// The last checkpoint of a file that holds one a line. Fails (bad_data) when none can be read.
Result<Checkpoint> parse_checkpoint(std::string_view text, const std::string& file);

/// What tells that today's history does not begin with the checkpoint; nullopt when it does.
Result<std::optional<std::string>> contradiction(const Repository& repository,
                                                 const Checkpoint& checkpoint, const ObjectId& tip);

}  // namespace anjuan::git
