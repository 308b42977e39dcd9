#include <algorithm>
#include <string>

#include <doctest/doctest.h>

#include "support/world.hpp"

using namespace anjuan;
using namespace anjuan::test;

// What the settings may not say: a rule that could never do anything was meant otherwise.
namespace {

/// "line code" of every error in the shipped settings with more at their end.
std::string errors(const std::string& more) {
  const std::string toml = shipped_settings();
  const auto lines = std::count(toml.begin(), toml.end(), '\n');
  const auto office = parse_office(toml + more, "anjuan.toml");
  if (office) return {};
  std::string all;
  for (const Diagnostic& d : office.error().diagnostics) {
    all += (all.empty() ? "" : " ") + std::to_string(d.line - lines) + ":" + d.code;
    CHECK_FALSE(d.remedy.empty());
  }
  return all;
}

}  // namespace

TEST_CASE("a limit that can never govern a case is an error") {
  const struct {
    const char* what;
    std::string more;
    std::string found;
  } cases[] = {
      {"a kind goes before a class",
       "\n[[limit]]\nclock = \"handle\"\nkind = \"suggestion\"\nterm = \"90d\"\nsource = \"x\"\n",
       ""},
      {"a route before a kind",
       "\n[[limit]]\nclock = \"handle\"\nroute = \"party\"\nterm = \"90d\"\nsource = \"x\"\n", ""},
      {"every class has a limit of its own already",
       "\n[[limit]]\nclock = \"handle\"\nterm = \"90d\"\nsource = \"x\"\n", "2:idle-limit"},
      {"said twice, the first never counts",
       "\n[[limit]]\nclock = \"handle\"\nkind = \"suggestion\"\nterm = \"9d\"\nsource = \"x\"\n"
       "\n[[limit]]\nclock = \"handle\"\nkind = \"suggestion\"\nterm = \"8d\"\nsource = \"x\"\n",
       "2:idle-limit"},
      {"but one that comes into force later follows it",
       "\n[[limit]]\nclock = \"handle\"\nkind = \"suggestion\"\nterm = \"9d\"\nsource = \"x\"\n"
       "\n[[limit]]\nclock = \"handle\"\nkind = \"suggestion\"\nterm = \"8d\"\nfrom = 2027-01-01\n"
       "source = \"x\"\n",
       ""},
      {"only the handling has two ends to choose from",
       "\n[[limit]]\nclock = \"review\"\nclass = \"major\"\nuntil = \"closed\"\nterm = \"9d\"\n"
       "source = \"x\"\n",
       "5:wrong-clock"},
      {"until is one of two words",
       "\n[[limit]]\nclock = \"handle\"\nkind = \"suggestion\"\nuntil = \"served\"\nterm = \"9d\"\n"
       "source = \"x\"\n",
       "5:unknown-value"},
      {"a day to decide is never suspended",
       "\n[[suspension]]\nreason = \"flood\"\nclocks = [\"decide\"]\nsource = \"x\"\n",
       "4:never-suspended"},
      {"one that names no clock stops none",
       "\n[[suspension]]\nreason = \"flood\"\nsource = \"x\"\n", "2:missing-key"},
      {"nobody is reminded of the other side's right",
       "\n[[ladder]]\nat = \"due\"\nlevel = 9\nto = \"lead\"\nclocks = [\"object\"]\n",
       "6:no-effect"},
      {"the event names the last day of an assisting unit",
       "\n[[limit]]\nclock = \"assist\"\nterm = \"9d\"\nsource = \"x\"\n", "3:no-effect"},
      {"a limit that ends before it begins",
       "\n[[limit]]\nclock = \"plan\"\nclass = \"major\"\nterm = \"9d\"\nfrom = 2026-02-01\n"
       "to = 2026-01-01\nsource = \"x\"\n",
       "7:backwards-range"},
      {"one that ends gives way to the one for all",
       "\n[[limit]]\nclock = \"plan\"\nclass = \"major\"\nterm = \"9d\"\nto = 2026-01-01\n"
       "source = \"x\"\n",
       ""},
      {"a point that is none", "\n[[score]]\nwhat = \"led\"\npoints = 0\nsource = \"x\"\n",
       "4:no-effect"},
      {"a kind of activity without types",
       "\n[[activities.duty]]\nkind = \"research\"\ntype = \"yearly\"\nper = \"year\"\nsource = "
       "\"x\"\n",
       "4:unknown-value"},
      {"a mark that the office does not have",
       "\n[[reports.batch]]\nname = \"a\"\ndue = 2026-01-01\nflag = \"backlgo\"\n",
       "5:unknown-value"},
      {"a handling may be",
       "\n[[suspension]]\nreason = \"flood\"\nclocks = [\"handle\"]\nsource = \"x\"\n", ""},
  };
  for (const auto& c : cases) {
    CAPTURE(std::string(c.what));
    CHECK(errors(c.more) == c.found);
  }
}

TEST_CASE("which date binds is said for all duties at once or clock by clock") {
  const Office all = shipped_office("roll = \"none\"", "roll = \"next-workday\"");
  CHECK(all.roll_of(ClockKind::handle, day("2026-07-01")) == Shift::next_workday);
  const Office one = shipped_office("roll = \"none\"", "roll = {review = \"next-workday\"}");
  CHECK(one.roll_of(ClockKind::review, day("2026-07-01")) == Shift::next_workday);
  CHECK(one.roll_of(ClockKind::handle, day("2026-07-01")) == Shift::none);
  CHECK(one.roll_of(ClockKind::ask_review, day("2026-07-01")) == Shift::next_workday);
  CHECK_FALSE(parse_office(
      replace_all(shipped_settings(), "roll = \"none\"", "roll = {hand = \"next-workday\"}"),
      "anjuan.toml"));
}
