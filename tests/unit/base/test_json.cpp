#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include "anjuan/base/json.hpp"

using namespace anjuan;

TEST_CASE("a document has its keys in order and survives a byte that is not UTF-8") {
  CHECK(dump({{"b", 1}, {"a", "字\xFF"}}) == "{\n  \"b\": 1,\n  \"a\": \"字\xEF\xBF\xBD\"\n}\n");
}
