#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "anjuan/base/clock.hpp"
#include "anjuan/base/result.hpp"
#include "anjuan/git/object_id.hpp"

struct git_repository;

/// The objects of a git repository: the only door to libgit2. What writes history is the git
/// program (program.hpp), so that identity, hooks and signatures are the user's.
namespace anjuan::git {

/// Who wrote a commit, or who carried it in, and when.
struct Signature {
  std::string name;
  std::string email;
  Timestamp when;
};

struct Commit {
  ObjectId id;
  ObjectId tree;
  std::vector<ObjectId> parents;
  Signature author;
  Signature committer;
  std::string message;

  /// The values of the trailer lines ("Actor: li-na") of that name, in order.
  std::vector<std::string> trailers(std::string_view name) const;
  std::string subject() const { return message.substr(0, message.find('\n')); }
};

struct TreeEntry {
  std::string name;
  ObjectId id;
  bool is_directory = false;
  unsigned mode = 0;  ///< as git writes it: 0100644, 0100755, 040000
};

/// A file in which two trees differ; an id of none: not there.
struct FileChange {
  std::string path;
  ObjectId before;
  ObjectId after;
};

/// What a file is to hold.
struct FileText {
  std::string path;  ///< below the top of the work tree
  std::string text;
};

/// What a repository is in the middle of.
enum class Unfinished { nothing, merge, other };

class Repository {
 public:
  /// The repository whose work tree holds `directory`, or that is there itself (bare). nullopt when
  /// there is none. Fails (bad_data) when it cannot be opened.
  static Result<std::optional<Repository>> find(const std::string& directory);

  /// From now on objects are read without counting their ids anew, in half the time: for looking at
  /// a ledger, never for proving one.
  static void trust_objects();

  /// The directory it was asked for, below the top of the work tree: "" or "office/".
  const std::string& prefix() const { return prefix_; }
  /// Sets prefix() to where the ledger lies in a tree: there, above it, or in the only folder at
  /// the top that holds one. False when there is none; prefix() stays then.
  bool find_ledger(const ObjectId& tree);
  /// Where git keeps its own files, ending with a slash.
  std::string git_directory() const;
  /// Where its hooks are, ending with a slash, unless core.hooksPath names another place.
  std::string hooks_directory() const;
  Unfinished unfinished() const;
  bool is_bare() const;
  /// Whether it was cloned without the beginning of its history.
  bool is_shallow() const;
  /// The value of a key of the configuration; empty for none.
  std::string config(const std::string& key) const;

  /// Fails (usage) when nothing is called that.
  Result<ObjectId> resolve(const std::string& revision) const;
  /// The commit at HEAD; none when there is no commit yet.
  ObjectId head() const;
  /// Fails (bad_data) when the object is not there or not whole, as all below.
  Result<Commit> commit(const ObjectId& id) const;
  Result<std::vector<TreeEntry>> tree(const ObjectId& id) const;
  Result<std::string> blob(const ObjectId& id) const;
  /// What stands at a path below a tree; nullopt for nothing.
  std::optional<TreeEntry> find(const ObjectId& tree, const std::string& path) const;
  /// Makes the objects of the tree `base` with these files in it, and gives its id. Files that were
  /// there keep their mode. Fails (bad_data) when an object cannot be read or made.
  Result<ObjectId> write_tree(const ObjectId& base, const std::vector<FileText>& files) const;
  /// The id that a content has as a file.
  static ObjectId hash(std::string_view content);
  /// git's own merge of texts by their lines; what both sides changed stands between its marks.
  std::string merge_text(const std::string& base, const std::string& ours,
                         const std::string& theirs) const;

  /// Files below `prefix` in which two trees differ, by path. A tree of none is an empty one.
  Result<std::vector<FileChange>> diff(const ObjectId& before, const ObjectId& after,
                                       const std::string& prefix) const;
  /// The commits that `to` reaches and `from` does not (none: all), parents before children.
  Result<std::vector<ObjectId>> walk(const ObjectId& from, const ObjectId& to) const;
  /// A best common ancestor; none when there is none.
  ObjectId merge_base(const ObjectId& a, const ObjectId& b) const;
  bool is_ancestor(const ObjectId& older, const ObjectId& newer) const;

 private:
  Result<> diff_trees(const ObjectId& before, const ObjectId& after, const std::string& path,
                      std::vector<FileChange>& changes) const;

  std::shared_ptr<git_repository> repository_;
  std::string prefix_;
};

}  // namespace anjuan::git
