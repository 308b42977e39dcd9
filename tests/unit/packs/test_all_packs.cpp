#include <algorithm>
#include <set>

#include <doctest/doctest.h>

#include "anjuan/base/text.hpp"
#include "anjuan/settings/pack.hpp"

#include "packs/pack_helpers.hpp"

using namespace anjuan;
using namespace anjuan::rota;
using namespace anjuan::rota::testing;

TEST_CASE("every rota pack loads, and every scheduling row of the acceptance table is in one") {
  std::set<std::string> cited;
  int packs = 0;
  for (const Pack& one : built_in_packs()) {
    if (one.over.empty()) continue;
    ++packs;
    std::vector<Unit> units;
    for (const char* level :
         {"bureau", "county", "district", "street", "town", "township", "village"})
      units.push_back(unit_of(level, level));
    const Rules rules = pack(one.name, units);
    const auto note = [&](const auto& list) {
      for (const auto& rule : list) {
        CHECK_FALSE(rule.source.empty());
        for (const std::string_view code : split(rule.source, ',')) cited.emplace(trim(code));
      }
    };
    note(rules.quotas);
    note(rules.covers);
    note(rules.substitutes);
    note(rules.receptions);
    note(rules.session_kinds);
    note(rules.multipliers);
    note(rules.authorities);
    note(rules.bookings);
    note(rules.modes);
    note(rules.notices);
    note(rules.campaigns);
    for (const CoverRule& cover : rules.covers) CHECK(rules.desk(cover.desk) != nullptr);
    for (const QuotaRule& quota : rules.quotas)
      CHECK((quota.desk.empty() || rules.desk(quota.desk) != nullptr));
  }
  CHECK(packs == 12);
  for (const char* row :
       {"HN1", "HN2", "HN3", "HN4", "HN5", "A1",  "A2",  "A3",  "A4",  "A5",  "A6",  "A7",  "A8",
        "A9",  "A10", "A11", "B1",  "B4",  "B10", "B11", "B12", "B13", "C1",  "C2",  "C3",  "C4",
        "C6",  "C7",  "C13", "D1",  "D2",  "D3",  "D4",  "D5",  "D6",  "D11", "D12", "D13", "D14",
        "E1",  "E2",  "E3",  "E4",  "E6",  "F1",  "F2",  "F3",  "F4",  "F5",  "G1",  "G4",  "G5",
        "G6",  "G7",  "H1",  "H2",  "H3",  "H4",  "I1",  "I2",  "HR1", "HR2", "HR4", "B2",  "B3",
        "E5",  "F6",  "F12", "H10", "H12", "H13", "I4",  "DZ5", "DZ6"}) {
    CAPTURE(row);
    CHECK(cited.contains(row));
  }
}

TEST_CASE("F2 B2 B3 B16: who is to sit in and does not come is told, in every pack that plans it") {
  int covers = 0;
  for (const Pack& one : built_in_packs()) {
    if (one.over.empty()) continue;
    CAPTURE(one.name);
    const Rules rules = pack(one.name, {unit_of("town", "t1"), unit_of("county", "c1")});
    for (const CoverRule& cover : rules.covers) {
      if (cover.companions.empty()) continue;
      ++covers;
      CAPTURE(cover.desk);
      CHECK(std::any_of(
          rules.receptions.begin(), rules.receptions.end(), [&](const ReceptionRule& rule) {
            return rule.require == Requirement::companions &&
                   holds(rule.condition, {{"desk", cover.desk}, {"kind", cover.kind}});
          }));
    }
  }
  CHECK(covers >= 4);
}

TEST_CASE(
    "what a reception of a pack is to have or to invite is said in words that a clerk reads") {
  for (const Pack& one : built_in_packs()) {
    if (one.over.empty()) continue;
    CAPTURE(one.name);
    for (const ReceptionRule& rule : pack(one.name).receptions) {
      if (rule.require == Requirement::stated) continue;  // words of the record
      for (const std::string& name : rule.names) {
        CAPTURE(name);
        CHECK(std::none_of(name.begin(), name.end(), [](char c) { return c >= 'a' && c <= 'z'; }));
      }
    }
  }
}
