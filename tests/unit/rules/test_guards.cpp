#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "support/random.hpp"
#include "support/world.hpp"

using namespace anjuan;
using namespace anjuan::test;
using K = EventKind;

// What the rules refuse, and by which name. An empty answer means that the step is allowed.
namespace {

Event assigned(std::string_view day, std::string_view unit = "minzheng") {
  return event(K::assigned, day, {{"unit", unit}});
}
Event extended(std::string_view day, std::string_view days = "30",
               std::string_view approver = "wang-zr") {
  return event(K::extended, day,
               {{"document", "延"},
                {"days", days},
                {"approver", approver},
                {"reason", "鉴定"},
                {"notified", day}});
}
Event replied(std::string_view day, std::string_view served) {
  Event made = event(K::replied, day, {{"document", "答"}});
  if (!served.empty()) made.set("served", std::string(served));
  return made;
}
Event closed(std::string_view day) {
  return event(K::closed, day, {{"document", "结"}});
}
Event review(std::string_view day, std::string_view tier) {
  return event(K::review_requested, day, {{"tier", tier}});
}
Event opinion(K kind, std::string_view day) {
  return event(kind, day, {{"document", "意见"}, {"result", "upheld"}, {"served", day}});
}

using History = std::vector<Event>;

Event returned(std::string_view day) {
  return event(K::returned, day, {{"reason", "职责"}, {"consented_by", "区信访局"}});
}

History plus(History history, std::initializer_list<Event> more) {
  history.insert(history.end(), more);
  return history;
}

const History kRegistered = {event(K::registered, "2026-06-29", {{"received", "2026-06-28"}})};
const History kAccepted =
    plus(kRegistered, {event(K::accepted, "2026-07-01", {{"document", "受"}})});
const History kMajor =
    plus({event(K::registered, "2026-06-29", {{"received", "2026-06-28"}, {"class", "major"}})},
         {event(K::accepted, "2026-07-01", {{"document", "受"}})});
const History kAnswered = plus(kAccepted, {replied("2026-07-20", "2026-07-20")});
const History kClosed = plus(kAnswered, {closed("2026-07-21")});
const History kReviewed =
    plus(kClosed, {review("2026-08-01", "review"), opinion(K::reviewed, "2026-08-20")});
const History kFinal = plus(
    kReviewed, {review("2026-09-01", "re-examination"), opinion(K::re_examined, "2026-09-20")});

}  // namespace

