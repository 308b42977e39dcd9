#include "anjuan/settings/readers.hpp"

#include "anjuan/base/number.hpp"
#include "anjuan/base/text.hpp"
#include "anjuan/i18n/i18n.hpp"
#include "anjuan/i18n/suggest.hpp"

namespace anjuan {
namespace {

constexpr std::string_view kShifts[] = {"none", "next-workday", "previous-workday", "cancel"};

/// A number within the bounds, or an error.
std::optional<int> in_bounds(TomlTable& table, std::string_view key, std::int64_t value,
                             Bounds bounds) {
  if (value >= bounds.least && value <= bounds.most) return static_cast<int>(value);
  table.error(key, "out-of-range",
              trf("{} must be between {} and {}", key, bounds.least, bounds.most),
              tr("correct the number"));
  return std::nullopt;
}

}  // namespace

void note_missing(TomlTable& table, std::string_view key, std::string_view example) {
  table.error({}, "missing-key", trf("the key {} is missing", key), trf("add {}", example));
}

std::string required(TomlTable& table, std::string_view key) {
  const auto value = table.string(key);
  if (!table.has(key))
    note_missing(table, key, fmt::format("{} = \"…\"", key));
  else if (value && trim(*value).empty())
    table.error(key, "empty-value", trf("{} says nothing", key), trf("write {} = \"…\"", key));
  return value.value_or("");
}

std::string read_source(TomlTable& table) {
  const auto value = table.string("source");
  if (!table.has("source") || (value && trim(*value).empty()))
    table.error(table.has("source") ? "source" : "", "missing-source",
                tr("this rule does not say which article it comes from"),
                tr("add source = \"…\", so that a breach can cite it"));
  return value.value_or("");
}

void know_source(TomlTable& table) {
  table.string("source");
  table.string("source-id");
  table.strings("own-choice");
}

std::optional<Date> required_date(TomlTable& table, std::string_view key) {
  const auto date = table.date(key);
  if (!table.has(key)) note_missing(table, key, fmt::format("{} = YYYY-MM-DD", key));
  return date;
}

std::optional<int> read_count(TomlTable& table, std::string_view key, Bounds bounds) {
  const auto value = table.integer(key);
  return value ? in_bounds(table, key, *value, bounds) : std::nullopt;
}

std::vector<int> read_counts(TomlTable& table, std::string_view key, Bounds bounds) {
  std::vector<int> numbers;
  for (const std::int64_t value : table.integers(key))
    if (const auto number = in_bounds(table, key, value, bounds)) numbers.push_back(*number);
  std::sort(numbers.begin(), numbers.end());
  numbers.erase(std::unique(numbers.begin(), numbers.end()), numbers.end());
  return numbers;
}

void note_unknown(TomlTable& table, Diagnostic place, std::string_view key, std::string_view word,
                  std::span<const std::string_view> known) {
  place.code = "unknown-value";
  place.message = trf("{} cannot be {}", key, word);
  place.remedy = known.empty() ? tr("take it away") : suggest(word, known);
  table.note(std::move(place));
}

std::optional<std::string> read_word(TomlTable& table, std::string_view key,
                                     std::span<const std::string_view> known) {
  auto word = table.string(key);
  if (!word || std::find(known.begin(), known.end(), *word) != known.end()) return word;
  note_unknown(table, table.place(key), key, *word, known);
  return std::nullopt;
}

std::vector<std::string> read_words(TomlTable& table, std::string_view key,
                                    std::span<const std::string_view> known) {
  std::vector<std::string> words;
  for (PlacedText& entry : table.placed_strings(key)) {
    if (std::find(known.begin(), known.end(), entry.text) != known.end())
      words.push_back(std::move(entry.text));
    else
      note_unknown(table, std::move(entry.place), key, entry.text, known);
  }
  return words;
}

std::optional<Term> read_term(TomlTable& table, std::string_view key) {
  const auto text = table.string(key);
  if (!text) return std::nullopt;
  const auto term = parse_term(*text);
  if (term && term->count > 0) return term;
  table.error(key, "bad-term", trf("{} is not a length of time", *text),
              tr("write 30d (calendar days), 5w (workdays) or 1m (months)"));
  return std::nullopt;
}

std::optional<Moment> parse_moment(std::string_view text, std::string_view anchor) {
  if (!text.starts_with(anchor)) return std::nullopt;
  text.remove_prefix(anchor.size());
  if (text.empty()) return Moment{};
  if ((text[0] != '+' && text[0] != '-') || text.size() < 3) return std::nullopt;
  if (text.back() != 'd' && text.back() != 'w') return std::nullopt;
  const bool before = text[0] == '-';
  const bool workdays = text.back() == 'w';
  text = text.substr(1, text.size() - 2);
  const auto days = parse_number<int>(text);
  if (!days || *days < 0 || *days > 3660 || !(text[0] >= '0' && text[0] <= '9'))
    return std::nullopt;
  return Moment{before ? -*days : *days, workdays};
}

std::optional<Shift> read_shift(TomlTable& table, std::string_view key) {
  return read_parsed(table, key, kShifts, parse_shift);
}

std::optional<Per::Unit> read_per_unit(TomlTable& table, std::string_view key) {
  return read_parsed(table, key, per_names(), parse_per);
}

Per required_per(TomlTable& table, std::string_view key) {
  if (!table.has(key)) note_missing(table, key, fmt::format("{} = \"month\"", key));
  if (!table.is_table(key)) return {.unit = read_per_unit(table, key).value_or(Per::Unit::month)};
  TomlTable inner = *table.table(key);
  return {Per::Unit::range, required_days(inner)};
}

InForce read_in_force(TomlTable& table, std::string_view last) {
  InForce days{table.date("from"), table.date(last)};
  if (!days.from || !days.to || *days.from <= *days.to) return days;
  table.error(last, "backwards-range",
              trf("the range ends on {}, before it begins on {}", to_string(*days.to),
                  to_string(*days.from)),
              trf("write {}..{}", to_string(*days.to), to_string(*days.from)));
  return {};
}

DateRange required_days(TomlTable& table) {
  const InForce days = read_in_force(table);
  for (const char* key : {"from", "to"})
    if (!table.has(key)) note_missing(table, key, fmt::format("{} = YYYY-MM-DD", key));
  return {days.from.value_or(Date{}), days.to.value_or(Date{})};
}

void note_no_effect(TomlTable& table, std::string_view key, std::string why) {
  table.error(key, "no-effect", std::move(why), tr("take it away, or complete the rule"));
}

}  // namespace anjuan
