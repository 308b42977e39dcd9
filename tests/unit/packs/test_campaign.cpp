#include <algorithm>

#include <doctest/doctest.h>

#include "packs/pack_helpers.hpp"

using namespace anjuan;
using namespace anjuan::rota;
using namespace anjuan::rota::testing;

TEST_CASE("G1 G7: each member once in the campaign, and a plan and a summary are owed") {
  const Rules rules = pack("campaign");
  const auto officials = in_pool(people("m", 5, ""), "党委成员");
  const Calendar calendar = announced();
  PlanInput input{.rules = &rules, .calendar = &calendar, .officials = officials};
  input.period = {day(2019, 9, 1), day(2019, 10, 31)};
  const auto plan = make_plan(input);
  REQUIRE(plan);
  CHECK(plan->sessions.size() == 5);
  for (const Load& load : plan->loads) CHECK(load.load == 1);
  CheckInput asked{.rules = &rules, .calendar = &calendar, .officials = officials};
  asked.period = input.period;
  asked.sessions = plan->sessions;
  CHECK(errors(check(asked)).size() == 2);
  asked.documents = {"2019/plan", "2019/summary"};
  CHECK(errors(check(asked)).empty());
}

TEST_CASE("G4: the forms of the campaign are the five that its scheme names") {
  const Rules rules = pack("campaign");
  const Calendar calendar = announced();
  CheckInput input{.rules = &rules, .calendar = &calendar};
  input.officials = in_pool(people("m", 1, ""), "党委成员");
  input.period = {day(2019, 9, 10), day(2019, 9, 10)};
  Session session{.date = day(2019, 9, 10), .desk = "campaign", .kind = "reception"};
  session.official = "m00";
  const auto is_unknown = [&](const std::string& mode) {
    session.mode = mode;
    input.sessions = {session};
    const auto breaches = check(input);
    return std::any_of(breaches.begin(), breaches.end(), [](const Breach& breach) {
      return breach.code() == "unknown-mode" && breach.source == "G4";
    });
  };
  for (const char* mode : {"重点约访", "现场接访", "联合接访", "带案下访", "上门回访"}) {
    CAPTURE(mode);
    CHECK_FALSE(is_unknown(mode));
  }
  CHECK(is_unknown("电话接访"));
}

TEST_CASE("G3 G5: the campaign receives in one place, and whoever comes can book") {
  const Rules rules = pack("campaign");
  const auto officials = in_pool(people("m", 1, ""), "党委成员");
  HeldSession held = held_at("campaign", "reception", "m00");
  held.briefed = day(2026, 3, 11);
  CHECK(held_codes(rules, officials, held) == Codes{});
  held.place = "村口";
  CHECK(held_codes(rules, officials, held) == Codes{"at-desk/G3"});
  REQUIRE(rules.bookings.size() == 1);
  CHECK(rules.bookings.front().desk == "campaign");
}