TEST_CASE("a step is refused by the rule that forbids it, and by no other") {
  World world;
  Official head{.id = "li-ju", .name = "李局长", .rank = "principal"};
  head.unit = "renshe";
  head.principal = true;
  world.officials.push_back(head);
  const struct {
    const char* what;
    History history;
    Event next;
    std::string refused;
  } cases[] = {
      {"a case is registered once", kRegistered, event(K::registered, "2026-06-30"),
       "twice-registered"},
      {"nothing happens before the registration", kRegistered,
       event(K::accepted, "2026-06-28", {{"document", "x"}}), "not-registered"},
      {"acceptance needs its paper", kRegistered, event(K::accepted, "2026-07-01"),
       "document-missing"},
      {"declining needs paper and reason", kRegistered, event(K::declined, "2026-07-01"),
       "document-missing field-missing"},
      {"transferring needs addressee and reason", kRegistered, event(K::transferred, "2026-07-01"),
       "field-missing field-missing"},
      {"an accepted case is not accepted again", kAccepted,
       event(K::accepted, "2026-07-02", {{"document", "x"}}), "wrong-status"},
      {"nor declined", kAccepted,
       event(K::declined, "2026-07-02", {{"document", "x"}, {"reason", "y"}}), "wrong-status"},
      {"a unit that does not exist", kAccepted, assigned("2026-07-02", "nobody"), "no-such-unit"},
      {"a lead who does not exist", kAccepted,
       event(K::assigned, "2026-07-02", {{"unit", "minzheng"}, {"lead", "nobody"}}),
       "no-such-official"},
      {"a lead who has left", kAccepted,
       event(K::assigned, "2026-07-02", {{"unit", "minzheng"}, {"lead", "old-sun"}}),
       "not-in-office"},
      {"a major case is led by a principal (C10)", kMajor,
       event(K::assigned, "2026-07-02", {{"unit", "minzheng"}, {"lead", "zhang-wei"}}),
       "principal-must-lead"},
      {"and may be", kMajor,
       event(K::assigned, "2026-07-02", {{"unit", "minzheng"}, {"lead", "wang-zr"}}), ""},
      {"reassigning needs a reason", plus(kAccepted, {assigned("2026-07-02")}),
       assigned("2026-07-03", "renshe"), "field-missing"},
      {"the assisting units' day lies within the limit", kAccepted,
       event(K::assigned, "2026-07-02",
             {{"unit", "minzheng"}, {"assisting", "renshe"}, {"assist_by", "2026-08-01"}}),
       "beyond-limit"},
      {"and not in the past", kAccepted,
       event(K::assigned, "2026-07-02",
             {{"unit", "minzheng"}, {"assisting", "renshe"}, {"assist_by", "2026-07-01"}}),
       "before-its-cause"},
      {"art. 23: a unit objects within five workdays", plus(kRegistered, {assigned("2026-06-30")}),
       returned("2026-07-07"), ""},
      {"art. 23: not on the sixth", plus(kRegistered, {assigned("2026-06-30")}),
       returned("2026-07-08"), "window-closed"},
      {"art. 23: the next unit still can",
       plus(kRegistered, {assigned("2026-06-30"),
                          event(K::assigned, "2026-07-07", {{"unit", "renshe"}, {"reason", "x"}})}),
       returned("2026-07-10"), ""},
      {"art. 23: objecting needs its reason", plus(kRegistered, {assigned("2026-06-30")}),
       event(K::returned, "2026-07-01", {{"consented_by", "区信访局"}}), "field-missing"},
      {"art. 23: and the consent of who referred it", plus(kRegistered, {assigned("2026-06-30")}),
       event(K::returned, "2026-07-01", {{"reason", "职责"}}), "consent-missing"},
      {"art. 23: which is given or refused", plus(kRegistered, {assigned("2026-06-30")}),
       event(K::returned, "2026-07-01",
             {{"reason", "职责"}, {"consented_by", "区信访局"}, {"refused_by", "区信访局"}}),
       "consent-missing"},
      {"art. 23: a unit receives a case when it was referred or later", kRegistered,
       event(K::assigned, "2026-07-02", {{"unit", "minzheng"}, {"received", "2026-07-01"}}),
       "before-its-cause"},
      {"art. 23: and not on a day that is still to come", kRegistered,
       event(K::assigned, "2026-07-02", {{"unit", "minzheng"}, {"received", "2030-07-01"}}),
       "in-the-future"},
      {"art. 23: one referral has one receipt",
       plus(kRegistered,
            {event(K::assigned, "2026-07-02", {{"unit", "minzheng"}, {"received", "2026-07-02"}})}),
       event(K::assigned, "2026-07-08", {{"unit", "minzheng"}, {"received", "2026-07-07"}}),
       "received-already"},
      {"a letter is not dated after today", kRegistered,
       event(K::accepted, "2026-07-01", {{"document", "受"}, {"document_date", "2031-01-01"}}),
       "in-the-future"},
      {"nor before the complaint came", kRegistered,
       event(K::accepted, "2026-07-01", {{"document", "受"}, {"document_date", "2026-06-01"}}),
       "before-its-cause"},
      {"one that is dated long before its event says why", kAccepted,
       event(K::replied, "2026-07-20", {{"document", "答"}, {"document_date", "2026-07-02"}}),
       "late-reason-missing"},
      {"simple procedure: no correction makes a joint complaint of it",
       plus(kAccepted, {event(K::reclassified, "2026-07-02", {{"to", "simple"}, {"reason", "x"}})}),
       event(K::corrected, "2026-07-03",
             {{"reason", "x"}, {"persons", "9"}, {"was", "persons: 1"}}),
       "not-simple"},
      {"a case that nobody has cannot be returned", kAccepted, returned("2026-07-02"),
       "nothing-to-return"},

      {"simple procedure: not for a major case", kMajor,
       event(K::reclassified, "2026-07-02", {{"to", "simple"}, {"reason", "x"}}), "not-simple"},
      {"simple procedure: not for several units",
       plus(kAccepted,
            {event(K::assigned, "2026-07-02", {{"unit", "minzheng"}, {"assisting", "renshe"}})}),
       event(K::reclassified, "2026-07-03", {{"to", "simple"}, {"reason", "x"}}), "not-simple"},
      {"simple procedure: no units to assist",
       plus(kAccepted, {event(K::reclassified, "2026-07-02", {{"to", "simple"}, {"reason", "x"}})}),
       event(K::assigned, "2026-07-03", {{"unit", "minzheng"}, {"assisting", "renshe"}}),
       "not-simple"},
      {"reclassifying needs a reason", kAccepted,
       event(K::reclassified, "2026-07-02", {{"to", "complex"}}), "field-missing"},
      {"and another class", kAccepted,
       event(K::reclassified, "2026-07-02", {{"to", "general"}, {"reason", "x"}}),
       "nothing-changes"},
      {"H5: not to a class whose limit has passed",
       plus(kAccepted,
            {event(K::reclassified, "2026-07-20", {{"to", "complex"}, {"reason", "x"}})}),
       event(K::reclassified, "2026-08-10", {{"to", "general"}, {"reason", "x"}}), "limit-passed"},
      {"but back from one that was given when it was late already",
       plus(kAccepted,
            {event(K::reclassified, "2026-08-02", {{"to", "complex"}, {"reason", "x"}})}),
       event(K::reclassified, "2026-08-03", {{"to", "general"}, {"reason", "x"}}), ""},
      {"simple procedure: not when its day for passing on is over", kRegistered,
       event(K::reclassified, "2026-07-02", {{"to", "simple"}, {"reason", "x"}}),
       "limit-passed limit-passed"},
      {"and one that exists", kAccepted,
       event(K::reclassified, "2026-07-02", {{"to", "huge"}, {"reason", "x"}}), "bad-value"},

      {"H7: a major case may be extended on its last day", kMajor, extended("2026-08-30"), ""},
      {"H7: not after it", kMajor, extended("2026-08-31"), "limit-passed"},
      {"H7: only major cases", kAccepted, extended("2026-07-10"), "class-not-extendable"},
      {"H7: only once", plus(kMajor, {extended("2026-07-10", "5")}), extended("2026-07-11", "5"),
       "extended-already"},
      {"H7: also after closing and reopening",
       plus(kMajor, {extended("2026-07-10"), replied("2026-07-20", "2026-07-20"),
                     closed("2026-07-21"), event(K::reopened, "2026-07-22", {{"reason", "x"}})}),
       extended("2026-07-23"), "extended-already"},
      {"H7: at most 30 days", kMajor, extended("2026-07-10", "31"), "too-long"},
      {"H7: at least one", kMajor, extended("2026-07-10", "0"), "too-long"},
      {"H7: approved by a principal", kMajor, extended("2026-07-10", "30", "zhang-wei"),
       "not-a-principal"},
      {"H7: who exists", kMajor, extended("2026-07-10", "30", "nobody"), "not-a-principal"},
      {"H7: not by the principal of a unit that has nothing to do with it",
       plus(kMajor, {assigned("2026-07-02", "minzheng")}), extended("2026-07-10", "30", "li-ju"),
       "not-its-principal"},
      {"art. 34: but by that of the unit which handles it",
       plus(kMajor, {assigned("2026-07-02", "renshe")}), extended("2026-07-10", "30", "li-ju"), ""},
      {"H7: with paper, reason, approver, days and notice", kMajor,
       event(K::extended, "2026-07-10"),
       "document-missing field-missing field-missing field-missing field-missing too-long"},
      {"H7: the petitioner has been told", kMajor,
       event(K::extended, "2026-07-10",
             {{"document", "x"},
              {"days", "5"},
              {"approver", "wang-zr"},
              {"reason", "y"},
              {"notified", "2031-01-01"}}),
       "in-the-future"},
      {"H7: a late case is not made major to be extended",
       plus(kAccepted, {event(K::reclassified, "2026-08-01",
                              {{"to", "major"}, {"from", "general"}, {"reason", "x"}})}),
       extended("2026-08-02"), "limit-passed"},
      {"H7: before acceptance there is nothing to extend", kRegistered, extended("2026-07-01"),
       "wrong-status"},

      {"H8: a reply needs its paper", kAccepted, event(K::replied, "2026-07-10"),
       "document-missing"},
      {"H8: it is not served before it is made", kAccepted, replied("2026-07-10", "2026-07-09"),
       "before-its-cause"},
      {"H8: nor in the future", kAccepted, replied("2026-07-10", "2031-01-01"), "in-the-future"},
      {"H8: closing without a reply", kAccepted, closed("2026-07-10"), "wrong-status"},
      {"H8: closing without a served reply", plus(kAccepted, {replied("2026-07-10", "")}),
       closed("2026-07-11"), "not-served"},
      {"H8: closing before the service", plus(kAccepted, {replied("2026-07-10", "2026-07-15")}),
       closed("2026-07-14"), "not-served"},
      {"H8: closing on its day", plus(kAccepted, {replied("2026-07-10", "2026-07-15")}),
       closed("2026-07-15"), ""},
      {"H8: closing needs its paper", kAnswered, event(K::closed, "2026-07-21"),
       "document-missing"},
      {"a closed case is not closed again", kClosed, closed("2026-07-22"), "wrong-status"},

      {"art. 35: review within 30 days of the service", kClosed, review("2026-08-19", "review"),
       ""},
      {"art. 35: not later", kClosed, review("2026-08-20", "review"), "window-closed"},
      {"art. 35: unless there is a reason", kClosed,
       event(K::review_requested, "2026-08-20", {{"tier", "review"}, {"late_reason", "住院"}}), ""},
      {"art. 35: once", plus(kClosed, {review("2026-08-01", "review")}),
       review("2026-08-02", "review"), "asked-already"},
      {"art. 35: of a served reply", plus(kAccepted, {replied("2026-07-10", "")}),
       review("2026-07-11", "review"), "no-window"},
      {"art. 35: an opinion needs a request", kClosed, opinion(K::reviewed, "2026-08-01"),
       "not-requested"},
      {"art. 35: a case reopened and answered anew has a reply that may be reviewed",
       plus(kReviewed, {event(K::reopened, "2026-08-21", {{"reason", "复查变更"}}),
                        replied("2026-08-25", "2026-08-25"), closed("2026-08-26")}),
       review("2026-08-27", "review"), ""},
      {"art. 35: that one once too",
       plus(kReviewed, {event(K::reopened, "2026-08-21", {{"reason", "复查变更"}}),
                        replied("2026-08-25", "2026-08-25"), closed("2026-08-26"),
                        review("2026-08-27", "review")}),
       review("2026-08-28", "review"), "asked-already"},
      {"art. 36: the opinion on review is not served before it is written",
       plus(kClosed, {review("2026-08-01", "review")}),
       event(K::reviewed, "2026-08-20",
             {{"document", "意见"}, {"result", "upheld"}, {"served", "2026-08-19"}}),
       "before-its-cause"},
      {"art. 36: nor on a day that is still to come",
       plus(kClosed, {review("2026-08-01", "review")}),
       event(K::reviewed, "2026-08-20",
             {{"document", "意见"}, {"result", "upheld"}, {"served", "2030-06-01"}}),
       "in-the-future"},
      {"art. 36: re-examination needs a review first", kClosed,
       review("2026-08-01", "re-examination"), "no-window"},
      {"art. 36: within 30 days of the opinion", kReviewed, review("2026-09-19", "re-examination"),
       ""},
      {"art. 36: on the first workday when the last day is not worked (a Sunday made up)",
       kReviewed, review("2026-09-20", "re-examination"), ""},
      {"art. 36: not later", kReviewed, review("2026-09-21", "re-examination"), "window-closed"},
      {"art. 35: a request on the first workday after National Day is in time",
       plus(kAccepted, {replied("2026-09-03", "2026-09-03")}), review("2026-10-08", "review"), ""},
      {"art. 35: on the second it is not", plus(kAccepted, {replied("2026-09-03", "2026-09-03")}),
       review("2026-10-09", "review"), "window-closed"},
      {"art. 35: a case that was opened again may be reviewed while the window is open",
       plus(kClosed, {event(K::reopened, "2026-07-25", {{"reason", "x"}})}),
       review("2026-08-19", "review"), ""},
      {"art. 36: then it is final", kFinal, review("2026-09-21", "re-examination"), "final"},
      {"art. 36: for review too", kFinal, review("2026-09-21", "review"), "final"},
      {"art. 36: and is not opened again", kFinal,
       event(K::reopened, "2026-09-21", {{"reason", "x"}}), "final"},
      {"art. 36: a hearing stops a re-examination only",
       plus(kClosed, {review("2026-08-01", "review")}),
       event(K::suspended, "2026-08-02", {{"reason", "hearing"}}), "nothing-to-suspend"},
      {"only reasons of the rule pack stop a clock", kClosed,
       event(K::suspended, "2026-08-02", {{"reason", "holiday"}}), "unknown-reason"},
      {"what does not stand still cannot resume", kClosed, event(K::resumed, "2026-08-02"),
       "not-suspended"},

      {"D10: feedback needs a supervision", kAccepted,
       event(K::fed_back, "2026-07-02", {{"result", "x"}}), "not-supervised"},
      {"D10: of a unit that exists", kAccepted,
       event(K::supervised, "2026-07-02",
             {{"unit", "nobody"}, {"reason", "x"}, {"demand", "y"}, {"feedback_by", "2026-07-09"}}),
       "no-such-unit"},
      {"HN7: a unit does not assist itself", kAccepted,
       event(K::assigned, "2026-07-02", {{"unit", "minzheng"}, {"assisting", "renshe minzheng"}}),
       "assists-itself"},
      {"HN7: done is the part of a unit that assists",
       plus(kAccepted,
            {event(K::assigned, "2026-07-02", {{"unit", "minzheng"}, {"assisting", "renshe"}})}),
       event(K::noted, "2026-07-03", {{"assisted", "chengguan"}}), "not-assisting"},
      {"HN7: that one",
       plus(kAccepted,
            {event(K::assigned, "2026-07-02", {{"unit", "minzheng"}, {"assisting", "renshe"}})}),
       event(K::noted, "2026-07-03", {{"assisted", "renshe"}}), ""},
      {"whoever approves a closing is somebody", kAnswered,
       event(K::closed, "2026-07-21", {{"document", "x"}, {"approver", "nobody"}}),
       "no-such-official"},
      {"D10: its day lies ahead", kAccepted,
       event(K::supervised, "2026-07-02",
             {{"reason", "x"}, {"demand", "y"}, {"feedback_by", "2026-07-01"}}),
       "before-its-cause"},
      {"F5: a plan needs an application", kAccepted,
       event(K::planned, "2026-07-02", {{"plan", "x"}}), "no-application"},
      {"F5: the application lies behind", kAccepted,
       event(K::noted, "2026-07-02", {{"appointment", "2026-07-03"}}), "before-its-cause"},
      {"D12: a deputy is not a principal", kAccepted,
       event(K::interviewed, "2026-07-02", {{"official", "zhang-wei"}, {"principal", "true"}}),
       "not-a-principal"},
      {"an own case takes no imported events", kAccepted,
       event(K::replied, "2026-07-10", {{"imported", "true"}}), "not-imported"},
      {"merging names one other case", kAccepted, event(K::merged, "2026-07-02"), "field-missing"},
      {"not itself", kAccepted, event(K::merged, "2026-07-02", {{"into", "DZ-2026-000123"}}),
       "into-itself"},
      {"a value of the wrong form", kAccepted, event(K::noted, "2026-07-02", {{"step", "dance"}}),
       "bad-value"},
      {"a date that does not exist", kAccepted, replied("2026-07-10", "2026-07-32"), "bad-value"},
  };
  for (const auto& c : cases) {
    CAPTURE(std::string(c.what));
    Case subject = case_of(world, c.history);
    CHECK(joined(record(world, subject, c.next)) == c.refused);
  }
}

