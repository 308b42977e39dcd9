#pragma once

#include <algorithm>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "anjuan/calendar/period.hpp"
#include "anjuan/calendar/workdays.hpp"
#include "anjuan/model/names.hpp"
#include "anjuan/settings/toml_file.hpp"

/// What the settings are made of, each read in one way and refused in one wording, whatever table
/// it stands in. Every reader marks its key as known and notes what is wrong with a value at its
/// place; what comes back then is as if the key were absent.
namespace anjuan {

/// Notes "missing-key" at the table; the remedy is an example of the line: `name = "…"`.
void note_missing(TomlTable& table, std::string_view key, std::string_view example);

/// A text that must be there and say something; empty when it does not.
std::string required(TomlTable& table, std::string_view key);
/// The article a rule comes from, so that a breach can cite it.
std::string read_source(TomlTable& table);
/// For a table of settings that may cite a clause as a rule does: marks its keys as known.
void know_source(TomlTable& table);
std::optional<Date> required_date(TomlTable& table, std::string_view key);

struct Bounds {
  int least = 0;
  int most = 3660;
};
std::optional<int> read_count(TomlTable& table, std::string_view key, Bounds bounds = {});
/// A list of them, or one: ascending, each once.
std::vector<int> read_counts(TomlTable& table, std::string_view key, Bounds bounds);

/// "unknown-value", with "did you mean" or all the words there are.
void note_unknown(TomlTable& table, Diagnostic place, std::string_view key, std::string_view word,
                  std::span<const std::string_view> known);
/// One of `known`.
std::optional<std::string> read_word(TomlTable& table, std::string_view key,
                                     std::span<const std::string_view> known);
/// A list of them, or one.
std::vector<std::string> read_words(TomlTable& table, std::string_view key,
                                    std::span<const std::string_view> known);

/// What `parse` makes of one of the words `known`.
template <class Parse>
auto read_parsed(TomlTable& table, std::string_view key, std::span<const std::string_view> known,
                 Parse parse) -> decltype(parse(std::string_view())) {
  const auto word = read_word(table, key, known);
  return word ? parse(std::string_view(*word)) : std::nullopt;
}

template <class E>
std::optional<E> read_choice(TomlTable& table, std::string_view key) {
  return read_parsed(table, key, all_names<E>(), parse_name<E>);
}

template <class E>
std::vector<E> read_choices(TomlTable& table, std::string_view key) {
  std::vector<E> values;
  for (const std::string& word : read_words(table, key, all_names<E>()))
    values.push_back(*parse_name<E>(word));
  return values;
}

/// The same with a table `{word, value}[]` of its own.
template <class E, std::size_t N>
E read_choice(TomlTable& table, std::string_view key, E fallback,
              const std::pair<std::string_view, E> (&words)[N]) {
  std::vector<std::string_view> known;
  for (const auto& [name, value] : words) known.push_back(name);
  const auto word = read_word(table, key, known);
  for (const auto& [name, value] : words)
    if (word && name == *word) return value;
  return fallback;
}

/// "30d", "5w", "1m"; at least one of it.
std::optional<Term> read_term(TomlTable& table, std::string_view key);
/// A day counted from another one.
struct Moment {
  int offset = 0;  ///< days after it; negative before it
  bool workdays = false;
};
/// "due", "due-7d", "due+1d", "due-3w" for the anchor "due"; nullopt for anything else.
std::optional<Moment> parse_moment(std::string_view text, std::string_view anchor);
std::optional<Shift> read_shift(TomlTable& table, std::string_view key);
std::optional<Per::Unit> read_per_unit(TomlTable& table, std::string_view key);
/// A name or {from, to}; must be there.
Per required_per(TomlTable& table, std::string_view key);

/// `from` and `to`, each where it is stated, not backwards: when the rule is in force. The last day
/// stands under another key where `to` says whom something goes to.
InForce read_in_force(TomlTable& table, std::string_view last = "to");
/// Both of them must be there: the days that something lasts.
DateRange required_days(TomlTable& table);

/// "no-effect": the key says something that changes nothing beside the rest of its table.
void note_no_effect(TomlTable& table, std::string_view key, std::string why);

}  // namespace anjuan
