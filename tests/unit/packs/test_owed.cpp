#include <doctest/doctest.h>

#include "packs/pack_office.hpp"

using namespace anjuan;
using namespace anjuan::test;

// What each kind of office owes beside its cases: the office is made of its pack, a clerk records
// what was done, and what is still owed is asked as `report owed` asks it.

TEST_CASE("B5 B5b: lists of problems and duties at the year's start, a hearing each quarter") {
  const PackOffice jiaxing("jiaxing");
  CHECK(jiaxing.owed("lists", "2026-01-01", "2026-12-31") == Codes{"2026-01-31 市委 市政府"});
  CHECK(jiaxing.did(
            {.date = day("2026-01-20"), .kind = "sent", .report = "lists", .parties = {"市委"}}) ==
        Codes{});
  CHECK(jiaxing.owed("lists", "2026-01-01", "2026-12-31") == Codes{"2026-01-31 市政府"});
  CHECK(jiaxing.did({.date = day("2026-05-08"), .kind = "meeting", .type = "hearing"}) == Codes{});
  // A monthly meeting is no hearing on the cases that leaders took.
  CHECK(jiaxing.did({.date = day("2026-02-08"), .kind = "meeting", .type = "monthly"}) == Codes{});
  CHECK(jiaxing.owed("meeting/hearing", "2026-01-01", "2026-12-31") ==
        Codes{"2026-03-31", "2026-06-30 done 2026-05-08", "2026-09-30", "2026-12-31"});
}

TEST_CASE("B6: the bulletin goes out every month, to the counties and the city's departments") {
  const PackOffice jiaxing("jiaxing");
  CHECK(jiaxing.owed("bulletin", "2026-03-01", "2026-04-30") ==
        Codes{"2026-03-10 各县（市、区） 市级有关部门", "2026-04-10 各县（市、区） 市级有关部门"});
  CHECK(jiaxing.owed("bulletin", "2026-01-01", "2026-12-31").size() == 12);
  CHECK(jiaxing.did({.date = day("2026-03-09"), .kind = "sent", .report = "bulletin"}) == Codes{});
  CHECK(jiaxing.owed("bulletin", "2026-03-01", "2026-03-31") ==
        Codes{"2026-03-10 done 2026-03-09"});
}

TEST_CASE("B7: each village meets on the people's situation every half month") {
  const PackOffice jiaxing("jiaxing");
  CHECK(jiaxing.owed("meeting/half-month", "2026-03-01", "2026-03-31") ==
        Codes{"2026-03-15 cun-1", "2026-03-31 cun-1"});
  for (const char* unit : {"cun-1", "zhen-1"})
    CHECK(jiaxing.did({.date = day(unit == std::string("cun-1") ? "2026-03-12" : "2026-03-20"),
                       .kind = "meeting",
                       .type = "half-month",
                       .unit = unit}) == Codes{});
  // The town's meeting is not the village's.
  CHECK(jiaxing.owed("meeting/half-month", "2026-03-01", "2026-03-31") ==
        Codes{"2026-03-15 cun-1 done 2026-03-12", "2026-03-31 cun-1"});
  const Cells missed = jiaxing.report("accountability", "2026-03-01", "2026-04-01");
  CHECK(missed.at("2026-03-31", "unit", "since") == "丙村（示例）");
}

TEST_CASE("B7b: the heads of county and town meet on the people's situation, each for itself") {
  const PackOffice jiaxing("jiaxing");
  CHECK(jiaxing.did(
            {.date = day("2026-02-10"), .kind = "meeting", .type = "analysis", .unit = "xian-1"}) ==
        Codes{});
  CHECK(jiaxing.owed("meeting/analysis", "2026-01-01", "2026-06-30") ==
        Codes{"2026-03-31 xian-1 done 2026-02-10", "2026-03-31 zhen-1", "2026-06-30 xian-1",
              "2026-06-30 zhen-1"});
}

TEST_CASE("C5: the township meets on petitions every month, and a month without is a missed duty") {
  const PackOffice township("township");
  CHECK(township.did({.date = day("2026-02-05"), .kind = "meeting", .type = "monthly"}) == Codes{});
  // What a village holds is its own.
  CHECK(township.did(
            {.date = day("2026-03-05"), .kind = "meeting", .type = "monthly", .unit = "cun-1"}) ==
        Codes{});
  CHECK(township.owed("meeting/monthly", "2026-02-01", "2026-03-31") ==
        Codes{"2026-02-28 done 2026-02-05", "2026-03-31"});
  const Cells missed = township.report("accountability", "2026-02-01", "2026-04-01");
  CHECK(missed.at("2026-03-31", "duty", "since") == "activity");
  CHECK_FALSE(missed.has("2026-02-28"));
}