TEST_CASE("a refusal names the dates, the rule and the way out") {
  const World world;
  const Case subject = case_of(world, kMajor);
  const auto problems = check_append(subject, {extended("2026-09-01")}, world.guards());
  REQUIRE(problems.size() == 1);
  CHECK(problems[0].message.find("2026-08-30") != std::string::npos);
  CHECK(problems[0].rule.find("经主要领导批准") != std::string::npos);
  CHECK(problems[0].remedy.find("reply") != std::string::npos);
}

TEST_CASE("nothing is recorded that lies after the present moment") {
  const World world;
  Case subject = case_of(world, kRegistered);
  const Event next = event(K::accepted, "2026-07-01T10:00:00+08:00", {{"document", "x"}});
  CHECK(joined(record(world, subject, next, "2026-07-01T09:59:59+08:00")) == "in-the-future");
  // The same moment in another offset is the same moment.
  CHECK(joined(record(world, subject, next, "2026-07-01T02:00:00+00:00")).empty());
}

TEST_CASE("a backdated event must leave possible what happened after it") {
  const World world;
  const auto later = plus(kAccepted, {assigned("2026-07-10"), replied("2026-07-20", "2026-07-20"),
                                      closed("2026-07-21")});
  const struct {
    const char* what;
    Event next;
    std::string refused;
  } cases[] = {
      {"a note in between changes nothing", event(K::noted, "2026-07-05", {{"step", "visit"}}), ""},
      {"withdrawn in between, the assignment could not have been",
       event(K::withdrawn, "2026-07-05", {{"reason", "x"}}), "wrong-status"},
      {"a first reply in between", replied("2026-07-05", "2026-07-06"), "wrong-status"},
      {"an interview on the day of closing",
       event(K::interviewed, "2026-07-20T08:00:00+08:00", {{"official", "zhang-wei"}}), ""},
  };
  for (const auto& c : cases) {
    CAPTURE(std::string(c.what));
    Case subject = case_of(world, later);
    CHECK(joined(record(world, subject, c.next)) == c.refused);
  }
}

