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

/// An entry of a list; a field that is empty or not set has no line, unless every entry has one.
template <class Entry, std::size_t N>
void write_entry(std::string& out, const Entry& entry, const EntryField<Entry> (&fields)[N]) {
  std::string_view before = "  - ";
  for (const EntryField<Entry>& field : fields) {
    if (field.flag != nullptr ? !(entry.*field.flag)
                              : !field.required && (entry.*field.text).empty())
      continue;
    out += fmt::format("{}{}: {}\n", before, field.key,
                       field.flag != nullptr ? std::string("true")
                                             : write_scalar(entry.*field.text, ValueType::text));
    before = "    ";
  }
}

/// The value of an event's field as it stands in a file: line breaks at its end belong to the
/// layout. A value of which nothing is left has no line.
std::string_view kept_value(std::string_view value) {
  return value.substr(0, value.find_last_not_of('\n') + 1);
}

/// The keys of a petitioner and their values, in the order of a new file.
std::vector<std::pair<std::string_view, std::string_view>> pairs_of(const Petitioner& person) {
  std::vector<std::pair<std::string_view, std::string_view>> pairs;
  for (const EntryField<Petitioner>& field : kPetitionerFields)
    pairs.emplace_back(field.key, field.flag == nullptr ? std::string_view(person.*field.text)
                                  : person.*field.flag  ? "true"
                                                        : "");
  return pairs;
}

std::string petitioner_line(std::string_view key, std::string_view value) {
  return fmt::format(
      "{}: {}\n", key,
      write_scalar(value, key == "representative" ? ValueType::boolean : ValueType::text));
}

