// One program for each target: FUZZ_TARGET is its name.
#include <cstddef>
#include <cstdint>

#include "fuzz/targets/targets.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  anjuan::fuzz::FUZZ_TARGET({reinterpret_cast<const char*>(data), size});
  return 0;
}
