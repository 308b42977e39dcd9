#include <algorithm>

#include "anjuan/base/text.hpp"
#include "anjuan/i18n/i18n.hpp"
#include "anjuan/text/scalar.hpp"
#include "anjuan/text/session_file.hpp"
#include "anjuan/text/yaml_tree.hpp"

namespace anjuan {
namespace {

/// Every top-level key that write_session() may write.
constexpr std::string_view kOwnKeys[] = {
    "date",      "desk",       "group",          "kind",        "mode",        "place",
    "persons",   "told",       "briefed",        "confirmed",   "applied",     "planned",
    "officials", "companions", "late",           "units",       "called",      "reasons",
    "invited",   "documents",  "flags",          "batches",     "attachments", "checklist",
    "note",      "by",         "recorded",       "late_reason", "via",         "earlier",
    "ground",    "briefed_by", "units_confirmed"};

/// Lines of one map: the first behind `- ` when it is an entry of a list.
class Lines {
 public:
  explicit Lines(std::string& text, std::size_t indent = 0, bool entry = false)
      : text_(text), indent_(indent), entry_(entry) {}

  void line(std::string_view key, std::string_view value, ValueType type = ValueType::text) {
    if (value.empty()) return;
    if (type == ValueType::text && value.find('\n') != std::string_view::npos) {
      start();
      text_ += write_block(key, value, indent_).substr(indent_);
      return;
    }
    start();
    text_ += fmt::format("{}: {}\n", key, write_scalar(value, type));
  }
  void date(std::string_view key, const std::optional<Date>& date) {
    if (date) line(key, to_string(*date), ValueType::date);
  }
  void number(std::string_view key, long value) {
    line(key, std::to_string(value), ValueType::integer);
  }
  void list(std::string_view key, const std::vector<std::string>& values) {
    if (values.empty()) return;
    start();
    text_ += fmt::format("{}:\n", key);
    for (const std::string& value : values)
      text_ += fmt::format("{}  - {}\n", std::string(indent_, ' '),
                           write_scalar(value, ValueType::text));
  }

 private:
  void start() {
    text_ += entry_ ? std::string(indent_ - 2, ' ') + "- " : std::string(indent_, ' ');
    entry_ = false;
  }

  std::string& text_;
  std::size_t indent_;
  bool entry_;
};

void numbers(std::string& text, std::string_view key, const std::map<std::string, int>& values) {
  if (!values.empty()) text += fmt::format("{}:\n", key);
  for (const auto& [name, value] : values)
    text += fmt::format("  {}: {}\n", write_scalar(name, ValueType::text), value);
}

void write_batch(std::string& text, const rota::Batch& batch) {
  Lines lines(text, 4, true);
  lines.number("persons", batch.persons);
  lines.list("cases", batch.cases);
  lines.list("registered", batch.registered);
  lines.line("kind", batch.kind);
  lines.line("matter", batch.matter);
  lines.line("disposition", spec_of(batch.disposition).name);
  lines.date("due", batch.due);
  lines.date("done", batch.done);
  lines.list("units", batch.units);
  lines.line("instruction", batch.instruction);
  lines.line("conferred", batch.conferred);
  lines.line("plan", batch.plan);
  lines.line("note", batch.note);
}

std::string write_record(const rota::SessionRecord& record) {
  const rota::HeldSession& held = record.held;
  std::string text;
  Lines top(text);
  top.date("date", held.date);
  top.line("desk", held.desk);
  top.number("group", held.group);
  top.line("kind", held.kind);
  top.line("mode", held.mode);
  top.line("place", held.place);
  top.line("ground", held.ground);
  top.number("persons", held.persons);
  top.date("told", held.told);
  top.date("briefed", held.briefed);
  top.line("briefed_by", held.briefed_by);
  top.date("confirmed", held.confirmed);
  top.date("applied", held.applied);
  top.date("planned", held.planned);
  top.list("officials", held.officials);
  top.list("companions", held.companions);
  numbers(text, "late", held.minutes_late);
  // Minutes that follow from the times of a call, and kinds of attachments, stand there only.
  std::map<std::string, int> stated = held.unit_minutes;
  for (const rota::CalledUnit& one : record.called) stated.erase(one.unit);
  numbers(text, "units", stated);
  if (!record.called.empty()) text += "called:\n";
  for (const rota::CalledUnit& one : record.called) {
    Lines lines(text, 4, true);
    lines.line("unit", one.unit);
    if (one.called) lines.line("at", rota::time_text(*one.called));
    if (one.arrived) lines.line("arrived", rota::time_text(*one.arrived));
  }
  if (!held.reasons.empty()) text += "reasons:\n";
  for (const auto& [name, reason] : held.reasons)
    text += fmt::format("  {}: {}\n", write_scalar(name, ValueType::text),
                        write_scalar(reason, ValueType::text));
  top.list("invited", held.invited);
  top.list("units_confirmed", held.units_confirmed);
  std::vector<std::string> papers = held.documents;
  std::erase_if(papers, [&](const std::string& kind) {
    return std::any_of(record.attachments.begin(), record.attachments.end(),
                       [&](const rota::SessionAttachment& one) { return one.kind == kind; });
  });
  top.list("documents", papers);
  top.list("flags", held.flags);
  if (!record.batches.empty()) text += "batches:\n";
  for (const rota::Batch& batch : record.batches) write_batch(text, batch);
  if (!record.attachments.empty()) text += "attachments:\n";
  for (const rota::SessionAttachment& one : record.attachments) {
    Lines lines(text, 4, true);
    lines.line("path", one.file.path);
    lines.line("sha256", one.file.sha256);
    lines.line("kind", one.kind);
  }
  if (!record.checklist.empty()) text += "checklist:\n";
  for (const std::string_view item : rota::kChecklist)
    if (const auto found = record.checklist.find(item); found != record.checklist.end())
      text += fmt::format("  {}: {}\n", item, found->second);
  top.line("note", record.note);
  top.line("by", record.by);
  if (held.recording.recorded)
    top.line("recorded", to_string(*held.recording.recorded), ValueType::timestamp);
  top.line("late_reason", held.recording.late_reason);
  top.line("via", held.recording.via);
  return text;
}

/// The lines of a map as an entry of a list.
std::string as_entry(std::string_view map) {
  std::string text;
  for (const std::string_view line : split(map.substr(0, map.size() - 1), '\n'))
    text += line.empty() ? "\n" : fmt::format("{}{}\n", text.empty() ? "  - " : "    ", line);
  return text;
}

}  // namespace

std::string write_session(const rota::SessionRecord& record) {
  std::string text = "# anjuan session, format 1\n" + write_record(record);
  if (!record.earlier.empty()) text += "earlier:\n";
  for (const rota::SessionRecord& one : record.earlier) text += as_entry(write_record(one));
  return text;
}

namespace {

/// A top-level key with its lines; comments and empty lines before the first key have none.
struct Block {
  std::string key;
  std::string text;
};

/// A comment at the margin between two keys belongs to the one below it.
std::vector<Block> blocks_of(std::string_view text) {
  std::vector<Block> blocks;
  std::string above;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size() - 1) + 1;
    std::string line(text.substr(0, end));
    text.remove_prefix(end);
    if (!line.ends_with('\n')) line += '\n';
    const bool inside = line[0] == ' ' || line[0] == '\t' || line[0] == '-';
    if (inside && !blocks.empty()) {
      blocks.back().text += std::exchange(above, {}) + line;
    } else if (line[0] == '#' || line[0] == '\n' || line[0] == '\r') {
      above += line;
    } else {
      if (!above.empty()) blocks.push_back({"", std::exchange(above, {})});
      blocks.push_back({std::string(trim(line.substr(0, line.find(':')))), line});
    }
  }
  if (!above.empty()) blocks.push_back({"", above});
  return blocks;
}

