#include "anjuan/settings/toml_file.hpp"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <map>
#include <set>
#include <tuple>
#include <utility>

#include <toml++/toml.h>

#include "anjuan/base/text.hpp"
#include "anjuan/i18n/i18n.hpp"

namespace anjuan {

struct TomlTable::Node {
  const toml::table* values = nullptr;
  std::set<std::string, std::less<>> asked;  ///< keys that some getter knows

  /// nullptr when absent.
  const toml::node* find(std::string_view key) const { return values->get(key); }
  /// The same, and the key counts as known from now on.
  const toml::node* ask(std::string_view key) {
    asked.emplace(key);
    return find(key);
  }
};

struct TomlTable::Document {
  std::map<std::string, std::string, std::less<>> texts;  ///< by file
  std::string file;                                       ///< the one on top
  toml::table root;
  std::map<const toml::table*, std::shared_ptr<Node>> opened;
  std::vector<Diagnostic> noted;

  std::shared_ptr<Node> open(const toml::table& values) {
    auto& node = opened[&values];
    if (!node) node = std::make_shared<Node>(Node{&values, {}});
    return node;
  }

  /// toml++ counts columns in code points, as Diagnostic does.
  Diagnostic at(const toml::source_region& region) const {
    Diagnostic d{.code = {}, .file = region.path ? *region.path : file};
    d.line = static_cast<int>(region.begin.line);
    d.column = static_cast<int>(region.begin.column);
    if (region.end.line == region.begin.line && region.end.column > region.begin.column)
      d.length = static_cast<int>(region.end.column - region.begin.column);
    if (const auto text = texts.find(d.file); text != texts.end()) attach_source(d, text->second);
    return d;
  }

