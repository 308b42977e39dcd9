#include "rules/fold_helpers.hpp"

using namespace anjuan;
using namespace anjuan::test;

// The limit for handling (H5 to H8, art. 34) and what keeps, stops or ends it.

TEST_CASE("each step of the handling starts, keeps or ends the limit that the article names") {
  const auto major_extended = accepted("major") + extended("2026-08-30");
  const auto answered = accepted() + replied("2026-07-20");
  const auto done = answered + closed("2026-07-21");
  check_heads({
      {"H5: a general case is closed in 30 days from acceptance", accepted(),
       "accepted handle 2026-07-31"},
      {"H6: a complex one in 60", accepted("complex"), "accepted handle 2026-08-30"},
      {"H7: a major one in 60", accepted("major"), "accepted handle 2026-08-30"},
      {"H7: at most 30 days more", major_extended, "accepted handle 2026-09-29"},
      {"H7: or fewer", accepted("major") + extended("2026-07-10", "10"),
       "accepted handle 2026-09-09"},
      {"simple procedure: an opinion in 10 workdays", accepted("simple"),
       "accepted handle 2026-07-15"},
      {"H7: no history gives more than 30, whatever it says",
       accepted("major") + extended("2026-07-10", "25") + extended("2026-07-11", "400"),
       "accepted handle 2026-09-29"},
      {"assigning leaves the limit where it is",
       accepted() + event(K::assigned, "2026-07-05", {{"unit", "minzheng"}}),
       "handling handle 2026-07-31"},
      {"so do reassigning and returning",
       accepted() + event(K::assigned, "2026-07-05", {{"unit", "minzheng"}}) +
           event(K::returned, "2026-07-08", {{"reason", "职责"}}) +
           event(K::assigned, "2026-07-09", {{"unit", "renshe"}}),
       "handling handle 2026-07-31"},
      {"a transferred case is out of the office's hands",
       registered() + event(K::transferred, "2026-07-03", {{"to", "县局"}, {"reason", "属地"}}),
       "transferred"},
      {"a case that comes back has lost the days it was away",
       registered() + event(K::transferred, "2026-07-03", {{"to", "县局"}, {"reason", "属地"}}) +
           event(K::returned, "2026-07-08", {{"reason", "异议"}}),
       "registered decide 2026-07-14"},
      {"a declined case owes nothing",
       registered() + event(K::declined, "2026-07-03", {{"document", "不"}, {"reason", "诉讼"}}),
       "declined"},
      {"art. 34: the handling ends with the reply served", answered, "replied"},
      {"art. 34: a reply that nobody has received does not end it",
       accepted() + event(K::replied, "2026-07-20", {{"document", "答"}}),
       "replied handle 2026-07-31"},
      {"a closed case owes nothing", done, "closed"},
      {"a reopened case has the days it had left: 11 of 30 were left when the reply was served",
       done + reopened("2026-09-01"), "accepted handle 2026-09-12"},
      {"and again: what runs between two closings counts once",
       done + reopened("2026-09-01") + replied("2026-09-03") + closed("2026-09-04") +
           reopened("2026-10-01"),
       "accepted handle 2026-10-10"},
      {"reopening a late case does not make it timely",
       accepted() + replied("2026-08-05") + closed("2026-08-06") + reopened("2026-09-01"),
       "accepted handle 2026-07-31"},
      {"a withdrawn case owes nothing",
       accepted() + event(K::withdrawn, "2026-07-11", {{"reason", "和解"}}), "withdrawn"},
      {"and goes on where it stood",
       accepted() + event(K::withdrawn, "2026-07-11", {{"reason", "和解"}}) +
           reopened("2026-08-01"),
       "accepted handle 2026-08-21"},
      {"withdrawn before acceptance, the days to decide go on",
       registered() + event(K::withdrawn, "2026-07-04", {{"reason", "和解"}}) +
           reopened("2026-08-01"),
       "registered decide 2026-08-11"},
      {"a declined case that is reopened is decided anew within the days left",
       registered() + event(K::declined, "2026-07-04", {{"document", "不"}, {"reason", "x"}}) +
           reopened("2026-08-01"),
       "registered decide 2026-08-11"},
      {"the extension outlives closing and reopening",
       accepted("major") + extended("2026-07-10") + replied("2026-07-20") + closed("2026-07-21") +
           reopened("2026-07-31"),
       "accepted handle 2026-10-10"},
      {"reclassified to complex: counted again from the acceptance",
       accepted() + reclassified("2026-07-20", "complex"), "accepted handle 2026-08-30"},
      {"reclassified back: the shorter limit again",
       accepted("complex") + reclassified("2026-07-20", "general"), "accepted handle 2026-07-31"},
      {"on the last day it still moves the limit",
       accepted() + reclassified("2026-07-31", "complex"), "accepted handle 2026-08-30"},
      {"after it, the lateness stays", accepted() + reclassified("2026-08-01", "complex"),
       "accepted handle 2026-07-31"},
      {"a class set by mistake and set back gives the first date again",
       accepted("complex") + reclassified("2026-07-20", "general") +
           reclassified("2026-08-05", "complex"),
       "accepted handle 2026-08-30"},
      {"also when it is reclassified twice",
       accepted() + reclassified("2026-08-01", "complex") + reclassified("2026-08-02", "major"),
       "accepted handle 2026-07-31"},
      {"an extension ends with the class that allowed it",
       accepted("major") + extended("2026-07-10") + reclassified("2026-07-11", "complex"),
       "accepted handle 2026-08-30"},
      {"and comes back with it",
       accepted("major") + extended("2026-07-10") + reclassified("2026-07-11", "complex") +
           reclassified("2026-07-12", "major"),
       "accepted handle 2026-09-29"},
  });
}

