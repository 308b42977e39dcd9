#include "anjuan/rules/owed.hpp"

#include <algorithm>

#include "anjuan/i18n/i18n.hpp"

namespace anjuan {
namespace {

using C = ClockKind;
using T = TaskKind;

constexpr OwedSpec kOwed[] = {
    {C::refer, {}, Owes::office},
    {C::decide, {}, Owes::named_unit},
    {C::handle, {}, Owes::unit},
    {C::assist, {}, Owes::named_unit},
    {C::plan, {}, Owes::unit},
    {C::feedback, {}, Owes::named_unit},
    {C::milestone, {}, Owes::named_unit},
    {C::report_up, {}, Owes::office},
    {C::review, {}, Owes::office},
    {C::re_examination, {}, Owes::office},
    {{}, T::meet_principal, Owes::principal},
    {{}, T::instruct, Owes::principal},
    {{}, T::follow_up, Owes::office},
    {{}, T::home_visit, Owes::lead},
    {{}, T::resume, Owes::lead},
    {{}, {}, Owes::named_unit, OfficeDuty::activity},
    {{}, {}, Owes::named_unit, OfficeDuty::report},
    {{}, {}, Owes::named_unit, OfficeDuty::publication},
    {{}, {}, Owes::readers, OfficeDuty::reading},
    {{}, {}, Owes::lead, OfficeDuty::batch},
};

std::string unit_of(const OwedSpec& spec, const CaseClock& clock, Date on) {
  const bool units = spec.who == Owes::named_unit || spec.who == Owes::unit;
  return units ? owner_of(clock, clock.ended.value_or(on)) : std::string();
}

void add_clock(const CaseClock& clock, const CaseState& state, Date on,
               std::vector<CaseBreach>& all) {
  const OwedSpec* spec = find_owed(clock.passed_on ? ClockKind::refer : clock.kind);
  if (spec == nullptr || clock.void_ || !state.is_owed(clock)) return;
  const bool open = !clock.ended && !clock.stands_still() && clock.end() < on;
  if (!open && !clock.ended_late() && !clock.dropped) return;
  all.push_back({.spec = spec,
                 .unit = unit_of(*spec, clock, on),
                 .lead = clock.lead,
                 .due = clock.end(),
                 .done = clock.ended,
                 .dropped = clock.dropped,
                 // Days to decide that were days to pass the case on have the decision's rule.
                 .source = clock.passed_on ? std::string() : clock.source});
}

/// What a case that ended and lives again has more than once.
bool recurs(const OwedSpec& spec) {
  return spec.clock == C::refer || spec.clock == C::decide || spec.clock == C::handle;
}

/// One limit that was missed is one breach, however often the case ended and came back after it:
/// the one that lasts, else the longest.
void keep_longest(std::vector<CaseBreach>& all) {
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (!recurs(*all[i].spec)) continue;
    for (std::size_t j = all.size() - 1; j > i; --j) {
      if (all[j].spec != all[i].spec || all[j].due != all[i].due || all[j].unit != all[i].unit)
        continue;
      if (all[i].done && (!all[j].done || *all[j].done > *all[i].done)) all[i] = all[j];
      all.erase(all.begin() + static_cast<std::ptrdiff_t>(j));
    }
  }
}

}  // namespace

std::span<const OwedSpec> owed_table() {
  return kOwed;
}

const OwedSpec* find_owed(ClockKind clock) {
  for (const OwedSpec& spec : kOwed)
    if (spec.clock == clock) return &spec;
  return nullptr;
}

const OwedSpec* find_owed(TaskKind task) {
  for (const OwedSpec& spec : kOwed)
    if (spec.task == task) return &spec;
  return nullptr;
}

const OwedSpec& find_owed(OfficeDuty duty) {
  return *std::find_if(std::begin(kOwed), std::end(kOwed),
                       [&](const OwedSpec& spec) { return spec.duty == duty; });
}

std::vector<CaseBreach> breaches_of(const CaseState& state, Date on) {
  std::vector<CaseBreach> all;
  for (const CaseClock& clock : state.clocks) add_clock(clock, state, on, all);
  // What was missed under a limit that has changed since, or before a reopening, stays missed.
  for (const LateDuty& late : state.missed)
    if (const auto clock = parse_clock(late.clock))
      all.push_back({.spec = find_owed(*clock),
                     .unit = late.unit,
                     .lead = late.lead,
                     .due = late.due,
                     .done = late.done});
  keep_longest(all);
  for (const OpenTask& task : state.tasks)
    if (const OwedSpec* spec = find_owed(task.kind); spec != nullptr && task.last_day() < on)
      all.push_back({.spec = spec, .lead = task.lead, .due = task.due.value_or(task.since)});
  // A hearing has no limit of its own: once it is over nobody was late with the end of it.
  for (const DoneTask& task : state.done_tasks)
    if (const OwedSpec* spec = find_owed(task.was.kind);
        spec != nullptr && task.was.kind != T::resume && task.was.last_day() < task.done)
      all.push_back({.spec = spec,
                     .lead = task.was.lead,
                     .due = task.was.due.value_or(task.was.since),
                     .done = task.done});
  return all;
}

}  // namespace anjuan
