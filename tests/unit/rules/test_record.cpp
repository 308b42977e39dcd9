#include <algorithm>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "anjuan/ledger/time_travel.hpp"
#include "anjuan/rules/lifecycle/record.hpp"

#include "support/world.hpp"

using namespace anjuan;
using namespace anjuan::test;
using K = EventKind;

namespace {

Event void_of(const std::vector<Event>& record, std::size_t nth, std::string_view at) {
  Event made = event(K::voided, at, {{"reason", "录错"}});
  aim_at(made, record, record[nth]);
  return made;
}

Event late(Event made, std::string_view recorded, std::string_view reason = {}) {
  made.set("recorded", to_string(moment(recorded)));
  if (!reason.empty()) made.set("late_reason", std::string(reason));
  return made;
}

std::vector<Event> answered() {
  return {event(K::registered, "2026-06-29", {{"received", "2026-06-28"}, {"class", "general"}}),
          event(K::accepted, "2026-07-01", {{"document", "受"}}),
          event(K::assigned, "2026-07-02", {{"unit", "minzheng"}}),
          event(K::interviewed, "2026-07-03", {{"official", "zhang-wei"}}),
          event(K::replied, "2026-07-10", {{"document", "答"}, {"served", "2026-07-10"}}),
          event(K::closed, "2026-07-11", {{"document", "结"}})};
}

Head head_after(const World& world, std::vector<Event> history) {
  mark_voided(history);
  return head_of(fold(history, {}, world.rules()), {});
}

}  // namespace

TEST_CASE("a case with an event taken out is the case in which it never was") {
  const World world;
  const std::vector<Event> whole = answered();
  for (std::size_t i = 1; i < whole.size(); ++i) {
    CAPTURE(i);
    std::vector<Event> without = whole;
    without.erase(without.begin() + static_cast<std::ptrdiff_t>(i));
    std::vector<Event> with_void = whole;
    with_void.push_back(void_of(whole, i, "2026-08-01"));
    CHECK(head_after(world, with_void).values == head_after(world, without).values);
    with_void.push_back(void_of(with_void, whole.size(), "2026-08-02"));
    CHECK(head_after(world, with_void).values == head_after(world, whole).values);
  }
}

TEST_CASE("of two events of one name and moment the one that was meant is taken out") {
  const World world;
  std::vector<Event> twice = {answered()[0], event(K::noted, "2026-07-01", {{"step", "visit"}}),
                              event(K::noted, "2026-07-01", {{"step", "evidence"}})};
  twice.push_back(void_of(twice, 2, "2026-08-01"));
  mark_voided(twice);
  CHECK(fold(twice, {}, world.rules()).steps == std::vector<HandlingStep>{HandlingStep::visit});
}

TEST_CASE("a case registered by mistake owes nothing, and only its voiding can be taken back") {
  const World world;
  Case subject = case_of(world, answered());
  CHECK(record(world, subject, void_of(subject.history, 0, "2026-08-01")).empty());
  mark_voided(subject.history);
  const CaseState state = fold(subject.history, facts_of(subject.head), world.rules());
  CHECK(state.status == Status::voided);
  CHECK(state.clocks.empty());
  CHECK(state.late_duties().empty());
  CHECK(state.tasks.empty());
  CHECK(joined(record(world, subject, event(K::noted, "2026-08-02", {{"step", "visit"}}))) ==
        "wrong-status");
  const std::size_t the_void = subject.history.size() - 1;
  CHECK(record(world, subject, void_of(subject.history, the_void, "2026-08-03")).empty());
  mark_voided(subject.history);
  CHECK(fold(subject.history, facts_of(subject.head), world.rules()).status == Status::closed);
}

TEST_CASE("taking out what later events rest on is refused with each of them") {
  const World world;
  const struct {
    std::size_t nth;
    std::string refused;
  } cases[] = {
      {1, "wrong-status"},  // the reply needs the acceptance
      {4, "wrong-status"},  // the closing needs the reply
      {2, ""},
      {5, ""},
  };
  for (const auto& one : cases) {
    CAPTURE(one.nth);
    Case subject = case_of(world, answered());
    const auto against =
        check_append(subject, {void_of(subject.history, one.nth, "2026-08-01")}, world.guards());
    std::vector<std::string> codes;
    for (const Diagnostic& d : against) codes.push_back(d.code);
    CHECK(joined(codes) == one.refused);
    for (const Diagnostic& d : against) CHECK(d.message.find("of 2026-07-1") != std::string::npos);
  }
}

