#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "anjuan/rules/lifecycle/case_state.hpp"

#include "support/world.hpp"

using namespace anjuan;
using namespace anjuan::test;
using K = EventKind;

// What the events of a case make of its head. Every limit of the acceptance table (domain.md §2,
// source H) stands here under its own name; 2026-07-01 is a Wednesday.
namespace {

std::vector<Event> registered(std::string_view class_ = "general",
                              std::string_view day = "2026-06-29") {
  return {event(K::registered, day, {{"received", day}, {"class", class_}})};
}

std::vector<Event> operator+(std::vector<Event> history, const Event& next) {
  history.push_back(next);
  return history;
}

/// Registered on 29 June, accepted on 1 July 2026.
std::vector<Event> accepted(std::string_view class_ = "general") {
  return registered(class_) + event(K::accepted, "2026-07-01", {{"document", "受"}});
}

Event extended(std::string_view day, std::string_view days = "30") {
  return event(K::extended, day,
               {{"document", "延"},
                {"days", days},
                {"approver", "wang-zr"},
                {"reason", "鉴定"},
                {"notified", day}});
}
Event replied(std::string_view day) {
  return event(K::replied, day, {{"document", "答"}, {"served", day}});
}
Event closed(std::string_view day) {
  return event(K::closed, day, {{"document", "结"}});
}
Event reopened(std::string_view day) {
  return event(K::reopened, day, {{"reason", "不服"}});
}
Event reclassified(std::string_view day, std::string_view to) {
  return event(K::reclassified, day, {{"to", to}, {"reason", "复杂"}});
}
Event returned(std::string_view day) {
  return event(K::returned, day, {{"reason", "职责"}, {"consented_by", "区信访局"}});
}
Event review(std::string_view day, std::string_view tier) {
  return event(K::review_requested, day, {{"tier", tier}});
}

std::string head_line(const World& world, const std::vector<Event>& history) {
  const Case made = case_of(world, history);
  std::string line = made.head[HeadField::status];
  for (HeadField field : {HeadField::clock, HeadField::due})
    if (made.head.has(field)) line += " " + made.head[field];
  if (made.head.has(HeadField::provisional)) line += " provisional";
  return line;
}

/// Until when the other side may act.
std::string window(const World& world, const std::vector<Event>& history, ClockKind kind) {
  const CaseState state = fold(history, {}, world.rules());
  const CaseClock* clock = state.find(kind);
  return clock == nullptr || !clock->running() ? "none" : to_string(clock->deadline.nominal);
}

}  // namespace

