#include <doctest/doctest.h>

#include "packs/pack_office.hpp"

using namespace anjuan;
using namespace anjuan::test;
using F = DraftField;
using rota::Disposition;

// What becomes of receptions that were planned and held, under the clauses of each pack.

namespace {

/// The day on which what a reception left is open until, by the matter; "none" when it is not open.
std::string left_open(const PackOffice& office, std::string_view on, std::string_view case_id) {
  const Cells tasks = office.report("tasks", "2026-01-01", on);
  for (std::size_t i = 0; i < tasks.rows(); ++i)
    if (tasks.column("task")[i] == "session-item" && tasks.column("id")[i] == case_id)
      return tasks.column("due")[i];
  return "none";
}

/// How many of the missed duties of March are of that kind, and whose they are.
std::string missed(const PackOffice& office, std::string_view duty) {
  const Cells all = office.report("accountability", "2026-03-01", "2026-03-31");
  std::string whose;
  for (std::size_t i = 0; i < all.rows(); ++i)
    if (all.column("duty")[i] == duty)
      whose += (whose.empty() ? "" : " ") + all.column("since")[i] + " " + all.column("lead")[i];
  return whose;
}

}  // namespace

TEST_CASE("A15: a hard matter of a reception is met again by appointment, and stays in the list") {
  const PackOffice dongwu("dongwu");
  const std::string id = dongwu.registered("2026-03-02", "反映草场边界", {{F::class_, "complex"}});
  REQUIRE(dongwu.tell(id, accepted("2026-03-02", id)) == Codes{});
  const Cells candidates = dongwu.report("candidates", "2026-03-01", "2026-03-31");
  CHECK(candidates.at(id, "kind", "id") == "appointment");
  CHECK(dongwu.held(reception(
            "2026-03-03", "bureau", "shili-03",
            {.cases = {id}, .disposition = Disposition::meeting, .due = day("2026-03-17")})) ==
        Codes{});
  CHECK(left_open(dongwu, "2026-03-10", id) == "2026-03-17");
  CHECK(missed(dongwu, "session-item").find("2026-03-17") == 0);
  dongwu.settled(id, "2026-03-25");
  CHECK(left_open(dongwu, "2026-03-31", id) == "none");
}

TEST_CASE("C1: a hard matter that came in person stands once among the candidates, for the head") {
  const PackOffice township("township");
  const std::string id = township.registered("2026-03-02", "反映林地", {{F::class_, "complex"}});
  township.registered("2026-03-02", "咨询低保");
  const Cells candidates = township.report("candidates", "2026-03-01", "2026-03-31");
  CHECK(candidates.column("id") == Codes{id});
  CHECK(candidates.at(id, "kind", "id") == "reception");
}

TEST_CASE(
    "C8: what others have a part in gets a day to be settled by; what is settled needs none") {
  const PackOffice township("township");
  const auto held = [&](const char* on, const char* matter, rota::Batch batch) {
    batch.matter = matter;
    return township.held(reception(on, "hall", "shili-01", std::move(batch)));
  };
  CHECK(held("2026-03-03", "低保", {.disposition = Disposition::solved}) == Codes{});
  CHECK(held("2026-03-04", "林地", {.disposition = Disposition::follow_up, .units = {"guotu"}}) ==
        Codes{"missing-due"});
  CHECK(
      held("2026-03-04", "林地",
           {.disposition = Disposition::follow_up, .due = day("2026-03-20"), .units = {"guotu"}}) ==
      Codes{});
  CHECK(left_open(township, "2026-03-10", "") == "2026-03-20");
  const Cells late = township.report("accountability", "2026-03-01", "2026-03-31");
  CHECK(late.at("session-item", "unit") == "自然资源所（示例）");
}

TEST_CASE("HR2b: what a reception took up is followed until the problem is solved") {
  const PackOffice huairen("huairen");
  const std::string id =
      huairen.registered("2026-03-02", "反映拖欠工程款", {{F::class_, "complex"}});
  REQUIRE(huairen.tell(id, accepted("2026-03-02", id)) == Codes{});
  CHECK(huairen.report("candidates", "2026-03-01", "2026-03-31").at(id, "kind", "id") ==
        "appointment");
  CHECK(huairen.held(reception(
            "2026-03-03", "centre", "shili-01",
            {.cases = {id}, .disposition = Disposition::follow_up, .due = day("2026-03-20")})) ==
        Codes{});
  // Its date passing does not take it from the list; only the end of the matter does.
  for (const char* on : {"2026-03-10", "2026-03-31"})
    CHECK(left_open(huairen, on, id) == "2026-03-20");
  huairen.settled(id, "2026-04-02");
  CHECK(left_open(huairen, "2026-04-03", id) == "none");
}

TEST_CASE("D5b: whoever is on duty comes on time, and who does not is named with the day") {
  const PackOffice dazhou("dazhou");
  dazhou.planned(
      "2026-03",
      "  - {date: 2026-03-03, desk: meeting-room, kind: reception, official: shili-02}\n"
      "  - {date: 2026-03-10, desk: meeting-room, kind: reception, official: shili-02}\n");
  const auto held = [&](const char* on, int minutes) {
    rota::SessionRecord record = reception(on, "meeting-room", "shili-02", {.matter = "轮椅"});
    if (minutes > 0) record.held.minutes_late["shili-02"] = minutes;
    return dazhou.held(record);
  };
  CHECK(held("2026-03-03", 15) == Codes{});
  CHECK(held("2026-03-10", 0) == Codes{});
  CHECK(missed(dazhou, "reception-late") == "2026-03-03 钱某（示例）");
}