TEST_CASE("the simple procedure is not for joint complaints and groups, however they show") {
  const World world;
  const Event simple = event(K::registered, "2026-06-29", {{"class", "simple"}});
  const auto codes = [&](const Case& empty) {
    std::string all;
    for (const Diagnostic& d : check_append(empty, {simple}, world.guards())) all += d.code;
    return all;
  };
  Case subject;
  CHECK(codes(subject).empty());
  for (const char* persons : {"2", "4", "5"}) {
    subject.head[HeadField::persons] = persons;
    CHECK(codes(subject) == "not-simple");
  }
  subject.head[HeadField::persons] = "1";
  CHECK(codes(subject).empty());
  subject.head[HeadField::group] = "true";
  CHECK(codes(subject) == "not-simple");
}

TEST_CASE("a group names at most five representatives (W22 art. 20)") {
  const World world;
  Case subject;
  subject.head[HeadField::persons] = "8";
  const auto codes = [&] {
    std::string all;
    for (const Diagnostic& d :
         check_append(subject, {event(K::registered, "2026-06-29")}, world.guards()))
      all += d.code;
    return all;
  };
  for (int i = 0; i < 5; ++i) subject.petitioners.push_back({.name = "甲", .representative = true});
  CHECK(codes().empty());
  subject.petitioners.push_back({.name = "乙", .representative = true});
  CHECK(codes() == "too-many-representatives");
}

