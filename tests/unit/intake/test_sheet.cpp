#include <doctest/doctest.h>
#include <fmt/format.h>

#include "anjuan/base/text.hpp"
#include "anjuan/intake/complaint.hpp"
#include "anjuan/intake/outline.hpp"
#include "anjuan/intake/sheet.hpp"

#include "intake/temp_file.hpp"
#include "intake/workbook.hpp"

using namespace anjuan;
using anjuan::testing::TempFolder;
using anjuan::testing::Workbook;

namespace {

RowFault fault_of(std::size_t row, const char* message, const char* cell = "") {
  RowFault fault{.row = row, .column = "单位", .cell = cell};
  fault.what.code = "x";
  fault.what.message = message;
  return fault;
}

std::string cell(const std::string& text) {
  return "<c t=\"str\"><v>" + text + "</v></c>";
}

}  // namespace

TEST_CASE("the same fault in many rows is told once, with its rows and cells") {
  RowFaults faults;
  faults.add(fault_of(3, "unknown", "D4"));
  faults.add(fault_of(4, "other", "D5"));
  faults.add(fault_of(7, "unknown", "D8"));
  std::vector<Diagnostic> all = faults.take();
  REQUIRE(all.size() == 2);
  CHECK(all[0].message == "rows 3, 7, column '单位' (D4, D8): unknown");
  CHECK(all[1].message == "row 4, column '单位' (D5): other");
  CHECK(faults.take().empty());
  for (std::size_t row = 1; row <= 200; ++row) faults.add(fault_of(row, "unknown"));
  faults.add(fault_of(200, "unknown"));
  all = faults.take();
  REQUIRE(all.size() == 1);
  CHECK(all[0].message ==
        "rows 1, 2, 3, 4, 5, 6, 7, 8, 9, 10 … (200 altogether), column '单位': unknown");
}

TEST_CASE("all visible sheets are one table, whatever the order of their columns") {
  Workbook book;
  book.book(
      "",
      R"(<sheet name="一" sheetId="1" r:id="rId1"/><sheet name="二" sheetId="2" r:id="rId2"/>)");
  book.sheet(
      1, "<row>" + cell("编号") + cell("标题") + "</row><row>" + cell("1") + cell("甲") + "</row>");
  book.sheet(2, "<row>" + cell("登记表") + "</row><row>" + cell("标题") + cell("电话") +
                    cell("编号") + "</row><row>" + cell("乙") + cell("139") + cell("2") + "</row>");
  const TempFolder folder;
  RowOptions options;
  options.all_sheets = true;
  auto sheet = Sheet::open(complaint_columns(), {.path = book.write(folder), .rows = options});
  REQUIRE(sheet);
  CHECK(join(sheet->rows().header(), ",") == "编号,标题,电话");
  std::vector<std::string> seen;
  Row row;
  Taken taken;
  while (*sheet->next(row, taken))
    seen.push_back(fmt::format("{} {} {} {}", row.number, taken.values[index_of(DraftField::ref)],
                               taken.values[index_of(DraftField::title)],
                               sheet->rows().cell_label(row, 1)));
  CHECK(join(seen, " | ") == "1 1 甲 一!B2 | 2 2 乙 二!A3");
}

TEST_CASE("an outline shows what is read and guesses at the rest") {
  const TempFolder folder;
  const std::string path =
      folder.write("f.csv",
                   "编号,信访人姓名及住址,甲,乙,丙,标题\n"
                   "1,张某,13900000001,11010519491231002X,2026-06-01,路灯\n"
                   "2,李某,13900000002,110105194912310003,2026年6月2日,供水\n");
  const auto outline = outline_sheet(complaint_columns(), {.path = path});
  REQUIRE(outline);
  std::vector<std::string> columns;
  for (const OutlineColumn& column : outline->columns)
    columns.push_back(fmt::format("{} {}/{}", column.letter, column.field, column.guess));
  CHECK(join(columns, " | ") ==
        "A ref/ | B /petitioner.name | C /petitioner.phone | D /petitioner.id-number | E /received "
        "| F title/");
  CHECK(outline->columns[5].samples == std::vector<std::string>{"路灯", "供水"});
  // The draft of a map is a map.
  const auto map = ImportMap::parse(complaint_columns(), draft_map(*outline, path), "m.toml");
  REQUIRE(map);
  CHECK(map->rules.size() == 2);
}

TEST_CASE("a map of one line leaves the other columns to their names") {
  const TempFolder folder;
  const std::string map =
      folder.write("m.toml", "fields = {title = \"问题简述\", \"*\" = \"*\"}\n");
  const std::string path = folder.write("f.csv", "编号,问题简述,信访人\n7,路灯,张某\n");
  auto sheet = Sheet::open(complaint_columns(), {.path = path, .map = map});
  REQUIRE(sheet);
  Row row;
  Taken taken;
  REQUIRE(*sheet->next(row, taken));
  const Draft draft = draft_of(taken, "s");
  CHECK(draft[DraftField::title] == "路灯");
  CHECK(draft[DraftField::source] == "s/7");
  CHECK(draft[DraftField::petitioner_name] == "张某");
}
