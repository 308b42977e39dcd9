#include <doctest/doctest.h>

#include "anjuan/settings/toml_file.hpp"

using namespace anjuan;

namespace {

TomlTable parsed(std::string_view text) {
  auto table = TomlTable::parse(text, "anjuan.toml");
  REQUIRE(table);
  return *table;
}

std::vector<Diagnostic> errors_of(TomlTable& table) {
  auto done = table.finish();
  return done ? std::vector<Diagnostic>{} : done.error().diagnostics;
}

/// The only error of a table.
Diagnostic only_error(TomlTable& table) {
  auto found = errors_of(table);
  REQUIRE(found.size() == 1);
  return found[0];
}

Diagnostic syntax_error_of(std::string_view text) {
  auto table = TomlTable::parse(text, "anjuan.toml");
  REQUIRE_FALSE(table);
  CHECK(table.error().exit == ExitCode::bad_data);
  REQUIRE(table.error().diagnostics.size() == 1);
  return table.error().diagnostics[0];
}

Date day(std::string_view text) {
  return parse_date(text).value();
}

}  // namespace

TEST_CASE("every kind of value is read, and a file read whole has no errors") {
  TomlTable t = parsed(
      "name = \"淮南市残联\"\n"
      "limit = 30\n"
      "rate = 0.5\n"
      "strict = true\n"
      "day = 2026-02-20\n"
      "quoted = \"2026-02-21\"\n"
      "kinds = [\"field\", \"appointment\"]\n"
      "kind = \"field\"\n"
      "days = [15, 20]\n"
      "off = [2026-10-01, \"2026-10-03..2026-10-05\"]\n"
      "[office]\n"
      "code = \"DZ\"\n"
      "[[rota.quota]]\n"
      "min = 1\n"
      "[[rota.quota]]\n"
      "min = 2\n");
  CHECK(t.string("name") == "淮南市残联");
  CHECK(t.integer("limit") == 30);
  CHECK(t.number("rate") == 0.5);
  CHECK(t.number("limit") == 30.0);
  CHECK(t.boolean("strict") == true);
  CHECK(t.date("day") == day("2026-02-20"));
  CHECK(t.date("quoted") == day("2026-02-21"));
  CHECK(t.strings("kinds") == std::vector<std::string>{"field", "appointment"});
  CHECK(t.strings("kind") == std::vector<std::string>{"field"});
  CHECK(t.integers("days") == std::vector<std::int64_t>{15, 20});
  CHECK(t.dates("off") == std::vector<Date>{day("2026-10-01"), day("2026-10-03"), day("2026-10-04"),
                                            day("2026-10-05")});
  auto office = t.table("office");
  REQUIRE(office);
  CHECK(office->string("code") == "DZ");
  auto rota = t.table("rota");
  REQUIRE(rota);
  auto quotas = rota->tables("quota");
  REQUIRE(quotas.size() == 2);
  CHECK(quotas[0].integer("min") == 1);
  CHECK(quotas[1].integer("min") == 2);
  CHECK(t.finish());
}

TEST_CASE("an absent key is nothing and no error") {
  TomlTable t = parsed("");
  CHECK_FALSE(t.string("a"));
  CHECK_FALSE(t.integer("a"));
  CHECK_FALSE(t.number("a"));
  CHECK_FALSE(t.boolean("a"));
  CHECK_FALSE(t.date("a"));
  CHECK_FALSE(t.table("a"));
  CHECK(t.strings("a").empty());
  CHECK(t.integers("a").empty());
  CHECK(t.dates("a").empty());
  CHECK(t.tables("a").empty());
  CHECK(t.finish());
}

TEST_CASE("a key nobody asked for is an error with the nearest known key") {
  TomlTable t = parsed("limit = 30\nlimmit-complex = 60\n\n[office]\ncode = \"DZ\"\nzone = 8\n");
  t.integer("limit");
  t.integer("limit-complex");
  t.table("office")->string("code");
  const auto found = errors_of(t);
  REQUIRE(found.size() == 2);
  CHECK(found[0].code == "unknown-key");
  CHECK(found[0].line == 2);
  CHECK(found[0].column == 1);
  CHECK(found[0].length == 14);
  CHECK(found[0].source_line == "limmit-complex = 60");
  CHECK(found[0].remedy.find("'limit-complex'") != std::string::npos);
  CHECK(found[1].line == 6);
  CHECK(found[1].message.find("'zone'") != std::string::npos);
  CHECK(found[1].remedy.find("code") != std::string::npos);
}

TEST_CASE("an unknown table is one error and not one for each key in it") {
  TomlTable t = parsed("[ofice]\na = 1\nb = 2\n");
  t.table("office");
  const Diagnostic d = only_error(t);
  CHECK(d.line == 1);
  CHECK(d.column == 2);
  CHECK(d.length == 5);
  CHECK(d.remedy.find("'office'") != std::string::npos);
}

