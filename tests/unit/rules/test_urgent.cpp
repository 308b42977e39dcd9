#include <doctest/doctest.h>

#include "anjuan/rules/ladder.hpp"
#include "anjuan/rules/owed.hpp"

#include "support/world.hpp"

using namespace anjuan;
using namespace anjuan::test;
using K = EventKind;

namespace {

Event registered(Fields fields) {
  Event first =
      event(K::registered, "2026-07-01", {{"received", "2026-07-01"}, {"class", "general"}});
  for (const auto& [name, value] : fields) first.set(name, std::string(value));
  return first;
}

CaseState state_of(const World& world, const Case& subject) {
  return fold(subject.history, facts_of(subject.head), world.rules());
}

std::vector<std::string> rungs(const World& world, const Case& subject, std::string_view today) {
  const LadderContext context{world.rules(), world.officials, world.units, day(today)};
  std::vector<std::string> all;
  for (const LadderHit& hit :
       ladder_hits(state_of(world, subject), subject.history, context, {}, {}))
    all.push_back(hit.step->at + " " + std::string(spec_of(hit.clock).name) + " " + hit.to);
  return all;
}

}  // namespace

TEST_CASE("C12: an urgent matter is to be reported upward on the day, and has a rung of its own") {
  const World world;
  Case subject = case_of(world, {registered({{"urgent", "true"}})});
  CHECK(subject.head[HeadField::clock] == "report-up");
  CHECK(subject.head[HeadField::due] == "2026-07-01");
  CHECK(rungs(world, subject, "2026-07-01") ==
        std::vector<std::string>{"urgent report-up wang-zr"});
  CHECK(breaches_of(state_of(world, subject), day("2026-07-01")).empty());
  const auto late = breaches_of(state_of(world, subject), day("2026-07-02"));
  REQUIRE(late.size() == 1);
  CHECK(late[0].spec->name() == "report-up");
  CHECK(late[0].spec->who == Owes::office);
  CHECK(record(world, subject, event(K::reported_up, "2026-07-01", {{"to", "区委"}})).empty());
  CHECK(subject.head[HeadField::clock] == "decide");
  CHECK(rungs(world, subject, "2026-07-01").empty());
  CHECK(breaches_of(state_of(world, subject), day("2026-07-02")).empty());
}

TEST_CASE("C12: the rung of urgent matters speaks of no other case, and no other rung of them") {
  const World world;
  const Case plain = case_of(world, {registered({})});
  for (const std::string& rung : rungs(world, plain, "2026-08-20"))
    CHECK(rung.find("report-up") == std::string::npos);
  const Case urgent = case_of(world, {registered({{"urgent", "true"}})});
  int of_urgent = 0;
  for (const std::string& rung : rungs(world, urgent, "2026-08-20"))
    of_urgent += rung.find("report-up") != std::string::npos;
  CHECK(of_urgent == 1);
}

TEST_CASE("C12: a case that is marked later is urgent from then on, and no longer when it is not") {
  const World world;
  Case subject = case_of(world, {registered({})});
  CHECK(record(world, subject,
               event(K::corrected, "2026-07-05",
                     {{"reason", "情况有变"}, {"flags", "urgent"}, {"was", "flags: "}}))
            .empty());
  CHECK(subject.head[HeadField::clock] == "report-up");
  CHECK(subject.head[HeadField::due] == "2026-07-05");
  CHECK(record(world, subject,
               event(K::corrected, "2026-07-06",
                     {{"reason", "标错"}, {"flags", ""}, {"was", "flags: urgent"}}))
            .empty());
  CHECK(subject.head[HeadField::clock] == "decide");
  CHECK(breaches_of(state_of(world, subject), day("2026-07-10")).empty());
}

TEST_CASE("C12: reported upward once, another mark beside it does not ask for it again") {
  const World world;
  Case subject = case_of(world, {registered({{"urgent", "true"}})});
  subject.head[HeadField::flags] = "urgent";
  CHECK(record(world, subject, event(K::reported_up, "2026-07-01", {{"to", "区委"}})).empty());
  CHECK(record(world, subject,
               event(K::corrected, "2026-07-05",
                     {{"reason", "补标"}, {"flags", "urgent backlog"}, {"was", "flags: urgent"}}))
            .empty());
  CHECK(subject.head[HeadField::clock] == "decide");
}

TEST_CASE("A13: what is beyond the office's powers is reported upward, urgent or not") {
  const World world;
  Case subject = case_of(world, {registered({})});
  CHECK(record(world, subject, event(K::reported_up, "2026-07-02", {})) ==
        std::vector<std::string>{"field-missing"});
  CHECK(record(world, subject,
               event(K::reported_up, "2026-07-02", {{"to", "市委"}, {"reason", "超越职权"}}))
            .empty());
  CHECK(subject.head[HeadField::clock] == "decide");
}

TEST_CASE("history of another system that was urgent there is not reported upward again") {
  const World world;
  const Case subject = case_of(world, {registered({{"urgent", "true"}, {"imported", "true"}})});
  CHECK(subject.head[HeadField::clock] != "report-up");
}