TEST_CASE("each step of a case starts, keeps or ends the limit that the article names") {
  const World world;
  const auto major_extended = accepted("major") + extended("2026-08-30");
  const auto answered = accepted() + replied("2026-07-20");
  const auto done = answered + closed("2026-07-21");
  const auto reviewing = done + review("2026-08-19", "review");
  const auto reviewed =
      reviewing + event(K::reviewed, "2026-09-01",
                        {{"document", "复查"}, {"result", "upheld"}, {"served", "2026-09-03"}});
  const auto re_examining = reviewed + review("2026-10-03", "re-examination");
  const struct {
    const char* what;
    std::vector<Event> history;
    std::string head;
  } cases[] = {
      {"W22 art. 22, 23: 15 days to decide, from receipt", registered(),
       "registered decide 2026-07-14"},
      {"simple procedure: 1 workday to pass the case on", registered("simple"),
       "registered refer 2026-06-30"},
      {"simple procedure: over a weekend too", registered("simple", "2026-07-03"),
       "registered refer 2026-07-06"},
      {"simple procedure: 3 workdays to decide, from the unit's receipt",
       registered("simple") + event(K::assigned, "2026-06-30", {{"unit", "minzheng"}}),
       "registered decide 2026-07-03"},
      {"another class has no day for passing on, and its own days to decide",
       registered("simple") + reclassified("2026-06-30", "general"),
       "registered decide 2026-07-14"},
      {"a simple matter of 2 March made general by 5 March is decided by 17 March",
       registered("simple", "2026-03-02") + reclassified("2026-03-05", "general"),
       "registered decide 2026-03-17"},
      {"a general one made simple the next day is passed on by that day",
       registered("general", "2026-03-02") + reclassified("2026-03-03", "simple"),
       "registered refer 2026-03-03"},
      {"and decided by 5 March",
       registered("general", "2026-03-02") + reclassified("2026-03-03", "simple") +
           event(K::accepted, "2026-03-03", {{"document", "受"}}),
       "accepted handle 2026-03-17"},
      {"made general and simple again, it is passed on by the first day again",
       registered("simple", "2026-03-02") + reclassified("2026-03-02", "general") +
           reclassified("2026-03-03", "simple"),
       "registered refer 2026-03-03"},
      {"once the days to decide have passed, another class does not undo it",
       registered("simple", "2026-03-02") +
           event(K::assigned, "2026-03-03", {{"unit", "minzheng"}}) +
           reclassified("2026-03-09", "general"),
       "registered decide 2026-03-06"},
      {"also when the day for passing on had been missed by then",
       registered("simple") + reclassified("2026-07-01", "general"),
       "registered decide 2026-07-14"},
      {"what is taken in hand at once need not be passed on",
       registered("simple") + event(K::accepted, "2026-06-29", {{"document", "受"}}),
       "accepted handle 2026-07-13"},
      {"art. 23: the unit has 15 days of its own from receipt",
       registered() + event(K::assigned, "2026-07-10", {{"unit", "minzheng"}}),
       "registered decide 2026-07-25"},
      {"art. 23: from receipt, when that is another day than the referral",
       registered() +
           event(K::assigned, "2026-07-10", {{"unit", "minzheng"}, {"received", "2026-07-13"}}),
       "registered decide 2026-07-28"},
      {"art. 23: a receipt that comes in later moves them too",
       registered() + event(K::assigned, "2026-07-10", {{"unit", "minzheng"}}) +
           event(K::assigned, "2026-07-14", {{"unit", "minzheng"}, {"received", "2026-07-13"}}),
       "registered decide 2026-07-28"},
      {"art. 23: every unit has 15 days from its own receipt",
       registered() + event(K::assigned, "2026-07-10", {{"unit", "minzheng"}}) +
           event(K::assigned, "2026-07-12", {{"unit", "renshe"}, {"reason", "职责"}}),
       "registered decide 2026-07-27"},
      {"art. 23: after an objection the office's own days run on",
       registered() + event(K::assigned, "2026-07-03", {{"unit", "minzheng"}}) +
           returned("2026-07-06"),
       "registered decide 2026-07-14"},
      {"art. 23: those that passed while the unit had it are counted from its coming back",
       registered() + event(K::assigned, "2026-07-13", {{"unit", "minzheng"}}) +
           returned("2026-07-17"),
       "registered decide 2026-07-17"},
      {"art. 23: without consent the unit keeps the case and its first day",
       registered() + event(K::assigned, "2026-07-03", {{"unit", "minzheng"}}) +
           event(K::returned, "2026-07-06", {{"reason", "职责"}, {"refused_by", "zhao"}}),
       "registered decide 2026-07-18"},
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
      {"art. 35: 30 days for the opinion on review", reviewing, "closed review 2026-09-18"},
      {"art. 35: it is met by the opinion", reviewed, "closed"},
      {"art. 36: 30 days for the re-examination", re_examining, "closed re-examination 2026-11-02"},
      {"art. 36: the hearing does not count: suspended 10 October, resumed 20 October",
       re_examining + event(K::suspended, "2026-10-10", {{"reason", "hearing"}}) +
           event(K::resumed, "2026-10-20"),
       "closed re-examination 2026-11-12"},
      {"art. 36: while it lasts nothing is due",
       re_examining + event(K::suspended, "2026-10-10", {{"reason", "hearing"}}), "closed"},
      {"a hearing stops the re-examination only",
       reviewing + event(K::suspended, "2026-08-20", {{"reason", "hearing"}}),
       "closed review 2026-09-18"},
      {"art. 36: the re-examination is the last word",
       re_examining +
           event(K::re_examined, "2026-10-20", {{"document", "复核"}, {"result", "upheld"}}),
       "closed"},
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
      {"merging: the other case's earlier limit binds",
       accepted() + event(K::merged, "2026-07-05",
                          {{"from", "DZ-2026-000009"}, {"handle_by", "2026-07-20"}}),
       "accepted handle 2026-07-20"},
      {"merging: a later one changes nothing",
       accepted() + event(K::merged, "2026-07-05",
                          {{"from", "DZ-2026-000009"}, {"handle_by", "2026-08-20"}}),
       "accepted handle 2026-07-31"},
      {"merging before acceptance: the limit that came with it binds after acceptance too",
       registered() +
           event(K::merged, "2026-06-30",
                 {{"from", "DZ-2026-000009"}, {"handle_by", "2026-07-20"}}) +
           event(K::accepted, "2026-07-01", {{"document", "受"}}),
       "accepted handle 2026-07-20"},
      {"merging: a day to decide does not cut the handling of an accepted case",
       accepted() + event(K::merged, "2026-07-05",
                          {{"from", "DZ-2026-000009"}, {"decide_by", "2026-07-10"}}),
       "accepted handle 2026-07-31"},
      {"merging: of two days to decide the earlier binds",
       registered() + event(K::merged, "2026-07-05",
                            {{"from", "DZ-2026-000009"}, {"decide_by", "2026-07-10"}}),
       "registered decide 2026-07-10"},
      {"merging undone: the own limit again",
       accepted() +
           event(K::merged, "2026-07-05",
                 {{"from", "DZ-2026-000009"}, {"handle_by", "2026-07-20"}}) +
           event(K::merged, "2026-07-06", {{"undone", "DZ-2026-000009"}}),
       "accepted handle 2026-07-31"},
      {"one of two mergings undone: the other still binds",
       accepted() +
           event(K::merged, "2026-07-05",
                 {{"from", "DZ-2026-000009"}, {"handle_by", "2026-07-25"}}) +
           event(K::merged, "2026-07-05",
                 {{"from", "DZ-2026-000008"}, {"handle_by", "2026-07-20"}}) +
           event(K::merged, "2026-07-06", {{"undone", "DZ-2026-000008"}}),
       "accepted handle 2026-07-25"},
      {"merging undone does not make a late case timely",
       accepted() + reclassified("2026-08-01", "complex") +
           event(K::merged, "2026-08-05",
                 {{"from", "DZ-2026-000009"}, {"handle_by", "2026-07-20"}}) +
           event(K::merged, "2026-08-06", {{"undone", "DZ-2026-000009"}}),
       "accepted handle 2026-07-31"},
      {"the limit that came with a merging stands still while the case is closed",
       accepted() +
           event(K::merged, "2026-07-05",
                 {{"from", "DZ-2026-000009"}, {"handle_by", "2026-07-25"}}) +
           replied("2026-07-09") + closed("2026-07-10") + reopened("2026-09-01"),
       "accepted handle 2026-09-17"},
      {"a merged case owes nothing itself",
       accepted() + event(K::merged, "2026-07-05", {{"into", "DZ-2026-000009"}}), "merged"},
      {"taken out again, its own limit has run all the time",
       accepted() + event(K::merged, "2026-07-05", {{"into", "DZ-2026-000009"}}) +
           reopened("2026-07-15"),
       "accepted handle 2026-07-31"},
  };
  for (const auto& c : cases) {
    CAPTURE(std::string(c.what));
    CHECK(head_line(world, c.history) == c.head);
  }
}

