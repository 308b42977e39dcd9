#include <doctest/doctest.h>

#include "anjuan/rules/choose_lead.hpp"
#include "anjuan/rules/owed.hpp"

#include "rules/fold_helpers.hpp"

using namespace anjuan;
using namespace anjuan::test;

// What a case waits for beside its limits: a principal's approval, a conference, milestones; and
// who owes what when the case changes hands.
namespace {

Event approved(std::string_view day, std::string_view official = "wang-zr") {
  return event(K::approved, day, {{"official", official}});
}
Event assigned(std::string_view day, std::string_view unit) {
  return event(K::assigned, day, {{"unit", unit}, {"reason", "调整"}});
}
Event milestone(std::string_view day, std::string_view name, std::string_view by) {
  return event(K::milestone, day, {{"name", name}, {"reach_by", by}});
}

const std::vector<Event> kThirdVisit =
    std::vector<Event>{
        event(K::registered, "2026-06-29",
              {{"received", "2026-06-29"}, {"class", "general"}, {"repeats", "2"}})} +
    event(K::accepted, "2026-07-01", {{"document", "受"}});

/// "clock unit due done" of each breach.
std::string missed(const World& world, const std::vector<Event>& history, std::string_view on) {
  std::string all;
  for (const CaseBreach& one : breaches_of(fold(history, {}, world.rules()), day(on)))
    all += (all.empty() ? "" : ", ") + std::string(one.spec->name()) + " " + one.unit + " " +
           to_string(one.due) + (one.done ? " " + to_string(*one.done) : "") +
           (one.dropped ? " dropped" : "");
  return all;
}

}  // namespace

TEST_CASE("D12: the answer to a much repeated complaint waits for a principal's own approval") {
  const World world;
  Case subject = case_of(world, kThirdVisit);
  CHECK(joined(record(world, subject, replied("2026-07-10"))) == "approval-missing");
  CHECK(joined(record(world, subject, approved("2026-07-10", "zhang-wei"))) == "not-a-principal");
  CHECK(joined(record(world, subject, approved("2026-07-10", "nobody"))) == "no-such-official");
  CHECK(joined(record(world, subject, approved("2026-07-10"))) == "");
  CHECK(joined(record(world, subject, replied("2026-07-10"))) == "");
  // The approval was of that answer: another one needs its own, and cannot lose it afterwards.
  Event taken_out = event(K::voided, "2026-07-11", {{"reason", "录错"}});
  aim_at(taken_out, subject.history, subject.history[2]);
  CHECK(joined(record(world, subject, taken_out)) == "approval-missing");
  CHECK(joined(record(world, subject, closed("2026-07-12"))) == "");
  CHECK(joined(record(world, subject, reopened("2026-07-20"))) == "");
  CHECK(joined(record(world, subject, replied("2026-07-21"))) == "approval-missing");
}

TEST_CASE(
    "D12: what the principal found right is put right at once, what was not needs no approval") {
  const World world;
  const auto met = [&](std::string_view day, std::string_view justified) {
    return event(K::interviewed, day,
                 {{"official", "wang-zr"}, {"principal", "true"}, {"justified", justified}});
  };
  Case right = case_of(world, kThirdVisit);
  CHECK(joined(record(world, right, met("2026-07-08", "true"))) == "");
  CHECK(right.head[HeadField::tasks] == "instruct");
  CHECK(missed(world, right.history, "2026-07-08") == "meet-principal  2026-06-29 2026-07-08");
  CHECK(missed(world, right.history, "2026-07-09") ==  // at once: on the day itself
        "instruct  2026-07-08, meet-principal  2026-06-29 2026-07-08");
  CHECK(joined(record(world, right, replied("2026-07-10"))) == "approval-missing");
  CHECK(joined(record(world, right,
                      event(K::instructed, "2026-07-10",
                            {{"official", "wang-zr"}, {"text", "立即补发"}}))) == "");
  CHECK(right.head[HeadField::tasks] == "");
  CHECK(missed(world, right.history, "2026-07-11").find("instruct  2026-07-08 2026-07-10") !=
        std::string::npos);

  Case wrong = case_of(world, kThirdVisit);
  CHECK(joined(record(world, wrong, met("2026-07-08", "false"))) == "");
  CHECK(wrong.head[HeadField::tasks] == "");
  Case back = wrong;
  CHECK(joined(record(world, wrong, replied("2026-07-10"))) == "");
  // What was found right once is not undone by saying otherwise.
  CHECK(joined(record(world, back, met("2026-07-08", "true"))) == "");
  CHECK(joined(record(world, back, met("2026-07-09", "false"))) == "");
  CHECK(joined(record(world, back, replied("2026-07-10"))) == "approval-missing");
}

