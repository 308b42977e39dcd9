#include <doctest/doctest.h>

#include "anjuan/base/text.hpp"
#include "anjuan/intake/encoding.hpp"

#include "intake/temp_file.hpp"

using namespace anjuan;
using anjuan::testing::TempFolder;

TEST_CASE("the encoding of a file is found from its bytes") {
  const std::string text = "编号,内容\n1,路灯不亮\n";
  struct {
    const char* what;
    std::string bytes;
    Encoding encoding;
  } const cases[] = {
      {"ASCII", "a,b\n1,2\n", Encoding::utf8},
      {"UTF-8", text, Encoding::utf8},
      {"UTF-8 with a mark", "\xEF\xBB\xBF" + text, Encoding::utf8},
      {"GB18030", encode_gb18030(text), Encoding::gb18030},
      {"GB18030 behind much ASCII", std::string(100000, 'x') + encode_gb18030(text),
       Encoding::gb18030},
      {"UTF-16LE", std::string("\xFF\xFE\x16\x7F", 4), Encoding::utf16le},
      {"UTF-16BE", std::string("\xFE\xFF\x7F\x16", 4), Encoding::utf16be},
  };
  const TempFolder folder;
  for (const auto& [what, bytes, encoding] : cases) {
    CAPTURE(std::string(what));
    const auto found = detect_encoding(folder.write("f", bytes));
    REQUIRE(found);
    CHECK(*found == encoding);
  }
}

TEST_CASE("a byte that fits no encoding is named with line, column and offset") {
  const TempFolder folder;
  const auto found = detect_encoding(folder.write("f", "编号\n路灯不亮很久了\xE7\xBC路\n"));
  REQUIRE_FALSE(found);
  CHECK(found.error().exit == ExitCode::bad_data);
  const Diagnostic& d = found.error().diagnostics.at(0);
  CHECK(d.code == "bad-encoding");
  CHECK(d.line == 2);
  CHECK(d.column == 8);
  CHECK(d.source_line == "路灯不亮很久了�");
  CHECK(d.message == "byte 0xE7 at offset 28 does not fit UTF-8");
}

TEST_CASE("damaged UTF-8 is not taken for GB18030") {
  // Without the damage check, this file would be valid GB18030 and turn into other characters.
  std::string bytes = "路灯不亮很久了路灯不亮很久了";
  bytes += "\xB1\xE0";
  std::string unused;
  REQUIRE(decode_gb18030(bytes, unused));
  const TempFolder folder;
  const auto found = detect_encoding(folder.write("f", bytes));
  REQUIRE_FALSE(found);
  CHECK(found.error().diagnostics.at(0).column == 15);
}

TEST_CASE("a file cut off inside a character says so") {
  const TempFolder folder;
  const auto found = detect_encoding(folder.write("f", "路灯不亮很久了\xE7\xBC"));
  REQUIRE_FALSE(found);
  CHECK(found.error().diagnostics.at(0).code == "bad-encoding");
}

TEST_CASE("a named encoding is tried alone, but a byte order mark outranks it") {
  const TempFolder folder;
  const std::string path = folder.write("f", encode_gb18030("编号"));
  CHECK_FALSE(detect_encoding(path, Encoding::utf8));
  CHECK(detect_encoding(folder.write("g", "\xEF\xBB\xBF编"), Encoding::gb18030) == Encoding::utf8);
}

TEST_CASE("a workbook under a text's name is recognized, and an absent file is an I/O error") {
  const TempFolder folder;
  const auto workbook = detect_encoding(folder.write("f.csv", "PK\x03\x04zip"));
  REQUIRE_FALSE(workbook);
  CHECK(workbook.error().diagnostics.at(0).code == "not-text");
  const auto absent = detect_encoding(folder.path("none"));
  REQUIRE_FALSE(absent);
  CHECK(absent.error().exit == ExitCode::io);
}
