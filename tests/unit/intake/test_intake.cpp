#include <doctest/doctest.h>
#include <fmt/format.h>

#include "anjuan/base/text.hpp"
#include "anjuan/intake/complaint.hpp"

#include "intake/temp_file.hpp"
#include "intake/workbook.hpp"

using namespace anjuan;
using anjuan::testing::TempFolder;
using anjuan::testing::Workbook;

namespace {

constexpr std::chrono::minutes kOffset = std::chrono::hours(8);

/// "line:column code", one per diagnostic.
std::string dump(const std::vector<Diagnostic>& diagnostics) {
  std::vector<std::string> parts;
  for (const Diagnostic& d : diagnostics)
    parts.push_back(fmt::format("{}:{} {}", d.line, d.column, d.code));
  return join(parts, " | ");
}

std::string dump(const std::vector<RowFault>& faults) {
  std::vector<Diagnostic> all;
  for (const RowFault& fault : faults) all.push_back(told(fault));
  return dump(all);
}

std::string dump(const Draft& draft) {
  std::vector<std::string> parts;
  for (const DraftFieldSpec& spec : draft_fields())
    if (draft.has(spec.field)) parts.push_back(fmt::format("{}={}", spec.name, draft[spec.field]));
  return join(parts, " ");
}

/// The drafts of a csv under a map; bad rows as their diagnostics, a failure as all of its.
std::vector<std::string> take_all(const std::string& map_text, const std::string& csv) {
  const TempFolder folder;
  auto rows = open_rows(folder.write("f.csv", csv), {});
  REQUIRE(rows);
  const auto map = ImportMap::parse(complaint_columns(), map_text, "MAP.toml");
  if (!map) return {dump(map.error().diagnostics)};
  const auto intake = Intake::bind(complaint_columns(), *map, **rows, "f.csv", kOffset);
  if (!intake) return {dump(intake.error().diagnostics)};
  std::vector<std::string> out;
  Row row;
  while (*(*rows)->next(row)) {
    Taken taken = intake->take(**rows, row);
    for (RowFault& fault : missing_number(*intake, **rows, row, taken)) {
      taken.faults.push_back(std::move(fault));
      taken.good = false;
    }
    out.push_back(taken.good ? dump(draft_of(taken, map->system)) : dump(taken.faults));
  }
  return out;
}

}  // namespace

TEST_CASE("a map turns columns, constants and copies into fields") {
  const std::string map = R"([source]
system = "wenzheng"
[fields]
ref = "编号"
title = "主题"
received = "时间"
"petitioner.name" = "用户"
reply = "答复"
replied = "答复时间"
category = ["一级", "二级"]
[defaults]
channel = "online"
accepted = "@received"
closed = "@replied"
unit = "@单位"
persons = "１人"
)";
  const std::string header = "编号,主题,时间,用户,答复,答复时间,一级,二级,单位\n";
  CHECK(take_all(map, header + "１,路灯,2019/4/25 9:32,李,已修,2019/5/1,城建,路灯,城管局\n") ==
        std::vector<std::string>{
            "title=路灯 received=2019-04-25T09:32:00+08:00 accepted=2019-04-25T09:32:00+08:00 "
            "replied=2019-05-01 reply=已修 closed=2019-05-01 channel=online "
            "category=城建/路灯 persons=1 unit=城管局 petitioner.name=李 source=wenzheng/1"});
  CHECK(take_all(map, header + "2,井盖,2019/4/25,李,,,城建,,\n") ==
        std::vector<std::string>{"title=井盖 received=2019-04-25 "
                                 "accepted=2019-04-25 channel=online category=城建 persons=1 "
                                 "petitioner.name=李 source=wenzheng/2"});
}

TEST_CASE("defaults copy each other in any order") {
  CHECK(take_all("[fields]\nreceived = \"a\"\n[defaults]\naccepted = \"@replied\"\n"
                 "replied = \"@closed\"\nclosed = \"@received\"\n",
                 "a,b\n2019-01-02,\n") ==
        std::vector<std::string>{"received=2019-01-02 accepted=2019-01-02 replied=2019-01-02 "
                                 "closed=2019-01-02"});
}

TEST_CASE("a field is meant before a column of the same name") {
  CHECK(take_all("[fields]\ntitle = \"x\"\n[defaults]\nplace = \"@title\"\n",
                 "x,title\nfield,column\n") == std::vector<std::string>{"title=field place=field"});
}

TEST_CASE("a table of values translates cells, and what it lacks is an error") {
  const std::string map = R"([fields]
channel = "形式"
title = "t"
[values.channel]
"来访" = "visit"
"网上 " = "online"
"" = "letter"
)";
  CHECK(take_all(map, "形式,t\n来访,1\nvisit,2\n　网上,3\n,4\n来 访,5\n鸽子,6\n") ==
        std::vector<std::string>{"title=1 channel=visit", "title=2 channel=visit",
                                 "title=3 channel=online", "title=4 channel=letter",
                                 "title=5 channel=visit", "7:1 unmapped-value"});
}

