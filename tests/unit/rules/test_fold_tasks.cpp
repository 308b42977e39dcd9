#include "anjuan/rules/owed.hpp"

#include "rules/fold_helpers.hpp"

using namespace anjuan;
using namespace anjuan::test;

// What is owed beside the handling: plan, feedback, assisting units; and duties without a limit.

TEST_CASE("a plan, a feedback and an assisting unit have days of their own") {
  check_heads({
      {"F5: a plan within one month of the application",
       {event(K::registered, "2026-06-29", {{"appointment", "2026-06-01"}})},
       "registered plan 2026-07-01"},
      {"F5: the end of a month that is shorter",
       accepted("complex") + event(K::noted, "2026-08-31", {{"appointment", "2026-08-31"}}) +
           event(K::replied, "2026-08-31", {{"document", "x"}}) +
           event(K::recomputed, "2026-09-01", {{"clock", "handle"}, {"reason", "x"}}),
       "replied handle 2026-08-30"},
      {"F5: it is met by the plan",
       std::vector<Event>{event(K::registered, "2026-06-29", {{"appointment", "2026-06-01"}})} +
           event(K::planned, "2026-06-30", {{"plan", "x"}}),
       "registered decide 2026-07-14"},
      {"D10: feedback to a supervision by its day",
       accepted() + event(K::supervised, "2026-07-02",
                          {{"reason", "x"}, {"demand", "y"}, {"feedback_by", "2026-07-09"}}),
       "accepted feedback 2026-07-09"},
      {"D10: one feedback answers the earliest",
       accepted() +
           event(K::supervised, "2026-07-02",
                 {{"reason", "x"}, {"demand", "y"}, {"feedback_by", "2026-07-12"}}) +
           event(K::supervised, "2026-07-03",
                 {{"reason", "x"}, {"demand", "y"}, {"feedback_by", "2026-07-09"}}) +
           event(K::fed_back, "2026-07-04", {{"result", "x"}}),
       "accepted feedback 2026-07-12"},
      {"HN7: the assisting units have their own day",
       accepted() +
           event(K::assigned, "2026-07-02",
                 {{"unit", "minzheng"}, {"assisting", "renshe"}, {"assist_by", "2026-07-10"}}),
       "handling assist 2026-07-10"},
      {"HN7: it is met by each of them",
       accepted() +
           event(K::assigned, "2026-07-02",
                 {{"unit", "minzheng"}, {"assisting", "renshe"}, {"assist_by", "2026-07-10"}}) +
           event(K::noted, "2026-07-05", {{"assisted", "renshe"}}),
       "handling handle 2026-07-31"},
  });
}

TEST_CASE("an assisting unit keeps its day until it is done, let off or given another") {
  const World world;
  const auto again = [](std::string_view day,
                        std::vector<std::pair<std::string, std::string>> more) {
    Event next = event(K::assigned, day, {{"unit", "minzheng"}});
    for (auto& [name, value] : more) next.set(name, value);
    return next;
  };
  const auto assisted =
      accepted() + again("2026-07-02", {{"assisting", "renshe"}, {"assist_by", "2026-07-10"}});
  // The unit's receipt, or another lead, says nothing of whoever assists.
  const auto told = assisted + again("2026-07-03", {{"received", "2026-07-03"}});
  CHECK(head_line(world, told) == "handling assist 2026-07-10");
  CHECK(case_of(world, told).head[HeadField::assisting] == "renshe");
  CHECK(head_line(world, assisted + again("2026-07-03", {{"lead", "wang-zr"}})) ==
        "handling assist 2026-07-10");
  // Named once more without a day it goes on; beside it another one begins.
  CHECK(head_line(world, assisted + again("2026-07-03", {{"assisting", "renshe chengguan"}})) ==
        "handling assist 2026-07-10");
  CHECK(head_line(world, assisted + again("2026-07-03", {{"assisting", "renshe"},
                                                         {"assist_by", "2026-07-20"}})) ==
        "handling assist 2026-07-20");
  CHECK(head_line(world, assisted + again("2026-07-03", {{"assisting", "chengguan"}})) ==
        "handling handle 2026-07-31");
  const auto another =
      assisted + event(K::assigned, "2026-07-03", {{"unit", "chengguan"}, {"reason", "职责"}});
  CHECK(head_line(world, another) == "handling handle 2026-07-31");
}

