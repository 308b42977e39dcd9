#include <doctest/doctest.h>

#include "anjuan/base/csv.hpp"

using namespace anjuan;

TEST_CASE("a cell of a csv stands in quotes only where it must") {
  CHECK(csv_cell("") == "");
  CHECK(csv_cell("路灯不亮") == "路灯不亮");
  CHECK(csv_cell("a b") == "a b");
  CHECK(csv_cell("a,b") == "\"a,b\"");
  CHECK(csv_cell("a;b") == "\"a;b\"");
  CHECK(csv_cell("他说\"好\"") == "\"他说\"\"好\"\"\"");
  CHECK(csv_cell("\"") == "\"\"\"\"");
  CHECK(csv_cell("a\r\nb") == "\"a\r\nb\"");
  CHECK(csv_cell(" a") == "\" a\"");
  CHECK(csv_cell("a　") == "\"a　\"");
}

TEST_CASE("a text that a spreadsheet would run as a formula begins with an apostrophe") {
  for (const std::string text : {"=1+1", "+86 10", "-1", "@sum", "＝1+1", "＋86", "－1", "＠sum"}) {
    CAPTURE(text);
    CHECK(guarded_csv_cell(text) == "'" + text);
  }
  CHECK(guarded_csv_cell("\t=1") == "\"'\t=1\"");
  CHECK(guarded_csv_cell("\r=1") == "\"'\r=1\"");
  CHECK(guarded_csv_cell("=HYPERLINK(\"http://a\",1)") == "\"'=HYPERLINK(\"\"http://a\"\",1)\"");
}

TEST_CASE("a text with a sign inside, and one that is read back, stay as they are") {
  CHECK(guarded_csv_cell("1=1") == "1=1");
  CHECK(guarded_csv_cell("〔2026〕3号") == "〔2026〕3号");
  CHECK(guarded_csv_cell("") == "");
  CHECK(csv_cell("=1+1") == "=1+1");
}
