#include <algorithm>
#include <random>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "anjuan/rules/lifecycle/table.hpp"

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
    REQUIRE(record_event(ledger, id, event(K::accepted, when, {{"document", "受" + id}})));
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

TEST_CASE("merging, taking out and closing in any order keeps every file whole and wins no day") {
  const TemporaryLedger where;
  const Ledger ledger = where.open();
  std::vector<std::string> ids;
  for (const char* when : {"2026-07-01", "2026-07-04", "2026-07-10", "2026-07-11"}) {
    const auto made = register_one(ledger, when);
    REQUIRE(made);
    ids.push_back(made->value.head[HeadField::id]);
  }
  std::mt19937 random(20260722);
  const auto below = [&](std::size_t n) { return random() % n; };
  Date today = day("2026-07-11");
  int done = 0;
  int refused = 0;
  for (int step = 0; step < 400; ++step) {
    if (below(4) == 0 && today < day("2026-12-01")) today += std::chrono::days(1);
    const std::string when = to_string(today);
    const std::string& id = ids[below(ids.size())];
    const std::string& other = ids[below(ids.size())];
    EventRequest request{.case_id = id};
    switch (below(6)) {
      case 0:
        request.event = event(K::accepted, when, {{"document", "受" + std::to_string(step)}});
        break;
      case 1:
        request.event = event(K::merged, when, {{"into", other}});
        break;
      case 2:
        request.event = event(K::merged, when);
        request.undo = true;
        break;
      case 3:
        request.event =
            event(K::replied, when, {{"document", "答" + std::to_string(step)}, {"served", when}});
        break;
      case 4:
        request.event = event(K::closed, when, {{"document", "结" + std::to_string(step)}});
        break;
      default:
        request.event = event(K::reopened, when, {{"reason", "不服"}});
    }
    const auto before = where.files();
    RequestPlanner planner(ledger, moment(when));
    if (const auto planned = planner.add(request); !planned) {
      ++refused;
      CHECK(where.files() == before);
      continue;
    }
    ++done;
    REQUIRE(write_edits(ledger, planner.take()));
    CAPTURE(step);
    REQUIRE(findings(ledger) == "");
    for (const std::string& each : ids) {
      const Case value = ledger.read_case(each)->value;
      const bool was_closed = std::any_of(value.history.begin(), value.history.end(),
                                          [](const Event& e) { return e.kind == K::closed; });
      const auto accepted = value.head.date(HeadField::accepted);
      const auto until = value.head.date(HeadField::handle_by);
      if (accepted && until && !was_closed) CHECK(*until <= *accepted + std::chrono::days(30));
    }
  }
  MESSAGE(done, " events, ", refused, " refused");
  CHECK(done > 60);
  CHECK(refused > 60);
}

TEST_CASE("a merging that stands in one of the two files only is found") {
  const TwoCases two;
  const std::string path = "cases/2026/07/" + two.younger + ".yaml";
  const std::string alone = two.where.read(path);
  two.merge();
  const std::string together = two.where.read(path);
  two.where.write(path, alone);
  CHECK(findings(two.ledger) == two.elder + ".yaml:0 one-sided-merging");
  two.where.write(path, together);
  CHECK(findings(two.ledger).empty());
  REQUIRE(record_event(two.ledger, two.elder,
                       event(K::reopened, "2026-07-15", {{"reason", "another matter"}})));
  two.where.write(path, together);
  CHECK(findings(two.ledger) == two.younger + ".yaml:0 one-sided-merging");
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