TEST_CASE("what was missed under a class stays on record when the class is set back") {
  const World world;
  const auto back = accepted("complex") + reclassified("2026-07-20", "general") +
                    reclassified("2026-08-05", "complex");
  CHECK(case_of(world, back).head[HeadField::missed] == "handle 2026-07-31..2026-08-05");
  const auto simple = registered("simple") + reclassified("2026-07-01", "general");
  CHECK(case_of(world, simple).head[HeadField::missed] == "refer 2026-06-30..2026-07-01");
}

TEST_CASE("a reply served on the thirtieth day is in time, the day after too") {
  const World world;
  const Case made = case_of(world, accepted() + replied("2026-07-31"));
  CHECK(made.head[HeadField::handled] == "2026-07-31");
  CHECK_FALSE(made.head.has(HeadField::due));
  CHECK_FALSE(is_overdue(made.head, day("2026-08-01")));
  const Case late = case_of(world, accepted() + replied("2026-08-02") + closed("2026-08-20"));
  CHECK(late.head[HeadField::handled] == "2026-08-02");
  CHECK(late.head[HeadField::missed] == "handle 2026-07-31..2026-08-02");
  // Written in time, served with the closing: the service counts.
  const Case served = case_of(
      world, accepted() + event(K::replied, "2026-07-30", {{"document", "答"}}) +
                 event(K::closed, "2026-08-10", {{"document", "结"}, {"served", "2026-08-01"}}));
  CHECK(served.head[HeadField::handled] == "2026-08-01");
}

TEST_CASE("an office may let the handling last to the reported closing (H8 step 8)") {
  World world;
  for (LimitRule& limit : world.office.limits)
    limit.until_closed = limit.clock == ClockKind::handle;
  const auto answered = accepted() + replied("2026-07-20");
  CHECK(head_line(world, answered) == "replied handle 2026-07-31");
  const auto done = answered + closed("2026-08-02");
  CHECK(case_of(world, done).head[HeadField::missed] == "handle 2026-07-31..2026-08-02");
  CHECK(case_of(world, done).head[HeadField::handled] == "2026-08-02");
  CHECK(head_line(world, answered + closed("2026-07-21") + reopened("2026-09-01")) ==
        "accepted handle 2026-09-11");
}

TEST_CASE("the days between closing and reopening count for nobody") {
  const World world;
  const Case made = case_of(
      world, accepted() + replied("2026-08-05") + closed("2026-08-06") + reopened("2026-09-01"));
  CHECK(made.head[HeadField::due] == "2026-07-31");
  CHECK(made.head[HeadField::idle] == "2026-08-06..2026-09-01");
  CHECK(made.head[HeadField::missed] == "handle 2026-07-31..2026-08-05");
  // Five days late when it was answered, and four since it was opened again.
  CHECK(days_past_due(made.head, day("2026-09-05")) == 9);
  CHECK(days_past_due(made.head, day("2026-07-30")) == -1);
}

