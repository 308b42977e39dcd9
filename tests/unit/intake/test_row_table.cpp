#include <algorithm>

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "anjuan/base/text.hpp"
#include "anjuan/intake/complaint.hpp"
#include "anjuan/intake/file_kind.hpp"
#include "anjuan/intake/intake_values.hpp"
#include "anjuan/intake/row_table.hpp"
#include "anjuan/intake/sheet.hpp"

#include "intake/temp_file.hpp"
#include "intake/workbook.hpp"

using namespace anjuan;
using anjuan::testing::TempFolder;
using anjuan::testing::Workbook;

namespace {

/// Header, then the records as "line: cells", then the codes of the notes.
std::string dump(const std::string& path,
                 const HeaderScore& score = header_score(complaint_columns())) {
  RowOptions options;
  options.score = score;
  auto table = RowTable::open(path, options, "");
  if (!table) return table.error().diagnostics.at(0).code;
  std::string out = join(table->rows().header(), ",");
  Row row;
  for (;;) {
    const auto found = table->next(row);
    REQUIRE(found);
    if (!*found) break;
    std::vector<std::string> cells;
    for (const Cell& cell : row.cells) cells.push_back(cell.seen());
    out += fmt::format(" | {}: {}", row.line, join(cells, ","));
  }
  for (const Diagnostic& d : table->notes()) out += " | " + d.code;
  return out;
}

Row row_of(const std::vector<std::string>& texts) {
  Row row;
  for (const std::string& text : texts) row.cells.push_back({text, CellKind::text});
  return row;
}

}  // namespace

TEST_CASE("the table begins at the row that holds its column names, below any titles") {
  const TempFolder folder;
  CHECK(dump(folder.write("f.csv", "信访事项登记表,,\n2026年6月,,\n编号,标题,姓名\n1,路灯,张\n")) ==
        "编号,标题,姓名 | 4: 1,路灯,张 | titles-above");
  CHECK(dump(folder.write("f.csv", "编号,标题,姓名\n1,路灯,张\n")) ==
        "编号,标题,姓名 | 2: 1,路灯,张");
  // Nothing is known here: the first row counts, as ever.
  CHECK(dump(folder.write("f.csv", "甲,乙\n1,内容\n")) == "甲,乙 | 2: 1,内容");
  const auto map =
      ImportMap::parse(complaint_columns(), "[fields]\ntitle = \"甲\"\nref = \"乙\"\n", "m");
  REQUIRE(map);
  CHECK(dump(folder.write("f.csv", "表,\n甲,乙\n1,2\n"), header_score(complaint_columns(), *map)) ==
        "甲,乙 | 3: 1,2 | titles-above");
}

TEST_CASE("a header may stand on two levels") {
  const TempFolder folder;
  const std::string rows = "编号,标题,信访人信息,,责任单位\n,,姓名,电话,\n1,路灯,张,139,城管局\n";
  CHECK(dump(folder.write("f.csv", rows)) ==
        "编号,标题,姓名,电话,责任单位 | 3: 1,路灯,张,139,城管局");
  CHECK(dump(folder.write("f.csv",
                          "编号,标题,信访人,,代理人,\n,,姓名,电话,姓名,电话\n"
                          "1,路灯,张,1,李,2\n")) ==
        "编号,标题,信访人/姓名,信访人/电话,代理人/姓名,代理人/电话 | 3: 1,路灯,张,1,李,2");
  // A record is no second level, even one that leaves cells empty.
  CHECK(dump(folder.write("f.csv", "编号,标题,姓名,\n1,,,x\n2,路灯,张,\n")).find("3: 2") !=
        std::string::npos);
  // Both names together mean the column too.
  const auto both = ImportMap::parse(complaint_columns(),
                                     "[fields]\nref = \"编号\"\n\"petitioner.name\" = "
                                     "\"信访人信息/姓名\"\n",
                                     "m");
  REQUIRE(both);
  CHECK(dump(folder.write("f.csv", rows), header_score(complaint_columns(), *both))
            .starts_with("编号,标题,姓名"));
}

TEST_CASE("totals, signatures, notes and repeated headers are no records, and are counted") {
  const TempFolder folder;
  CHECK(dump(folder.write("f.csv",
                          "编号,标题,姓名\n1,路灯,张\n编号,标题,姓名\n2,供水,李\n"
                          "合 计,,2件\n填表人：王,审核人：赵,\n注：以上为六月,,\n")) ==
        "编号,标题,姓名 | 2: 1,路灯,张 | 4: 2,供水,李 | rows-skipped");
  for (const std::vector<std::string>& footer : {std::vector<std::string>{"合计：", "", "2"},
                                                 {"", "总计", "3"},
                                                 {"合计2件"},
                                                 {"填报单位：城管局", "填报日期：2026年6月"},
                                                 {"制表人", "张"},
                                                 {"备注：截至月底"},
                                                 {"单位负责人（签字）："},
                                                 {"以下空白"}})
    CHECK(is_footer(row_of(footer)));
  for (const std::vector<std::string>& record : {std::vector<std::string>{"1", "合计"},
                                                 {"合计金额不符"},
                                                 {"审核不严", "路灯"},
                                                 {"备注：a", "b", "c"},
                                                 {"2026-1", "填表人：张"},
                                                 {"说明问题"}})
    CHECK_FALSE(is_footer(row_of(record)));
}

