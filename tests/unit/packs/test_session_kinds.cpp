#include <doctest/doctest.h>

#include "packs/pack_helpers.hpp"

using namespace anjuan;
using namespace anjuan::rota;
using namespace anjuan::rota::testing;

TEST_CASE("A6 C1 E6 F5 HN3 HN4 D11 D12 HR2: the facts of a case decide the kind of session") {
  const struct {
    const char* pack;
    Facts facts;
    const char* kind;
    bool principal;
  } cases[] = {
      {"dongwu", {{"group", "true"}, {"complex", "true"}}, "immediate", false},
      {"dongwu", {{"complex", "true"}}, "appointment", false},
      {"dongwu", {{"repeated", "true"}}, "appointment", false},
      {"dongwu", {{"from-above", "true"}}, "appointment", false},
      {"huainan", {{"group-to-province", "true"}}, "appointment", false},
      {"huainan", {{"协调难度大", "true"}}, "field", false},
      {"dazhou", {{"repeats", "2"}}, "appointment", true},
      {"dazhou", {{"group-to-province", "true"}}, "appointment", true},
      {"dazhou", {{"group-to-city", "true"}}, "appointment", true},
      {"huainan", {{"反映强烈", "true"}}, "field", false},
      {"huainan", {{"repeated", "true"}}, "field", false},
      {"three-tier", {{"backlog", "true"}}, "appointment", false},
      {"township", {{"group", "true"}, {"visit", "true"}}, "reception", true},
      {"township", {{"repeated", "true"}, {"visit", "true"}}, "reception", true},
      {"township", {{"complex", "true"}}, "reception", true},
      {"qidong", {{"major", "true"}}, "immediate", false},
      {"qidong", {{"urgent", "true"}}, "immediate", false},
      {"huairen", {{"complex", "true"}}, "appointment", false},
  };
  for (const auto& one : cases) {
    const Rules rules = pack(one.pack);
    const SessionKindRule* found = session_kind(one.facts, rules, day(2026, 1, 1));
    REQUIRE(found != nullptr);
    CHECK(found->kind == one.kind);
    CHECK(found->principal == one.principal);
  }
  CHECK(session_kind({{"repeats", "1"}}, pack("dazhou"), day(2026, 1, 1)) == nullptr);
}

TEST_CASE("A6 H10: a complex matter is met by appointment or at once, and booked as the first") {
  for (const char* name : {"dongwu", "street"}) {
    CAPTURE(name);
    const Rules rules = pack(name);
    std::vector<std::string> kinds;
    for (const SessionKindRule& rule : rules.session_kinds)
      if (rule.condition == *parse_condition("complex")) kinds.push_back(rule.kind);
    CHECK(kinds == std::vector<std::string>{"appointment", "immediate"});
  }
}