TEST_CASE("a lead who is named in the case must not handle it (art. 28)") {
  const World world;
  const Event next =
      event(K::assigned, "2026-07-02", {{"unit", "minzheng"}, {"lead", "zhang-wei"}});
  Case subject = case_of(world, kAccepted);
  CHECK(joined(record(world, subject, next)).empty());
  subject = case_of(world, kAccepted);
  subject.request = "举报张伟不作为";
  CHECK(joined(record(world, subject, next)) == "recusal");
  subject.request.clear();
  subject.petitioners[0].name = "张伟";
  CHECK(joined(record(world, subject, next)) == "recusal");
}

TEST_CASE("an extension is approved by a principal who is in office that day") {
  World world;
  Official former{.id = "former-head", .name = "前主任", .rank = "principal"};
  former.principal = true;
  former.to = make_date(2026, 7, 20);
  world.officials.push_back(former);
  Case subject = case_of(
      world, {event(K::registered, "2026-06-29", {{"received", "2026-06-29"}, {"class", "major"}}),
              event(K::accepted, "2026-07-01", {{"document", "受"}})});
  const auto extended = [&](std::string_view day, std::string_view approver) {
    Case tried = subject;
    return joined(record(world, tried,
                         event(K::extended, day,
                               {{"document", "延"},
                                {"days", "30"},
                                {"approver", approver},
                                {"reason", "鉴定"},
                                {"notified", day}})));
  };
  CHECK(extended("2026-07-20", "former-head").empty());  // the last day in office
  CHECK(extended("2026-07-21", "former-head") == "not-in-office");
  CHECK(extended("2026-07-21", "zhang-wei") == "not-a-principal");
  CHECK(extended("2026-07-21", "nobody") == "not-a-principal");
  CHECK(extended("2026-07-21", "wang-zr").empty());
}

