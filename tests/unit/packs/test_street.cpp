#include <doctest/doctest.h>

#include "packs/pack_helpers.hpp"

using namespace anjuan;
using namespace anjuan::rota;
using namespace anjuan::rota::testing;

TEST_CASE("H1 H2: every day somebody of rank, the principal every week") {
  const Rules rules = pack("street");
  auto officials = people("s", 20, "副科级");  // so many that one's turn is not each week
  officials[0].principal = true;
  const Plan plan = plan_of(rules, officials, month(2026, 11));
  CHECK(count(plan, [](const Session& s) { return s.desk == "hall"; }) == 30);
  // The weeks of November that end in it: the last one ends on the 29th.
  CHECK(count(plan, [](const Session& s) { return s.official == "s00"; }) >= 4);
}

TEST_CASE(
    "H10 H12 H13: the kind of a session by the facts, field visits, and who draws up the rota") {
  const Rules rules = pack("street");
  const Date today = day(2026, 3, 2);
  for (const auto& [fact, kind] : {std::pair("group", "immediate"),
                                   {"complex", "appointment"},
                                   {"repeated", "appointment"},
                                   {"from-above", "appointment"}}) {
    CAPTURE(fact);
    const SessionKindRule* found = session_kind({{fact, "true"}}, rules, today);
    REQUIRE(found != nullptr);
    CHECK(found->kind == kind);
  }
  const auto officials = people("s", 5, "副科级");
  CHECK(organizer_of(officials.front(), rules, today) == "街道党政办、信访办");
  const Plan plan = plan_of(rules, officials, {day(2026, 1, 1), day(2026, 3, 31)});
  CHECK(count(plan, [](const Session& s) { return s.desk == "field" && s.kind == "field"; }) == 5);
}