TEST_CASE("what is reopened on the day of its closing was reopened, and is settled no more") {
  const World world;
  const auto settled = [](std::string_view day) {
    return event(K::closed, day, {{"document", "结"}, {"settled", "true"}});
  };
  const auto done = accepted() + replied("2026-07-20") + settled("2026-07-20");
  CHECK(case_of(world, done).head[HeadField::settled] == "true");
  const Case back = case_of(world, done + reopened("2026-07-20"));
  CHECK(back.head[HeadField::idle] == "2026-07-21..2026-07-20");
  CHECK(idle_days(back.head[HeadField::idle], day("2026-07-01"), day("2026-12-31")) == 0);
  CHECK(back.head[HeadField::settled].empty());
  CHECK(back.head[HeadField::due] == "2026-07-31");
  // As often as that is on one day it is said once; days that it lay for count as before.
  const auto twice = done + reopened("2026-07-20") + replied("2026-07-20") + settled("2026-07-20") +
                     reopened("2026-07-20");
  CHECK(case_of(world, twice).head[HeadField::idle] == "2026-07-21..2026-07-20");
  const Case later =
      case_of(world, twice + replied("2026-07-22") + closed("2026-07-22") + reopened("2026-07-25"));
  CHECK(later.head[HeadField::idle] == "2026-07-21..2026-07-20 2026-07-23..2026-07-25");
  CHECK(later.head[HeadField::due] == "2026-08-03");
}

TEST_CASE("limits by kind and by route go before those by class") {
  World world;
  world.office = shipped_office(
      "[[limit]]\nid = \"plan\"",
      "[[limit]]\nclock = \"handle\"\nkind = \"suggestion\"\nterm = \"90d\"\nsource = \"建议\"\n\n"
      "[[limit]]\nclock = \"handle\"\nroute = \"statutory\"\nterm = \"20d\"\nsource = \"履职\"\n\n"
      "[[limit]]\nid = \"plan\"");
  const std::vector<Event> suggestion = {
      event(K::registered, "2026-06-29", {{"received", "2026-06-29"}, {"kind", "suggestion"}})};
  const auto accept = [](std::string_view route) {
    Event made = event(K::accepted, "2026-07-01", {{"document", "受"}});
    if (!route.empty()) made.set("route", std::string(route));
    return made;
  };
  CHECK(head_line(world, suggestion + accept("")) == "accepted handle 2026-09-29");
  CHECK(head_line(world, suggestion + accept("statutory")) == "accepted handle 2026-07-21");
  CHECK(head_line(world, registered() + accept("statutory")) == "accepted handle 2026-07-21");
  CHECK(head_line(world, registered() + accept("opinion")) == "accepted handle 2026-07-31");
  CHECK(case_of(world, registered() + accept("party")).head[HeadField::route] == "party");
  // Where the office names none its class limit stays, and is not called the statute's.
  const auto rule_of = [&](const Event& acceptance) {
    return fold(registered() + acceptance, {}, world.rules()).find(ClockKind::handle)->source;
  };
  CHECK(rule_of(accept("")).starts_with("一般信访案件"));
  CHECK(rule_of(accept("opinion")).starts_with("一般信访案件"));
  CHECK(rule_of(accept("party")).starts_with("the office's own limit"));
}

TEST_CASE("a hearing held during the extension moves the extended limit by its days") {
  World world;
  world.office.suspensions.front().clocks.push_back(ClockKind::handle);
  const auto until = [&](const std::vector<Event>& history) {
    return fold(history, {}, world.rules()).find(ClockKind::handle)->deadline.nominal;
  };
  const auto hearing = [](std::vector<Event> history, std::string_view from, std::string_view to) {
    return std::move(history) + event(K::suspended, from, {{"reason", "hearing"}}) +
           event(K::resumed, to);
  };
  const auto complex = accepted("complex");
  const auto longer = complex + extended("2026-08-20");
  const Date limit = until(longer);
  CHECK(limit == until(complex) + std::chrono::days(30));
  CHECK(until(hearing(longer, "2026-09-05", "2026-09-10")) == limit + std::chrono::days(5));
  // Whether before the extension, across the first limit or after it: the days are the same.
  CHECK(until(hearing(complex, "2026-07-05", "2026-07-10") + extended("2026-08-20")) ==
        limit + std::chrono::days(5));
  CHECK(until(hearing(longer, "2026-08-28", "2026-09-02")) == limit + std::chrono::days(5));
}
