#include "anjuan/rules/lifecycle/guards.hpp"

#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "anjuan/base/code.hpp"
#include "anjuan/base/text.hpp"
#include "anjuan/model/document.hpp"
#include "anjuan/model/field_words.hpp"
#include "anjuan/model/outcome.hpp"
#include "anjuan/model/value.hpp"
#include "anjuan/rules/lifecycle/guard.hpp"
#include "anjuan/rules/lifecycle/record.hpp"

namespace anjuan {
namespace {

using K = EventKind;

/// Whether the case has what the event is about: a clock to stop or to let run again, a window.
bool has_cause(EventKind kind, const CaseState& state, const Office& office) {
  const auto stops = [](const SuspensionRule& rule, const CaseClock& clock) {
    return std::find(rule.clocks.begin(), rule.clocks.end(), clock.kind) != rule.clocks.end();
  };
  const auto concerns = [&](const CaseClock& clock) {
    if (kind == K::resumed) return clock.paused_since.has_value();
    if (!clock.running()) return false;
    if (kind == K::review_requested)
      return clock.kind == ClockKind::ask_review || clock.kind == ClockKind::ask_re_examination;
    return std::any_of(office.suspensions.begin(), office.suspensions.end(),
                       [&](const SuspensionRule& rule) { return stops(rule, clock); });
  };
  if (kind != K::suspended && kind != K::resumed && kind != K::review_requested) return true;
  return std::any_of(state.clocks.begin(), state.clocks.end(), concerns);
}

/// The verbs that may be used in a state, for the way out of a refusal.
std::string possible_verbs(const CaseState& state, const Office& office) {
  std::vector<std::string> verbs;
  for (const EventSpec& spec : event_table())
    if (!spec.verb.empty() && spec.allowed_from.contains(*state.status) &&
        has_cause(spec.kind, state, office))
      verbs.emplace_back(spec.verb);
  return join(verbs, tr(", "));
}

/// The paper that an event gives rise to, for an example of its number.
std::string_view paper_of(EventKind event) {
  for (const DocumentKind& kind : document_table())
    if (kind.event == event && kind.is_numbered()) return kind.title();
  return spec_of(PaperKind::acceptance).title;
}

std::string names_of(Vocabulary choices) {
  return join(typed_words(choices), tr(", "));
}

}  // namespace

bool Guard::check_place_in_life() {
  if (e_.kind == K::registered) {
    if (!s_.status) return true;
    refuse("twice-registered", tr("a case is registered once"),
           tr("register a new case, and name this one with --repeat-of"));
    return false;
  }
  if (!s_.status) {
    refuse("not-registered",
           trf("nothing can be {} before the case is registered", tr(spec_.label)),
           tr("the first event of a case is its registration; check the dates"));
    return false;
  }
  if (spec_.allowed_from.contains(*s_.status)) return true;
  // A merging can be taken back even when the case it went into has ended meanwhile.
  if (e_.kind == K::merged && !e_.get("undone").empty() && s_.status != Status::voided) return true;
  refuse("wrong-status",
         trf("a case that is {} cannot be {}", tr(label_of(*s_.status)), tr(spec_.label)),
         s_.status == Status::voided
             ? trf("where that was the mistake, take it back: {}",
                   fmt::format("anjuan void {} voided", subject_.head[HeadField::id]))
             : trf("possible now: {}", possible_verbs(s_, office_)));
  return false;
}

void Guard::check_time() {
  if (e_.at > c_.now)
    refuse(code::kInTheFuture,
           trf("{} lies after the present moment, {}", to_string(e_.at), to_string(c_.now)),
           tr("record it when it has happened; check --on and --now"), tr("events are facts"));
  if (e_.line != 0 || imported_) return;  // of what is being recorded, not of what is on record
  // A reception is written down with all of its cases at once, in a record of its own.
  if (is_recorded_late(e_, office_) && e_.get("late_reason").empty() && e_.get("session").empty()) {
    const int days = days_recorded_late(e_);
    refuse("late-reason-missing",
           trf("it is recorded {} days after it happened ({})", days,
               to_string(recorded_at(e_).date() - std::chrono::days(days))),
           trf("say why with --{}", "late-reason"), "[record] late-after-days");
  }
  check_document_date();
  if (office_.by_officials_only && find_by_id(c_.officials, e_.by) == nullptr)
    refuse("unknown-by", trf("{} is not in officials.yaml, and only officials may record", e_.by),
           tr("name one of them with --by, or add the person"), "[record] by");
}

void Guard::check_fields() {
  // What an extension needs is no question where the case can have none.
  if (e_.kind == K::extended && !imported_ && !is_extendable()) return;
  if (spec_.needs_document && !imported_ && e_.get("document").empty())
    refuse("document-missing", trf("{} needs its document", tr(spec_.label)),
           trf("give its number with --document, e.g. {}〔2026〕17号", paper_of(e_.kind)));
  // History of another system is exempt from much: nobody else may claim to be that.
  if (imported_ && e_.kind != K::registered && !s_.imported)
    refuse("not-imported", tr("the case was not taken over from another system"),
           tr("leave out imported, and give what the event needs"));
  for (const auto& [name, value] : e_.fields) {
    const EventField* field = find_field(spec_, name);
    if (field == nullptr || value.empty() || field->type == ValueType::list) continue;
    if (!fits(value, field->type, field->choices))
      refuse("bad-value", trf("{} cannot be {}", label_of_field(spec_.name, name), value),
             field->choices.empty()
                 ? trf("{}: {}", label_of_field(spec_.name, name), tr(field->doc))
                 : trf("one of: {}", names_of(field->choices)));
  }
  if (imported_) return;
  for (const EventField& field : spec_.fields)
    if (field.required && e_.get(field.name).empty()) {
      std::string option(field.name);
      std::replace(option.begin(), option.end(), '_', '-');
      refuse("field-missing",
             trf("{} needs {}: {}", tr(spec_.label), label_of_field(spec_.name, field.name),
                 tr(field.doc)),
             trf("give it with --{}", option));
    }
}

void Guard::check_kind() {
  switch (e_.kind) {
    case K::registered:
      check_registered();
      check_appointment();
      break;
    case K::assigned:
      check_assigned();
      break;
    case K::reclassified:
      check_reclassified();
      break;
    case K::extended:
      check_extended();
      break;
    case K::suspended:
    case K::resumed:
      check_suspension();
      break;
    case K::replied:
    case K::closed:
      check_reply();
      break;
    case K::followed_up:
      check_second_person();
      break;
    case K::returned:
      check_returned();
      break;
    case K::review_requested:
    case K::reviewed:
    case K::re_examined:
      check_review();
      break;
    case K::merged:
      check_merged();
      break;
    case K::reopened:
      if (s_.final_)
        refuse("final",
               tr("the case was re-examined; the same fact and reason are not taken up again"),
               tr("tell the petitioner that the opinion is final"), "W22 art. 36");
      break;
    case K::interviewed:
      if (const Official* official = find_by_id(c_.officials, e_.get("official"));
          e_.is_true("principal") && !imported_ && (official == nullptr || !official->principal))
        refuse("not-a-principal", trf("{} is not a principal", e_.get("official")),
               tr("leave out principal, or name the principal who met the petitioner"));
      else if (e_.is_true("principal") && official != nullptr)
        check_its_principal(*official, s_.unit);
      check_official();
      break;
    case K::instructed:
      check_official();
      break;
    case K::noted:
      check_appointment();
      check_assisted();
      break;
    case K::supervised:
      if (e_.line == 0 && !imported_) check_unit(e_.get("unit"));
      if (const auto by = parse_date(e_.get("feedback_by")); by && *by < day_)
        refuse("before-its-cause", trf("the date {} has passed already", to_string(*by)),
               tr("give a later day"));
      break;
    case K::fed_back:
      check_feedback();
      break;
    case K::planned:
      // An office without the month of F5 plans when it likes.
      if (const CaseClock* clock = s_.find(ClockKind::plan);
          !imported_ && (clock == nullptr || clock->ended) &&
          find_limit(office_, ClockKind::plan, s_.sort(), day_) != nullptr)
        refuse("no-application", tr("no appointment was applied for"),
               tr("record the application first: anjuan note --appointment DATE"));
      break;
    case K::protected_:
    case K::unprotected:
      check_secrecy();
      break;
    case K::recused:
      check_recused();
      break;
    case K::milestone:
    case K::milestone_met:
      check_milestone();
      break;
    case K::approved:
      check_official();
      if (const Official* official = find_by_id(c_.officials, e_.get("official"));
          official != nullptr && !imported_ && !official->principal)
        refuse("not-a-principal", trf("{} is not a principal", official->name),
               tr("name the principal who approved the opinion with --official"));
      else if (official != nullptr)
        check_its_principal(*official, s_.unit);
      break;
    case K::voided:
      check_voided();
      break;
    case K::corrected:
      check_corrected();
      check_still_simple();
      break;
    default:
      break;
  }
}

std::vector<Diagnostic> check_event(const CaseState& state, const Event& event, const Case& subject,
                                    const GuardContext& context) {
  return Guard(state, event, subject, context).run();
}

namespace {

/// The first moment from which the new events may change what others met: their own, that of an
/// event they take out, or the registration when it is corrected.
Timestamp first_changed(const std::vector<Event>& all, const std::vector<Event>& added) {
  Timestamp first{.utc = std::chrono::sys_seconds::max()};
  for (const Event& event : added) {
    first = std::min(first, event.at);
    if (event.kind == K::corrected) first = std::min(first, all.front().at);
    if (const Event* target = event.kind == K::voided ? target_of(all, event) : nullptr)
      first =
          std::min(first, target->kind == K::voided || target->kind == K::corrected ? all.front().at
                                                                                    : target->at);
  }
  return first;
}

}  // namespace

std::vector<Diagnostic> check_append(const Case& subject, const std::vector<Event>& added,
                                     const GuardContext& context) {
  std::vector<Event> all = subject.history;
  all.insert(all.end(), added.begin(), added.end());
  mark_voided(all);
  CaseFacts facts = at_registration(facts_of(subject.head), all);
  facts.moves = moves_of(all);
  const auto changed = first_changed(all, added);
  // What was impossible before is not the new events' fault. New events have no line yet: that
  // tells them from the old ones.
  std::set<std::pair<int, std::string>> known;
  for (const Diagnostic& d : check_history(subject, context)) known.insert({d.line, d.code});
  CaseState state = blank_state(all, facts);
  std::vector<Diagnostic> problems;
  // Nothing happens any more to a case that was registered by mistake.
  for (const Event& event : all)
    if (event.line == 0 && event.voided && is_voided(all))
      problems = check_event(state, event, subject, context);
  if (!problems.empty()) return problems;
  for (const Event& event : in_time_order(all)) {
    const bool is_new = event.line == 0;
    if (is_new || event.at >= changed) {
      for (Diagnostic& d : check_event(state, event, subject, context)) {
        if (!is_new && known.contains({d.line, d.code})) continue;
        if (!is_new)
          d.message = trf("then {} of {} could not have happened: {}",
                          tr(spec_of(event.kind).label), to_string(event.at), d.message);
        d.line = 0;
        problems.push_back(std::move(d));
      }
      if (is_new && !problems.empty()) return problems;
    }
    apply(state, event, facts, context.rules);
  }
  return problems;
}

std::optional<Diagnostic> not_carried_out(const Case& subject) {
  const Event* reply = nullptr;
  bool done = false;
  const std::vector<Event> counted = in_force(subject.history);
  for (const Event& event : counted) {
    if (event.kind == K::replied) {
      reply = &event;
      done = false;
    }
    if (event.kind == K::implemented ||
        (event.kind == K::noted && event.get("step") == to_name(HandlingStep::implement)))
      done = true;
  }
  if (reply == nullptr || done) return std::nullopt;
  const auto result = parse_name<ReplyResult>(reply->get("result"));
  if (result && *result != ReplyResult::supported) return std::nullopt;
  return Diagnostic{.severity = Severity::note,
                    .code = "not-carried-out",
                    .message = trf("{}: that its opinion was carried out is not on record",
                                   subject.head[HeadField::id]),
                    .rule = "source H8b",
                    .remedy = tr("record it with `anjuan implement --result`")};
}

std::vector<Diagnostic> check_history(const Case& subject, const GuardContext& context) {
  CaseFacts facts = at_registration(facts_of(subject.head), subject.history);
  facts.moves = moves_of(subject.history);
  CaseState state = blank_state(subject.history, facts);
  std::vector<Diagnostic> problems;
  for (const Event& event : in_time_order(subject.history)) {
    for (Diagnostic& d : check_event(state, event, subject, context))
      problems.push_back(std::move(d));
    apply(state, event, facts, context.rules);
  }
  return problems;
}

}  // namespace anjuan
