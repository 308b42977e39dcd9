#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <string_view>

// Numbers of binary files, the lowest byte first. What lies behind the end is nought.
namespace anjuan {

inline std::uint32_t little(std::string_view bytes, std::size_t at, std::size_t width) {
  std::uint32_t number = 0;
  for (std::size_t i = 0; i < width && at + i < bytes.size(); ++i)
    number |= static_cast<std::uint32_t>(static_cast<unsigned char>(bytes[at + i])) << (8 * i);
  return number;
}

inline std::uint16_t little16(std::string_view bytes, std::size_t at) {
  return static_cast<std::uint16_t>(little(bytes, at, 2));
}
inline std::uint32_t little32(std::string_view bytes, std::size_t at) {
  return little(bytes, at, 4);
}
inline double little_double(std::string_view bytes, std::size_t at) {
  return std::bit_cast<double>(static_cast<std::uint64_t>(little32(bytes, at + 4)) << 32U |
                               little32(bytes, at));
}

}  // namespace anjuan
