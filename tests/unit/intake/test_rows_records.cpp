#include <doctest/doctest.h>
#include <fmt/format.h>

#include "anjuan/base/text.hpp"
#include "anjuan/intake/rows.hpp"

#include "intake/temp_file.hpp"

using namespace anjuan;
using anjuan::testing::TempFolder;

namespace {

/// The rows as "line: name=value …", one string each; failures as "file line:column code".
std::vector<std::string> dump(const std::string& path) {
  std::vector<std::string> out;
  auto rows = open_rows(path, {});
  if (!rows) {
    for (const Diagnostic& d : rows.error().diagnostics)
      out.push_back(fmt::format("{}:{} {}", d.line, d.column, d.code));
    return out;
  }
  std::vector<std::string> again;
  Row row;
  for (int pass = 0; pass < 2; ++pass) {
    again = std::exchange(out, {});
    for (;;) {
      const auto found = (*rows)->next(row);
      REQUIRE(found);
      if (!*found) break;
      std::string line = fmt::format("{}:", row.line);
      for (std::size_t i = 0; i < row.cells.size(); ++i)
        if (!row.cells[i].text.empty())
          line += fmt::format(" {}={}", (*rows)->header()[i], row.cells[i].text);
      out.push_back(line);
    }
    REQUIRE((*rows)->rewind());
  }
  CHECK(out == again);
  return out;
}

}  // namespace

TEST_CASE("YAML records are read from lists and from documents") {
  struct {
    const char* what;
    std::string text;
    std::vector<std::string> rows;
  } const cases[] = {
      {"a list of maps",
       "# export\n- title: 路灯\n  persons: 2\n\n- title: \"井盖\"\n  channel: ~\n",
       {"2: title=路灯 persons=2", "5: title=井盖"}},
      {"documents", "title: a\n---\ntitle: b\n", {"1: title=a", "3: title=b"}},
      {"nested maps",
       "- petitioner: {name: 李某, phone: 013}\n  title: x\n",
       {"1: petitioner.name=李某 petitioner.phone=013 title=x"}},
      {"lists of words", "- flags: [urgent, key]\n  title: x\n", {"1: flags=urgent key title=x"}},
      {"texts as they are written",
       "- a: no\n  b: 010\n  c: 2019-04-25\n  d: \"null\"\n  e: null\n",
       {"1: a=no b=010 c=2019-04-25 d=null"}},
      {"block text", "- request: |\n    一\n\n    二\n", {"1: request=一\n\n二\n"}},
      {"a name twice", "- title: a\n  title: b\n", {"2:3 duplicate-key"}},
      {"records that are no maps",
       "- a\n- title: x\n- [b]\n",
       {"1:3 not-a-record", "3:3 nested-list"}},
      {"a reference", "- &x {title: a}\n- *x\n", {"2:3 alias"}},
      {"broken syntax", "- title: 'a\n- title: b\n", {"4:1 syntax"}},
      {"a colon too many", "- title: a\n- received: b: c\n", {"2:14 syntax"}},
      {"a stray comma, at which the parser would stay for ever",
       "- title: a\n---\n,-:",
       {"3:1 syntax"}},
      {"nothing", "# only a comment\n", {"0:0 no-rows"}},
  };
  const TempFolder folder;
  for (const auto& [what, text, rows] : cases) {
    CAPTURE(std::string(what));
    CHECK(join(dump(folder.write("f.yaml", text)), " | ") == join(rows, " | "));
  }
}

TEST_CASE("JSON records are read line by line and from one list") {
  struct {
    const char* what;
    std::string text;
    std::vector<std::string> rows;
  } const cases[] = {
      {"lines",
       "{\"title\":\"路灯\",\"persons\":2}\n\n{\"title\":\"井盖\",\"x\":null}\n",
       {"1: title=路灯 persons=2", "3: title=井盖"}},
      {"one list",
       "[\n  {\"title\": \"a\"},\n  {\"title\": \"b\"}\n]\n",
       {"2: title=a", "3: title=b"}},
      {"records over several lines",
       "{\n \"title\": \"a\"\n}\n{\"title\": \"b\"}",
       {"1: title=a", "4: title=b"}},
      {"nested records",
       "{\"petitioner\":{\"name\":\"李\"},\"flags\":[\"a\",\"b\"],\"g\":true}",
       {"1: petitioner.name=李 flags=a b g=true"}},
      {"numbers as they are written",
       "{\"id\":422301199001011234,\"big\":123456789012345678901234}",
       {"1: id=422301199001011234 big=123456789012345678901234"}},
      {"bad lines do not hide each other",
       "{\"a\":1}\n{\"a\":}\n{\"a\":2}\nx\n",
       {"2:7 syntax", "4:1 syntax"}},
      {"a list of records as a value", "{\"a\":[{\"b\":1}]}", {"1:8 nested-list"}},
      {"a name twice", "{\"a\":1,\"a\":2}", {"1:0 duplicate-key"}},
      {"a list that is cut off", "[{\"a\":1},\n{\"a\"", {"2:5 syntax"}},
      {"something behind the list", "[{\"a\":1}] x", {"1:11 syntax"}},
      {"an empty list", "[]", {"0:0 no-rows"}},
      {"nothing", "", {"0:0 empty-file"}},
  };
  const TempFolder folder;
  for (const auto& [what, text, rows] : cases) {
    CAPTURE(std::string(what));
    CHECK(join(dump(folder.write("f.json", text)), " | ") == join(rows, " | "));
  }
}

TEST_CASE("a value of a YAML record is placed at its own line") {
  const TempFolder folder;
  auto rows = open_rows(folder.write("f.yaml", "- title: a\n  received: 2019-02-30\n"), {});
  REQUIRE(rows);
  Row row;
  REQUIRE((*rows)->next(row));
  const Diagnostic place = (*rows)->place(row, 1);
  CHECK(place.line == 2);
  CHECK(place.column == 3);
}

TEST_CASE("a record of hundreds of thousands of names is refused at once") {
  std::string text = "{";
  for (int i = 0; i < 300000; ++i) text += fmt::format("{}\"k{}\":1", i == 0 ? "" : ",", i);
  const TempFolder folder;
  const auto rows = open_rows(folder.write("f.json", text + "}"), {});
  REQUIRE_FALSE(rows);
  CHECK(rows.error().diagnostics.at(0).code == "too-many-columns");
}