TEST_CASE("each lateness is charged to who owed it: the office's late referral is not the unit's") {
  const World world;
  const auto late = registered() + event(K::assigned, "2026-08-10", {{"unit", "minzheng"}});
  const Case made = case_of(world, late + event(K::accepted, "2026-08-20", {{"document", "受"}}));
  CHECK(head_line(world, late) == "registered decide 2026-08-25");
  CHECK(made.head[HeadField::decide_by] == "2026-08-25");
  CHECK(made.head[HeadField::decided] == "2026-08-20");
  CHECK(made.head[HeadField::missed] == "refer 2026-07-14..2026-08-10");
  const auto in_time = registered() + event(K::assigned, "2026-07-14", {{"unit", "minzheng"}});
  CHECK(case_of(world, in_time).head[HeadField::decide_by] == "2026-07-29");
  CHECK_FALSE(case_of(world, in_time).head.has(HeadField::missed));
  // Referred on 3 August, returned on the 6th, referred anew on the 25th: those days are the
  // office's, and the second unit has its own.
  const auto twice = registered("general", "2026-08-01") +
                     event(K::assigned, "2026-08-03", {{"unit", "minzheng"}}) +
                     returned("2026-08-06") +
                     event(K::assigned, "2026-08-25", {{"unit", "renshe"}});
  CHECK(head_line(world, twice) == "registered decide 2026-09-09");
  CHECK(case_of(world, twice).head[HeadField::missed] == "refer 2026-08-16..2026-08-25");
  // A unit that let its days pass keeps that, whoever has the case then.
  const auto passed_by =
      twice + event(K::assigned, "2026-09-12", {{"unit", "chengguan"}, {"reason", "慢"}});
  CHECK(case_of(world, passed_by).head[HeadField::missed] ==
        "refer 2026-08-16..2026-08-25; decide@renshe 2026-09-09..2026-09-12");
}

TEST_CASE("duties open with their cause and end with the deed") {
  const World world;
  const auto done = accepted() + replied("2026-07-20") + closed("2026-07-21");
  const auto unhappy = done + event(K::followed_up, "2026-07-28",
                                    {{"channel", "phone"}, {"satisfied", "dissatisfied"}});
  const std::vector<Event> repeated = {event(K::registered, "2026-06-29", {{"repeats", "2"}})};
  const struct {
    const char* what;
    std::vector<Event> history;
    std::string tasks;
  } cases[] = {
      {"every closed case is followed up where the office says all", done, "follow-up"},
      {"HN8: a satisfied answer ends it",
       done +
           event(K::followed_up, "2026-07-28", {{"channel", "phone"}, {"satisfied", "satisfied"}}),
       ""},
      {"HN9: a dissatisfied one asks for a visit at home", unhappy, "home-visit"},
      {"HN9: the visit ends it",
       unhappy + event(K::followed_up, "2026-08-01", {{"channel", "visit"}, {"settled", "false"}}),
       ""},
      {"D12: the third visit asks for a principal", repeated, "meet-principal"},
      {"D12: the second does not", {event(K::registered, "2026-06-29", {{"repeats", "1"}})}, ""},
      {"D12: one that turns out to be the third does",
       accepted() + event(K::corrected, "2026-07-03", {{"repeats", "2"}, {"reason", "漏查"}}),
       "meet-principal"},
      {"HN9: a closing that does not settle it asks for a visit at home",
       accepted() + replied("2026-07-20") +
           event(K::closed, "2026-07-21", {{"document", "结"}, {"settled", "false"}}),
       "follow-up home-visit"},
      {"D12: a deputy's meeting does not end it",
       repeated + event(K::interviewed, "2026-07-01", {{"official", "zhang-wei"}}),
       "meet-principal"},
      {"D12: the principal's does",
       repeated +
           event(K::interviewed, "2026-07-01", {{"official", "wang-zr"}, {"principal", "true"}}),
       ""},
  };
  for (const auto& c : cases) {
    CAPTURE(std::string(c.what));
    CHECK(case_of(world, c.history).head[HeadField::tasks] == c.tasks);
  }
}

