#include <algorithm>

#include <fmt/format.h>

#include "anjuan/base/text.hpp"
#include "anjuan/git/audit/replay.hpp"
#include "anjuan/i18n/i18n.hpp"
#include "anjuan/ledger/case_edit.hpp"
#include "anjuan/ledger/scan.hpp"
#include "anjuan/text/activity_file.hpp"
#include "anjuan/text/rota_file.hpp"
#include "anjuan/text/session_file.hpp"

// Everything but cases: receptions, activities, attachments, the rota and the rules.
namespace anjuan::git {
namespace {

using K = FindingKind;

/// The first line of `after` that does not stand in `before` at its place; empty lines and the
/// names of tables say nothing. 1-based.
int first_difference(std::string_view before, std::string_view after) {
  const auto old = split(before, '\n');
  const auto now = split(after, '\n');
  std::size_t at = 0;
  while (at < old.size() && at < now.size() && old[at] == now[at]) ++at;
  while (at + 1 < now.size() && (trim(now[at]).empty() || trim(now[at]).starts_with("[["))) ++at;
  return static_cast<int>(std::min(at, now.size() - 1)) + 1;
}

std::string_view line_of(std::string_view text, int number) {
  const auto lines = split(text, '\n');
  return number >= 1 && static_cast<std::size_t>(number) <= lines.size()
             ? trim(lines[static_cast<std::size_t>(number) - 1])
             : std::string_view();
}

}  // namespace

/// Records are written once.
Result<> Replay::look_at_record(const FileChange& change, const std::string& what) {
  const bool attachment = what == "attachment";
  const bool yaml = change.path.ends_with(".yaml");
  if (change.before.none()) {
    if (attachment || !yaml) return {};
    ANJUAN_TRY(text, repository_.blob(change.after));
    std::vector<Diagnostic> problems = what == "reception"
                                           ? read_session(text, change.path).problems
                                           : read_activity(text, change.path).problems;
    for (const Diagnostic& d : problems)
      if (d.severity == Severity::error) add(K::schema_broken, change.path, d.line, d.message);
    return {};
  }
  if (change.after.none()) {
    add(attachment ? K::attachment_changed : K::reception_deleted, change.path, 1,
        tr("the file was recorded and is gone"));
    return {};
  }
  if (attachment) {
    add(K::attachment_changed, change.path, 1, tr("the file is another one than was recorded"));
    return {};
  }
  auto before = repository_.blob(change.before);
  auto after = repository_.blob(change.after);
  if (!before) return pass_on(before);
  if (!after) return pass_on(after);
  const int line = first_difference(*before, *after);
  add(K::reception_changed, change.path, line,
      trf("{} became {}", line_of(*before, line), line_of(*after, line)));
  return {};
}

/// The lists of the rota must be such as the program writes.
Result<> Replay::look_at_list(const FileChange& change, std::string_view name) {
  if (change.after.none()) return {};
  ANJUAN_TRY(text, repository_.blob(change.after));
  const auto tell = [&](const auto& read) {
    if (read) return;
    for (const Diagnostic& d : read.error().diagnostics)
      add(K::schema_broken, change.path, d.line, d.message);
  };
  if (name == "absences.yaml") tell(read_absences(text, change.path));
  if (name == "filings.yaml") tell(read_filings(text, change.path));
  if (name == "bookings.yaml") tell(read_bookings(text, change.path));
  return {};
}

/// A session that was planned for a day stays as it was once the day has passed.
Result<> Replay::look_at_rota(const FileChange& change) {
  const std::string name = change.path.substr(change.path.rfind('/') + 1);
  if (change.path.find('/') != change.path.rfind('/')) return {};
  if (!is_month_file(name)) return look_at_list(change, name);
  std::string texts[2];
  std::vector<rota::Session> sessions[2];
  for (const int side : {0, 1}) {
    const ObjectId& id = side == 0 ? change.before : change.after;
    if (id.none()) continue;
    ANJUAN_TRY(text, repository_.blob(id));
    auto read = read_rota(text, change.path);
    if (!read) {
      if (side == 1)
        for (const Diagnostic& d : read.error().diagnostics)
          add(K::schema_broken, change.path, d.line, d.message);
      return {};
    }
    texts[side] = std::move(text);
    sessions[side] = std::move(read->sessions);
  }
  Timestamp now = step_.commit.committer.when;
  now.offset = step_.ledger->office().offset;
  for (const rota::Session& old : sessions[0]) {
    if (old.date >= now.date()) continue;
    if (std::find(sessions[1].begin(), sessions[1].end(), old) != sessions[1].end()) continue;
    const auto there =
        std::find_if(sessions[1].begin(), sessions[1].end(), [&](const rota::Session& other) {
          return other.date == old.date && other.desk == old.desk && other.group == old.group &&
                 other.seat == old.seat;
        });
    int line = first_difference(texts[0], texts[1]);
    if (change.after.none()) line = 1;
    add(K::rota_changed, change.path, line,
        there == sessions[1].end()
            ? trf("the session of {} on {} is gone", old.official, to_string(old.date))
            : trf("on {} {} stood in the rota, now {}", to_string(old.date), old.official,
                  there->official));
  }
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
