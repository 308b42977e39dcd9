#include "anjuan/model/packed_head.hpp"

#include <cstdint>
#include <cstring>

namespace anjuan {

// For each field that is there: its number, the length of its value in four bytes, the value.

std::string pack_head(const HeadView& head) {
  std::size_t size = 0;
  for (const std::string_view value : head.values)
    if (!value.empty()) size += 5 + value.size();
  std::string packed;
  packed.reserve(size);
  for (std::size_t i = 0; i < kHeadFieldCount; ++i) {
    const std::string_view value = head.values[i];
    if (value.empty()) continue;
    const auto length = static_cast<std::uint32_t>(value.size());
    packed += static_cast<char>(i);
    packed.append(reinterpret_cast<const char*>(&length), sizeof length);
    packed += value;
  }
  return packed;
}

std::optional<HeadView> unpack_head(std::string_view packed) {
  HeadView head;
  while (!packed.empty()) {
    const auto field = static_cast<unsigned char>(packed[0]);
    std::uint32_t length = 0;
    if (packed.size() < 5 || field >= kHeadFieldCount) return std::nullopt;
    std::memcpy(&length, packed.data() + 1, sizeof length);
    packed.remove_prefix(5);
    if (length == 0 || length > packed.size()) return std::nullopt;
    head.values[field] = packed.substr(0, length);
    packed.remove_prefix(length);
  }
  return head;
}

}  // namespace anjuan