TEST_CASE("what the program recorded of its own is not taken out, nor anything twice") {
  const World world;
  Case subject = case_of(world, answered());
  REQUIRE(record(world, subject,
                 event(K::escalated, "2026-07-12",
                       {{"clock", "handle"}, {"due", "2026-07-31"}, {"level", "1"}}))
              .empty());
  CHECK(joined(record(world, subject, void_of(subject.history, 6, "2026-08-01"))) ==
        "not-to-be-voided");
  REQUIRE(record(world, subject, void_of(subject.history, 5, "2026-08-01")).empty());
  mark_voided(subject.history);
  CHECK(joined(record(world, subject, void_of(subject.history, 5, "2026-08-02"))) ==
        "voided-already");
  Event nothing = event(K::voided, "2026-08-02", {{"what", "closed"}, {"reason", "x"}});
  nothing.set("when", to_string(moment("2026-07-15")));
  CHECK(joined(record(world, subject, nothing)) == "no-such-event");
}

TEST_CASE("what happened long before it is recorded needs a reason, and says so in days") {
  const World world;
  const auto codes = [&](Event next) {
    Case subject = case_of(world, {answered()[0], answered()[1]});
    return joined(record(world, subject, std::move(next)));
  };
  const Event noted = event(K::noted, "2026-07-03", {{"step", "visit"}});
  CHECK(days_recorded_late(noted) == 0);
  CHECK(codes(late(noted, "2026-07-06")).empty());
  CHECK(days_recorded_late(late(noted, "2026-07-07")) == 4);
  CHECK(codes(late(noted, "2026-07-07")) == "late-reason-missing");
  CHECK(codes(late(noted, "2026-07-07", "停电")).empty());
  // A receipt long ago is as late as an event would be.
  const Event receipt =
      event(K::assigned, "2026-07-20", {{"unit", "minzheng"}, {"received", "2026-07-20"}});
  CHECK(codes(receipt).empty());
  Event assigned =
      late(event(K::assigned, "2026-07-02", {{"unit", "minzheng"}, {"received", "2026-07-03"}}),
           "2026-07-20");
  CHECK(days_recorded_late(assigned) == 18);
}

TEST_CASE(
    "what was known on a day stays what it was, whatever is recorded, taken out or corrected") {
  const World world;
  std::vector<Event> record = {answered()[0]};
  const auto known = [&](std::string_view on) {
    std::vector<Event> then = known_by(record, day(on));
    Head head;
    head[HeadField::title] = "新";
    return head_of(fold(then, {}, world.rules()), corrected_head(head, record, then)).values;
  };
  const auto before = known("2026-07-20");
  record.push_back(late(answered()[1], "2026-07-21", "补录"));
  CHECK(known("2026-07-20") != known("2026-07-21"));
  record.push_back(void_of(record, 1, "2026-07-22"));
  Event correction = event(K::corrected, "2026-07-23", {{"reason", "错"}, {"title", "新"}});
  correction.set("received", "2026-06-20");
  correction.set("was", "title: 旧\nreceived: 2026-06-28");
  record.push_back(correction);
  mark_voided(record);
  auto expected = before;
  expected[static_cast<std::size_t>(HeadField::title)] = "旧";
  CHECK(known("2026-07-20") == expected);
  CHECK(known("2026-07-23")[static_cast<std::size_t>(HeadField::title)] == "新");
  // The day of receipt is that of the registration, corrected: its clocks are counted anew.
  CHECK(fold(record, {}, world.rules()).find(ClockKind::decide)->start == day("2026-06-20"));
  CHECK(
      fold(known_by(record, day("2026-07-22")), {}, world.rules()).find(ClockKind::decide)->start ==
      day("2026-06-28"));
}

TEST_CASE("a service that only the closing tells of had happened on its own day") {
  std::vector<Event> record = answered();
  record[4].set("served", "");
  record[5].set("served", "2026-07-10");
  const World world;
  const Case subject = case_of(world, record);
  const auto handled = [&](LookBack view) {
    const auto then = case_at(subject, world.rules(), view);
    REQUIRE(then);
    return then->head[HeadField::handled];
  };
  CHECK(handled({.as_of = day("2026-07-10"), .known_on = {}}) == "2026-07-10");
  CHECK(handled({.as_of = day("2026-07-10"), .known_on = day("2026-07-10")}).empty());
  CHECK(handled({.as_of = day("2026-07-11"), .known_on = day("2026-07-11")}) == "2026-07-10");
}

