#include "anjuan/git/snapshot.hpp"

#include <cerrno>
#include <map>

#include "anjuan/base/text.hpp"
#include "anjuan/git/program.hpp"
#include "anjuan/i18n/i18n.hpp"

namespace anjuan::git {
namespace {

class TreeFiles : public FileSource {
 public:
  TreeFiles(Repository repository, ObjectId top)
      : repository_(std::move(repository)), top_(std::move(top)) {}

  int look_up(std::string_view path, bool& is_directory) const override {
    is_directory = true;
    if (path.empty()) return 0;
    const TreeEntry* entry = find(path);
    if (entry == nullptr) return ENOENT;
    is_directory = entry->is_directory;
    return 0;
  }

  int read(std::string_view path, std::string& text) const override {
    const TreeEntry* entry = path.empty() ? nullptr : find(path);
    if (entry == nullptr) return path.empty() ? EISDIR : ENOENT;
    if (entry->is_directory) return EISDIR;
    auto content = repository_.blob(entry->id);
    if (!content) return EIO;
    text = std::move(*content);
    return 0;
  }

  int list(std::string_view path, std::vector<Entry>& entries) const override {
    bool is_directory = false;
    if (const int error = look_up(path, is_directory)) return error;
    if (!is_directory) return ENOTDIR;
    const Folder* folder = open(path);
    if (folder == nullptr) return EIO;
    for (const auto& [name, entry] : *folder) entries.push_back({name, entry.is_directory});
    return 0;
  }

 private:
  using Folder = std::map<std::string, TreeEntry, std::less<>>;

  /// Folders stay read: a scan asks for every file of a month by its path.
  const Folder* open(std::string_view path) const {
    if (const auto known = folders_.find(path); known != folders_.end()) return &known->second;
    ObjectId id = top_;
    if (!path.empty()) {
      const TreeEntry* entry = find(path);
      if (entry == nullptr || !entry->is_directory) return nullptr;
      id = entry->id;
    }
    auto entries = repository_.tree(id);
    if (!entries) return nullptr;
    Folder folder;
    for (TreeEntry& entry : *entries) {
      std::string name = entry.name;
      folder.emplace_hint(folder.end(), std::move(name), std::move(entry));
    }
    return &folders_.emplace(path, std::move(folder)).first->second;
  }

  const TreeEntry* find(std::string_view path) const {
    const std::size_t slash = path.rfind('/');
    const bool deep = slash != std::string_view::npos;
    const Folder* folder = open(deep ? path.substr(0, slash) : std::string_view());
    if (folder == nullptr) return nullptr;
    const auto found = folder->find(deep ? path.substr(slash + 1) : path);
    return found == folder->end() ? nullptr : &found->second;
  }

  Repository repository_;
  ObjectId top_;
  mutable std::map<std::string, Folder, std::less<>> folders_;
};

}  // namespace

std::shared_ptr<const FileSource> tree_files(const Repository& repository, const ObjectId& top) {
  return std::make_shared<TreeFiles>(repository, top);
}

Result<Snapshot> Snapshot::mount(const Repository& repository, const ObjectId& tree,
                                 const std::string& name) {
  Repository found = repository;
  if (!found.find_ledger(tree))
    return fail_usage("no-ledger", trf("there is no ledger here in {}", name),
                      tr("name a later commit; git log -- anjuan.toml shows the first one"));
  const std::string& folder = found.prefix();
  const auto top =
      repository.find(tree, folder.empty() ? folder : folder.substr(0, folder.size() - 1));
  Snapshot snapshot;
  snapshot.root_ = name + ":" + folder;
  snapshot.mounted_ =
      std::make_unique<MountedFiles>(snapshot.root_, tree_files(repository, top->id));
  return snapshot;
}

namespace {

Result<Repository> open_repository(const std::string& directory) {
  ANJUAN_TRY(found, Repository::find(directory));
  if (found) return std::move(*found);
  return fail_usage("no-repository", tr("there is no git repository here, so there is no history"),
                    tr("go to a ledger that is kept in git, or make it one with git init"));
}

}  // namespace

Result<Repository> open_history(const std::string& directory, const std::string& tip) {
  auto repository = open_repository(directory);
  if (!repository) return repository;
  ANJUAN_TRY(id, repository->resolve(tip));
  ANJUAN_TRY(commit, repository->commit(id));
  if (!repository->find_ledger(commit.tree))
    return fail_usage("no-ledger", trf("there is no ledger here in {}", tip),
                      tr("name a later commit; git log -- anjuan.toml shows the first one"));
  return repository;
}

Result<Snapshot> Snapshot::open(const std::string& directory, const std::string& revision) {
  ANJUAN_TRY(repository, open_repository(directory));
  ANJUAN_TRY(id, repository.resolve(revision));
  ANJUAN_TRY(commit, repository.commit(id));
  Repository::trust_objects();
  auto snapshot = mount(repository, commit.tree, revision);
  if (snapshot) snapshot->commit_ = std::move(commit);
  return snapshot;
}

Result<Snapshot> Snapshot::open_staged(const std::string& directory) {
  ANJUAN_TRY(repository, open_repository(directory));
  ANJUAN_TRY(tree, git_or_fail(directory, {"write-tree"}, kIndexOfHook));
  const auto id = parse_id(trim(tree));
  return mount(repository, id.value_or(ObjectId{}), "");
}

}  // namespace anjuan::git
