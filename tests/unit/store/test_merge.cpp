#include <string>

#include <doctest/doctest.h>

#include "anjuan/rules/lifecycle.hpp"

#include "support/ledger.hpp"

using namespace anjuan;
using namespace anjuan::test;
using K = EventKind;

// Two complaints about one matter. What binds while they are one, and what when they are two again.
namespace {

/// Two accepted cases of 1 and 10 July; the younger one's limit is 2026-08-09.
struct TwoCases {
  TemporaryLedger where;
  Ledger ledger = where.open();
  std::string elder = make("2026-07-01");
  std::string younger = make("2026-07-10");

  std::string make(std::string_view when) const {
    const auto made = register_one(ledger, when);
    REQUIRE(made);
    const std::string id = made->value.head[HeadField::id];
    REQUIRE(record_event(ledger, id, event(K::accepted, when, {{"document", "受"}})));
    return id;
  }
  std::string line(const std::string& id) const {
    const auto stored = ledger.read_case(id);
    REQUIRE(stored);
    const Head& head = stored->value.head;
    return head[HeadField::status] + " " + head[HeadField::handle_by];
  }
  void merge() const {
    REQUIRE(record_event(ledger, elder, event(K::merged, "2026-07-12", {{"into", younger}})));
  }
};

}  // namespace

TEST_CASE("two cases become one with the earlier limit, and two again with a limit each") {
  const TwoCases two;
  CHECK(two.line(two.elder) == "accepted 2026-07-31");
  CHECK(two.line(two.younger) == "accepted 2026-08-09");
  two.merge();
  CHECK(two.line(two.elder) == "merged 2026-07-31");
  CHECK(two.line(two.younger) == "accepted 2026-07-31");
  RequestPlanner planner(two.ledger, moment("2026-07-15"));
  EventRequest undo{.case_id = two.elder, .event = event(K::merged, "2026-07-15"), .undo = true};
  REQUIRE(planner.add(undo));
  REQUIRE(write_edits(two.ledger, planner.take()));
  CHECK(two.line(two.elder) == "accepted 2026-07-31");
  CHECK(two.line(two.younger) == "accepted 2026-08-09");
  CHECK(findings(two.ledger).empty());
}

TEST_CASE("reopening a merged case gives the other one its own limit back") {
  const TwoCases two;
  two.merge();
  REQUIRE(record_event(two.ledger, two.elder,
                       event(K::reopened, "2026-07-15", {{"reason", "another matter"}})));
  CHECK(two.line(two.elder) == "accepted 2026-07-31");
  CHECK(two.line(two.younger) == "accepted 2026-08-09");
  CHECK(findings(two.ledger).empty());
}

TEST_CASE("a case can be taken out of one that has been closed meanwhile") {
  const TwoCases two;
  two.merge();
  REQUIRE(record_event(
      two.ledger, two.younger,
      event(K::replied, "2026-07-20", {{"document", "答"}, {"served", "2026-07-20"}})));
  REQUIRE(
      record_event(two.ledger, two.younger, event(K::closed, "2026-07-21", {{"document", "结"}})));
  REQUIRE(record_event(two.ledger, two.elder,
                       event(K::reopened, "2026-08-10", {{"reason", "another matter"}})));
  // It had been running all the time: nothing is won by merging and taking out.
  CHECK(two.line(two.elder) == "accepted 2026-07-31");
  CHECK(two.line(two.younger) == "closed 2026-08-09");
  CHECK(findings(two.ledger).empty());
}

TEST_CASE("who takes the lock clears away what a killed run had staged") {
  const TemporaryLedger where;
  where.write(".anjuan/staging/4711-0/0", "half a case");
  const Ledger ledger = where.open();
  {
    const auto lock = ledger.lock(std::chrono::milliseconds(1000), "register");
    REQUIRE(lock);
    CHECK_FALSE(std::filesystem::exists(where.root() + "/.anjuan/staging"));
  }
  REQUIRE(register_one(ledger, "2026-07-01"));
}
