#include <algorithm>
#include <functional>
#include <optional>
#include <set>

#include "anjuan/base/text.hpp"
#include "anjuan/git/audit/replay.hpp"
#include "anjuan/git/merge/case_merge.hpp"
#include "anjuan/git/merge/list_merge.hpp"
#include "anjuan/i18n/i18n.hpp"
#include "anjuan/ledger/case_edit.hpp"
#include "anjuan/ledger/scan.hpp"
#include "anjuan/rules/lifecycle/table.hpp"

// A merge brings nothing of its own and loses nothing.
namespace anjuan::git {
namespace {

using K = FindingKind;
using Lines = std::vector<std::string_view>;

constexpr std::string_view kOurs = "<<<<<<< ";
constexpr std::string_view kBetween = "=======";
constexpr std::string_view kTheirs = ">>>>>>> ";

/// A part of a merged text: lines that stand, then a place that people had to settle.
struct Part {
  Lines fixed;
  std::optional<std::pair<Lines, Lines>> open;
};

/// How people may settle a place that both sides changed.
enum class Settled {
  as_one_side,   ///< one entry of a list
  line_by_line,  ///< settings: lines of either side, and whatever says nothing
};

std::vector<Part> parts_of(std::string_view text) {
  std::vector<Part> parts(1);
  int side = 0;
  for (const std::string_view line : split(text, '\n')) {
    if (side == 0 && line.starts_with(kOurs)) {
      parts.back().open.emplace();
      side = 1;
    } else if (side == 1 && line == kBetween) {
      side = 2;
    } else if (side == 2 && line.starts_with(kTheirs)) {
      parts.emplace_back();
      side = 0;
    } else {
      (side == 0   ? parts.back().fixed
       : side == 1 ? parts.back().open->first
                   : parts.back().open->second)
          .push_back(line);
    }
  }
  return parts;
}

/// Whether a text is a merge whose open places were settled from what the two sides have.
class Settling {
 public:
  Settling(std::string_view expected, std::string_view text, Settled how)
      : parts_(parts_of(expected)), lines_(split(text, '\n')), how_(how) {}
  bool fits() { return fits(0, 0); }

 private:
  bool stands(const Lines& wanted, std::size_t at) const {
    return at + wanted.size() <= lines_.size() &&
           std::equal(wanted.begin(), wanted.end(),
                      lines_.begin() + static_cast<std::ptrdiff_t>(at));
  }

  /// A table that both sides add begins with a line that git sees once.
  bool is_heading(std::string_view line) const {
    return line.starts_with("[[") &&
           std::any_of(parts_.begin(), parts_.end(), [&](const Part& part) {
             return std::find(part.fixed.begin(), part.fixed.end(), line) != part.fixed.end();
           });
  }

  bool fits(std::size_t part, std::size_t at) {
    if (part == parts_.size()) return at == lines_.size();
    if (!tried_.emplace(part, at).second) return false;
    const auto& [fixed, open] = parts_[part];
    if (!stands(fixed, at)) return false;
    at += fixed.size();
    if (!open) return fits(part + 1, at);
    const auto& [ours, theirs] = *open;
    if (how_ == Settled::as_one_side)
      return (stands(ours, at) && fits(part + 1, at + ours.size())) ||
             (stands(theirs, at) && fits(part + 1, at + theirs.size()));
    while (true) {
      if (fits(part + 1, at)) return true;
      if (at == lines_.size()) return false;
      const std::string_view line = lines_[at];
      const bool known = trim(line).empty() || trim(line).starts_with('#') ||
                         std::find(ours.begin(), ours.end(), line) != ours.end() ||
                         std::find(theirs.begin(), theirs.end(), line) != theirs.end() ||
                         is_heading(line);
      if (!known) return false;
      ++at;
    }
  }

