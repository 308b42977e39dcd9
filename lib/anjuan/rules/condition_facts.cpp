#include "anjuan/rules/condition_facts.hpp"

#include "anjuan/base/text.hpp"
#include "anjuan/rules/lifecycle/record.hpp"

namespace anjuan {

Facts condition_facts(const Case& subject) {
  Facts facts;
  const Head& head = subject.head;
  const auto set = [&](const char* name, bool holds) {
    if (holds) facts[name] = "true";
  };
  for (const std::string_view flag : split(head[HeadField::flags], ' '))
    if (!flag.empty()) facts[std::string(flag)] = "true";
  const bool group = head[HeadField::group] == "true";
  const std::string& level = head[HeadField::visit_level];
  set("group", group);
  const auto reached = parse_name<VisitLevel>(level);
  set("group-to-province", group && reached && *reached >= VisitLevel::province);
  set("group-to-city", group && reached && *reached >= VisitLevel::city);
  set("complex", head[HeadField::class_] == to_name(CaseClass::complex) ||
                     head[HeadField::class_] == to_name(CaseClass::major));
  set("major", head[HeadField::class_] == to_name(CaseClass::major));
  set("from-above", head[HeadField::channel] == to_name(Channel::referral));
  set("repeated", head.has(HeadField::repeat_of));
  set("visit", head[HeadField::channel] == to_name(Channel::visit));
  set("led", head.has(HeadField::lead));
  for (const Event& event : in_force(subject.history))
    if (const std::string_view repeats = event.get("repeats"); !repeats.empty())
      facts["repeats"] = std::string(repeats);
  if (head.has(HeadField::persons)) facts["persons"] = head[HeadField::persons];
  return facts;
}

}  // namespace anjuan
