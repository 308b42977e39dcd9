#include "view/case_view.hpp"

#include <fmt/format.h>

#include "anjuan/base/number.hpp"
#include "anjuan/base/text.hpp"
#include "anjuan/desk/recompute.hpp"
#include "anjuan/i18n/i18n.hpp"
#include "anjuan/model/clock_kind.hpp"
#include "anjuan/rules/choose_lead.hpp"
#include "anjuan/rules/lifecycle/record.hpp"
#include "anjuan/rules/lifecycle/table.hpp"

namespace anjuan::cli {
namespace {

using Json = nlohmann::ordered_json;

Json typed(std::string_view value, ValueType type) {
  if (type == ValueType::integer) return number_of<long>(value);
  if (type == ValueType::boolean) return value == "true";
  if (type != ValueType::list) return std::string(value);
  Json list = Json::array();
  for (std::string_view item : split(value, '\n')) list.push_back(std::string(item));
  return list;
}

void put(Json& object, const char* key, const std::string& value) {
  if (!value.empty()) object[key] = value;
}

/// The value of an event's field as people read it: a word for what the program chose. Files of
/// before have the word itself.
std::string field_text(const Event& event, std::string_view name, const std::string& value) {
  if (name == "lead_why")
    if (const auto why = parse_name<LeadReason>(value)) return tr(label_of(*why));
  if (event.kind == EventKind::recomputed && name == "reason") return moved_reason_text(value);
  if (event.kind == EventKind::reopened && value == kUnmerged)
    return tr("the merging is taken back");
  return value;
}

}  // namespace

void hide_identity(Case& value) {
  const Identities people(value.petitioners);
  const auto hide = [&](std::string& text) { text = people.veiled(text, Veil::stars); };
  hide(value.head[HeadField::title]);
  hide(value.request);
  for (Event& event : value.history)
    for (auto& [name, text] : event.fields) {
      const EventField* field = find_field(spec_of(event.kind), name);
      if (field == nullptr || field->type == ValueType::text || field->type == ValueType::block ||
          field->type == ValueType::list)
        hide(text);
    }
}

std::string clock_words(std::string_view clock) {
  const auto kind = parse_clock(clock);
  return kind && language() == Language::zh ? tr(spec_of(*kind).label) : std::string(clock);
}

std::string due_words(const HeadView& head) {
  return fmt::format("{}{}", head[HeadField::due], head.has(HeadField::provisional) ? "?" : "");
}

std::string step_words(std::string_view step) {
  if (!step.starts_with("due") || step.size() < 6)
    return step == "due" ? tr("due") : std::string(step);
  const std::string days(step.substr(4, step.size() - 5));
  if (step.ends_with("w")) return step[3] == '-' ? trf("due-{}w", days) : trf("due+{}w", days);
  return step[3] == '-' ? trf("due-{}d", days) : trf("due+{}d", days);
}

Json head_json(const Head& head) {
  Json object = Json::object();
  for (const HeadFieldSpec& spec : head_fields())
    if (head.has(spec.field)) object[std::string(spec.name)] = typed(head[spec.field], spec.type);
  return object;
}

Json event_json(const Event& event) {
  Json object = {
      {"event", spec_of(event.kind).name}, {"at", to_string(event.at)}, {"by", event.by}};
  for (const auto& [key, value] : event.fields) {
    const EventField* field = find_field(spec_of(event.kind), key);
    object[key] = typed(value, field != nullptr ? field->type : ValueType::text);
  }
  if (event.voided) object["voided"] = true;
  return object;
}

Json case_json(const Case& given, bool reveal) {
  Case value = given;
  if (!reveal) hide_identity(value);
  Json object = head_json(value.head);
  Json people = Json::array();
  for (const Petitioner& person : value.petitioners) {
    Json one = Json::object();
    put(one, "name", reveal || is_nameless(person) ? person.name : mask_name(person.name));
    put(one, "sex", person.sex);
    put(one, "age", person.age);
    put(one, "id_number", reveal ? person.id_number : mask_number(person.id_number));
    put(one, "phone", reveal ? person.phone : mask_number(person.phone));
    if (reveal) put(one, "address", person.address);
    if (person.representative) one["representative"] = true;
    people.push_back(std::move(one));
  }
  object["petitioners"] = std::move(people);
  Json files = Json::array();
  for (const Attachment& file : value.attachments)
    files.push_back({{"path", file.path}, {"sha256", file.sha256}});
  object["attachments"] = std::move(files);
  object["request"] = value.request;
  Json history = Json::array();
  for (const Event& event : value.history) history.push_back(event_json(event));
  object["history"] = std::move(history);
  return object;
}

tl::unexpected<Failure> not_registered_yet(const Case& value, const LookBack& view) {
  const std::string& id = value.head[HeadField::id];
  const bool unknown = view.known_on && *view.known_on <= view.as_of;
  return fail_usage("not-registered-yet",
                    unknown ? trf("nobody knew of {} on {}", id, to_string(*view.known_on))
                            : trf("{} was not registered by {}", id, to_string(view.as_of)),
                    tr("give a later day"));
}

std::string event_line(const Event& event) {
  const EventSpec& spec = spec_of(event.kind);
  std::string details;
  for (const auto& [key, stored] : event.fields) {
    if (key == "imported" || key == "recorded") continue;
    const std::string value = field_text(event, key, stored);
    const bool many = value.find('\n') != std::string::npos;
    details +=
        fmt::format("  {}: {}", key, truncate(value.substr(0, value.find('\n')), many ? 30 : 48));
    if (many) details += "…";
  }
  if (event.voided) details += fmt::format("  ({})", tr("taken out"));
  if (event.is_true("imported"))
    details += fmt::format("  ({})", tr("taken over from another system"));
  return fmt::format("{}  {}  {}{}", to_string(event.at).substr(0, 16),
                     pad_right(tr(spec.label), 14), event.by, details);
}

std::string event_line(const Event& event, const Office& office) {
  std::string line = event_line(event);
  if (shows_recorded(event, office))
    line += "  " + trf("(recorded on {})", to_string(recorded_at(event).date()));
  return line;
}

}  // namespace anjuan::cli
