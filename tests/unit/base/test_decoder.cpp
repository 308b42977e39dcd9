#include <doctest/doctest.h>

#include "anjuan/base/decoder.hpp"

#include "support/gb18030.hpp"

using namespace anjuan;
using anjuan::testing::encode_gb18030;

TEST_CASE("a character cut in two at any byte is decoded whole") {
  const std::string text = "a编号，㐀𠀀\n末é";
  struct {
    Encoding encoding;
    std::string bytes;
  } const cases[] = {
      {Encoding::utf8, text},
      {Encoding::gb18030, encode_gb18030(text)},
      {Encoding::utf16le, std::string("A\0\x16\x7F\x40\xD8\x00\xDC", 8)},
      {Encoding::utf16be, std::string("\0A\x7F\x16\xD8\x40\xDC\x00", 8)},
  };
  for (const auto& [encoding, bytes] : cases) {
    const std::string expected = bytes.size() == 8 ? "A编𠀀" : text;
    for (std::size_t cut = 0; cut <= bytes.size(); ++cut) {
      CAPTURE(name_of(encoding));
      CAPTURE(cut);
      Decoder decoder(encoding);
      std::string out;
      CHECK(decoder.decode(std::string_view(bytes).substr(0, cut), out));
      CHECK(decoder.decode(std::string_view(bytes).substr(cut), out));
      CHECK(decoder.finish());
      CHECK(out == expected);
    }
    Decoder decoder(encoding);
    std::string out;
    for (const char byte : bytes) CHECK(decoder.decode({&byte, 1}, out));
    CHECK(out == expected);
  }
}

TEST_CASE("a byte order mark at the start is dropped and one inside the text stays") {
  Decoder decoder(Encoding::utf8);
  std::string out;
  for (const std::string_view piece : {"\xEF", "\xBB\xBF", "x\xEF\xBB\xBF"})
    CHECK(decoder.decode(piece, out));
  CHECK(out == "x\xEF\xBB\xBF");
}

TEST_CASE("a bad byte is found where it stands, however the stream is cut") {
  struct {
    const char* what;
    Encoding encoding;
    std::string bytes;
    std::uint64_t offset;
  } const cases[] = {
      {"stray continuation byte", Encoding::utf8, "ab\x80z", 2},
      {"overlong form", Encoding::utf8, "ab\xC0\x80", 2},
      {"surrogate", Encoding::utf8, "\xED\xA0\x80", 0},
      {"character broken off", Encoding::utf8, "编\xE7\xBCz", 3},
      {"0xFF in GB18030", Encoding::gb18030, "\xB1\xE0\xFFz", 2},
  };
  for (const auto& [what, encoding, bytes, offset] : cases)
    for (std::size_t cut = 0; cut <= bytes.size(); ++cut) {
      CAPTURE(std::string(what));
      CAPTURE(cut);
      Decoder decoder(encoding);
      std::string out;
      const bool good = decoder.decode(std::string_view(bytes).substr(0, cut), out) &&
                        decoder.decode(std::string_view(bytes).substr(cut), out);
      CHECK_FALSE(good);
      CHECK(decoder.bad_offset() == offset);
    }
}

TEST_CASE("a stream that ends inside a character is not finished") {
  Decoder decoder(Encoding::gb18030);
  std::string out;
  CHECK(decoder.decode("ab\xB1", out));
  CHECK_FALSE(decoder.finish());
  CHECK(decoder.bad_offset() == 2);
  CHECK(out == "ab");
}

TEST_CASE("encodings are known by the names people give them") {
  CHECK(parse_encoding("UTF-8") == Encoding::utf8);
  CHECK(parse_encoding("gbk") == Encoding::gb18030);
  CHECK(parse_encoding("GB2312") == Encoding::gb18030);
  CHECK(parse_encoding("utf_16be") == Encoding::utf16be);
  CHECK(parse_encoding("Big5") == Encoding::big5);
  CHECK(parse_encoding("utf-32le") == Encoding::utf32le);
  CHECK_FALSE(parse_encoding("latin1"));
}
