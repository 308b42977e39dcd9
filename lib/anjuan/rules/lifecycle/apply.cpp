#include "anjuan/rules/lifecycle/step.hpp"
#include "anjuan/rules/owed.hpp"

namespace anjuan {

using K = EventKind;

void Step::run() {
  switch (e_.kind) {
    case K::registered:
      on_registered();
      break;
    case K::accepted:
      on_accepted();
      break;
    case K::declined:
      on_decided(Status::declined);
      break;
    case K::transferred:
      on_decided(Status::transferred);
      break;
    case K::returned:
      on_returned();
      break;
    case K::assigned:
      on_assigned();
      break;
    case K::noted:
      on_noted();
      break;
    case K::interviewed:
      add_once(s_.steps, HandlingStep::meet);
      s_.received_by_leader = s_.received_by_leader || !e_.get("official").empty();
      s_.visited_by_leader = s_.visited_by_leader || e_.is_true("field_visit");
      if (e_.is_true("principal")) on_met_by_principal();
      break;
    case K::reclassified:
      on_reclassified();
      break;
    case K::suspended:
      on_suspended();
      break;
    case K::resumed:
      on_resumed();
      break;
    case K::extended:
      on_extended();
      break;
    case K::supervised:
      start_until(ClockKind::feedback, e_.get("feedback_by"), unit_asked(), N_("source D10"));
      break;
    case K::fed_back:
      end_first(ClockKind::feedback, e_.get("unit"));
      break;
    case K::planned:
      end(ClockKind::plan);
      break;
    case K::milestone:
      start_until(ClockKind::milestone, e_.get("reach_by"), unit_asked(), N_("source HN7"),
                  e_.get("name"));
      break;
    case K::milestone_met:
      for (CaseClock& clock : s_.clocks)
        if (clock.kind == ClockKind::milestone && !clock.ended && clock.name == e_.get("name"))
          finish(clock, day_);
      break;
    case K::approved:
      s_.approved = day_;
      break;
    case K::reported_up:
      end(ClockKind::report_up);
      break;
    case K::replied:
      on_replied();
      break;
    case K::implemented:
      add_once(s_.steps, HandlingStep::implement);
      break;
    case K::closed:
      on_closed();
      break;
    case K::followed_up:
      on_followed_up();
      break;
    case K::reopened:
      on_reopened();
      break;
    case K::review_requested: {
      const bool first = parse_name<ReviewTier>(e_.get("tier")) == ReviewTier::review;
      if (!s_.review_asked) s_.review_asked = day_;
      end(first ? ClockKind::ask_review : ClockKind::ask_re_examination);
      start(first ? ClockKind::review : ClockKind::re_examination, day_);
      break;
    }
    case K::reviewed:
      on_review_opinion(ClockKind::review);
      break;
    case K::re_examined:
      on_review_opinion(ClockKind::re_examination);
      break;
    case K::withdrawn:
      stop(Status::withdrawn);
      break;
    case K::merged:
      on_merged();
      break;
    case K::instructed:
      close_task(TaskKind::instruct);
      // What was said at a reception is counted with its record, once (HR3).
      if (e_.get("session").empty()) s_.instructed.push_back(day_);
      break;
    case K::protected_:
      s_.confidential = true;
      break;
    case K::unprotected:
      s_.confidential = false;
      break;
    case K::recused:
      on_recused();
      break;
    case K::conferred:
      s_.conferred = true;
      break;
    case K::corrected:
      on_corrected();
      break;
    case K::recomputed:
      resettle();
      break;
    case K::escalated:
    case K::voided:
      break;  // facts on record; nothing is counted from them
  }
}

namespace {

void note_lead(CaseState& state, Date day) {
  const bool open = state.status && is_open(*state.status);
  const bool accepted = state.accepted.has_value();
  LedDays* now = !state.led.empty() && !state.led.back().until ? &state.led.back() : nullptr;
  if (now != nullptr && open && now->lead == state.lead && now->accepted == accepted) {
    now->unit = state.unit;
    return;
  }
  if (now != nullptr) now->until = day;
  if (open) state.led.push_back({state.lead, state.unit, accepted, day, std::nullopt});
}

}  // namespace

void apply(CaseState& state, const Event& event, const CaseFacts& facts, const Rules& rules) {
  Step(state, event, facts, rules).run();
  // Whoever has a case when its limit passes owes it, whoever gets it afterwards.
  for (CaseClock& clock : state.clocks)
    if (!clock.ended && (clock.stands_still() || clock.end() >= event.at.date())) {
      clock.owner = state.unit;
      clock.lead = state.lead;
    }
  for (OpenTask& task : state.tasks)
    if (task.last_day() >= event.at.date()) task.lead = state.lead;
  note_lead(state, event.at.date());
  // 四单一记录, source D9.
  if (const auto paper = spec_of(event.kind).leaves) add_once(state.papers, spec_of(*paper).title);
  state.last_at = std::max(state.last_at, event.at);
}

}  // namespace anjuan
