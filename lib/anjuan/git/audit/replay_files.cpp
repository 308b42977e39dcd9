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

// Everything but cases and rules: receptions, activities, attachments and the rota.
namespace anjuan::git {
namespace {

using K = FindingKind;

}  // namespace

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

bool is_shelved(std::string_view path) {
  const auto parts = split(path, '/');
  if (parts.size() != 3 && parts.size() != 4) return false;
  for (std::size_t i = 1; i + 1 < parts.size(); ++i)
    if (parts[i].size() != (i == 1 ? 4 : 2) ||
        parts[i].find_first_not_of("0123456789") != std::string_view::npos)
      return false;
  return parts.back().ends_with(".yaml") && (parts[0] == "cases"        ? parts.size() == 4
                                             : parts[0] == "activities" ? true
                                                                        : parts[0] == "sessions");
}

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
  const auto list = rota_list(name);
  if (!list || change.after.none()) return {};
  ANJUAN_TRY(text, repository_.blob(change.after));
  const auto tell = [&](const auto& read) {
    if (read) return;
    for (const Diagnostic& d : read.error().diagnostics)
      add(K::schema_broken, change.path, d.line, d.message);
  };
  switch (*list) {
    case RotaList::absences:
      tell(read_absences(text, change.path));
      break;
    case RotaList::filings:
      tell(read_filings(text, change.path));
      break;
    case RotaList::bookings:
      tell(read_bookings(text, change.path));
      break;
  }
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

}  // namespace anjuan::git
