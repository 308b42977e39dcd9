#include "anjuan/desk/record.hpp"

#include <algorithm>
#include <map>
#include <set>

#include <fmt/format.h>

#include "anjuan/base/path_tree.hpp"
#include "anjuan/base/text.hpp"
#include "anjuan/desk/who_is_meant.hpp"
#include "anjuan/i18n/i18n.hpp"
#include "anjuan/ledger/books/sessions.hpp"
#include "anjuan/ledger/scan.hpp"
#include "anjuan/model/identity.hpp"
#include "anjuan/rules/choose_lead.hpp"
#include "anjuan/rules/lifecycle/record.hpp"
#include "anjuan/rules/lifecycle/table.hpp"
#include "anjuan/rules/shown.hpp"
#include "anjuan/text/case_reader.hpp"

namespace anjuan {
namespace {

using K = EventKind;

void complete_assignment(const Ledger& ledger, const StoredCase& stored, const CaseState& state,
                         Event& event, std::vector<Diagnostic>& problems) {
  // A receipt that comes in later is that of the unit which has the case.
  if (event.get("unit").empty() && !event.get("received").empty()) event.set("unit", state.unit);
  if (event.get("unit").empty()) {
    std::string unit = choose_unit(stored.value.head, free_units(stored.value, ledger.roster()));
    if (unit.empty()) unit = state.unit;
    if (unit.empty())
      problems.push_back(
          {.code = "no-unit",
           .message = tr("no unit's categories or areas cover the case, or more than one do"),
           .rule = "units.yaml",
           .remedy = trf("give it with --{}", "unit")});
    else
      event.set("unit", std::move(unit));
  }
  if (!event.get("lead").empty() || !state.lead.empty()) return;
  const ChosenLead lead =
      choose_lead(stored.value, state,
                  involved_officials(free_officials(stored.value, ledger.roster()), state,
                                     ledger.office(), ledger.units(), event.get("unit")),
                  ledger.office(), event.at.date());
  if (lead.official.empty()) return;
  event.set("lead", lead.official);
  event.set("lead_why", std::string(to_name(lead.why)));
}

/// The only unit that owes one; where there are more the guard asks which.
void complete_feedback(const CaseState& state, Event& event) {
  if (!event.get("unit").empty()) return;
  std::set<std::string> asked;
  for (const CaseClock& clock : state.clocks)
    if (clock.kind == ClockKind::feedback && !clock.ended) asked.insert(clock.what);
  if (asked.size() == 1 && !asked.begin()->empty()) event.set("unit", *asked.begin());
}

/// The sections of a unit keep away with it: what they have of the case, and what anybody owes who
/// must keep away, is taken from them.
void complete_recusal(const Ledger& ledger, const CaseState& state, Event& event) {
  Interests named;
  take_up(named, event);
  const Barred barred(named, ledger.roster());
  named.accused.clear();
  named.recused.clear();
  const Barred with_units(named, ledger.roster());
  std::vector<std::string> reached;
  const auto reach = [&](const Barred& who, const std::string& unit) {
    const auto said = split(event.get("unit"), ' ');
    if (who.unit(unit) && std::find(said.begin(), said.end(), unit) == said.end() &&
        std::find(reached.begin(), reached.end(), unit) == reached.end())
      reached.push_back(unit);
  };
  reach(with_units, state.unit);
  for (const std::string& unit : state.assisting) reach(with_units, unit);
  for (const CaseClock& clock : state.clocks)
    if (!clock.ended && (clock.kind == ClockKind::feedback || clock.kind == ClockKind::milestone))
      reach(barred, clock.what);
  if (!reached.empty()) event.set("reached", join(reached, " "));
}

/// 分类清单: the way that matters of its category go, where nobody said another one.
void complete_route(const Office& office, const Head& head, Event& event) {
  if (!event.get("route").empty() || head.has(HeadField::route)) return;
  for (const RouteRule& rule : office.routes)
    for (const std::string& category : rule.categories)
      if (is_in_tree(head[HeadField::category], category)) {
        event.set("route", std::string(to_name(rule.route)));
        return;
      }
}

/// The event in the other case of a merging.
///
/// A reason is written into both, and neither tells who complained in the other.
Event counterpart(const Event& event, const Case& merged, const CaseState& state) {
  Event other{.kind = K::merged, .at = event.at, .by = event.by};
  if (event.kind == K::reopened) {
    other.set("undone", merged.head[HeadField::id]);
  } else {
    other.set("from", merged.head[HeadField::id]);
    const CaseClock* clock = state.find(state.accepted ? ClockKind::handle : ClockKind::decide);
    const auto set = [&](std::string_view field, const std::vector<std::string>& ids) {
      if (!ids.empty()) other.set(field, join(ids, " "));
    };
    set("accused_unit", state.interests.accused_units);
    set("accused", state.interests.accused);
    set("recused_unit", state.interests.recused_units);
    set("recused", state.interests.recused);
    set("not_accused", state.interests.mentioned);
    // An accusation that names nobody is no less a secret there.
    if (is_protected(merged.head)) other.set("confidential", "true");
    if (clock != nullptr && clock->running())
      // A day to decide must not cut the handling of a case that was accepted long ago.
      other.set(state.accepted ? "handle_by" : "decide_by", to_string(clock->deadline.nominal));
  }
  if (!event.get("reason").empty()) other.set("reason", std::string(event.get("reason")));
  for (const char* field : {"recorded", "late_reason", "via"})
    if (!event.get(field).empty()) other.set(field, std::string(event.get(field)));
  return other;
}

/// Why a case that repeats a re-examined one cannot be accepted (W22 art. 36): the opinion on
/// re-examination is final for the same fact and reason.
std::optional<Diagnostic> settled_elsewhere(const Ledger& ledger, const Case& value) {
  const std::string& first = value.head[HeadField::repeat_of];
  if (first.empty()) return std::nullopt;
  auto other = ledger.read_case(first);
  if (!other) return std::nullopt;  // verify reports a number that leads nowhere
  if (!fold(other->value.history, facts_of(other->value.head), ledger.rules()).final_)
    return std::nullopt;
  return Diagnostic{
      .code = "final",
      .message = trf("{}: {} was re-examined; the same fact and reason are not accepted again",
                     value.head[HeadField::id], other->value.head[HeadField::id]),
      .rule = "W22 art. 36",
      .remedy = tr("decline it with `anjuan decline`, or take --repeat-of away when the matter is "
                   "another one")};
}

/// The case that this one was last merged into; empty when it is not merged.
std::string merged_into(const Case& value) {
  for (auto event = value.history.rbegin(); event != value.history.rend(); ++event)
    if (event->kind == K::merged && !event->voided && !event->get("into").empty())
      return std::string(event->get("into"));
  return {};
}

}  // namespace

Result<Event> complete_event(const Ledger& ledger, const StoredCase& stored, Event event,
                             Timestamp now) {
  const CaseState state =
      fold(stored.value.history, facts_of(stored.value.head), ledger.rules(), event.at.date());
  std::vector<Diagnostic> problems;
  switch (event.kind) {
    case K::accepted:
      complete_route(ledger.office(), stored.value.head, event);
      break;
    case K::assigned:
      complete_assignment(ledger, stored, state, event, problems);
      break;
    case K::reclassified:
      event.set("from", std::string(to_name(state.class_)));
      break;
    case K::interviewed:
      if (const Official* official = find_by_id(ledger.officials(), event.get("official"));
          official != nullptr &&
          (heads_office(*official, ledger.units()) ||
           (official->principal && heads_unit(*official, ledger.units(), state.unit))))
        event.set("principal", "true");
      break;
    case K::recused:
      for (const auto& [field, among] :
           {std::pair("unit", Among::units), std::pair("official", Among::officials)})
        if (!event.get(field).empty())
          event.set(field, ids_of_words(ledger.roster(), event.get(field),
                                        {among, event.is_true("accused")}, problems));
      complete_recusal(ledger, state, event);
      break;
    case K::fed_back:
      complete_feedback(state, event);
      break;
    case K::supervised:
      if (event.get("unit").empty() && !state.unit.empty()) event.set("unit", state.unit);
      break;
    default:
      break;
  }
  if (!problems.empty()) return fail(ExitCode::usage, std::move(problems));
  for (const std::string& file : attachments_of(event)) ANJUAN_DO(check_attached(ledger, file));
  // An event on the day of the latest one happened after it, unless a time was given.
  if (event.at.time_of_day().count() == 0 && state.last_at > event.at &&
      state.last_at.date() == event.at.date())
    event.at = state.last_at;
  if (!event.get("document").empty() && event.get("document_date").empty())
    event.set("document_date", to_string(event.at.date()));
  // Whoever reads the file sees why an event stands behind later ones.
  const bool is_late = std::any_of(stored.value.history.begin(), stored.value.history.end(),
                                   [&](const Event& other) { return event.at < other.at; });
  if (is_late || event.at.date() != now.date()) event.set("recorded", to_string(now));
  return event;
}

Result<RequestPlanner::Planned> RequestPlanner::open(const std::string& id) const {
  ANJUAN_TRY(path, ledger_.find_case(id));
  if (const auto known = cases_.find(path); known != cases_.end()) return known->second;
  ANJUAN_TRY(stored, ledger_.read_case(id));
  Head before = stored.value.head;
  return Planned{std::move(stored), std::move(before), {}};
}

/// Plans one event; the case then is as if it were written.
Result<> RequestPlanner::extend(Planned& planned, Event event) const {
  ANJUAN_TRY(edit, plan_edit(ledger_, planned.stored, {std::move(event)}, now_));
  ANJUAN_TRY(value, read_case_strictly(edit.text, edit.path));
  planned.stored.text = std::move(edit.text);
  planned.stored.value = std::move(value);
  planned.added.insert(planned.added.end(), edit.added.begin(), edit.added.end());
  return {};
}

void RequestPlanner::keep(Planned planned) {
  const std::string path = planned.stored.path;
  if (!cases_.contains(path)) order_.push_back(path);
  cases_.insert_or_assign(path, std::move(planned));
}

/// Two papers may be on one matter, but one number is on one paper.
Result<> RequestPlanner::check_document(const Planned& planned, const Event& event) {
  const std::string number(event.get("document"));
  if (number.empty() || event.is_true("imported")) return {};
  ANJUAN_TRY(holder, documents_.holder_of(number));
  if (holder)
    return fail(
        ExitCode::refused,
        {.code = "document-taken",
         .message = trf("{}: the number {} is that of another document ({})",
                        planned.stored.value.head[HeadField::id], number, *holder),
         .rule = tr("one number, one document"),
         .remedy = tr("`anjuan form --next KIND` gives the next free number; a number that was "
                      "typed in wrongly there is taken out with `anjuan void`")});
  documents_.add(number, fmt::format("{}, {}", planned.stored.value.head[HeadField::id],
                                     tr(spec_of(event.kind).label)));
  return {};
}

namespace {

/// Whether the program may have filled in that field of an event on record.
bool is_filled_in(std::string_view field) {
  constexpr std::string_view kFields[] = {"recorded", "via",  "document_date", "lead",
                                          "lead_why", "unit", "from",          "principal",
                                          "reached",  "route"};
  return std::find(std::begin(kFields), std::end(kFields), field) != std::end(kFields);
}

/// What the record holds that says what the event would say; of another day too when the day was
/// not given, and best one that is in force. nullptr when there is nothing.
const Event* find_on_record(const std::vector<Event>& record, const Event& event, bool dated) {
  const bool has_time = dated && event.at.time_of_day().count() != 0;
  const Event* found = nullptr;
  for (const Event& known : record) {
    if (known.kind != event.kind || (dated && known.at.date() != event.at.date()) ||
        (has_time && known.at != event.at))
      continue;
    const auto same = [&](const auto& field) {
      // Why somebody leads is the program's word, whatever the row says of it.
      return field.first == "via" || field.first == "late_reason" || field.first == "lead_why" ||
             field.second.empty() || known.get(field.first) == field.second;
    };
    const auto given = [&](const auto& field) {
      return is_filled_in(field.first) || field.first == "late_reason" ||
             !event.get(field.first).empty();
    };
    if (!std::all_of(event.fields.begin(), event.fields.end(), same) ||
        !std::all_of(known.fields.begin(), known.fields.end(), given))
      continue;
    const auto rank = [&](const Event& one) {
      return std::pair(!one.voided, one.at.date() == event.at.date());
    };
    if (found == nullptr || rank(*found) < rank(known)) found = &known;
  }
  return found;
}

/// Fails (refused) when nobody can tell whether a row that is like `known` is the same once more.
Result<> check_once(const Event& known, const Event& event) {
  if (known.voided)
    return fail(ExitCode::refused,
                {.code = "taken-out",
                 .message = trf("the same was recorded on {} and taken out since",
                                to_string(recorded_at(known).date())),
                 .remedy = tr("leave the row out; what holds after all is recorded by its own "
                              "command")});
  if (known.at.date() != event.at.date())
    return fail(ExitCode::refused,
                {.code = "which-day",
                 .message = trf("the same was recorded on {}", to_string(known.at.date())),
                 .remedy = tr("leave the row out, or give the day in the column 'on' when it "
                              "happened once more")});
  return {};
}

}  // namespace

Result<bool> RequestPlanner::add(const EventRequest& request) {
  ANJUAN_TRY(subject, open(request.case_id));
  Event event = request.event;
  if (event.kind == K::merged && !event.get("into").empty())
    if (auto path = ledger_.find_case(event.get("into"))) event.set("into", case_id_of(*path));
  if (request.once)
    if (const Event* known = find_on_record(subject.stored.value.history, event, request.dated)) {
      ANJUAN_DO(check_once(*known, event));
      return false;
    }
  std::string other_id(event.kind == K::merged ? event.get("into") : "");
  if (request.undo) {
    const std::string into = merged_into(subject.stored.value);
    if (!other_id.empty() && other_id != into)
      return fail_usage("not-merged-there",
                        trf("it was merged into {}, not into {}", into, other_id),
                        tr("leave --into out"));
    std::erase_if(event.fields, [](const auto& field) { return field.first == "into"; });
    event.kind = K::reopened;
    if (event.get("reason").empty()) event.set("reason", std::string(kUnmerged));
    other_id = into;
  } else if (event.kind == K::reopened && subject.stored.value.head.status() == Status::merged) {
    // Not behind the other's back: the limit that came with the case would go on binding there.
    other_id = merged_into(subject.stored.value);
  }
  if ((event.kind == K::merged || request.undo) && other_id.empty())
    return fail_usage("field-missing", tr("merging names one other case"),
                      tr("give it with --into"));
  if (event.kind == K::accepted && !event.is_true("imported"))
    if (auto barred = settled_elsewhere(ledger_, subject.stored.value))
      return fail(ExitCode::refused, std::move(*barred));
  ANJUAN_TRY(completed, complete_event(ledger_, subject.stored, std::move(event), now_));
  const Event recorded = completed;
  if (other_id.empty()) {
    ANJUAN_DO(extend(subject, std::move(completed)));
    ANJUAN_DO(check_document(subject, recorded));
    keep(std::move(subject));
    return true;
  }
  ANJUAN_TRY(other, open(other_id));
  if (completed.kind == K::merged) completed.set("into", other.stored.value.head[HeadField::id]);
  const Case& value = subject.stored.value;
  std::vector<Petitioner> people = everybody_of(value);
  for (Petitioner& person : everybody_of(other.stored.value)) people.push_back(std::move(person));
  if (!completed.get("reason").empty())
    completed.set("reason", Identities(people).veiled(completed.get("reason"), Veil::blot));
  Event mirror =
      counterpart(completed, value, fold(value.history, facts_of(value.head), ledger_.rules()));
  ANJUAN_DO(extend(subject, std::move(completed)));
  ANJUAN_DO(extend(other, std::move(mirror)));
  ANJUAN_DO(check_document(subject, recorded));
  keep(std::move(subject));
  keep(std::move(other));
  return true;
}

Result<StoredCase> RequestPlanner::planned_case(const std::string& id) const {
  ANJUAN_TRY(planned, open(id));
  return std::move(planned.stored);
}

Result<> RequestPlanner::add_all(const std::vector<EventRequest>& requests) {
  std::map<std::string, std::optional<Planned>> before;
  const std::vector<std::string> order = order_;
  Failure wrong{ExitCode::ok, {}};
  for (const EventRequest& request : requests) {
    if (auto path = ledger_.find_case(request.case_id); path && !before.contains(*path)) {
      const auto known = cases_.find(*path);
      before.emplace(*path, known == cases_.end() ? std::nullopt : std::optional(known->second));
    }
    auto added = add(request);
    if (added) continue;
    if (wrong.exit == ExitCode::ok || added.error().exit == ExitCode::io)
      wrong.exit = added.error().exit;
    for (Diagnostic& d : added.error().diagnostics) {
      if (d.file.empty() && !d.message.starts_with(request.case_id))
        d.message = fmt::format("{}: {}", request.case_id, d.message);
      wrong.diagnostics.push_back(std::move(d));
    }
  }
  if (wrong.diagnostics.empty()) return {};
  for (auto& [path, planned] : before)
    if (planned)
      cases_.insert_or_assign(path, std::move(*planned));
    else
      cases_.erase(path);
  order_ = order;
  return tl::unexpected(std::move(wrong));
}

std::vector<CaseEdit> RequestPlanner::take() {
  std::vector<CaseEdit> edits;
  for (const std::string& path : order_) {
    Planned& planned = cases_.at(path);
    Head after = planned.stored.value.head;
    edits.push_back({path, std::move(planned.stored.text), planned.stored.stamp,
                     std::move(planned.before), std::move(after), std::move(planned.added),
                     everybody_of(planned.stored.value)});
  }
  order_.clear();
  cases_.clear();
  return edits;
}

Result<> stage_edits(WriteBatch& batch, const std::vector<CaseEdit>& edits) {
  for (const CaseEdit& edit : edits) ANJUAN_DO(batch.replace(edit.path, edit.text, edit.read));
  return {};
}

Result<> write_edits(const Ledger& ledger, const std::vector<CaseEdit>& edits) {
  WriteBatch batch = ledger.new_batch();
  ANJUAN_DO(stage_edits(batch, edits));
  return batch.commit();
}

}  // namespace anjuan
