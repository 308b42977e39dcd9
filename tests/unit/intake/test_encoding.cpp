#include <doctest/doctest.h>

#include "anjuan/base/decoder.hpp"
#include "anjuan/base/text.hpp"
#include "anjuan/intake/encoding.hpp"

#include "intake/temp_file.hpp"
#include "support/gb18030.hpp"

using namespace anjuan;
using anjuan::testing::encode_gb18030;
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
  REQUIRE(Decoder(Encoding::gb18030).decode(bytes, unused));
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

TEST_CASE("wide encodings are known without a mark by the noughts beside commas and digits") {
  const std::string text = "编号,标题,一\r\n1,路灯不亮,2026-06-01\r\n";
  const TempFolder folder;
  const auto wide = [&](std::size_t width, bool big) {
    std::string bytes;
    for (const std::string& character : split_characters(text)) {
      unsigned code = static_cast<unsigned char>(character[0]);
      if (character.size() == 3)
        code = (code & 0x0F) << 12 | (static_cast<unsigned>(character[1]) & 0x3F) << 6 |
               (static_cast<unsigned>(character[2]) & 0x3F);
      for (std::size_t i = 0; i < width; ++i)
        bytes += static_cast<char>(code >> 8 * (big ? width - 1 - i : i) & 0xFF);
    }
    return bytes;
  };
  CHECK(detect_encoding(folder.write("f", wide(2, false))) == Encoding::utf16le);
  CHECK(detect_encoding(folder.write("f", wide(2, true))) == Encoding::utf16be);
  CHECK(detect_encoding(folder.write("f", wide(4, false))) == Encoding::utf32le);
  CHECK(detect_encoding(folder.write("f", wide(4, true))) == Encoding::utf32be);
  using namespace std::string_literals;
  CHECK(detect_encoding(folder.write("f", "\xFF\xFE\0\0"s + wide(4, false))) == Encoding::utf32le);
  CHECK(detect_encoding(folder.write("f", "编号,标\0题\n1,2\0\0\n"s)) == Encoding::utf8);
}

TEST_CASE("traditional Chinese in Big5 is not taken for GB18030, unless the user says so") {
  const TempFolder folder;
  const std::string path =
      folder.write("f", "no,title\n1,\xA4\xCF\xACM\xB8\xF4\xBFO\xA4\xA3\xABG\n2,\xA7\xF5\xA5|\n");
  const auto found = detect_encoding(path);
  REQUIRE_FALSE(found);
  CHECK(found.error().diagnostics.at(0).code == "bad-encoding");
  CHECK(found.error().diagnostics.at(0).remedy.find("--encoding big5") != std::string::npos);
  CHECK(detect_encoding(path, Encoding::big5) == Encoding::big5);
  std::string text;
  CHECK(Decoder(Encoding::big5).decode("\xA4\xCF\xACM", text));
  CHECK(text == "反映");
  CHECK(detect_encoding(folder.write("g", encode_gb18030("编号,姓名\n1,张喆赟\n"))) ==
        Encoding::gb18030);
}