TEST_CASE("a table opened twice keeps what was asked the first time") {
  TomlTable t = parsed("[office]\na = 1\nb = 2\n");
  t.table("office")->integer("a");
  t.table("office")->integer("b");
  CHECK(t.finish());
}

TEST_CASE("a value of the wrong type is an error at the value") {
  const struct {
    const char* what;
    const char* text;
    void (*read)(TomlTable&);
    int column;
    int length;
    const char* says;
  } cases[] = {
      {"number for text", "k = 30", [](TomlTable& t) { t.string("k"); }, 5, 2, "text in quotes"},
      {"text for integer", "k = \"三十\"", [](TomlTable& t) { t.integer("k"); }, 5, 4, "whole"},
      {"decimal for integer", "k = 1.5", [](TomlTable& t) { t.integer("k"); }, 5, 3, "whole"},
      {"text for number", "k = \"1\"", [](TomlTable& t) { t.number("k"); }, 5, 3, "a number"},
      {"infinity for number", "k = inf", [](TomlTable& t) { t.number("k"); }, 5, 3, "finite"},
      {"text for boolean", "k = \"yes\"", [](TomlTable& t) { t.boolean("k"); }, 5, 5, "true or"},
      {"number for date", "k = 20260220", [](TomlTable& t) { t.date("k"); }, 5, 8, "a date"},
      {"slashes for date", "k = \"2026/2/20\"", [](TomlTable& t) { t.date("k"); }, 5, 11,
       "2026/2/20"},
      {"text for table", "k = \"x\"", [](TomlTable& t) { t.table("k"); }, 5, 3, "a table"},
      {"table for tables", "k = {}", [](TomlTable& t) { t.tables("k"); }, 5, 2, "list of tables"},
      {"number among texts", "k = [\"甲\", 2]", [](TomlTable& t) { t.strings("k"); }, 11, 1,
       "text"},
      {"text among integers", "k = [1, \"2\"]", [](TomlTable& t) { t.integers("k"); }, 9, 3,
       "whole"},
      {"number among tables", "k = [{}, 2]", [](TomlTable& t) { t.tables("k"); }, 10, 1, "tables"},
      {"number among dates", "k = [2026]", [](TomlTable& t) { t.dates("k"); }, 6, 4, "a date"},
      {"half a range", "k = [\"2026-01-01..\"]", [](TomlTable& t) { t.dates("k"); }, 6, 14,
       "2026-01"},
      {"a date with a time", "k = 2026-01-01T08:00:00", [](TomlTable& t) { t.date("k"); }, 5, 19,
       "a time"},
  };
  for (const auto& c : cases) {
    CAPTURE(c.what);
    TomlTable t = parsed(c.text);
    c.read(t);
    const Diagnostic d = only_error(t);
    CHECK(d.code == "wrong-type");
    CHECK(d.file == "anjuan.toml");
    CHECK(d.line == 1);
    CHECK(d.column == c.column);
    CHECK(d.length == c.length);
    CHECK(d.source_line == c.text);
    CHECK(d.message.find(c.says) != std::string::npos);
    CHECK_FALSE(d.remedy.empty());
  }
}

TEST_CASE("a day that does not exist is refused where it is written") {
  const struct {
    const char* text;
    int column;
  } cases[] = {
      {"k = \"2026-02-30\"", 5},
      {"k = \"2026-13-01\"", 5},
      {"k = \"1899-12-31\"", 5},
      {"k = 1899-12-31", 5},
      {"k = [\"2026-01-01\", \"2026-02-29\"]", 20},
      {"k = [\"2026-02-27..2026-02-29\"]", 6},
  };
  for (const auto& c : cases) {
    CAPTURE(c.text);
    TomlTable t = parsed(c.text);
    t.dates("k");
    const Diagnostic d = only_error(t);
    CHECK(d.code == "impossible-date");
    CHECK(d.column == c.column);
  }
}

TEST_CASE("an unquoted day that does not exist is named as such, not as a syntax error") {
  for (const char* text :
       {"d = 2026-02-30\n", "d = 2026-13-01\n", "d = [2026-01-01, 2026-04-31]\n"}) {
    CAPTURE(text);
    const Diagnostic d = syntax_error_of(text);
    CHECK(d.code == "impossible-date");
    CHECK(d.line == 1);
    CHECK(d.length == 10);
    CHECK(d.source_line.substr(static_cast<std::size_t>(d.column - 1), 4) == "2026");
    CHECK(parse_date(d.source_line.substr(static_cast<std::size_t>(d.column - 1), 10)) ==
          std::nullopt);
  }
}