  Diagnostic at(const toml::node& node) const {
    // The top table would be line 1, which has nothing to do with what is wrong.
    if (&node == &root) return {.code = {}, .file = file};
    Diagnostic d = at(node.source());
    // A [header] table reaches to the last of its keys; what names it is the header alone.
    if (node.is_table() && node.source().end.line != node.source().begin.line) {
      const std::vector<std::string> characters = split_characters(d.source_line);
      const auto begin =
          characters.begin() + std::min<std::ptrdiff_t>(d.column - 1, std::ssize(characters));
      const auto end = std::find(begin, characters.end(), "]");
      if (end != characters.end()) d.length = static_cast<int>(end - begin) + 1;
    }
    return d;
  }
};

namespace {

/// What a value is or should be, as the user reads it.
enum class Type { text, integer, number, boolean, date, table, tables, list, other };

std::string name_of(Type type) {
  switch (type) {
    case Type::text:
      return tr("text in quotes");
    case Type::integer:
      return tr("a whole number");
    case Type::number:
      return tr("a number");
    case Type::boolean:
      return tr("true or false");
    case Type::date:
      return tr("a date");
    case Type::table:
      return tr("a table");
    case Type::tables:
      return tr("a list of tables");
    case Type::list:
      return tr("a list");
    case Type::other:
      break;
  }
  return tr("a time");
}

Type type_of(const toml::node& node) {
  switch (node.type()) {
    case toml::node_type::string:
      return Type::text;
    case toml::node_type::integer:
      return Type::integer;
    case toml::node_type::floating_point:
      return Type::number;
    case toml::node_type::boolean:
      return Type::boolean;
    case toml::node_type::date:
      return Type::date;
    case toml::node_type::table:
      return Type::table;
    case toml::node_type::array:
      return Type::list;
    default:
      return Type::other;
  }
}

std::string remedy_for(Type type, std::string_view key) {
  switch (type) {
    case Type::text:
      return trf("write {} = \"…\"", key);
    case Type::integer:
      return tr("write digits only, without quotes and without a decimal point");
    case Type::number:
      return tr("write a number without quotes");
    case Type::boolean:
      return tr("write true or false, without quotes");
    case Type::date:
      return tr("write the day as YYYY-MM-DD");
    case Type::table:
      return trf("write [{}] on a line of its own and its keys below", key);
    case Type::tables:
      return trf("write [[{}]] above each entry", key);
    case Type::list:
    case Type::other:
      break;
  }
  return {};
}

Diagnostic wrong_type(Diagnostic place, std::string_view key, Type wanted, Type found) {
  place.code = "wrong-type";
  place.message = trf("'{}' must be {}, not {}", key, name_of(wanted), name_of(found));
  place.remedy = remedy_for(wanted, key);
  return place;
}

Diagnostic impossible_date(Diagnostic place, std::string_view day) {
  place.code = "impossible-date";
  place.message = trf("there is no such day as {}", day);
  place.remedy = tr("write a day that exists as YYYY-MM-DD, years 1900 to 2199");
  return place;
}

/// A date as it is written, whether that day exists or not; nullopt for other values.
std::optional<std::string> written_date(const toml::node& node) {
  if (const auto* day = node.as_date())
    return fmt::format("{:04}-{:02}-{:02}", day->get().year, day->get().month, day->get().day);
  if (const auto* text = node.as_string())
    if (looks_like_date(text->get())) return text->get();
  return std::nullopt;
}

/// The elements of an array, a bare value as a list of one, nothing for an absent key.
std::vector<const toml::node*> elements(const toml::node* node) {
  std::vector<const toml::node*> found;
  if (node == nullptr) return found;
  if (const toml::array* array = node->as_array())
    for (const toml::node& element : *array) found.push_back(&element);
  else
    found.push_back(node);
  return found;
}

/// The value when it is a T; otherwise notes what it should have been.
template <class T>
std::optional<T> read(TomlTable::Document& document, const toml::node* node, std::string_view key,
                      Type wanted) {
  if (node == nullptr) return std::nullopt;
  if (const auto* value = node->as<T>()) return value->get();
  document.noted.push_back(wrong_type(document.at(*node), key, wanted, type_of(*node)));
  return std::nullopt;
}

Diagnostic not_a_date(Diagnostic place, std::string_view key, const toml::node& node) {
  place = wrong_type(std::move(place), key, Type::date, type_of(node));
  if (const auto* text = node.as_string())
    place.message = trf("'{}' is not a date: {}", key, text->get());
  return place;
}

/// One day, or what is wrong with it.
tl::expected<Date, Diagnostic> read_day(std::string_view written, Diagnostic place) {
  if (const auto day = parse_date(written)) return *day;
  return tl::unexpected(impossible_date(std::move(place), written));
}

/// A day or an "A..B" range, or what is wrong with it.
tl::expected<PlacedDates, Diagnostic> read_dates(const toml::node& node, std::string_view key,
                                                 Diagnostic place) {
  PlacedDates dates{.place = place};
  std::string from;
  std::string to;
  if (const auto day = written_date(node)) {
    from = to = *day;
  } else if (const auto* text = node.as_string(); text != nullptr && text->get().size() == 22 &&
                                                  text->get().substr(10, 2) == ".." &&
                                                  looks_like_date(text->get().substr(0, 10)) &&
                                                  looks_like_date(text->get().substr(12))) {
    from = text->get().substr(0, 10);
    to = text->get().substr(12);
  } else {
    place = not_a_date(std::move(place), key, node);
    place.remedy = tr("write \"YYYY-MM-DD\", or \"YYYY-MM-DD..YYYY-MM-DD\" for several days");
    return tl::unexpected(std::move(place));
  }
  for (auto [written, target] : {std::pair(&from, &dates.from), std::pair(&to, &dates.to)}) {
    auto day = read_day(*written, place);
    if (!day) return tl::unexpected(std::move(day.error()));
    *target = *day;
  }
  if (dates.to < dates.from) {
    place.code = "backwards-range";
    place.message = trf("the range ends on {}, before it begins on {}", to, from);
    place.remedy = trf("write {}..{}", to, from);
    return tl::unexpected(std::move(place));
  }
  return dates;
}

/// One syntax error of toml++, told in the user's terms where we can tell more than it does.
Diagnostic syntax_error(Diagnostic place, std::string_view description) {
  const std::vector<std::string> characters = split_characters(place.source_line);
  // An unquoted date that does not exist never becomes a value: toml++ stops behind its day.
  const auto stopped =
      std::min<std::size_t>(static_cast<std::size_t>(std::max(place.column, 1)), characters.size());
  for (std::size_t begin = stopped > 11 ? stopped - 11 : 0; begin + 10 <= characters.size();
       ++begin) {
    if (begin > stopped) break;
    const std::string word = join({characters.data() + begin, 10}, "");
    if (!looks_like_date(word) || parse_date(word)) continue;
    place.column = static_cast<int>(begin) + 1;
    place.length = 10;
    return impossible_date(std::move(place), word);
  }
  place.code = "syntax";
  place.message = trf("this is not valid TOML: {}", description);
  // Chinese input methods leave full-width quotes, commas and equal signs behind.
  const bool full_width = to_half_width(place.source_line) != place.source_line ||
                          place.source_line.find("“") != std::string::npos ||
                          place.source_line.find("”") != std::string::npos;
  place.remedy = full_width ? tr("use half-width characters for = , [ ] and quotes")
                            : tr("write key = value, texts in double quotes");
  return place;
}

Diagnostic not_utf8(std::string_view text, std::size_t offset, std::string file) {
  const std::string_view before = text.substr(0, offset);
  const std::size_t line_start = before.rfind('\n') + 1;  // npos + 1 is the start of the text
  Diagnostic d{.code = "not-utf8", .file = std::move(file)};
  d.line = static_cast<int>(std::count(before.begin(), before.end(), '\n')) + 1;
  d.column = static_cast<int>(split_characters(before.substr(line_start)).size()) + 1;
  attach_source(d, text);
  d.message = tr("this is not UTF-8 text");
  d.remedy = tr("save the file in the encoding UTF-8");
  return d;
}

/// toml++ calls itself for every part of a dotted key and every bracket: thousands of them end the
/// program. No settings are nested deeper than a few.
std::optional<Diagnostic> too_deep(std::string_view text) {
  constexpr int kDeepest = 64;
  int line = 1;
  int parts = 0;     // of a dotted key
  int brackets = 0;  // that are open
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (c == '"' || c == '\'') {  // to the end of the string; three quotes make it many lines
      const std::string_view quote = text.substr(i, text.substr(i, 3) == std::string(3, c) ? 3 : 1);
      for (i += quote.size(); i < text.size() && text.substr(i, quote.size()) != quote; ++i) {
        if (text[i] == '\n') ++line;
        if (quote.size() == 1 && text[i] == '\n') break;
        if (c == '"' && text[i] == '\\') ++i;
      }
      i += quote.size() - 1;
    } else if (c == '#') {
      while (i + 1 < text.size() && text[i + 1] != '\n') ++i;
    } else if (c == '\n') {
      ++line;
      parts = 0;
    } else if (c == '.') {
      ++parts;
    } else if (c == '[' || c == '{') {
      ++brackets;
      parts = 0;
    } else if (c == ']' || c == '}') {
      brackets = std::max(0, brackets - 1);
    } else if (c == ',' || c == '=') {
      parts = 0;
    }
    if (parts > kDeepest || brackets > kDeepest)
      return Diagnostic{.code = "syntax",
                        .line = line,
                        .column = 1,
                        .message = trf("this is nested deeper than {} levels", kDeepest),
                        .remedy = tr("take the line out: no setting needs that")};
  }
  return std::nullopt;
}

}  // namespace

