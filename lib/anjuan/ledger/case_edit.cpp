#include "anjuan/ledger/case_edit.hpp"

#include <algorithm>

#include "anjuan/base/code.hpp"
#include "anjuan/base/text.hpp"
#include "anjuan/i18n/i18n.hpp"
#include "anjuan/rules/lifecycle/guards.hpp"
#include "anjuan/rules/lifecycle/record.hpp"
#include "anjuan/rules/shown.hpp"
#include "anjuan/text/case_writer.hpp"

namespace anjuan {
namespace {

/// The fields that a new limit or calendar may move without any event.
bool moves_with_rules(HeadField field) {
  return field == HeadField::clock || field == HeadField::due || field == HeadField::provisional ||
         field == HeadField::decide_by || field == HeadField::handle_by ||
         field == HeadField::handled || field == HeadField::missed || field == HeadField::idle ||
         field == HeadField::instructed;
}

/// The due date and the limit that it follows from say different days: a rule moves both, a hand
/// one.
bool moved_by_hand(const Head& stored, const Head& folded) {
  using F = HeadField;
  if (stored[F::clock] != folded[F::clock]) return false;
  for (const auto& [kind, limit] :
       {std::pair(ClockKind::decide, F::decide_by), std::pair(ClockKind::handle, F::handle_by)})
    if (folded[F::clock] == spec_of(kind).name && folded[F::due] == folded[limit] &&
        stored[F::due] != stored[limit])
      return true;
  return false;
}

/// Places a diagnostic at the line of a head field; at that of the status when the field has none.
void place_at(Diagnostic& d, std::string_view name, const std::string& text) {
  int line = 0;
  for (std::string_view content : split(text, '\n')) {
    ++line;
    if (!content.starts_with(name) || content.substr(name.size(), 1) != ":") continue;
    d.line = line;
    const std::size_t value = content.find_first_not_of(' ', name.size() + 1);
    d.column = value == std::string_view::npos ? 1 : static_cast<int>(value) + 1;
    const auto rest = value == std::string_view::npos ? std::string_view() : content.substr(value);
    d.length = std::max(1, static_cast<int>(split_characters(trim(rest)).size()));
    attach_source(d, text);
    return;
  }
  if (name != "status") place_at(d, "status", text);
}

}  // namespace

GuardContext guard_context(const Ledger& ledger, Timestamp now) {
  return {ledger.rules(), ledger.officials(), ledger.units(), now};
}

Head head_of_case(const CaseState& state, const Case& value) {
  return head_of(state, corrected_head(value.head, value.history, value.history));
}

Head folded_head(const Case& value, const Rules& rules, std::optional<Date> as_of) {
  const Head head = corrected_head(value.head, value.history, value.history);
  return head_of(fold(value.history, facts_of(head), rules, as_of), head);
}

std::vector<Diagnostic> compare_heads(const Head& stored, const Head& folded,
                                      const std::string& path, const std::string& text) {
  std::vector<Diagnostic> differences;
  bool only_dates = !moved_by_hand(stored, folded);
  for (const HeadFieldSpec& spec : head_fields())
    only_dates =
        only_dates && (stored[spec.field] == folded[spec.field] || moves_with_rules(spec.field));
  for (const HeadFieldSpec& spec : head_fields()) {
    if (stored[spec.field] == folded[spec.field]) continue;
    const auto shown = [](const std::string& value) {
      return value.empty() ? std::string(tr("(nothing)")) : value;
    };
    Diagnostic d{.code = only_dates ? code::kRecomputeNeeded : "head-not-fold", .file = path};
    d.message = trf("{} is {}, but the history and the rules make it {}", spec.name,
                    shown(stored[spec.field]), shown(folded[spec.field]));
    d.rule = tr("the head is the sum of the history");
    d.remedy = only_dates ? tr("see what moved and why with `anjuan recompute`, then add --write")
                          : tr("undo the hand-made edit, or record the event that was left out");
    place_at(d, spec.name, text);
    differences.push_back(std::move(d));
  }
  return differences;
}

namespace {

Result<CaseEdit> plan(const Ledger& ledger, const StoredCase& stored, std::vector<Event> events,
                      Timestamp now, const std::vector<Petitioner>* people) {
  const Case& before = stored.value;
  auto differences =
      compare_heads(before.head, folded_head(before, ledger.rules()), stored.path, stored.text);
  if (!differences.empty()) return fail(ExitCode::bad_data, std::move(differences));
  // A correction is judged by whom the case names then, and by whom it named.
  Case judged = before;
  if (people != nullptr) judged.petitioners.assign(people->begin(), people->end());
  auto problems = check_append(judged, events, guard_context(ledger, now));
  if (!problems.empty()) {
    for (Diagnostic& d : problems) d.message = trf("{}: {}", before.head[HeadField::id], d.message);
    return fail(ExitCode::refused, std::move(problems));
  }
  Case after = before;
  after.history.insert(after.history.end(), events.begin(), events.end());
  mark_voided(after.history);
  after.head = folded_head(after, ledger.rules());
  auto text =
      splice_case(stored.text, stored.path, head_changes(before.head, after.head), events, people);
  if (!text) return pass_on(text);
  std::vector<Petitioner> all = everybody_of(after);
  if (people != nullptr) all.insert(all.end(), people->begin(), people->end());
  return CaseEdit{stored.path,           std::move(*text),  stored.stamp,  before.head,
                  std::move(after.head), std::move(events), std::move(all)};
}

}  // namespace

Result<CaseEdit> plan_edit(const Ledger& ledger, const StoredCase& stored,
                           std::vector<Event> events, Timestamp now) {
  return plan(ledger, stored, std::move(events), now, nullptr);
}

Result<CaseEdit> plan_correction(const Ledger& ledger, const StoredCase& stored, Event correction,
                                 const std::vector<Petitioner>& people, Timestamp now) {
  const bool same = people == stored.value.petitioners;
  return plan(ledger, stored, {std::move(correction)}, now, same ? nullptr : &people);
}

Result<CaseEdit> plan_note(const StoredCase& stored, std::vector<Event> events) {
  ANJUAN_TRY(text, splice_case(stored.text, stored.path, {}, events));
  return CaseEdit{stored.path,
                  std::move(text),
                  stored.stamp,
                  stored.value.head,
                  stored.value.head,
                  std::move(events),
                  everybody_of(stored.value)};
}

}  // namespace anjuan
