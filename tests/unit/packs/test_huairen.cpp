#include <map>

#include <doctest/doctest.h>

#include "packs/pack_helpers.hpp"

using namespace anjuan;
using namespace anjuan::rota;
using namespace anjuan::rota::testing;

TEST_CASE("HR1 HR4: four bodies take turns over duty days and every member is reached") {
  const Rules rules = pack("huairen");
  const auto officials =
      add(add(people("party", 5, "市级", "party"), people("congress", 7, "市级", "congress")),
          add(add(people("gov", 8, "市级", "government"), people("cppcc", 6, "市级", "cppcc")),
              in_pool(people("law", 4, ""), "lawyers")));
  const Plan plan = plan_of(rules, officials, {day(2026, 1, 1), day(2026, 12, 31)});
  CHECK(plan.sessions.size() == 365);
  std::map<std::string, int> by_body;
  std::string previous;
  for (const Session& session : plan.sessions) {
    const Official* official = find_by_id(officials, session.official);
    CHECK(official->body != previous);
    previous = official->body;
    ++by_body[official->body];
    REQUIRE(session.companions.size() == 1);
    CHECK(session.companions.front().starts_with("law"));
  }
  for (const auto& [body, sessions] : by_body) CHECK((sessions == 91 || sessions == 92));
  for (const Load& load : plan.loads)
    if (!load.rank.empty()) CHECK(load.load >= 10);
}

TEST_CASE(
    "HR4 HR4b HR5: a lawyer comes, the opinion is on file; a major case is received by the head") {
  const Rules rules = pack("huairen");
  const auto officials = in_pool(people("law", 2, ""), "lawyers");
  HeldSession held = held_at("centre", "reception", "law00");
  CHECK(held_codes(rules, officials, held) == Codes{"companions/HR4"});
  held.companions = {"law01"};
  held.flags = {"涉法涉诉"};
  CHECK(held_codes(rules, officials, held) == Codes{"recorded/HR4b"});
  held.documents = {"法律意见"};
  CHECK(held_codes(rules, officials, held) == Codes{});
  const SessionKindRule* major =
      session_kind({{"major", "true"}, {"complex", "true"}}, rules, day(2026, 3, 2));
  REQUIRE(major != nullptr);
  CHECK(major->principal);
}
