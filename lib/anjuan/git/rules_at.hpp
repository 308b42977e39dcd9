#pragma once

#include <map>
#include <memory>
#include <string>

#include "anjuan/base/result.hpp"
#include "anjuan/git/repository.hpp"
#include "anjuan/ledger/ledger.hpp"

namespace anjuan::git {

/// The rules, people and calendars of any commit. Commits that share them share what was read.
class RulesAt {
 public:
  /// `prefix`: where the ledger lies below the top of the repository, as Repository::prefix().
  RulesAt(const Repository& repository, std::string prefix)
      : repository_(repository), prefix_(std::move(prefix)) {}

  /// What names the rules of a tree: the same for trees with the same rules.
  std::string key(const ObjectId& tree) const;
  /// The ledger's settings as a tree has them. Fails (bad_data) with every error; files are named
  /// by their paths below the ledger.
  Result<std::shared_ptr<const Ledger>> at(const ObjectId& tree);

 private:
  const Repository& repository_;
  std::string prefix_;
  std::map<std::string, std::shared_ptr<const Ledger>> known_;
};

}  // namespace anjuan::git
