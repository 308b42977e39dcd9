#include "anjuan/rules/office_duty.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "anjuan/i18n/i18n.hpp"
#include "anjuan/rules/ladder.hpp"

namespace anjuan {
namespace {

using std::chrono::days;

constexpr Named<OwedState> kStates[] = {
    {OwedState::coming, "coming", N_("to come")},
    {OwedState::due, "due", N_("due soon")},
    {OwedState::late, "late", N_("late")},
    {OwedState::done, "done", N_("done")},
    {OwedState::done_late, "done-late", N_("done late")},
};

/// The day that is `moment` away from an edge.
Date day_from(Date edge, const DueDay& moment, const Calendar& calendar) {
  if (!moment.workdays) return edge + days(moment.offset);
  if (moment.offset < 0) return workdays_before(edge, -moment.offset, calendar);
  return add(edge, {moment.offset, DayUnit::workdays}, calendar).nominal;
}

/// The last day as counted: the end of the stretch where the rule says nothing, and of a reading
/// that of the stretch in which the report came.
Date nominal_day(const PeriodicDuty& duty, const DateRange& window, const Calendar& calendar) {
  if (duty.due) return day_from(duty.due->from_end ? window.to : window.from, *duty.due, calendar);
  if (duty.what != OfficeDuty::reading || duty.per.unit == Per::Unit::range) return window.to;
  return windows(duty.per, {window.to + days(1), window.to + days(1)}).front().to;
}

/// How far a last day may lie from its stretch.
days reach_of(const PeriodicDuty& duty) {
  const days far(366 + 40);  // a reading's is a whole stretch away; holidays move it on
  return duty.due ? far + days(3 * std::abs(duty.due->offset)) : far;
}

bool meets(const Activity& one, const PeriodicDuty& duty, const OwedOnce& owed) {
  if (one.kind != duty.kind) return false;
  if (duty.what != OfficeDuty::activity)
    return one.report == duty.name && one.period == owed.period && one.unit == owed.unit;
  // What the office owes is not done by a unit's meeting; of an inspection the unit is the one that
  // was looked at.
  const ActivityKind* kind = find_activity_kind(one.kind);
  const bool own = owed.unit.empty();
  const bool of_office = own && one.unit == kOfficeUnit;
  const bool looked_at = own && kind != nullptr && kind->checklist;
  return owed.window.contains(one.date) && (duty.type.empty() || one.type == duty.type) &&
         (looked_at || of_office || one.unit == owed.unit);
}

/// Whom it is to reach.
std::vector<std::string> parties_of(const PeriodicDuty& duty, Date due, const OfficeBooks& books) {
  std::vector<std::string> all = duty.to;
  all.insert(all.end(), duty.copies.begin(), duty.copies.end());
  if (duty.what == OfficeDuty::reading)
    for (const Official& official : books.officials)
      if (official.in_office(due) && matches(duty.readers, official, books.office.all_ranks()))
        all.push_back(official.id);
  return all;
}

/// Whether it is to be sent or published first, and was not.
bool has_to_go_out(const OwedOnce& reading, const OfficeBooks& books) {
  const auto& duties = books.office.duties;
  for (const OfficeDuty way : {OfficeDuty::report, OfficeDuty::publication}) {
    if (std::none_of(duties.begin(), duties.end(), [&](const PeriodicDuty& duty) {
          return duty.what == way && duty.name == reading.name;
        }))
      continue;
    const std::string_view kind = find_activity_kind(way)->name;
    return std::none_of(books.activities.begin(), books.activities.end(), [&](const Activity& one) {
      return one.kind == kind && one.report == reading.name && one.period == reading.period &&
             one.unit == reading.unit;
    });
  }
  return false;
}

/// Fills in what was done; the activities come by date.
void judge(const PeriodicDuty& duty, const OfficeBooks& books, OwedOnce& owed) {
  if (duty.what == OfficeDuty::activity) {
    owed.of = duty.min;
    for (const Activity& one : books.activities)
      if (meets(one, duty, owed) && ++owed.count == duty.min) owed.done = one.date;
    return;
  }
  owed.missing = parties_of(duty, owed.due, books);
  owed.waits = duty.what == OfficeDuty::reading && has_to_go_out(owed, books);
  owed.of = static_cast<long>(owed.missing.size());
  for (const Activity& one : books.activities) {
    if (owed.missing.empty()) break;
    if (!meets(one, duty, owed)) continue;
    for (const std::string& party : one.parties) std::erase(owed.missing, party);
    if (owed.missing.empty()) owed.done = one.date;
  }
  owed.count = owed.of - static_cast<long>(owed.missing.size());
}

void add_duty(const PeriodicDuty& duty, const OfficeBooks& books, DateRange asked, Date since,
              std::vector<OwedOnce>& all) {
  asked.from = std::max(asked.from, duty.in_force.from.value_or(since));
  if (books.office.owed_from) asked.from = std::max(asked.from, *books.office.owed_from);
  if (asked.from > asked.to) return;
  const days reach = reach_of(duty);
  const DateRange stretches = duty.in_force.within({asked.from - reach, asked.to + reach});
  if (stretches.from > stretches.to) return;
  for (const DateRange& window : windows(duty.per, stretches)) {
    if (duty.in_force.within(window) != window) continue;
    OwedOnce owed{.what = duty.what,
                  .rule = &duty,
                  .name = duty.name,
                  .title = title_of(books.office, duty.what, duty.name),
                  .source = duty.source,
                  .window = window,
                  .period = label_of(duty.per, window)};
    owed.nominal = nominal_day(duty, window, books.calendar);
    owed.due = *shift(owed.nominal, duty.due ? duty.due->shift : Shift::none, books.calendar);
    if (!asked.contains(owed.due)) continue;
    for (const std::string& unit : owed_by(duty, books.units)) {
      owed.unit = unit;
      all.push_back(owed);
      judge(duty, books, all.back());
      // Nobody to read it: nothing is owed.
      if (all.back().of == 0) all.pop_back();
    }
  }
}

/// The id of whoever fills the rung's role; empty when nobody does.
std::string holder(const LadderStep& step, const OwedOnce& owed, const OfficeBooks& books,
                   Date today) {
  const auto there = [&](const std::string& id) {
    const Official* official = find_by_id(books.officials, id);
    return official != nullptr && official->in_office(today);
  };
  if (step.to == "unit") return owed.unit;
  if (step.to == "lead") {
    if (owed.rule != nullptr && there(owed.rule->clerk)) return owed.rule->clerk;
    return there(books.office.clerk) ? books.office.clerk : std::string();
  }
  if (step.to != "principal") return there(step.to) ? step.to : std::string();
  const Unit* unit = find_by_id(books.units, owed.unit);
  if (unit != nullptr && there(unit->principal)) return unit->principal;
  for (const Official& official : books.officials)
    if (official.principal && there(official.id)) return official.id;
  return {};
}

/// Whoever fills the role of the rung, or the nearest above.
void address(Reminder& reminder, const LadderStep& step, const OwedOnce& owed,
             const OfficeBooks& books, Date today) {
  const auto& ladder = books.office.ladder;
  for (const LadderStep* next = &step; next != ladder.data() + ladder.size(); ++next) {
    reminder.to =
        next->clocks.empty() && !next->urgent ? holder(*next, owed, books, today) : std::string();
    if (reminder.to.empty()) continue;
    if (next != &step) reminder.instead_of = step.to;
    return;
  }
  reminder.to = step.to;
}

/// Who is told on that rung: each reader who has not read the report where the rung is theirs, else
/// one, whoever fills it.
std::vector<Reminder> reminders_on(const LadderStep& step, const OwedOnce& owed,
                                   const OfficeBooks& books, Date today) {
  const Reminder one{.duty = owed.what,
                     .name = owed.name,
                     .unit = owed.unit,
                     .period = owed.period,
                     .due = owed.due,
                     .level = step.level,
                     .step = step.at};
  std::vector<Reminder> all;
  if (owed.what == OfficeDuty::reading && (step.to == "unit" || step.to == "lead")) {
    for (const std::string& reader : owed.missing) {
      all.push_back(one);
      all.back().to = reader;
    }
    return all;
  }
  all.push_back(one);
  address(all.back(), step, owed, books, today);
  return all;
}

/// Told already; what was recorded on a later day than today came from a clock that ran ahead.
bool on_record(const Reminder& reminder, const OfficeBooks& books, Date today) {
  const bool filled = reminder.instead_of.empty() && !is_role(reminder.to);
  const bool to_each = reminder.duty == OfficeDuty::reading;
  for (const Activity& one : books.activities)
    for (const Reminder& told : one.reminders)
      if (one.date <= today && told.duty == reminder.duty && told.name == reminder.name &&
          told.unit == reminder.unit && told.due == reminder.due && told.level == reminder.level &&
          (!to_each || told.to == reminder.to) &&
          (!filled || (told.instead_of.empty() && !is_role(told.to))))
        return true;
  return false;
}

}  // namespace

template <>
std::span<const Named<OwedState>> names<OwedState>() {
  return kStates;
}

OwedState state_of(const OwedOnce& one, Date judged_on, int soon) {
  if (one.done) return one.late_on(*one.done) ? OwedState::done_late : OwedState::done;
  if (one.waits) return OwedState::coming;
  if (one.due < judged_on) return OwedState::late;
  return one.due <= judged_on + days(soon) ? OwedState::due : OwedState::coming;
}

std::vector<OwedOnce> owed_by_office(const OfficeBooks& books, DateRange asked, Date since) {
  std::vector<OwedOnce> all;
  for (const PeriodicDuty& duty : books.office.duties) add_duty(duty, books, asked, since, all);
  std::stable_sort(all.begin(), all.end(),
                   [](const OwedOnce& a, const OwedOnce& b) { return a.due < b.due; });
  return all;
}

Date owed_since(const OfficeBooks& books, Date today) {
  if (books.office.owed_from) return *books.office.owed_from;
  Date since = std::min(today, books.first_record.value_or(today));
  if (!books.activities.empty()) since = std::min(since, books.activities.front().date);
  return since;
}

std::string title_of(const Office& office, OfficeDuty what, std::string_view name) {
  if (what != OfficeDuty::activity) {
    for (const PeriodicDuty& duty : office.duties)
      if (duty.what == what && duty.name == name) return duty.title;
    return std::string(name);
  }
  const std::size_t slash = name.find('/');
  if (slash != std::string_view::npos)
    return activity_type_text(name.substr(0, slash), name.substr(slash + 1));
  const ActivityKind* kind = find_activity_kind(name);
  return kind != nullptr ? tr(kind->label) : std::string(name);
}

std::vector<Reminder> new_reminders(const OfficeBooks& books, const std::vector<OwedOnce>& owed,
                                    Date today) {
  std::vector<Reminder> all;
  for (const OwedOnce& one : owed) {
    if (one.done || one.waits) continue;
    for (const LadderStep& step : books.office.ladder) {
      if (!step.clocks.empty() || step.urgent) continue;
      const Date reached = rung_day(step, one.nominal, one.due, books.calendar);
      if (reached > today || !step.in_force.on(reached)) continue;
      for (Reminder& reminder : reminders_on(step, one, books, today))
        if (!on_record(reminder, books, today)) all.push_back(std::move(reminder));
    }
  }
  return all;
}

Date last_asked(const Office& office, Date today) {
  Date last = today;
  for (const LadderStep& step : office.ladder)
    if (step.clocks.empty() && step.offset < 0)
      // So many workdays are at most so many days and the holidays between.
      last =
          std::max(last, today + days(step.workdays ? 2 * -step.offset + 20 : -step.offset + 20));
  return last;
}

}  // namespace anjuan
