#include "report/golden.hpp"

#include <cstdlib>
#include <fstream>
#include <iterator>

#include <doctest/doctest.h>

namespace anjuan::testing {

void check_golden(const std::string& name, const std::string& text) {
  const std::string path = ANJUAN_SOURCE_DIR "/tests/unit/report/golden/" + name;
  const char* mode = std::getenv("ANJUAN_GOLDEN");
  if (mode != nullptr && std::string(mode) == "write")
    std::ofstream(path, std::ios::binary) << text;
  std::ifstream in(path, std::ios::binary);
  INFO("golden file: ", name);
  REQUIRE(in.is_open());
  CHECK(std::string(std::istreambuf_iterator<char>(in), {}) == text);
}

}  // namespace anjuan::testing