TEST_CASE("petitioner fields may be written with and without quotes") {
  CHECK(take_all("[fields]\npetitioner.name = \"a\"\n\"petitioner.sex\" = \"b\"\n"
                 "[values.petitioner.sex]\n\"男\" = \"male\"\n",
                 "a,b\n李,男\n") ==
        std::vector<std::string>{"petitioner.name=李 petitioner.sex=male"});
}

TEST_CASE("errors of a map are reported together, each at its place, with a suggestion") {
  struct {
    const char* what;
    std::string map;
    std::string problems;
  } const cases[] = {
      {"no fields", "[source]\nsystem = \"x\"\n", "0:0 no-fields"},
      {"an unknown field", "[fields]\ntitel = \"a\"\n[defaults]\nchanel = \"x\"\n",
       "2:1 unknown-key | 4:1 unknown-key"},
      {"an unknown section", "[field]\n[fields]\ntitle = \"a\"\n", "1:2 unknown-key"},
      {"a value of the wrong type", "[fields]\ntitle = 3\n", "2:9 wrong-type"},
      {"unknown words in the source",
       "[source]\nsystem = \"a/b\"\nencoding = \"latin1\"\nformat = \"doc\"\nseparator = \"ab\"\n"
       "header-row = 0\n[fields]\ntitle = \"a\"\n",
       "2:10 bad-system | 3:12 unknown-encoding | 4:10 unknown-format | 5:13 bad-separator | "
       "6:14 out-of-range"},
      {"several columns for one field", "[fields]\ntitle = [\"a\", \"b\"]\n",
       "2:9 several-columns"},
      {"columns that the file lacks, and references to nothing",
       "[fields]\ntitle = \"题\"\nplace = \"a\"\n[defaults]\nunit = \"@nix\"\n",
       "2:9 unknown-column | 5:8 unknown-reference"},
      {"a constant that is none", "[fields]\ntitle = \"a\"\n[defaults]\nreceived = \"2019/2/30\"\n",
       "4:12 impossible-date"},
      {"a circle",
       "[fields]\ntitle = \"a\"\n[defaults]\nclosed = \"@replied\"\n"
       "replied = \"@closed\"\n",
       "5:11 circular-default"},
      {"a column that is there twice", "[fields]\ntitle = \"c\"\n", "2:9 ambiguous-column"},
      {"the source twice", "[fields]\nref = \"a\"\nsource = \"b\"\n", "3:10 source-twice"},
      {"no TOML", "[fields\n", "1:8 syntax"},
  };
  for (const auto& [what, map, problems] : cases) {
    CAPTURE(std::string(what));
    CHECK(join(take_all(map, "a,b,c,c\n1,2,3,4\n"), " || ") == problems);
  }
  const TempFolder folder;
  auto rows = open_rows(folder.write("f.csv", "留言主题\nx\n"), {});
  const auto map =
      ImportMap::parse(complaint_columns(), "[fields]\ntitle = \"留言主体\"\n", "MAP.toml");
  const auto failed = Intake::bind(complaint_columns(), *map, **rows, "f.csv", kOffset);
  REQUIRE_FALSE(failed);
  const Diagnostic& d = failed.error().diagnostics.at(0);
  CHECK(d.file == "MAP.toml");
  CHECK(d.message == "f.csv has no column '留言主体'");
  CHECK(d.remedy == "did you mean '留言主题'?");
}

TEST_CASE("a bad cell is named with row, column, text and remedy, and hides no other") {
  const TempFolder folder;
  auto rows =
      open_rows(folder.write("f.csv", "标题,登记日期,人数\na,2019/4/25,1\nb,2019/2/30,几\n"), {});
  REQUIRE(rows);
  const auto intake = Intake::recognize(complaint_columns(), **rows, "f.csv", kOffset);
  REQUIRE(intake);
  Row row;
  REQUIRE((*rows)->next(row));
  CHECK(intake->take(**rows, row).good);
  REQUIRE((*rows)->next(row));
  const Taken taken = intake->take(**rows, row);
  CHECK_FALSE(taken.good);
  CHECK(dump(taken.faults) == "3:3 impossible-date | 3:13 not-a-number");
  const Diagnostic d = told(taken.faults.at(0));
  CHECK(d.message == "row 2, column '登记日期': '2019/2/30' is a day that does not exist");
  CHECK(d.source_line == "b,2019/2/30,几");
  CHECK(d.remedy == "correct the day or the month");
}

