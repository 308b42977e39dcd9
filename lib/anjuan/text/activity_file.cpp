#include "anjuan/text/activity_file.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "anjuan/base/number.hpp"
#include "anjuan/i18n/i18n.hpp"
#include "anjuan/text/scalar.hpp"
#include "anjuan/text/yaml_reader.hpp"

namespace anjuan {
namespace {

void missing(const YamlNode& node, std::string_view key, YamlErrors& errors) {
  if (node.find(key) == nullptr)
    errors.add(node, "missing-key", trf("the key {} is missing", key),
               trf("add a line `{}: …`", key));
}

/// What the nightly check reminded of.
void read_reminders(YamlMap& map, Activity& activity, YamlErrors& errors) {
  missing(map.node(), "reminders", errors);
  const YamlNode* list = map.get("reminders");
  if (list == nullptr) return;
  for_each_map(
      *list, errors,
      [&](YamlMap& each) {
        Reminder one;
        const std::string duty = each.typed("duty", ValueType::choice, vocabulary<OfficeDuty>());
        one.duty = parse_name<OfficeDuty>(duty).value_or(OfficeDuty::activity);
        if (duty.empty()) missing(each.node(), "duty", errors);
        one.name = each.text("name", true);
        one.unit = each.typed("unit", ValueType::word);
        one.period = each.text("period");
        one.due = each.date("due").value_or(Date{});
        missing(each.node(), "due", errors);
        one.level = number_of(each.typed("level", ValueType::integer));
        one.step = each.text("step", true);
        one.to = each.text("to", true);
        one.instead_of = each.text("instead_of");
        activity.reminders.push_back(std::move(one));
      },
      Severity::warning);
}

/// What the kind asks for beside what every activity has.
void read_by_kind(YamlMap& map, const ActivityKind& kind, Activity& activity, YamlErrors& errors) {
  if (!kind.types.empty()) {
    activity.type = map.typed("type", ValueType::choice, plain_words(kind.types));
    if (kind.type_required) missing(map.node(), "type", errors);
  }
  for (const std::string_view name : kind.counts)
    if (const std::string text = map.typed(name, ValueType::integer); !text.empty())
      activity.counts[std::string(name)] = number_of<long>(text);
  if (kind.document_required) missing(map.node(), "document", errors);
  if (kind.parties) {
    activity.parties = map.texts(kind.parties->name);
    if (kind.of_report) missing(map.node(), kind.parties->name, errors);
  }
  if (kind.of_report) {
    activity.report = map.text("report", true);
    activity.period = map.text("period", true);
  }
  if (kind.by_program) read_reminders(map, activity, errors);
  if (!kind.checklist) return;
  const YamlNode* list = map.get("checklist");
  if (list == nullptr) return;
  for_each_map(
      *list, errors,
      [&](YamlMap& each) {
        activity.checklist.push_back({each.text("item", true), each.text("result", true)});
      },
      Severity::warning);
}

Activity activity_of(const YamlNode& document, YamlErrors& errors) {
  Activity activity;
  YamlMap map(document, errors);
  if (document.kind != YamlNode::Kind::map) return activity;
  activity.date = map.date("date").value_or(Date{});
  missing(document, "date", errors);
  activity.kind = map.typed("kind", ValueType::choice, plain_words(activity_kind_names()));
  missing(document, "kind", errors);
  activity.title = map.text("title");
  activity.place = map.text("place");
  activity.unit = map.typed("unit", ValueType::word);
  activity.persons = number_of<long>(map.typed("persons", ValueType::integer));
  activity.document = map.text("document");
  activity.note = without_final_line_breaks(map.text("note"));
  activity.by = map.text("by");
  activity.recording = read_recording(map);
  if (const YamlNode* files = map.get("attachments"))
    for_each_map(
        *files, errors,
        [&](YamlMap& each) {
          activity.attachments.push_back({each.text("path", true), each.text("sha256", true)});
        },
        Severity::warning);
  const ActivityKind* kind = find_activity_kind(activity.kind);
  if (kind == nullptr) return activity;
  read_by_kind(map, *kind, activity, errors);
  // A number that this kind does not carry is an error: no report would count it.
  for (const ActivityCount& count : activity_counts())
    if (const YamlNode* value = document.find(count.name);
        value != nullptr &&
        std::find(kind->counts.begin(), kind->counts.end(), count.name) == kind->counts.end()) {
      map.get(count.name);
      errors.add(*value, "not-of-this-kind", trf("{} does not carry {}", kind->name, count.name),
                 tr("record it as publicity, in a file of its own"));
    }
  map.finish(Severity::warning);
  return activity;
}

void line(std::string& out, std::string_view key, std::string_view value,
          ValueType type = ValueType::text) {
  if (value.empty()) return;
  if (value.find('\n') != std::string_view::npos)
    out += write_block(key, value, 0);
  else
    out += fmt::format("{}: {}\n", key, write_scalar(value, type));
}

void write_reminder(std::string& out, const Reminder& one) {
  out += fmt::format("  - duty: {}\n    name: {}\n", to_name(one.duty),
                     write_scalar(one.name, ValueType::text));
  const auto more = [&](std::string_view key, std::string_view value, ValueType type) {
    if (!value.empty()) out += fmt::format("    {}: {}\n", key, write_scalar(value, type));
  };
  more("unit", one.unit, ValueType::word);
  more("period", one.period, ValueType::text);
  more("due", to_string(one.due), ValueType::date);
  more("level", std::to_string(one.level), ValueType::integer);
  more("step", one.step, ValueType::text);
  more("to", one.to, ValueType::text);
  more("instead_of", one.instead_of, ValueType::text);
}

}  // namespace

bool ReadActivity::ok() const {
  return std::none_of(problems.begin(), problems.end(),
                      [](const Diagnostic& d) { return d.severity == Severity::error; });
}

ReadActivity read_activity(std::string_view text, const std::string& file) {
  ReadActivity result;
  auto document = parse_yaml_document(text, file);
  if (!document) {
    result.problems = std::move(document.error().diagnostics);
    return result;
  }
  YamlErrors errors(file, text);
  result.activity = activity_of(*document, errors);
  result.activity.path = file;
  result.problems = errors.take();
  return result;
}

std::string write_activity(const Activity& activity) {
  std::string out = "# anjuan activity, format 1\n";
  line(out, "date", to_string(activity.date), ValueType::date);
  line(out, "kind", activity.kind);
  line(out, "type", activity.type);
  line(out, "title", activity.title);
  line(out, "place", activity.place);
  line(out, "unit", activity.unit);
  if (activity.persons > 0)
    line(out, "persons", std::to_string(activity.persons), ValueType::integer);
  for (const ActivityCount& count : activity_counts())
    if (const long value = activity.count(count.name); value > 0)
      line(out, count.name, std::to_string(value), ValueType::integer);
  line(out, "report", activity.report);
  line(out, "period", activity.period);
  if (const ActivityKind* kind = find_activity_kind(activity.kind);
      kind != nullptr && kind->parties && !activity.parties.empty()) {
    out += fmt::format("{}:\n", kind->parties->name);
    for (const std::string& party : activity.parties)
      out += fmt::format("  - {}\n", write_scalar(party, ValueType::text));
  }
  line(out, "document", activity.document);
  if (!activity.reminders.empty()) out += "reminders:\n";
  for (const Reminder& one : activity.reminders) write_reminder(out, one);
  if (!activity.checklist.empty()) out += "checklist:\n";
  for (const Finding& one : activity.checklist)
    out += fmt::format("  - item: {}\n    result: {}\n", write_scalar(one.item, ValueType::text),
                       write_scalar(one.result, ValueType::text));
  if (!activity.attachments.empty()) out += "attachments:\n";
  for (const Attachment& file : activity.attachments)
    out += fmt::format("  - path: {}\n    sha256: {}\n", write_scalar(file.path, ValueType::text),
                       write_scalar(file.sha256, ValueType::text));
  line(out, "note", activity.note);
  line(out, "by", activity.by);
  if (activity.recording.recorded)
    line(out, "recorded", to_string(*activity.recording.recorded), ValueType::timestamp);
  line(out, "late_reason", activity.recording.late_reason);
  line(out, "via", activity.recording.via);
  return out;
}

}  // namespace anjuan
