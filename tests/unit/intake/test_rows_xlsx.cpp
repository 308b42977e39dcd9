#include <doctest/doctest.h>
#include <fmt/format.h>

#include "anjuan/base/text.hpp"
#include "anjuan/intake/rows.hpp"
#include "anjuan/intake/xlsx_values.hpp"

#include "intake/temp_file.hpp"
#include "intake/workbook.hpp"
#include "support/gb18030.hpp"

using namespace anjuan;
using anjuan::testing::encode_gb18030;
using anjuan::testing::TempFolder;
using anjuan::testing::Workbook;

namespace {

/// One letter for the kind, then the text: "t路灯", "n3", "d2019-04-25", "c09:30:00", "e#N/A",
/// "f=A1".
std::string dump(const Cell& cell) {
  return fmt::format("{}{}", "tndcef"[static_cast<std::size_t>(cell.kind)], cell.seen());
}

/// Header, then the rows as "sheet row: cells".
std::vector<std::string> dump(const std::string& path, const RowOptions& options = {}) {
  auto rows = open_rows(path, options);
  if (!rows) return {rows.error().diagnostics.at(0).code};
  std::vector<std::string> out{join((*rows)->header(), ",")};
  Row row;
  for (;;) {
    const auto found = (*rows)->next(row);
    if (!found) {
      out.push_back(found.error().diagnostics.at(0).code);
      return out;
    }
    if (!*found) return out;
    std::vector<std::string> cells;
    for (const Cell& cell : row.cells) cells.push_back(dump(cell));
    out.push_back(fmt::format("{}: {}", row.line, join(cells, ",")));
  }
}

const std::string kHeader = R"(<row r="1"><c r="A1" t="inlineStr"><is><t>a</t></is></c>)"
                            R"(<c r="B1" t="inlineStr"><is><t>b</t></is></c></row>)";

std::string one_cell(const std::string& cell, const std::string& properties = "") {
  Workbook book;
  book.book(properties, R"(<sheet name="登记" sheetId="1" r:id="rId1"/>)");
  book.strings(
      "<si><t>路灯</t></si><si><r><t>一 </t></r><r><t>二</t></r></si>"
      "<si><t>中国</t><rPh sb=\"0\" eb=\"2\"><t>zhongguo</t></rPh></si>"
      "<si><t>a_x000D_\nb &amp; _x005F_x000D_</t></si>");
  // The second cell keeps the row from being blank.
  book.sheet(1, kHeader + "<row r=\"2\">" + cell + R"(<c r="B2" t="str"><v>z</v></c></row>)");
  const TempFolder folder;
  const std::vector<std::string> rows = dump(book.write(folder));
  return rows.size() == 2 ? rows[1].substr(3, rows[1].rfind(",tz") - 3) : rows.back();
}

}  // namespace

