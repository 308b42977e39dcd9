#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "anjuan/text/head.hpp"
#include "anjuan/text/scalar.hpp"
#include "anjuan/text/yaml_tree.hpp"

using namespace anjuan;

namespace {

std::string shown(std::string_view text) {
  std::string out;
  for (char c : text)
    if (static_cast<unsigned char>(c) < 0x20 || c == 0x7f)
      out += "<" + std::to_string(static_cast<int>(c)) + ">";
    else
      out += c;
  return out.size() > 60 ? out.substr(0, 60) + "…" : out;
}

/// The scalar behind `key` of a document with one line, as the full reader sees it.
std::string read_back(const std::string& yaml, std::string_view key) {
  auto document = parse_yaml_document(yaml, "test.yaml");
  REQUIRE_MESSAGE(document, yaml);
  const YamlNode* value = document->find(key);
  REQUIRE(value != nullptr);
  REQUIRE_MESSAGE(value->kind == YamlNode::Kind::scalar, yaml);
  return value->scalar;
}

/// One-line texts that have tripped YAML writers before.
const std::vector<std::string> kLines = {"no",
                                         "No",
                                         "yes",
                                         "on",
                                         "off",
                                         "y",
                                         "N",
                                         "true",
                                         "FALSE",
                                         "null",
                                         "Null",
                                         "~",
                                         "=",
                                         "010",
                                         "0x1F",
                                         "0o17",
                                         "1e3",
                                         "1.5",
                                         "-1",
                                         "+1",
                                         ".5",
                                         ".inf",
                                         "-.INF",
                                         ".nan",
                                         "1_000",
                                         "12:30",
                                         "12:30:45",
                                         "2026-07-31",
                                         "2026-07-31T10:00:00+08:00",
                                         "2026-07-31 10:00:00",
                                         "- item",
                                         "-",
                                         "?",
                                         ": x",
                                         "a: b",
                                         "a:",
                                         "a :b",
                                         "a:b",
                                         "#x",
                                         "a #b",
                                         "a#b",
                                         "&a",
                                         "*a",
                                         "!a",
                                         "|",
                                         ">",
                                         "'",
                                         "\"",
                                         "'quoted'",
                                         "\"quoted\"",
                                         "%TAG",
                                         "@at",
                                         "`tick`",
                                         "{a}",
                                         "[a]",
                                         "a]",
                                         "a}",
                                         ",",
                                         "a, b",
                                         "back\\slash",
                                         "\\n",
                                         "tab\tinside",
                                         "\ttab",
                                         " leading",
                                         "trailing ",
                                         "  ",
                                         "",
                                         "nul-free\x01",
                                         "del\x7f",
                                         "bell\x07",
                                         "esc\x1b[31m",
                                         "---",
                                         "...",
                                         "--- a",
                                         "<<",
                                         "a: ",
                                         "line\nbreak",
                                         "carriage\rreturn",
                                         "\r\n",
                                         "全角：冒号",
                                         "“引号”",
                                         "　全角空格",
                                         "\xC2\x85nel",
                                         "ls\xE2\x80\xA8x",
                                         "ps\xE2\x80\xA9x",
                                         "bom\xEF\xBB\xBFx",
                                         "\xEF\xBB\xBF",
                                         "𠀀",
                                         "é",
                                         "👨‍👩‍👧",
                                         "\xC2\xA0nbsp",
                                         "受理告知书〔2026〕17号",
                                         "13800000000",
                                         "2026/7/31",
                                         "1,000",
                                         "C:\\path",
                                         "http://x/?a=b#c",
                                         "a\\\"b",
                                         "ends with \\",
                                         "key: \"v\" # c"};

}  // namespace

TEST_CASE("what is written on one line reads back as the same bytes, in the head and outside") {
  for (const std::string& line : kLines) {
    CAPTURE(shown(line));
    for (ValueType type : {ValueType::text, ValueType::block}) {
      const std::string scalar = write_scalar(line, type);
      CHECK(scalar.find('\n') == std::string::npos);
      CHECK(read_back("k: " + scalar + "\n", "k") == line);
      CHECK(read_back("list:\n  - k: " + scalar + "\nz: 1\n", "z") == "1");
    }
    if (line.empty()) continue;  // a field without a value has no line at all
    std::string file = "id: DZ-2026-000001\ntitle: " + write_scalar(line, ValueType::text) +
                       "\nstatus: registered\nclass: general\nkind: request\n"
                       "received: 2026-01-01\nchannel: visit\nhistory:\n";
    HeadView head;
    if (line.find('\n') != std::string::npos) continue;  // a title has one line
    REQUIRE(scan_head(file, head));
    CHECK(head[HeadField::title] == line);
  }
}

