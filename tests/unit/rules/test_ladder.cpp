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
  const LadderContext context{world.rules(), world.officials, world.units, day(today)};
  std::vector<std::string> out;
  for (const LadderHit& hit : ladder_hits(state, history, context, {}, std::nullopt))
    out.push_back(std::string(spec_of(hit.clock).name) + " " + std::to_string(hit.step->level) +
                  " " + hit.to);
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

namespace {

/// The nightly check of a day: what it tells is then on record.
Lines check(const World& world, std::vector<Event>& history, std::string_view today) {
  const CaseState state = fold(history, {}, world.rules());
  const LadderContext context{world.rules(), world.officials, world.units, day(today)};
  Lines out;
  std::vector<Event> sent;
  for (const LadderHit& hit : ladder_hits(state, history, context, {}, std::nullopt)) {
    out.push_back(std::to_string(hit.step->level) + " " + hit.to);
    Event made = event(K::escalated, today, {{"clock", spec_of(hit.clock).name}, {"to", hit.to}});
    made.set("due", to_string(hit.due));
    made.set("level", std::to_string(hit.step->level));
    if (hit.round > 1) made.set("round", std::to_string(hit.round));
    if (!hit.instead_of.empty()) made.set("instead_of", hit.instead_of);
    sent.push_back(std::move(made));
  }
  history.insert(history.end(), sent.begin(), sent.end());
  return out;
}

const std::vector<Event> kHandled = {
    event(K::registered, "2026-06-29", {{"received", "2026-06-29"}}),
    event(K::accepted, "2026-07-01", {{"document", "受"}}),
    event(K::assigned, "2026-07-01", {{"unit", "renshe"}, {"lead", "zhang-wei"}}),
};

}  // namespace

TEST_CASE("warnings count from the last day as counted, what is overdue from the day that binds") {
  World world;
  world.office.roll = Shift::next_workday;
  // Sixty days from 5 August 2025 end on 4 October, which moves to the 9th.
  std::vector<Event> history = {
      event(K::registered, "2025-08-01", {{"received", "2025-08-01"}, {"class", "complex"}}),
      event(K::accepted, "2025-08-05", {{"document", "受"}}),
      event(K::assigned, "2025-08-05", {{"unit", "renshe"}, {"lead", "zhang-wei"}}),
  };
  CHECK(check(world, history, "2025-09-26").empty());
  CHECK(first_rung(world.rules(), day("2025-10-09")) <= day("2025-09-27"));
  CHECK(check(world, history, "2025-09-27") == Lines{"1 renshe"});
  CHECK(check(world, history, "2025-10-08").empty());
  CHECK(check(world, history, "2025-10-09") == Lines{"2 zhang-wei"});
  CHECK(check(world, history, "2025-10-10") == Lines{"3 wang-zr"});
}

TEST_CASE("a rung may count workdays: three before 31 July 2026 is the 28th") {
  World world;
  world.office = shipped_office("at = \"due-7d\"", "at = \"due-3w\"");
  std::vector<Event> history = kHandled;
  CHECK(check(world, history, "2026-07-27").empty());
  CHECK(check(world, history, "2026-07-28") == Lines{"1 renshe"});
}

TEST_CASE("a rung that nobody fills goes to the next above, and again to whoever takes over") {
  const World world;
  std::vector<Event> history = {kHandled[0], kHandled[1]};
  CHECK(check(world, history, "2026-07-24") == Lines{"1 wang-zr"});
  CHECK(check(world, history, "2026-07-25").empty());
  history.push_back(event(K::assigned, "2026-07-26", {{"unit", "renshe"}, {"lead", "old-sun"}}));
  CHECK(check(world, history, "2026-07-26") == Lines{"1 renshe"});
  CHECK(check(world, history, "2026-07-31") == Lines{"2 wang-zr"});
  history.push_back(event(K::assigned, "2026-08-01", {{"unit", "renshe"}, {"lead", "zhang-wei"}}));
  CHECK(check(world, history, "2026-08-01") == Lines{"2 zhang-wei", "3 wang-zr"});
  CHECK(check(world, history, "2026-08-02").empty());
}

TEST_CASE("a reopened case that is late again climbs the ladder again") {
  const World world;
  std::vector<Event> history = kHandled;
  CHECK(check(world, history, "2026-08-05").size() == 3);
  history.push_back(
      event(K::replied, "2026-08-06", {{"document", "答"}, {"served", "2026-08-06"}}));
  history.push_back(event(K::closed, "2026-08-07", {{"document", "结"}}));
  CHECK(check(world, history, "2026-08-20").empty());
  history.push_back(event(K::reopened, "2026-09-01", {{"reason", "不服"}}));
  CHECK(check(world, history, "2026-09-02") == Lines{"1 renshe", "2 zhang-wei", "3 wang-zr"});
  CHECK(check(world, history, "2026-09-03").empty());
}

TEST_CASE("days on which the case was closed bring no rung nearer") {
  World world;
  world.office = shipped_office("at = \"due+1d\"", "at = \"due+10d\"");
  std::vector<Event> history = kHandled;
  history.push_back(
      event(K::replied, "2026-08-05", {{"document", "答"}, {"served", "2026-08-05"}}));
  history.push_back(event(K::closed, "2026-08-06", {{"document", "结"}}));
  history.push_back(event(K::reopened, "2026-09-01", {{"reason", "不服"}}));
  CHECK(check(world, history, "2026-09-05").size() == 2);
  CHECK(check(world, history, "2026-09-06") == Lines{"3 wang-zr"});
}
