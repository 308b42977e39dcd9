#pragma once

#include <string>
#include <vector>

#include "support/random.hpp"
#include "support/world.hpp"

namespace anjuan::test {

/// Draws events as clerks record them: mostly what may happen next, with most of what it needs;
/// now and then anything at all, at any time.
class EventSource {
 public:
  EventSource(const World& world, Random& random) : world_(world), random_(random) {}

  Event registration(Timestamp at) {
    Event made{.kind = EventKind::registered, .at = at, .by = "li-na"};
    made.set("received", to_string(at.date() - std::chrono::days(random_.below(4))));
    made.set("class", random_.pick(kClasses));
    if (random_.one_in(4)) made.set("repeats", std::to_string(random_.below(5)));
    if (random_.one_in(6)) made.set("appointment", to_string(at.date()));
    if (random_.one_in(20)) made.set("imported", "true");
    return made;
  }

  Event next(const CaseState& state, Timestamp at) {
    std::vector<EventKind> possible;
    for (const EventSpec& spec : event_table())
      if (random_.one_in(12) || (state.status && spec.allowed_from.contains(*state.status)))
        possible.push_back(spec.kind);
    Event made{.kind = EventKind::noted, .at = at, .by = random_.one_in(9) ? "no" : "li-na"};
    if (!possible.empty()) made.kind = random_.pick(possible);
    const EventSpec& spec = spec_of(made.kind);
    if (spec.needs_document && !random_.one_in(10))
      made.set("document", "受〔2026〕" + number(99999));
    for (const EventField& field : spec.fields) fill(made, field);
    if (random_.one_in(8)) made.set("note", random_.pick(kTexts));
    if (random_.one_in(state.imported ? 2 : 60)) made.set("imported", "true");
    return made;
  }

 private:
  std::string number(std::size_t below) { return std::to_string(random_.below(below)); }
  std::string around(const Event& event) {
    return to_string(event.at.date() + std::chrono::days(random_.below(40)) -
                     std::chrono::days(random_.one_in(3) ? 5 : 0));
  }

  void fill(Event& event, const EventField& field) {
    if (random_.one_in(field.required ? 25 : 2)) return;
    const std::string_view name = field.name;
    if (event.kind == EventKind::merged) {
      // One of the three, as commands do it.
      if (!event.fields.empty() && event.fields.back().first != "document" && name != "handle_by" &&
          name != "decide_by")
        return;
    }
    if (name == "unit" || name == "assisting" || name == "assisted")
      event.set(name, random_.one_in(20) ? "nobody" : random_.pick(kUnits));
    else if (name == "lead" || name == "official" || name == "approver" || name == "accepted_by")
      event.set(name, random_.pick(kOfficials));
    else if (name == "principal")
      return;
    else if (name == "days")
      event.set(name, std::to_string(1 + random_.below(random_.one_in(6) ? 40 : 30)));
    else if (name == "reason" && event.kind == EventKind::suspended)
      event.set(name, random_.one_in(9) ? "holiday" : "hearing");
    else if (name == "served" || name == "notified" || name == "appointment")
      event.set(name, to_string(event.at.date()));
    else
      fill_by_type(event, field);
  }

  void fill_by_type(Event& event, const EventField& field) {
    switch (field.type) {
      case ValueType::date:
        event.set(field.name, around(event));
        break;
      case ValueType::integer:
        event.set(field.name, number(40));
        break;
      case ValueType::boolean:
        event.set(field.name, random_.one_in(2) ? "true" : "false");
        break;
      case ValueType::case_id:
        event.set(field.name, "DZ-2026-00010" + number(9));
        break;
      case ValueType::choice:
        event.set(field.name, std::string(field.choices[random_.below(field.choices.size())].id));
        break;
      case ValueType::word:
        event.set(field.name, "handle");
        break;
      case ValueType::block:
        event.set(field.name, random_.pick(kTexts));
        break;
      default:
        event.set(field.name, random_.pick(kLines));
    }
  }

  static inline const std::vector<std::string> kClasses = {"simple", "general", "complex", "major",
                                                           "major"};
  static inline const std::vector<std::string> kUnits = {"minzheng", "chengguan", "renshe"};
  static inline const std::vector<std::string> kOfficials = {"wang-zr", "wang-zr", "wang-zr",
                                                             "zhang-wei", "old-sun"};
  static inline const std::vector<std::string> kLines = {"no",  "牵涉: 多部门 #1", "\"x\"", "- a",
                                                         "010", "2026-07-31"};
  static inline const std::vector<std::string> kTexts = {"一\n\n  二: x\n# 三", "单行", "~",
                                                         "  先空\n后"};

  const World& world_;
  Random& random_;
};

}  // namespace anjuan::test
