#include <doctest/doctest.h>

#include "anjuan/ledger/books/rota_books.hpp"

#include "packs/pack_office.hpp"

using namespace anjuan;
using namespace anjuan::test;
using F = DraftField;
using K = EventKind;

// The figures that the documents name, counted by hand beside the office's own reports.

namespace {

/// "counted/of" of an indicator over 2026.
std::string figure(const PackOffice& office, std::string_view indicator) {
  const Cells kpi = office.report("kpi", "2026-01-01", "2026-12-31");
  return kpi.at(indicator, "numerator") + "/" + kpi.at(indicator, "denominator");
}

/// So many cases received on a day.
void receive(const PackOffice& office, int count, std::string_view on,
             const char* channel = "visit") {
  for (int i = 0; i < count; ++i) office.registered(on, "反映情况", {{F::channel, channel}});
}

/// What the petitioner said of a closed case, to whom.
void says(const PackOffice& office, const std::string& id, std::string_view on,
          const char* satisfied, const char* asked_by = "office") {
  Event asked = event(K::followed_up, on,
                      {{"channel", "phone"}, {"satisfied", satisfied}, {"asked_by", asked_by}});
  asked.by = "qian";
  REQUIRE(office.tell(id, asked) == Codes{});
}

}  // namespace

TEST_CASE("B8: every matter has its answer: what is open without one is listed with its days") {
  const PackOffice jiaxing("jiaxing");
  const std::string waiting = jiaxing.registered("2026-03-02", "反映油烟");
  REQUIRE(jiaxing.tell(waiting, accepted("2026-03-04", waiting)) == Codes{});
  const std::string answered = jiaxing.registered("2026-03-02", "反映噪声");
  jiaxing.settled(answered, "2026-03-09");
  const Cells open = jiaxing.report("no-reply", "2026-03-01", "2026-03-12");
  CHECK(open.column("id") == Codes{waiting});
  CHECK(open.at(waiting, "days_waiting") == "10");
  jiaxing.settled(waiting, "2026-03-13");
  CHECK(jiaxing.report("no-reply", "2026-03-01", "2026-03-31").rows() == 0);
}

TEST_CASE(
    "B14: how many years in a row the total has fallen is told, and a year with more ends it") {
  const PackOffice jiaxing("jiaxing");
  receive(jiaxing, 3, "2023-05-08");
  receive(jiaxing, 2, "2024-05-08");
  receive(jiaxing, 1, "2025-05-08");
  const auto years = [&](const char* to) {
    return jiaxing.report("trend", "2023-01-01", to, "years");
  };
  CHECK(years("2025-12-31").column("received") == Codes{"3", "2", "1"});
  CHECK(years("2025-12-31").column("falling") == Codes{"0", "1", "2"});
  // A year that is not over says nothing yet.
  receive(jiaxing, 2, "2026-05-08");
  CHECK(years("2026-06-30").column("falling").back().empty());
  CHECK(years("2026-12-31").column("falling") == Codes{"0", "1", "2", "0"});
}

TEST_CASE(
    "HN14: the total falls, its structure improves, and the disabled are content, by number") {
  const PackOffice huainan("huainan");
  receive(huainan, 3, "2025-03-03", "visit");
  receive(huainan, 1, "2025-03-03", "online");
  receive(huainan, 1, "2026-03-03", "online");
  huainan.registered("2026-03-03", "多人反映补贴", {{F::persons, "6"}});
  const std::string content = huainan.registered("2026-03-03", "反映轮椅");
  huainan.settled(content, "2026-03-09");
  says(huainan, content, "2026-03-12", "satisfied");
  const auto trend = [&](std::string_view table) {
    return huainan.report("trend", "2026-01-01", "2026-12-31", table);
  };
  CHECK(trend("years").at("2026", "change") == "-1");
  CHECK(trend("channels").at("visit", "received") == "2");
  CHECK(trend("channels").at("visit", "received_before") == "3");
  CHECK(trend("channels").at("online", "received") == "1");
  CHECK(trend("months").at("2026-03", "groups") == "1");  // 秩序: group visits
  CHECK(trend("months").at("2026-03", "satisfaction") == "1/1");
}

