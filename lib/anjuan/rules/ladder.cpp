#include "anjuan/rules/ladder.hpp"

#include <algorithm>

namespace anjuan {
namespace {

bool on_record(const std::vector<Event>& history, const LadderHit& hit) {
  const std::string due = to_string(hit.due);
  const std::string level = std::to_string(hit.step->level);
  return std::any_of(history.begin(), history.end(), [&](const Event& event) {
    return event.kind == EventKind::escalated && event.get("clock") == spec_of(hit.clock).name &&
           event.get("due") == due && event.get("level") == level &&
           (event.get("unit").empty() || event.get("unit") == hit.unit);
  });
}

}  // namespace

std::vector<LadderHit> ladder_hits(const CaseState& state, const std::vector<Event>& history,
                                   const Office& office, Date today, std::string_view stored_clock,
                                   std::optional<Date> stored_due) {
  std::vector<LadderHit> hits;
  const CaseClock* next = state.next_due();
  for (const CaseClock& clock : state.clocks) {
    const ClockSpec& spec = spec_of(clock.kind);
    if (!clock.running() || !spec.obligation) continue;
    Date due = clock.end();
    if (&clock == next && spec.name == stored_clock && stored_due) due = *stored_due;
    for (const LadderStep& step : office.ladder) {
      if (!step.clocks.empty() &&
          std::find(step.clocks.begin(), step.clocks.end(), clock.kind) == step.clocks.end())
        continue;
      const bool by_unit = clock.kind == ClockKind::assist || clock.kind == ClockKind::feedback;
      const LadderHit hit{&step, clock.kind, due, by_unit ? clock.what : std::string()};
      if (due + std::chrono::days(step.offset) <= today && !on_record(history, hit) &&
          std::none_of(hits.begin(), hits.end(), [&](const LadderHit& other) {
            return other.step == hit.step && other.clock == hit.clock && other.due == hit.due &&
                   other.unit == hit.unit;
          }))
        hits.push_back(hit);
    }
  }
  return hits;
}

Date first_rung(const Office& office, Date due) {
  int earliest = 0;
  for (const LadderStep& step : office.ladder) earliest = std::min(earliest, step.offset);
  return due + std::chrono::days(earliest);
}

std::string resolve_recipient(std::string_view to, const CaseState& state, const std::string& owing,
                              const std::vector<Official>& officials,
                              const std::vector<Unit>& units, Date today) {
  const std::string& unit_id = owing.empty() ? state.unit : owing;
  if (to == "unit" && !unit_id.empty()) return unit_id;
  if (to == "lead" && !state.lead.empty()) return state.lead;
  if (to == "principal") {
    const Unit* unit = find_by_id(units, unit_id);
    if (unit != nullptr && !unit->principal.empty()) return unit->principal;
    for (const Official& official : officials)
      if (official.principal && official.in_office(today)) return official.id;
  }
  return std::string(to);
}

}  // namespace anjuan
