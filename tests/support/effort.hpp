#pragma once

#include <cstdint>
#include <cstdlib>

#include "anjuan/base/number.hpp"

namespace anjuan::test {

/// Under the sanitizers everything takes three times as long, and tests run a third of it: the
/// plain build runs the whole.
#if defined(__SANITIZE_ADDRESS__)
inline constexpr std::uint64_t kThrift = 3;
#else
inline constexpr std::uint64_t kThrift = 1;
#endif

/// How often something is tried at random: more on a machine that has the night for it.
inline std::uint64_t rounds(std::uint64_t otherwise) {
  const char* given = std::getenv("ANJUAN_FUZZ_ROUNDS");
  return given != nullptr ? number_of<std::uint64_t>(given, otherwise) : otherwise / kThrift;
}

}  // namespace anjuan::test
