#include <doctest/doctest.h>

#include "packs/pack_office.hpp"

using namespace anjuan;
using namespace anjuan::test;

// What the offices do beside their cases, in the forms that their documents name.

namespace {

/// Which of those types the office may record of a kind: the others are refused.
Codes allowed(const PackOffice& office, const Activity& like, const Codes& types) {
  Codes taken;
  for (const std::string& type : types) {
    Activity one = like;
    one.type = type;
    if (office.did(std::move(one)).empty()) taken.push_back(type);
  }
  return taken;
}

}  // namespace

TEST_CASE("E7: an inspection looks at the five things that the scheme names, and at no others") {
  const PackOffice office("three-tier");
  const Codes five = {"接访日制度执行", "信访工作责任落实", "主要领导带头示范", "重点积案化解",
                      "群众满意度"};
  Activity inspection{.date = day("2026-03-10"), .kind = "inspection", .type = "on-site"};
  for (const std::string& item : five) inspection.checklist.push_back({item, "已查看"});
  CHECK(office.did(inspection) == Codes{});
  CHECK(office.report("activities", "2026-03-01", "2026-03-31", "findings").column("item") == five);
  inspection.checklist = {{"信访人去向", "已查看"}};
  CHECK(office.did(inspection) == Codes{"unknown-item"});
}

TEST_CASE("E7b: papers are examined, places seen, visits unannounced, people asked") {
  const PackOffice office("three-tier");
  const Codes four = {"papers", "on-site", "unannounced", "survey"};
  const Activity like{
      .date = day("2026-03-10"), .kind = "inspection", .checklist = {{"群众满意度", "多数满意"}}};
  CHECK(allowed(office, like, four) == four);
  CHECK(allowed(office, like, {"by-hearsay"}).empty());
  CHECK(office.report("activities", "2026-03-01", "2026-03-31").column("type") == four);
}

TEST_CASE("E8b: who took no responsibility, did not act or only went through the motions answers") {
  const PackOffice office("three-tier");
  const Codes grounds = {"irresponsible", "inaction", "formality"};
  const Activity like{.date = day("2026-03-10"),
                      .kind = "accountable",
                      .title = "接访日无故缺席",
                      .parties = {"shili-03"}};
  CHECK(allowed(office, like, grounds) == grounds);
  CHECK(allowed(office, like, {"travelled"}).empty());
  const Cells told = office.report("accountability", "2026-03-01", "2026-03-31", "held");
  CHECK(told.rows() == 3);
  CHECK(told.at("inaction", "officials", "ground").find("（示例）") != std::string::npos);
  // The pack takes a point for each: the office records the line, nothing does so by itself.
  const auto points = [&] {
    const Cells card = office.report("scorecard", "2026-01-01", "2026-12-31");
    return card.has("shili-03") ? card.at("shili-03", "points") : std::string("none");
  };
  CHECK(points() == "none");
  CHECK(office.did({.date = day("2026-03-11"),
                    .kind = "score",
                    .title = "追责问责",
                    .parties = {"shili-03"}}) == Codes{});
  CHECK(points() == "-1.0");
}

TEST_CASE("HN16: inspections are unannounced, ask those concerned again, and talk one to one") {
  const PackOffice huainan("huainan");
  const Codes three = {"unannounced", "return-visit", "interview"};
  const Activity like{
      .date = day("2026-03-10"), .kind = "inspection", .checklist = {{"现场办公", "有记录"}}};
  CHECK(allowed(huainan, like, three) == three);
  // What is looked at are the four things that go down to where people live.
  Activity other = like;
  other.type = "interview";
  for (const char* item : {"接访下访", "调查研究", "政策宣传"}) {
    other.checklist = {{item, "有记录"}};
    CHECK(huainan.did(other) == Codes{});
  }
  other.checklist = {{"上访人数", "有记录"}};
  CHECK(huainan.did(other) == Codes{"unknown-item"});
}

TEST_CASE(
    "HN17: what was learnt on the spot is a paper, and the office's work of the year has it") {
  const PackOffice huainan("huainan");
  CHECK(find_activity_kind("research")->document_required);
  CHECK(huainan.did({.date = day("2026-03-10"),
                     .kind = "research",
                     .title = "残疾人补贴发放调研",
                     .document = "调研报告〔2026〕2号"}) == Codes{});
  const Cells done = huainan.report("activities", "2026-01-01", "2026-12-31");
  CHECK(done.at("research", "document", "kind") == "调研报告〔2026〕2号");
  CHECK(done.at("research", "title", "kind") == "残疾人补贴发放调研");
}

TEST_CASE(
    "HN19: advice on law, policy, information and technology, by whichever of them gives it") {
  const PackOffice huainan("huainan");
  const Codes four = {"law", "policy", "information", "technology"};
  const Activity like{.date = day("2026-03-10"),
                      .kind = "publicity",
                      .title = "送政策到家",
                      .unit = "weiquan",
                      .persons = 40};
  CHECK(allowed(huainan, like, four) == four);
  CHECK(allowed(huainan, like, {"adverts"}).empty());
  const Cells done = huainan.report("activities", "2026-01-01", "2026-12-31");
  CHECK(done.rows() == 4);
  CHECK(done.at("law", "unit", "type") == "维权科（示例）");
  CHECK(done.at("law", "persons", "type") == "40");
}

TEST_CASE(
    "HN21: research goes unannounced, works along, from within, and stays where people live") {
  const PackOffice huainan("huainan");
  const Codes four = {"unannounced", "shadowing", "embedded", "stationed"};
  const Activity like{
      .date = day("2026-03-10"), .kind = "research", .document = "调研报告〔2026〕2号"};
  CHECK(allowed(huainan, like, four) == four);
  CHECK(allowed(huainan, like, {"by-telephone"}).empty());
  CHECK(huainan.report("activities", "2026-01-01", "2026-12-31").rows() == 4);
}
