#include "anjuan/desk/source_conflict.hpp"

#include <algorithm>

#include "anjuan/base/text.hpp"
#include "anjuan/model/identity.hpp"
#include "anjuan/model/people.hpp"
#include "anjuan/rules/lifecycle/record.hpp"
#include "anjuan/rules/lifecycle/table.hpp"

namespace anjuan {
namespace {

std::string_view day_of(const std::string& moment) {
  return std::string_view(moment).substr(0, 10);
}

/// Whether a correction has touched that of the first petitioner: what it was is not kept.
bool was_changed(const Case& value, std::string_view what) {
  return std::any_of(value.history.begin(), value.history.end(), [&](const Event& event) {
    if (event.kind != EventKind::corrected) return false;
    for (const std::string_view line : split(event.get("petitioners"), '\n'))
      if (line.starts_with("1: ") && line.find(what) != std::string_view::npos) return true;
    return false;
  });
}

/// The key of a petitioner's field.
std::string_view key_of(std::string Petitioner::*field) {
  for (const EntryField<Petitioner>& one : kPetitionerFields)
    if (one.text == field) return one.key;
  return {};
}

/// Whom a registered case would name first; empty when the row names nobody.
std::string first_person(const Draft& draft) {
  const std::vector<std::string> names = split_names(draft[DraftField::petitioner_name]);
  if (names.empty()) return {};
  return is_nameless({.name = names.front()}) ? std::string(kNoName) : names.front();
}

}  // namespace

std::vector<SourceConflict> conflicts_with(const Case& value, const Draft& draft, const Case* row,
                                           const Roster& roster) {
  std::vector<SourceConflict> conflicts;
  const auto compare = [&](DraftField field, std::string_view now, std::string_view registered,
                           std::string_view here) {
    if (!here.empty() && here != now && here != registered)
      conflicts.push_back({field, std::string(now), std::string(here)});
  };
  const std::string& said = draft[DraftField::title];
  const std::string here_title = is_long_title(said) ? short_title(said, value.petitioners) : said;
  const Head registered = corrected_head(value.head, value.history, {});
  const std::string veiled = veiled_title(here_title, value, roster);
  if (veiled != value.head[HeadField::title] && veiled != registered[HeadField::title])
    compare(DraftField::title, value.head[HeadField::title], registered[HeadField::title],
            here_title);
  const std::string_view first =
      value.history.empty() ? std::string_view() : value.history.front().get("received");
  compare(DraftField::received, value.head[HeadField::received], first,
          day_of(draft[DraftField::received]));
  const std::string_view name =
      value.petitioners.empty() ? std::string_view() : value.petitioners.front().name;
  if (!was_changed(value, "name"))
    compare(DraftField::petitioner_name, name, name, first_person(draft));
  if (row == nullptr) return conflicts;
  for (const DraftFieldSpec& spec : draft_fields()) {
    if (!draft.has(spec.field) || spec.field == DraftField::title) continue;
    if (const auto* target = std::get_if<HeadField>(&spec.target);
        target != nullptr && is_correctable(*target) && *target != HeadField::source)
      compare(spec.field, value.head[*target], registered[*target], row->head[*target]);
    const auto* of_person = std::get_if<std::string Petitioner::*>(&spec.target);
    if (of_person == nullptr || spec.field == DraftField::petitioner_name ||
        row->petitioners.empty() || was_changed(value, key_of(*of_person)))
      continue;
    const std::string now =
        value.petitioners.empty() ? std::string() : value.petitioners.front().*(*of_person);
    compare(spec.field, now, now, row->petitioners.front().*(*of_person));
  }
  return conflicts;
}

Correction correction_of(const std::vector<SourceConflict>& conflicts) {
  Correction correction;
  Petitioner person;
  for (const SourceConflict& one : conflicts) {
    const DraftTarget& target = spec_of(one.field).target;
    if (one.field == DraftField::petitioner_name) {
      person.name = one.here;
    } else if (const auto* of_person = std::get_if<std::string Petitioner::*>(&target)) {
      person.*(*of_person) = one.here;
    } else if (const auto* field = std::get_if<HeadField>(&target)) {
      correction.facts.emplace_back(*field, one.here);
    } else {
      correction.facts.emplace_back(HeadField::received, one.here);
    }
  }
  if (!(person == Petitioner{})) correction.people.emplace_back(0, person);
  return correction;
}

}  // namespace anjuan