TEST_CASE("cells of a workbook come with their text and kind") {
  struct {
    const char* what;
    std::string cell;
    std::string dumped;
  } const cases[] = {
      {"shared text", R"(<c t="s"><v>0</v></c>)", "t路灯"},
      {"text in several runs", R"(<c t="s"><v>1</v></c>)", "t一 二"},
      {"text with a phonetic guide", R"(<c t="s"><v>2</v></c>)", "t中国"},
      {"escaped characters", R"(<c t="s"><v>3</v></c>)", "ta\r\nb & _x000D_"},
      {"text inside the sheet", R"(<c t="inlineStr"><is><t>x</t></is></c>)", "tx"},
      {"text of a formula", R"(<c t="str"><f>"a"&amp;"b"</f><v>ab</v></c>)", "tab"},
      {"a number", "<c><v>188006</v></c>", "n188006"},
      {"a number of 18 digits", "<c><v>422301199001011234</v></c>", "n422301199001011234"},
      {"a number that was rounded", "<c><v>4.22301199001011E+17</v></c>", "n422301199001011000"},
      {"a fraction", "<c><v>0.10000000000000001</v></c>", "n0.1"},
      {"a truth", R"(<c t="b"><v>1</v></c>)", "ttrue"},
      {"an empty shared text", R"(<c t="s"/>)", "t"},
      {"an empty value of a shared text", R"(<c t="s"><v/></c>)", "t"},
      {"an empty truth", R"(<c t="b"><v></v></c>)", "t"},
      {"the value of a text inside the sheet", R"(<c t="inlineStr"><v>张某</v></c>)", "t张某"},
      {"a formula without its value", "<c><f>TODAY()</f></c>", "f=TODAY()"},
      {"a formula with an empty value", "<c><f>B9</f><v/></c>", "f=B9"},
      {"a text formula without its text", R"(<c t="str"><f>VLOOKUP(A2,Z:Z,1,0)</f><v></v></c>)",
       "f=VLOOKUP(A2,Z:Z,1,0)"},
      {"a formula that gives an empty text", R"(<c t="str"><f>IF(A2=1,"",A2)</f><v></v></c>)", "t"},
      {"a formula with its value", "<c><f>1+2</f><v>3</v></c>", "n3"},
      {"a number that the sheet fills up", R"(<c s="7"><v>7</v></c>)", "n0007"},
      {"a number with words around it", R"(<c s="8"><v>8</v></c>)", "n信访-008"},
      {"a number of more digits than the format has", R"(<c s="7"><v>12345</v></c>)", "n12345"},
      {"an element of a foreign namespace in a cell",
       R"(<c t="inlineStr"><is><t>x</t></is><y:v xmlns:y="other">9</y:v></c>)", "tx"},
      {"a reference in small letters", R"(<c r="a2"><v>9</v></c>)", "n9"},
      {"a style that the workbook lacks", R"(<c s="99"><v>43580</v></c>)", "damaged-workbook"},
      {"an error", R"(<c t="e"><v>#N/A</v></c>)", "e#N/A"},
      {"a written date", R"(<c t="d"><v>2019-04-25T01:02:03</v></c>)", "t2019-04-25T01:02:03"},
      {"a day", R"(<c s="1"><v>43580</v></c>)", "d2019-04-25"},
      {"a Chinese day", R"(<c s="4"><v>43580</v></c>)", "d2019-04-25"},
      {"a moment", R"(<c s="2"><v>43580.397326388891</v></c>)", "d2019-04-25 09:32:09"},
      {"midnight of a moment", R"(<c s="2"><v>43580</v></c>)", "d2019-04-25 00:00:00"},
      {"a day whose format hides its time", R"(<c s="1"><v>43580.5</v></c>)",
       "d2019-04-25 12:00:00"},
      {"the last half second of a day", R"(<c s="2"><v>43580.999999</v></c>)",
       "d2019-04-26 00:00:00"},
      {"a time without a day", R"(<c s="5"><v>0.5</v></c>)", "c12:00:00"},
      {"a duration", R"(<c s="6"><v>1.5</v></c>)", "n1.5"},
      {"a number with letters in its format", R"(<c s="3"><v>43580</v></c>)", "n43580"},
      {"the same number without a format", "<c><v>43580</v></c>", "n43580"},
      {"the last day before the day that never was", R"(<c s="1"><v>59</v></c>)", "d1900-02-28"},
      {"the day that never was", R"(<c s="1"><v>60</v></c>)", "n60"},
      {"the day after it", R"(<c s="1"><v>61</v></c>)", "d1900-03-01"},
      {"a negative day", R"(<c s="1"><v>-1</v></c>)", "n-1"},
      {"a shared text that does not exist", R"(<c t="s"><v>9</v></c>)", "damaged-workbook"},
      {"a cell that does not exist", R"(<c r="7"><v>9</v></c>)", "damaged-workbook"},
  };
  for (const auto& [what, cell, dumped] : cases) {
    CAPTURE(std::string(what));
    CHECK(one_cell(cell) == dumped);
  }
}

TEST_CASE("workbooks that count days from 1904 give the right day") {
  CHECK(one_cell(R"(<c s="1"><v>42118</v></c>)", R"(<workbookPr date1904="1"/>)") == "d2019-04-25");
  CHECK(one_cell(R"(<c s="1"><v>0</v></c>)", R"(<workbookPr date1904="true"/>)") == "d1904-01-01");
  CHECK(one_cell(R"(<c s="1"><v>43580</v></c>)", R"(<workbookPr date1904="0"/>)") == "d2019-04-25");
}

TEST_CASE("an extension of another namespace changes nothing of the workbook") {
  CHECK(one_cell(R"(<c s="1"><v>42118</v></c>)",
                 R"(<workbookPr date1904="1"/><extLst><ext><y:workbookPr xmlns:y="other" )"
                 R"(date1904="0"/><y:a xmlns:y="other"><workbookPr/></y:a></ext></extLst>)") ==
        "d2019-04-25");
}

TEST_CASE("a nought of a formula that nobody has calculated yet is no value") {
  const std::string wish = R"(<calcPr fullCalcOnLoad="1"/>)";
  CHECK(one_cell("<c><f>A1</f><v>0</v></c>", wish) == "f=A1");
  CHECK(one_cell("<c><f>A1</f><v>3</v></c>", wish) == "n3");
  CHECK(one_cell("<c><f>A1</f><v>0</v></c>") == "n0");
}

