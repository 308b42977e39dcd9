#include <algorithm>
#include <set>

#include <doctest/doctest.h>

#include "anjuan/rota/session_record.hpp"

#include "packs/pack_helpers.hpp"

using namespace anjuan;
using namespace anjuan::rota;
using namespace anjuan::rota::testing;

TEST_CASE("C1 C2 C3 C4 C13: weekly days, two a week, 90 field days, joint sessions") {
  const Rules rules = pack("township", {unit_of("village", "v1"), unit_of("village", "v2")});
  const auto officials = add(add(in_pool(people("head", 2, "主要领导"), "班子"),
                                 in_pool(people("other", 3, "其他领导"), "班子")),
                             add(in_unit(people("village1", 1, "村（单位）主要负责人"), "v1"),
                                 in_unit(people("village2", 1, "村（单位）主要负责人"), "v2")));
  const Plan plan = plan_of(rules, officials, {day(2026, 1, 1), day(2026, 12, 31)});
  for (const Official& official : officials) {
    CAPTURE(official.id);
    const int field = count(
        plan, [&](const Session& s) { return s.official == official.id && s.kind == "field"; });
    if (official.id.starts_with("village")) {
      CHECK(count(plan, [&](const Session& s) { return s.official == official.id; }) >= 98);
    } else {
      CHECK(field == 90);
      // One day a week at any desk; in the week of the Spring Festival nobody works.
      CHECK(count(plan, [&](const Session& s) {
              return s.official == official.id && s.kind == "reception";
            }) >= 51);
    }
  }
  CHECK(count(plan, [](const Session& s) { return s.desk == "duty"; }) >= 51);
  std::set<Date> joint;
  for (const Session& session : plan.sessions)
    if (session.desk == "joint") joint.insert(session.date);
  for (const Date date : joint)
    CHECK(count(plan, [&](const Session& s) { return s.desk == "joint" && s.date == date; }) == 2);
  CHECK(joint.size() == 12);
}

TEST_CASE("C6: a higher level receives with the lower level's opinion at hand") {
  const Rules rules = pack("township");
  HeldSession held{.date = day(2026, 3, 2), .desk = "hall", .officials = {"c00"}};
  const auto officials = people("c", 1, "主要领导");
  CHECK(held_codes(rules, officials, held).empty());  // nobody came
  held.persons = 1;
  held.matter = true;
  CHECK(held_codes(rules, officials, held) == std::vector<std::string>{"opinion/C6"});
  held.documents = {"opinion"};
  CHECK(held_codes(rules, officials, held).empty());
}

TEST_CASE("C6: what should be there as a rule is a warning, and nobody's missed duty") {
  const Rules rules = pack("township");
  const Calendar calendar = announced();
  CheckInput input{.rules = &rules, .calendar = &calendar};
  input.officials = people("c", 1, "主要领导");
  HeldSession held{.date = day(2026, 3, 2), .desk = "hall", .officials = {"c00"}, .persons = 1};
  held.matter = true;
  input.period = {held.date, held.date};
  input.held = {held};
  input.held_until = held.date;
  for (const Breach& breach : check(input))
    if (breach.code() == "opinion") CHECK(breach.severity == Severity::warning);
  CHECK(std::any_of(input.held.begin(), input.held.end(), [&](const HeldSession&) {
    const auto all = check(input);
    return std::any_of(all.begin(), all.end(),
                       [](const Breach& one) { return one.code() == "opinion"; });
  }));
}

TEST_CASE("C0: the letters of the people are read by every leader, each month") {
  const Rules rules = only_at(pack("township"), "letters");
  const Plan plan = plan_of(rules, people("l", 2, "其他领导"), month(2026, 6));
  CHECK(plan.sessions.size() == 2);
  for (const Session& session : plan.sessions) CHECK(session.kind == "letters");
}

TEST_CASE(
    "C3b: the villages receive who comes as they come, and the township is not bound to that") {
  const Rules rules = pack("township", {unit_of("village", "v1")});
  const auto has = [&](const char* desk) {
    const auto modes = modes_at(desk, rules, day(2026, 3, 2)).modes;
    return std::find(modes.begin(), modes.end(), "随访随接") != modes.end();
  };
  CHECK(has("village-v1"));
  CHECK_FALSE(has("hall"));
  // Coming in person alone makes no matter one that is received at once, or by the head.
  CHECK(session_kind({{"visit", "true"}}, rules, day(2026, 3, 2)) == nullptr);
}

TEST_CASE("C4b: leaders go out for long, at set times and all at once, and ask again afterwards") {
  const auto modes = modes_at("field", pack("township"), day(2026, 3, 2)).modes;
  for (const char* form : {"长期下访", "定期下访", "集中下访", "定期回访"})
    CHECK(std::find(modes.begin(), modes.end(), form) != modes.end());
}

TEST_CASE("C8b: what cannot be settled yet is explained, and looked at again on a day") {
  Batch batch{.disposition = Disposition::deferred};
  batch.matter = "补偿标准";
  std::vector<std::string> missing;
  for (const Diagnostic& one : why_not_batch(batch, day(2026, 3, 12))) missing.push_back(one.code);
  CHECK(missing == std::vector<std::string>{"missing-due", "missing-note"});
  batch.due = day(2026, 6, 12);
  batch.note = "政策正在修订";
  CHECK(why_not_batch(batch, day(2026, 3, 12)).empty());
  // Only that is asked: what was settled on the spot needs neither.
  CHECK(why_not_batch({.disposition = Disposition::answered}, day(2026, 3, 12)).empty());
}
