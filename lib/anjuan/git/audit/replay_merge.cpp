#include <algorithm>
#include <set>

#include "anjuan/git/audit/replay.hpp"
#include "anjuan/git/merge/case_merge.hpp"
#include "anjuan/git/merge/list_merge.hpp"
#include "anjuan/i18n/i18n.hpp"
#include "anjuan/ledger/case_edit.hpp"
#include "anjuan/rules/lifecycle/table.hpp"

// A merge brings nothing of its own and loses nothing.
namespace anjuan::git {
namespace {

using K = FindingKind;

}  // namespace

Result<> Replay::replay_merge(const Commit& commit) {
  std::vector<Commit> parents;
  for (const ObjectId& id : commit.parents) {
    ANJUAN_TRY(parent, repository_.commit(id));
    parents.push_back(std::move(parent));
  }
  const ObjectId base_id = repository_.merge_base(commit.parents[0], commit.parents[1]);
  ObjectId base;
  if (!base_id.none()) {
    ANJUAN_TRY(found, repository_.commit(base_id));
    base = found.tree;
  }
  std::set<std::string> paths;
  for (const Commit& parent : parents) {
    ANJUAN_TRY(changes, repository_.diff(parent.tree, commit.tree, step_.prefix));
    for (const FileChange& change : changes) paths.insert(change.path);
  }
  run_.changes += paths.size();
  for (const std::string& path : paths) ANJUAN_DO(look_at_merged(path, parents, base));
  return {};
}

Result<> Replay::look_at_merged(const std::string& path, const std::vector<Commit>& parents,
                                const ObjectId& base) {
  const auto id_in = [&](const ObjectId& tree) {
    const auto entry = tree.none() ? std::nullopt : repository_.find(tree, step_.prefix + path);
    return entry ? entry->id : ObjectId{};
  };
  const ObjectId merged = id_in(step_.commit.tree);
  const ObjectId old = id_in(base);
  std::vector<ObjectId> sides;
  for (const Commit& parent : parents) sides.push_back(id_in(parent.tree));
  // What every side that touched the file made of it.
  std::vector<ObjectId> touched;
  for (const ObjectId& side : sides)
    if (side != old) touched.push_back(side);
  if (touched.empty()) {
    add(K::evil_merge, path, 1, tr("no side changed the file, and the merge did"));
    return look_at({path, old, merged});
  }
  if (std::all_of(touched.begin(), touched.end(),
                  [&](const ObjectId& side) { return side == merged; }))
    return {};
  if (touched.size() == 1) {
    add(K::evil_merge, path, 1,
        tr("only one side changed the file, and the merge has another one"));
    return look_at({path, touched.front(), merged});
  }
  if (path.starts_with("cases/") && path.ends_with(".yaml") && !merged.none()) {
    std::vector<CasePtr> files;
    for (const ObjectId& side : touched) {
      if (side.none()) continue;
      ANJUAN_TRY(file, read(side, path));
      files.push_back(file);
    }
    ANJUAN_TRY(file, read(merged, path));
    if (!(file)->read.ok()) return look_at({path, touched.front(), merged});
    check_union(path, files, *file);
    return {};
  }
  std::string texts[4];
  const ObjectId ids[4] = {old, touched[0], touched[1], merged};
  for (int i = 0; i < 4; ++i) {
    if (ids[i].none()) continue;
    ANJUAN_TRY(text, repository_.blob(ids[i]));
    texts[i] = std::move(text);
  }
  const Merged expected = merge_list({texts[0], texts[1], texts[2]});
  // People had to decide: then at least nothing may stand that neither of them wrote.
  if (expected.clean() ? expected.text == texts[3] : !path.starts_with("sessions/")) return {};
  if (!path.ends_with(".yaml")) return {};  // settings are merged line by line, by git
  add(K::evil_merge, path, 1, tr("the merge is not what the two sides make"));
  return {};
}

void Replay::check_union(const std::string& path, const std::vector<CasePtr>& parents,
                         const CaseFile& merged) {
  const Case& value = merged.read.value;
  std::vector<bool> known(value.history.size(), false);
  for (const CasePtr& parent : parents) {
    const Case& side = parent->read.value;
    std::size_t last = 0;
    for (const Event& event : side.history) {
      const auto stands = [&](const Event& one) {
        return same_event(one, event) || is_note_of(one, event);
      };
      const auto found = std::find_if(value.history.begin(), value.history.end(), stands);
      // Two clones that told the same escalation keep the earlier one.
      const bool told =
          event.kind == EventKind::escalated &&
          std::any_of(value.history.begin(), value.history.end(), [&](const Event& one) {
            return one.kind == event.kind && one.get("clock") == event.get("clock") &&
                   one.get("due") == event.get("due") && one.get("level") == event.get("level") &&
                   one.get("unit") == event.get("unit");
          });
      if (found == value.history.end()) {
        if (!told)
          add(K::event_removed, path, event.line,
              trf("the merge dropped: {} of {} by {}", tr(anjuan::spec_of(event.kind).label),
                  to_string(event.at), event.by),
              effect_of(side.head, value.head));
        continue;
      }
      const auto at = static_cast<std::size_t>(found - value.history.begin());
      known[at] = true;
      if (at < last)
        add(K::events_reordered, path, found->line,
            trf("the merge has {} of {} in another place", tr(anjuan::spec_of(event.kind).label),
                to_string(event.at)));
      last = std::max(last, at);
    }
  }
  for (std::size_t i = 0; i < known.size(); ++i)
    if (!known[i])
      add(K::evil_merge, path, value.history[i].line,
          trf("neither side has: {} of {} by {}", tr(anjuan::spec_of(value.history[i].kind).label),
              to_string(value.history[i].at), value.history[i].by));
  for (const HeadFieldSpec& spec : head_fields()) {
    if (spec.derived) continue;
    const bool of_a_side = std::any_of(parents.begin(), parents.end(), [&](const CasePtr& parent) {
      return parent->read.value.head[spec.field] == value.head[spec.field];
    });
    if (!of_a_side)
      add(K::evil_merge, path, line_of_key(merged.text, spec.name),
          trf("neither side has {}: {}", spec.name, value.head[spec.field]));
  }
  check_head(path, &parents.front()->read.value, merged,
             effect_of(parents.front()->read.value.head, value.head));
}

}  // namespace anjuan::git
