#include <algorithm>

#include "anjuan/base/number.hpp"
#include "anjuan/i18n/i18n.hpp"
#include "anjuan/model/ids.hpp"
#include "anjuan/text/scalar.hpp"
#include "anjuan/text/session_file.hpp"
#include "anjuan/text/yaml_reader.hpp"

namespace anjuan {
namespace {

class SessionReader {
 public:
  SessionReader(std::string_view text, const std::string& file, SessionForm form)
      : errors_(file, text), form_(form) {}

  std::vector<Diagnostic> read(const YamlNode& document, rota::SessionRecord& record) {
    YamlMap top(document, errors_);
    if (document.kind == YamlNode::Kind::map) {
      each(top, "earlier", [&](YamlMap& map) {
        read_record(map, record.earlier.emplace_back());
        record.earlier.back().path = record.path;
      });
      read_record(top, record);
      top.finish(Severity::warning);
    }
    return errors_.take();
  }

 private:
  void read_record(YamlMap& top, rota::SessionRecord& record) {
    read_held(top, top.node(), record.held);
    each(top, "batches", [&](YamlMap& map) { record.batches.push_back(batch_of(map)); });
    each(top, "called", [&](YamlMap& map) { record.called.push_back(called_of(map)); });
    each(top, "attachments",
         [&](YamlMap& map) { record.attachments.push_back(attachment_of(map)); });
    if (const YamlNode* node = top.get("checklist")) read_checklist(*node, record);
    record.note = without_final_line_breaks(top.text("note"));
    record.by = one_line(top, "by");
    record.held.recording = read_recording(top);
    for (const rota::Batch& batch : record.batches) check_days(batch, record.held, top.node());
    record.derive();
  }

  template <class Each>
  void each(YamlMap& top, std::string_view key, Each take) {
    if (const YamlNode* node = top.get(key)) for_each_map(*node, errors_, take, Severity::warning);
  }

  void read_held(YamlMap& top, const YamlNode& document, rota::HeldSession& held) {
    const auto date = top.date("date");
    if (!date && document.find("date") == nullptr && form_ == SessionForm::stored)
      errors_.add(document, "missing-key", trf("the key {} is missing", "date"),
                  trf("add `{}: YYYY-MM-DD`", "date"));
    held.date = date.value_or(Date{});
    held.desk = one_line(top, "desk", form_ == SessionForm::stored);
    held.group = number_of(top.typed("group", ValueType::integer), 1);
    if (std::string kind = one_line(top, "kind"); !kind.empty()) held.kind = std::move(kind);
    held.mode = one_line(top, "mode");
    held.place = one_line(top, "place");
    held.ground = one_line(top, "ground");
    held.persons = number_of(top.typed("persons", ValueType::integer), 0);
    held.told = top.date("told");
    held.briefed = top.date("briefed");
    held.briefed_by = one_line(top, "briefed_by");
    held.confirmed = top.date("confirmed");
    held.applied = top.date("applied");
    held.planned = top.date("planned");
    held.officials = top.texts("officials");
    held.companions = top.texts("companions");
    held.minutes_late = minutes(top, "late");
    held.unit_minutes = minutes(top, "units");
    held.reasons = words(top, "reasons");
    held.invited = top.texts("invited");
    held.units_confirmed = top.texts("units_confirmed");
    held.documents = top.texts("documents");
    held.flags = top.texts("flags");
  }

  /// What is written on one line, and so reads back as it was.
  static std::string one_line(YamlMap& map, std::string_view key, bool required = false) {
    if (required && map.get(key) == nullptr) return map.text(key, true);
    return map.typed(key, ValueType::text);
  }

  /// `key:` with a map of words to texts below.
  std::map<std::string, std::string> words(YamlMap& top, std::string_view key) {
    std::map<std::string, std::string> found;
    const YamlNode* node = top.get(key);
    if (node == nullptr) return found;
    YamlMap map(*node, errors_);
    for (const auto& entry : node->entries)
      if (entry.key.is_scalar()) found[entry.key.scalar] = map.text(entry.key.scalar);
    return found;
  }

  std::map<std::string, int> minutes(YamlMap& top, std::string_view key) {
    std::map<std::string, int> found;
    const YamlNode* node = top.get(key);
    if (node == nullptr) return found;
    YamlMap map(*node, errors_);
    for (const auto& entry : node->entries)
      if (entry.key.is_scalar())
        found[entry.key.scalar] = number_of(map.typed(entry.key.scalar, ValueType::integer), 0);
    return found;
  }

  std::vector<std::string> case_ids(YamlMap& map, std::string_view key) {
    const YamlNode* node = map.get(key);
    std::vector<std::string> ids;
    if (node == nullptr) return ids;
    const auto take = [&](const YamlNode& item) {
      // In a draft an id may be short; the ledger says whether it is one.
      const ValueType type = form_ == SessionForm::stored ? ValueType::case_id : ValueType::word;
      if (check_value(item, key, type, {}, errors_)) ids.push_back(item.scalar);
    };
    if (node->kind != YamlNode::Kind::sequence)
      take(*node);
    else
      for (const YamlNode& item : node->items) take(item);
    return ids;
  }

