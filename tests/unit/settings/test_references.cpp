#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "anjuan/settings/condition.hpp"
#include "anjuan/settings/references.hpp"
#include "anjuan/settings/who.hpp"

using namespace anjuan;

namespace {

const std::vector<Official> kOfficials = {{.id = "zhao", .rank = "deputy", .groups = {"night"}}};
const std::vector<Unit> kUnits = {{.id = "minzheng", .level = "bureau"}};

/// "line:col code" and the remedy of every name in a table that nobody has.
std::vector<std::string> unknown(const std::string& line, const OfficeLists& lists) {
  auto top = TomlTable::parse("[who]\n" + line + "\n", "f.toml");
  REQUIRE(top);
  auto table = top->table("who");
  References references;
  read_who(*table, references);
  REQUIRE(top->finish());
  std::vector<std::string> found;
  for (const Diagnostic& d : unknown_names(references, known_names(lists, kOfficials, kUnits)))
    found.push_back(std::to_string(d.line) + ":" + std::to_string(d.column) + " " + d.code + ": " +
                    d.remedy);
  return found;
}

}  // namespace

TEST_CASE("a name in a rule that nobody has is told at its own place in the list") {
  const OfficeLists lists{.ranks = {"principal", "deputy"}, .bodies = {"league"}};
  using Found = std::vector<std::string>;
  CHECK(unknown("rank = [\"deputy\", \"depty\"]", lists) ==
        Found{"2:19 unknown-rank: did you mean deputy?"});
  CHECK(unknown("rank-at-least = \"chief\"", lists) ==
        Found{"2:17 unknown-rank: add it to ranks in anjuan.toml"});
  CHECK(unknown("group = \"nigth\"", lists) == Found{"2:9 unknown-group: did you mean night?"});
  CHECK(unknown("official = \"zhoa\"", lists) ==
        Found{"2:12 unknown-official: did you mean zhao?"});
  CHECK(unknown("of-unit = \"minzhen\"", lists) ==
        Found{"2:11 unknown-unit: did you mean minzheng?"});
  CHECK(unknown("body = [\"league\", \"party\", \"court\", \"partei\"]", lists) ==
        Found{"2:37 unknown-body: did you mean party?"});
  // An office that lists no ranks has those of its officials.
  CHECK(unknown("rank = \"deputy\"", {}).empty());
  CHECK(unknown("rank = \"depty\"", {}).size() == 1);
}

TEST_CASE("lawyers without a rank are reached only by their pool or their name") {
  Official lawyer{.id = "l", .groups = {"lawyers"}};
  CHECK_FALSE(matches(Who{}, lawyer, {}));
  CHECK(matches(Who{.groups = {"lawyers"}}, lawyer, {}));
  CHECK(matches(Who{.officials = {"l"}}, lawyer, {}));
  Official deputy{.id = "d", .rank = "deputy"};
  CHECK(matches(Who{}, deputy, {}));
  CHECK(matches(Who{.rank_at_least = "section"}, deputy, {"deputy", "section"}));
  CHECK_FALSE(matches(Who{.rank_at_least = "deputy"}, Official{.id = "s", .rank = "section"},
                      {"deputy", "section"}));
}

TEST_CASE("whom one rule includes of another is never more than whom it matches") {
  const Ranks ranks = {"a", "b"};
  const std::vector<std::vector<std::string>> lists = {{}, {"x"}, {"x", "y"}};
  std::vector<Who> rules;
  for (const auto& groups : lists)
    for (const auto& bodies : lists)
      for (const char* floor : {"", "a", "b"})
        for (const auto& rank : std::vector<std::vector<std::string>>{{}, {"a"}, {"a", "b"}})
          rules.push_back(
              {.ranks = rank, .rank_at_least = floor, .groups = groups, .bodies = bodies});
  std::vector<Official> people;
  for (const auto& groups : lists)
    for (const char* body : {"", "x", "y"})
      for (const char* rank : {"", "a", "b", "c"})
        people.push_back({.id = "o", .rank = rank, .body = body, .groups = groups});
  int pairs = 0;
  for (const Who& outer : rules)
    for (const Who& inner : rules) {
      if (!includes(outer, inner, ranks)) continue;
      ++pairs;
      for (const Official& one : people)
        if (matches(inner, one, ranks) && !matches(outer, one, ranks))
          FAIL_CHECK(to_string(outer) << " does not include " << to_string(inner));
    }
  CHECK(pairs > 500);
}

TEST_CASE("conditions read, print and hold") {
  const struct {
    const char* text;
    Facts facts;
    bool holds;
  } cases[] = {{"persons >= 20", {{"persons", "20"}}, true},
               {"persons >= 20", {{"persons", "19"}}, false},
               {"persons > 9", {{"persons", "10"}}, true},  // numbers, not words
               {"persons < 5", {}, false},
               {"persons == 5", {{"persons", "05"}}, true},
               {"kind == appointment", {{"kind", "appointment"}}, true},
               {"kind != \"field\"", {{"kind", "reception"}}, true},
               {"repeated", {{"repeated", "true"}}, true},
               {"repeated", {{"repeated", "false"}}, false},
               {"always", {}, true}};
  for (const auto& one : cases) {
    CAPTURE(one.text);
    const auto condition = parse_condition(one.text);
    REQUIRE(condition);
    CHECK(holds(*condition, one.facts) == one.holds);
    CHECK(parse_condition(to_string(*condition)) == condition);
  }
  for (const char* bad : {"persons >=", ">= 3", "two words", "kind > many"})
    CHECK_FALSE(parse_condition(bad));
}

TEST_CASE("a condition that includes another holds whenever that one does") {
  std::vector<Condition> all;
  for (const char* sign : {"==", "!=", ">=", "<=", ">", "<"})
    for (const char* value : {"0", "1", "2", "3"})
      all.push_back(*parse_condition("persons " + std::string(sign) + " " + value));
  all.push_back({});
  all.push_back(*parse_condition("repeated"));
  int pairs = 0;
  for (const Condition& outer : all)
    for (const Condition& inner : all) {
      bool follows = true;
      for (int have = 0; have <= 5; ++have)
        for (const char* repeated : {"", "true"}) {
          const Facts facts{{"persons", std::to_string(have)}, {"repeated", repeated}};
          follows = follows && (!holds(inner, facts) || holds(outer, facts));
        }
      CAPTURE(to_string(outer));
      CAPTURE(to_string(inner));
      if (includes(outer, inner)) {
        ++pairs;
        CHECK(follows);
      }
    }
  CHECK(pairs > 60);
}
