#include <string>

#include <doctest/doctest.h>

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
      {"a second document", "a: 1\n---\nb: 2\n", "3:1 many-documents"},
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