TEST_CASE("history of another system needs no papers, but its order of time") {
  const World world;
  Case subject = case_of(world, {event(K::registered, "2019-01-02", {{"imported", "true"}})});
  CHECK(joined(record(world, subject, event(K::accepted, "2019-01-01", {{"imported", "true"}}))) ==
        "not-registered");
  CHECK(joined(record(world, subject, event(K::accepted, "2019-01-02", {{"imported", "true"}})))
            .empty());
  CHECK(joined(record(world, subject, event(K::replied, "2019-02-02", {{"imported", "true"}})))
            .empty());
  CHECK(joined(record(world, subject, event(K::closed, "2019-02-02", {{"imported", "true"}})))
            .empty());
  CHECK(subject.head[HeadField::status] == "closed");
}

TEST_CASE("every event of the table can be refused in the wrong place and is checked for its own") {
  const World world;
  for (const EventSpec& spec : event_table()) {
    CAPTURE(std::string(spec.name));
    CHECK_FALSE(std::string(spec.rule).empty());
    if (spec.kind == K::registered) continue;
    Event bare{.kind = spec.kind, .at = moment("2026-06-28"), .by = "li-na"};
    Case subject = case_of(world, kRegistered);
    CHECK(joined(record(world, subject, bare)) == "not-registered");
  }
}