TEST_CASE("C12b: every village confers on its hard matters each month") {
  const PackOffice township("township");
  CHECK(
      township.did(
          {.date = day("2026-03-20"), .kind = "meeting", .type = "conference", .unit = "cun-2"}) ==
      Codes{});
  CHECK(township.owed("meeting/conference", "2026-03-01", "2026-03-31") ==
        Codes{"2026-03-31 cun-1", "2026-03-31 cun-2 done 2026-03-20"});
}

TEST_CASE("D6b: who receives in the quarter is reported to the city's petition office") {
  const PackOffice dazhou("dazhou");
  CHECK(dazhou.owed("roster", "2026-04-01", "2026-06-30") == Codes{"2026-04-10 达州市信访办"});
  CHECK(
      dazhou.did(
          {.date = day("2026-04-03"), .kind = "sent", .report = "roster", .parties = {"市残联"}}) !=
      Codes{});
  CHECK(dazhou.did({.date = day("2026-04-03"), .kind = "sent", .report = "roster"}) == Codes{});
  CHECK(dazhou.owed("roster", "2026-04-01", "2026-06-30") == Codes{"2026-04-10 done 2026-04-03"});
  CHECK(dazhou.owed("roster", "2026-01-01", "2026-12-31").size() == 4);
}

TEST_CASE("DZ9: the deputies of the townships and departments are trained every year") {
  const PackOffice dingzhou("dingzhou");
  CHECK(dingzhou.owed("training", "2026-01-01", "2026-12-31") == Codes{"2026-12-31"});
  CHECK(dingzhou.did({.date = day("2026-04-20"),
                      .kind = "training",
                      .title = "主管副职业务培训",
                      .persons = 25,
                      .parties = {"xiang-1", "zhujian"}}) == Codes{});
  CHECK(dingzhou.owed("training", "2026-01-01", "2026-12-31") ==
        Codes{"2026-12-31 done 2026-04-20"});
  // Who attended is by unit, and none that there is not.
  const Cells done = dingzhou.report("activities", "2026-01-01", "2026-12-31");
  CHECK(done.at("training", "numbers", "kind").find("2") != std::string::npos);
  CHECK(dingzhou.did({.date = day("2026-04-21"),
                      .kind = "training",
                      .title = "补训",
                      .parties = {"xiang-9"}}) == Codes{"unknown-unit"});
}

TEST_CASE("DZ11: each township and department signs its letter of responsibility every year") {
  const PackOffice dingzhou("dingzhou");
  const auto unsigned_by = [&] {
    std::string units;
    for (const std::string& one : dingzhou.owed("letter", "2026-01-01", "2026-12-31"))
      if (one.find("done") == std::string::npos) units += one.substr(11, one.find(' ', 11) - 10);
    return units;
  };
  CHECK(unsigned_by() == "zhujian minzheng renshe gongan xiang-1 ");
  CHECK(dingzhou.did({.date = day("2026-02-27"),
                      .kind = "sent",
                      .unit = "xiang-1",
                      .document = "2026年度信访工作责任书",
                      .report = "letter"}) == Codes{});
  CHECK(unsigned_by() == "zhujian minzheng renshe gongan ");
  CHECK(dingzhou.owed("letter", "2026-01-01", "2026-12-31").front() ==
        "2026-03-31 zhujian 市信访工作联席会议");
}

TEST_CASE("HN15b: what many complain of ends in a proposal, and the answer to it stands beside") {
  const PackOffice huainan("huainan");
  CHECK(huainan.owed("proposal", "2026-01-01", "2026-12-31") == Codes{"2026-06-30", "2026-12-31"});
  CHECK(huainan.did({.date = day("2026-05-11"),
                     .kind = "proposal",
                     .type = "policy",
                     .title = "完善补贴发放办法",
                     .parties = {"市财政局"}}) == Codes{});
  CHECK(huainan.owed("proposal", "2026-01-01", "2026-12-31") ==
        Codes{"2026-06-30 done 2026-05-11", "2026-12-31"});
  const auto answered = [&] {
    return huainan.report("activities", "2026-01-01", "2026-06-30", "proposals")
        .at("完善补贴发放办法", "answered", "title");
  };
  CHECK(answered().empty());
  CHECK(huainan.did({.date = day("2026-06-01"),
                     .kind = "answer",
                     .type = "adopted",
                     .title = "完善补贴发放办法"}) == Codes{});
  CHECK(answered() == "2026-06-01");
}

TEST_CASE("I5: every village is screened for disputes each month, and what was found is counted") {
  const PackOffice xiyingmen("xiyingmen");
  Codes expected;
  const Ledger ledger = xiyingmen.open();
  for (const Unit& unit : ledger.units())
    if (unit.level == "village") expected.push_back("2026-03-31 " + unit.id);
  REQUIRE_FALSE(expected.empty());
  CHECK(xiyingmen.owed("screening", "2026-03-01", "2026-03-31") == expected);
  Activity screening{
      .date = day("2026-03-18"), .kind = "screening", .unit = expected.front().substr(11)};
  screening.counts = {{"found", 6}, {"settled", 4}, {"reported_up", 1}};
  screening.title = "村居排查";
  CHECK(xiyingmen.did(screening) == Codes{});
  expected.front() += " done 2026-03-18";
  CHECK(xiyingmen.owed("screening", "2026-03-01", "2026-03-31") == expected);
  const Cells sums = xiyingmen.report("activities", "2026-03-01", "2026-03-31", "sums");
  CHECK(sums.at("found", "count") == "6");
  CHECK(sums.at("settled", "count") == "4");
  CHECK(sums.at("reported_up", "count") == "1");
}

