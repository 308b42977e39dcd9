#include <doctest/doctest.h>

#include "anjuan/base/text.hpp"
#include "anjuan/intake/rejects.hpp"
#include "anjuan/intake/rows.hpp"

#include "intake/temp_file.hpp"
#include "support/gb18030.hpp"

using namespace anjuan;
using anjuan::testing::TempFolder;

namespace {

struct Seen {
  int line;
  std::vector<std::string> cells;
  bool operator==(const Seen&) const = default;
};

std::vector<Seen> read_all(RowSource& rows) {
  std::vector<Seen> seen;
  Row row;
  for (;;) {
    const auto found = rows.next(row);
    REQUIRE(found);
    if (!*found) return seen;
    CHECK(row.number == seen.size() + 1);
    seen.push_back({row.line, {}});
    for (const Cell& cell : row.cells) seen.back().cells.push_back(cell.text);
  }
}

std::string failure_code(const std::string& path, const RowOptions& options = {}) {
  auto rows = open_rows(path, options);
  if (!rows) return rows.error().diagnostics.at(0).code;
  Row row;
  for (;;) {
    const auto found = (*rows)->next(row);
    if (!found) return found.error().diagnostics.at(0).code;
    if (!*found) return "";
  }
}

}  // namespace

TEST_CASE("records of a csv know the physical line on which they begin") {
  struct {
    const char* what;
    std::string text;
    std::vector<Seen> rows;
  } const cases[] = {
      {"plain", "a,b\n1,2\n3,4\n", {{2, {"1", "2"}}, {3, {"3", "4"}}}},
      {"no newline at the end", "a,b\n1,2", {{2, {"1", "2"}}}},
      {"CRLF", "a,b\r\n1,2\r\n3,4\r\n", {{2, {"1", "2"}}, {3, {"3", "4"}}}},
      {"classic Mac", "a,b\r1,2\r3,4\r", {{2, {"1", "2"}}, {3, {"3", "4"}}}},
      {"line breaks inside cells",
       "a,b\n\"1\n\n\t1\",2\n3,\"4\r\n5\"\n6,7\n",
       {{2, {"1\n\n\t1", "2"}}, {5, {"3", "4\n5"}}, {7, {"6", "7"}}}},
      {"blank lines between", "\n\na,b\n\n  \n1,2\n\n3,4\n\n", {{6, {"1", "2"}}, {8, {"3", "4"}}}},
      {"rows of empty cells", "a,b\n1,2\n,\n , \n3,4\n,\n", {{2, {"1", "2"}}, {5, {"3", "4"}}}},
      {"semicolons", "a;b\n1,5;2\n", {{2, {"1,5", "2"}}}},
      {"tabs", "a\tb\n1\t\n\t2\n", {{2, {"1", ""}}, {3, {"", "2"}}}},
      {"the separator named as spreadsheets do", "sep=;\na,x;b\n1;2\n", {{3, {"1", "2"}}}},
      {"doubled quotes", "a,b\n\"x\"\"y\",2\n", {{2, {"x\"y", "2"}}}},
      {"a quote inside an unquoted cell", "a,b\n他说\"好\"了,2\n", {{2, {"他说\"好\"了", "2"}}}},
      {"a mark at the start", "\xEF\xBB\xBF\"a\",b\n1,2\n", {{2, {"1", "2"}}}},
      {"empty cells behind the last column", "a,b\n1,2,,\n", {{2, {"1", "2"}}}},
  };
  const TempFolder folder;
  for (const auto& [what, text, expected] : cases) {
    CAPTURE(std::string(what));
    auto rows = open_rows(folder.write("f.csv", text), {});
    REQUIRE(rows);
    CHECK((*rows)->header().size() == 2);
    CHECK((read_all(**rows) == expected));
    REQUIRE((*rows)->rewind());
    CHECK((read_all(**rows) == expected));
  }
}