namespace {

/// The days from the acceptance to `limit` that the office has: all but those from the service of a
/// reply to the reopening. Counted day by day from the history alone.
int office_days(const History& history, Date accepted, Date limit) {
  int days = 0;
  for (Date d = accepted + std::chrono::days(1); d <= limit; d += std::chrono::days(1)) {
    bool open = true;
    for (const Event& each : in_time_order(history)) {
      if (each.kind == K::replied && each.at.date() < d) open = false;
      if (each.kind == K::reopened && each.at.date() < d) open = true;
    }
    days += open;
  }
  return days;
}

}  // namespace

TEST_CASE("no sequence of reclassifying, extending, reopening stretches a limit or loses a grant") {
  const World world;
  int granted_lives = 0;
  for (std::uint64_t seed = 1; seed <= 300; ++seed) {
    CAPTURE(seed);
    Random random(seed);
    const std::vector<std::string> classes = {"general", "complex", "major"};
    Case subject =
        case_of(world, {event(K::registered, "2026-02-26", {{"class", random.pick(classes)}}),
                        event(K::accepted, "2026-03-02", {{"document", "受"}})});
    Date today = day("2026-03-02");
    int granted = 0;
    bool late = false;
    for (int step = 0; step < 14; ++step) {
      today += std::chrono::days(random.below(9));
      const std::string on = to_string(today);
      const auto limit = subject.head.date(HeadField::handle_by);
      const bool open = !subject.head.has(HeadField::handled);
      late = late || (open && *limit < today);
      switch (random.below(4)) {
        case 0:
          record(world, subject,
                 event(K::reclassified, on, {{"to", random.pick(classes)}, {"reason", "x"}}));
          break;
        case 1: {
          const int days = 1 + static_cast<int>(random.below(30));
          if (record(world, subject, extended(on, std::to_string(days))).empty()) {
            CHECK(granted == 0);
            granted = days;
            ++granted_lives;
          }
          break;
        }
        case 2:
          if (record(world, subject, replied(on, on)).empty())
            CHECK(record(world, subject, closed(on)).empty());
          break;
        default:
          record(world, subject, event(K::reopened, on, {{"reason", "x"}}));
      }
      const Date end = *subject.head.date(HeadField::handle_by);
      const int given = office_days(subject.history, day("2026-03-02"), end);
      const std::string& class_ = subject.head[HeadField::class_];
      const int most = class_ == "general" ? 30 : class_ == "major" ? 60 + granted : 60;
      CHECK(given <= 90);
      CHECK(given <= most);
      // While it is open and nothing was late, it has exactly what its class and its grant give.
      if (!late && !subject.head.has(HeadField::handled)) CHECK(given == most);
    }
  }
  CHECK(granted_lives > 20);
}

