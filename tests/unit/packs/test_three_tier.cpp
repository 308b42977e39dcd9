#include <map>

#include <doctest/doctest.h>

#include "packs/pack_helpers.hpp"

using namespace anjuan;
using namespace anjuan::rota;
using namespace anjuan::rota::testing;

TEST_CASE("E1 E2 E3 E4: streets daily, districts weekly, the city half-yearly, the 20th shifted") {
  const Rules rules = pack("three-tier", {unit_of("street", "s1"), unit_of("street", "s2"),
                                          unit_of("district", "d1"), unit_of("district", "d2")});
  const auto officials =
      add(add(people("city", 2, "市级"), add(in_unit(people("head1-", 1, "区党政主要领导"), "d1"),
                                             in_unit(people("head2-", 1, "区党政主要领导"), "d2"))),
          add(add(add(in_unit(people("district1-", 2, "区级"), "d1"),
                      in_unit(people("district2-", 2, "区级"), "d2")),
                  in_unit(people("street1", 3, "街乡镇"), "s1")),
              in_unit(people("street2", 3, "街乡镇"), "s2")));
  const Plan plan = plan_of(rules, officials, {day(2026, 1, 1), day(2026, 12, 31)});
  std::vector<std::string> field_days;
  std::map<Date, int> out;
  for (const Session& session : plan.sessions)
    if (session.desk == "field" && ++out[session.date] == 1)
      field_days.push_back(to_string(session.date));
  // The heads of the districts too; all but the two whom their streets need that day.
  for (const auto& [date, count] : out) CHECK(count == 10);
  CHECK(field_days == std::vector<std::string>{"2026-01-20", "2026-02-24", "2026-03-20",
                                               "2026-04-20", "2026-05-20", "2026-06-22",
                                               "2026-07-20", "2026-08-20", "2026-09-20",
                                               "2026-10-20", "2026-11-20", "2026-12-21"});
  for (const char* street : {"street-s1", "street-s2"})
    CHECK(count(plan, [&](const Session& s) { return s.desk == street; }) == 365);
  CHECK(count(plan, [](const Session& s) { return s.official == "city00"; }) == 2);
  // Each district by itself: one's week is not another's.
  for (const char* of : {"1", "2"}) {
    CAPTURE(of);
    const std::string desk = "district-d" + std::string(of);
    const auto there = [&](const std::string& who) {
      return count(plan, [&](const Session& s) {
        return s.desk == desk && s.official.starts_with(who + of + "-");
      });
    };
    CHECK(there("head") == 12);
    CHECK(there("district") >= 51);
  }
}

TEST_CASE("E3b E4b: only a reception about one's own lead case counts") {
  Rules rules = pack("three-tier");
  std::erase_if(rules.quotas, [](const QuotaRule& quota) { return !quota.own_lead_case; });
  REQUIRE(rules.quotas.size() == 2);
  const Calendar calendar = announced();
  CheckInput input{.rules = &rules, .calendar = &calendar};
  input.officials = add(people("c", 1, "市级"), people("q", 1, "区级"));
  input.period = {day(2026, 1, 1), day(2026, 6, 30)};
  input.held = {held_at("city", "reception", "c00"), held_at("field", "field", "q00")};
  input.held.back().date = day(2026, 5, 20);
  input.held_until = day(2026, 6, 30);
  const auto short_of = [&] {
    std::vector<std::string> found;
    for (const Breach& breach : check(input))
      if (breach.kind == BreachKind::quota_short)
        found.push_back(breach.official + " " + to_string(breach.days.from));
    return found;
  };
  CHECK(short_of() ==
        std::vector<std::string>{"c00 2026-01-01", "q00 2026-01-01", "q00 2026-04-01"});
  for (HeldSession& held : input.held) held.leads = held.officials;
  CHECK(short_of() == std::vector<std::string>{"q00 2026-01-01"});
  // 包案接访、下访: the half-year is met by a visit as well, wherever it is held.
  input.held.front() = held_at("field", "field", "c00");
  CHECK(short_of().size() == 2);
  input.held.front().leads = {"c00"};
  CHECK(short_of() == std::vector<std::string>{"q00 2026-01-01"});
}