TEST_CASE("the other side's windows open and close on the days of the articles") {
  const World world;
  const auto referred = registered() + event(K::assigned, "2026-06-30", {{"unit", "minzheng"}});
  const auto answered = accepted() + replied("2026-07-20");
  const auto reviewed = answered + closed("2026-07-21") + review("2026-08-01", "review") +
                        event(K::reviewed, "2026-08-20",
                              {{"document", "x"}, {"result", "upheld"}, {"served", "2026-08-22"}});
  const struct {
    const char* what;
    std::vector<Event> history;
    ClockKind kind;
    std::string until;
  } cases[] = {
      {"art. 23: five workdays to object to a referral", referred, ClockKind::object, "2026-07-07"},
      {"art. 23: a transferred case may be sent back in five workdays",
       registered() + event(K::transferred, "2026-07-03", {{"to", "x"}, {"reason", "y"}}),
       ClockKind::object, "2026-07-10"},
      {"art. 23: the next unit has five workdays of its own",
       referred + event(K::assigned, "2026-07-10", {{"unit", "renshe"}, {"reason", "职责"}}),
       ClockKind::object, "2026-07-17"},
      {"art. 23: the same unit again has not",
       referred + event(K::assigned, "2026-07-10", {{"unit", "minzheng"}, {"lead", "wang-zr"}}),
       ClockKind::object, "2026-07-07"},
      {"art. 23: a unit that gets an accepted case has them too",
       accepted() + event(K::assigned, "2026-07-10", {{"unit", "renshe"}}), ClockKind::object,
       "2026-07-17"},
      {"accepting ends the objection",
       referred + event(K::accepted, "2026-07-01", {{"document", "x"}}), ClockKind::object, "none"},
      {"art. 35: 30 days to ask for review, from the service of the reply", answered,
       ClockKind::ask_review, "2026-08-19"},
      {"art. 35: no service, no window",
       accepted() + event(K::replied, "2026-07-20", {{"document", "x"}}), ClockKind::ask_review,
       "none"},
      {"art. 35: served at the closing",
       accepted() + event(K::replied, "2026-07-20", {{"document", "x"}}) +
           event(K::closed, "2026-07-25", {{"document", "x"}, {"served", "2026-07-24"}}),
       ClockKind::ask_review, "2026-08-23"},
      {"art. 36: 30 days to ask for re-examination, from the service of the opinion", reviewed,
       ClockKind::ask_re_examination, "2026-09-21"},
  };
  for (const auto& c : cases) {
    CAPTURE(std::string(c.what));
    CHECK(window(world, c.history, c.kind) == c.until);
  }
}