namespace {

/// The office's own principal as the comment in officials.yaml shows it, and one of a unit that has
/// nothing to do with the case.
World with_principals() {
  World world;
  world.units = {{.id = "office", .name = "市信访局"},
                 {.id = "minzheng", .name = "市民政局", .parent = "office", .principal = "zhao"},
                 {.id = "zhujian", .name = "市住建局", .parent = "office", .principal = "sun"}};
  world.officials.clear();
  for (const auto& [id, unit] :
       {std::pair("sun", "zhujian"), std::pair("ju", "office"), std::pair("zhao", "minzheng")}) {
    Official one{.id = id, .name = id, .rank = "principal", .unit = unit};
    one.principal = true;
    world.officials.push_back(one);
  }
  return world;
}

std::string codes_of(const World& world, const History& history, const Event& added) {
  Case subject = case_of(world, history);
  return joined(record(world, subject, added));
}

}  // namespace

TEST_CASE("a principal has a say in the cases of the office and of the unit, in no others") {
  const World world = with_principals();
  const History at_minzheng =
      plus(kAccepted, {event(K::assigned, "2026-07-02", {{"unit", "minzheng"}})});
  const History major =
      plus(kMajor, {event(K::assigned, "2026-07-02", {{"unit", "minzheng"}, {"lead", "zhao"}})});
  for (const auto& [who, said] :
       {std::pair("ju", ""), std::pair("zhao", ""), std::pair("sun", "not-its-principal")}) {
    CAPTURE(std::string(who));
    CHECK(codes_of(world, major, extended("2026-07-20", "30", who)) == said);
    CHECK(codes_of(world, at_minzheng, event(K::approved, "2026-07-10", {{"official", who}})) ==
          said);
    CHECK(codes_of(world, at_minzheng,
                   event(K::interviewed, "2026-07-10",
                         {{"official", who}, {"principal", "true"}})) == said);
    CHECK(codes_of(world, kMajor,
                   event(K::assigned, "2026-07-02", {{"unit", "minzheng"}, {"lead", who}})) ==
          said);
  }
  // Without a unit only the office's own approves.
  CHECK(codes_of(world, kMajor, extended("2026-07-20", "30", "ju")) == "");
  CHECK(codes_of(world, kMajor, extended("2026-07-20", "30", "zhao")) == "not-its-principal");
}

TEST_CASE("an extension that an earlier limit keeps from moving anything is refused") {
  const World world;
  const History capped = plus(
      kMajor,
      {event(K::merged, "2026-07-05", {{"from", "DZ-2026-000009"}, {"handle_by", "2026-08-10"}})});
  CHECK(codes_of(world, capped, extended("2026-07-20", "30")) == "does-nothing");
  CHECK(codes_of(world, kMajor, extended("2026-07-20", "30")) == "");
}

TEST_CASE("a feedback is that of the unit that was asked, and two that owe one are told apart") {
  const World world;
  const auto asked = [](std::string_view unit, std::string_view by) {
    return event(K::supervised, "2026-07-03",
                 {{"unit", unit}, {"reason", "催办"}, {"demand", "答复"}, {"feedback_by", by}});
  };
  const History both =
      plus(kAccepted, {asked("minzheng", "2026-07-10"), asked("renshe", "2026-07-12")});
  CHECK(codes_of(world, both, event(K::fed_back, "2026-07-08", {{"result", "x"}})) == "which-unit");
  CHECK(codes_of(world, both,
                 event(K::fed_back, "2026-07-08", {{"result", "x"}, {"unit", "chengguan"}})) ==
        "not-supervised");
  Case subject = case_of(world, both);
  REQUIRE(record(world, subject,
                 event(K::fed_back, "2026-07-08", {{"result", "x"}, {"unit", "renshe"}}))
              .empty());
  // The other one still owes its own.
  CHECK(subject.head[HeadField::clock] == "feedback");
  CHECK(subject.head[HeadField::due] == "2026-07-10");
}
