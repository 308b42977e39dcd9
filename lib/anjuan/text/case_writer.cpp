#include "anjuan/text/case_writer.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "anjuan/base/text.hpp"
#include "anjuan/i18n/i18n.hpp"
#include "anjuan/rules/lifecycle.hpp"
#include "anjuan/text/case_reader.hpp"
#include "anjuan/text/head.hpp"
#include "anjuan/text/scalar.hpp"

namespace anjuan {
namespace {

constexpr std::string_view kModeline =
    "# yaml-language-server: $schema=../../../schemas/case.schema.json\n";

std::string head_line(HeadField field, std::string_view value) {
  const HeadFieldSpec& spec = spec_of(field);
  return fmt::format("{}: {}\n", spec.name, write_scalar(value, spec.type));
}

void write_pair(std::string& out, std::string_view indent, std::string_view key,
                std::string_view value) {
  if (!value.empty())
    out += fmt::format("{}{}: {}\n", indent, key, write_scalar(value, ValueType::text));
}

/// One event as an item of the history, its dash behind `indent` spaces.
std::string write_event(const Event& event, std::size_t indent) {
  const std::string dash(indent, ' ');
  const std::string inner(indent + 2, ' ');
  std::string out = fmt::format("{}- event: {}\n{}at: {}\n{}by: {}\n", dash,
                                spec_of(event.kind).name, inner, to_string(event.at), inner,
                                write_scalar(event.by, ValueType::text));
  for (const auto& [key, value] : event.fields) {
    const EventField* field = find_field(spec_of(event.kind), key);
    const ValueType type = field != nullptr ? field->type : ValueType::text;
    if (type == ValueType::list) {
      out += fmt::format("{}{}:\n", inner, key);
      for (std::string_view item : split(value, '\n'))
        out += fmt::format("{}  - {}\n", inner, write_scalar(item, ValueType::list));
    } else if (value.find('\n') != std::string::npos) {
      out += write_block(key, value, indent + 2);
    } else {
      out += fmt::format("{}{}: {}\n", inner, key, write_scalar(value, type));
    }
  }
  return out;
}

/// The lines of a file, each with its line ending.
std::vector<std::string> split_lines(std::string_view text) {
  std::vector<std::string> lines;
  while (!text.empty()) {
    const std::size_t end = text.find('\n');
    const std::size_t length = end == std::string_view::npos ? text.size() : end + 1;
    lines.emplace_back(text.substr(0, length));
    text.remove_prefix(length);
  }
  return lines;
}

std::string_view key_of(std::string_view line) {
  if (line.empty() || line[0] == ' ' || line[0] == '#' || line[0] == '-') return {};
  const std::size_t colon = line.find(':');
  return colon == std::string_view::npos ? std::string_view() : line.substr(0, colon);
}

bool is_blank_or_comment(std::string_view line) {
  const std::string_view content = trim(line);
  return content.empty() || line[0] == '#';
}

/// The comment behind a value, with the blanks in front of it; empty when there is none.
std::string_view trailing_comment(std::string_view line) {
  char quote = '\0';
  for (std::size_t i = line.find(':') + 1; i < line.size(); ++i) {
    const char c = line[i];
    if (quote != '\0') {
      if (c == '\\' && quote == '"')
        ++i;
      else if (c == quote)
        quote = '\0';
    } else if ((c == '"' || c == '\'') && line[i - 1] == ' ') {
      quote = c;
    } else if (c == '#' && (line[i - 1] == ' ' || line[i - 1] == '\t')) {
      std::size_t start = i;
      while (line[start - 1] == ' ' || line[start - 1] == '\t') --start;
      return line.substr(start, line.find_first_of("\r\n") - start);
    }
  }
  return {};
}

class Splicer {
 public:
  Splicer(std::string_view original) : lines_(split_lines(original)) {
    newline_ = !lines_.empty() && lines_.front().ends_with("\r\n") ? "\r\n" : "\n";
    if (!lines_.empty() && !lines_.back().ends_with('\n')) lines_.back() += newline_;
  }

  void set(HeadField field, std::string_view value) {
    const std::string_view name = spec_of(field).name;
    const auto found = std::find_if(lines_.begin(), lines_.end(),
                                    [&](const std::string& line) { return key_of(line) == name; });
    if (found == lines_.end()) {
      if (!value.empty()) lines_.insert(place_for(field), with_newline(head_line(field, value)));
      return;
    }
    const std::string comment(trailing_comment(*found));
    // A hand-written value may go on in indented lines.
    auto after = found + 1;
    while (after != lines_.end() && after->starts_with(' ') && !trim(*after).empty()) ++after;
    lines_.erase(found + 1, after);
    if (value.empty()) {
      lines_.erase(found);
    } else {
      std::string line = head_line(field, value);
      line.insert(line.size() - 1, comment);
      *found = with_newline(line);
    }
  }