namespace {

/// One text as a tree, or what is wrong with it.
Result<toml::table> parse_text(TomlTable::Document& document, std::string_view text,
                               const std::string& file) {
  static constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
  if (text.starts_with(kByteOrderMark)) text.remove_prefix(kByteOrderMark.size());
  if (const std::size_t bad = find_invalid_utf8(text); bad != std::string_view::npos)
    return fail(ExitCode::bad_data, not_utf8(text, bad, file));
  document.texts[file] = text;
  if (auto deep = too_deep(text)) {
    deep->file = file;
    attach_source(*deep, text);
    return fail(ExitCode::bad_data, std::move(*deep));
  }
  try {
    return toml::table(toml::parse(text, std::string_view(file)));
  } catch (const toml::parse_error& error) {
    return fail(ExitCode::bad_data, syntax_error(document.at(error.source()), error.description()));
  }
}

/// Whether it is written as [[tables]], each a rule of its own, and not as a value in one line.
bool are_rules(const toml::node& node) {
  const toml::array* list = node.as_array();
  return list != nullptr && !list->empty() &&
         std::all_of(list->begin(), list->end(), [](const toml::node& one) {
           return one.is_table() && !one.as_table()->is_inline();
         });
}

std::string id_of(const toml::table& rule) {
  const auto* id = rule.get_as<std::string>("id");
  return id == nullptr ? std::string() : id->get();
}

/// Lays one tree over another. Nodes are moved, never copied: a copy forgets where it stood.
class Overlay {
 public:
  explicit Overlay(TomlTable::Document& document) : document_(document) {}

