#include "anjuan/git/rules_at.hpp"

#include "anjuan/git/snapshot.hpp"

namespace anjuan::git {

std::string RulesAt::key(const ObjectId& tree) const {
  std::string key;
  for (const char* name :
       {"anjuan.toml", "packs", "calendars", "officials.yaml", "units.yaml", "categories.yaml"})
    if (const auto entry = repository_.find(tree, prefix_ + name))
      key.append(reinterpret_cast<const char*>(entry->id.bytes.data()), entry->id.bytes.size());
    else
      key += '-';
  return key;
}

Result<std::shared_ptr<const Ledger>> RulesAt::at(const ObjectId& tree) {
  const std::string name = key(tree);
  if (const auto known = known_.find(name); known != known_.end()) return known->second;
  const auto top =
      repository_.find(tree, prefix_.empty() ? "" : prefix_.substr(0, prefix_.size() - 1));
  const std::string root = tree.hex() + ":";
  const MountedFiles mounted(root, tree_files(repository_, top ? top->id : ObjectId{}));
  auto opened = Ledger::open(root);
  if (!opened) {
    for (Diagnostic& d : opened.error().diagnostics)
      if (d.file.starts_with(root)) d.file.erase(0, root.size());
    return pass_on(opened);
  }
  return known_.emplace(name, std::make_shared<const Ledger>(std::move(*opened))).first->second;
}

}  // namespace anjuan::git