TEST_CASE("each lateness is charged to who owed it: the office's late referral is not the unit's") {
  const World world;
  const auto late = registered() + event(K::assigned, "2026-08-10", {{"unit", "minzheng"}});
  const Case made = case_of(world, late + event(K::accepted, "2026-08-20", {{"document", "受"}}));
  CHECK(head_line(world, late) == "registered decide 2026-08-25");
  CHECK(made.head[HeadField::decide_by] == "2026-08-25");
  CHECK(made.head[HeadField::decided] == "2026-08-20");
  CHECK(made.head[HeadField::missed] == "decide 2026-07-14..2026-08-10");
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
  CHECK(case_of(world, twice).head[HeadField::missed] == "decide 2026-08-16..2026-08-25");
  // A unit that let its days pass keeps that, whoever has the case then.
  const auto passed_by =
      twice + event(K::assigned, "2026-09-12", {{"unit", "chengguan"}, {"reason", "慢"}});
  CHECK(case_of(world, passed_by).head[HeadField::missed] ==
        "decide 2026-08-16..2026-08-25; decide@renshe 2026-09-09..2026-09-12");
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

TEST_CASE("petitioners' windows end on a workday, the office's duties do not move") {
  World world;
  // Served on 3 September: 30 days end on 3 October, a holiday until the 7th.
  const auto answered = accepted("complex") + replied("2026-09-03");
  const auto last_day = [&](ClockKind kind) {
    return to_string(fold(answered, {}, world.rules()).find(kind)->end());
  };
  CHECK(last_day(ClockKind::ask_review) == "2026-10-08");
  CHECK(last_day(ClockKind::handle) == "2026-08-30");
  world.office.rolls = {{ClockKind::handle, Shift::next_workday},
                        {ClockKind::ask_review, Shift::none}};
  CHECK(last_day(ClockKind::ask_review) == "2026-10-03");
  CHECK(last_day(ClockKind::handle) == "2026-08-31");
}

TEST_CASE("limits by kind and by route go before those by class") {
  World world;
  world.office = shipped_office(
      "[[limit]]\nclock = \"plan\"",
      "[[limit]]\nclock = \"handle\"\nkind = \"suggestion\"\nterm = \"90d\"\nsource = \"建议\"\n\n"
      "[[limit]]\nclock = \"handle\"\nroute = \"statutory\"\nterm = \"20d\"\nsource = \"履职\"\n\n"
      "[[limit]]\nclock = \"plan\"");
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
  CHECK(rule_of(accept("")).starts_with("H5"));
  CHECK(rule_of(accept("opinion")).starts_with("H5"));
  CHECK(rule_of(accept("party")).starts_with("the office's own limit"));
}

TEST_CASE("a limit is that in force on the day its clock starts") {
  World world;
  world.office = shipped_office(
      "source = \"H5 一般信访案件在30日内办结\"",
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

TEST_CASE("duties open with their cause and end with the deed") {
  const World world;
  const auto done = accepted() + replied("2026-07-20") + closed("2026-07-21");
  const auto unhappy = done + event(K::followed_up, "2026-07-28",
                                    {{"channel", "phone"}, {"satisfied", "dissatisfied"}});
  const std::vector<Event> repeated = {event(K::registered, "2026-06-29", {{"repeats", "3"}})};
  const struct {
    const char* what;
    std::vector<Event> history;
    std::string tasks;
  } cases[] = {
      {"HN8: every closed case is followed up", done, "follow-up"},
      {"HN8: a satisfied answer ends it",
       done +
           event(K::followed_up, "2026-07-28", {{"channel", "phone"}, {"satisfied", "satisfied"}}),
       ""},
      {"HN9: a dissatisfied one asks for a visit at home", unhappy, "home-visit"},
      {"HN9: the visit ends it",
       unhappy + event(K::followed_up, "2026-08-01", {{"channel", "visit"}, {"settled", "false"}}),
       ""},
      {"D12: three repeats ask for a principal", repeated, "meet-principal"},
      {"D12: two do not", {event(K::registered, "2026-06-29", {{"repeats", "2"}})}, ""},
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
