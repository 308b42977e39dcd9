#include "anjuan/desk/hold.hpp"

#include <algorithm>
#include <set>

#include "anjuan/base/code.hpp"
#include "anjuan/base/text.hpp"
#include "anjuan/i18n/i18n.hpp"
#include "anjuan/i18n/suggest.hpp"
#include "anjuan/model/name_of.hpp"
#include "anjuan/rules/choose_lead.hpp"
#include "anjuan/rules/lifecycle/record.hpp"
#include "anjuan/rules/lifecycle/table.hpp"
#include "anjuan/rules/recusal.hpp"
#include "anjuan/text/session_file.hpp"

namespace anjuan {
namespace {

using K = EventKind;

bool contains(const std::vector<std::string>& all, std::string_view one) {
  return std::find(all.begin(), all.end(), one) != all.end();
}

/// Who received, the principal first where one of several did: that is what the case is owed.
std::vector<std::string> receivers(const rota::HeldSession& held, const Ledger& ledger) {
  std::vector<std::string> all = held.officials;
  std::stable_partition(all.begin(), all.end(), [&](const std::string& id) {
    const Official* official = find_by_id(ledger.officials(), id);
    return official != nullptr && heads_office(*official, ledger.units());
  });
  return all;
}

/// The unit that had the case when the reception was first written down, or has it now.
std::string unit_then(const rota::SessionRecord& record, const Case& subject,
                      const Ledger& ledger) {
  const std::string name = rota::session_name(record.held);
  const auto told = std::find_if(subject.history.begin(), subject.history.end(),
                                 [&](const Event& event) { return event.get("session") == name; });
  if (told == subject.history.end()) return subject.head[HeadField::unit];
  std::vector<Event> before(subject.history.begin(), told);
  mark_voided(before);
  return fold(before, facts_of(subject.head), ledger.rules()).unit;
}

/// The units that were called for the case: of several batches only those that answer for it.
std::vector<std::string> called_for(const rota::SessionRecord& record, const rota::Batch& batch,
                                    const Case& subject, const Ledger& ledger) {
  std::vector<std::string> units;
  const std::string own = unit_then(record, subject, ledger);
  const auto take = [&](const std::string& unit) {
    const bool concerns = record.batches.size() == 1 || contains(batch.units, unit) || own == unit;
    if (concerns && !contains(units, unit)) units.push_back(unit);
  };
  for (const auto& [unit, minutes] : record.held.unit_minutes) take(unit);
  for (const rota::CalledUnit& one : record.called) take(one.unit);
  return units;
}

std::string names_of(const std::vector<std::string>& ids, const Ledger& ledger) {
  std::vector<std::string> names;
  for (const std::string& id : ids) {
    const Unit* unit = find_by_id(ledger.units(), id);
    names.push_back(unit != nullptr ? unit->name : name_of(ledger.officials(), id));
  }
  return join(names, "、");
}

/// Whether an event on record says of the reception what another one says. How it was written down
/// and what is filled in later does not matter.
bool says_the_same(const Event& old, const Event& event) {
  const auto said = [](const Event& one, std::string_view field) {
    return field == "late_reason" || field == "via" ? std::string_view() : one.get(field);
  };
  return old.kind == event.kind && !old.voided && old.at.date() == event.at.date() &&
         std::all_of(event.fields.begin(), event.fields.end(), [&](const auto& field) {
           return said(old, field.first) == said(event, field.first);
         });
}

bool is_of(const Event& event, std::string_view session) {
  return !event.voided && event.get("session") == session;
}

bool takes_assignment(Status status) {
  return spec_of(K::assigned).allowed_from.contains(status);
}

}  // namespace

std::vector<std::pair<std::string, std::string>> words_of(const rota::SessionRecord& record) {
  std::vector<std::pair<std::string, std::string>> all = {{"note", record.note},
                                                          {"place", record.held.place}};
  for (const rota::Batch& batch : record.batches) {
    all.emplace_back("matter", batch.matter);
    all.emplace_back("note", batch.note);
    all.emplace_back("instruction", batch.instruction);
    all.emplace_back("conferred", batch.conferred);
    all.emplace_back("plan", batch.plan);
  }
  std::erase_if(all, [](const auto& one) { return one.second.empty(); });
  return all;
}

std::vector<Diagnostic> why_not_held(const Ledger& ledger, const rota::Rules& rules,
                                     const rota::SessionRecord& record, Date today) {
  std::vector<Diagnostic> against = check_session(ledger, record);
  const rota::HeldSession& held = record.held;
  if (std::find(rules.kinds.begin(), rules.kinds.end(), held.kind) == rules.kinds.end())
    add_error(against, "unknown-kind", trf("no kind of session is called '{}'", held.kind),
              trf("known: {}; add it to rota.kinds", join(rules.kinds, tr(", "))));
  const rota::Modes known = rota::modes_at(held.desk, rules, held.date);
  if (!held.mode.empty() && !contains(known.modes, held.mode)) {
    const std::vector<std::string_view> modes(known.modes.begin(), known.modes.end());
    add_error(against, "unknown-mode",
              trf("'{}' is no form of reception at desk {} ({})", held.mode, held.desk,
                  to_string(held.date)),
              suggest(held.mode, modes,
                      trf("one of: {}; add it to a [[rota.mode]]", join(known.modes, tr(", ")))))
        .rule = known.source;
  }
  for (const rota::Batch& batch : record.batches) {
    if (batch.all_cases().empty() || !batch.note.empty()) continue;
    if (batch.disposition == rota::Disposition::instructed && batch.instruction.empty())
      add_error(
          against, "missing-instruction",
          trf("{}: an instruction on a case needs its words", join(batch.all_cases(), tr(", "))),
          tr("add instruction=TEXT"))
          .rule = "HR2";
    if (held.applied && held.planned && batch.plan.empty())
      add_error(against, "missing-plan",
                trf("{}: the plan for a case needs its words", join(batch.all_cases(), tr(", "))),
                tr("add plan=TEXT"))
          .rule = "F5";
  }
  const int days = static_cast<int>((today - held.date).count());
  if (days > ledger.office().late_after_days && held.recording.late_reason.empty())
    add_error(against, "late-reason-missing",
              trf("it is recorded {} days after it happened ({})", days, to_string(held.date)),
              trf("say why with --{}", "late-reason"))
        .rule = "[record] late-after-days";
  if (held.date > today)
    add_error(against, "future", trf("{} is still to come", to_string(held.date)),
              tr("record it when it was held"));
  return against;
}

std::vector<Event> events_of(const rota::SessionRecord& record, const rota::Batch& batch,
                             const Ledger& ledger, const Case& subject, Timestamp now) {
  const rota::HeldSession& held = record.held;
  const std::vector<std::string> all = receivers(held, ledger);
  std::vector<Event> events;
  if (all.empty()) return events;
  const auto add = [&](K kind, Date day) -> Event& {
    Timestamp at = day == now.date() ? now : at_time(day, {}, ledger.office().offset);
    if (!subject.history.empty()) at = std::max(at, subject.history.front().at);
    Event& event = events.emplace_back(Event{.kind = kind, .at = at, .by = record.by});
    event.set("session", rota::session_name(held));
    if (!held.recording.via.empty()) event.set("via", held.recording.via);
    if ((now.date() - at.date()).count() > ledger.office().late_after_days)
      event.set("late_reason", held.recording.late_reason);
    return event;
  };
  const auto set = [](Event& event, std::string_view name, std::string value) {
    if (!value.empty()) event.set(name, std::move(value));
  };
  Event& met = add(K::interviewed, held.date);
  met.set("official", all.front());
  std::vector<std::string> with(all.begin() + 1, all.end());
  with.insert(with.end(), held.companions.begin(), held.companions.end());
  set(met, "with", join(with, " "));
  set(met, "called", join(called_for(record, batch, subject, ledger), " "));
  set(met, "place", held.place);
  if (held.kind == rota::kField) met.set("field_visit", "true");
  set(met, "statement", batch.matter);
  const bool answered = batch.disposition == rota::Disposition::answered ||
                        batch.disposition == rota::Disposition::solved;
  set(met, answered ? "answer" : "note", batch.note);
  if (batch.due)
    met.set("next",
            fmt::format("{} {}", rota::spec_of(batch.disposition).name, to_string(*batch.due)));
  if (batch.disposition == rota::Disposition::instructed || !batch.instruction.empty()) {
    Event& instructed = add(K::instructed, held.date);
    instructed.set("official", all.front());
    set(instructed, "text", !batch.instruction.empty() ? batch.instruction : batch.note);
  }
  if (!batch.conferred.empty()) {
    Event& conferred = add(K::conferred, held.date);
    std::vector<std::string> there = all;
    there.insert(there.end(), held.companions.begin(), held.companions.end());
    const auto units = called_for(record, batch, subject, ledger);
    there.insert(there.end(), units.begin(), units.end());
    conferred.set("with", names_of(there, ledger));
    conferred.set("result", batch.conferred);
  }
  if (held.applied) {
    Event& applied = add(K::noted, held.planned ? std::min(*held.planned, held.date) : held.date);
    applied.set("appointment", to_string(*held.applied));
  }
  if (!batch.plan.empty() || (held.planned && held.applied)) {
    Event& planned = add(K::planned, held.planned.value_or(held.date));
    set(planned, "plan", !batch.plan.empty() ? batch.plan : batch.note);
  }
  return events;
}

void ReceptionPlanner::note(std::string code, std::string message, std::string remedy) {
  notes_.push_back({.severity = Severity::note,
                    .code = std::move(code),
                    .message = std::move(message),
                    .remedy = std::move(remedy)});
}

/// DZ5: whoever received takes the case where the office says so; and a unit that was made
/// responsible at the reception has it from then on.
void ReceptionPlanner::add_assignment(const rota::SessionRecord& record, const rota::Batch& batch,
                                      const Case& subject, std::vector<EventRequest>& requests) {
  const std::string& id = subject.head[HeadField::id];
  const Event& met = requests.back().event;
  Case after = subject;
  after.history.push_back(met);
  // What was decided since a reception that is written down late stands.
  const CaseState state = fold(after.history, facts_of(after.head), ledger_.rules());
  if (!state.status || !takes_assignment(*state.status)) return;
  const bool to_unit = !batch.units.empty() && state.unit.empty();
  if (!batch.units.empty() && !state.unit.empty() && !contains(batch.units, state.unit))
    note("keeps-its-unit",
         trf("{} stays with {}: a reception does not reassign", id,
             name_of(ledger_.units(), state.unit)),
         trf("reassign it with the reason: anjuan assign {} --unit {} --reason TEXT", id,
             batch.units.front()));
  ChosenLead lead;
  if (state.lead.empty())
    lead = choose_lead(
        after, state,
        involved_officials(free_officials(after, ledger_.roster()), state, ledger_.office(),
                           ledger_.units(), to_unit ? batch.units.front() : state.unit),
        ledger_.office(), met.at.date());
  const bool to_receiver = ledger_.office().receiver_takes && lead.why == LeadReason::received;
  if (!to_unit && !to_receiver) return;
  Event assigned{.kind = K::assigned, .at = met.at, .by = record.by};
  assigned.set("session", rota::session_name(record.held));
  if (!record.held.recording.via.empty()) assigned.set("via", record.held.recording.via);
  std::string unit = to_unit ? batch.units.front() : state.unit;
  if (unit.empty()) unit = choose_unit(subject.head, free_units(subject, ledger_.roster()));
  if (unit.empty())
    return note("no-unit", trf("{} has no unit yet, so that nobody leads it", id),
                trf("assign it: anjuan assign {} --unit UNIT", id));
  assigned.set("unit", unit);
  if (to_unit && batch.units.size() > 1 && state.class_ != CaseClass::simple)
    assigned.set("assisting", join({batch.units.begin() + 1, batch.units.end()}, " "));
  if (!lead.official.empty()) {
    assigned.set("lead", lead.official);
    assigned.set("lead_why", std::string(to_name(lead.why)));
  }
  requests.push_back({.case_id = id, .event = std::move(assigned)});
}

void ReceptionPlanner::add_requests(const rota::SessionRecord& record, const rota::Batch& batch,
                                    const Case& subject, std::vector<EventRequest>& requests) {
  const std::string& id = subject.head[HeadField::id];
  const std::string name = rota::session_name(record.held);
  const bool seen = std::any_of(subject.history.begin(), subject.history.end(),
                                [&](const Event& old) { return is_of(old, name); });
  for (Event& event : events_of(record, batch, ledger_, subject, now_)) {
    // An application that is on record already has its clock.
    const auto is_known = [&](const Event& old) {
      return says_the_same(old, event) || (event.kind == K::noted && !old.voided &&
                                           old.get("appointment") == event.get("appointment"));
    };
    if (std::any_of(subject.history.begin(), subject.history.end(), is_known)) continue;
    const bool met = event.kind == K::interviewed;
    requests.push_back({.case_id = id, .event = std::move(event)});
    if (met && !seen) add_assignment(record, batch, subject, requests);
  }
}

/// What was decided on what a reception told, such as an assignment, stands.
Result<> ReceptionPlanner::add_voids(const HeldReception& reception,
                                     std::vector<EventRequest>& requests) {
  const std::string path = session_path(ledger_, reception.record.held);
  ANJUAN_TRY(text, read_stamped_if_there(path));
  const ReadSession old = read_session(text.text, path);
  if (!text.stamp.exists() || !old.ok()) return {};
  const std::string name = rota::session_name(reception.record.held);
  std::set<std::string> told;
  for (const rota::Batch& batch : old.record.batches)
    for (const std::string& id : batch.all_cases()) {
      ANJUAN_TRY(stored, events_.planned_case(id));
      const Case& subject = stored.value;
      if (!told.insert(subject.head[HeadField::id]).second) continue;
      std::vector<Event> now_told;
      for (const rota::Batch& now : reception.record.batches)
        for (const std::string& other : now.all_cases()) {
          ANJUAN_TRY(named, ledger_.find_case(other));
          if (named != stored.path) continue;
          for (Event& event : events_of(reception.record, now, ledger_, subject, now_))
            now_told.push_back(std::move(event));
        }
      bool changed = false;
      for (const Event& event : subject.history) {
        const bool decided = event.kind == K::assigned || event.kind == K::registered;
        if (!is_of(event, name) || decided ||
            std::any_of(now_told.begin(), now_told.end(),
                        [&](const Event& now) { return says_the_same(event, now); }))
          continue;
        Event taken_out{.kind = K::voided, .at = now_, .by = reception.record.by};
        aim_at(taken_out, subject.history, event);
        taken_out.set("reason", std::string(kHeldAgain));
        if (!reception.record.held.recording.via.empty())
          taken_out.set("via", reception.record.held.recording.via);
        requests.push_back({.case_id = id, .event = std::move(taken_out)});
        changed = true;
      }
      if (changed)
        note("told-before",
             trf("what an earlier record of this reception told {} is taken out", id),
             trf("see {}", "anjuan log " + id));
    }
  return {};
}

/// Whoever was there, was called, came late, was asked to come or is made responsible learns of
/// every case of the batch.
std::vector<Diagnostic> ReceptionPlanner::why_not_there(const rota::SessionRecord& record,
                                                        const rota::Batch& batch,
                                                        const Case& subject) const {
  std::vector<std::string> there = record.held.officials;
  const auto add = [&](const auto& ids) { there.insert(there.end(), ids.begin(), ids.end()); };
  add(record.held.companions);
  add(record.held.invited);
  for (const auto& [official, minutes] : record.held.minutes_late) there.push_back(official);
  add(called_for(record, batch, subject, ledger_));
  add(batch.units);
  const std::set<std::string> away = keep_away(subject, ledger_.roster());
  const Interests interests = interests_of(subject.history);
  std::set<std::string> barred;
  for (const std::string& one : there) {
    if (away.contains(one)) barred.insert(one);
    for (std::string& id : barred_in(one, interests, ledger_.roster()))
      barred.insert(std::move(id));
  }
  std::vector<Diagnostic> against;
  for (const std::string& id : barred)
    add_error(against, interests.accuses() ? code::kAccused : code::kRecusal,
              trf("{}: {} must keep away from the case: nothing of it may come to them",
                  subject.head[HeadField::id], names_of({id}, ledger_)),
              tr("record the case in a reception that they had no part in"))
        .rule = "W22 art. 28, 30";
  return against;
}

Result<> ReceptionPlanner::add(HeldReception reception) {
  std::vector<EventRequest> requests;
  const std::size_t notes = notes_.size();
  rota::HeldSession& held = reception.record.held;
  if (held.date != now_.date()) held.recording.recorded = now_;
  for (const rota::Batch& batch : reception.record.batches)
    for (const std::string& id : batch.all_cases()) {
      // As it is with everything that was planned before.
      ANJUAN_TRY(stored, events_.planned_case(id));
      auto against = why_not_there(reception.record, batch, stored.value);
      if (!against.empty()) {
        notes_.resize(notes);
        return fail(ExitCode::refused, std::move(against));
      }
      add_requests(reception.record, batch, stored.value, requests);
    }
  if (reception.again)
    if (auto voided = add_voids(reception, requests); !voided) {
      notes_.resize(notes);
      return voided;
    }
  if (auto planned = events_.add_all(requests); !planned) {
    notes_.resize(notes);
    return planned;
  }
  receptions_.push_back(std::move(reception));
  return {};
}

std::vector<std::string> ReceptionPlanner::paths() const {
  std::vector<std::string> all;
  for (const HeldReception& one : receptions_)
    all.push_back(session_path(ledger_, one.record.held));
  return all;
}

Result<std::vector<CaseEdit>> ReceptionPlanner::write(bool dry_run) {
  std::vector<CaseEdit> edits = events_.take();
  WriteBatch batch = ledger_.new_batch();
  for (const HeldReception& one : receptions_)
    ANJUAN_DO(stage_session_record(ledger_, batch, one.record, one.copies, one.again));
  if (dry_run) return edits;
  ANJUAN_DO(stage_edits(batch, edits));
  ANJUAN_DO(batch.commit());
  return edits;
}

}  // namespace anjuan
