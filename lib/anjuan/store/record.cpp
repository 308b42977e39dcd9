#include "anjuan/store/record.hpp"

#include <algorithm>
#include <map>

#include "anjuan/base/text.hpp"
#include "anjuan/i18n/i18n.hpp"
#include "anjuan/rules/choose_lead.hpp"
#include "anjuan/rules/lifecycle.hpp"
#include "anjuan/text/case_reader.hpp"

namespace anjuan {
namespace {

using K = EventKind;

void complete_assignment(const Ledger& ledger, const StoredCase& stored, const CaseState& state,
                         Event& event, std::vector<Diagnostic>& problems) {
  if (event.get("unit").empty()) {
    std::string unit = choose_unit(stored.value.head, ledger.units());
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
      choose_lead(stored.value, state, ledger.officials(), event.at.date());
  if (lead.official.empty()) return;
  event.set("lead", lead.official);
  event.set("lead_why", lead.why);
}

/// The event in the other case of a merging.
Event counterpart(const Event& event, const Case& merged, const CaseState& state) {
  Event other{.kind = K::merged, .at = event.at, .by = event.by};
  if (event.kind == K::reopened) {
    other.set("undone", merged.head[HeadField::id]);
  } else {
    other.set("from", merged.head[HeadField::id]);
    const CaseClock* clock = state.find(state.accepted ? ClockKind::handle : ClockKind::decide);
    if (clock != nullptr && clock->running())
      other.set("handle_by", to_string(clock->deadline.nominal));
  }
  if (!event.get("reason").empty()) other.set("reason", std::string(event.get("reason")));
  if (!event.get("recorded").empty()) other.set("recorded", std::string(event.get("recorded")));
  return other;
}

/// The case that this one was last merged into; empty when it is not merged.
std::string merged_into(const Case& value) {
  for (auto event = value.history.rbegin(); event != value.history.rend(); ++event)
    if (event->kind == K::merged && !event->get("into").empty())
      return std::string(event->get("into"));
  return {};
}

class Planner {
 public:
  Planner(const Ledger& ledger, Timestamp now, bool number_lines)
      : ledger_(ledger), now_(now), number_lines_(number_lines) {}

  Result<std::vector<CaseEdit>> run(const std::vector<EventRequest>& requests) {
    for (std::size_t i = 0; i < requests.size(); ++i) {
      line_ = static_cast<int>(i) + 1;
      plan(requests[i]);
    }
    if (!problems_.empty()) return fail(exit_, std::move(problems_));
    std::vector<CaseEdit> edits;
    for (const std::string& id : order_) edits.push_back(std::move(edits_.at(id)));
    return edits;
  }

 private:
  void note(Failure failure) {
    exit_ = problems_.empty() ? failure.exit : std::max(exit_, failure.exit);
    for (Diagnostic& d : failure.diagnostics) {
      if (number_lines_) d.line = line_;
      problems_.push_back(std::move(d));
    }
  }

  /// The case with the edits that are planned so far; nullptr (noted) when it cannot be read.
  StoredCase* open(const std::string& id) {
    auto path = ledger_.find_case(id);
    if (!path) return note(std::move(path.error())), nullptr;
    if (const auto known = cases_.find(*path); known != cases_.end()) return &known->second;
    auto stored = ledger_.read_case(id);
    if (!stored) return note(std::move(stored.error())), nullptr;
    return &cases_.emplace(*path, std::move(*stored)).first->second;
  }

  /// Plans one event; the case then is as if it were written.
  bool add(StoredCase& stored, Event event) {
    auto edit = plan_edit(ledger_, stored, {std::move(event)}, now_);
    if (!edit) return note(std::move(edit.error())), false;
    const std::string key = stored.path;
    const auto known = edits_.find(key);
    if (known == edits_.end()) {
      order_.push_back(key);
    } else {
      edit->before = known->second.before;
      edit->added.insert(edit->added.begin(), known->second.added.begin(),
                         known->second.added.end());
    }
    auto value = read_case_strictly(edit->text, key);
    if (!value) return note(std::move(value.error())), false;
    stored.text = edit->text;
    stored.value = std::move(*value);
    edits_.insert_or_assign(key, std::move(*edit));
    return true;
  }

  void plan(const EventRequest& request) {
    StoredCase* stored = open(request.case_id);
    if (stored == nullptr) return;
    Event event = request.event;
    std::string other_id(event.kind == K::merged ? event.get("into") : "");
    if (request.undo) {
      event.kind = K::reopened;
      if (event.get("reason").empty()) event.set("reason", tr("the merging is taken back"));
      other_id = merged_into(stored->value);
    }
    if (event.kind == K::merged && other_id.empty()) {
      note({ExitCode::usage,
            {{.code = "field-missing",
              .message = tr("merging names one other case"),
              .remedy = tr("give it with --into")}}});
      return;
    }
    auto completed = complete_event(ledger_, *stored, std::move(event), now_);
    if (!completed) return note(std::move(completed.error()));
    if (other_id.empty()) {
      add(*stored, std::move(*completed));
      return;
    }
    StoredCase* other = open(other_id);
    if (other == nullptr) return;
    if (completed->kind == K::merged) completed->set("into", other->value.head[HeadField::id]);
    const CaseState state =
        fold(stored->value.history, facts_of(stored->value.head), ledger_.rules());
    Event mirror = counterpart(*completed, stored->value, state);
    if (add(*stored, std::move(*completed))) add(*other, std::move(mirror));
  }

  const Ledger& ledger_;
  const Timestamp now_;
  const bool number_lines_;
  int line_ = 0;
  ExitCode exit_ = ExitCode::refused;
  std::vector<Diagnostic> problems_;
  std::map<std::string, StoredCase> cases_;
  std::map<std::string, CaseEdit> edits_;
  std::vector<std::string> order_;
};

}  // namespace

Result<Event> complete_event(const Ledger& ledger, const StoredCase& stored, Event event,
                             Timestamp now) {
  const CaseState state = fold(stored.value.history, facts_of(stored.value.head), ledger.rules(),
                               event.at.date());
  std::vector<Diagnostic> problems;
  switch (event.kind) {
    case K::assigned: complete_assignment(ledger, stored, state, event, problems); break;
    case K::reclassified: event.set("from", std::string(to_name(state.class_))); break;
    case K::interviewed:
      if (const Official* official = find_by_id(ledger.officials(), event.get("official"));
          official != nullptr && official->principal)
        event.set("principal", "true");
      break;
    case K::supervised:
      if (event.get("unit").empty() && !state.unit.empty()) event.set("unit", state.unit);
      break;
    default: break;
  }
  if (!problems.empty()) return fail(ExitCode::usage, std::move(problems));
  // An event on the day of the latest one happened after it, unless a time was given.
  if (event.at.time_of_day().count() == 0 && state.last_at > event.at &&
      state.last_at.date() == event.at.date())
    event.at = state.last_at;
  if (!event.get("document").empty() && event.get("document_date").empty())
    event.set("document_date", to_string(event.at.date()));
  if (event.at.date() != now.date()) event.set("recorded", to_string(now));
  return event;
}

Result<std::vector<CaseEdit>> plan_requests(const Ledger& ledger,
                                            const std::vector<EventRequest>& requests,
                                            Timestamp now, bool number_lines) {
  return Planner(ledger, now, number_lines).run(requests);
}

Result<> write_edits(const Ledger& ledger, const std::vector<CaseEdit>& edits) {
  WriteBatch batch(ledger.ops(), ledger.paths().staging());
  for (const CaseEdit& edit : edits)
    if (auto staged = batch.replace(edit.path, edit.text); !staged) return staged;
  return batch.commit();
}

}  // namespace anjuan