TEST_CASE("rejects are judged as strictly when they come back") {
  Workbook book;
  book.sheet(1, R"(<row><c t="str"><v>编号</v></c><c t="str"><v>标题</v></c></row>)"
                R"(<row><c><v>130102199001011000</v></c><c t="e"><v>#N/A</v></c></row>)"
                R"(<row><c s="7"><v>7</v></c><c><f>A1</f></c></row>)"
                R"(<row><c s="1"><v>43580</v></c><c t="str"><v>x</v></c></row>)");
  const TempFolder folder;
  auto table = RowTable::open(book.write(folder), {}, folder.path("r.csv"));
  REQUIRE(table);
  Row row;
  while (*table->next(row)) REQUIRE(table->reject(row, {}));
  CHECK(table->rejected() == 3);
  REQUIRE(table->finish_rejects());
  auto again = RowTable::open(folder.path("r.csv"), {}, "");
  REQUIRE(again);
  const auto reference = [](const Cell& cell) {
    const Value value = read_value(column_of(DraftField::ref), cell, std::chrono::minutes(0));
    return value ? *value : value.error().code;
  };
  REQUIRE(again->next(row));
  CHECK(reference(row.cells[0]) == "lost-digits");
  CHECK(row.cells[1].kind == CellKind::error);
  REQUIRE(again->next(row));
  CHECK(reference(row.cells[0]) == "0007");
  CHECK(row.cells[1].kind == CellKind::formula);
  REQUIRE(again->next(row));
  CHECK(reference(row.cells[0]) == "became-date");
  // The same cell is good where a date belongs.
  CHECK(read_value(column_of(DraftField::received), row.cells[0], std::chrono::minutes(0)) ==
        "2019-04-25");
}

TEST_CASE("a reference is what the sheet shows, without the marks of spreadsheets") {
  const auto reference = [](Cell cell) {
    const Value value = read_value(column_of(DraftField::ref), cell, std::chrono::minutes(0));
    return value ? *value : value.error().code;
  };
  CHECK(reference({"7", CellKind::number, "0007"}) == "0007");
  CHECK(reference({"'0001", CellKind::text}) == "0001");
  CHECK(reference({"3.0", CellKind::text}) == "3");
  CHECK(reference({"3.10", CellKind::text}) == "3.10");
  CHECK(reference({"2026-06-01", CellKind::date}) == "became-date");
  CHECK(reference({"2026-06-01", CellKind::text}) == "2026-06-01");
  CHECK(reference({"1E+15", CellKind::text}) == "lost-digits");
  CHECK(reference({"1.2E15", CellKind::text}) == "lost-digits");
  CHECK(reference({"12E5", CellKind::text}) == "12E5");
}

TEST_CASE("the mark of a text goes from names and numbers, a quotation stays") {
  const auto read = [](DraftField field, const char* text) {
    return *read_value(column_of(field), {text, CellKind::text}, std::chrono::minutes(0));
  };
  CHECK(read(DraftField::petitioner_name, "'张某") == "张某");
  CHECK(read(DraftField::received, "'2026-06-01") == "2026-06-01");
  CHECK(read(DraftField::persons, "'3") == "3");
  CHECK(read(DraftField::title, "'路灯'不亮") == "'路灯'不亮");
  CHECK(read(DraftField::request, "'x") == "'x");
}

TEST_CASE("a date that lacks its year or its day is told so, and a weekday behind it is skipped") {
  const auto read = [](const char* text) {
    const Value value = read_moment(text, CellKind::text, std::chrono::minutes(0));
    return value ? *value : value.error().code;
  };
  CHECK(read("6月29日") == "missing-year");
  CHECK(read("6/29") == "missing-year");
  CHECK(read("2026年6月") == "missing-day");
  CHECK(read("2026年6月29日 周一") == "2026-06-29");
  CHECK(read("2026年6月29日（星期一）") == "2026-06-29");
  CHECK(read("2026年6月29日（补）") == "not-a-date");
  CHECK(read("26.6.29") == "two-digit-year");
  CHECK(read("六月二十九日") == "missing-year");
  CHECK(read("60") == "not-a-date");
  CHECK(read("6/29/2026") == "ambiguous-date");
}

TEST_CASE("a date in Chinese numerals is read") {
  const auto read = [](const char* text) {
    const Value value = read_moment(text, CellKind::text, std::chrono::minutes(0));
    return value ? *value : value.error().code;
  };
  CHECK(read("二〇二六年六月二十九日") == "2026-06-29");
  CHECK(read("二○二六年十月十日") == "2026-10-10");
  CHECK(read("二零二六年十二月三十一日") == "2026-12-31");
  CHECK(read("二〇二六年一〇月一二日") == "2026-10-12");
  CHECK(read("二〇二六年二月三十日") == "impossible-date");
  CHECK(read("二六年六月一日") == "two-digit-year");
  CHECK(read("2026年六月二十九日 星期一") == "2026-06-29");
  CHECK(read("2026.06.29.") == "2026-06-29");
}