  void lay(toml::table& below, toml::table&& above) {
    for (auto&& [key, node] : above) {
      toml::node* old = below.get(key.str());
      toml::table* tables[] = {old == nullptr ? nullptr : old->as_table(), node.as_table()};
      toml::array* lists[] = {old != nullptr && are_rules(*old) ? old->as_array() : nullptr,
                              are_rules(node) ? node.as_array() : nullptr};
      if (tables[0] != nullptr && tables[1] != nullptr && !tables[1]->is_inline()) {
        lay(*tables[0], std::move(*tables[1]));
      } else if (lists[0] != nullptr && lists[1] != nullptr) {
        lay_rules(*lists[0], std::move(*lists[1]));
      } else {
        // By the key of the layer, which says where it stands.
        if (lists[1] != nullptr) drop_marked(*lists[1]);
        if (old != nullptr) below.erase(key.str());
        std::move(node).visit(
            [&, &key = key](auto&& value) { below.insert_or_assign(key, std::move(value)); });
      }
    }
  }

 private:
  void lay_rules(toml::array& below, toml::array&& above) {
    for (toml::node& node : above) {
      toml::table& rule = *node.as_table();
      const std::string id = id_of(rule);
      const auto same = std::find_if(below.begin(), below.end(), [&](const toml::node& other) {
        return !id.empty() && id_of(*other.as_table()) == id;
      });
      if (rule.get("drop") != nullptr) {
        if (same != below.end())
          below.erase(same);
        else
          note_idle_drop(rule, id);
      } else if (same != below.end()) {
        lay(*same->as_table(), std::move(rule));
      } else {
        below.push_back(std::move(rule));
      }
    }
  }

  /// Where nothing lies below, nothing can be taken out.
  void drop_marked(toml::array& rules) {
    for (auto rule = rules.begin(); rule != rules.end();) {
      const toml::table& table = *rule->as_table();
      if (table.get("drop") == nullptr) {
        ++rule;
        continue;
      }
      note_idle_drop(table, id_of(table));
      rule = rules.erase(rule);
    }
  }

  void note_idle_drop(const toml::table& rule, const std::string& id) {
    Diagnostic d = document_.at(*rule.get("drop"));
    d.code = "no-effect";
    d.message = trf("no pack has a rule with the id '{}' to take out", id);
    d.remedy = tr("anjuan config show lists the ids; or take this away");
    document_.noted.push_back(std::move(d));
  }

  TomlTable::Document& document_;
};

}  // namespace

Result<TomlTable> TomlTable::parse(std::string_view text, std::string file) {
  return parse_layers({{std::move(file), std::string(text)}});
}

Result<TomlTable> TomlTable::parse_layers(const std::vector<TomlSource>& layers) {
  auto document = std::make_shared<Document>();
  std::vector<Diagnostic> wrong;
  Overlay overlay(*document);
  for (const TomlSource& layer : layers) {
    document->file = layer.file;
    auto tree = parse_text(*document, layer.text, layer.file);
    if (!tree) {
      for (Diagnostic& d : tree.error().diagnostics) wrong.push_back(std::move(d));
      continue;
    }
    if (layers.size() == 1)
      document->root = std::move(*tree);
    else
      overlay.lay(document->root, std::move(*tree));
  }
  if (!wrong.empty()) return fail(ExitCode::bad_data, std::move(wrong));
  auto node = document->open(document->root);
  return TomlTable(std::move(document), std::move(node));
}

std::optional<std::string> TomlTable::string(std::string_view key) {
  return read<std::string>(*document_, node_->ask(key), key, Type::text);
}

std::optional<std::int64_t> TomlTable::integer(std::string_view key) {
  return read<std::int64_t>(*document_, node_->ask(key), key, Type::integer);
}

