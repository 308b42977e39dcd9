#include <doctest/doctest.h>

#include "anjuan/i18n/suggest.hpp"

using namespace anjuan;

TEST_CASE("a misspelt word gets the nearest known one, a strange one gets another way out") {
  const std::vector<std::string> units = {"water", "roads", "housing"};
  CHECK(suggest("hosing", names_in(units)) == "did you mean housing?");
  CHECK(suggest("zoo", names_in(units)) == "one of: water, roads, housing");
  CHECK(suggest("zoo", names_in(units), "see units.yaml") == "see units.yaml");
  CHECK(suggest("rods", names_in(units), "see units.yaml") == "did you mean roads?");
}