/// The lines of a block that are nothing but a comment, at the margin.
std::string comments_of(const Block& block) {
  std::string kept;
  for (const std::string_view line : split(block.text, '\n'))
    if (const std::string_view text = trim(line); text.starts_with('#'))
      kept += fmt::format("{}\n", text);
  return kept;
}

/// The same but for the office's own keys.
bool same_value(const YamlNode& a, const YamlNode& b) {
  const auto counts = [](const YamlNode& map) {
    return std::count_if(map.entries.begin(), map.entries.end(), [](const YamlNode::Entry& entry) {
      return !entry.key.scalar.starts_with("x-");
    });
  };
  if (a.kind != b.kind || a.scalar != b.scalar || counts(a) != counts(b)) return false;
  return std::equal(a.items.begin(), a.items.end(), b.items.begin(), b.items.end(), same_value) &&
         std::all_of(b.entries.begin(), b.entries.end(), [&](const YamlNode::Entry& entry) {
           const YamlNode* other = a.find(entry.key.scalar);
           return other != nullptr && same_value(*other, entry.value);
         });
}

/// Both say the same, whatever quotes and comments they say it with.
bool same_value(const Block& was, const Block& now) {
  const auto a = parse_yaml_document(was.text, "");
  const auto b = parse_yaml_document(now.text, "");
  return a && b && same_value(*a, *b);
}

}  // namespace

std::string splice_session(std::string_view before, const rota::SessionRecord& record) {
  const std::vector<Block> standing = blocks_of(before);
  const auto stands = [&](const std::string& key) {
    return std::any_of(standing.begin(), standing.end(),
                       [&](const Block& block) { return block.key == key; });
  };
  std::vector<Block> wanted = blocks_of(write_session(record));
  std::string text;
  // New keys come where write_session() has them, behind those that it has before them.
  auto next = wanted.begin();
  const auto write_new = [&](auto end) {
    for (; next != end; ++next)
      if (!next->key.empty() && !stands(next->key)) text += next->text;
  };
  for (const Block& block : standing) {
    const bool own =
        std::find(std::begin(kOwnKeys), std::end(kOwnKeys), block.key) != std::end(kOwnKeys);
    const auto now = std::find_if(wanted.begin(), wanted.end(),
                                  [&](const Block& one) { return one.key == block.key; });
    if (own && now != wanted.end() && now >= next) write_new(now);
    if (!own || (now != wanted.end() && same_value(block, *now)))
      text += block.text;
    else
      text += comments_of(block) + (now != wanted.end() ? now->text : std::string());
  }
  write_new(wanted.end());
  return text;
}

}  // namespace anjuan
