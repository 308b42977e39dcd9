#include "view/case_view.hpp"

#include <fmt/format.h>

#include "anjuan/base/number.hpp"
#include "anjuan/base/text.hpp"
#include "anjuan/i18n/i18n.hpp"
#include "anjuan/model/field_words.hpp"
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

}  // namespace

std::string due_words(const HeadView& head) {
  return fmt::format("{}{}", head[HeadField::due], head.has(HeadField::provisional) ? "?" : "");
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

Json case_json(const Case& value) {
  Json object = head_json(value.head);
  Json people = Json::array();
  for (const Petitioner& person : value.petitioners) {
    Json one = Json::object();
    put(one, "name", person.name);
    put(one, "sex", person.sex);
    put(one, "age", person.age);
    put(one, "id_number", person.id_number);
    put(one, "phone", person.phone);
    put(one, "address", person.address);
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

std::string event_line(const Event& event, const Words& words) {
  const EventSpec& spec = spec_of(event.kind);
  std::string details;
  for (const auto& [key, stored] : event.fields) {
    if (key == "imported" || key == "recorded") continue;
    const std::string value = words.value(event, key);
    const bool many = value.find('\n') != std::string::npos;
    details += fmt::format("  {}: {}", label_of_field(spec.name, key),
                           truncate(value.substr(0, value.find('\n')), many ? 30 : 48));
    if (many) details += "…";
  }
  if (event.voided) details += fmt::format("  ({})", tr("taken out"));
  if (event.is_true("imported"))
    details += fmt::format("  ({})", tr("taken over from another system"));
  return fmt::format("{}  {}  {}{}", to_string(event.at).substr(0, 16),
                     pad_right(tr(spec.label), 14), words.official(event.by), details);
}

std::string event_line(const Event& event, const Words& words, const Office& office) {
  std::string line = event_line(event, words);
  if (shows_recorded(event, office))
    line += "  " + trf("(recorded on {})", to_string(recorded_at(event).date()));
  return line;
}

}  // namespace anjuan::cli