  /// False when there is no block history to append to.
  bool append(std::span<const Event> events) {
    auto at = std::find_if(lines_.begin(), lines_.end(),
                           [](const std::string& line) { return key_of(line) == "history"; });
    if (at == lines_.end()) return false;
    ++at;
    auto first = at;
    while (first != lines_.end() && is_blank_or_comment(trim_left(*first))) ++first;
    if (first == lines_.end()) return false;
    const std::size_t indent = first->find_first_not_of(' ');
    if (indent == std::string::npos || (*first)[indent] != '-') return false;
    auto end = first;
    while (end != lines_.end() &&
           (is_blank_or_comment(*end) || (*end)[0] == ' ' || (indent == 0 && (*end)[0] == '-')))
      ++end;
    while (end != first && is_blank_or_comment(*(end - 1))) --end;
    std::vector<std::string> added;
    for (const Event& event : events)
      for (const std::string& line : split_lines(write_event(event, indent)))
        added.push_back(with_newline(line));
    lines_.insert(end, added.begin(), added.end());
    return true;
  }

  std::string text() const {
    std::string out;
    for (const std::string& line : lines_) out += line;
    return out;
  }

 private:
  static std::string_view trim_left(std::string_view line) {
    line.remove_prefix(std::min(line.find_first_not_of(' '), line.size()));
    return line;
  }

  std::string with_newline(std::string line) const {
    if (newline_ == "\r\n" && line.ends_with('\n')) line.replace(line.size() - 1, 1, "\r\n");
    return line;
  }

  /// Behind the nearest head field that stands before `field` in a new file.
  std::vector<std::string>::iterator place_for(HeadField field) {
    for (auto before = static_cast<std::size_t>(field); before-- > 0;) {
      const std::string_view name = head_fields()[before].name;
      for (auto line = lines_.begin(); line != lines_.end(); ++line) {
        if (key_of(*line) != name) continue;
        ++line;
        while (line != lines_.end() && line->starts_with(' ') && !trim(*line).empty()) ++line;
        return line;
      }
    }
    return std::find_if(lines_.begin(), lines_.end(),
                        [](const std::string& line) { return !is_blank_or_comment(line); });
  }

  std::vector<std::string> lines_;
  std::string newline_;
};

bool same_event(const Event& a, const Event& b) {
  return a.kind == b.kind && a.at == b.at && a.at.offset == b.at.offset && a.by == b.by &&
         a.fields == b.fields;
}

/// What the spliced text must say, read back by the full reader.
bool says_what_was_meant(const Case& before, const Case& after,
                         std::span<const HeadChange> changes, std::span<const Event> appended) {
  Head expected = before.head;
  for (const HeadChange& change : changes) expected[change.field] = change.value;
  if (after.head.values != expected.values || after.petitioners != before.petitioners ||
      after.request != before.request || after.attachments != before.attachments)
    return false;
  std::vector<Event> history = before.history;
  history.insert(history.end(), appended.begin(), appended.end());
  return std::equal(history.begin(), history.end(), after.history.begin(), after.history.end(),
                    same_event);
}

}  // namespace

std::string write_case(const Case& value) {
  std::string out = "# anjuan case, format 1\n";
  out += kModeline;
  for (const HeadFieldSpec& spec : head_fields())
    if (value.head.has(spec.field)) out += head_line(spec.field, value.head[spec.field]);
  if (!value.petitioners.empty()) out += "petitioners:\n";
  for (const Petitioner& person : value.petitioners) {
    out += fmt::format("  - name: {}\n", write_scalar(person.name, ValueType::text));
    write_pair(out, "    ", "sex", person.sex);
    write_pair(out, "    ", "age", person.age);
    write_pair(out, "    ", "id_number", person.id_number);
    write_pair(out, "    ", "phone", person.phone);
    write_pair(out, "    ", "address", person.address);
    if (person.representative) out += "    representative: true\n";
  }
  if (!value.attachments.empty()) out += "attachments:\n";
  for (const Attachment& file : value.attachments)
    out += fmt::format("  - path: {}\n    sha256: {}\n", write_scalar(file.path, ValueType::text),
                       write_scalar(file.sha256, ValueType::text));
  if (!value.request.empty()) out += write_block("request", value.request, 0);
  out += "history:\n";
  for (const Event& event : value.history) out += write_event(event, 2);
  return out;
}

std::vector<HeadChange> head_changes(const Head& before, const Head& after) {
  std::vector<HeadChange> changes;
  for (const HeadFieldSpec& spec : head_fields())
    if (before[spec.field] != after[spec.field]) changes.push_back({spec.field, after[spec.field]});
  return changes;
}

Result<std::string> splice_case(std::string_view original, const std::string& file,
                                std::span<const HeadChange> changes,
                                std::span<const Event> appended) {
  auto before = read_case_strictly(original, file);
  if (!before) return pass_on(before);
  Splicer splicer(original);
  for (const HeadChange& change : changes) splicer.set(change.field, change.value);
  if (!appended.empty() && !splicer.append(appended))
    return fail(ExitCode::bad_data,
                {.code = "history-not-block",
                 .file = file,
                 .message = tr("the history is not a list with one `- event:` a line"),
                 .remedy = tr("write the history in block form, as a new case has it")});
  std::string text = splicer.text();
  auto after = read_case_strictly(text, file);
  if (!after || !says_what_was_meant(*before, *after, changes, appended))
    return fail(ExitCode::bug,
                {.code = "splice-mismatch",
                 .file = file,
                 .message = tr("the edited file would not say what was meant; nothing was written"),
                 .remedy = tr("simplify the layout of the file by hand, and report this file")});
  return text;
}

}  // namespace anjuan
