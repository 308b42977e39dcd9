#include "anjuan/base/chinese_number.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace anjuan {
namespace {

using Value = std::pair<std::string_view, int>;

constexpr std::array<Value, 13> kDigits = {{{"〇", 0},
                                            {"零", 0},
                                            {"○", 0},
                                            {"一", 1},
                                            {"二", 2},
                                            {"两", 2},
                                            {"三", 3},
                                            {"四", 4},
                                            {"五", 5},
                                            {"六", 6},
                                            {"七", 7},
                                            {"八", 8},
                                            {"九", 9}}};
constexpr std::array<Value, 3> kUnits = {{{"十", 10}, {"百", 100}, {"千", 1000}}};
constexpr int kLimit = 10000;

template <std::size_t N>
const Value* find_word(const std::array<Value, N>& words, std::string_view text) {
  const auto found = std::find_if(words.begin(), words.end(),
                                  [&](const Value& word) { return text.starts_with(word.first); });
  return found == words.end() ? nullptr : &*found;
}

}  // namespace

std::optional<ChineseNumber> read_chinese_number(std::string_view text) {
  ChineseNumber read;
  int digits = 0;  // those that no unit has followed yet
  while (read.length < text.size()) {
    const std::string_view rest = text.substr(read.length);
    if (const Value* digit = find_word(kDigits, rest)) {
      digits = digits * 10 + digit->second;
      read.length += digit->first.size();
    } else if (const Value* unit = find_word(kUnits, rest)) {
      read.value += (digits == 0 ? 1 : digits) * unit->second;
      digits = 0;
      read.length += unit->first.size();
    } else {
      break;
    }
    if (digits >= kLimit || read.value >= kLimit) return std::nullopt;
  }
  read.value += digits;
  if (read.length == 0) return std::nullopt;
  return read;
}

}  // namespace anjuan