TEST_CASE("A12 A12b: townships and bureaus report each month to committee, government and bureau") {
  const PackOffice dongwu("dongwu");
  const Codes march = dongwu.owed("monthly", "2026-03-01", "2026-03-31");
  Codes expected;
  const Ledger ledger = dongwu.open();
  for (const Unit& unit : ledger.units())
    if (unit.level == "township" || unit.level == "bureau")
      expected.push_back("2026-03-05 " + unit.id + " 旗委 旗政府 旗信访局");
  CHECK(expected.size() == 7);
  REQUIRE(march == expected);
  CHECK(dongwu.did(
            {.date = day("2026-03-04"), .kind = "sent", .unit = "zhen-1", .report = "monthly"}) ==
        Codes{});
  CHECK(dongwu.owed("monthly", "2026-03-01", "2026-03-31")[5] ==
        "2026-03-05 zhen-1 done 2026-03-04");
  // The report itself says to whom it goes.
  CHECK(dongwu.open().office().report_to == "旗委、旗政府");
  CHECK(dongwu.open().office().report_copies == Codes{"旗信访局"});
}

TEST_CASE("A9 H4: who receives is published before the month, where the articles say") {
  CHECK(PackOffice("dongwu").owed("notice", "2026-03-01", "2026-03-31") ==
        Codes{"2026-03-31 旗信访局接待场所 东乌旗信访局微信公众号"});
  const PackOffice street("street");
  CHECK(street.owed("notice", "2026-03-01", "2026-03-31") == Codes{"2026-03-31 信访接待场所"});
  CHECK(street.did({.date = day("2026-03-30"), .kind = "published", .report = "notice"}) ==
        Codes{});
  CHECK(street.owed("notice", "2026-03-01", "2026-03-31") == Codes{"2026-03-31 done 2026-03-30"});
}

TEST_CASE("C10: which leader has which case is made public every quarter") {
  const PackOffice township("township");
  CHECK(township.owed("disclosure", "2026-04-01", "2026-06-30") == Codes{"2026-04-10 公开栏"});
}

TEST_CASE("C12: every village is screened for disputes each month") {
  const PackOffice township("township");
  CHECK(
      township.did(
          {.date = day("2026-03-09"), .kind = "screening", .title = "村居排查", .unit = "cun-1"}) ==
      Codes{});
  CHECK(township.owed("screening", "2026-03-01", "2026-03-31") ==
        Codes{"2026-03-31 cun-1 done 2026-03-09", "2026-03-31 cun-2"});
}

TEST_CASE("D6: the roster of a quarter is owed ten days into it") {
  const PackOffice dazhou("dazhou");
  CHECK(dazhou.owed("roster", "2026-07-01", "2026-09-30") == Codes{"2026-07-10 达州市信访办"});
}

TEST_CASE(
    "F7: the heads of the city read each monthly report, and hear of the cases each quarter") {
  const PackOffice qidong("qidong");
  CHECK(qidong.owed("monthly", "2026-03-01", "2026-03-31") ==
        Codes{"2026-03-05 市委 市政府", "2026-03-31 shili-01 shili-02"});
  CHECK(qidong.did({.date = day("2026-03-05"), .kind = "sent", .report = "monthly"}) == Codes{});
  CHECK(qidong.did({.date = day("2026-03-10"),
                    .kind = "read",
                    .report = "monthly",
                    .period = "2026-02",
                    .parties = {"shili-01"}}) == Codes{});
  CHECK(qidong.owed("monthly", "2026-03-01", "2026-03-31") ==
        Codes{"2026-03-05 done 2026-03-05", "2026-03-31 shili-02"});
  CHECK(qidong.owed("meeting/hearing", "2026-01-01", "2026-06-30") ==
        Codes{"2026-03-31", "2026-06-30"});
}

TEST_CASE("I3 I4: a plan for the year, an inspection and a summary for each half of it") {
  const PackOffice xiyingmen("xiyingmen");
  CHECK(xiyingmen.owed("plan", "2026-01-01", "2026-12-31") == Codes{"2026-03-31 街党委 街办事处"});
  CHECK(xiyingmen.owed("inspection", "2026-01-01", "2026-12-31") ==
        Codes{"2026-06-30", "2026-12-31"});
  CHECK(xiyingmen.owed("summary", "2026-06-01", "2026-12-31") ==
        Codes{"2026-07-10 街党委 街办事处"});
}
