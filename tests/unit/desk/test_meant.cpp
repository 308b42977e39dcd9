#include <doctest/doctest.h>

#include "anjuan/base/text.hpp"
#include "anjuan/desk/event_columns.hpp"
#include "anjuan/desk/meant.hpp"

using namespace anjuan;

TEST_CASE(
    "a unit is meant by its id, its name, another name it has, or a name padded with blanks") {
  const std::vector<Unit> units = {{.id = "chengguan", .name = "市城管局", .aliases = {"城管局"}},
                                   {.id = "shuiwu", .name = "水务局", .aliases = {"水利局"}},
                                   {.id = "zhan", .name = "水站", .aliases = {"水利局"}}};
  for (const char* word : {"chengguan", "市城管局", "城管局", "市 城 管 局", "城　管　局"}) {
    CAPTURE(std::string(word));
    const Unit* found = find_meant(units, word);
    REQUIRE(found != nullptr);
    CHECK(found->id == "chengguan");
  }
  CHECK(find_meant(units, "水利局") == nullptr);  // two are called so
  CHECK(find_meant(units, "城管") == nullptr);
}

TEST_CASE("every event that a sheet can record has a Chinese word, and no word means two") {
  const std::string_view words = event_columns()[event_column("event")].words;
  for (const EventSpec& spec : event_table()) {
    if (!can_be_given(spec.kind)) continue;
    CAPTURE(std::string(spec.name));
    const std::string verb(spec.verb.empty() ? spec.name : spec.verb);
    CHECK((" " + std::string(words) + " ").find("=" + verb + " ") != std::string::npos);
  }
  for (const std::string_view pair : split(words, ' ')) {
    const EventSpec* spec = find_given_event(pair.substr(0, pair.find('=')));
    REQUIRE(spec != nullptr);
    CHECK((spec->verb == pair.substr(pair.find('=') + 1) ||
           spec->name == pair.substr(pair.find('=') + 1)));
  }
}
