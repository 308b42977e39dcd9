#include "anjuan/text/case_reader.hpp"

#include <algorithm>

#include "anjuan/base/text.hpp"
#include "anjuan/i18n/i18n.hpp"
#include "anjuan/i18n/suggest.hpp"
#include "anjuan/rules/lifecycle/record.hpp"
#include "anjuan/rules/lifecycle/table.hpp"
#include "anjuan/text/canonical_case.hpp"
#include "anjuan/text/scalar.hpp"
#include "anjuan/text/yaml_reader.hpp"

namespace anjuan {
namespace {

template <class Entry, std::size_t N>
Entry read_entry(YamlMap& map, const EntryField<Entry> (&fields)[N]) {
  Entry entry;
  for (const EntryField<Entry>& field : fields)
    if (field.flag != nullptr)
      entry.*field.flag = map.boolean(field.key).value_or(false);
    else
      entry.*field.text = map.text(field.key, field.required);
  return entry;
}

std::string read_event_value(YamlMap& map, const EventField& field) {
  if (field.type == ValueType::list) {
    const std::vector<std::string> items = map.texts(field.name);
    return join(items, "\n");
  }
  return without_final_line_breaks(map.typed(field.name, field.type, field.choices));
}

/// Reads one event; nullopt when even its kind is unknown.
std::optional<Event> read_event(const YamlNode& node, YamlErrors& errors) {
  YamlMap map(node, errors);
  if (node.kind != YamlNode::Kind::map) return std::nullopt;
  Event event;
  event.line = node.line;
  const std::string name = map.text("event", true);
  event.by = map.text("by", true);
  const std::string at = map.typed("at", ValueType::timestamp);
  if (map.node().find("at") == nullptr)
    errors.add(node, "missing-key", trf("the key {} is missing", "at"),
               trf("add a line `{}: …`", "at"));
  if (const auto moment = parse_timestamp(at)) event.at = *moment;
  if (name.empty()) return std::nullopt;
  const auto kind = parse_event_name(name);
  if (!kind) {
    errors.add(*node.find("event"), "unknown-event", trf("there is no event {}", name),
               suggest(name, names_in(event_table(), &EventSpec::name), ""));
    return std::nullopt;
  }
  event.kind = *kind;
  // In the order of the file, so that an event reads back as it was written.
  for (const auto& [key, value] : node.entries) {
    if (key.scalar == "event" || key.scalar == "at" || key.scalar == "by") continue;
    const EventField* field = find_field(spec_of(*kind), key.scalar);
    if (field == nullptr) continue;
    std::string text = read_event_value(map, *field);
    if (!text.empty()) event.set(field->name, std::move(text));
  }
  // Suggestions should know every field the event could have had.
  for (const EventField& field : spec_of(*kind).fields) map.get(field.name);
  for (const EventField& field : common_event_fields()) map.get(field.name);
  map.finish(Severity::warning);
  return event;
}

void read_head(YamlMap& map, Head& head, YamlErrors& errors) {
  for (const HeadFieldSpec& spec : head_fields()) {
    head[spec.field] = map.typed(spec.name, spec.type, spec.choices);
    if (spec.required && map.node().find(spec.name) == nullptr)
      errors.add(map.node(), "missing-key", trf("the key {} is missing", spec.name),
                 trf("add a line `{}: …`", spec.name));
  }
}

}  // namespace

bool ReadCase::ok() const {
  return std::none_of(problems.begin(), problems.end(),
                      [](const Diagnostic& d) { return d.severity == Severity::error; });
}

ReadCase read_case(std::string_view text, const std::string& file) {
  ReadCase result;
  if (read_canonical_case(text, result.value)) return result;
  return parse_case(text, file);
}

ReadCase parse_case(std::string_view text, const std::string& file) {
  ReadCase result;
  auto document = parse_yaml_document(text, file);
  if (!document) {
    result.problems = std::move(document.error().diagnostics);
    return result;
  }
  YamlErrors errors(file, text);
  YamlMap map(*document, errors);
  if (document->kind == YamlNode::Kind::map) {
    Case& value = result.value;
    read_head(map, value.head, errors);
    value.request = without_final_line_breaks(map.text("request"));
    if (const YamlNode* people = map.get("petitioners"))
      for_each_map(
          *people, errors,
          [&](YamlMap& each) { value.petitioners.push_back(read_entry(each, kPetitionerFields)); },
          Severity::warning);
    if (const YamlNode* files = map.get("attachments"))
      for_each_map(
          *files, errors,
          [&](YamlMap& each) { value.attachments.push_back(read_entry(each, kAttachmentFields)); },
          Severity::warning);
    const YamlNode* history = map.get("history");
    if (history == nullptr || history->kind != YamlNode::Kind::sequence) {
      errors.add(history != nullptr ? *history : *document, "missing-history",
                 tr("a case needs its history, a list of events"),
                 tr("take the file's last whole version from git"));
    } else {
      for (const YamlNode& node : history->items)
        if (auto event = read_event(node, errors)) value.history.push_back(std::move(*event));
    }
    mark_voided(value.history);
    map.finish(Severity::warning);
  }
  result.problems = errors.take();
  return result;
}

Result<Case> read_case_strictly(std::string_view text, const std::string& file) {
  ReadCase read = read_case(text, file);
  if (read.ok()) return std::move(read.value);
  std::erase_if(read.problems, [](const Diagnostic& d) { return d.severity != Severity::error; });
  return fail(ExitCode::bad_data, std::move(read.problems));
}

}  // namespace anjuan
