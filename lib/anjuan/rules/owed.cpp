#include "anjuan/rules/owed.hpp"

#include <algorithm>

#include "anjuan/i18n/i18n.hpp"

namespace anjuan {
namespace {

using C = ClockKind;
using T = TaskKind;

constexpr OwedSpec kOwed[] = {
    {C::refer, {}, Owes::office, N_("W22 art. 22")},
    {C::decide, {}, Owes::named_unit, N_("W22 art. 22, 23")},
    {C::handle, {}, Owes::unit, "W22 art. 34, H5–H7"},
    {C::assist, {}, Owes::named_unit, "HN7"},
    {C::plan, {}, Owes::unit, "F5"},
    {C::feedback, {}, Owes::named_unit, "D10"},
    {C::milestone, {}, Owes::named_unit, "HN7"},
    {C::report_up, {}, Owes::office, "C12"},
    {C::review, {}, Owes::office, N_("W22 art. 35")},
    {C::re_examination, {}, Owes::office, N_("W22 art. 36")},
    {{}, T::meet_principal, Owes::principal, "D12"},
    {{}, T::follow_up, Owes::office, "HN8"},
    {{}, T::home_visit, Owes::lead, "HN9"},
    {{}, T::resume, Owes::lead, N_("W22 art. 36")},
    {{}, {}, Owes::named_unit, "C5, B7", OfficeDuty::activity},
    {{}, {}, Owes::named_unit, "A12, D6", OfficeDuty::report},
    {{}, {}, Owes::named_unit, "A9", OfficeDuty::publication},
    {{}, {}, Owes::readers, "F7", OfficeDuty::reading},
    {{}, {}, Owes::lead, "DZ3", OfficeDuty::batch},
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
                 .dropped = clock.dropped});
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
  const auto grace = std::chrono::days(kTaskGraceDays);
  for (const OpenTask& task : state.tasks)
    if (const OwedSpec* spec = find_owed(task.kind); spec != nullptr && task.since + grace < on)
      all.push_back({.spec = spec, .lead = task.lead, .due = task.since});
  // A hearing has no limit of its own: once it is over nobody was late with the end of it.
  for (const DoneTask& task : state.done_tasks)
    if (const OwedSpec* spec = find_owed(task.kind);
        spec != nullptr && task.kind != T::resume && task.since + grace < task.done)
      all.push_back({.spec = spec, .lead = task.lead, .due = task.since, .done = task.done});
  return all;
}

}  // namespace anjuan
