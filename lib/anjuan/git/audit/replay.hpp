#pragma once

#include <list>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <unordered_map>
#include <vector>

#include "anjuan/git/audit/audit.hpp"
#include "anjuan/git/case_changes.hpp"
#include "anjuan/git/rules_at.hpp"
#include "anjuan/model/identity.hpp"
#include "anjuan/model/ids.hpp"
#include "anjuan/text/case_reader.hpp"

// Inside of the audit: what replay.cpp (the walk), replay_case.cpp (one case) and replay_files.cpp
// (everything else) share.
namespace anjuan::git {

/// A case file of some commit, read once however many commits have it.
struct CaseFile {
  std::string text;
  ReadCase read;
};
using CasePtr = std::shared_ptr<const CaseFile>;

class Replay {
 public:
  Replay(const Repository& repository, const AuditRequest& request);
  Result<AuditRun> run();

 private:
  /// The commit at hand, and the state it starts from.
  struct Step {
    Commit commit;
    ObjectId before;  ///< tree of the first parent; none for the first commit
    std::optional<Timestamp> parent_time;
    std::shared_ptr<const Ledger> ledger;  ///< rules of the commit
    std::vector<GitAuthor> authors;        ///< who might commit when it was made
    std::string prefix;
  };

  void add(FindingKind kind, std::string file, int line, std::string what, std::string effect = {});

  Result<> take_numbers();
  /// Who might make a commit: those whom the state before it names, so that nobody lets himself in.
  /// As long as that names nobody, the commit's own state counts.
  std::vector<GitAuthor> authors_of(const Commit& commit);
  Result<> replay(const Commit& commit);
  Result<> replay_merge(const Commit& commit);
  Result<> look_at(const FileChange& change);
  void check_commit_time();

  // Cases
  Result<CasePtr> read(const ObjectId& id, const std::string& path);
  Result<> look_at_case(const FileChange& change);
  void look_at_new_case(const std::string& path, const CaseFile& file);
  void look_at_changed_case(const std::string& path, const CaseFile& before, const CaseFile& after);
  void check_rewritten(const std::string& path, const CaseChange& change,
                       const std::string& effect);
  void check_facts(const std::string& path, const CaseChange& change, const CaseFile& after);
  void check_head(const std::string& path, const Case* before, const CaseFile& after,
                  const std::string& effect);
  void check_added(const std::string& path, const Case& before, const std::vector<Event>& added,
                   const std::string& effect);
  void check_moment(const std::string& path, const Event& event);
  void check_actor(const std::string& path, const Event& event);
  void check_escalations(const std::string& path, const Case& before, const Case& after,
                         const std::vector<Event>& added);
  void check_number(const std::string& path, const std::string& id);

  // Other files
  Result<> look_at_record(const FileChange& change, const std::string& what);
  Result<> look_at_rota(const FileChange& change);
  Result<> look_at_list(const FileChange& change, std::string_view name);
  Result<> look_at_rules(const ObjectId& before, const ObjectId& after);

  // Merges
  Result<> look_at_merged(const std::string& path, const std::vector<Commit>& parents,
                          const ObjectId& base);
  void check_union(const std::string& path, const std::vector<CasePtr>& parents,
                   const CaseFile& merged);

  Result<> check_signatures();

  const Repository& repository_;
  const AuditRequest& request_;
  RulesAt rules_;
  Step step_;
  AuditRun run_;
  Identities people_{{}};  ///< of the case that is looked at, before and after
  std::unordered_map<ObjectId, CasePtr, ObjectIdHash> cases_;
  /// Numbers that were ever given, and the highest of each office, year and station.
  std::set<std::string> numbers_;
  std::map<std::string, int> last_;
};

}  // namespace anjuan::git