TEST_CASE("a receipt that was told later had happened on its own day") {
  const World world;
  Event told = event(K::assigned, "2026-07-08", {{"unit", "minzheng"}, {"received", "2026-07-03"}});
  std::vector<Event> record = {
      event(K::registered, "2026-06-29", {{"received", "2026-06-29"}, {"class", "general"}}),
      event(K::assigned, "2026-07-01", {{"unit", "minzheng"}, {"lead", "zhang-wei"}}), told};
  const auto at = [&](std::string_view as_of, std::string_view known_on) {
    const auto then = case_at(case_of(world, record), world.rules(),
                              {.as_of = day(as_of), .known_on = day(known_on)});
    REQUIRE(then);
    return then->head[HeadField::due] + " " + then->head[HeadField::lead];
  };
  CHECK(at("2026-07-02", "2026-07-20") == "2026-07-16 zhang-wei");
  CHECK(at("2026-07-03", "2026-07-20") == "2026-07-18 zhang-wei");
  CHECK(at("2026-07-03", "2026-07-07") == "2026-07-16 zhang-wei");
  CHECK(at("2026-07-08", "2026-07-08") == "2026-07-18 zhang-wei");
  // After the decision it moves nothing, as of whatever day.
  record.insert(record.begin() + 2, event(K::accepted, "2026-07-06", {{"document", "受"}}));
  const auto decide_by = [&](std::string_view as_of) {
    return case_at(case_of(world, record), world.rules(), {.as_of = day(as_of), .known_on = {}})
        ->head[HeadField::decide_by];
  };
  CHECK(decide_by("2026-07-04") == "2026-07-16");
  CHECK(decide_by("2026-07-08") == "2026-07-16");
}

TEST_CASE("of a fact that was corrected twice a day in between sees what is known now") {
  const World world;
  const auto correction = [](std::string_view at, std::string_view received) {
    return event(K::corrected, at, {{"reason", "看错日期"}, {"received", std::string(received)}});
  };
  const std::vector<Event> record = {
      event(K::registered, "2026-03-10", {{"received", "2026-03-10"}, {"class", "general"}}),
      correction("2026-03-12", "2026-03-12"), correction("2026-03-16", "2026-03-09")};
  const auto decide_by = [&](std::string_view as_of, std::optional<Date> known_on) {
    return case_at(case_of(world, record), world.rules(),
                   {.as_of = day(as_of), .known_on = known_on})
        ->head[HeadField::decide_by];
  };
  CHECK(decide_by("2026-03-11", {}) == "2026-03-24");
  CHECK(decide_by("2026-03-13", {}) == "2026-03-24");
  CHECK(decide_by("2026-03-16", {}) == "2026-03-24");
  CHECK(decide_by("2026-03-13", day("2026-03-13")) == "2026-03-27");
  CHECK(decide_by("2026-03-11", day("2026-03-11")) == "2026-03-25");
}

TEST_CASE("a record is shown as it was written, also what was taken out or corrected since") {
  std::vector<Event> record = answered();
  Event correction = event(K::corrected, "2026-07-20", {{"reason", "错"}});
  correction.set("received", "2026-06-20");
  correction.set("was", "received: 2026-06-28");
  record.push_back(correction);
  record.push_back(void_of(record, 3, "2026-07-21"));
  const World world;
  Case subject = case_of(world, record);
  const auto names = [&](std::string_view on) {
    std::string all;
    for (const Event& one : record_at(subject, {.as_of = day(on), .known_on = day(on)}))
      all += std::string(spec_of(one.kind).name) + (one.voided ? "! " : " ");
    return all;
  };
  CHECK(names("2026-07-20") ==
        "registered accepted assigned interviewed replied closed corrected ");
  CHECK(names("2026-07-21") ==
        "registered accepted assigned interviewed! replied closed corrected voided ");
  CHECK(record_at(subject, {.as_of = day("2026-07-20"), .known_on = day("2026-07-20")})
            .front()
            .get("received") == "2026-06-28");
}
