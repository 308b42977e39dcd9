// Runs when the program is built. Without an argument: every Han character on a line of its own,
// for OpenCC to simplify; with one: of what it made of them, on standard input, the table that is
// compiled in.

#include <iostream>
#include <string>
#include <utility>
#include <vector>

namespace {

struct Range {
  char32_t first, last;
};
constexpr Range kCommon{0x3400, 0x9FFF};
constexpr Range kRare{0x20000, 0x323AF};

/// Variants that people's names are written with, of the first table of variants (第一批异体字整理
/// 表, 1955) and of Japan; OpenCC simplifies what is traditional, and leaves these.
constexpr std::pair<char32_t, char32_t> kVariants[] = {
    {U'玨', U'珏'}, {U'濬', U'浚'}, {U'彊', U'强'}, {U'頴', U'颖'}, {U'颕', U'颖'}, {U'囯', U'国'},
    {U'圀', U'国'}, {U'堃', U'坤'}, {U'喆', U'哲'}, {U'祐', U'佑'}, {U'蘓', U'苏'}, {U'邨', U'村'},
    {U'劒', U'剑'}, {U'劔', U'剑'}, {U'逹', U'达'}, {U'寳', U'宝'}, {U'珎', U'珍'}, {U'悳', U'德'},
    {U'惪', U'德'}, {U'徳', U'德'}, {U'衞', U'卫'}, {U'朙', U'明'}, {U'眀', U'明'}, {U'龢', U'和'},
    {U'咊', U'和'}, {U'𪸩', U'辉'}, {U'燿', U'耀'}, {U'焔', U'焰'}, {U'豓', U'艳'}, {U'姸', U'妍'},
    {U'姉', U'姊'}, {U'懽', U'欢'}, {U'喦', U'岩'}, {U'嵒', U'岩'}, {U'𪨷', U'岩'}, {U'髙', U'高'},
    {U'冨', U'富'}, {U'氷', U'冰'}, {U'畧', U'略'}, {U'畊', U'耕'}, {U'稺', U'稚'}, {U'穉', U'稚'},
    {U'翶', U'翱'}, {U'聦', U'聪'}, {U'聡', U'聪'}, {U'葢', U'盖'}, {U'覩', U'睹'}, {U'谿', U'溪'},
    {U'豊', U'丰'}, {U'賛', U'赞'}, {U'贒', U'贤'}, {U'邉', U'边'}, {U'銕', U'铁'}, {U'鍳', U'鉴'},
    {U'鳯', U'凤'}, {U'鴈', U'雁'}, {U'麐', U'麟'}, {U'黒', U'黑'}, {U'厐', U'庞'}, {U'澂', U'澄'},
    {U'棃', U'梨'}, {U'栢', U'柏'}, {U'枏', U'楠'}, {U'桺', U'柳'}, {U'淸', U'清'}, {U'靑', U'青'},
    {U'晣', U'晰'}, {U'昻', U'昂'}, {U'曽', U'曾'}, {U'楳', U'梅'}, {U'槑', U'梅'}, {U'沢', U'泽'},
    {U'烱', U'炯'}, {U'煖', U'暖'}, {U'瑠', U'琉'}, {U'琹', U'琴'}, {U'璢', U'琉'}, {U'秌', U'秋'},
    {U'緜', U'绵'}, {U'翆', U'翠'}, {U'臯', U'皋'}, {U'茘', U'荔'}, {U'萠', U'萌'}, {U'蘂', U'蕊'},
    {U'蛍', U'萤'}, {U'迺', U'乃'}, {U'鄕', U'乡'}, {U'醕', U'醇'}, {U'陜', U'陕'}, {U'霊', U'灵'},
    {U'頥', U'颐'}, {U'鵞', U'鹅'}, {U'勲', U'勋'}, {U'仝', U'同'}, {U'叅', U'参'}, {U'坵', U'丘'},
    {U'埜', U'野'}, {U'峩', U'峨'}, {U'嶋', U'岛'}, {U'廻', U'回'}, {U'彛', U'彝'}, {U'彜', U'彝'},
    {U'暎', U'映'}, {U'暠', U'皓'}, {U'皜', U'皓'}};

char32_t without_variants(char32_t c) {
  for (const auto& [variant, plain] : kVariants)
    if (variant == c) return plain;
  return c;
}

std::string utf8(char32_t c) {
  const auto tail = [&](int shift) { return static_cast<char>(0x80 | ((c >> shift) & 0x3F)); };
  if (c >= 0x10000) return {static_cast<char>(0xF0 | (c >> 18)), tail(12), tail(6), tail(0)};
  return {static_cast<char>(0xE0 | (c >> 12)), tail(6), tail(0)};
}

char32_t first_of(const std::string& line) {
  const auto byte = [&](std::size_t i) {
    return static_cast<char32_t>(static_cast<unsigned char>(line.at(i)) & 0x3F);
  };
  if (line.size() == 4)
    return without_variants((byte(0) & 0x07) << 18 | byte(1) << 12 | byte(2) << 6 | byte(3));
  return without_variants((byte(0) & 0x0F) << 12 | byte(1) << 6 | byte(2));
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
