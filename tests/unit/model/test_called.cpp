#include <doctest/doctest.h>

#include "anjuan/model/called.hpp"

using namespace anjuan;

TEST_CASE(
    "a unit is meant by its id, its name, another name it has, or a name padded with blanks") {
  const std::vector<Unit> units = {{.id = "chengguan", .name = "市城管局", .aliases = {"城管局"}},
                                   {.id = "shuiwu", .name = "水务局", .aliases = {"水利局"}},
                                   {.id = "zhan", .name = "水站", .aliases = {"水利局"}}};
  for (const char* word : {"chengguan", "市城管局", "城管局", "市 城 管 局", "城　管　局"}) {
    CAPTURE(std::string(word));
    const Unit* found = find_called(units, word);
    REQUIRE(found != nullptr);
    CHECK(found->id == "chengguan");
  }
  CHECK(find_called(units, "水利局") == nullptr);  // two are called so
  CHECK(find_called(units, "城管") == nullptr);
}

TEST_CASE("a name that two bear in different writings means neither of them") {
  const std::vector<Official> people = {{.id = "wang-a", .name = "王伟"},
                                        {.id = "wang-b", .name = "王 伟"},
                                        {.id = "smith", .name = "Ｊohn Smith"}};
  CHECK(find_called(people, "王伟") == nullptr);
  CHECK(all_called(people, "王　伟").size() == 2);
  CHECK(find_called(people, "wang-b") == &people[1]);
  CHECK(find_called(people, "john smith") == &people[2]);
  CHECK(all_called(people, "-").empty());
}

TEST_CASE("somebody is meant in traditional characters as well") {
  const std::vector<Official> people = {{.id = "zhang", .name = "张伟"},
                                        {.id = "liu", .name = "劉國強"}};
  CHECK(find_called(people, "張偉") == &people[0]);
  CHECK(find_called(people, "刘国强") == &people[1]);
  CHECK(find_called(people, "张玮") == nullptr);
}