TEST_CASE(
    "HN15: cases of one kind, place and unit come together as one spot, with the year before") {
  const PackOffice huainan("huainan");
  const auto complains = [&](const char* on, const char* place) {
    huainan.registered(on, "反映补贴发放",
                       {{F::category, "劳动和社会保障/社会救助/残疾人补贴"},
                        {F::place, place},
                        {F::unit, "jiaojiu"}});
  };
  complains("2025-04-01", "示例市/甲区");
  for (const char* on : {"2026-03-02", "2026-04-01", "2026-04-02"}) complains(on, "示例市/甲区");
  complains("2026-04-02", "示例市/乙区");
  const Cells spots = huainan.report("hotspots", "2026-01-01", "2026-12-31");
  CHECK(spots.rows() == 1);  // one alone is common to nobody
  CHECK(spots.at("示例市/甲区", "received", "place") == "3");
  CHECK(spots.at("示例市/甲区", "received_before", "place") == "1");
  CHECK(spots.at("示例市/甲区", "unit", "place") == "教育就业科（示例）");
}

TEST_CASE("HN13: a matter settled with one visit counts; one that came again does not") {
  const PackOffice huainan("huainan");
  const std::string once = huainan.registered("2026-03-02", "反映轮椅");
  const std::string twice = huainan.registered("2026-03-02", "反映补贴");
  for (const std::string& id : {once, twice}) huainan.settled(id, "2026-03-09");
  CHECK(figure(huainan, "one_visit") == "2/2");
  huainan.registered("2026-04-01", "再次反映补贴", {{F::repeat_of, twice}});
  CHECK(figure(huainan, "one_visit") == "1/2");
}

TEST_CASE("C11: the register says where it arose, whose it is, why, what was said and what came") {
  const PackOffice township("township");
  const std::string id =
      township.registered("2026-03-02", "反映林地界线",
                          {{F::place, "示例县/甲村"}, {F::unit, "guotu"}, {F::lead, "shili-03"}});
  REQUIRE(township.tell(id, accepted("2026-03-02", id)) == Codes{});
  REQUIRE(township.tell(id, event(K::noted, "2026-03-03",
                                  {{"step", "original"}, {"note", "界桩丢失"}})) == Codes{});
  REQUIRE(township.tell(id, event(K::interviewed, "2026-03-04",
                                  {{"official", "shili-03"},
                                   {"statement", "边界不清"},
                                   {"answer", "十日内勘界"}})) == Codes{});
  township.settled(id, "2026-03-16", {{"result", "已重新埋设界桩"}});
  const Cells rows = township.report("register", "2026-03-01", "2026-03-31");
  CHECK(rows.at(id, "place") == "示例县/甲村");
  CHECK(rows.at(id, "unit") == "自然资源所（示例）");
  CHECK(rows.at(id, "cause") == "界桩丢失");
  CHECK(rows.at(id, "opinion") == "十日内勘界");
  CHECK(rows.at(id, "result") == "已重新埋设界桩");
}

TEST_CASE(
    "D9: an archive has its four forms, the record of the talk and the letter, or says which") {
  const PackOffice dazhou("dazhou");
  const std::string id =
      dazhou.registered("2026-03-02", "反映轮椅", {{F::unit, "kangfu"}, {F::lead, "shili-02"}});
  dazhou.settled(id, "2026-03-09");
  const auto missing = [&] {
    return dazhou.report("archive", "2026-03-01", "2026-03-31").at(id, "missing");
  };
  for (const char* paper : {"督办单", "接谈记录", "责任书"}) {
    CAPTURE(paper);
    CHECK(missing().find(paper) != std::string::npos);
    REQUIRE(dazhou.tell(id, event(K::noted, "2026-03-10", {{"paper", paper}})) == Codes{});
    CHECK(missing().find(paper) == std::string::npos);
  }
  // The other three are those of its registration, assignment and closing.
  CHECK(missing().empty());
  CHECK(dazhou.report("archive", "2026-03-01", "2026-03-31").at(id, "on_file") == "6");
}

TEST_CASE(
    "D15: closed, settled and gone to a higher level as a group are three rates of the office") {
  const PackOffice dazhou("dazhou");
  const std::string peace = dazhou.registered("2026-03-02", "反映轮椅");
  dazhou.settled(peace, "2026-03-09");
  const std::string dispute = dazhou.registered("2026-03-02", "反映补贴");
  dazhou.settled(dispute, "2026-03-09", {{"settled", "false"}});
  const std::string open = dazhou.registered("2026-03-02", "反映托养");
  REQUIRE(dazhou.tell(open, accepted("2026-03-03", open)) == Codes{});
  for (const char* level : {"province", "county"})
    dazhou.registered("2026-03-02", "多人反映托养",
                      {{F::persons, "7"}, {F::visit_level, level}, {F::group, "true"}});
  CHECK(figure(dazhou, "closing") == "2/3");
  CHECK(figure(dazhou, "settled") == "1/2");
  CHECK(figure(dazhou, "skip_level_group") == "1/2");  // the county is this office's own door
}

