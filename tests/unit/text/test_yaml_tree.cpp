#include <string>

#include <doctest/doctest.h>

#include "anjuan/text/roster_reader.hpp"
#include "anjuan/text/yaml_tree.hpp"

using namespace anjuan;

namespace {

/// "line:column code" of what is wrong with a text; empty when it is read.
std::string refusal(const std::string& text) {
  auto read = parse_yaml_document(text, "f.yaml");
  if (read) return {};
  REQUIRE(read.error().exit == ExitCode::bad_data);
  REQUIRE(read.error().diagnostics.size() == 1);
  const Diagnostic& d = read.error().diagnostics[0];
  CHECK(d.file == "f.yaml");
  CHECK_FALSE(d.message.empty());
  CHECK_FALSE(d.remedy.empty());
  return std::to_string(d.line) + ":" + std::to_string(d.column) + " " + d.code;
}

}  // namespace

TEST_CASE("a text that is not whole YAML is refused at the right character") {
  const struct {
    const char* what;
    std::string text;
    std::string where;
  } cases[] = {
      {"a map inside a value, counted in characters", "a: 中中 b: c\n", "1:8 yaml-syntax"},
      {"a deeper line under a value", "a: b\n c: d\n", "2:3 yaml-syntax"},
      {"a file cut off inside double quotes", "a: x\nb: \"text is cut o", "2:18 yaml-syntax"},
      {"a forgotten quote that swallows what follows", "a: \"x\nb: y\nc: z\n", "1:4 yaml-syntax"},
      {"the same in single quotes", "a: 'it''s\nb: y\n", "1:4 yaml-syntax"},
      {"a closing quote that is escaped", "中: \"x\\\"\nb: y\n", "1:4 yaml-syntax"},
      {"an anchor's use", "a: &x 1\nb: *x\n", "2:4 yaml-syntax"},
      {"bytes that are not UTF-8", "a: 中\nb: 中\xff\n", "2:5 not-utf8"},
      {"a NUL byte", std::string("a: b\n中: x\0y\n", 14), "2:5 control-character"},
      {"the byte that the parser takes for the end", "a: 1\nb: x\x04\nc: 2\n",
       "2:5 control-character"},
      {"a carriage return alone, even in a comment", "a: 1\n# x\rb: 2\n", "2:4 control-character"},
      {"a delete character", "a: b\x7f\n", "1:5 control-character"},
      {"a second document", "a: 1\n---\nb: 2\n", "2:1 many-documents"},
      {"a second document that is empty", "a: 1\n---\n---\n", "2:1 many-documents"},
      {"a comma between the entries of a list", "- {a: 1}\n , {b: 2}\n", "2:2 yaml-syntax"},
      {"a comma before the first key", ", a: 1\n", "1:1 yaml-syntax"},
      {"a comma behind the mark of a document", "---\n, a: 1\n", "2:1 yaml-syntax"},
      {"a comma behind the end of a document", "a: 1\n...\n, b\n", "3:1 yaml-syntax"},
      {"nothing but a comma", ",", "1:1 yaml-syntax"},
      {"references to references", "a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n",
       "2:8 yaml-syntax"},
      {"a quoted text that goes on at the margin", "a:\n  - b: \"x\ny\"\n", "3:1 yaml-syntax"},
      {"one that ends at the margin, behind what looks like a comment", "a: 'x\n#\n # y'\n",
       "2:1 yaml-syntax"},
      {"a map in braces that is closed at the margin", "a: {b: c\n}\n", "2:1 yaml-syntax"},
      {"an entry in braces that goes on at the margin", "- {b: c,\nd: e}\n", "2:1 yaml-syntax"},
      {"the same in front of a comment", "a:\n  b: c\nd # e: f\n", "3:1 yaml-syntax"},
      {"a plain text that goes on at the margin", "a:\n  b: c\nd\n", "3:1 yaml-syntax"},
  };
  for (const auto& c : cases) {
    CAPTURE(c.what);
    CHECK(refusal(c.text) == c.where);
  }
}

TEST_CASE("line ends of Windows, a byte order mark and closed quotes over lines are read") {
  CHECK(refusal("a: 1\r\nb: \"x\r\n  y\"\r\n").empty());
  CHECK(refusal("\xEF\xBB\xBF"
                "a: \"1\"\n")
            .empty());
  CHECK(refusal("a: 'it''s'\n").empty());
  CHECK(refusal("a: \"ends with \\\\\"\n").empty());
  CHECK(refusal("a: |\n  \"not a quote\n").empty());
  CHECK(refusal("a: [\"x\", 'y']\n").empty());
  CHECK(refusal("").empty());
  CHECK(refusal("# c\n---\na:\n- b: c\n# d\n  e: \"f\n\n    g\"\n...\n").empty());
  CHECK(refusal("[\n{a: b},\n{c: d}\n]\n").empty());
}

TEST_CASE("brackets by the thousand and a line of a hundred thousand values come to an end") {
  const auto repeated = [](std::string_view text, int times) {
    std::string all;
    for (int i = 0; i < times; ++i) all += text;
    return all;
  };
  for (const char* opening : {"[", "{", "- ", "? ", "[a: ", "[,"}) {
    CAPTURE(opening);
    CHECK(refusal(repeated(opening, 100'000) + "x").ends_with("yaml-syntax"));
  }
  // Counted from the start of the line for each of them, this takes a minute.
  const auto read = parse_yaml_document("[" + repeated("中,", 100'000) + "]", "f.yaml");
  REQUIRE(read);
  REQUIRE(read->items.size() == 100'000);
  CHECK(read->items.back().column == 200'000);
}

TEST_CASE("a file with a fault in each of its thousands of values is told in a thousand lines") {
  std::string text = "[";
  for (int i = 0; i < 5000; ++i) text += "1,";
  References names;
  const auto read = read_units(text + "]", "units.yaml", names);
  REQUIRE_FALSE(read);
  const auto& told = read.error().diagnostics;
  CHECK(told.size() == 1001);
  CHECK(told.back().message.find("4000") != std::string::npos);
  for (const Diagnostic& d : told) CHECK(d.source_line.size() <= 4096);
}

TEST_CASE("every node knows its line and its column in characters") {
  auto read = parse_yaml_document("甲乙: \"值\"\n列:\n  - 中文: {丙丁: 戊}\n", "f.yaml");
  REQUIRE(read);
  CHECK(read->entries[0].key.column == 1);
  CHECK(read->entries[0].value.column == 5);
  const YamlNode& inner = read->find("列")->items[0].entries[0].value;
  CHECK(inner.line == 3);
  CHECK(inner.entries[0].key.column == 10);
  CHECK(inner.entries[0].value.column == 14);
}