TEST_CASE("a cell of a csv is placed at its line and character") {
  const TempFolder folder;
  auto rows =
      open_rows(folder.write("f.csv", "编号,内容,日期\n1,\"第一行\n二, 行\",2019/2/30\n"), {});
  REQUIRE(rows);
  Row row;
  REQUIRE((*rows)->next(row));
  const Diagnostic first = (*rows)->place(row, 0);
  CHECK(first.line == 2);
  CHECK(first.column == 1);
  const Diagnostic second = (*rows)->place(row, 1);
  CHECK(second.line == 2);
  CHECK(second.column == 3);
  CHECK(second.source_line == "1,\"第一行");
  const Diagnostic third = (*rows)->place(row, 2);
  CHECK(third.line == 3);
  CHECK(third.column == 7);
  CHECK(third.source_line == "二, 行\",2019/2/30");
}

TEST_CASE("a row with too few or too many cells is a problem of that row alone") {
  const TempFolder folder;
  auto rows = open_rows(folder.write("f.csv", "a,b\n1\n1,2\n1,2,3\n"), {});
  REQUIRE(rows);
  Row row;
  REQUIRE((*rows)->next(row));
  REQUIRE(row.problems.size() == 1);
  CHECK(row.problems[0].code == "ragged-row");
  CHECK(row.problems[0].line == 2);
  REQUIRE((*rows)->next(row));
  CHECK(row.problems.empty());
  REQUIRE((*rows)->next(row));
  REQUIRE(row.problems.size() == 1);
  CHECK(row.problems[0].line == 4);
  CHECK(row.problems[0].column == 5);
  CHECK(row.cells.size() == 3);
}

TEST_CASE("a quote that is never closed is reported where it was opened, and costs one row") {
  const TempFolder folder;
  auto rows = open_rows(folder.write("f.csv", "a,b\n1,2\n3,\"x\n4,5\n6,7\n"), {});
  REQUIRE(rows);
  Row row;
  REQUIRE((*rows)->next(row));
  REQUIRE((*rows)->next(row));
  REQUIRE(row.problems.size() == 1);
  const Diagnostic& d = row.problems[0];
  CHECK(d.code == "open-quote");
  CHECK(d.line == 3);
  CHECK(d.column == 3);
  CHECK(d.message == "the quote opened here is not closed by line 5");
  REQUIRE((*rows)->next(row));
  CHECK(row.line == 4);
  CHECK(row.problems.empty());
  CHECK(row.cells[1].text == "5");
  REQUIRE((*rows)->next(row));
  CHECK(row.cells[1].text == "7");
  CHECK_FALSE(*(*rows)->next(row));
}

TEST_CASE("text behind a closing quote is reported at its character, and costs one row") {
  const TempFolder folder;
  auto rows = open_rows(folder.write("f.csv", "a,b\n1,2\n3,\"你好\"，世界\n4,\"5\"\n"), {});
  REQUIRE(rows);
  Row row;
  REQUIRE((*rows)->next(row));
  REQUIRE((*rows)->next(row));
  REQUIRE(row.problems.size() == 1);
  const Diagnostic& d = row.problems[0];
  CHECK(d.code == "stray-quote");
  CHECK(d.line == 3);
  CHECK(d.column == 7);
  REQUIRE((*rows)->next(row));
  CHECK(row.problems.empty());
  CHECK(row.cells[1].text == "5");
}

TEST_CASE("a line that cannot be cut is not good when it comes back from the rejects") {
  const TempFolder folder;
  auto rows = open_rows(folder.write("f.csv", "a,b,c\n1,\"反映\"路灯\"不亮\",x\n"), {});
  REQUIRE(rows);
  Row row;
  REQUIRE((*rows)->next(row));
  auto writer = RejectsWriter::create(folder.path("r.csv"), (*rows)->header(), {});
  REQUIRE(writer);
  writer->add(row, "stray");
  REQUIRE(writer->finish());
  auto again = open_rows(folder.path("r.csv"), {});
  REQUIRE(again);
  REQUIRE((*again)->next(row));
  CHECK(row.problems.size() == 1);
}

TEST_CASE("a file that is one open quote, or one line without end, fails in bounded memory") {
  const TempFolder folder;
  std::string text = "a,b\n\"";
  text.append(6U << 20, 'x');
  CHECK(failure_code(folder.write("f.csv", text)) == "open-quote");
  text[4] = 'y';
  CHECK(failure_code(folder.write("f.csv", text)) == "record-too-long");
}

