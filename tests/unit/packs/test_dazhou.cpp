#include <algorithm>

#include <doctest/doctest.h>

#include "packs/pack_helpers.hpp"

using namespace anjuan;
using namespace anjuan::rota;
using namespace anjuan::rota::testing;

TEST_CASE("D1 D2 D3 D4: quarter, two months, month; and self-chosen dates that nobody filed") {
  const Rules rules = pack("dazhou");
  const auto officials = add(add(people("head", 1, "书记、理事长"), people("vice", 2, "副理事长")),
                             people("section", 3, "科室负责人"));
  const Calendar calendar = announced();
  PlanInput input{.rules = &rules, .calendar = &calendar, .officials = officials};
  input.period = {day(2026, 1, 1), day(2026, 12, 31)};
  input.filings = {{"head00", day(2026, 1, 8), "meeting-room", "reception", "", day(2026, 1, 5)}};
  const auto plan = make_plan(input);
  REQUIRE(plan);
  const auto visits = [&](const std::string& id) {
    return count(*plan, [&](const Session& s) { return s.official == id && s.desk == "visit"; });
  };
  CHECK(visits("head00") == 4);
  CHECK(visits("vice00") == 6);
  CHECK(visits("section00") == 12);
  CHECK(count(*plan, [](const Session& s) { return s.origin == Origin::filed; }) == 1);
  const auto not_filed = std::count_if(plan->unmet.begin(), plan->unmet.end(), [](const Unmet& u) {
    return u.kind == UnmetKind::not_filed;
  });
  CHECK(not_filed == 6 * 4 - 1);
}

TEST_CASE("D7b: whoever leads a case meets the petitioner within the days of the pack") {
  const Rules rules = pack("dazhou");
  const SessionKindRule* found = session_kind({{"led", "true"}}, rules, day(2026, 3, 2));
  REQUIRE(found != nullptr);
  CHECK(found->kind == "appointment");
  REQUIRE(found->within);
  CHECK(to_string(*found->within) == "15d");
}

TEST_CASE("D14 D17: appointment or visit, who is met is told and the section's head comes along") {
  const Rules rules = pack("dazhou");
  const auto officials = add(people("h", 1, "书记、理事长"), people("s", 1, "科室负责人"));
  for (const char* kind : {"appointment", "field"}) {
    CAPTURE(kind);
    HeldSession held = held_at("visit", kind, "h00");
    CHECK(held_codes(rules, officials, held) == Codes{"attended/D17", "told-before/D14"});
    held.told = day(2026, 3, 10);
    CHECK(held_codes(rules, officials, held) == Codes{"attended/D17"});
    held.companions = {"s00"};
    CHECK(held_codes(rules, officials, held) == Codes{});
  }
}