TEST_CASE("text that other readers would take for a number, a date or a word of YAML is quoted") {
  for (const char* text : {"no",    "Yes",  "ON",    "off",        "y",
                           "n",     "true", "null",  "~",          "010",
                           "1e3",   "0x1F", "1.0",   "-7",         "+86",
                           ".5",    ".inf", "12:30", "2026-07-31", "2026-07-31T10:00:00+08:00",
                           "1_000", "="}) {
    CAPTURE(text);
    CHECK(write_scalar(text, ValueType::text) == "\"" + std::string(text) + "\"");
    CHECK(write_scalar(text, ValueType::list) == "\"" + std::string(text) + "\"");
    CHECK(write_scalar(text, ValueType::word) == "\"" + std::string(text) + "\"");
  }
}

TEST_CASE("dates, numbers and known words stay as people write them") {
  CHECK(write_scalar("2026-07-31", ValueType::date) == "2026-07-31");
  CHECK(write_scalar("12", ValueType::integer) == "12");
  CHECK(write_scalar("true", ValueType::boolean) == "true");
  CHECK(write_scalar("handling", ValueType::choice) == "handling");
  CHECK(write_scalar("2026-07-31T10:00:00+08:00", ValueType::timestamp) ==
        "2026-07-31T10:00:00+08:00");
  CHECK(write_scalar("反映北城区补贴未发放", ValueType::text) == "反映北城区补贴未发放");
}

TEST_CASE("text of several lines reads back as the same bytes at every depth") {
  std::string long_line;
  for (int i = 0; i < 8000; ++i) long_line += i % 37 == 0 ? "，" : "字";
  const std::vector<std::string> texts = {"one\ntwo",
                                          "one\n\ntwo",
                                          "one\n\n\n\ntwo",
                                          "  leading\nnot",
                                          "\tleading tab\nnot",
                                          "first\n  indented\nback",
                                          "first\n\ttab\nback",
                                          "\nstarts blank",
                                          "\n\nstarts blanker",
                                          "ends blank\n",
                                          "ends blanker\n\n",
                                          "\n",
                                          "\n\n",
                                          " ",
                                          "   \nfoo",
                                          "a\n   ",
                                          "a\n   \nb",
                                          "a \nb ",
                                          "# not a comment\nb",
                                          "a\n# not a comment",
                                          "a\n--- \nb",
                                          "a\n---\nb",
                                          "a\n...\nb",
                                          "key: value\nhistory:\n  - event: x",
                                          "- a\n- b",
                                          "a\r\nb",
                                          "a\rb",
                                          "a\x01\nb",
                                          "a\xC2\x85\nb",
                                          "a\xE2\x80\xA8\nb",
                                          "\xEF\xBB\xBFx\ny",
                                          "\"q\"\n'q'",
                                          "%a\n%b",
                                          "|\n>",
                                          "a:\nb:",
                                          "tab at end\t\nb\t",
                                          " one space\n  two\n   three",
                                          long_line,
                                          long_line + "\n" + long_line,
                                          "　　首行缩进\n　　二行"};
  for (const std::string& text : texts) {
    CAPTURE(shown(text));
    CHECK(read_back(write_block("k", text, 0) + "z: 1\n", "k") ==
          (fits_block(text) && text.front() != '\n' ? text + "\n" : text));
    for (std::size_t indent : {2u, 4u}) {
      const std::string dash(indent - 2, ' ');
      const std::string yaml =
          "h:\n" + dash + "- e: x\n" + write_block("k", text, indent) + dash + "  z: 1\n";
      auto document = parse_yaml_document(yaml, "test.yaml");
      REQUIRE_MESSAGE(document, shown(yaml));
      const YamlNode* history = document->find("h");
      REQUIRE(history->items.size() == 1);
      const YamlNode* value = history->items[0].find("k");
      REQUIRE(value != nullptr);
      std::string got = value->scalar;
      if (fits_block(text) && text.front() != '\n') {
        REQUIRE(got.ends_with('\n'));
        got.pop_back();
      }
      CHECK(got == text);
      REQUIRE(history->items[0].find("z") != nullptr);
    }
  }
}

TEST_CASE("block style is kept for what people can read in it") {
  CHECK(write_block("request", "第一行\n第二行", 0) == "request: |\n  第一行\n  第二行\n");
  CHECK(write_block("request", "  缩进\n后", 0) == "request: |2\n    缩进\n  后\n");
  CHECK_FALSE(fits_block(""));
  CHECK_FALSE(fits_block("a\r\nb"));
  CHECK_FALSE(fits_block("ends\n"));
  CHECK(fits_block("tab\tinside\nb"));
}

TEST_CASE("an escape that only the full reader knows is left to it") {
  for (std::string inside :
       {"\\x41", "\\U00020000", "\\ud83d", "\\0", "\\N", "\\u00", "\\", "\\uZZZZ"}) {
    CAPTURE(inside);
    CHECK_FALSE(unescape_in_place(inside.data(), inside.data() + inside.size()));
  }
  std::string known = "a\\\"b\\\\c\\n\\t\\u4e2d\\/";
  const auto decoded = unescape_in_place(known.data(), known.data() + known.size());
  REQUIRE(decoded);
  CHECK(*decoded == "a\"b\\c\n\t中/");
}