std::optional<double> TomlTable::number(std::string_view key) {
  const toml::node* node = node_->ask(key);
  if (node != nullptr && node->is_integer()) return static_cast<double>(node->as_integer()->get());
  const auto value = read<double>(*document_, node, key, Type::number);
  if (!value || std::isfinite(*value)) return value;
  error(key, "wrong-type", trf("'{}' must be a finite number", key), remedy_for(Type::number, key));
  return std::nullopt;
}

std::optional<bool> TomlTable::boolean(std::string_view key) {
  return read<bool>(*document_, node_->ask(key), key, Type::boolean);
}

std::optional<Date> TomlTable::date(std::string_view key) {
  const toml::node* node = node_->ask(key);
  if (node == nullptr) return std::nullopt;
  const auto written = written_date(*node);
  auto day = written ? read_day(*written, document_->at(*node))
                     : tl::unexpected(not_a_date(document_->at(*node), key, *node));
  if (day) return *day;
  note(std::move(day.error()));
  return std::nullopt;
}

std::vector<std::string> TomlTable::strings(std::string_view key) {
  std::vector<std::string> found;
  for (PlacedText& entry : placed_strings(key)) found.push_back(std::move(entry.text));
  return found;
}

std::vector<PlacedText> TomlTable::placed_strings(std::string_view key) {
  std::vector<PlacedText> found;
  for (const toml::node* element : elements(node_->ask(key)))
    if (auto value = read<std::string>(*document_, element, key, Type::text))
      found.push_back({std::move(*value), document_->at(*element)});
  return found;
}

std::vector<std::int64_t> TomlTable::integers(std::string_view key) {
  std::vector<std::int64_t> found;
  for (const toml::node* element : elements(node_->ask(key)))
    if (const auto value = read<std::int64_t>(*document_, element, key, Type::integer))
      found.push_back(*value);
  return found;
}

std::vector<PlacedDates> TomlTable::placed_dates(std::string_view key) {
  std::vector<PlacedDates> found;
  for (const toml::node* element : elements(node_->ask(key))) {
    auto dates = read_dates(*element, key, document_->at(*element));
    if (dates)
      found.push_back(std::move(*dates));
    else
      note(std::move(dates.error()));
  }
  return found;
}

std::vector<Date> TomlTable::dates(std::string_view key) {
  std::vector<Date> found;
  for (const PlacedDates& entry : placed_dates(key))
    for (Date day = entry.from; day <= entry.to; day += std::chrono::days(1)) found.push_back(day);
  return found;
}

std::optional<TomlTable> TomlTable::table(std::string_view key) {
  const toml::node* node = node_->ask(key);
  if (node == nullptr) return std::nullopt;
  if (const toml::table* values = node->as_table())
    return TomlTable(document_, document_->open(*values));
  note(wrong_type(document_->at(*node), key, Type::table, type_of(*node)));
  return std::nullopt;
}

std::vector<TomlTable> TomlTable::tables(std::string_view key) {
  std::vector<TomlTable> found;
  const toml::node* node = node_->ask(key);
  if (node == nullptr) return found;
  if (!node->is_array()) {
    note(wrong_type(document_->at(*node), key, Type::tables, type_of(*node)));
    return found;
  }
  for (const toml::node* element : elements(node)) {
    if (const toml::table* values = element->as_table()) {
      found.push_back(TomlTable(document_, document_->open(*values)));
      if (!values->is_inline()) found.back().know_rule_keys();
    } else {
      note(wrong_type(document_->at(*element), key, Type::tables, type_of(*element)));
    }
  }
  return found;
}

void TomlTable::know_rule_keys() {
  string("id");
  string("source-id");
  strings("own-choice");
}

void TomlTable::leave(std::string_view key) {
  node_->ask(key);
}

void TomlTable::leave_rest() {
  for (const auto& [key, value] : *node_->values) node_->ask(key.str());
}

bool TomlTable::has(std::string_view key) const {
  return node_->find(key) != nullptr;
}

bool TomlTable::is_string(std::string_view key) const {
  const toml::node* node = node_->find(key);
  return node != nullptr && node->is_string();
}

bool TomlTable::is_table(std::string_view key) const {
  const toml::node* node = node_->find(key);
  return node != nullptr && node->is_table();
}