TEST_CASE("D11 D12: so does the answer to a visit to the city, and no other") {
  const World world;
  const auto answer = [&](std::string_view level) {
    Case subject = case_of(world, registered());
    subject.head[HeadField::visit_level] = level;
    REQUIRE(record(world, subject, event(K::accepted, "2026-07-01", {{"document", "受"}})).empty());
    CHECK(subject.head[HeadField::tasks] == (level == "county" ? "" : "meet-principal"));
    return joined(record(world, subject, replied("2026-07-10")));
  };
  CHECK(answer("county") == "");
  for (const char* level : {"city", "province", "beijing"})
    CHECK(answer(level) == "approval-missing");
  World free;
  free.office.approval_from.reset();
  Case subject = case_of(free, kThirdVisit);
  CHECK(joined(record(free, subject, replied("2026-07-10"))) == "");
}

TEST_CASE(
    "C10: what a group brings forward is conferred on before it is closed, or it is said why not") {
  const World world;
  const auto group = [&](const std::vector<Event>& more) {
    std::vector<Event> history = accepted();
    for (const Event& each : more) history = history + each;
    Case made = case_of(world, history + replied("2026-07-10"), "6");
    made.head[HeadField::group] = "true";
    return made;
  };
  Case subject = group({});
  CHECK(joined(record(world, subject, closed("2026-07-12"))) == "not-conferred");
  Event with_reason = closed("2026-07-12");
  with_reason.set("unconferred", "当场解决");
  CHECK(joined(record(world, subject, with_reason)) == "");
  Case studied =
      group({event(K::conferred, "2026-07-05", {{"with", "住建局"}, {"result", "已商定"}})});
  CHECK(joined(record(world, studied, closed("2026-07-12"))) == "");
  Event taken_out = event(K::voided, "2026-07-13", {{"reason", "录错"}});
  aim_at(taken_out, studied.history, studied.history[2]);
  CHECK(joined(record(world, studied, taken_out)) == "not-conferred");
  Case alone = case_of(world, accepted() + replied("2026-07-10"));
  CHECK(joined(record(world, alone, closed("2026-07-12"))) == "");
}

TEST_CASE("HN7: a milestone has its own day and unit, and ends when it is accepted") {
  const World world;
  Case subject = case_of(world, accepted() + assigned("2026-07-02", "minzheng"));
  CHECK(joined(record(world, subject, milestone("2026-07-03", "初查", "2026-07-10"))) == "");
  CHECK(subject.head[HeadField::clock] == "milestone");
  CHECK(subject.head[HeadField::due] == "2026-07-10");
  CHECK(joined(record(world, subject, milestone("2026-07-03", "初查", "2026-07-12"))) ==
        "duplicate-name");
  CHECK(joined(record(world, subject, milestone("2026-07-03", "会审", "2026-08-12"))) ==
        "beyond-limit");
  CHECK(joined(record(world, subject, milestone("2026-07-03", "会审", "2026-07-02"))) ==
        "before-its-cause");
  CHECK(joined(record(world, subject, milestone("2026-07-03", "会审", "2026-07-20"))) == "");
  const auto met = [](std::string_view day, std::string_view name) {
    return event(K::milestone_met, day, {{"name", name}, {"accepted_by", "wang-zr"}});
  };
  CHECK(joined(record(world, subject, met("2026-07-12", "终查"))) == "no-such-milestone");
  CHECK(joined(record(world, subject, met("2026-07-12", "初查"))) == "");
  CHECK(subject.head[HeadField::due] == "2026-07-20");
  CHECK(missed(world, subject.history, "2026-07-20") == "milestone minzheng 2026-07-10 2026-07-12");
  CHECK(
      missed(world, subject.history + replied("2026-07-15") + closed("2026-07-16"), "2026-07-21") ==
      "milestone minzheng 2026-07-10 2026-07-12, milestone minzheng 2026-07-20 2026-07-16 dropped");
}