TEST_CASE("bars and full-width commas separate cells, and titles have no say") {
  const TempFolder folder;
  struct {
    const char* what;
    std::string text;
    std::vector<std::string> header;
    std::vector<std::string> cells;
  } const cases[] = {
      {"bars",
       "编号|标题|人\n1|路灯，不亮|张\n",
       {"编号", "标题", "人"},
       {"1", "路灯，不亮", "张"}},
      {"full-width commas",
       "编号，标题，人\n1，\"路灯，不亮\"，张\n",
       {"编号", "标题", "人"},
       {"1", "路灯，不亮", "张"}},
      {"a title above", "登记表，六月\n编号;标题;人\n1;路灯;张\n", {"登记表，六月"}, {}},
  };
  for (const auto& [what, text, header, cells] : cases) {
    CAPTURE(std::string(what));
    auto rows = open_rows(folder.write("f.csv", text), {});
    REQUIRE(rows);
    CHECK((*rows)->header() == header);
    if (!cells.empty()) CHECK((read_all(**rows) == std::vector<Seen>{{2, cells}}));
  }
}

TEST_CASE("what a spreadsheet wrote around a value goes, and what is no value is none") {
  const TempFolder folder;
  auto rows =
      open_rows(folder.write("f.csv", "a,b,c,d,e\n=\"0001\",#N/A,=VLOOKUP(A1),=表1!B2,==\n"), {});
  REQUIRE(rows);
  Row row;
  REQUIRE((*rows)->next(row));
  CHECK(row.cells[0].text == "0001");
  CHECK(row.cells[0].kind == CellKind::text);
  CHECK(row.cells[1].kind == CellKind::error);
  CHECK(row.cells[2].kind == CellKind::formula);
  CHECK(row.cells[3].kind == CellKind::formula);
  CHECK(row.cells[4].kind == CellKind::text);
}

TEST_CASE("files without rows say what is missing") {
  const TempFolder folder;
  CHECK(failure_code(folder.write("f.csv", "")) == "empty-file");
  CHECK(failure_code(folder.write("f.csv", "\xEF\xBB\xBF")) == "empty-file");
  CHECK(failure_code(folder.write("f.csv", "\n \n\n")) == "empty-file");
  CHECK(failure_code(folder.write("f.csv", "a,b\n")) == "no-rows");
  CHECK(failure_code(folder.write("f.csv", "a,b\n,\n\n")) == "no-rows");
  CHECK(failure_code(folder.path("absent.csv")) == "cannot-read");
  CHECK(failure_code(folder.write("f.xls", "x")) == "damaged-workbook");
  CHECK(failure_code(folder.write("noextension", "a,b\n1,2\n")) == "unknown-format");
  CHECK(failure_code(folder.write("noextension", "a,b\n1,2\n"), {.format = RowFormat::csv}) == "");
}

TEST_CASE("the header may stand below a title line") {
  const TempFolder folder;
  const std::string path = folder.write("f.csv", "二〇二六年登记表,\n编号,内容\n1,x\n");
  auto rows = open_rows(path, {.header_row = 2});
  REQUIRE(rows);
  CHECK((*rows)->header() == std::vector<std::string>{"编号", "内容"});
  CHECK((read_all(**rows) == std::vector<Seen>{{3, {"1", "x"}}}));
}

TEST_CASE("a GB18030 csv larger than one piece of reading comes back whole") {
  std::string text = "编号,内容\n";
  std::string body;
  for (int i = 0; i < 7001; ++i) body += "龘";
  for (int i = 0; i < 50; ++i) text += std::to_string(i) + ",x" + body + "\n";
  const TempFolder folder;
  auto rows = open_rows(folder.write("f.csv", anjuan::testing::encode_gb18030(text)), {});
  REQUIRE(rows);
  const std::vector<Seen> seen = read_all(**rows);
  REQUIRE(seen.size() == 50);
  for (const Seen& row : seen) CHECK(row.cells[1] == "x" + body);
}
