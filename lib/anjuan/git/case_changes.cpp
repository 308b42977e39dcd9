#include "anjuan/git/case_changes.hpp"

#include <algorithm>

#include "anjuan/base/text.hpp"
#include "anjuan/i18n/i18n.hpp"
#include "anjuan/ledger/case_edit.hpp"
#include "anjuan/rules/lifecycle/record.hpp"

namespace anjuan::git {
namespace {

std::string list_text(const std::vector<Petitioner>& people) {
  return people.empty() ? std::string() : trf("{} persons", people.size());
}

std::string list_text(const std::vector<Attachment>& files) {
  std::vector<std::string> paths;
  for (const Attachment& file : files) paths.push_back(file.path);
  return join(paths, ", ");
}

/// Pairs what is gone from the old part with what is new in it: an edited event has the same kind
/// or the same moment as it had.
void pair_edited(std::vector<Event>& gone, std::vector<Event>& come,
                 std::vector<Rewritten>& rewritten) {
  for (const bool both : {true, false})
    for (auto old = gone.begin(); old != gone.end();) {
      const auto twin = std::find_if(come.begin(), come.end(), [&](const Event& event) {
        const bool kind = event.kind == old->kind;
        const bool at = event.at == old->at;
        return both ? kind && at : kind || at;
      });
      if (twin == come.end()) {
        ++old;
        continue;
      }
      rewritten.push_back({Rewritten::How::edited, std::move(*old), std::move(*twin)});
      come.erase(twin);
      old = gone.erase(old);
    }
}

void compare_histories(const std::vector<Event>& before, const std::vector<Event>& after,
                       CaseChange& change) {
  std::size_t common = 0;
  while (common < before.size() && common < after.size() &&
         same_event(before[common], after[common]))
    ++common;
  if (common == before.size()) {
    change.added.assign(after.begin() + static_cast<std::ptrdiff_t>(common), after.end());
    return;
  }
  // Something of the old part is not where it was. What stands behind its last old event is new.
  std::vector<Event> rest(after.begin() + static_cast<std::ptrdiff_t>(common), after.end());
  std::vector<Event> gone;
  std::vector<std::size_t> places;
  std::vector<bool> taken(rest.size(), false);
  for (std::size_t i = common; i < before.size(); ++i) {
    std::size_t at = 0;
    while (at < rest.size() && (taken[at] || !same_event(rest[at], before[i]))) ++at;
    if (at == rest.size()) {
      gone.push_back(before[i]);
      continue;
    }
    taken[at] = true;
    if (!places.empty() && at < places.back())
      change.rewritten.push_back({Rewritten::How::moved, before[i], rest[at]});
    places.push_back(at);
  }
  const std::size_t last = places.empty() ? 0 : *std::max_element(places.begin(), places.end()) + 1;
  std::vector<Event> come;
  for (std::size_t i = 0; i < rest.size(); ++i)
    if (!taken[i]) come.push_back(rest[i]);
  pair_edited(gone, come, change.rewritten);
  for (Event& event : gone)
    change.rewritten.push_back({Rewritten::How::removed, std::move(event), std::nullopt});
  for (Event& event : come) {
    const auto place = std::find_if(rest.begin(), rest.end(),
                                    [&](const Event& one) { return one.line == event.line; });
    if (place != rest.end() && static_cast<std::size_t>(place - rest.begin()) < last)
      change.rewritten.push_back({Rewritten::How::inserted, std::nullopt, std::move(event)});
    else
      change.added.push_back(std::move(event));
  }
}

}  // namespace

bool same_event(const Event& a, const Event& b) {
  return a.kind == b.kind && a.at == b.at && a.at.offset == b.at.offset && a.by == b.by &&
         a.fields == b.fields;
}

CaseChange compare_cases(const Case& before, const Case& after) {
  CaseChange change;
  compare_histories(before.history, after.history, change);
  // What a correction says, or takes back, is no change without an event.
  const Head right = corrected_head(before.head, after.history, after.history);
  for (const HeadFieldSpec& spec : head_fields())
    if (!spec.derived && right[spec.field] != after.head[spec.field])
      change.facts.push_back(
          {std::string(spec.name), before.head[spec.field], after.head[spec.field]});
  const bool corrects_people =
      std::any_of(change.added.begin(), change.added.end(),
                  [](const Event& event) { return !event.get("petitioners").empty(); });
  if (before.petitioners != after.petitioners && !corrects_people)
    change.facts.push_back(
        {"petitioners", list_text(before.petitioners), list_text(after.petitioners)});
  if (before.attachments != after.attachments)
    change.facts.push_back(
        {"attachments", list_text(before.attachments), list_text(after.attachments)});
  if (before.request != after.request)
    change.facts.push_back({"request", truncate(before.request, 40), truncate(after.request, 40)});
  return change;
}

std::vector<FieldMove> explain_moves(const Case& before, const Case& after,
                                     const std::vector<Event>& added, const Rules& rules) {
  std::vector<FieldMove> moves;
  for (const HeadFieldSpec& spec : head_fields())
    if (spec.derived && before.head[spec.field] != after.head[spec.field])
      moves.push_back({spec.field, before.head[spec.field], after.head[spec.field], std::nullopt});
  if (moves.empty()) return moves;
  Case then = before;
  Head last = before.head;
  for (const Event& event : added) {
    then.history.push_back(event);
    mark_voided(then.history);
    const Head now = folded_head(then, rules);
    for (FieldMove& move : moves)
      if (last[move.field] != now[move.field] && now[move.field] == move.after) move.by = event;
    last = now;
  }
  return moves;
}

std::string effect_of(const Head& before, const Head& after) {
  static constexpr HeadField kTelling[] = {
      HeadField::due,  HeadField::handle_by, HeadField::status, HeadField::class_,
      HeadField::unit, HeadField::lead,      HeadField::missed, HeadField::satisfied};
  std::vector<std::string> out;
  const auto shown = [](const std::string& value) {
    return value.empty() ? std::string(tr("(nothing)")) : value;
  };
  for (const HeadField field : kTelling)
    if (before[field] != after[field])
      out.push_back(
          trf("{} {} became {}", spec_of(field).name, shown(before[field]), shown(after[field])));
  return join(out, "; ");
}

int line_of_key(std::string_view text, std::string_view key) {
  int number = 0;
  for (const std::string_view line : split(text, '\n')) {
    ++number;
    if (line.starts_with(key) && line.substr(key.size()).starts_with(":")) return number;
  }
  return 1;
}

}  // namespace anjuan::git
