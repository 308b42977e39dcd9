#include <algorithm>

#include "anjuan/i18n/i18n.hpp"
#include "anjuan/settings/condition.hpp"
#include "anjuan/settings/office_parts.hpp"
#include "anjuan/settings/readers.hpp"

namespace anjuan {
namespace {

constexpr std::string_view kRoles[] = {"unit", "lead", "principal"};

void read_rung(TomlTable& table, Office& office) {
  LadderStep step;
  step.at = required(table, "at");
  step.to = required(table, "to");
  if (!step.to.empty() &&
      std::find(std::begin(kRoles), std::end(kRoles), step.to) == std::end(kRoles))
    office.references.push_back({NameOf::official, step.to, table.place("to")});
  step.level = read_count(table, "level", {.least = 1}).value_or(1);
  step.clocks = read_clock_list(table, "clocks");
  for (const ClockKind clock : step.clocks)
    if (!spec_of(clock).obligation)
      table.error("clocks", "no-effect",
                  trf("{} is a right of the other side: nobody is reminded", spec_of(clock).name),
                  tr("leave this one out"));
  step.in_force.from = table.date("from");  // `to` is who is told
  const auto offset = parse_moment(step.at, "due");
  step.urgent = step.at == kUrgent;
  if (step.urgent && !step.clocks.empty())
    note_no_effect(table, "clocks", tr("this rung is that of urgent matters only"));
  if (!step.at.empty() && !offset && !step.urgent)
    table.error("at", "bad-moment", trf("{} is not a moment of the ladder", step.at),
                tr("write due, due-7d, due+1d, due-3w for workdays, or urgent"));
  if (!table.has("level")) note_missing(table, "level", "level = 1");
  for (const LadderStep& other : office.ladder)
    if (other.level == step.level)
      table.error("level", "duplicate-level", trf("two rungs have the level {}", step.level),
                  tr("give each rung a level of its own; a case reaches each level once"));
  if (offset) {
    step.offset = offset->offset;
    step.workdays = offset->workdays;
  }
  office.ladder.push_back(std::move(step));
}

std::optional<Shift> read_roll(TomlTable& table, std::string_view key) {
  static constexpr std::string_view kRolls[] = {"none", "next-workday"};
  return read_parsed(table, key, kRolls, parse_shift);
}

void read_counting(TomlTable& table, Office& office) {
  if (!table.is_table("roll")) {
    office.roll = read_roll(table, "roll").value_or(Shift::none);
  } else if (auto rolls = table.table("roll")) {
    // Asked for by name: a clock that does not exist is an unknown key.
    for (const ClockSpec& spec : clock_table())
      if (const auto how = read_roll(*rolls, spec.name)) office.rolls.emplace_back(spec.kind, *how);
  }
  office.roll_from = table.date("roll-from");
  office.due_soon_days = read_count(table, "due-soon-days").value_or(office.due_soon_days);
}

void read_extension(TomlTable& table, Office& office) {
  constexpr std::pair<std::string_view, Approver> kApprovers[] = {
      {"handler", Approver::handler}, {"office", Approver::office}, {"either", Approver::either}};
  ExtensionRule& rule = office.extension;
  rule.classes = read_choices<CaseClass>(table, "classes");
  rule.max_days = read_count(table, "max-days").value_or(0);
  rule.times = read_count(table, "times").value_or(1);
  rule.approver = read_choice(table, "approver", Approver::either, kApprovers);
  rule.source = read_source(table);
  know_source(table);
  for (const auto& [key, none] : {std::pair("classes", rule.classes.empty()),
                                  {"max-days", rule.max_days == 0},
                                  {"times", rule.times == 0}})
    if (none)
      table.error(key, "no-effect", trf("with this {} no limit is ever extended", key),
                  tr("complete it, or take [extension] away"));
}

void read_suspension(TomlTable& table, Office& office) {
  SuspensionRule rule;
  rule.reason = required(table, "reason");
  rule.clocks = read_clock_list(table, "clocks");
  if (!table.has("clocks")) note_missing(table, "clocks", "clocks = [\"handle\"]");
  for (const ClockKind clock : rule.clocks)
    if (!spec_of(clock).suspendable)
      table.error("clocks", "never-suspended",
                  trf("the clock {} can never be suspended", spec_of(clock).name),
                  tr("a clock is suspended after the acceptance only; leave this one out"));
  for (const SuspensionRule& other : office.suspensions)
    if (other.reason == rule.reason)
      table.error("reason", "duplicate-name", trf("two suspensions are called {}", rule.reason),
                  tr("write their clocks into one"));
  rule.source = read_source(table);
  office.suspensions.push_back(std::move(rule));
}

}  // namespace

std::vector<ClockKind> read_clock_list(TomlTable& table, std::string_view key) {
  std::vector<ClockKind> clocks;
  for (const std::string& word : read_words(table, key, clock_names()))
    clocks.push_back(*parse_clock(word));
  return clocks;
}

void read_clocks(TomlTable& top, Office& office) {
  for (TomlTable& table : top.tables("ladder")) read_rung(table, office);
  std::stable_sort(office.ladder.begin(), office.ladder.end(),
                   [](const LadderStep& a, const LadderStep& b) { return a.level < b.level; });
  if (auto table = top.table("counting")) read_counting(*table, office);
  if (auto table = top.table("extension")) read_extension(*table, office);
  for (TomlTable& table : top.tables("suspension")) read_suspension(table, office);
  if (auto table = top.table("record")) {
    office.late_after_days =
        read_count(*table, "late-after-days", {.least = 0}).value_or(office.late_after_days);
    static constexpr std::string_view kBy[] = {"anybody", "officials"};
    office.by_officials_only = read_word(*table, "by", kBy).value_or("anybody") == "officials";
  }
}

}  // namespace anjuan
