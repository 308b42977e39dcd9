#include "anjuan/text/canonical_case.hpp"

#include <algorithm>

#include "anjuan/model/value.hpp"
#include "anjuan/rules/lifecycle/record.hpp"
#include "anjuan/rules/lifecycle/table.hpp"
#include "anjuan/text/line_form.hpp"
#include "anjuan/text/scalar.hpp"

namespace anjuan {
namespace {

/// A line `key: value`, or `key:` with what follows below.
struct Pair {
  std::string_view key;
  std::string_view value;
};

/// A value on the line of its key; false for whatever the full reader might see differently.
bool read_scalar(std::string_view text, std::string& out) {
  if (!text.starts_with('"')) {
    if (!is_safe_plain(text) || is_null_word(text)) return false;
    out.assign(text);
    return true;
  }
  const auto quoted = quoted_text(text);
  if (!quoted) return false;
  out.assign(quoted->inside);
  if (quoted->escaped) {
    const auto decoded = unescape_in_place(out.data(), out.data() + out.size());
    if (!decoded) return false;
    out.resize(decoded->size());
  }
  return !out.empty();
}

class CanonicalReader {
 public:
  CanonicalReader(std::string_view text, Case& value) : rest_(text), value_(value) { step(); }

  bool run() {
    while (line_.starts_with('#')) step();
    return read_head() && read_entries("petitioners:", kPetitionerFields, value_.petitioners) &&
           read_entries("attachments:", kAttachmentFields, value_.attachments) && read_request() &&
           read_history() && at_end_;
  }

 private:
  void step() {
    at_end_ = rest_.empty();
    const std::size_t end = rest_.find('\n');  // the file ends with one: never npos before the end
    line_ = rest_.substr(0, end);
    rest_.remove_prefix(at_end_ ? 0 : end + 1);
    ++number_;
  }

  /// Takes the current line apart behind `indent` characters, which the caller has looked at.
  bool take_pair(std::size_t indent, Pair& pair) {
    const std::string_view content = line_.substr(indent);
    const std::size_t length = key_length(content);
    if (length == 0 || content.substr(length, 1) != ":") return false;
    pair.key = content.substr(0, length);
    pair.value = content.substr(length + 1);
    if (!pair.value.empty()) {
      if (pair.value[0] != ' ') return false;
      pair.value.remove_prefix(1);
      if (pair.value.empty()) return false;
    }
    step();
    return true;
  }

  bool read_head() {
    std::uint64_t seen = 0;
    Pair pair;
    while (!at_end_ && !line_.ends_with(':') && !line_.starts_with("request:")) {
      if (!take_pair(0, pair)) return false;
      const auto field = head_field_of_key(pair.key);
      if (!field) return false;
      const HeadFieldSpec& spec = spec_of(*field);
      const std::uint64_t bit = std::uint64_t{1} << static_cast<unsigned>(*field);
      std::string& content = value_.head[*field];
      if ((seen & bit) != 0 || !read_scalar(pair.value, content) ||
          !fits(content, spec.type, spec.choices))
        return false;
      seen |= bit;
    }
    const std::uint64_t required = required_head_fields();
    return (seen & required) == required;
  }

  template <class Entry, std::size_t N>
  bool read_entries(std::string_view title, const EntryField<Entry> (&fields)[N],
                    std::vector<Entry>& entries) {
    if (line_ != title) return true;
    step();
    do {
      if (!line_.starts_with("  - ") || !read_entry(fields, entries.emplace_back())) return false;
    } while (line_.starts_with("  - "));
    return true;
  }

  template <class Entry, std::size_t N>
  bool read_entry(const EntryField<Entry> (&fields)[N], Entry& entry) {
    unsigned seen = 0;
    std::string flag;
    Pair pair;
    do {
      if (!take_pair(4, pair)) return false;
      const auto* field =
          std::find_if(std::begin(fields), std::end(fields),
                       [&](const EntryField<Entry>& each) { return each.key == pair.key; });
      if (field == std::end(fields)) return false;
      const unsigned bit = 1U << static_cast<unsigned>(field - std::begin(fields));
      std::string& content = field->flag != nullptr ? flag : entry.*field->text;
      if ((seen & bit) != 0 || !read_scalar(pair.value, content)) return false;
      seen |= bit;
      if (field->flag == nullptr) continue;
      if (!fits(flag, ValueType::boolean)) return false;
      entry.*field->flag = flag == "true";
    } while (line_.starts_with("    "));
    for (std::size_t i = 0; i < N; ++i)
      if (fields[i].required && (seen >> i & 1U) == 0) return false;
    return true;
  }

