// Runs when the program is built. Without an argument: every Han character on a line of its own,
// for OpenCC to simplify; with one: of what it made of them, on standard input, the table that is
// compiled in.

#include <iostream>
#include <string>
#include <vector>

namespace {

struct Range {
  char32_t first, last;
};
constexpr Range kCommon{0x3400, 0x9FFF};
constexpr Range kRare{0x20000, 0x323AF};

std::string utf8(char32_t c) {
  const auto tail = [&](int shift) { return static_cast<char>(0x80 | ((c >> shift) & 0x3F)); };
  if (c >= 0x10000) return {static_cast<char>(0xF0 | (c >> 18)), tail(12), tail(6), tail(0)};
  return {static_cast<char>(0xE0 | (c >> 12)), tail(6), tail(0)};
}

char32_t first_of(const std::string& line) {
  const auto byte = [&](std::size_t i) {
    return static_cast<char32_t>(static_cast<unsigned char>(line.at(i)) & 0x3F);
  };
  if (line.size() == 4) return (byte(0) & 0x07) << 18 | byte(1) << 12 | byte(2) << 6 | byte(3);
  return (byte(0) & 0x0F) << 12 | byte(1) << 6 | byte(2);
}

}  // namespace

int main(int count, char**) {
  if (count < 2) {
    for (const Range range : {kCommon, kRare})
      for (char32_t c = range.first; c <= range.last; ++c) std::cout << utf8(c) << '\n';
    return 0;
  }
  std::string line;
  std::cout << "constexpr char32_t kFirstSimplified = " << static_cast<unsigned>(kCommon.first)
            << ";\nconstexpr char32_t kSimplified[] = {";
  for (char32_t c = kCommon.first; c <= kCommon.last; ++c) {
    if (!std::getline(std::cin, line) || line.size() < 3) return 1;
    std::cout << static_cast<unsigned>(first_of(line)) << ',';
  }
  std::cout << "};\nconstexpr char32_t kRareSimplified[][2] = {";
  for (char32_t c = kRare.first; c <= kRare.last; ++c) {
    if (!std::getline(std::cin, line) || line.size() < 3) return 1;
    if (first_of(line) != c)
      std::cout << '{' << static_cast<unsigned>(c) << ',' << static_cast<unsigned>(first_of(line))
                << "},";
  }
  std::cout << "};\n";
  return 0;
}