TEST_CASE(
    "whoever has a case when its limit passes owes it, not the unit that gets it afterwards") {
  const World world;
  const auto at_minzheng = accepted() + assigned("2026-07-02", "minzheng");
  const auto taken_over = at_minzheng + assigned("2026-08-05", "renshe");
  CHECK(missed(world, taken_over, "2026-08-06") == "handle minzheng 2026-07-31");
  CHECK(case_of(world, taken_over + replied("2026-08-10")).head[HeadField::missed] ==
        "handle@minzheng 2026-07-31..2026-08-10");
  CHECK(missed(world, at_minzheng + assigned("2026-07-31", "renshe"), "2026-08-06") ==
        "handle renshe 2026-07-31");
  // Nobody had it: the office.
  const auto late = accepted() + assigned("2026-08-05", "renshe");
  CHECK(missed(world, late, "2026-08-06") == "handle  2026-07-31");
  CHECK(case_of(world, late).head[HeadField::owed_by] == kOwedByOffice);
}

TEST_CASE("a head says who owes what is due next, where that is not the unit of the case") {
  const World world;
  const auto handled = accepted() + assigned("2026-07-02", "minzheng");
  CHECK(case_of(world, handled).head[HeadField::owed_by] == "");
  const auto demand = [](std::string_view unit) {
    return event(
        K::supervised, "2026-07-03",
        {{"unit", unit}, {"reason", "慢"}, {"demand", "报"}, {"feedback_by", "2026-07-09"}});
  };
  CHECK(case_of(world, handled + demand("renshe")).head[HeadField::owed_by] == "renshe");
  CHECK(case_of(world, handled + demand("minzheng")).head[HeadField::owed_by] == "");
  CHECK(case_of(world, handled + demand("")).head[HeadField::owed_by] == "");
  CHECK(missed(world, handled + demand(""), "2026-07-10") == "feedback minzheng 2026-07-09");
  CHECK(case_of(world, handled + replied("2026-07-20") + review("2026-07-25", "review"))
            .head[HeadField::owed_by] == kOwedByOffice);
}

TEST_CASE(
    "an opinion given while a hearing has stopped its clock is not late for the hearing's days") {
  const World world;
  const auto heard =
      accepted() + replied("2026-07-20") + closed("2026-07-21") + review("2026-07-25", "review") +
      event(K::reviewed, "2026-08-01", {{"document", "复"}, {"served", "2026-08-01"}}) +
      review("2026-08-03", "re-examination") +
      event(K::suspended, "2026-08-20", {{"reason", "hearing"}});
  // 30 days from 3 August end on 2 September; from the 21st on they stood still.
  const auto given = heard + event(K::re_examined, "2026-09-10", {{"document", "核"}});
  CHECK(missed(world, given + event(K::followed_up, "2026-07-22", {{"channel", "phone"}}),
               "2026-10-01") == "");
  CHECK(case_of(world, given).head[HeadField::tasks] == "follow-up");
}

TEST_CASE("a lead who has left office is nobody") {
  const World world;
  CHECK(left_on(world.officials, "old-sun", day("2025-12-31")) == std::nullopt);
  CHECK(left_on(world.officials, "old-sun", day("2026-01-01")) == day("2026-01-01"));
  CHECK(left_on(world.officials, "wang-zr", day("2030-01-01")) == std::nullopt);
  CHECK(left_on(world.officials, "", day("2030-01-01")) == std::nullopt);
}

TEST_CASE("what was recorded is judged by the facts known then, not as they were corrected since") {
  const World world;
  Event led = event(K::assigned, "2026-07-02", {{"unit", "minzheng"}, {"lead", "zhang-wei"}});
  Case subject = case_of(world, accepted() + led + replied("2026-07-10"));
  const Event corrected = event(K::corrected, "2026-07-11",
                                {{"visit_level", "province"},
                                 {"group", "true"},
                                 {"persons", "6"},
                                 {"was", "persons: 1"},
                                 {"reason", "漏记"}});
  CHECK(joined(record(world, subject, corrected)) == "");
  CHECK(subject.head[HeadField::tasks] == "meet-principal");
  CHECK(check_history(subject, world.guards()).empty());
  // What is recorded from now on is judged by what is known now.
  CHECK(joined(record(world, subject, closed("2026-07-12"))) == "not-conferred");
}