  bool read_request() {
    if (!line_.starts_with("request:")) return true;
    Pair pair;
    if (!take_pair(0, pair) || pair.key != "request") return false;
    return read_text(pair.value, 2, value_.request);
  }

  /// A value that may be a block of lines behind `indent` blanks.
  bool read_text(std::string_view begun, std::size_t indent, std::string& out) {
    if (begun == "|" || begun == "|2") return read_block(begun == "|2", indent, out);
    if (!read_scalar(begun, out)) return false;
    out = without_final_line_breaks(std::move(out));
    return true;
  }

  bool read_block(bool stated, std::size_t indent, std::string& out) {
    // Blanks in front of the first line would be its indentation, were that not stated.
    if (line_.size() <= indent || (!stated && (line_[indent] == ' ' || line_[indent] == '\t')))
      return false;
    bool blank = false;
    while (!at_end_) {
      if (line_.empty()) {
        blank = true;
      } else {
        const std::size_t blanks = std::min(line_.find_first_not_of(' '), line_.size());
        if (blanks < indent && blanks < line_.size()) break;
        if (line_.size() <= indent) return false;  // blanks only, and no more than the indentation
        out.append(line_.substr(indent));
        blank = false;
      }
      out += '\n';
      step();
    }
    // Empty lines behind the text are the layout's.
    if (blank || out.empty()) return false;
    out.pop_back();
    return true;
  }

  bool read_history() {
    if (line_ != "history:") return false;
    step();
    do {
      if (!read_event(value_.history.emplace_back())) return false;
    } while (line_.starts_with("  - "));
    return true;
  }

  /// The value of the next line, which must have this key.
  bool read_named(std::string_view before, std::string_view key, std::string& out) {
    Pair pair;
    return line_.starts_with(before) && take_pair(before.size(), pair) && pair.key == key &&
           read_scalar(pair.value, out);
  }

  bool read_event(Event& event) {
    event.line = number_;
    std::string word;
    if (!read_named("  - ", "event", word)) return false;
    const auto kind = parse_event_name(word);
    if (!kind || !read_named("    ", "at", word)) return false;
    const auto at = parse_timestamp(word);
    if (!at || !read_named("    ", "by", event.by)) return false;
    event.kind = *kind;
    event.at = *at;
    while (line_.starts_with("    "))
      if (!read_event_field(event)) return false;
    return true;
  }

  bool read_event_field(Event& event) {
    Pair pair;
    if (!take_pair(4, pair)) return false;
    const EventField* field = find_field(spec_of(event.kind), pair.key);
    if (field == nullptr || !event.get(pair.key).empty()) return false;
    std::string content;
    const bool read =
        field->type == ValueType::list ? pair.value.empty() && read_list(content)
        : field->type == ValueType::block
            ? read_text(pair.value, 6, content)
            : read_scalar(pair.value, content) && fits(content, field->type, field->choices);
    if (!read || content.empty()) return false;
    event.fields.emplace_back(std::string(field->name), std::move(content));
    return true;
  }

  bool read_list(std::string& out) {
    std::string item;
    while (line_.starts_with("      - ")) {
      if (!read_scalar(line_.substr(8), item) || !fits(item, ValueType::text)) return false;
      if (!out.empty()) out += '\n';
      out += item;
      step();
    }
    return !out.empty();
  }

  std::string_view rest_;
  std::string_view line_;
  int number_ = 0;  ///< of line_, from 1
  bool at_end_ = false;
  Case& value_;
};

}  // namespace

bool read_canonical_case(std::string_view text, Case& value) {
  value = Case{};
  if (!text.ends_with('\n') || !is_clean_text(text, true)) return false;
  if (!CanonicalReader(text, value).run()) return false;
  mark_voided(value.history);
  return true;
}

}  // namespace anjuan
