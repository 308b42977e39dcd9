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
       4, "unknown-value"},
      {"unknown kind",
       "[rota]\n[[rota.quota]]\nmin = 1\nkind = \"recption\"\nper = \"week\"\nsource = \"x\"\n", 4,
       "unknown-value"},
      {"max below min",
       "[rota]\n[[rota.quota]]\nmin = 3\nmax = 1\nper = \"week\"\nsource = \"x\"\n", 4,
       "backwards-range"},
      {"backwards campaign",
       "[rota]\n[[rota.quota]]\nmin = 1\nper = {from = 2026-02-01, to = 2026-01-01}\nsource = "
       "\"x\"\n",
       4, "backwards-range"},
      {"no desk", "[rota]\n[[rota.cover]]\nsource = \"x\"\n", 2, "missing-key"},
      {"unknown when", "[rota]\n[[rota.cover]]\ndesk = \"d\"\nwhen = \"weekday\"\nsource = \"x\"\n",
       4, "unknown-value"},
      {"weekday 8",
       "[rota]\n[[rota.cover]]\ndesk = \"d\"\nwhen = {weekdays = [8]}\nsource = \"x\"\n", 4,
       "out-of-range"},
      {"unknown shift",
       "[rota]\n[[rota.cover]]\ndesk = \"d\"\nwhen = {month-days = [1], shift = \"later\"}\nsource "
       "= \"x\"\n",
       4, "unknown-value"},
      {"misspelled key", "[rota]\nfreeze-day = 3\n", 2, "unknown-key"},
      {"unknown requirement", "[rota]\n[[rota.reception]]\nrequire = \"tea\"\nsource = \"x\"\n", 3,
       "unknown-value"},
      {"malformed condition",
       "[rota]\n[[rota.reception]]\nif = \"persons >= many\"\nrequire = \"principal\"\nsource = "
       "\"x\"\n",
       3, "bad-condition"},
      {"bad time", "[rota]\n[[rota.desk]]\nid = \"d\"\ntime = \"11:30-09:00\"\n", 4, "bad-time"},
      {"time with a sign", "[rota]\n[[rota.desk]]\nid = \"d\"\ntime = \"+9:00-11:-5\"\n", 4,
       "bad-time"},
      {"rank without ranks",
       "[rota]\n[[rota.cover]]\ndesk = \"d\"\nrank-at-least = \"deputy\"\nsource = \"x\"\n", 1,
       "missing-key"},
      {"a fact that nobody knows",
       "[rota]\n[[rota.reception]]\nif = \"persnos >= 20\"\nrequire = \"principal\"\nsource = "
       "\"x\"\n",
       3, "unknown-fact"},
      {"a mark that nobody lists",
       "[rota]\n[[rota.session-kind]]\nif = \"hrad\"\nkind = \"field\"\nsource = \"x\"\n", 3,
       "unknown-fact"},
      {"a fact of receptions asked of a case",
       "[rota]\n[[rota.session-kind]]\nif = \"mode == x\"\nkind = \"field\"\nsource = \"x\"\n", 3,
       "unknown-fact"},
      {"a number compared with nothing",
       "[rota]\n[[rota.reception]]\nif = \"persons\"\nrequire = \"principal\"\nsource = \"x\"\n", 3,
       "wrong-comparison"},
      {"a count below nothing",
       "[rota]\n[[rota.reception]]\nif = \"persons < 0\"\nrequire = \"principal\"\nsource = "
       "\"x\"\n",
       3, "never-holds"},
      {"a kind that there is not",
       "[rota]\n[[rota.reception]]\nif = \"kind == apointment\"\nrequire = \"principal\"\n"
       "source = \"x\"\n",
       3, "unknown-value"},
      {"a desk that is not listed",
       "[rota]\n[[rota.desk]]\nid = \"hall\"\n[[rota.cover]]\ndesk = \"hal\"\nsource = \"x\"\n", 5,
       "unknown-value"},
      {"two desks of one id", "[rota]\n[[rota.desk]]\nid = \"d\"\n[[rota.desk]]\nid = \"d\"\n", 5,
       "duplicate-id"},
      {"a level without a desk",
       "[rota]\n[[rota.desk]]\nid = \"d\"\nlevel = \"city\"\n[[rota.mode]]\nlevel = \"county\"\n"
       "modes = [\"a\"]\nsource = \"x\"\n",
       6, "unknown-value"},
      {"nothing owed", "[rota]\n[[rota.quota]]\nmin = 0\nper = \"week\"\nsource = \"x\"\n", 3,
       "no-effect"},
      {"minutes for a principal",
       "[rota]\n[[rota.reception]]\nrequire = \"principal\"\nminutes = 5\nsource = \"x\"\n", 4,
       "no-effect"},
      {"a shift of every day",
       "[rota]\n[[rota.cover]]\ndesk = \"d\"\nwhen = {days = \"every-day\", shift = "
       "\"next-workday\"}\nsource = \"x\"\n",
       4, "no-effect"},
      {"once as often",
       "[rota]\n[[rota.multiplier]]\nprincipal = true\nfactor = 1\nsource = \"x\"\n", 4,
       "no-effect"},
      {"more often than never",
       "[rota]\n[[rota.multiplier]]\nprincipal = true\nfactor = 2\nsource = \"x\"\n", 2,
       "no-effect"},
      {"a substitute rule that asks for nothing",
       "[rota]\n[[rota.substitute]]\nrank = \"deputy\"\nsource = \"x\"\n", 2, "no-effect"},
      {"every day, and the 15th",
       "[rota]\n[[rota.cover]]\ndesk = \"d\"\nwhen = {days = \"every-day\", month-days = [15]}\n"
       "source = \"x\"\n",
       4, "no-effect"},
      {"two days in one",
       "[rota]\n[[rota.quota]]\nmin = 2\nper = \"day\"\nunit = \"days\"\nsource = \"x\"\n", 3,
       "out-of-range"},
      {"a key period for nobody",
       "[rota]\n[[rota.key-period]]\nname = \"a\"\nfrom = 2026-03-01\nto = 2026-03-05\n"
       "source = \"x\"\n",
       2, "no-effect"},
      {"everybody, and two of them",
       "[rota]\n[[rota.cover]]\ndesk = \"d\"\neverybody = true\nneed = 2\nsource = \"x\"\n", 5,
       "no-effect"},
      {"the first day of nothing",
       "[rota]\n[[rota.cover]]\ndesk = \"d\"\nwhen = {month-days = [1], nth = [1]}\nsource = "
       "\"x\"\n",
       4, "no-effect"},
      {"every other week from when",
       "[rota]\n[[rota.cover]]\ndesk = \"d\"\nwhen = {weekdays = [1], every-weeks = 2}\nsource = "
       "\"x\"\n",
       4, "missing-key"},
      {"many before more",
       "[rota]\n[[rota.session-kind]]\nif = \"persons >= 5\"\nkind = \"field\"\nsource = \"x\"\n"
       "[[rota.session-kind]]\nif = \"persons >= 20\"\nkind = \"immediate\"\nsource = \"x\"\n",
       6, "idle-rule"},
      {"everybody's organizer first",
       "[rota]\n[[rota.authority]]\norganizer = \"a\"\nsource = \"x\"\n[[rota.authority]]\n"
       "principal = true\norganizer = \"b\"\nsource = \"x\"\n",
       5, "idle-rule"},
      {"a booking that another takes",
       "[rota]\n[[rota.booking]]\ndesk = \"d\"\nsource = \"x\"\n[[rota.booking]]\nby = "
       "\"official\"\ndesk = \"d\"\nsource = \"y\"\n",
       5, "idle-rule"},
      {"a desk replaced by no desk or channel",
       "[rota]\n[[rota.desk]]\nid = \"d\"\n[[rota.closure]]\ndesk = \"d\"\nfrom = 2026-03-01\n"
       "to = 2026-03-05\ninstead = \"fone\"\nsource = \"x\"\n",
       8, "unknown-value"},
      {"a desk that is closed and that no rule uses",
       "[rota]\n[[rota.cover]]\ndesk = \"hall\"\nwhen = \"workday\"\nsource = \"x\"\n"
       "[[rota.closure]]\ndesk = \"hal\"\nfrom = 2026-03-01\n"
       "to = 2026-03-05\ninstead = \"phone\"\nsource = \"x\"\n",
       7, "unknown-value"},
      {"in force backwards",
       "[rota]\n[[rota.spacing]]\nmin-workdays = 2\nfrom = 2026-03-05\nto = 2026-03-01\n", 5,
       "backwards-range"},
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
    CHECK_FALSE(done.error().diagnostics.front().remedy.empty());
  }
}

TEST_CASE("a rule that comes later wins where the earlier one is not in force") {
  const auto rules = rules_from(
      "[rota]\n[[rota.authority]]\norganizer = \"a\"\nto = 2026-06-30\nsource = \"x\"\n"
      "[[rota.authority]]\norganizer = \"b\"\nsource = \"x\"\n");
  const Official one{.id = "o", .rank = "deputy"};
  CHECK(organizer_of(one, rules, day(2026, 6, 30)) == "a");
  CHECK(organizer_of(one, rules, day(2026, 7, 1)) == "b");
}