TEST_CASE("a range that ends before it begins is refused") {
  TomlTable t = parsed("k = [\"2026-05-05..2026-05-01\"]");
  CHECK(t.dates("k").empty());
  const Diagnostic d = only_error(t);
  CHECK(d.code == "backwards-range");
  CHECK(d.remedy.find("2026-05-01..2026-05-05") != std::string::npos);
}

TEST_CASE("text that is not TOML is an error at its line and column with the original line") {
  const Diagnostic d = syntax_error_of("a = 1\n名称 = x\n");
  CHECK(d.code == "syntax");
  CHECK(d.line == 2);
  CHECK(d.source_line == "名称 = x");
  const Diagnostic quotes = syntax_error_of("name = “淮南”\n");
  CHECK(quotes.code == "syntax");
  CHECK(quotes.column == 8);
  CHECK(quotes.remedy.find("half-width") != std::string::npos);
  const Diagnostic twice = syntax_error_of("a = 1\na = 2\n");
  CHECK(twice.line == 2);
}

TEST_CASE("a file in another encoding is named as such, at the first byte that is wrong") {
  const Diagnostic d = syntax_error_of("a = 1\nb = \"名\xb6\xa8\"\n");
  CHECK(d.code == "not-utf8");
  CHECK(d.line == 2);
  CHECK(d.column == 7);
}

TEST_CASE("a byte-order mark at the start is no error and moves no column") {
  TomlTable t = parsed("\xEF\xBB\xBFk = 1\n");
  t.string("k");
  CHECK(only_error(t).column == 5);
}

TEST_CASE("all errors of a file come at once, in the order of the file, each once") {
  TomlTable t = parsed("b = 1\na = \"x\"\nc = \"2026-02-30\"\n");
  t.date("c");
  t.integer("a");
  t.integer("a");
  const auto found = errors_of(t);
  REQUIRE(found.size() == 3);
  CHECK(found[0].code == "unknown-key");
  CHECK(found[1].code == "wrong-type");
  CHECK(found[2].code == "impossible-date");
}

TEST_CASE("an error noted by the reader stands at the value, or at the table without one") {
  TomlTable t = parsed("k = 1\n[office] # who we are\ncode = \"DZ\"\n");
  t.integer("k");
  auto office = t.table("office");
  office->string("code");
  office->error("code", "bad-code", "no such code", "write another");
  office->error("name", "missing", "the name is missing");
  t.error("", "empty", "nothing here");
  const auto found = errors_of(t);
  REQUIRE(found.size() == 3);
  CHECK(found[0].code == "empty");
  CHECK(found[0].line == 0);
  CHECK(found[0].file == "anjuan.toml");
  CHECK(found[1].code == "missing");
  CHECK(found[1].line == 2);
  CHECK(found[1].column == 1);
  CHECK(found[1].length == 8);
  CHECK(found[2].code == "bad-code");
  CHECK(found[2].line == 3);
  CHECK(found[2].column == 8);
  CHECK(found[2].length == 4);
}

TEST_CASE("a place outlives the table it came from") {
  Diagnostic place;
  {
    TomlTable t = parsed("a = 1\nlimit = 30\n");
    place = t.place("limit");
  }
  CHECK(place.line == 2);
  CHECK(place.column == 9);
  CHECK(place.source_line == "limit = 30");
}

TEST_CASE("keys are listed in the order of the file") {
  const TomlTable t = parsed("z = 1\na = 2\n[m]\nx = 1\n[b]\n");
  CHECK(t.keys() == std::vector<std::string>{"z", "a", "m", "b"});
  CHECK(t.has("m"));
  CHECK_FALSE(t.has("x"));
  CHECK(t.is_table("m"));
  CHECK_FALSE(t.is_table("z"));
  CHECK_FALSE(t.is_string("z"));
}

TEST_CASE("looking whether a key is there does not make it known") {
  TomlTable t = parsed("k = 1\n");
  CHECK(t.has("k"));
  CHECK(only_error(t).code == "unknown-key");
}

TEST_CASE("a key of fifty thousand parts, or as many brackets, is an error and not the end") {
  std::string dotted = "a";
  for (int i = 0; i < 50'000; ++i) dotted += ".a";
  CHECK(syntax_error_of("x = 1\n" + dotted + " = 1\n").line == 2);
  CHECK(syntax_error_of("[" + dotted + "]\n").code == "syntax");
  CHECK(syntax_error_of("x = " + std::string(50'000, '[')).line == 1);
  // Dots in texts and comments are no levels.
  const std::string dots(5000, '.');
  CHECK(
      TomlTable::parse("# " + dots + "\nx = \"" + dots + "\"\ny = '''\n" + dots + "\n'''\n", "f"));
}