TEST_CASE("a bad cell of a workbook is named by its letter and number") {
  Workbook book;
  book.sheet(1,
             R"(<row><c t="inlineStr"><is><t>标题</t></is></c>)"
             R"(<c t="inlineStr"><is><t>登记日期</t></is></c></row>)"
             R"(<row r="5"><c t="inlineStr"><is><t>x</t></is></c><c><v>43580</v></c></row>)"
             R"(<row r="6"><c t="inlineStr"><is><t>y</t></is></c><c s="1"><v>43580</v></c></row>)"
             R"(<row r="7"><c t="inlineStr"><is><t>z</t></is></c><c t="e"><v>#REF!</v></c></row>)");
  const TempFolder folder;
  const std::string path = book.write(folder);
  auto rows = open_rows(path, {});
  REQUIRE(rows);
  const auto intake = Intake::recognize(complaint_columns(), **rows, path, kOffset);
  Row row;
  REQUIRE((*rows)->next(row));
  const Taken bad = intake->take(**rows, row);
  REQUIRE(bad.faults.size() == 1);
  CHECK(bad.faults[0].what.code == "serial-date");
  CHECK(bad.faults[0].what.line == 5);
  CHECK(told(bad.faults[0]).message.starts_with("row 1, column '登记日期' (B5): '43580' is"));
  REQUIRE((*rows)->next(row));
  CHECK(dump(draft_of(intake->take(**rows, row), "")) == "title=y received=2019-04-25");
  REQUIRE((*rows)->next(row));
  CHECK(intake->take(**rows, row).faults.at(0).what.code == "error-value");
}

TEST_CASE("a complaint without its number is refused where numbers are expected") {
  CHECK(take_all("[source]\nsystem = \"s\"\n[fields]\nref = \"a\"\ntitle = \"b\"\n",
                 "a,b\n,x\n 7 ,y\n") ==
        std::vector<std::string>{"2:1 missing-ref", "title=y source=s/7"});
}

TEST_CASE("a row of the wrong shape is one problem, not one per slipped cell") {
  CHECK(take_all("[fields]\ntitle = \"a\"\nreceived = \"b\"\n", "a,b\nx,y,2019-01-01\n") ==
        std::vector<std::string>{"2:5 ragged-row"});
}

TEST_CASE("control characters are left out with a note, and the row stays good") {
  const TempFolder folder;
  auto rows = open_rows(folder.write("f.csv", "标题,内容\na,\"b\x02\"\n"), {});
  REQUIRE(rows);
  const auto intake = Intake::recognize(complaint_columns(), **rows, "f.csv", kOffset);
  Row row;
  REQUIRE((*rows)->next(row));
  const Taken taken = intake->take(**rows, row);
  CHECK(taken.good);
  CHECK(dump(draft_of(taken, "")) == "title=a request=b");
  CHECK(dump(taken.faults) == "2:3 control-characters");
  CHECK(taken.faults[0].what.severity == Severity::note);
}

TEST_CASE("columns that are not read are named, those of a rejects file are not") {
  const TempFolder folder;
  auto rows =
      open_rows(folder.write("f.csv", "标题,点赞数,主题,,x,_row,_reason\na,1,b,2,3,4,5\n"), {});
  REQUIRE(rows);
  const auto intake = Intake::recognize(complaint_columns(), **rows, "f.csv", kOffset);
  REQUIRE(intake);
  REQUIRE(intake->notes().size() == 1);
  CHECK(intake->notes()[0].severity == Severity::note);
  CHECK(intake->notes()[0].message ==
        "these columns are not read: 点赞数, column D without a name, x");
  auto strange = open_rows(folder.write("g.csv", "x,y\n1,2\n"), {});
  const auto failed = Intake::recognize(complaint_columns(), **strange, "g.csv", kOffset);
  REQUIRE_FALSE(failed);
  CHECK(failed.error().diagnostics.at(0).code == "no-known-column");
}

TEST_CASE("what the rules find later can be placed at the cell of its field") {
  const TempFolder folder;
  auto rows = open_rows(folder.write("f.csv", "编号,标题\n7,x\n"), {});
  REQUIRE(rows);
  const auto intake = Intake::recognize(complaint_columns(), **rows, "f.csv", kOffset);
  Row row;
  REQUIRE((*rows)->next(row));
  const auto at = [&](DraftField field, const char* text) {
    Diagnostic d{.code = "x"};
    d.message = text;
    return told(intake->place(**rows, row, origin_of(*intake, field), std::move(d)));
  };
  CHECK(at(DraftField::title, "too short").column == 3);
  CHECK(at(DraftField::title, "too short").message == "row 1, column '标题': too short");
  CHECK(at(DraftField::source, "known").message == "row 1, column '编号': known");
  CHECK(at(DraftField::unit, "missing").message == "row 1, unit: missing");
}
