#include "anjuan/model/called.hpp"

#include "anjuan/base/normal_form.hpp"
#include "anjuan/base/simplified.hpp"

namespace anjuan {
namespace {

/// Han characters only, of those that no other writing stands for: equal where their bytes are.
bool is_plain(std::string_view name) {
  return name.size() % 3 == 0 &&
         std::all_of(name.begin(), name.end(),
                     [](char c) {
                       const auto byte = static_cast<unsigned char>(c);
                       return (byte >= 0x80 && byte < 0xC0) || (byte >= 0xE4 && byte <= 0xE9);
                     }) &&
         is_simplified(name);
}

}  // namespace

bool is_same_name(std::string_view one, std::string_view other) {
  if (one == other) return true;
  // Sheets of a hundred thousand rows name a unit in each.
  if (is_plain(one) && is_plain(other)) return false;
  const std::u32string form = normal_form(one).text;
  return !form.empty() && form == normal_form(other).text;
}

}  // namespace anjuan