TEST_CASE("DZ1: accepted in time, closed in time, content, repeated and online: the five figures") {
  const PackOffice dingzhou("dingzhou");
  const std::string prompt =
      dingzhou.registered("2026-03-02", "反映漏水", {{F::channel, "online"}});
  REQUIRE(dingzhou.tell(prompt, accepted("2026-03-17", prompt)) == Codes{});  // the 15th day
  dingzhou.settled(prompt, "2026-03-30");
  says(dingzhou, prompt, "2026-04-02", "basically");
  const std::string tardy = dingzhou.registered("2026-03-02", "反映噪声");
  REQUIRE(dingzhou.tell(tardy, accepted("2026-03-18", tardy)) == Codes{});  // a day later
  dingzhou.settled(tardy, "2026-06-01");                                    // 75 days
  says(dingzhou, tardy, "2026-06-03", "dissatisfied");
  const std::string again =
      dingzhou.registered("2026-07-01", "再次反映噪声", {{F::repeat_of, tardy}});
  REQUIRE(dingzhou.tell(again, accepted("2026-07-02", again)) == Codes{});
  dingzhou.settled(again, "2026-07-10");
  CHECK(figure(dingzhou, "timely_acceptance") == "2/3");
  CHECK(figure(dingzhou, "on_time_closing") == "2/3");
  CHECK(figure(dingzhou, "satisfaction") == "1/2");
  CHECK(figure(dingzhou, "repeat") == "1/3");
  CHECK(figure(dingzhou, "online_share") == "1/3");
}

TEST_CASE("DZ1b: what a third party was told stands beside what the office was told") {
  const PackOffice dingzhou("dingzhou");
  const std::string id = dingzhou.registered("2026-03-02", "反映漏水");
  dingzhou.settled(id, "2026-03-09");
  says(dingzhou, id, "2026-03-12", "satisfied");
  says(dingzhou, id, "2026-03-13", "dissatisfied", "third-party");
  const Cells told = dingzhou.report("satisfaction", "2026-03-01", "2026-03-31");
  CHECK(told.at("office", "content") == "1");
  CHECK(told.at("third-party", "rated") == "1");
  CHECK(told.at("third-party", "content") == "0");
}

TEST_CASE("DZ7: a first matter that is closed and does not come back was solved at once") {
  const PackOffice dingzhou("dingzhou");
  std::vector<std::string> all;
  for (const char* title : {"反映漏水", "反映噪声", "反映停车"}) {
    all.push_back(dingzhou.registered("2026-03-02", title, {{F::channel, "letter"}}));
    dingzhou.settled(all.back(), "2026-03-09");
  }
  CHECK(figure(dingzhou, "first_time_solution") == "3/3");
  dingzhou.registered("2026-04-01", "再次反映漏水", {{F::repeat_of, all[0]}});
  REQUIRE(dingzhou.tell(all[1], event(K::review_requested, "2026-03-20", {{"tier", "review"}})) ==
          Codes{});
  CHECK(figure(dingzhou, "first_time_solution") == "1/3");
}

TEST_CASE(
    "DZ8: a matter that came back is listed once, with how often and what became of the first") {
  const PackOffice dingzhou("dingzhou");
  const std::string first = dingzhou.registered("2026-01-05", "反映漏水");
  dingzhou.settled(first, "2026-01-12");
  dingzhou.registered("2026-01-05", "反映噪声");
  for (const char* on : {"2026-03-02", "2026-04-01"})
    dingzhou.registered(on, "再次反映漏水", {{F::repeat_of, first}});
  const Cells repeats = dingzhou.report("repeat", "2026-04-01", "2026-04-30");
  CHECK(repeats.column("first") == Codes{first});
  CHECK(repeats.at(first, "repeats") == "2");
  CHECK(repeats.at(first, "repeats_in_period") == "1");
  CHECK(repeats.at(first, "last") == "2026-04-01");
}

TEST_CASE("DZ8b: repeats online and repeated visits have each their own rate") {
  const PackOffice dingzhou("dingzhou");
  const std::string first = dingzhou.registered("2026-01-05", "反映漏水");
  receive(dingzhou, 1, "2026-01-05", "online");
  dingzhou.registered("2026-03-02", "再次反映漏水",
                      {{F::repeat_of, first}, {F::channel, "online"}});
  CHECK(figure(dingzhou, "repeat_online") == "1/2");
  CHECK(figure(dingzhou, "repeat_visit") == "0/1");
  dingzhou.registered("2026-03-03", "再次反映漏水", {{F::repeat_of, first}});
  CHECK(figure(dingzhou, "repeat_visit") == "1/2");
}

