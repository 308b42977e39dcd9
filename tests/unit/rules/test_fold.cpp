#include "rules/fold_helpers.hpp"

using namespace anjuan;
using namespace anjuan::test;

// What holds for every clock of a case.

TEST_CASE("a limit is that in force on the day its clock starts") {
  World world;
  world.office = shipped_office(
      "source = \"一般信访案件在30日内办结\"",
      "source = \"H5\"\n\n[[limit]]\nclock = \"handle\"\nclass = \"general\"\nterm = \"20d\"\n"
      "from = 2026-07-02\nsource = \"new\"");
  CHECK(head_line(world, accepted()) == "accepted handle 2026-07-31");
  CHECK(head_line(world, registered() + event(K::accepted, "2026-07-02", {{"document", "x"}})) ==
        "accepted handle 2026-07-22");
  // A new class is looked up under the rules of the acceptance day.
  CHECK(head_line(world, accepted("complex") + reclassified("2026-07-20", "general")) ==
        "accepted handle 2026-07-31");
}

TEST_CASE("a date that rests on a year without a calendar says so") {
  World world;
  const auto simple =
      registered("simple", "2026-12-28") + event(K::accepted, "2026-12-29", {{"document", "x"}});
  const auto general =
      registered("general", "2026-12-28") + event(K::accepted, "2026-12-29", {{"document", "x"}});
  CHECK(head_line(world, simple) == "accepted handle 2027-01-12 provisional");
  CHECK(head_line(world, general) == "accepted handle 2027-01-28");
  world.office.roll = Shift::next_workday;
  CHECK(head_line(world, general) == "accepted handle 2027-01-28 provisional");
  const auto summer = registered() + event(K::accepted, "2026-07-02", {{"document", "x"}});
  CHECK(head_line(world, summer) == "accepted handle 2026-08-03");
}

TEST_CASE("a roll that comes into force leaves the clocks that had started before") {
  World world;
  world.office.roll = Shift::next_workday;
  world.office.roll_from = day("2026-07-03");
  // Thirty days from each acceptance end on Saturday 1 August and Sunday 2 August.
  const auto accepted_on = [](std::string_view when) {
    return registered() + event(K::accepted, when, {{"document", "受"}});
  };
  CHECK(head_line(world, accepted_on("2026-07-02")) == "accepted handle 2026-08-01");
  CHECK(head_line(world, accepted_on("2026-07-03")) == "accepted handle 2026-08-03");
}

TEST_CASE("a registration without a class had the class from which the case was reclassified") {
  const World world;
  // Written by hand: the class stands in the head only, which now holds that of today.
  std::vector<Event> history = {event(K::registered, "2026-06-29"),
                                event(K::accepted, "2026-07-01", {{"document", "受"}}),
                                event(K::reclassified, "2026-08-01",
                                      {{"to", "major"}, {"from", "general"}, {"reason", "x"}})};
  Case subject = case_of(world, history);
  CHECK(subject.head[HeadField::class_] == "major");
  CHECK(subject.head[HeadField::due] == "2026-07-31");
  subject.head = head_of(fold(history, facts_of(subject.head), world.rules()), subject.head);
  CHECK(subject.head[HeadField::due] == "2026-07-31");
}

TEST_CASE("the fold does not mind in which order the events of a case were written down") {
  const World world;
  auto history = accepted() + replied("2026-07-20") + closed("2026-07-21") + reopened("2026-09-01");
  const std::string in_order = head_line(world, history);
  std::swap(history[1], history[4]);
  std::swap(history[0], history[2]);
  CHECK(head_line(world, history) == in_order);
}

TEST_CASE("looked at as of a day, a case knows nothing of later days") {
  const World world;
  const auto history = accepted() + replied("2026-07-20") + closed("2026-07-21");
  const Case made = case_of(world, history);
  const auto status_on = [&](std::string_view when) {
    const CaseState state = fold(history, facts_of(made.head), world.rules(), day(when));
    return state.status ? std::string(to_name(*state.status)) : "none";
  };
  CHECK(status_on("2026-06-28") == "none");
  CHECK(status_on("2026-06-29") == "registered");
  CHECK(status_on("2026-07-20") == "replied");
  CHECK(status_on("2026-07-21") == "closed");
}