TEST_CASE("a cell that stands twice is damage, not the later of two values") {
  CHECK(one_cell(R"(<c r="A2"><v>1</v></c><c r="A2"><v>2</v></c>)") == "damaged-workbook");
}

TEST_CASE("parts are found however the package writes their names") {
  for (const char* target :
       {"./worksheets/s 1.xml", "../xl/worksheets/s 1.xml", "worksheets\\s 1.xml",
        "worksheets/s%201.xml", "/xl/worksheets/S%201.xml"}) {
    CAPTURE(std::string(target));
    Workbook book;
    book.part("xl/worksheets/s 1.xml", "<worksheet><sheetData>" + kHeader +
                                           "<row><c><v>1</v></c></row></sheetData></worksheet>");
    book.part("xl/_rels/workbook.xml.rels",
              std::string(R"(<Relationships xmlns="r"><Relationship Id="rId1" )") +
                  R"(Type="http://x/worksheet" Target=")" + target + "\"/></Relationships>");
    const TempFolder folder;
    CHECK(join(dump(book.write(folder)), " | ") == "a,b | 2: n1,t");
  }
}

TEST_CASE("styles and texts that the package lacks matter only to cells that need them") {
  Workbook book;
  book.part("xl/_rels/workbook.xml.rels",
            R"(<Relationships xmlns="r"><Relationship Id="rId1" Type="http://x/worksheet" )"
            R"(Target="worksheets/sheet1.xml"/><Relationship Id="rId3" Type="http://x/styles" )"
            R"(Target="none.xml"/><Relationship Id="rId4" Type="http://x/sharedStrings" )"
            R"(Target="none2.xml"/></Relationships>)");
  book.sheet(1, kHeader + "<row><c><v>1</v></c></row>");
  const TempFolder folder;
  CHECK(join(dump(book.write(folder)), " | ") == "a,b | 2: n1,t");
  book.sheet(1, kHeader + R"(<row><c t="s"><v>0</v></c></row>)");
  CHECK(dump(book.write(folder)).back() == "damaged-workbook");
  book.sheet(1, kHeader + R"(<row><c s="1"><v>43580</v></c></row>)");
  CHECK(dump(book.write(folder)).back() == "damaged-workbook");
}

TEST_CASE("the rows under a merged cell hold its value, and nothing that lies hidden there") {
  Workbook book;
  const auto text = [](const char* t) { return fmt::format("<c t=\"str\"><v>{}</v></c>", t); };
  const auto row = [&](const char* a, const char* b) {
    return "<row>" + text(a) + text(b) + "</row>";
  };
  book.part("xl/worksheets/sheet1.xml",
            "<worksheet><sheetData>" + kHeader + row("1", "城管局") + row("2", "水务局") +
                row("3", "") + row("4", "住建局") + row("5", "hidden") + row("6", "x") +
                row("", "hidden") +
                "</sheetData><mergeCells><mergeCell ref=\"B2:B4\"/><mergeCell ref=\"A6:B6\"/>"
                "<mergeCell ref=\"B7:B8\"/></mergeCells></worksheet>");
  const TempFolder folder;
  CHECK(join(dump(book.write(folder)), " | ") ==
        "a,b | 2: t1,t城管局 | 3: t2,t城管局 | 4: t3,t城管局 | 5: t4,t住建局 | 6: t5,t | 7: t6,tx");
}

TEST_CASE("rows that the sheet hides are read and said") {
  Workbook book;
  book.sheet(1, kHeader + R"(<row><c><v>1</v></c></row><row hidden="1"><c><v>2</v></c></row>)");
  const TempFolder folder;
  const auto rows = open_rows(book.write(folder), {});
  REQUIRE(rows);
  REQUIRE((*rows)->notes().size() == 1);
  CHECK((*rows)->notes()[0].message == "rows that the sheet hides are read too: 3");
}

TEST_CASE("empty cells take no memory however far to the right they stand") {
  Workbook book;
  std::string rows = kHeader + "<row><c><v>1</v></c></row>";
  for (int i = 0; i < 20000; ++i) rows += R"(<row><c r="XFD1"/></row>)";
  book.sheet(1, rows + "<row><c><v>2</v></c></row>");
  const TempFolder folder;
  CHECK(join(dump(book.write(folder)), " | ") == "a,b | 2: n1,t | 20003: n2,t");
}

TEST_CASE("workbooks made to fill the memory fail with a reason") {
  struct {
    const char* what;
    std::string rows;
    const char* reason;
  } cases[] = {
      {"a cell without end",
       R"(<row><c t="str"><v>)" + std::string(5U << 20, 'x') + "</v></c></row>",
       "one text is longer than 4 MB"},
      {"a comment without end", "<!--" + std::string(9U << 20, 'x') + "-->",
       "one tag or comment is longer than 4 MB"},
      {"elements in elements",
       [] {
         std::string deep;
         for (int i = 0; i < 100; ++i) deep += "<a>";
         for (int i = 0; i < 100; ++i) deep += "</a>";
         return deep;
       }(),
       "elements lie more than 64 deep"},
  };
  for (const auto& [what, rows, reason] : cases) {
    CAPTURE(std::string(what));
    Workbook book;
    book.sheet(1, kHeader + rows + "<row><c><v>2</v></c></row>");
    const TempFolder folder;
    auto opened = open_rows(book.write(folder), {});
    Row row;
    Result<bool> more = true;
    while (opened && more && *more) more = (*opened)->next(row);
    const Failure& failure = opened ? more.error() : opened.error();
    CHECK(failure.diagnostics.at(0).code == "damaged-workbook");
    CHECK(failure.diagnostics.at(0).message.find(reason) != std::string::npos);
  }
}

TEST_CASE("sheets in GB2312 are read") {
  Workbook book;
  book.part("xl/worksheets/sheet1.xml",
            "<?xml version=\"1.0\" encoding=\"GB2312\"?>" +
                encode_gb18030("<worksheet><sheetData><row><c t=\"str\"><v>编号</v></c></row><row>"
                               "<c t=\"str\"><v>路灯</v></c></row></sheetData></worksheet>"));
  const TempFolder folder;
  CHECK(join(dump(book.write(folder)), " | ") == "编号 | 2: t路灯");
}

TEST_CASE("a number is shown by the digits and fixed text of its format") {
  struct {
    const char* code;
    const char* digits;
    const char* shown;
  } const cases[] = {
      {"0000", "7", "0007"},
      {"\"信访-\"000", "8", "信访-008"},
      {"信访-000", "8", "信访-008"},
      {"000-0000", "1234567", "123-4567"},
      {"000-0000", "12345678", "1234-5678"},
      {"0\"号\"", "12", "12号"},
      {"[Red]000;-000", "5", "005"},
      {"General", "5", ""},
      {"General\"号\"", "13", "13号"},
      {"\"第\"General\"号\"", "13", "第13号"},
      {"0", "5", ""},
      {"#,##0", "1234", ""},
      {"0.00", "5", ""},
      {"[DBNum1]0", "5", ""},
      {"@", "5", ""},
  };
  for (const auto& [code, digits, shown] : cases) {
    CAPTURE(std::string(code));
    CHECK(shown_number(digits, code) == shown);
  }
}

TEST_CASE("a format code tells days, moments, times and numbers apart") {
  struct {
    const char* code;
    NumberShape shape;
  } const cases[] = {
      {"General", NumberShape::plain},
      {"G/通用格式", NumberShape::plain},
      {"0.00E+00", NumberShape::plain},
      {"#,##0.00", NumberShape::plain},
      {"0\"days\"", NumberShape::plain},
      {"[Red]0", NumberShape::plain},
      {"\\d0", NumberShape::plain},
      {"@", NumberShape::plain},
      {"yyyy/m/d", NumberShape::day},
      {"yyyy\"年\"m\"月\"d\"日\";@", NumberShape::day},
      {"[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy", NumberShape::day},
      {"mmm-yy", NumberShape::day},
      {"yyyy/m/d h:mm", NumberShape::moment},
      {"yyyy-mm-dd\\ hh:mm:ss.000", NumberShape::moment},
      {"h:mm AM/PM", NumberShape::time},
      {"mm:ss", NumberShape::time},
      {"[h]:mm:ss", NumberShape::elapsed},
  };
  for (const auto& [code, shape] : cases) {
    CAPTURE(std::string(code));
    CHECK(shape_of(code) == shape);
  }
}

TEST_CASE("rows and cells may leave out their references and may leave gaps") {
  Workbook book;
  book.sheet(1, R"(<row><c/></row>)" + kHeader +
                    R"(<row r="4"><c r="B4"><v>2</v></c></row><row r="6"/><row><c><v>1</v></c>)"
                    R"(<c><v>2</v></c></row>)");
  const TempFolder folder;
  CHECK(join(dump(book.write(folder)), " | ") == "a,b | 4: t,n2 | 7: n1,n2");
}

TEST_CASE("text beside the named columns is a problem of its row") {
  Workbook book;
  book.sheet(1, kHeader + R"(<row r="2"><c r="A2"><v>1</v></c><c r="D2"><v>2</v></c></row>)");
  const TempFolder folder;
  auto rows = open_rows(book.write(folder), {});
  REQUIRE(rows);
  Row row;
  REQUIRE((*rows)->next(row));
  REQUIRE(row.problems.size() == 1);
  CHECK(row.problems[0].code == "ragged-row");
  CHECK(row.problems[0].line == 2);
  CHECK((*rows)->cell_label(row, 1) == "B2");
}

TEST_CASE("a sheet is chosen by name or number, else the first one in sight") {
  Workbook book;
  book.sheet(1, kHeader + "<row><c><v>1</v></c></row>");
  book.book("", R"(<sheet name="封面" sheetId="1" state="hidden" r:id="rId1"/>)"
                R"(<sheet name="信访登记" sheetId="2" r:id="rId2"/>)");
  const TempFolder folder;
  const std::string path = book.write(folder);
  CHECK(dump(path).at(0) == "second");
  CHECK(dump(path, {.sheet = "封面"}).at(0) == "a,b");
  CHECK(dump(path, {.sheet = "1"}).at(0) == "a,b");
  CHECK(dump(path, {.sheet = "信访登"}).at(0) == "unknown-sheet");
  const auto unknown = open_rows(path, {.sheet = "信访登"});
  CHECK(unknown.error().diagnostics.at(0).remedy == "did you mean '信访登记'?");
}

TEST_CASE("sheets that are not read are named") {
  Workbook book;
  book.sheet(1, kHeader + "<row><c><v>1</v></c></row>");
  book.book("", R"(<sheet name="上半年" r:id="rId1"/><sheet name="下半年" r:id="rId2"/>)");
  const TempFolder folder;
  const std::string path = book.write(folder);
  const auto first = open_rows(path, {});
  REQUIRE((*first)->notes().size() == 1);
  CHECK((*first)->notes()[0].message == "only the sheet '上半年' is read; there are also: 下半年");
  CHECK((*open_rows(path, {.sheet = "下半年"}))->notes().empty());
}

TEST_CASE("workbooks that cannot be read say why") {
  Workbook book;
  const TempFolder folder;
  CHECK(dump(book.write(folder)).at(0) == "empty-file");
  book.sheet(1, kHeader);
  CHECK(dump(book.write(folder)).at(0) == "no-rows");
  book.sheet(1, kHeader + "<row><c><v>1</v></c></row>");
  CHECK(dump(book.write(folder)).size() == 2);
  const std::string whole = folder.read("f.xlsx");
  CHECK(dump(folder.write("f.xlsx", whole.substr(0, whole.size() / 2))).at(0) ==
        "damaged-workbook");
  CHECK(dump(folder.write("f.xlsx", "a,b\n1,2\n")).at(0) == "damaged-workbook");
  CHECK(dump(folder.write("f.xlsx", "")).at(0) == "empty-file");
  CHECK(dump(folder.write("f.xlsx", "\xD0\xCF\x11\xE0…")).at(0) == "encrypted-workbook");
  CHECK(dump(folder.path("absent.xlsx")).at(0) == "cannot-read");
  book.part("xl/worksheets/sheet1.xml",
            "<worksheet><sheetData>" + kHeader + "<row><c><v>1</v></c></row><row><c><v>2");
  CHECK(dump(book.write(folder)).back() == "damaged-workbook");
}

TEST_CASE("texts that do not fit into the memory kept for them come back from the disk") {
  Workbook book;
  const std::string filler(1 << 20, 'x');
  std::string items;
  std::string rows = kHeader;
  for (int i = 0; i < 30; ++i) {
    items += fmt::format("<si><t>{:02}{}</t></si>", i, filler);
    rows += fmt::format("<row><c t=\"s\"><v>{}</v></c></row>", 29 - i);
  }
  book.strings(items);
  book.sheet(1, rows);
  const TempFolder folder;
  auto source = open_rows(book.write(folder), {});
  REQUIRE(source);
  Row row;
  for (int i = 29; i >= 0; --i) {
    REQUIRE((*source)->next(row));
    CHECK(row.cells[0].text.size() == filler.size() + 2);
    CHECK(row.cells[0].text.substr(0, 3) == fmt::format("{:02}x", i));
  }
}
