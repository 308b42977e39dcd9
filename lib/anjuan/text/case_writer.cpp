#include "anjuan/text/case_writer.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "anjuan/base/text.hpp"
#include "anjuan/i18n/i18n.hpp"
#include "anjuan/rules/lifecycle/table.hpp"
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

/// The value of an event's field as it stands in a file: line breaks at its end belong to the
/// layout. A value of which nothing is left has no line.
std::string_view kept_value(std::string_view value) {
  return value.substr(0, value.find_last_not_of('\n') + 1);
}

/// One event as an item of the history, its dash behind `indent` spaces.
std::string write_event(const Event& event, std::size_t indent) {
  const std::string dash(indent, ' ');
  const std::string inner(indent + 2, ' ');
  std::string out =
      fmt::format("{}- event: {}\n{}at: {}\n{}by: {}\n", dash, spec_of(event.kind).name, inner,
                  to_string(event.at), inner, write_scalar(event.by, ValueType::text));
  for (const auto& [key, given] : event.fields) {
    const std::string_view value = kept_value(given);
    if (value.empty()) continue;
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

/// The key of a line that begins at the margin, and where its value may begin (behind the colon).
struct LineKey {
  std::string_view name;
  std::size_t behind = 0;
};

LineKey split_key(std::string_view line) {
  static constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
  const std::size_t start = line.starts_with(kByteOrderMark) ? kByteOrderMark.size() : 0;
  if (line.size() == start || std::string_view(" \t#-\r\n").find(line[start]) != line.npos)
    return {};
  const char quote = line[start] == '"' || line[start] == '\'' ? line[start] : '\0';
  const std::size_t name_at = start + (quote != '\0' ? 1 : 0);
  const std::size_t name_end = quote != '\0' ? line.find(quote, name_at) : line.find(':', name_at);
  if (name_end == line.npos) return {};
  const std::size_t colon = line.find(':', name_end);
  if (colon == line.npos) return {};
  return {trim(line.substr(name_at, name_end - name_at)), colon + 1};
}

std::string_view key_of(std::string_view line) {
  return split_key(line).name;
}

bool is_blank_or_comment(std::string_view line) {
  const std::string_view content = trim(line);
  return content.empty() || line[0] == '#';
}

/// The comment at or behind `from`, with the blanks in front of it; empty when there is none.
std::string_view comment_behind(std::string_view line, std::size_t from) {
  for (std::size_t i = std::max<std::size_t>(from, 1); i < line.size(); ++i)
    if (line[i] == '#' && (line[i - 1] == ' ' || line[i - 1] == '\t')) {
      std::size_t start = i;
      while (start > from && (line[start - 1] == ' ' || line[start - 1] == '\t')) --start;
      return line.substr(start, line.find_first_of("\r\n", i) - start);
    }
  return {};
}

/// How far the value of a head line reaches, and the comment behind it.
struct ValueExtent {
  std::size_t lines = 1;
  std::string comment;
};

/// A value written by hand may go on in the lines below: those are its own, while comments and
/// blank lines between it and the next key are not.
ValueExtent extent_of_value(std::span<const std::string> lines) {
  const std::string& first = lines.front();
  const std::size_t behind = split_key(first).behind;
  const std::size_t at = std::min(first.find_first_not_of(" \t", behind), first.size() - 1);
  const auto is_inside = [](std::string_view line) {
    return line[0] == ' ' || line[0] == '\t' || trim(line).empty();
  };
  if (const char quote = first[at]; quote == '"' || quote == '\'') {
    std::size_t from = at + 1;
    for (std::size_t n = 0; n < lines.size(); ++n, from = 0)
      for (std::size_t i = from; i < lines[n].size(); ++i) {
        const bool pair = quote == '\'' && lines[n].compare(i, 2, "''") == 0;
        if (pair || (quote == '"' && lines[n][i] == '\\'))
          ++i;
        else if (lines[n][i] == quote)
          return {n + 1, std::string(comment_behind(lines[n], i + 1))};
      }
    return {};
  }
  ValueExtent extent{1, std::string(comment_behind(first, behind))};
  const bool is_block = first[at] == '|' || first[at] == '>';
  const bool is_empty = first[at] == '#' || trim(std::string_view(first).substr(at)).empty();
  if (!is_block && !is_empty && !extent.comment.empty()) return extent;
  for (std::size_t n = 1; n < lines.size() && is_inside(lines[n]); ++n) {
    const std::string_view content = trim(lines[n]);
    if (content.empty()) continue;
    if (!is_block && content[0] == '#') break;
    extent.lines = n + 1;
    if (is_block) continue;
    const std::string_view comment = comment_behind(lines[n], 0);
    if (comment.empty()) continue;
    extent.comment = comment;
    break;
  }
  return extent;
}

class Splicer {
 public:
  explicit Splicer(std::string_view original) : lines_(split_lines(original)) {
    newline_ = !lines_.empty() && lines_.front().ends_with("\r\n") ? "\r\n" : "\n";
    open_end_ = !lines_.empty() && !lines_.back().ends_with('\n');
    if (open_end_) lines_.back() += newline_;
  }

  void set(HeadField field, std::string_view value) {
    const std::string_view name = spec_of(field).name;
    const auto found = std::find_if(lines_.begin(), lines_.end(),
                                    [&](const std::string& line) { return key_of(line) == name; });
    if (found == lines_.end()) {
      if (!value.empty()) insert(place_for(field), {with_newline(head_line(field, value))});
      return;
    }
    const ValueExtent old = extent_of_value({found, lines_.end()});
    lines_.erase(found + 1, found + static_cast<std::ptrdiff_t>(old.lines));
    if (!value.empty()) {
      std::string line = head_line(field, value);
      line.insert(line.size() - 1, old.comment);
      *found = with_newline(line);
    } else if (!old.comment.empty()) {
      // The line goes, what somebody wrote beside it stays.
      *found = with_newline(std::string(trim(old.comment)) + "\n");
    } else {
      lines_.erase(found);
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
    // Empty lines and comments at the margin come after the history; a line of blanks may be the
    // last one of a block text.
    while (end != first &&
           std::string_view("\r\n#").find((end - 1)->front()) != std::string_view::npos)
      --end;
    std::vector<std::string> added;
    for (const Event& event : events)
      for (const std::string& line : split_lines(write_event(event, indent)))
        added.push_back(with_newline(line));
    insert(end, added);
    return true;
  }

  std::string text() const {
    std::string out;
    for (const std::string& line : lines_) out += line;
    if (open_end_) out.resize(out.size() - newline_.size());
    return out;
  }

 private:
  void insert(std::vector<std::string>::iterator before, const std::vector<std::string>& added) {
    // The old last line is no longer the last: it needs its line ending now.
    if (before == lines_.end()) open_end_ = false;
    lines_.insert(before, added.begin(), added.end());
  }

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
      for (auto line = lines_.begin(); line != lines_.end(); ++line)
        if (key_of(*line) == name)
          return line + static_cast<std::ptrdiff_t>(extent_of_value({line, lines_.end()}).lines);
    }
    return std::find_if(lines_.begin(), lines_.end(),
                        [](const std::string& line) { return !is_blank_or_comment(line); });
  }

  std::vector<std::string> lines_;
  std::string newline_;
  bool open_end_ = false;  ///< the last line had no line ending, and is still the last
};

bool same_event(const Event& meant, const Event& read) {
  auto fields = meant.fields;
  for (auto& [key, value] : fields) value = kept_value(value);
  std::erase_if(fields, [](const auto& field) { return field.second.empty(); });
  return meant.kind == read.kind && meant.at == read.at && meant.at.offset == read.at.offset &&
         meant.by == read.by && fields == read.fields;
}

/// What the spliced text must say, read back by the full reader.
bool says_what_was_meant(const Case& before, const Case& after, std::span<const HeadChange> changes,
                         std::span<const Event> appended) {
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

Result<std::string> write_new_case(const Case& value, const std::string& file) {
  std::string text = write_case(value);
  Case before = value;
  before.history.clear();
  before.request = kept_value(value.request);
  const auto read = read_case_strictly(text, file);
  if (read && says_what_was_meant(before, *read, {}, value.history)) return text;
  return fail(ExitCode::bug,
              {.code = "write-mismatch",
               .file = file,
               .message = tr("the new file would not say what was meant; nothing was written"),
               .remedy = tr("leave out unusual characters, and report what was given")});
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
  ANJUAN_TRY(before, read_case_strictly(original, file));
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
  if (!after || !says_what_was_meant(before, *after, changes, appended))
    return fail(ExitCode::bug,
                {.code = "splice-mismatch",
                 .file = file,
                 .message = tr("the edited file would not say what was meant; nothing was written"),
                 .remedy = tr("simplify the layout of the file by hand, and report this file")});
  return text;
}

}  // namespace anjuan
