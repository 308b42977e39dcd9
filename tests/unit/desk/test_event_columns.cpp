#include <doctest/doctest.h>

#include "anjuan/base/text.hpp"
#include "anjuan/desk/event_columns.hpp"

using namespace anjuan;

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

TEST_CASE(
    "no sheet says when or under whose login a row was recorded, or that a reception did it") {
  for (const char* name : {"recorded", "via", "session"})
    CHECK(event_columns().find(name) == nullptr);
  CHECK(event_columns().find("late_reason") != nullptr);
}
