#include "anjuan/ledger/books/activities.hpp"

#include <algorithm>

#include "anjuan/base/code.hpp"
#include "anjuan/base/text.hpp"
#include "anjuan/disk/write_batch.hpp"
#include "anjuan/i18n/i18n.hpp"
#include "anjuan/i18n/suggest.hpp"
#include "anjuan/ledger/books/first_record.hpp"
#include "anjuan/ledger/books/sessions.hpp"
#include "anjuan/text/activity_file.hpp"

namespace anjuan {
namespace {

std::string root_of(const Ledger& ledger) {
  return ledger.paths().root + "activities";
}

/// "activities/2026/2026-11-05-meeting-": what the number follows.
std::string stem_of(const Ledger& ledger, const Activity& activity) {
  const std::string day = to_string(activity.date);
  return fmt::format("{}/{}/{}-{}-", root_of(ledger), day.substr(0, 4), day, activity.kind);
}

template <class Each>
void for_each_activity_file(const Ledger& ledger, std::vector<Diagnostic>& problems, Each each) {
  const std::string root = root_of(ledger);
  for (const std::string& year : value_or_note(list_subdirectories(root), problems))
    for (const std::string& name : value_or_note(list_directory(root + "/" + year), problems)) {
      if (!name.ends_with(".yaml") || name[0] == '.') continue;
      const std::string path = fmt::format("{}/{}/{}", root, year, name);
      auto text = read_file(path);
      if (!text)
        problems.insert(problems.end(), text.error().diagnostics.begin(),
                        text.error().diagnostics.end());
      else
        each(path, *text, read_activity(*text, path));
    }
}

bool stands_right(const Ledger& ledger, const Activity& activity, std::string_view path) {
  const std::string stem = stem_of(ledger, activity);
  if (!path.starts_with(stem)) return false;
  path.remove_prefix(stem.size());
  path.remove_suffix(std::string_view(".yaml").size());
  return !path.empty() && path.find_first_not_of("0123456789") == std::string_view::npos;
}

}  // namespace

ActivityBooks read_activities(const Ledger& ledger) {
  ActivityBooks books;
  for_each_activity_file(ledger, books.problems,
                         [&](const std::string&, const std::string&, ReadActivity read) {
                           if (read.ok()) books.activities.push_back(std::move(read.activity));
                           for (Diagnostic& d : read.problems)
                             if (d.severity == Severity::error)
                               books.problems.push_back(std::move(d));
                         });
  std::sort(books.activities.begin(), books.activities.end(), [](const auto& a, const auto& b) {
    return std::tie(a.date, a.path) < std::tie(b.date, b.path);
  });
  sort_by_position(books.problems);
  return books;
}

namespace {

/// A line of the scorecard is one that the office's rules count, of a unit or of officials (DZ2).
void check_score(const Ledger& ledger, const Activity& activity,
                 std::vector<Diagnostic>& findings) {
  const ScoreOf of = activity.unit.empty() ? ScoreOf::official : ScoreOf::unit;
  std::vector<std::string_view> lines;
  for (const ScoreRule& rule : ledger.office().scores)
    if (!rule.line.empty() && rule.of == of) lines.push_back(rule.line);
  if (std::find(lines.begin(), lines.end(), activity.title) == lines.end())
    add_error(findings, "unknown-line",
              trf("no rule of the scorecard counts the line {}", activity.title),
              lines.empty() ? tr("add [[score]] with what = \"recorded\" and line = \"…\" to "
                                 "anjuan.toml")
                            : suggest(activity.title, lines))
        .file = activity.path;
  if (activity.unit.empty() == activity.parties.empty())
    add_error(findings, "whose-score", tr("a line is of one unit, or of officials"),
              tr("give either --unit or --official"))
        .file = activity.path;
}

}  // namespace

std::vector<Diagnostic> check_activity(const Ledger& ledger, const Activity& activity) {
  std::vector<Diagnostic> findings;
  if (!activity.unit.empty() && find_by_id(ledger.units(), activity.unit) == nullptr)
    add_error(findings, code::kUnknownUnit, trf("there is no unit {}", activity.unit),
              suggest(activity.unit, names_in(ledger.units(), &Unit::id),
                      tr("write an id of units.yaml")))
        .file = activity.path;
  const ActivityKind* kind = find_activity_kind(activity.kind);
  const PartyKind parties =
      kind != nullptr && kind->parties ? kind->parties->who : PartyKind::words;
  for (const std::string& party : activity.parties) {
    if (parties == PartyKind::officials && find_by_id(ledger.officials(), party) == nullptr)
      add_error(findings, "unknown-official", trf("nobody is called '{}'", party),
                suggest(party, names_in(ledger.officials(), &Official::id),
                        tr("write an id of officials.yaml")))
          .file = activity.path;
    if (parties == PartyKind::units && find_by_id(ledger.units(), party) == nullptr)
      add_error(
          findings, code::kUnknownUnit, trf("there is no unit {}", party),
          suggest(party, names_in(ledger.units(), &Unit::id), tr("write an id of units.yaml")))
          .file = activity.path;
  }
  if (activity.kind == kScoreLine) check_score(ledger, activity, findings);
  const std::vector<std::string>& items = ledger.office().inspection_items;
  for (const Finding& one : activity.checklist)
    if (std::find(items.begin(), items.end(), one.item) == items.end())
      findings.push_back({.code = "unknown-item",
                          .file = activity.path,
                          .message = trf("{} is not an item of the office's inspections", one.item),
                          .rule = "E7",
                          .remedy = items.empty()
                                        ? std::string(tr("add inspection = [\"…\"] to [activities] "
                                                         "of anjuan.toml"))
                                        : trf("one of: {}", join(items, tr(", ")))});
  return findings;
}

std::vector<Diagnostic> verify_activities(const Ledger& ledger, std::size_t& count) {
  std::vector<Diagnostic> findings;
  for_each_activity_file(
      ledger, findings, [&](const std::string& path, const std::string& text, ReadActivity read) {
        ++count;
        const bool ok = read.ok();
        for (Diagnostic& d : read.problems) findings.push_back(std::move(d));
        if (!ok) return;
        const Activity& activity = read.activity;
        if (!stands_right(ledger, activity, path))
          findings.push_back(
              {.code = "misplaced",
               .file = path,
               .message = tr("the file does not stand where its date and kind say"),
               .remedy = trf("move it to {}", stem_of(ledger, activity) + "N.yaml")});
        for (Diagnostic& d : check_activity(ledger, activity)) {
          const bool unit = d.code == code::kUnknownUnit;
          if (unit) place_word(d, text, 0, activity.unit);
          findings.push_back(std::move(d));
        }
        for (const Attachment& file : activity.attachments)
          check_attachment(ledger, file, {path, text}, findings);
      });
  sort_by_position(findings);
  return findings;
}

bool tells_of_the_same(const Activity& a, const Activity& b) {
  const auto said = [](const Activity& one) {
    return std::tie(one.date, one.kind, one.type, one.unit, one.title, one.place, one.document,
                    one.report, one.period, one.parties, one.checklist);
  };
  return said(a) == said(b);
}

OfficeBooks office_books(const Ledger& ledger, const std::vector<Activity>& activities) {
  OfficeBooks books{ledger.office(), ledger.calendar(), ledger.officials(), ledger.units(),
                    activities};
  if (!books.office.owed_from) books.first_record = first_record(ledger);
  return books;
}

Result<std::string> stage_activity(const Ledger& ledger, const Activity& activity,
                                   WriteBatch& batch) {
  const std::string stem = stem_of(ledger, activity);
  std::string path;
  for (int number = 1;; ++number) {
    path = fmt::format("{}{}.yaml", stem, number);
    ANJUAN_TRY(found, look_up(path));
    if (found == PathKind::absent) break;
  }
  const std::string text = write_activity(activity);
  if (auto read = read_activity(text, path); !read.ok())
    return fail(ExitCode::bug, std::move(read.problems));
  ANJUAN_DO(batch.create(path, text));
  return path;
}

Result<std::string> write_activity_file(const Ledger& ledger, const Activity& activity) {
  WriteBatch batch = ledger.new_batch();
  ANJUAN_TRY(path, stage_activity(ledger, activity, batch));
  ANJUAN_DO(batch.commit());
  return path;
}

}  // namespace anjuan
