#include "view/words.hpp"

#include <fmt/format.h>

#include "anjuan/base/number.hpp"
#include "anjuan/base/text.hpp"
#include "anjuan/calendar/workdays.hpp"
#include "anjuan/desk/recompute.hpp"
#include "anjuan/i18n/i18n.hpp"
#include "anjuan/model/clock_kind.hpp"
#include "anjuan/model/field_words.hpp"
#include "anjuan/model/task_kind.hpp"
#include "anjuan/rota/session_record.hpp"
#include "anjuan/rules/choose_lead.hpp"
#include "anjuan/rules/lifecycle/record.hpp"

namespace anjuan::cli {
namespace {

std::string list_of(const std::vector<std::string>& names) {
  return join(names, tr(", "));
}

std::string task_words(std::string_view task) {
  const auto kind = parse_name<TaskKind>(task);
  return kind ? tr(label_of(*kind)) : std::string(task);
}

/// What a correction put aside, a line each: `place: 城关镇`.
std::string was_words(const Words& words, std::string_view was) {
  std::vector<std::string> lines;
  for (const std::string_view line : split(was, '\n')) {
    const std::size_t colon = line.find(": ");
    if (colon == std::string_view::npos) return std::string(was);
    const std::string_view name = line.substr(0, colon);
    const std::string_view was_so = trim(line.substr(colon + 2));
    const auto field = parse_head_field(name);
    std::string value = field ? words.value(*field, was_so) : std::string(was_so);
    if (value.empty()) value = "–";
    lines.push_back(fmt::format("{}: {}", label_of_field(name), value));
  }
  return join(lines, tr("; "));
}

/// `follow-up 2026-12-20` of a reception: what became of it, and until when.
std::string next_words(std::string_view next) {
  const std::size_t space = next.find(' ');
  const rota::DispositionSpec* spec = rota::disposition_called(next.substr(0, space));
  if (spec == nullptr) return std::string(next);
  return tr(spec->label) + std::string(space == std::string_view::npos ? "" : next.substr(space));
}

}  // namespace

std::string Words::clock(std::string_view clock) const {
  const auto kind = parse_clock(clock);
  return kind && !ids_ ? tr(spec_of(*kind).label) : std::string(clock);
}

std::string Words::rung(std::string_view step) const {
  if (ids_) return std::string(step);
  if (!step.starts_with("due") || step.size() < 6)
    return step == "due" ? tr("on the last day") : std::string(step);
  const auto count = parse_number<int>(step.substr(4, step.size() - 5));
  if (!count) return std::string(step);
  const Term far{*count, step.ends_with("w") ? DayUnit::workdays : DayUnit::days};
  return step[3] == '-' ? trf("{} before the last day", in_words(far))
                        : trf("{} after the last day", in_words(far));
}

std::string Words::handling_step(std::string_view step) const {
  const auto known = parse_name<HandlingStep>(step);
  return known && !ids_ ? tr(label_of(*known)) : std::string(step);
}

std::string Words::late_duties(std::string_view missed) const {
  std::vector<std::string> duties;
  for (const LateDuty& duty : parse_late_duties(missed))
    duties.push_back(
        fmt::format("{}{} {}..{}", clock(duty.clock),
                    duty.unit.empty() ? std::string() : fmt::format(" ({})", unit(duty.unit)),
                    to_string(duty.due), to_string(duty.done)));
  return join(duties, tr("; "));
}

Words::Words(const Ledger& ledger, bool ids) : ids_(ids) {
  if (ids) return;
  for (const Unit& unit : ledger.units()) units_.emplace(unit.id, unit.name);
  for (const Official& one : ledger.officials()) officials_.emplace(one.id, one.name);
  units_.emplace(kOwedByOffice, ledger.office().name);
}

std::string Words::named(std::string_view ids, bool units, bool officials) const {
  if (ids.empty()) return {};
  std::vector<std::string> names;
  for (const std::string_view id : split(ids, ' ')) {
    auto found = units ? units_.find(id) : units_.end();
    if (found == units_.end() && officials) {
      found = officials_.find(id);
      if (found == officials_.end()) found = units_.end();
    }
    names.emplace_back(found == units_.end() || found->second.empty() ? id : found->second);
  }
  return list_of(names);
}

std::string Words::unit(std::string_view ids) const {
  return named(ids, true, false);
}

std::string Words::official(std::string_view ids) const {
  return named(ids, false, true);
}

std::string Words::anybody(std::string_view ids) const {
  return named(ids, true, true);
}

std::string Words::of_type(std::string_view field, ValueType type, Vocabulary choices,
                           std::string_view value) const {
  for (const Word& word : choices)
    if (word.id == value) return tr(word.label);
  if (type == ValueType::boolean) return value == "true" ? tr("yes") : tr("no");
  if (type != ValueType::word && type != ValueType::words) return std::string(value);
  switch (naming_of(field)) {
    case Naming::unit:
      return unit(value);
    case Naming::official:
      return official(value);
    case Naming::anybody:
      return anybody(value);
    case Naming::clock:
      return clock(value);
    case Naming::task: {
      std::vector<std::string> tasks;
      for (const std::string_view task : split(value, ' ')) tasks.push_back(task_words(task));
      return list_of(tasks);
    }
    case Naming::nothing:
      break;
  }
  return std::string(value);
}

std::string Words::recipient(std::string_view to) const {
  const auto role = parse_name<LadderRole>(to);
  return role && !ids_ ? tr(label_of(*role)) : anybody(to);
}

std::string Words::value(HeadField field, std::string_view value) const {
  if (value.empty() || ids_) return std::string(value);
  if (field == HeadField::missed) return late_duties(value);
  const HeadFieldSpec& spec = spec_of(field);
  return of_type(spec.name, spec.type, spec.choices, value);
}

std::string Words::value(const Event& event, std::string_view name) const {
  const std::string_view value = event.get(name);
  if (value.empty() || ids_) return std::string(value);
  // What the program chose is a word; files of before have a text.
  if (name == "lead_why")
    if (const auto why = parse_name<LeadReason>(value)) return tr(label_of(*why));
  if (event.kind == EventKind::noted && name == "step") return handling_step(value);
  if (event.kind == EventKind::recomputed && name == "reason")
    return moved_reason_text(std::string(value));
  if (event.kind == EventKind::interviewed && name == "next") return next_words(value);
  if (event.kind == EventKind::corrected && name == "was") return was_words(*this, value);
  if (name == "reason" && (value == kUnmerged || value == kHeldAgain)) return reason_text(value);
  if (event.kind == EventKind::voided && name == "what")
    if (const auto kind = parse_event_name(value)) return tr(spec_of(*kind).label);
  if (event.kind == EventKind::escalated) {
    if (name == "step") return rung(value);
    if (name == "to" || name == "instead_of") return recipient(value);
  }
  const EventField* field = find_field(spec_of(event.kind), name);
  return field == nullptr ? std::string(value)
                          : of_type(field->name, field->type, field->choices, value);
}

}  // namespace anjuan::cli