/// One petitioner as an item of the list.
std::string write_petitioner(const Petitioner& person, std::size_t indent) {
  std::string out;
  for (const auto& [key, value] : pairs_of(person))
    if (!value.empty())
      out += std::string(out.empty() ? indent : indent + 2, ' ') + (out.empty() ? "- " : "") +
             petitioner_line(key, value);
  return out;
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

  /// False when the petitioners that differ are not items of a block list, one key a line.
  bool set_petitioners(const std::vector<Petitioner>& before, const std::vector<Petitioner>& now) {
    for (std::size_t i = before.size(); i-- > 0;)
      if (before[i] != now[i] && !set_petitioner(i, before[i], now[i])) return false;
    for (std::size_t i = before.size(); i < now.size(); ++i) {
      const Block block = block_of("petitioners");
      const bool is_new = block.first == block.end;
      if (is_new && i > 0) return false;
      insert(at(block.end), lines_of(is_new ? "petitioners:\n" + write_petitioner(now[i], 2)
                                            : write_petitioner(now[i], block.indent)));
    }
    return true;
  }

  /// False when there is no block history to append to.
  bool append(std::span<const Event> events) {
    const Block block = block_of("history");
    if (block.first == block.end) return false;
    std::vector<std::string> added;
    for (const Event& event : events)
      for (std::string& line : lines_of(write_event(event, block.indent)))
        added.push_back(std::move(line));
    insert(at(block.end), added);
    return true;
  }

  std::string text() const {
    std::string out;
    for (const std::string& line : lines_) out += line;
    if (open_end_) out.resize(out.size() - newline_.size());
    return out;
  }

 private:
  /// The lines of a block list below a key: from its first item to behind the last.
  struct Block {
    std::size_t first = 0;
    std::size_t end = 0;  ///< equal to first when there is none
    std::size_t indent = 0;
  };

  Block block_of(std::string_view key) const {
    const auto found = std::find_if(lines_.begin(), lines_.end(),
                                    [&](const std::string& line) { return key_of(line) == key; });
    const auto index = [&](auto line) { return static_cast<std::size_t>(line - lines_.begin()); };
    if (found == lines_.end()) return {index(place_behind_head()), index(place_behind_head()), 0};
    auto first = found + 1;
    while (first != lines_.end() && is_blank_or_comment(trim_left(*first))) ++first;
    if (first == lines_.end()) return {};
    const std::size_t indent = first->find_first_not_of(' ');
    if (indent == std::string::npos || (*first)[indent] != '-') return {};
    auto end = first;
    while (end != lines_.end() &&
           (is_blank_or_comment(*end) || (*end)[0] == ' ' || (indent == 0 && (*end)[0] == '-')))
      ++end;
    // Empty lines and comments at the margin come after the list; a line of blanks may be the last
    // one of a block text.
    while (end != first &&
           std::string_view("\r\n#").find((end - 1)->front()) != std::string_view::npos)
      --end;
    return {index(first), index(end), indent};
  }

  /// Changes the lines of one item; its other lines and comments stay.
  bool set_petitioner(std::size_t nth, const Petitioner& before, const Petitioner& now) {
    const Block block = block_of("petitioners");
    const auto is_item = [&](const std::string& line) {
      return line.find_first_not_of(' ') == block.indent && line[block.indent] == '-';
    };
    std::size_t first = block.first;
    for (std::size_t seen = 0; first < block.end; ++first)
      if (is_item(lines_[first]) && seen++ == nth) break;
    if (first >= block.end) return false;
    const auto line_with = [&](std::string_view key) {
      for (std::size_t i = first; i < block.end && (i == first || !is_item(lines_[i])); ++i) {
        std::string_view line = trim(lines_[i]);
        if (i == first) line = trim(line.substr(1));
        if (line.starts_with(key) && line.substr(key.size(), 1) == ":") return i;
      }
      return block.end;
    };
    const auto old = pairs_of(before);
    const auto wanted = pairs_of(now);
    std::size_t behind = first;
    for (std::size_t i = 0; i < wanted.size(); ++i) {
      const auto& [key, value] = wanted[i];
      const std::size_t found = line_with(key);
      const bool there = !old[i].second.empty();
      if (there != (found < block.end)) return false;
      if (there) behind = found;
      if (old[i].second == value) continue;
      const std::string inner(block.indent + 2, ' ');
      if (there && !value.empty()) {
        const std::string front = found == first ? std::string(block.indent, ' ') + "- " : inner;
        std::string line = front + petitioner_line(key, value);
        if (old[i].second.find('#') == std::string_view::npos)
          line.insert(line.size() - 1, comment_behind(lines_[found], 0));
        lines_[found] = with_newline(std::move(line));
      } else if (there) {
        if (found == first) return false;
        lines_.erase(at(found));
        return set_petitioner(nth, without(before, key), now);
      } else {
        insert(at(behind + 1), {with_newline(inner + petitioner_line(key, value))});
        return set_petitioner(nth, with(before, now, key), now);
      }
    }
    return true;
  }

  static Petitioner without(Petitioner person, std::string_view key) {
    return with(std::move(person), {}, key);
  }
  /// `person` with one key as the other has it.
  static Petitioner with(Petitioner person, const Petitioner& other, std::string_view key) {
    for (const EntryField<Petitioner>& field : kPetitionerFields) {
      if (field.key != key) continue;
      if (field.flag != nullptr)
        person.*field.flag = other.*field.flag;
      else
        person.*field.text = other.*field.text;
    }
    return person;
  }

  std::vector<std::string> lines_of(std::string_view text) const {
    std::vector<std::string> lines = split_lines(text);
    for (std::string& line : lines) line = with_newline(std::move(line));
    return lines;
  }

  std::vector<std::string>::iterator at(std::size_t index) {
    return lines_.begin() + static_cast<std::ptrdiff_t>(index);
  }

  /// Before the first key that is not of the head.
  std::vector<std::string>::const_iterator place_behind_head() const {
    return std::find_if(lines_.begin(), lines_.end(), [](const std::string& line) {
      const std::string_view key = key_of(line);
      return !key.empty() && !parse_head_field(key);
    });
  }

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
  for (const Petitioner& person : value.petitioners) out += write_petitioner(person, 2);
  if (!value.attachments.empty()) out += "attachments:\n";
  for (const Attachment& file : value.attachments) write_entry(out, file, kAttachmentFields);
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
                                std::span<const Event> appended,
                                const std::vector<Petitioner>* people) {
  ANJUAN_TRY(before, read_case_strictly(original, file));
  Splicer splicer(original);
  for (const HeadChange& change : changes) splicer.set(change.field, change.value);
  if (!appended.empty() && !splicer.append(appended))
    return fail(ExitCode::bad_data,
                {.code = "history-not-block",
                 .file = file,
                 .message = tr("the history is not a list with one `- event:` a line"),
                 .remedy = tr("write the history in block form, as a new case has it")});
  if (people != nullptr && !splicer.set_petitioners(before.petitioners, *people))
    return fail(ExitCode::bad_data,
                {.code = "petitioners-not-block",
                 .file = file,
                 .message = tr("the petitioners are not a list with one `- name:` a line"),
                 .remedy = tr("write them in block form, as a new case has them")});
  if (people != nullptr) before.petitioners = *people;
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
