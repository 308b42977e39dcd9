#include <algorithm>

#include <fmt/format.h>

#include "anjuan/base/text.hpp"
#include "anjuan/git/audit/replay.hpp"
#include "anjuan/i18n/i18n.hpp"
#include "anjuan/ledger/case_edit.hpp"
#include "anjuan/ledger/numbers.hpp"

// What everything else is judged by: the rules, the people and the numbers, and who may change
// them.
namespace anjuan::git {
namespace {

using K = FindingKind;

/// Files that name no actor of their own: who commits them must be known.
bool is_kept(const std::string& path) {
  for (const char* name :
       {"anjuan.toml", "officials.yaml", "units.yaml", "categories.yaml", ".gitattributes",
        "packs/", "calendars/", "rota/", "numbers/", "sessions/", "activities/"})
    if (std::string_view(name).ends_with('/') ? path.starts_with(name) : path == name) return true;
  return false;
}

/// The lines that ask git to leave a merge to anjuan.
int driver_lines(std::string_view text) {
  const auto lines = split(text, '\n');
  return static_cast<int>(std::count_if(lines.begin(), lines.end(), [](std::string_view line) {
    return !trim(line).starts_with('#') && line.find("merge=anjuan") != line.npos;
  }));
}

/// The last number of a series and the line that has it, 1-based. A line with more words explains
/// numbers that have no case.
struct LastNumber {
  CaseId id;
  int line = 1;
  bool explained = false;
};
LastNumber last_number_in(std::string_view text) {
  LastNumber last;
  int number = 0;
  for (std::string_view line : split(text, '\n')) {
    ++number;
    line = trim(line);
    const std::string_view range = line.substr(0, line.find(' '));
    const std::size_t dots = range.find("..");
    const auto id = parse_case_id(dots == range.npos ? range : range.substr(dots + 2));
    if (id && id->number > last.id.number) last = {*id, number, range.size() != line.size()};
  }
  return last;
}

}  // namespace

/// Where the state before names its authors, nobody else changes what names no actor: he would let
/// himself in.
Result<> Replay::check_keepers(const std::vector<FileChange>& changes) {
  const std::string& email = step_.commit.author.email;
  if (!step_.authors_of_before || is_author(email)) return {};
  for (const FileChange& change : changes) {
    if (!is_kept(change.path)) continue;
    std::string texts[2];
    for (const int side : {0, 1}) {
      const ObjectId& id = side == 0 ? change.before : change.after;
      if (id.none()) continue;
      ANJUAN_TRY(text, repository_.blob(id));
      texts[side] = std::move(text);
    }
    add(K::actor_not_author, change.path, first_difference(texts[0], texts[1]),
        trf("{} was changed: the ledger knows no author {}", change.path, email));
  }
  return {};
}

/// An id is one person for good: what is recorded of it must not become another's by a change of
/// names. A name that nobody had before may be a correction.
Result<> Replay::look_at_officials(const FileChange& change) {
  if (change.before.none() || change.after.none()) return {};
  const auto old = rules_.at(step_.before);
  if (!old) return {};
  ANJUAN_TRY(text, repository_.blob(change.after));
  for (const Official& now : step_.ledger->officials()) {
    const Official* before = find_by_id((*old)->officials(), now.id);
    if (before == nullptr || before->name == now.name) continue;
    const auto& others = (*old)->officials();
    const auto other = std::find_if(others.begin(), others.end(), [&](const Official& one) {
      return one.id != now.id && one.name == now.name;
    });
    if (other == others.end()) continue;
    const std::string ids[] = {"id: " + now.id + ",", "id: " + now.id};
    int line = 0;
    int number = 0;
    for (const std::string_view one : split(text, '\n')) {
      ++number;
      if (line == 0 && (one.find(ids[0]) != one.npos || trim(one).ends_with(ids[1]))) line = number;
    }
    add(K::fact_changed, change.path, line,
        trf("the official {} was {} and is now {}, who was {}", now.id, before->name, now.name,
            other->id),
        trf("every record that names {} speaks of another person", now.id));
  }
  return {};
}

/// Without the driver git merges cases line by line.
Result<> Replay::look_at_attributes(const FileChange& change) {
  if (change.before.none()) return {};
  ANJUAN_TRY(before, repository_.blob(change.before));
  std::string after;
  if (!change.after.none()) {
    ANJUAN_TRY(text, repository_.blob(change.after));
    after = std::move(text);
  }
  if (driver_lines(after) >= driver_lines(before)) return {};
  add(K::rule_changed, change.path, first_difference(before, after),
      tr("cases are no longer merged by anjuan: merge=anjuan is gone"));
  return {};
}

/// The last number of a series is the number of a case, and only grows.
Result<> Replay::look_at_numbers(const FileChange& change) {
  LastNumber last[2];
  for (const int side : {0, 1}) {
    const ObjectId& id = side == 0 ? change.before : change.after;
    if (id.none()) continue;
    ANJUAN_TRY(text, repository_.blob(id));
    last[side] = last_number_in(text);
  }
  const auto& [before, after] = last;
  if (after.id.number < before.id.number)
    add(K::number_reused, change.path, after.line,
        trf("the last number was {}, and is said to be {}", before.id.number, after.id.number));
  else if (after.id.number > before.id.number && !after.explained &&
           !numbers_.contains(to_string(after.id)))
    add(K::number_gap, change.path, after.line,
        trf("no case has the number {}, which is said to be the last", to_string(after.id)));
  return {};
}

/// New rules must not move what is stored: every case that they would count anew is told.
Result<> Replay::look_at_rules(const ObjectId& before, const ObjectId& after) {
  auto old = rules_.at(before);
  auto now = rules_.at(after);
  if (!old || !now) return {};  // told as broken
  ANJUAN_TRY(changed, repository_.diff(before, after, step_.prefix));
  const auto rule_file = std::find_if(changed.begin(), changed.end(), [](const FileChange& one) {
    return one.path == "anjuan.toml" || one.path.starts_with("packs/") ||
           one.path.starts_with("calendars/");
  });
  if (rule_file == changed.end()) return {};
  ANJUAN_TRY(files, repository_.diff({}, before, step_.prefix));
  std::size_t moved = 0;
  std::vector<std::string> examples;
  for (const FileChange& file : files) {
    if (!file.path.starts_with("cases/") || !file.path.ends_with(".yaml")) continue;
    ANJUAN_TRY(value, read(file.after, file.path));
    if (!(value)->read.ok()) continue;
    const Case& one = (value)->read.value;
    const Head then = folded_head(one, (*old)->rules());
    const Head here = folded_head(one, (*now)->rules());
    // A date that waited for its calendar was never certain.
    if (then.values == here.values || then.has(HeadField::provisional)) continue;
    ++moved;
    if (examples.size() < 5)
      examples.push_back(fmt::format("{}: {}", one.head[HeadField::id], effect_of(then, here)));
  }
  if (moved == 0) return {};
  auto old_text =
      rule_file->before.none() ? Result<std::string>("") : repository_.blob(rule_file->before);
  auto new_text =
      rule_file->after.none() ? Result<std::string>("") : repository_.blob(rule_file->after);
  if (!old_text) return pass_on(old_text);
  if (!new_text) return pass_on(new_text);
  const int line = first_difference(*old_text, *new_text);
  add(K::rule_changed, rule_file->path, line,
      trf("{} cases are counted anew: {} became {}", moved, line_of(*old_text, line),
          line_of(*new_text, line)),
      join(examples, "; "));
  return {};
}

}  // namespace anjuan::git