  std::vector<Part> parts_;
  Lines lines_;
  Settled how_;
  std::set<std::pair<std::size_t, std::size_t>> tried_;  ///< parts that fail where they begin
};

/// The first line of a text that none of the others has; where all are known, the first that
/// differs. 1-based.
int strange_line(std::string_view text, const std::vector<std::string>& others) {
  std::set<std::string_view> known;
  for (const std::string& other : others)
    for (const std::string_view line : split(other, '\n')) known.insert(line);
  int number = 0;
  for (const std::string_view line : split(text, '\n')) {
    ++number;
    if (!known.contains(line)) return number;
  }
  return first_difference(others.front(), text);
}

bool is_case(std::string_view path) {
  return path.starts_with("cases/") && path.ends_with(".yaml");
}

bool is_setting(std::string_view path) {
  return path == "anjuan.toml" || path == ".gitattributes" || path.starts_with("packs/") ||
         path.starts_with("calendars/") || path.starts_with("forms/");
}

}  // namespace

struct Replay::Merge {
  std::vector<Commit> parents;
  std::vector<ObjectId> bases;  ///< trees; of side i and side j at i * parents + j
  ObjectId base;                ///< tree that all sides come from

  const ObjectId& base_of(std::size_t i, std::size_t j) const {
    return bases[i * parents.size() + j];
  }
};

/// What the sides made of one file; those that left it alone where another changed it are no side.
struct Replay::Sides {
  std::string path;
  ObjectId base;
  std::vector<ObjectId> live;  ///< different ones
  ObjectId merged;
};

Result<> Replay::replay_merge(const Commit& commit, std::vector<Commit> parents) {
  Merge merge{.parents = std::move(parents), .bases = {}, .base = {}};
  const auto tree_of = [&](const ObjectId& id) -> Result<ObjectId> {
    if (id.none()) return ObjectId{};
    ANJUAN_TRY(found, repository_.commit(id));
    return found.tree;
  };
  ObjectId all = commit.parents.front();
  for (const ObjectId& a : commit.parents) {
    for (const ObjectId& b : commit.parents) {
      ANJUAN_TRY(tree, tree_of(repository_.merge_base(a, b)));
      merge.bases.push_back(tree);
    }
    if (!all.none()) all = repository_.merge_base(all, a);
  }
  ANJUAN_TRY(base, tree_of(all));
  merge.base = base;
  // A case that one side moved to another month, as `verify` may ask for, is one file.
  std::map<std::string, std::vector<std::string>> files;
  std::set<std::string> seen;
  for (const Commit& parent : merge.parents) {
    ANJUAN_TRY(changes, repository_.diff(parent.tree, commit.tree, step_.prefix));
    for (const FileChange& change : changes)
      if (seen.insert(change.path).second)
        files[is_case(change.path) && is_shelved(change.path) ? case_id_of(change.path)
                                                              : change.path]
            .push_back(change.path);
  }
  run_.changes += seen.size();
  for (const auto& [name, places] : files) ANJUAN_DO(look_at_merged(places, merge));
  return {};
}

Result<> Replay::look_at_merged(const std::vector<std::string>& places, const Merge& merge) {
  bool twice = false;
  const auto find_in = [&](const ObjectId& tree) {
    std::pair<std::string, ObjectId> found{places.front(), ObjectId{}};
    for (const std::string& path : places) {
      const auto entry = tree.none() ? std::nullopt : repository_.find(tree, step_.prefix + path);
      if (!entry || entry->is_directory) continue;
      twice = twice || !found.second.none();
      found = {path, entry->id};
    }
    return found;
  };
  const auto [path, merged] = find_in(step_.commit.tree);
  Sides sides{.path = path, .base = find_in(merge.base).second, .live = {}, .merged = merged};
  std::vector<ObjectId> all;
  for (const Commit& parent : merge.parents) all.push_back(find_in(parent.tree).second);
  for (std::size_t i = 0; i < all.size(); ++i) {
    bool left_alone = false;
    for (std::size_t j = 0; j < all.size(); ++j)
      left_alone =
          left_alone || (all[i] != all[j] && find_in(merge.base_of(i, j)).second == all[i]);
    if (!left_alone && std::find(sides.live.begin(), sides.live.end(), all[i]) == sides.live.end())
      sides.live.push_back(all[i]);
  }
  if (twice && places.size() > 1) {
    for (const std::string& place : places) ANJUAN_DO(look_at_merged({place}, merge));
    return {};
  }
  if (sides.live.empty()) sides.live = all;  // each took back what another did
  if (sides.live.size() == 1) {
    const ObjectId& only = sides.live.front();
    if (only == merged) return {};
    add(K::evil_merge, path, 1,
        only == sides.base ? tr("no side changed the file, and the merge did")
                           : tr("only one side changed the file, and the merge has another one"));
    return look_at({path, only, merged});
  }
  if (is_case(path) && !merged.none()) {
    std::vector<CasePtr> files;
    for (const ObjectId& side : sides.live) {
      if (side.none()) continue;
      ANJUAN_TRY(file, read(side, path));
      files.push_back(file);
    }
    ANJUAN_TRY(file, read(merged, path));
    if (!(file)->read.ok()) return look_at({path, sides.live.front(), merged});
    check_union(path, files, *file);
    return {};
  }
  return look_at_merged_text(sides, merge);
}

/// What is merged as a text: lists by their entries, settings by their lines, records not at all.
Result<> Replay::look_at_merged_text(const Sides& sides, const Merge& merge) {
  const std::string& path = sides.path;
  const bool of_a_side =
      std::find(sides.live.begin(), sides.live.end(), sides.merged) != sides.live.end();
  const bool record = path.starts_with("sessions/") || path.starts_with("activities/") ||
                      path.starts_with("attachments/");
  const bool setting = is_setting(path);
  const bool numbers = path.starts_with("numbers/");
  if (!record && !setting && !numbers && !path.ends_with(".yaml")) return {};
  if ((record || setting) && of_a_side) return setting ? look_at_merged_rules(merge) : Result<>();
  const auto text_of = [&](const ObjectId& id) {
    return id.none() ? Result<std::string>("") : repository_.blob(id);
  };
  std::vector<std::string> texts;
  for (const ObjectId& id : sides.live) {
    ANJUAN_TRY(text, text_of(id));
    texts.push_back(std::move(text));
  }
  ANJUAN_TRY(base, text_of(sides.base));
  ANJUAN_TRY(merged, text_of(sides.merged));
  const auto evil = [&](std::string what) {
    add(K::evil_merge, path, strange_line(merged, texts), std::move(what));
  };
  if (record) {
    evil(tr("the merge is not what the two sides make"));
    return {};
  }
  if (numbers) {  // git unites their lines
    std::set<std::string_view> known;
    for (const std::string& text : texts)
      for (const std::string_view line : split(text, '\n')) known.insert(line);
    for (const std::string_view line : split(merged, '\n'))
      if (!known.contains(line)) {
        evil(tr("the merge is not what the two sides make"));
        break;
      }
    return {};
  }
  std::string expected = texts.front();
  for (std::size_t i = 1; i < texts.size(); ++i)
    expected = setting ? repository_.merge_text(base, expected, texts[i])
                       : merge_list({base, expected, texts[i]}).text;
  if (expected == merged) return {};
  // Where both sides began anew there is no entry to hold on to.
  const bool as_lines = setting || expected.starts_with(kOurs);
  if (!Settling(expected, merged, as_lines ? Settled::line_by_line : Settled::as_one_side).fits())
    evil(tr("the merge is not what the two sides make"));
  return setting ? look_at_merged_rules(merge) : Result<>();
}

/// Rules that people put together in a merge: what they move against every side is told.
Result<> Replay::look_at_merged_rules(const Merge& merge) {
  const std::size_t told = run_.findings.size();
  std::size_t kept = told;
  for (const Commit& parent : merge.parents) {
    const std::size_t before = run_.findings.size();
    ANJUAN_DO(look_at_rules(parent.tree, step_.commit.tree));
    if (run_.findings.size() == before) {  // as this side has it
      run_.findings.resize(told);
      return {};
    }
    if (kept == told) kept = run_.findings.size();
  }
  run_.findings.resize(kept);
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
  for (const FactChange& fact : compare_cases(parents.front()->read.value, value).facts) {
    if (parse_head_field(fact.name)) continue;
    const bool of_a_side = std::any_of(parents.begin(), parents.end(), [&](const CasePtr& parent) {
      const auto facts = compare_cases(parent->read.value, value).facts;
      return std::none_of(facts.begin(), facts.end(),
                          [&](const FactChange& one) { return one.name == fact.name; });
    });
    const bool told =
        std::any_of(value.history.begin(), value.history.end(),
                    [&](const Event& event) { return event.kind == EventKind::corrected; });
    if (!of_a_side && !told)
      add(K::evil_merge, path, line_of_key(merged.text, fact.name),
          trf("neither side has {}: {}", fact.name, fact.after));
  }
  check_head(path, &parents.front()->read.value, merged,
             effect_of(parents.front()->read.value.head, value.head));
}

}  // namespace anjuan::git
