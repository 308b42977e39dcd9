#include "anjuan/rules/ladder.hpp"

#include <algorithm>

#include "anjuan/rules/owed.hpp"

namespace anjuan {
namespace {

constexpr std::string_view kRoles[] = {"unit", "lead", "principal"};

/// The id of whoever fills the rung's role; empty when nobody does.
std::string holder(std::string_view to, const CaseState& state, const LadderHit& hit,
                   const LadderContext& context) {
  // Whoever must keep away fills no role: the next above is told.
  const Barred barred(state.interests, {context.officials, context.units});
  const auto there = [&](const std::string& id) {
    const Official* official = find_by_id(context.officials, id);
    return !id.empty() && !barred.official(id) && !barred.unit(id) && !context.away.contains(id) &&
           (official == nullptr || official->in_office(context.today));
  };
  // What the office itself owes is no unit's to be reminded of.
  const OwedSpec* owed = find_owed(hit.clock);
  const bool by_office = owed != nullptr && owed->who == Owes::office;
  const std::string unit_id = by_office ? std::string() : hit.unit.empty() ? state.unit : hit.unit;
  const auto role = parse_name<LadderRole>(to);
  if (!role) return there(std::string(to)) ? std::string(to) : std::string();
  switch (*role) {
    case LadderRole::unit:
      return barred.unit(unit_id) ? std::string() : unit_id;
    case LadderRole::lead:
      return there(state.lead) ? state.lead : std::string();
    case LadderRole::principal: {
      const Unit* unit = find_by_id(context.units, unit_id);
      if (unit != nullptr && there(unit->principal)) return unit->principal;
      for (const Official& official : context.officials)
        if (heads_office(official, context.units) && there(official.id)) return official.id;
      break;
    }
  }
  return {};
}

/// Fills in who is told: the rung's own role, or the nearest above that somebody fills.
void address(LadderHit& hit, const CaseState& state, const LadderContext& context) {
  const auto& ladder = context.rules.office.ladder;
  for (const LadderStep* step = hit.step; step != ladder.data() + ladder.size(); ++step) {
    hit.to = holder(step->to, state, hit, context);
    if (hit.to.empty()) continue;
    if (step != hit.step) hit.instead_of = hit.step->to;
    return;
  }
  // Nobody is left. A person whom the rung names by id may be the one who must learn nothing.
  hit.to = parse_name<LadderRole>(hit.step->to) ? hit.step->to
                                                : std::string(to_name(LadderRole::principal));
}

/// Told already: by whoever fills the role, or while nobody does by the same word.
bool on_record(const std::vector<Event>& history, const LadderHit& hit, Date today) {
  const std::string due = to_string(hit.due);
  const std::string level = std::to_string(hit.step->level);
  const std::string round = hit.round > 1 ? std::to_string(hit.round) : std::string();
  const bool filled =
      hit.instead_of.empty() && !parse_name<LadderRole>(hit.to) && hit.to != hit.step->to;
  return std::any_of(history.begin(), history.end(), [&](const Event& event) {
    if (event.kind != EventKind::escalated || event.at.date() > today) return false;
    if (event.get("clock") != spec_of(hit.clock).name || event.get("due") != due ||
        event.get("level") != level || event.get("round") != round)
      return false;
    if (!event.get("unit").empty() && event.get("unit") != hit.unit) return false;
    return !filled || (event.get("instead_of").empty() && !parse_name<LadderRole>(event.get("to")));
  });
}

}  // namespace

bool is_role(std::string_view to) {
  return std::find(std::begin(kRoles), std::end(kRoles), to) != std::end(kRoles);
}

Date rung_day(const LadderStep& step, Date nominal, Date binding, const Calendar& calendar,
              std::span<const DateRange> idle) {
  if (step.offset < 0)
    return step.workdays ? workdays_before(nominal, -step.offset, calendar)
                         : nominal + std::chrono::days(step.offset);
  const DayUnit unit = step.workdays ? DayUnit::workdays : DayUnit::days;
  return add(binding, {step.offset, unit}, calendar, idle).nominal;
}

std::vector<LadderHit> ladder_hits(const CaseState& state, const std::vector<Event>& history,
                                   const LadderContext& context, std::string_view stored_clock,
                                   std::optional<Date> stored_due) {
  std::vector<LadderHit> hits;
  const CaseClock* next = state.next_due();
  for (const CaseClock& clock : state.clocks) {
    const ClockSpec& spec = spec_of(clock.kind);
    if (!clock.running() || !spec.obligation) continue;
    Date due = clock.end();
    Date nominal = std::min(clock.deadline.nominal, due);
    if (&clock == next && spec.name == stored_clock && stored_due && *stored_due != due)
      due = nominal = *stored_due;
    for (const LadderStep& step : context.rules.office.ladder) {
      const bool urgent = clock.kind == ClockKind::report_up;
      const bool named =
          std::find(step.clocks.begin(), step.clocks.end(), clock.kind) != step.clocks.end();
      // An urgent matter has a rung of its own; only those that name its clock are climbed beside.
      if (step.clocks.empty() ? step.urgent != urgent : !named) continue;
      const Date reached = step.urgent
                               ? clock.start
                               : rung_day(step, nominal, due, context.rules.calendar, clock.idle);
      if (reached > context.today || !step.in_force.on(reached)) continue;
      const bool by_unit = clock.kind == ClockKind::assist || clock.kind == ClockKind::feedback ||
                           clock.kind == ClockKind::milestone;
      LadderHit hit{.step = &step,
                    .clock = clock.kind,
                    .due = due,
                    .unit = by_unit ? clock.what : std::string(),
                    .round = clock.round};
      address(hit, state, context);
      if (!on_record(history, hit, context.today) &&
          std::none_of(hits.begin(), hits.end(), [&](const LadderHit& other) {
            return other.step == hit.step && other.clock == hit.clock && other.due == hit.due &&
                   other.unit == hit.unit;
          }))
        hits.push_back(std::move(hit));
    }
  }
  return hits;
}

Date first_rung(const Rules& rules, Date due) {
  // Days off before the binding day may lie between it and the nominal one.
  const Date nominal = workdays_before(due, 1, rules.calendar) + std::chrono::days(1);
  Date earliest = due;
  for (const LadderStep& step : rules.office.ladder)
    earliest = std::min(earliest, rung_day(step, nominal, due, rules.calendar, {}));
  return earliest;
}

}  // namespace anjuan