TEST_CASE("characters of somebody's own font are noticed") {
  CHECK(has_private_characters("张\xEE\x80\x80"));
  CHECK(has_private_characters("\xEF\xA3\xBF"));
  CHECK_FALSE(has_private_characters("路灯，不亮（一）"));
}

TEST_CASE("files of other programs are named for what they are, whatever their names say") {
  const TempFolder folder;
  const auto wide = [](std::string_view name) {
    std::string bytes = "\xD0\xCF\x11\xE0";
    bytes.resize(1024);
    for (const char c : name) bytes += {c, '\0'};
    bytes.resize(2048);
    return bytes;
  };
  struct {
    const char* name;
    std::string bytes;
    const char* what;
  } const cases[] = {
      {"a.xls", "<html><table><tr><td>编号</td></tr></table></html>", "a web page (HTML)"},
      {"a.xls", "<?xml version=\"1.0\"?><?mso-application progid=\"Excel.Sheet\"?><Workbook/>",
       "a workbook as XML of 2003"},
      {"a.xlsx", "%PDF-1.4", "a PDF"},
      {"a.xlsx", wide("EncryptedPackage"), "a workbook protected by a password"},
      {"a.xlsx", wide("Workbook"), "a workbook of the old kind (.xls)"},
      {"a.et", wide("Workbook"), "a workbook of WPS in the old format (.et)"},
      {"a.csv", wide("WordDocument"), "a document of the old kind (.doc)"},
  };
  for (const auto& [name, bytes, what] : cases) {
    CAPTURE(std::string(name));
    const auto rows = open_rows(folder.write(name, bytes), {});
    REQUIRE_FALSE(rows);
    CHECK(rows.error().exit == ExitCode::bad_data);
    CHECK(rows.error().diagnostics.at(0).message ==
          fmt::format("this is {}, which is not read here", what));
    CHECK_FALSE(rows.error().diagnostics.at(0).remedy.empty());
  }
  Workbook book;
  book.part("xl/workbook.bin", "x");
  CHECK(file_kind(book.write(folder)).what == "a binary workbook (.xlsb)");
  Workbook word;
  word.part("word/document.xml", "x");
  CHECK(file_kind(word.write(folder)).what == "a Word document (.docx)");
  CHECK(file_kind(folder.write("f.csv", "编号,标题\n")).form == FileKind::Form::text);
}

TEST_CASE("a row that a template has numbered and nobody filled in is no record, and is counted") {
  const TempFolder folder;
  const std::string path = folder.write("f.csv",
                                        "序号,编号,标题\n1,A1,路灯不亮\n2,,\n3,,\n"
                                        ",A2,\n4,,停水\n");
  auto sheet = Sheet::open(complaint_columns(), {.path = path});
  REQUIRE(sheet);
  Row row;
  Taken taken;
  std::vector<int> lines;
  while (sheet->next(row, taken).value()) lines.push_back(row.line);
  // A number that is no count, or a title without a number, wants to be told.
  CHECK(lines == std::vector{2, 5, 6});
  const std::vector<Diagnostic> notes = sheet->take_notes();
  CHECK(std::any_of(notes.begin(), notes.end(), [](const Diagnostic& d) {
    return d.code == "only-numbered" && d.message.ends_with(": 2");
  }));
  // Where nothing stands before it, the rest has been lost.
  auto lost = Sheet::open(complaint_columns(), {.path = folder.write("g.csv", "编号,标题\n1,\n")});
  REQUIRE(lost);
  CHECK(lost->next(row, taken).value());
}

TEST_CASE("what templates write beside the name of a column is not part of it") {
  for (const char* name :
       {"标题", "*标题", "标题*", "标题（必填）", "标题【选填】", "标题：", "* 标题 (必填)"}) {
    CAPTURE(std::string(name));
    const ColumnSpec* column = complaint_columns().recognize(name);
    REQUIRE(column != nullptr);
    CHECK(column->name == "title");
    CHECK(columns_named({name}, {}, "标题").size() == 1);
  }
  CHECK(complaint_columns().recognize("人数（人）")->name == "persons");
  CHECK(complaint_columns().recognize("标题（副本）") == nullptr);
}

TEST_CASE("a name below a group is that group's: the accused's telephone is not the petitioner's") {
  const ColumnTable& columns = complaint_columns();
  CHECK(columns.recognize("姓名", "信访人信息")->name == "petitioner.name");
  CHECK(columns.recognize("日期", "登记情况")->name == "received");
  CHECK(columns.recognize("姓名", "被举报人基本信息")->name == "accused");
  CHECK(columns.recognize("电话", "被举报人") == nullptr);
  CHECK(columns.recognize("责任单位", "办理情况")->name == "unit");
  CHECK(columns_named({"编号", "姓名", "电话"}, {"", "信访人信息", "信访人信息"}, "信访人") ==
        std::vector<std::size_t>{1});
}
