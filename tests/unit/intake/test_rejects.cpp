#include <doctest/doctest.h>

#include "anjuan/base/text.hpp"
#include "anjuan/intake/rejects.hpp"

#include "intake/temp_file.hpp"

using namespace anjuan;
using anjuan::testing::TempFolder;

TEST_CASE("rejects keep the columns and cells of the input and add row and reason") {
  const TempFolder folder;
  auto rows = open_rows(
      folder.write("in.csv", "编号;内容\n1;\"一\n\t\"\"二\"\"\"\n2;=1+2\n3;\" x\"\n4;a;b\n"), {});
  REQUIRE(rows);
  auto writer = RejectsWriter::create(folder.path("out.csv"), (*rows)->header(), {});
  REQUIRE(writer);
  Row row;
  while (*(*rows)->next(row)) writer->add(row, "no date, at all");
  CHECK(writer->count() == 4);
  REQUIRE(writer->finish());
  CHECK(folder.read("out.csv") ==
        "\xEF\xBB\xBF编号,内容,_row,_reason\r\n"
        "1,\"一\n\t\"\"二\"\"\",1,\"no date, at all\"\r\n"
        "2,=1+2,2,\"no date, at all\"\r\n"
        "3,\" x\",3,\"no date, at all\"\r\n"
        "4,a,4,\"no date, at all\",b\r\n");
}

TEST_CASE("rejects are read again whatever the map says of the original, and replaced in place") {
  const TempFolder folder;
  const std::string path =
      folder.write("r.csv", "\xEF\xBB\xBF编号,_row,_reason\r\n\"1;2\",7,old\r\n");
  auto rows = open_rows(path, {.format = RowFormat::xlsx,
                               .encoding = Encoding::gb18030,
                               .separator = ';',
                               .header_row = 3});
  REQUIRE(rows);
  CHECK((*rows)->header().size() == 3);
  auto writer = RejectsWriter::create(path, (*rows)->header(), stamp_of(path));
  REQUIRE(writer);
  Row row;
  REQUIRE((*rows)->next(row));
  writer->add(row, "new");
  REQUIRE(writer->finish());
  CHECK(folder.read("r.csv") == "\xEF\xBB\xBF编号,_row,_reason\r\n\"1;2\",1,new\r\n");
}

TEST_CASE("rejects that are not finished leave nothing behind") {
  const TempFolder folder;
  {
    auto writer = RejectsWriter::create(folder.path("r.csv"), {"a"}, {});
    REQUIRE(writer);
    CHECK(folder.count() == 0);  // it has no name until it is whole
  }
  CHECK(folder.count() == 0);
  const auto nowhere = RejectsWriter::create(folder.path("none/r.csv"), {"a"}, {});
  REQUIRE_FALSE(nowhere);
  CHECK(nowhere.error().exit == ExitCode::io);
}

TEST_CASE("the reasons of a row are its errors without its notes") {
  CHECK(reasons({{.message = "no day", .remedy = "write one"},
                 {.severity = Severity::note, .message = "cleaned"},
                 {.message = "no name"}}) == "no day (write one) | no name");
}