  rota::Batch batch_of(YamlMap& map) {
    rota::Batch batch;
    batch.line = map.node().line;
    batch.persons = number_of(map.typed("persons", ValueType::integer), 1);
    if (batch.persons < 1)
      errors_.add(*map.node().find("persons"), "out-of-range", tr("a batch is at least one person"),
                  tr("write how many came"));
    batch.cases = case_ids(map, "cases");
    batch.registered = case_ids(map, "registered");
    batch.kind = map.typed("kind", ValueType::choice, vocabulary<CaseKind>());
    batch.matter = without_final_line_breaks(map.text("matter"));
    batch.due = map.date("due");
    batch.done = map.date("done");
    batch.units = map.texts("units");
    batch.instruction = without_final_line_breaks(map.text("instruction"));
    batch.conferred = without_final_line_breaks(map.text("conferred"));
    batch.plan = without_final_line_breaks(map.text("plan"));
    batch.note = without_final_line_breaks(map.text("note"));
    const std::string word = map.typed("disposition", ValueType::choice, rota::disposition_words());
    if (map.node().find("disposition") == nullptr)
      errors_
          .add(map.node(), "missing-key", trf("the key {} is missing", "disposition"),
               trf("add a line `{}: …`", "disposition"))
          .rule = "C8, HR2";
    for (const rota::DispositionSpec& spec : rota::dispositions()) {
      if (spec.name != word) continue;
      batch.disposition = spec.disposition;
      if (spec.needs_due && map.node().find("due") == nullptr)
        errors_
            .add(*map.node().find("disposition"), "missing-due",
                 trf("{} needs a date by which it is settled", word),
                 tr("add a line `due: YYYY-MM-DD`"))
            .rule = "C8";
    }
    return batch;
  }

  void check_days(const rota::Batch& batch, const rota::HeldSession& held,
                  const YamlNode& document) {
    if (held.date == Date{}) return;
    const YamlNode* batches = document.find("batches");
    for (const YamlNode& item : batches->items) {
      if (item.line != batch.line) continue;
      for (const auto& [key, day] : {std::pair("due", batch.due), std::pair("done", batch.done)})
        if (day && *day < held.date)
          errors_.add(
              *item.find(key), "before-session",
              trf("{} lies before the session of {}", to_string(*day), to_string(held.date)),
              tr("correct one of the two days"));
    }
  }

  std::optional<std::chrono::minutes> time(YamlMap& map, std::string_view key) {
    const std::string text = map.text(key);
    if (text.empty()) return std::nullopt;
    const auto value = rota::parse_time(text);
    if (!value)
      errors_.add(*map.node().find(key), "bad-time", trf("{} is not a time of day", text),
                  tr("write HH:MM in quotes, e.g. \"09:05\""));
    return value;
  }

  rota::CalledUnit called_of(YamlMap& map) {
    rota::CalledUnit called{.unit = map.text("unit", true)};
    called.called = time(map, "at");
    called.arrived = time(map, "arrived");
    if (map.node().find("at") == nullptr)
      errors_.add(map.node(), "missing-key", trf("the key {} is missing", "at"),
                  trf("add a line `{}: …`", "at"));
    if (const auto took = called.minutes(); took && *took < 0)
      errors_.add(*map.node().find("arrived"), "before-call",
                  tr("the unit cannot arrive before it was called"),
                  tr("correct one of the two times"));
    return called;
  }

  rota::SessionAttachment attachment_of(YamlMap& map) {
    rota::SessionAttachment one;
    one.line = map.node().line;
    one.file.path = map.text("path", true);
    one.file.sha256 = map.text("sha256", form_ == SessionForm::stored);
    one.kind = map.typed("kind", ValueType::word);
    const std::string& hash = one.file.sha256;
    if (!hash.empty() &&
        (hash.size() != 64 || hash.find_first_not_of("0123456789abcdef") != std::string::npos))
      errors_.add(*map.node().find("sha256"), "bad-hash",
                  tr("a SHA-256 is 64 digits of 0-9 and a-f"), tr("take it from `sha256sum FILE`"));
    return one;
  }

  void read_checklist(const YamlNode& node, rota::SessionRecord& record) {
    YamlMap map(node, errors_);
    for (const std::string_view item : rota::kChecklist)
      if (const auto done = map.boolean(item)) record.checklist[std::string(item)] = *done;
    if (node.kind == YamlNode::Kind::map) map.finish(Severity::error);
  }

  YamlErrors errors_;
  SessionForm form_;
};

}  // namespace

bool ReadSession::ok() const {
  return std::none_of(problems.begin(), problems.end(),
                      [](const Diagnostic& d) { return d.severity == Severity::error; });
}

ReadSession read_session(std::string_view text, const std::string& file, SessionForm form) {
  ReadSession result;
  result.record.path = file;
  auto document = parse_yaml_document(text, file);
  if (!document) {
    result.problems = std::move(document.error().diagnostics);
    return result;
  }
  result.problems = SessionReader(text, file, form).read(*document, result.record);
  return result;
}

Result<rota::SessionRecord> read_session_strictly(std::string_view text, const std::string& file) {
  ReadSession read = read_session(text, file);
  if (read.ok()) return std::move(read.record);
  std::erase_if(read.problems, [](const Diagnostic& d) { return d.severity != Severity::error; });
  return fail(ExitCode::bad_data, std::move(read.problems));
}

}  // namespace anjuan
