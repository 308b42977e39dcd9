#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "anjuan/base/clock.hpp"
#include "anjuan/base/result.hpp"

namespace anjuan {

/// One entry of a list of dates: a day, or an "A..B" range, and where it stands.
struct PlacedDates {
  Date from{};  ///< inclusive
  Date to{};    ///< inclusive, never before `from`; the same day for a single date
  Diagnostic place;
};

/// A text of a list and where it stands.
struct PlacedText {
  std::string text;
  Diagnostic place;
};

/// A text of settings and the file it stands in.
struct TomlSource {
  std::string file;
  std::string text;
};

/// One value of the settings as it stands in a file.
struct TomlEntry {
  std::string key;    ///< "rota.cover.daily.desk": dotted; a table of a list by its id or its place
  std::string value;  ///< as it is written, on one line
  std::string file;
  int line = 0;
};

/// A TOML text read key by key, so that nothing in it goes unnoticed: a value of the wrong type
/// and a key that nobody asked for are both errors with their position, and all of them are
/// reported together by finish(). The only door to toml++ in the program: the office's settings,
/// calendars, rota rules and import maps all come through here.
class TomlTable {
 public:
  /// Fails (bad_data) with file:line:col and the original line: "not-utf8", "impossible-date" for
  /// an unquoted date that does not exist, "syntax" for anything else that is not TOML.
  static Result<TomlTable> parse(std::string_view text, std::string file);
  /// The same of several texts, each laid over those before it: a value goes before the same value
  /// below, and so does a list. Tables unite key by key; a `[[table]]` unites with the one below
  /// that has the same `id`, takes it out with `drop = true`, and stands beside the others else. A
  /// table that drops what is not there is noted. Fails as parse() does, with what is wrong in
  /// every text. Each diagnostic names the file in which the value stands.
  static Result<TomlTable> parse_layers(const std::vector<TomlSource>& layers);

  /// Each getter marks the key as known. nullopt when the key is absent or of another type; the
  /// latter is noted as a "wrong-type" error at the value's position.
  std::optional<std::string> string(std::string_view key);
  std::optional<std::int64_t> integer(std::string_view key);
  std::optional<double> number(std::string_view key);  ///< finite; integers too
  std::optional<bool> boolean(std::string_view key);
  /// A TOML local date or a string "YYYY-MM-DD" of a day that exists, years 1900–2199; another day
  /// is noted as "impossible-date".
  std::optional<Date> date(std::string_view key);
  /// An array of strings; one bare string counts as a list of one. Empty when absent. Elements of
  /// another type are noted, each at its own position, and left out.
  std::vector<std::string> strings(std::string_view key);
  /// The same texts, each with its position, for checks that the caller makes.
  std::vector<PlacedText> placed_strings(std::string_view key);
  std::vector<std::int64_t> integers(std::string_view key);
  /// Dates as date() takes them, and "A..B" strings, inclusive, spelt out day by day, in the order
  /// of the file. A range that ends before it begins is noted as "backwards-range".
  std::vector<Date> dates(std::string_view key);
  /// The same entries unspelt, each with its position, for checks that the caller makes.
  std::vector<PlacedDates> placed_dates(std::string_view key);
  /// Opening the same table again continues with the keys already known.
  std::optional<TomlTable> table(std::string_view key);
  /// An array of tables ([[key]]); empty when absent.
  std::vector<TomlTable> tables(std::string_view key);

  /// The key is somebody else's to read: known here, and nothing below it is checked.
  void leave(std::string_view key);
  /// So are all the keys of this table that nobody has asked for.
  void leave_rest();

  bool has(std::string_view key) const;  ///< does not mark the key as known
  bool is_string(std::string_view key) const;
  bool is_table(std::string_view key) const;
  std::vector<std::string> keys() const;  ///< in the order of the file
  /// Every value of this table and below it, in the order of their keys, lists of tables in theirs.
  std::vector<TomlEntry> entries() const;

  /// Notes an error at the value of `key`, or at the table itself when `key` is empty or absent.
  void error(std::string_view key, std::string code, std::string message, std::string remedy = {});
  /// Notes a diagnostic that already has its place, for finish().
  void note(Diagnostic diagnostic);
  /// A diagnostic placed at the value of `key`, or at the table itself when `key` is empty or
  /// absent, for problems found later, when the table is long gone. The top table has no line.
  Diagnostic place(std::string_view key) const;

  /// Call once on the top table after everything was read. Fails (bad_data) with everything noted,
  /// and with one "unknown-key" error, with a suggestion, for each key in any table that was opened
  /// but never asked for; sorted by position, each finding once.
  Result<> finish();

  struct Document;  ///< shared by all tables of one text
  struct Node;      ///< wraps one toml++ table

 private:
  TomlTable(std::shared_ptr<Document> document, std::shared_ptr<Node> node)
      : document_(std::move(document)), node_(std::move(node)) {}
  /// What every rule of a list may say beside its own keys: its name, the clause it is made of, and
  /// which of its keys no source gives.
  void know_rule_keys();

  std::shared_ptr<Document> document_;
  std::shared_ptr<Node> node_;
};

}  // namespace anjuan