TEST_CASE("G8: in the days of the campaign all cases and all group visits are counted, no others") {
  const PackOffice township("campaign", "2026-09-01..2026-10-07");
  township.registered("2026-08-31", "多人反映修路", {{F::persons, "8"}});
  receive(township, 2, "2026-09-01");
  township.registered("2026-10-07", "多人反映修路", {{F::persons, "8"}});
  const auto books = open_rota(township.open());
  REQUIRE(books);
  REQUIRE(books->rules.campaigns.size() == 1);
  const DateRange days = books->rules.campaigns.front().days;
  const Cells months = township.report("trend", to_string(days.from), to_string(days.to), "months");
  CHECK(months.column("received") == Codes{"2", "1"});
  CHECK(months.column("groups") == Codes{"0", "1"});
  CHECK(township.report("trend", to_string(days.from), to_string(days.to), "channels")
            .at("visit", "received") == "3");
}

TEST_CASE("I3: an archive has the registration, the talk and the closing, or says which it lacks") {
  const PackOffice xiyingmen("xiyingmen");
  const std::string id = xiyingmen.registered("2026-03-02", "反映停车");
  xiyingmen.settled(id, "2026-03-09");
  const auto missing = [&] {
    return xiyingmen.report("archive", "2026-03-01", "2026-03-31").at(id, "missing");
  };
  CHECK(missing() == "接谈记录");
  REQUIRE(xiyingmen.tell(id, event(K::noted, "2026-03-10", {{"paper", "接谈记录"}})) == Codes{});
  CHECK(missing().empty());
}

TEST_CASE(
    "DZ3 DZ4: what was old by May 2020 has that day, and every old case its leader and paper") {
  const PackOffice dingzhou("dingzhou");
  const std::string old = dingzhou.registered("2020-04-20", "反映积案", {{F::flags, "backlog"}});
  const std::string later = dingzhou.registered("2020-07-01", "反映积案", {{F::flags, "backlog"}});
  for (const std::string& id : {old, later})
    REQUIRE(dingzhou.tell(id, accepted("2020-07-02", id)) == Codes{});
  const auto backlog = [&] { return dingzhou.report("backlog", "2020-01-01", "2020-12-31"); };
  CHECK(backlog().at(old, "batch") == "第一批包联的信访积案");
  CHECK(backlog().at(old, "batch_due") == "2020-05-31");
  CHECK(backlog().at(later, "batch").empty());
  CHECK(backlog().at(old, "missing").find("包联备案表") != std::string::npos);
  CHECK(dingzhou.report("accountability", "2020-01-01", "2020-12-31").at("lead", "duty") == "lead");
  REQUIRE(dingzhou.tell(old, event(K::noted, "2020-07-03", {{"paper", "包联备案表"}})) == Codes{});
  CHECK(backlog().at(old, "missing").find("包联备案表") == std::string::npos);
}

TEST_CASE(
    "DZ2 DZ2b: receptions, cases closed and studies count, a veto takes a unit's points away") {
  const PackOffice dingzhou("dingzhou");
  dingzhou.planned("2026-03",
                   "  - {date: 2026-03-03, desk: centre, kind: reception, official: shili-03}\n"
                   "  - {date: 2026-03-10, desk: centre, kind: reception, official: shili-04}\n");
  CHECK(dingzhou.held(reception("2026-03-03", "centre", "shili-03", {.matter = "物业"})) ==
        Codes{});
  const std::string id =
      dingzhou.registered("2026-03-02", "反映漏水", {{F::unit, "zhujian"}, {F::lead, "shili-03"}});
  dingzhou.settled(id, "2026-03-09");
  const auto card = [&](std::string_view table) {
    return dingzhou.report("scorecard", "2026-01-01", "2026-12-31", table);
  };
  CHECK(card({}).at("shili-03", "points") == "2.0");  // one reception, one case closed in time
  CHECK(card({}).at("shili-04", "points") == "-1.0");
  CHECK(dingzhou.did({.date = day("2026-03-11"),
                      .kind = "score",
                      .title = "研究信访工作",
                      .unit = "zhujian"}) == Codes{});
  CHECK(card("units").at("zhujian", "points") == "1.0");
  CHECK(dingzhou.did(
            {.date = day("2026-03-12"), .kind = "score", .title = "一票否决", .unit = "zhujian"}) ==
        Codes{});
  CHECK(card("units").at("zhujian", "points") == "0.0");
  CHECK(card("units").at("zhujian", "veto") == "一票否决");
}
