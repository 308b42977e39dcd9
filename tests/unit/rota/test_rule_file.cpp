#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "anjuan/rota/rule_file.hpp"

#include "rota/rota_helpers.hpp"

using namespace anjuan;
using namespace anjuan::rota;
using namespace anjuan::rota::testing;

TEST_CASE("every mistake in a rota rule is reported at its line") {
  const struct {
    const char* what;
    const char* text;
    int line;
    const char* code;
  } cases[] = {
      {"no source", "[rota]\n[[rota.quota]]\nmin = 1\nper = \"month\"\n", 2, "missing-source"},
      {"unknown period", "[rota]\n[[rota.quota]]\nmin = 1\nper = \"fortnight\"\nsource = \"x\"\n",
       4, "unknown-word"},
      {"unknown kind",
       "[rota]\n[[rota.quota]]\nmin = 1\nkind = \"recption\"\nper = \"week\"\nsource = \"x\"\n", 4,
       "unknown-kind"},
      {"max below min",
       "[rota]\n[[rota.quota]]\nmin = 3\nmax = 1\nper = \"week\"\nsource = \"x\"\n", 4,
       "range-backwards"},
      {"backwards campaign",
       "[rota]\n[[rota.quota]]\nmin = 1\nper = {from = 2026-02-01, to = 2026-01-01}\nsource = "
       "\"x\"\n",
       4, "range-backwards"},
      {"no desk", "[rota]\n[[rota.cover]]\nsource = \"x\"\n", 2, "missing-key"},
      {"unknown when", "[rota]\n[[rota.cover]]\ndesk = \"d\"\nwhen = \"weekday\"\nsource = \"x\"\n",
       4, "unknown-word"},
      {"weekday 8",
       "[rota]\n[[rota.cover]]\ndesk = \"d\"\nwhen = {weekdays = [8]}\nsource = \"x\"\n", 4,
       "out-of-range"},
      {"unknown shift",
       "[rota]\n[[rota.cover]]\ndesk = \"d\"\nwhen = {month-days = [1], shift = \"later\"}\nsource "
       "= \"x\"\n",
       4, "unknown-word"},
      {"misspelled key", "[rota]\nfreeze-day = 3\n", 2, "unknown-key"},
      {"unknown requirement", "[rota]\n[[rota.reception]]\nrequire = \"tea\"\nsource = \"x\"\n", 3,
       "unknown-word"},
      {"malformed condition",
       "[rota]\n[[rota.reception]]\nif = \"persons >= many\"\nrequire = \"principal\"\nsource = "
       "\"x\"\n",
       3, "bad-condition"},
      {"bad time", "[rota]\n[[rota.desk]]\nid = \"d\"\ntime = \"11:30-09:00\"\n", 4, "bad-time"},
      {"rank without ranks",
       "[rota]\n[[rota.cover]]\ndesk = \"d\"\nrank-at-least = \"deputy\"\nsource = \"x\"\n", 1,
       "missing-key"},
      {"bad notice", "[rota]\n[[rota.substitute]]\nnotice-before = \"soon\"\nsource = \"x\"\n", 3,
       "bad-term"},
  };
  for (const auto& one : cases) {
    CAPTURE(one.what);
    auto table = TomlTable::parse(one.text, "anjuan.toml");
    REQUIRE(table);
    auto rota = table->table("rota");
    REQUIRE(rota);
    read_rules(*rota);
    const auto done = table->finish();
    REQUIRE_FALSE(done);
    REQUIRE(done.error().diagnostics.size() == 1);
    CHECK(done.error().diagnostics.front().code == one.code);
    CHECK(done.error().diagnostics.front().line == one.line);
  }
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
