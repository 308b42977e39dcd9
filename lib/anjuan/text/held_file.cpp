#include "anjuan/text/held_file.hpp"

#include <charconv>

#include "anjuan/i18n/i18n.hpp"
#include "anjuan/text/scalar.hpp"
#include "anjuan/text/yaml_reader.hpp"

namespace anjuan {
namespace {

int whole_number(std::string_view text, int fallback) {
  int value = fallback;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

/// `key:` with a map of words to texts below.
std::map<std::string, std::string> words(YamlMap& top, std::string_view key, YamlErrors& errors) {
  std::map<std::string, std::string> found;
  const YamlNode* node = top.get(key);
  if (node == nullptr) return found;
  YamlMap map(*node, errors);
  for (const auto& entry : node->entries)
    if (entry.key.is_scalar()) found[entry.key.scalar] = map.text(entry.key.scalar);
  return found;
}

std::map<std::string, int> minutes(YamlMap& top, std::string_view key, YamlErrors& errors) {
  std::map<std::string, int> found;
  const YamlNode* node = top.get(key);
  if (node == nullptr) return found;
  YamlMap map(*node, errors);
  for (const auto& entry : node->entries)
    if (entry.key.is_scalar())
      found[entry.key.scalar] = whole_number(map.typed(entry.key.scalar, ValueType::integer), 0);
  return found;
}

void line(std::string& text, std::string_view key, std::string_view value, ValueType type) {
  if (!value.empty()) text += fmt::format("{}: {}\n", key, write_scalar(value, type));
}

void date_line(std::string& text, std::string_view key, const std::optional<Date>& date) {
  if (date) line(text, key, to_string(*date), ValueType::date);
}

void list(std::string& text, std::string_view key, const std::vector<std::string>& values) {
  if (values.empty()) return;
  text += fmt::format("{}:\n", key);
  for (const std::string& value : values)
    text += fmt::format("  - {}\n", write_scalar(value, ValueType::text));
}

}  // namespace

Result<rota::HeldSession> read_held(std::string_view text, const std::string& file) {
  auto document = parse_yaml_document(text, file);
  if (!document) return pass_on(document);
  YamlErrors errors(file, text);
  YamlMap top(*document, errors);
  rota::HeldSession held;
  const auto date = top.date("date");
  if (!date && document->find("date") == nullptr)
    errors.add(*document, "missing-key", trf("the key {} is missing", "date"),
               trf("add `{}: YYYY-MM-DD`", "date"));
  held.date = date.value_or(Date{});
  held.desk = top.text("desk", true);
  held.group = whole_number(top.typed("group", ValueType::integer), 1);
  if (std::string kind = top.text("kind"); !kind.empty()) held.kind = std::move(kind);
  held.officials = top.texts("officials");
  held.companions = top.texts("companions");
  held.minutes_late = minutes(top, "late", errors);
  held.unit_minutes = minutes(top, "units", errors);
  held.reasons = words(top, "reasons", errors);
  held.persons = whole_number(top.typed("persons", ValueType::integer), 0);
  held.told = top.date("told");
  held.briefed = top.date("briefed");
  held.confirmed = top.date("confirmed");
  held.applied = top.date("applied");
  held.planned = top.date("planned");
  held.invited = top.texts("invited");
  held.documents = top.texts("documents");
  held.flags = top.texts("flags");
  held.mode = top.text("mode");
  if (errors.any_error()) return fail(ExitCode::bad_data, errors.take());
  return held;
}

std::string write_held(const rota::HeldSession& held) {
  std::string text = "# anjuan session, format 1\n";
  line(text, "date", to_string(held.date), ValueType::date);
  line(text, "desk", held.desk, ValueType::text);
  line(text, "group", std::to_string(held.group), ValueType::integer);
  line(text, "kind", held.kind, ValueType::text);
  line(text, "mode", held.mode, ValueType::text);
  line(text, "persons", std::to_string(held.persons), ValueType::integer);
  date_line(text, "told", held.told);
  date_line(text, "briefed", held.briefed);
  date_line(text, "confirmed", held.confirmed);
  date_line(text, "applied", held.applied);
  date_line(text, "planned", held.planned);
  list(text, "officials", held.officials);
  list(text, "companions", held.companions);
  const auto numbers = [&](std::string_view key, const std::map<std::string, int>& values) {
    if (!values.empty()) text += fmt::format("{}:\n", key);
    for (const auto& [name, value] : values)
      text += fmt::format("  {}: {}\n", write_scalar(name, ValueType::text), value);
  };
  numbers("late", held.minutes_late);
  numbers("units", held.unit_minutes);
  if (!held.reasons.empty()) text += "reasons:\n";
  for (const auto& [name, reason] : held.reasons)
    text += fmt::format("  {}: {}\n", write_scalar(name, ValueType::text),
                        write_scalar(reason, ValueType::text));
  list(text, "invited", held.invited);
  list(text, "documents", held.documents);
  list(text, "flags", held.flags);
  return text;
}

}  // namespace anjuan
