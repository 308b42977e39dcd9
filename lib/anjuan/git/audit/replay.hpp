#pragma once

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
    bool new_rules = false;                ///< whether they are others than before
    std::vector<GitAuthor> authors;        ///< who might commit when it was made
    bool authors_of_before = false;        ///< whether the state before names them
    std::string prefix;
  };

  void add(FindingKind kind, std::string file, int line, std::string what, std::string effect = {});

  Result<> take_numbers();
  /// Whom the rules of a tree name as authors.
  std::vector<GitAuthor> authors_in(const ObjectId& tree);
  /// Who might make a commit: those whom the state before it names, so that nobody lets himself in.
  /// As long as that names nobody, the commit's own state counts.
  std::vector<GitAuthor> authors_of(const Commit& commit);
  bool is_author(const std::string& email) const;
  /// The hours that an event may lie back by the rules of the day that it claims: a rule that came
  /// later excuses nothing.
  std::chrono::hours most_backdated(const Timestamp& claimed) const;
  void note_threshold();
  Result<> replay(const Commit& commit);
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
  void check_ladder(const std::string& path, const Case& before, const std::vector<Event>& added);
  void check_moment(const std::string& path, const Case& value, const Event& event);
  void check_actor(const std::string& path, const Event& event);
  void check_escalations(const std::string& path, const Case& before, const Case& after,
                         const std::vector<Event>& added);
  Result<> check_number(const std::string& path, const std::string& id);

  // Other files
  Result<> look_at_record(const FileChange& change, const std::string& what);
  Result<> look_at_rota(const FileChange& change);
  Result<> look_at_list(const FileChange& change, std::string_view name);

  // What everything is judged by
  Result<> look_at_rules(const ObjectId& before, const ObjectId& after);
  Result<> check_keepers(const std::vector<FileChange>& changes);
  Result<> look_at_officials(const FileChange& change);
  Result<> look_at_attributes(const FileChange& change);
  Result<> look_at_numbers(const FileChange& change);

  // Merges
  struct Merge;
  struct Sides;
  Result<> replay_merge(const Commit& commit, std::vector<Commit> parents);
  Result<> look_at_merged(const std::vector<std::string>& places, const Merge& merge);
  Result<> look_at_merged_text(const Sides& sides, const Merge& merge);
  Result<> look_at_merged_rules(const Merge& merge);
  void check_union(const std::string& path, const std::vector<CasePtr>& parents,
                   const CaseFile& merged);

  Result<> check_signatures();

  const Repository& repository_;
  const AuditRequest& request_;
  RulesAt rules_;
  Step step_;
  AuditRun run_;
  std::optional<Timestamp> from_time_;  ///< of the commit that the range starts behind
  std::map<std::chrono::sys_seconds, int> thresholds_;  ///< backdate-hours, by when they began
  Identities people_{{}};  ///< of the case that is looked at, before and after
  std::unordered_map<ObjectId, CasePtr, ObjectIdHash> cases_;
  /// Numbers that were ever given, and the highest of each office, year and station.
  std::set<std::string> numbers_;
  std::map<std::string, int> last_;
  std::set<std::string> held_;  ///< numbers that the last commit of the range has
};

/// The first line of `after` that does not stand in `before` at its place; empty lines and the
/// names of tables say nothing. 1-based.
int first_difference(std::string_view before, std::string_view after);
/// That line of a text without blanks around it; empty for none.
std::string_view line_of(std::string_view text, int number);
/// Whether a file lies where the program puts a case, reception or activity: the folder of a year,
/// or of a month in it.
bool is_shelved(std::string_view path);

}  // namespace anjuan::git
