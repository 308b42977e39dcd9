#include <doctest/doctest.h>

#include "anjuan/settings/office.hpp"

using namespace anjuan;

namespace {

Result<Office> office_with_step(const std::string& at) {
  return parse_office(
      "[office]\ncode = \"DZ\"\nname = \"示例\"\n"
      "[[limit]]\nclock = \"decide\"\nterm = \"15d\"\nsource = \"a\"\n"
      "[[limit]]\nclock = \"handle\"\nterm = \"60d\"\nsource = \"a\"\n"
      "[[ladder]]\nlevel = 1\nto = \"unit\"\nat = \"" +
          at + "\"\n",
      "anjuan.toml");
}

}  // namespace

TEST_CASE("a step of the ladder stands before, on or after the day that is due, and nowhere else") {
  for (const auto& [at, days] : {std::pair("due", 0), {"due-7d", -7}, {"due+10d", 10}}) {
    CAPTURE(at);
    const auto office = office_with_step(at);
    REQUIRE(office);
    CHECK(office->ladder.at(0).offset == days);
  }
  for (const char* at : {"due7d", "due-7", "due-d", "due--7d", "due+-7d", "due-3661d", "7d"}) {
    CAPTURE(at);
    const auto office = office_with_step(at);
    REQUIRE_FALSE(office);
    CHECK(office.error().diagnostics.at(0).code == "bad-moment");
  }
}