TEST_CASE(
    "F6: after a reception its matters are tracked and its papers put in order, or it is a task") {
  const PackOffice qidong("qidong");
  rota::SessionRecord record = reception("2026-03-03", "centre", "shili-03", {.matter = "补偿"});
  record.checklist = {{"recording", true}, {"tracking", false}, {"archived", false}};
  CHECK(qidong.held(record) == Codes{});
  record.held.date = day("2026-03-04");
  record.checklist = {{"recording", true}, {"tracking", true}, {"archived", true}};
  CHECK(qidong.held(record) == Codes{});
  const Cells tasks = qidong.report("tasks", "2026-03-01", "2026-03-31");
  CHECK(tasks.column("task") == Codes{"session-papers"});
  CHECK(tasks.at("session-papers", "since") == "2026-03-03");
  // Neither reception has its recording on file: the check of the rota says so of both.
  CHECK(missed(qidong, "reception-duty").find("2026-03-04") != std::string::npos);
}

TEST_CASE("F9: a leader who did not come to receive, or left a case undone, is held to account") {
  const PackOffice qidong("qidong");
  qidong.planned("2026-03",
                 "  - {date: 2026-03-03, desk: centre, kind: reception, official: shili-03}\n"
                 "  - {date: 2026-03-04, desk: centre, kind: reception, official: shili-04}\n");
  CHECK(qidong.held(reception("2026-03-04", "centre", "shili-04", {.matter = "补偿"})) == Codes{});
  CHECK(missed(qidong, "reception-missed") == "2026-03-03 孙某（示例）");
  const std::string id =
      qidong.registered("2025-12-01", "反映补偿标准", {{F::unit, "office"}, {F::lead, "shili-05"}});
  CHECK(missed(qidong, "handle").empty());
  REQUIRE(qidong.tell(id, accepted("2026-01-05", id)) == Codes{});
  CHECK(missed(qidong, "handle") == "2026-03-06 周某（示例）");
}

TEST_CASE("F11: receptions are counted by batches and by persons, not by days") {
  const PackOffice qidong("qidong");
  rota::SessionRecord record =
      reception("2026-03-03", "centre", "shili-03", {.persons = 5, .matter = "补偿"});
  record.batches.push_back({.persons = 2, .matter = "物业"});
  CHECK(qidong.held(record) == Codes{});
  CHECK(qidong.held(reception("2026-03-10", "centre", "shili-04",
                              {.persons = 1, .matter = "低保"})) == Codes{});
  const Cells desks = qidong.report("sessions", "2026-01-01", "2026-12-31", "desks");
  CHECK(desks.at("centre", "days") == "2");
  CHECK(desks.at("centre", "batches") == "3");
  CHECK(desks.at("centre", "persons") == "8");
}

TEST_CASE("C14: who received, who did not and what became of the cases one led is on one's card") {
  const PackOffice township("township");
  township.planned("2026-03",
                   "  - {date: 2026-03-03, desk: hall, kind: reception, official: shili-03}\n"
                   "  - {date: 2026-03-10, desk: hall, kind: reception, official: shili-03}\n"
                   "  - {date: 2026-03-11, desk: hall, kind: reception, official: shili-04}\n");
  CHECK(township.held(reception("2026-03-03", "hall", "shili-03", {.matter = "林地"})) == Codes{});
  const std::string id =
      township.registered("2026-03-02", "反映林地", {{F::unit, "guotu"}, {F::lead, "shili-03"}});
  township.settled(id, "2026-03-05");
  const Cells card = township.report("scorecard", "2026-01-01", "2026-03-31");
  CHECK(card.at("shili-03", "receptions_planned") == "2");
  CHECK(card.at("shili-03", "receptions_held") == "1");
  CHECK(card.at("shili-03", "receptions_missed") == "1");
  CHECK(card.at("shili-03", "led") == "1");
  CHECK(card.at("shili-03", "closed") == "1");
  CHECK(card.at("shili-04", "receptions_missed") == "1");
}

TEST_CASE("E8: what leaders did at receptions and of their cases is told of each and each unit") {
  const PackOffice office("three-tier");
  office.planned("2026-03",
                 "  - {date: 2026-03-20, desk: field, kind: field, official: shili-03}\n");
  rota::SessionRecord visit = reception("2026-03-20", "field", "shili-03", {.matter = "积案"});
  visit.held.kind = "field";
  CHECK(office.held(visit) == Codes{});
  const std::string id =
      office.registered("2026-03-02", "反映拆迁积案", {{F::lead, "shili-03"}, {F::unit, "office"}});
  office.settled(id, "2026-03-25");
  const Cells officials = office.report("scorecard", "2026-01-01", "2026-12-31");
  CHECK(officials.at("shili-03", "receptions_held") == "1");
  CHECK(officials.at("shili-03", "closed") == "1");
  const Cells units = office.report("scorecard", "2026-01-01", "2026-12-31", "units");
  CHECK(units.at("office", "handled") == "1");
}
