#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "anjuan/rules/ladder.hpp"

#include "support/world.hpp"

using namespace anjuan;
using namespace anjuan::test;
using K = EventKind;

namespace {

/// What the nightly check of a day tells whom: "clock level unit", in the order of the ladder.
std::vector<std::string> told(const World& world, const std::vector<Event>& history,
                              std::string_view today) {
  const CaseState state = fold(history, {}, world.rules());
  std::vector<std::string> out;
  for (const LadderHit& hit :
       ladder_hits(state, history, world.office, day(today), {}, std::nullopt))
    out.push_back(
        std::string(spec_of(hit.clock).name) + " " + std::to_string(hit.step->level) + " " +
        resolve_recipient(hit.step->to, state, hit.unit, world.officials, world.units, day(today)));
  return out;
}

using Lines = std::vector<std::string>;

}  // namespace

TEST_CASE("a reminder goes to the unit that owes the answer, to each of two on the same day") {
  const World world;
  const std::vector<Event> history = {
      event(K::registered, "2026-06-29", {{"received", "2026-06-29"}}),
      event(K::accepted, "2026-07-01", {{"document", "受"}}),
      event(K::assigned, "2026-07-01",
            {{"unit", "chengguan"}, {"assisting", "minzheng renshe"}, {"assist_by", "2026-07-10"}}),
      event(
          K::supervised, "2026-07-02",
          {{"unit", "renshe"}, {"reason", "慢"}, {"demand", "快"}, {"feedback_by", "2026-07-12"}}),
  };
  CHECK(told(world, history, "2026-07-05") ==
        Lines{"assist 1 minzheng", "assist 1 renshe", "feedback 1 renshe"});
}

TEST_CASE("each unit is reminded once; a reminder on record from before names no unit") {
  const World world;
  std::vector<Event> history = {
      event(K::registered, "2026-06-29", {{"received", "2026-06-29"}}),
      event(K::accepted, "2026-07-01", {{"document", "受"}}),
      event(K::assigned, "2026-07-01",
            {{"unit", "chengguan"}, {"assisting", "minzheng renshe"}, {"assist_by", "2026-07-10"}}),
  };
  Event sent = event(K::escalated, "2026-07-05",
                     {{"clock", "assist"}, {"due", "2026-07-10"}, {"level", "1"}});
  sent.set("unit", "minzheng");
  history.push_back(sent);
  CHECK(told(world, history, "2026-07-06") == Lines{"assist 1 renshe"});
  history.back().set("unit", "");
  CHECK(told(world, history, "2026-07-06").empty());
}