TEST_CASE("an office owes only the tasks that its own rules ask for") {
  const auto closed = [](const World& world, bool received) {
    auto history = accepted();
    if (received)
      history = history + event(K::interviewed, "2026-07-05", {{"official", "zhang-wei"}});
    history = history + replied("2026-07-20") +
              event(K::closed, "2026-07-21", {{"document", "结"}, {"settled", "false"}});
    return case_of(world, history).head[HeadField::tasks];
  };
  const std::vector<Event> repeated = {event(K::registered, "2026-06-29", {{"repeats", "5"}})};
  World world;
  world.office.follow_up_of.reset();
  world.office.visit_unsettled = false;
  world.office.meet_after_repeats.reset();
  CHECK(closed(world, true).empty());
  CHECK(case_of(world, repeated).head[HeadField::tasks].empty());
  SUBCASE("HN8: those of whom a leader received who complained") {
    world.office.follow_up_of = FollowUpOf::received;
    CHECK(closed(world, false).empty());
    CHECK(closed(world, true) == "follow-up");
  }
  SUBCASE("C4b: those for whom a leader went out, and not those who came to the office") {
    world.office.follow_up_of = FollowUpOf::visited;
    CHECK(closed(world, false).empty());
    CHECK(closed(world, true).empty());
    auto visited = accepted() + event(K::interviewed, "2026-07-05",
                                      {{"official", "zhang-wei"}, {"field_visit", "true"}});
    visited =
        visited + replied("2026-07-20") + event(K::closed, "2026-07-21", {{"document", "结"}});
    CHECK(case_of(world, visited).head[HeadField::tasks] == "follow-up");
  }
  SUBCASE("HN9: a visit to whoever is not settled with") {
    world.office.visit_unsettled = true;
    CHECK(closed(world, false) == "home-visit");
  }
}

TEST_CASE("HN8: who is to be asked after the closing is asked within the office's own term") {
  World world;
  const auto closed = accepted() + replied("2026-07-20") +
                      event(K::closed, "2026-07-21", {{"document", "结"}, {"settled", "true"}});
  const auto late_on = [&](const std::vector<Event>& history, std::string_view day) {
    const Case subject = case_of(world, history);
    std::vector<std::string> due;
    for (const CaseBreach& breach : breaches_of(state_of(subject, world.rules()), *parse_date(day)))
      if (breach.spec->task == TaskKind::follow_up) due.push_back(to_string(breach.due));
    return due;
  };
  const auto asked = [&](std::string_view day) {
    return closed + event(K::followed_up, day, {{"channel", "phone"}, {"satisfied", "satisfied"}});
  };
  using Days = std::vector<std::string>;
  CHECK(late_on(closed, "2026-07-28") == Days{});
  CHECK(late_on(closed, "2026-07-29") == Days{"2026-07-21"});  // a week, as for any task
  world.office.follow_up_within = Term{15, DayUnit::days};
  CHECK(late_on(closed, "2026-08-05") == Days{});
  CHECK(late_on(closed, "2026-08-06") == Days{"2026-08-05"});
  CHECK(late_on(asked("2026-08-05"), "2026-09-01") == Days{});
  CHECK(late_on(asked("2026-08-06"), "2026-09-01") == Days{"2026-08-05"});
}

TEST_CASE("D12: where only groups count, one person's visit to a higher level owes no meeting") {
  World world;
  const auto tasks_of = [&](bool group) {
    Case subject = case_of(world, {});
    subject.head[HeadField::visit_level] = "city";
    if (group) subject.head[HeadField::group] = "true";
    subject.history = registered();
    return head_of(fold(subject.history, facts_of(subject.head), world.rules()),
                   subject.head)[HeadField::tasks];
  };
  world.office.meet_levels = {VisitLevel::city};
  CHECK(tasks_of(false) == "meet-principal");
  world.office.meet_groups_only = true;
  CHECK(tasks_of(false).empty());
  CHECK(tasks_of(true) == "meet-principal");
}
