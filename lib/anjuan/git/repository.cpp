#include "anjuan/git/repository.hpp"

#include <algorithm>
#include <cstdlib>
#include <filesystem>

#include <fmt/format.h>
#include <git2.h>

#include "anjuan/base/text.hpp"
#include "anjuan/i18n/i18n.hpp"

namespace anjuan::git {
namespace {

template <class T, void (*free_it)(T*)>
struct Freer {
  void operator()(T* value) const { free_it(value); }
};
template <class T, void (*free_it)(T*)>
using Owned = std::unique_ptr<T, Freer<T, free_it>>;

using OwnedCommit = Owned<git_commit, git_commit_free>;
using OwnedTree = Owned<git_tree, git_tree_free>;
using OwnedBlob = Owned<git_blob, git_blob_free>;
using OwnedObject = Owned<git_object, git_object_free>;

ObjectId to_id(const git_oid& oid) {
  ObjectId id;
  std::copy_n(oid.id, id.bytes.size(), id.bytes.begin());
  return id;
}

git_oid to_oid(const ObjectId& id) {
  git_oid oid;
  git_oid_fromraw(&oid, id.bytes.data());
  return oid;
}

std::string last_error() {
  const git_error* error = git_error_last();
  return error != nullptr && error->message != nullptr ? error->message : "?";
}

tl::unexpected<Failure> broken(const ObjectId& id) {
  return fail(ExitCode::bad_data,
              {.code = "broken-repository",
               .message = trf("git cannot give {}: {}", id.brief(), last_error()),
               .remedy = tr("look at the repository with git fsck; fetch what is missing from "
                            "another clone")});
}

Signature to_signature(const git_signature& from) {
  return {from.name,
          from.email,
          {std::chrono::sys_seconds(std::chrono::seconds(from.when.time)),
           std::chrono::minutes(from.when.offset)}};
}

/// libgit2 needs a start before its first use; it ends with the process.
void start() {
  static const bool started = [] {
    git_libgit2_init();
    // The months of a large ledger are long trees, read again for every commit.
    git_libgit2_opts(GIT_OPT_SET_CACHE_OBJECT_LIMIT, GIT_OBJECT_TREE, std::size_t(4) << 20);
    return true;
  }();
  (void)started;
}

/// Inside a pre-receive hook what is being pushed lies in a folder of its own until it is taken.
void take_incoming_objects(git_repository* repository) {
  const char* incoming = std::getenv("GIT_QUARANTINE_PATH");
  git_odb* raw = nullptr;
  if (incoming == nullptr || git_repository_odb(&raw, repository) != 0) return;
  const Owned<git_odb, git_odb_free> objects(raw);
  git_odb_add_disk_alternate(raw, incoming);
}

/// The order of names in a tree: a directory sorts as if its name ended with a slash.
int compare_entries(const git_tree_entry* a, const git_tree_entry* b) {
  return git_tree_entry_cmp(a, b);
}

}  // namespace

std::string ObjectId::hex() const {
  std::string out;
  for (const unsigned char byte : bytes) out += fmt::format("{:02x}", byte);
  return out;
}

std::optional<ObjectId> parse_id(std::string_view hex) {
  git_oid oid;
  if (hex.size() != 40 || git_oid_fromstrn(&oid, hex.data(), hex.size()) != 0) return std::nullopt;
  return to_id(oid);
}

std::vector<std::string> Commit::trailers(std::string_view name) const {
  std::vector<std::string> values;
  for (const std::string_view line : split(message, '\n'))
    if (line.starts_with(name) && line.substr(name.size()).starts_with(": "))
      values.emplace_back(trim(line.substr(name.size() + 2)));
  return values;
}

Result<std::optional<Repository>> Repository::find(const std::string& directory) {
  start();
  const std::string asked = directory.empty() ? "." : directory;
  git_repository* raw = nullptr;
  const int error = git_repository_open_ext(&raw, asked.c_str(), 0, nullptr);
  if (error == GIT_ENOTFOUND) return std::optional<Repository>();
  if (error != 0 && last_error().find("objectformat") != std::string::npos)
    return fail(ExitCode::bad_data,
                {.code = "sha256-repository",
                 .file = directory,
                 .message = tr("this repository names its objects by SHA-256, which anjuan cannot "
                               "read"),
                 .remedy = tr("make it with git init --object-format=sha1")});
  if (error != 0)
    return fail(ExitCode::bad_data,
                {.code = "broken-repository",
                 .file = directory,
                 .message = trf("the git repository cannot be opened: {}", last_error()),
                 .remedy = tr("see what `git status` says there")});
  Repository found;
  found.repository_ = {raw, git_repository_free};
  take_incoming_objects(raw);
  if (const char* top = git_repository_workdir(raw); top != nullptr) {
    std::error_code ignored;
    const auto below = std::filesystem::relative(std::filesystem::canonical(asked, ignored),
                                                 std::filesystem::canonical(top, ignored), ignored);
    if (!below.empty() && below != ".") found.prefix_ = below.string() + "/";
  }
  return std::optional(std::move(found));
}

bool Repository::find_ledger(const ObjectId& tree) {
  const auto holds = [&](const std::string& folder) {
    return this->find(tree, folder + "anjuan.toml").has_value();
  };
  std::string folder = prefix_;
  while (!holds(folder) && !folder.empty()) {
    const std::size_t slash =
        folder.size() < 2 ? folder.npos : folder.rfind('/', folder.size() - 2);
    folder.resize(slash == folder.npos ? 0 : slash + 1);
  }
  if (!holds(folder)) {
    std::vector<std::string> below;
    const auto entries = this->tree(tree);
    for (const TreeEntry& entry : entries ? *entries : std::vector<TreeEntry>())
      if (entry.is_directory && holds(entry.name + "/")) below.push_back(entry.name + "/");
    if (below.size() != 1) return false;
    folder = below.front();
  }
  prefix_ = folder;
  return true;
}

void Repository::trust_objects() {
  start();
  git_libgit2_opts(GIT_OPT_ENABLE_STRICT_HASH_VERIFICATION, 0);
}

std::string Repository::git_directory() const {
  return git_repository_path(repository_.get());
}

std::string Repository::hooks_directory() const {
  git_buf path = GIT_BUF_INIT;
  if (git_repository_item_path(&path, repository_.get(), GIT_REPOSITORY_ITEM_HOOKS) != 0) return {};
  std::string found(path.ptr, path.size);
  git_buf_dispose(&path);
  return found.ends_with('/') ? found : found + '/';
}

Unfinished Repository::unfinished() const {
  switch (git_repository_state(repository_.get())) {
    case GIT_REPOSITORY_STATE_NONE:
    case GIT_REPOSITORY_STATE_BISECT:
      return Unfinished::nothing;
    case GIT_REPOSITORY_STATE_MERGE:
      return Unfinished::merge;
    default:
      return Unfinished::other;
  }
}

bool Repository::is_bare() const {
  return git_repository_is_bare(repository_.get()) == 1;
}

bool Repository::is_shallow() const {
  return git_repository_is_shallow(repository_.get()) == 1;
}

std::string Repository::config(const std::string& key) const {
  git_config* raw = nullptr;
  if (git_repository_config_snapshot(&raw, repository_.get()) != 0) return {};
  const Owned<git_config, git_config_free> config(raw);
  const char* value = nullptr;
  return git_config_get_string(&value, config.get(), key.c_str()) == 0 ? value : "";
}

Result<ObjectId> Repository::resolve(const std::string& revision) const {
  git_object* raw = nullptr;
  OwnedObject object;
  if (git_revparse_single(&raw, repository_.get(), revision.c_str()) == 0) {
    object.reset(raw);
    if (git_object_peel(&raw, object.get(), GIT_OBJECT_COMMIT) == 0) {
      object.reset(raw);
      return to_id(*git_object_id(object.get()));
    }
  }
  return fail_usage("no-such-revision", trf("{} is no commit of this ledger's history", revision),
                    tr("name one that git log shows, a tag, or HEAD~1"));
}

ObjectId Repository::head() const {
  git_oid oid;
  return git_reference_name_to_id(&oid, repository_.get(), "HEAD") == 0 ? to_id(oid) : ObjectId{};
}

Result<Commit> Repository::commit(const ObjectId& id) const {
  const git_oid oid = to_oid(id);
  git_commit* raw = nullptr;
  if (git_commit_lookup(&raw, repository_.get(), &oid) != 0) return broken(id);
  const OwnedCommit found(raw);
  Commit commit{id,
                to_id(*git_commit_tree_id(raw)),
                {},
                to_signature(*git_commit_author(raw)),
                to_signature(*git_commit_committer(raw)),
                git_commit_message(raw)};
  for (unsigned i = 0; i < git_commit_parentcount(raw); ++i)
    commit.parents.push_back(to_id(*git_commit_parent_id(raw, i)));
  return commit;
}

Result<std::vector<TreeEntry>> Repository::tree(const ObjectId& id) const {
  const git_oid oid = to_oid(id);
  git_tree* raw = nullptr;
  if (git_tree_lookup(&raw, repository_.get(), &oid) != 0) return broken(id);
  const OwnedTree found(raw);
  std::vector<TreeEntry> entries;
  for (std::size_t i = 0; i < git_tree_entrycount(raw); ++i) {
    const git_tree_entry* entry = git_tree_entry_byindex(raw, i);
    entries.push_back({git_tree_entry_name(entry), to_id(*git_tree_entry_id(entry)),
                       git_tree_entry_type(entry) == GIT_OBJECT_TREE,
                       static_cast<unsigned>(git_tree_entry_filemode(entry))});
  }
  return entries;
}

Result<std::string> Repository::blob(const ObjectId& id) const {
  const git_oid oid = to_oid(id);
  git_blob* raw = nullptr;
  if (git_blob_lookup(&raw, repository_.get(), &oid) != 0) return broken(id);
  const OwnedBlob found(raw);
  return std::string(static_cast<const char*>(git_blob_rawcontent(raw)),
                     static_cast<std::size_t>(git_blob_rawsize(raw)));
}

std::optional<TreeEntry> Repository::find(const ObjectId& tree, const std::string& path) const {
  if (path.empty()) return TreeEntry{"", tree, true};
  const git_oid oid = to_oid(tree);
  git_tree* raw = nullptr;
  if (git_tree_lookup(&raw, repository_.get(), &oid) != 0) return std::nullopt;
  const OwnedTree found(raw);
  git_tree_entry* entry = nullptr;
  if (git_tree_entry_bypath(&entry, raw, path.c_str()) != 0) return std::nullopt;
  const Owned<git_tree_entry, git_tree_entry_free> owned(entry);
  return TreeEntry{git_tree_entry_name(entry), to_id(*git_tree_entry_id(entry)),
                   git_tree_entry_type(entry) == GIT_OBJECT_TREE,
                   static_cast<unsigned>(git_tree_entry_filemode(entry))};
}

Result<ObjectId> Repository::write_tree(const ObjectId& base,
                                        const std::vector<FileText>& files) const {
  const git_oid oid = to_oid(base);
  git_tree* raw = nullptr;
  if (git_tree_lookup(&raw, repository_.get(), &oid) != 0) return broken(base);
  const OwnedTree found(raw);
  std::vector<git_tree_update> updates;
  for (const FileText& file : files) {
    git_tree_update update{GIT_TREE_UPDATE_UPSERT, {}, GIT_FILEMODE_BLOB, file.path.c_str()};
    git_tree_entry* entry = nullptr;
    if (git_tree_entry_bypath(&entry, raw, update.path) == 0) {
      const Owned<git_tree_entry, git_tree_entry_free> owned(entry);
      update.filemode = git_tree_entry_filemode(entry);
    }
    if (git_blob_create_from_buffer(&update.id, repository_.get(), file.text.data(),
                                    file.text.size()) != 0)
      return broken(hash(file.text));
    updates.push_back(update);
  }
  git_oid made;
  if (git_tree_create_updated(&made, repository_.get(), raw, updates.size(), updates.data()) != 0)
    return broken(base);
  return to_id(made);
}

ObjectId Repository::hash(std::string_view content) {
  start();
  git_oid oid;
  git_odb_hash(&oid, content.data(), content.size(), GIT_OBJECT_BLOB);
  return to_id(oid);
}

std::string Repository::merge_text(const std::string& base, const std::string& ours,
                                   const std::string& theirs) const {
  git_merge_file_input sides[3];
  const std::string* const texts[3] = {&base, &ours, &theirs};
  for (int i = 0; i < 3; ++i) {
    git_merge_file_input_init(&sides[i], GIT_MERGE_FILE_INPUT_VERSION);
    sides[i].ptr = texts[i]->data();
    sides[i].size = texts[i]->size();
  }
  git_merge_file_options options = GIT_MERGE_FILE_OPTIONS_INIT;
  options.our_label = "ours";
  options.their_label = "theirs";
  git_merge_file_result result{};
  if (git_merge_file(&result, &sides[0], &sides[1], &sides[2], &options) != 0) return {};
  std::string merged(result.ptr, result.len);
  git_merge_file_result_free(&result);
  return merged;
}

Result<std::vector<FileChange>> Repository::diff(const ObjectId& before, const ObjectId& after,
                                                 const std::string& prefix) const {
  std::vector<FileChange> changes;
  const auto below = [&](const ObjectId& tree) {
    if (tree.none() || prefix.empty()) return tree;
    const auto found = find(tree, prefix.substr(0, prefix.size() - 1));
    return found && found->is_directory ? found->id : ObjectId{};
  };
  ANJUAN_DO(diff_trees(below(before), below(after), "", changes));
  return changes;
}

Result<> Repository::diff_trees(const ObjectId& before, const ObjectId& after,
                                const std::string& path, std::vector<FileChange>& changes) const {
  if (before == after) return {};
  OwnedTree trees[2];
  for (int side = 0; side < 2; ++side) {
    const ObjectId& id = side == 0 ? before : after;
    if (id.none()) continue;
    const git_oid oid = to_oid(id);
    git_tree* raw = nullptr;
    if (git_tree_lookup(&raw, repository_.get(), &oid) != 0) return broken(id);
    trees[side].reset(raw);
  }
  const auto count = [&](int side) {
    return trees[side] == nullptr ? 0 : git_tree_entrycount(trees[side].get());
  };
  const auto entry_at = [&](int side, std::size_t i) {
    return i < count(side) ? git_tree_entry_byindex(trees[side].get(), i) : nullptr;
  };
  std::size_t at[2] = {0, 0};
  while (true) {
    const git_tree_entry* one[2] = {entry_at(0, at[0]), entry_at(1, at[1])};
    if (one[0] == nullptr && one[1] == nullptr) return {};
    if (one[0] != nullptr && one[1] != nullptr) {
      const int order = compare_entries(one[0], one[1]);
      if (order != 0) one[order < 0 ? 1 : 0] = nullptr;
    }
    ObjectId files[2];
    ObjectId folders[2];
    for (int side = 0; side < 2; ++side) {
      if (one[side] == nullptr) continue;
      ++at[side];
      (git_tree_entry_type(one[side]) == GIT_OBJECT_TREE ? folders : files)[side] =
          to_id(*git_tree_entry_id(one[side]));
    }
    if (files[0] == files[1] && folders[0] == folders[1]) continue;
    const std::string name = path + git_tree_entry_name(one[0] != nullptr ? one[0] : one[1]);
    if (files[0] != files[1]) changes.push_back({name, files[0], files[1]});
    ANJUAN_DO(diff_trees(folders[0], folders[1], name + "/", changes));
  }
}

Result<std::vector<ObjectId>> Repository::walk(const ObjectId& from, const ObjectId& to) const {
  git_revwalk* raw = nullptr;
  if (git_revwalk_new(&raw, repository_.get()) != 0) return broken(to);
  const Owned<git_revwalk, git_revwalk_free> walker(raw);
  git_revwalk_sorting(raw, GIT_SORT_TOPOLOGICAL | GIT_SORT_REVERSE);
  git_oid oid = to_oid(to);
  if (git_revwalk_push(raw, &oid) != 0) return broken(to);
  if (!from.none()) {
    oid = to_oid(from);
    if (git_revwalk_hide(raw, &oid) != 0) return broken(from);
  }
  std::vector<ObjectId> commits;
  int error = 0;
  while ((error = git_revwalk_next(&oid, raw)) == 0) commits.push_back(to_id(oid));
  if (error != GIT_ITEROVER) return broken(to);
  return commits;
}

ObjectId Repository::merge_base(const ObjectId& a, const ObjectId& b) const {
  const git_oid one = to_oid(a);
  const git_oid two = to_oid(b);
  git_oid base;
  return git_merge_base(&base, repository_.get(), &one, &two) == 0 ? to_id(base) : ObjectId{};
}

bool Repository::is_ancestor(const ObjectId& older, const ObjectId& newer) const {
  if (older == newer) return true;
  const git_oid one = to_oid(older);
  const git_oid two = to_oid(newer);
  return git_graph_descendant_of(repository_.get(), &two, &one) == 1;
}

}  // namespace anjuan::git