std::vector<std::string> TomlTable::keys() const {
  // toml++ keeps its keys sorted by name; their positions bring back the order of the file.
  std::vector<const toml::key*> found;
  for (const auto& [key, value] : *node_->values) found.push_back(&key);
  std::sort(found.begin(), found.end(), [](const toml::key* a, const toml::key* b) {
    return a->source().begin < b->source().begin;
  });
  std::vector<std::string> names;
  for (const toml::key* key : found) names.emplace_back(key->str());
  return names;
}

namespace {

/// The text of a value as it stands in its file, on one line.
std::string written(const TomlTable::Document& document, const toml::source_region& region) {
  const auto text = document.texts.find(region.path ? *region.path : document.file);
  if (text == document.texts.end() || region.begin.line == 0) return {};
  const std::vector<std::string_view> lines = split(text->second, '\n');
  std::string out;
  for (std::size_t line = region.begin.line; line <= region.end.line && line <= lines.size();
       ++line) {
    std::vector<std::string> characters = split_characters(lines[line - 1]);
    std::size_t from = line == region.begin.line ? region.begin.column - 1 : 0;
    const std::size_t to = line == region.end.line
                               ? std::min<std::size_t>(region.end.column - 1, characters.size())
                               : characters.size();
    from = std::min(from, to);
    if (!out.empty()) out += ' ';
    out += trim(join({characters.data() + from, to - from}, ""));
  }
  return out;
}

void note_entries(const TomlTable::Document& document, const toml::node& node,
                  const std::string& key, std::vector<TomlEntry>& out) {
  const auto below = [&](std::string_view name) {
    return key.empty() ? std::string(name) : fmt::format("{}.{}", key, name);
  };
  const toml::table* table = node.as_table();
  if (are_rules(node)) {
    int place = 0;
    for (const toml::node& one : *node.as_array()) {
      ++place;
      const auto* id = one.as_table()->get_as<std::string>("id");
      note_entries(document, one, below(id == nullptr ? std::to_string(place) : id->get()), out);
    }
  } else if (table != nullptr && !table->is_inline()) {
    for (const auto& [name, value] : *table) note_entries(document, value, below(name.str()), out);
  } else {
    const toml::source_region& region = node.source();
    out.push_back({key, written(document, region), region.path ? *region.path : document.file,
                   static_cast<int>(region.begin.line)});
  }
}

}  // namespace

std::vector<TomlEntry> TomlTable::entries() const {
  std::vector<TomlEntry> found;
  note_entries(*document_, *node_->values, {}, found);
  return found;
}

void TomlTable::note(Diagnostic diagnostic) {
  document_->noted.push_back(std::move(diagnostic));
}

void TomlTable::error(std::string_view key, std::string code, std::string message,
                      std::string remedy) {
  Diagnostic d = place(key);
  d.code = std::move(code);
  d.message = std::move(message);
  d.remedy = std::move(remedy);
  note(std::move(d));
}

Diagnostic TomlTable::place(std::string_view key) const {
  const toml::node* node = key.empty() ? nullptr : node_->find(key);
  return document_->at(node != nullptr ? *node : *node_->values);
}

Result<> TomlTable::finish() {
  std::vector<Diagnostic> found = document_->noted;
  for (const auto& [values, node] : document_->opened) {
    const std::vector<std::string_view> known(node->asked.begin(), node->asked.end());
    for (const auto& [key, value] : *values) {
      if (node->asked.contains(key.str())) continue;
      Diagnostic d = document_->at(key.source());
      d.code = "unknown-key";
      d.message = trf("there is no setting '{}' here", key.str());
      const std::string_view near = nearest(key.str(), known);
      d.remedy = !near.empty() ? trf("did you mean '{}'?", near)
                               : trf("remove it; known here: {}", fmt::join(known, ", "));
      found.push_back(std::move(d));
    }
  }
  sort_by_position(found);
  // A value that was asked for twice is still wrong only once.
  const auto same = [](const Diagnostic& a, const Diagnostic& b) {
    return std::tie(a.file, a.line, a.column, a.code, a.message) ==
           std::tie(b.file, b.line, b.column, b.code, b.message);
  };
  found.erase(std::unique(found.begin(), found.end(), same), found.end());
  if (found.empty()) return {};
  return fail(ExitCode::bad_data, std::move(found));
}

}  // namespace anjuan
