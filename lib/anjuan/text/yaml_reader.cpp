#include "anjuan/text/yaml_reader.hpp"

#include <algorithm>
#include <set>

#include "anjuan/base/text.hpp"
#include "anjuan/i18n/i18n.hpp"
#include "anjuan/i18n/suggest.hpp"
#include "anjuan/model/value.hpp"

namespace anjuan {
namespace {

/// A file that is not what it should be, thousands of values on one line, must not fill the memory
/// with what is to be said of it.
constexpr std::size_t kMostListed = 1000;
constexpr std::size_t kLongestShown = 4096;

int characters(std::string_view text) {
  return std::max(1, static_cast<int>(split_characters(text.substr(0, text.find('\n'))).size()));
}

/// Options are typed in words; a file has the names only.
std::string choice_remedy(std::string_view value, Vocabulary choices, bool typed) {
  const std::string all =
      join(typed ? typed_words(choices) : std::vector<std::string>(choices.begin(), choices.end()),
           typed ? tr(", ") : ", ");
  const std::string_view near = nearest(value, names_in(choices, &Word::id));
  if (near.empty()) return trf("one of: {}", all);
  return trf("did you mean {}? One of: {}", near, all);
}

}  // namespace

Diagnostic YamlErrors::place(const YamlNode& at) {
  Diagnostic d{.file = file_,
               .line = at.line,
               .column = at.column,
               .length = at.is_scalar() ? characters(at.scalar) + (at.quoted ? 2 : 0) : 1};
  if (lines_.empty()) lines_ = split(text_, '\n');
  const auto line = static_cast<std::size_t>(at.line);
  if (line > 0 && line <= lines_.size() && lines_[line - 1].size() <= kLongestShown) {
    d.source_line = lines_[line - 1];
    if (d.source_line.ends_with('\r')) d.source_line.pop_back();
  }
  return d;
}

Diagnostic& YamlErrors::add(const YamlNode& at, std::string code, std::string message,
                            std::string remedy, Severity severity) {
  Diagnostic d = place(at);
  d.severity = severity;
  d.code = std::move(code);
  d.message = std::move(message);
  d.remedy = std::move(remedy);
  const bool is_first_error = severity == Severity::error && !any_error_;
  any_error_ = any_error_ || severity == Severity::error;
  if (diagnostics_.size() >= kMostListed && !is_first_error) {
    ++left_out_;
    return last_ = std::move(d);
  }
  diagnostics_.push_back(std::move(d));
  return diagnostics_.back();
}

std::vector<Diagnostic> YamlErrors::take() {
  sort_by_position(diagnostics_);
  if (left_out_ > 0)
    diagnostics_.push_back({Severity::note, "more-problems", file_, 0, 0, 1, "",
                            trf("{} more problems of this file are not listed", left_out_), "",
                            ""});
  return std::move(diagnostics_);
}

YamlMap::YamlMap(const YamlNode& node, YamlErrors& errors) : node_(node), errors_(errors) {
  if (node.kind != YamlNode::Kind::map) {
    errors.add(node, "wrong-type", tr("a map of `key: value` lines is expected here"),
               tr("write key: value lines, or take the last whole version of the file from git"));
    return;
  }
  std::set<std::string_view> seen;
  for (const auto& [key, value] : node.entries) {
    if (!key.is_scalar())
      errors.add(key, "wrong-type", tr("a key must be one word"));
    else if (!seen.insert(key.scalar).second)
      errors.add(key, "duplicate-key", trf("the key {} stands twice", key.scalar),
                 tr("keep one of the two; the history says which one is right"));
  }
}

const YamlNode* YamlMap::get(std::string_view key) {
  known_.push_back(key);
  return node_.find(key);
}

std::string YamlMap::text(std::string_view key, bool required) {
  const YamlNode* value = get(key);
  if (value == nullptr) {
    if (required)
      errors_.add(node_, "missing-key", trf("the key {} is missing", key),
                  trf("add a line `{}: …`", key));
    return {};
  }
  if (!check_value(*value, key, ValueType::block, {}, errors_)) return {};
  return value->scalar;
}

Recording read_recording(YamlMap& map) {
  Recording how;
  how.recorded = parse_timestamp(map.typed("recorded", ValueType::timestamp));
  how.late_reason = map.text("late_reason");
  how.via = map.text("via");
  return how;
}

std::string YamlMap::typed(std::string_view key, ValueType type, Vocabulary choices) {
  const YamlNode* value = get(key);
  if (value == nullptr || !check_value(*value, key, type, choices, errors_)) return {};
  return value->scalar;
}

std::optional<Date> YamlMap::date(std::string_view key) {
  const std::string value = typed(key, ValueType::date);
  return value.empty() ? std::nullopt : parse_date(value);
}

std::optional<bool> YamlMap::boolean(std::string_view key) {
  const std::string value = typed(key, ValueType::boolean);
  if (value.empty()) return std::nullopt;
  return value == "true";
}

std::vector<std::string> YamlMap::texts(std::string_view key) {
  const YamlNode* value = get(key);
  std::vector<std::string> all;
  if (value == nullptr) return all;
  if (value->kind != YamlNode::Kind::sequence) {
    if (check_value(*value, key, ValueType::text, {}, errors_)) all.push_back(value->scalar);
    return all;
  }
  for (const YamlNode& item : value->items)
    if (check_value(item, key, ValueType::text, {}, errors_)) all.push_back(item.scalar);
  return all;
}

void YamlMap::finish(Severity severity) {
  for (const auto& entry : node_.entries) {
    const std::string_view key = entry.key.scalar;
    if (!entry.key.is_scalar() || key.starts_with("x-")) continue;
    if (std::find(known_.begin(), known_.end(), key) != known_.end()) continue;
    errors_.add(entry.key, "unknown-key", trf("unknown key {}", key),
                suggest(key, known_, tr("remove it, or write x- in front to keep it for yourself")),
                severity);
  }
}

bool check_value(const YamlNode& value, std::string_view key, ValueType type, Vocabulary choices,
                 YamlErrors& errors) {
  if (value.kind == YamlNode::Kind::null || (value.is_scalar() && value.scalar.empty())) {
    errors.add(value, "empty-value", trf("{} has no value", key),
               tr("write the value, or remove the line"));
    return false;
  }
  if (!value.is_scalar()) {
    errors.add(value, "wrong-type", trf("{} must be a single value", key));
    return false;
  }
  const std::string& text = value.scalar;
  if (fits(text, type, choices)) return true;
  const auto wrong = [&](std::string message, std::string remedy = {}) {
    errors.add(value, "wrong-type", std::move(message), std::move(remedy));
  };
  switch (type) {
    case ValueType::block:
    case ValueType::text:
    case ValueType::list:
      wrong(trf("{} must be one line", key));
      break;
    case ValueType::word:
      wrong(trf("{} must be one word without spaces", key));
      break;
    case ValueType::words:
      wrong(trf("{} must be words with one space between", key));
      break;
    case ValueType::date:
      if (looks_like_date(text))
        errors.add(value, "impossible-date", trf("there is no day {}", text),
                   tr("write a day that exists, as YYYY-MM-DD"));
      else
        wrong(trf("{} must be a date", key), tr("write YYYY-MM-DD"));
      break;
    case ValueType::timestamp:
      wrong(trf("{} must be a moment with its offset", key), tr("write YYYY-MM-DDThh:mm:ss+08:00"));
      break;
    case ValueType::integer:
      wrong(trf("{} must be a whole number", key), tr("write digits only, without leading zeros"));
      break;
    case ValueType::boolean:
      wrong(trf("{} must be true or false", key),
            tr("write true or false; yes, no, on and off are read differently by others"));
      break;
    case ValueType::case_id:
      wrong(trf("{} must be a case number", key), tr("write it as CODE-YYYY-NNNNNN"));
      break;
    case ValueType::choice:
      errors.add(value, "unknown-value", trf("{} cannot be {}", key, text),
                 choice_remedy(text, choices, key.starts_with("--")));
      break;
  }
  return false;
}

void for_each_map(const YamlNode& sequence, YamlErrors& errors,
                  const std::function<void(YamlMap&)>& each, Severity unknown) {
  if (sequence.kind == YamlNode::Kind::null) return;
  if (sequence.kind != YamlNode::Kind::sequence) {
    errors.add(sequence, "wrong-type", tr("a list of `- key: value` entries is expected here"));
    return;
  }
  for (const YamlNode& item : sequence.items) {
    YamlMap map(item, errors);
    each(map);
    if (item.kind == YamlNode::Kind::map) map.finish(unknown);
  }
}

}  // namespace anjuan
