#include <doctest/doctest.h>

#include "anjuan/rota/session_record.hpp"

#include "packs/pack_helpers.hpp"

using namespace anjuan;
using namespace anjuan::rota;
using namespace anjuan::rota::testing;

TEST_CASE("HN2: the four forms of reception are those of the scheme, and no fifth") {
  CHECK(modes_at("hall", pack("huainan"), day(2026, 3, 2)).modes ==
        std::vector<std::string>{"开门接访", "进门约访", "登门走访", "上门回访"});
}

TEST_CASE("HN18: an on-site office says which case, what about and where") {
  const Rules rules = pack("huainan");
  const auto officials = people("v", 1, "副理事长");
  SessionRecord record;
  record.held = held_at("county", "on-site", "v00");
  CHECK(held_codes(rules, officials, record.held) == Codes{"stated/HN18"});
  record.held.place = "甲县残联";
  record.batches = {{.cases = {"AJ-2026-000001"},
                     .matter = "补贴未发放",
                     .disposition = Disposition::follow_up,
                     .due = day(2026, 4, 10)}};
  record.derive();
  CHECK(held_codes(rules, officials, record.held) == Codes{});
  const Plan plan =
      plan_of(only_at(rules, "county"), officials, {day(2026, 7, 1), day(2026, 9, 30)});
  CHECK(count(plan, [](const Session& s) { return s.kind == "on-site"; }) == 1);
}
