#include <doctest/doctest.h>

#include "packs/pack_helpers.hpp"

using namespace anjuan;
using namespace anjuan::rota;
using namespace anjuan::rota::testing;

TEST_CASE("DZ5 DZ6: a reception day a week, and either side books an appointment") {
  const Rules rules = pack("dingzhou");
  const Plan plan = plan_of(rules, people("c", 3, "市级领导"), month(2026, 6));
  CHECK(count(plan, [](const Session& s) { return s.desk == "centre"; }) == 4);
  REQUIRE(rules.bookings.size() == 1);
  CHECK(rules.bookings.front().by.size() == 2);
}

TEST_CASE("DZ15: a counsellor is offered to who comes again, and nobody has a file for it") {
  const Rules rules = pack("dingzhou");
  const auto officials = people("c", 1, "市级领导");
  HeldSession held = held_at("centre", "reception", "c00");
  CHECK(held_codes(rules, officials, held) == Codes{});
  held.flags = {"repeated"};
  CHECK(held_codes(rules, officials, held).size() == 1);
  held.invited = {"心理咨询师"};
  CHECK(held_codes(rules, officials, held) == Codes{});
}
