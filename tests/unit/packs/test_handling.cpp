#include <doctest/doctest.h>

#include "anjuan/ledger/case_filter.hpp"
#include "anjuan/ledger/repeats.hpp"

#include "packs/pack_office.hpp"

using namespace anjuan;
using namespace anjuan::test;
using F = DraftField;
using K = EventKind;

// How the cases of an office are taken in and handled under the clauses of its pack.

TEST_CASE("HN6: one file for a case, and whoever was here before is told when they come again") {
  const PackOffice huainan("huainan");
  const std::string first =
      huainan.registered("2026-03-02", "反映两项补贴未到账", {{F::source, "12385/7"}});
  CHECK(huainan.why_not_registered("2026-03-03", "反映两项补贴未到账", {{F::source, "12385/7"}}) ==
        Codes{"registered-already"});
  CHECK(huainan.why_not_registered("2026-03-03", "反映两项补贴未到账", {{F::source, "12385/8"}}) ==
        Codes{});
  Case again = huainan.subject(first);
  again.head[HeadField::id].clear();
  again.head[HeadField::title] = "再次反映两项补贴未到账";
  const auto known = find_repeats(huainan.open(), again, false);
  REQUIRE(known);
  REQUIRE(known->size() == 1);
  CHECK(known->front().id == first);
  // Somebody else on something else is nobody's repeat.
  again.petitioners.front() = {.name = "王某某"};
  CHECK(find_repeats(huainan.open(), again, false)->empty());
}

TEST_CASE("HN10: complaints come from the hotline, the advice desk and the petition system") {
  const PackOffice huainan("huainan");
  for (const char* source : {"12385/1", "业务咨询/1", "信访信息系统/1"}) {
    CAPTURE(source);
    CHECK(huainan.why_not_registered("2026-03-02", "反映补贴", {{F::source, source}}) == Codes{});
  }
  CHECK(huainan.why_not_registered("2026-03-02", "反映补贴", {{F::source, "12345/1"}}).size() == 1);
}

TEST_CASE("HN11: what the public, the disabled and the years make hard is marked on the case") {
  const PackOffice huainan("huainan");
  const std::string id =
      huainan.registered("2026-03-02", "反映补贴", {{F::flags, "热点 焦点 难点"}});
  CHECK(huainan.subject(id).head[HeadField::flags] == "热点 焦点 难点");
  const Ledger ledger = huainan.open();
  for (const char* mark : {"热点", "焦点", "难点"}) {
    CAPTURE(mark);
    const auto filter = parse_filter({.flags = {mark}}, ledger, day("2026-03-02"));
    REQUIRE(filter);
    CHECK(filter->matches(to_view(huainan.subject(id).head), day("2026-03-02")));
  }
  CHECK_FALSE(parse_filter({.flags = {"冷点"}}, ledger, day("2026-03-02")));
}

TEST_CASE("HN12: the six fields of the scheme are categories that a case can have") {
  const PackOffice huainan("huainan");
  for (const char* category :
       {"城乡建设/征收拆迁", "劳动和社会保障/社会救助/残疾人补贴", "金融/非法集资", "金融/金融诈骗",
        "脱贫攻坚/帮扶措施", "疫情防控/物资"}) {
    CAPTURE(category);
    CHECK(huainan.why_not_registered("2026-03-02", "反映情况", {{F::category, category}}) ==
          Codes{});
  }
  CHECK(huainan.why_not_registered("2026-03-02", "反映情况", {{F::category, "疫情防控/其他国家"}})
            .size() == 1);
}

TEST_CASE(
    "D8: settled on the spot, passed to the section that answers, or taken to the party group") {
  const PackOffice dazhou("dazhou");
  const std::string id =
      dazhou.registered("2026-03-02", "反映轮椅未发放", {{F::category, "劳动和社会保障/社会救助"}});
  REQUIRE(dazhou.tell(id, accepted("2026-03-02", id)) == Codes{});
  const auto held = [&](const char* on, rota::Batch batch) {
    batch.matter = "轮椅未发放";
    return dazhou.held(reception(on, "meeting-room", "shili-02", std::move(batch)));
  };
  CHECK(held("2026-03-03", {.disposition = rota::Disposition::answered}) == Codes{});
  // A section has a day by which it is done, whether it can be said at once or asks for inquiry.
  CHECK(held("2026-03-04", {.disposition = rota::Disposition::follow_up, .units = {"jiaojiu"}}) ==
        Codes{"missing-due"});
  CHECK(held("2026-03-04", {.cases = {id},
                            .disposition = rota::Disposition::follow_up,
                            .due = day("2026-03-20"),
                            .units = {"jiaojiu"}}) == Codes{});
  CHECK(held("2026-03-05", {.cases = {id},
                            .disposition = rota::Disposition::meeting,
                            .due = day("2026-03-12"),
                            .conferred = "党组会商议：本月内补发。"}) == Codes{});
  const Case subject = dazhou.subject(id);
  CHECK(subject.head[HeadField::unit] == "jiaojiu");
  CHECK(std::count_if(subject.history.begin(), subject.history.end(),
                      [](const Event& one) { return one.kind == K::conferred; }) == 1);
}

TEST_CASE("D10b: what came of a supervision is told to the leader and the unit, by name") {
  const PackOffice dazhou("dazhou");
  const std::string id = dazhou.registered("2026-03-02", "反映轮椅未发放",
                                           {{F::unit, "kangfu"}, {F::lead, "shili-02"}});
  REQUIRE(dazhou.tell(id, accepted("2026-03-02", id)) == Codes{});
  REQUIRE(dazhou.tell(id, event(K::supervised, "2026-03-05",
                                {{"unit", "kangfu"},
                                 {"reason", "进展缓慢"},
                                 {"demand", "报送进展"},
                                 {"feedback_by", "2026-03-10"}})) == Codes{});
  REQUIRE(dazhou.tell(id, event(K::fed_back, "2026-03-12",
                                {{"result", "已核实"}, {"reported_to", "理事长、康复科"}})) ==
          Codes{});
  CHECK(dazhou.subject(id).history.back().get("reported_to") == "理事长、康复科");
  CHECK(dazhou.report("accountability", "2026-03-01", "2026-03-31").at("feedback", "days") == "2");
}

TEST_CASE("DZ5b: whoever had a case first answers for it, or it is said why another does") {
  const PackOffice dingzhou("dingzhou");
  const std::string id = dingzhou.registered("2026-03-02", "反映屋顶漏水");
  REQUIRE(dingzhou.tell(id, accepted("2026-03-02", id)) == Codes{});
  const auto to = [&](const char* unit, const char* reason) {
    Event made = event(K::assigned, "2026-03-03", {{"unit", unit}, {"lead", "shili-03"}});
    if (*reason) made.set("reason", reason);
    return dingzhou.tell(id, made);
  };
  CHECK(to("zhujian", "") == Codes{});
  CHECK(to("renshe", "").size() == 1);
  CHECK(dingzhou.subject(id).head[HeadField::unit] == "zhujian");
  CHECK(to("renshe", "职责已划转") == Codes{});
}

TEST_CASE("DZ10: what several departments handle has one official who leads them") {
  const PackOffice dingzhou("dingzhou");
  const std::string id = dingzhou.registered("2026-03-02", "反映房产证未办理");
  REQUIRE(dingzhou.tell(id, accepted("2026-03-02", id)) == Codes{});
  Event joint = event(K::assigned, "2026-03-03", {{"unit", "zhujian"}, {"assisting", "minzheng"}});
  CHECK(dingzhou.tell(id, joint).size() == 1);
  joint.set("lead", "shili-03");
  CHECK(dingzhou.tell(id, joint) == Codes{});
  CHECK(dingzhou.subject(id).head[HeadField::lead] == "shili-03");
}

TEST_CASE("DZ13: what belongs to the courts or to arbitration goes that way by its category") {
  const PackOffice dingzhou("dingzhou");
  const auto route_of = [&](const char* category) {
    const std::string id = dingzhou.registered("2026-03-02", "反映情况", {{F::category, category}});
    REQUIRE(dingzhou.tell(id, accepted("2026-03-02", id)) == Codes{});
    return dingzhou.subject(id).head[HeadField::route];
  };
  CHECK(route_of("公安政法/诉讼") == "litigation");
  CHECK(route_of("劳动和社会保障/劳动争议") == "arbitration");
  CHECK(route_of("城乡建设/物业管理").empty());
}

TEST_CASE("DZ14: what was mediated says whether people, administration or court did it") {
  const PackOffice dingzhou("dingzhou");
  for (const char* who : {"people", "administrative", "judicial"}) {
    CAPTURE(who);
    const std::string id = dingzhou.registered("2026-03-02", "反映屋顶漏水");
    dingzhou.settled(id, "2026-03-05", {{"outcome", "mediated"}, {"mediation", who}});
    CHECK(dingzhou.subject(id).history.back().get("mediation") == who);
  }
  const std::string id = dingzhou.registered("2026-03-02", "反映屋顶漏水");
  REQUIRE(dingzhou.tell(id, accepted("2026-03-02", id)) == Codes{});
  REQUIRE(dingzhou.tell(id, event(K::replied, "2026-03-05",
                                  {{"document", "信访处理意见书〔2026〕90号"},
                                   {"served", "2026-03-05"}})) == Codes{});
  CHECK(dingzhou
            .tell(id, event(K::closed, "2026-03-06",
                            {{"document", "办结单〔2026〕90号"},
                             {"settled", "true"},
                             {"outcome", "mediated"}}))
            .size() == 1);
}

TEST_CASE("DZ17: whoever closed a case does not ask about it: a second person does") {
  const PackOffice dingzhou("dingzhou");
  const std::string id = dingzhou.registered("2026-03-02", "反映屋顶漏水");
  dingzhou.settled(id, "2026-03-05");
  CHECK(dingzhou.subject(id).head[HeadField::tasks] == "follow-up");
  Event asked =
      event(K::followed_up, "2026-03-09", {{"channel", "phone"}, {"satisfied", "satisfied"}});
  CHECK(dingzhou.tell(id, asked).size() == 1);  // li-na closed it
  asked.by = "qian";
  CHECK(dingzhou.tell(id, asked) == Codes{});
  CHECK(dingzhou.subject(id).head[HeadField::tasks].empty());
}

TEST_CASE("H8b: that the opinion was not carried out is said at the closing, and stops nobody") {
  const PackOffice street("street");
  const auto told_at_closing = [&](bool carried_out) {
    const std::string id = street.registered("2026-03-02", "反映屋顶漏水");
    const std::string number = "〔2026〕" + id.substr(12) + "号";
    REQUIRE(street.tell(id, accepted("2026-03-02", id)) == Codes{});
    REQUIRE(street.tell(id, event(K::replied, "2026-03-05",
                                  {{"document", "信访处理意见书" + number},
                                   {"served", "2026-03-05"},
                                   {"result", "supported"}})) == Codes{});
    if (carried_out)
      REQUIRE(street.tell(id, event(K::implemented, "2026-03-06", {{"result", "已重做防水"}})) ==
              Codes{});
    CHECK(street.tell(id, event(K::closed, "2026-03-09",
                                {{"document", "办结单" + number}, {"settled", "true"}})) ==
          Codes{});
    const auto told = not_carried_out(street.subject(id));
    return told ? told->rule : std::string();
  };
  CHECK(told_at_closing(false) == "source H8b");
  CHECK(told_at_closing(true).empty());
}

TEST_CASE(
    "A17: solved, explained, helped or dealt with by law: the register counts each by itself") {
  const PackOffice dongwu("dongwu");
  for (const char* outcome : {"solved", "explained", "relieved", "by-law"}) {
    CAPTURE(outcome);
    const std::string id = dongwu.registered("2026-03-02", "反映草场补偿",
                                             {{F::unit, "minzheng"}, {F::lead, "shili-03"}});
    dongwu.settled(id, "2026-03-05", {{"outcome", outcome}});
  }
  const Cells came_to = dongwu.report("register", "2026-03-01", "2026-03-31", "outcomes");
  for (const char* outcome : {"solved", "explained", "relieved", "by-law"})
    CHECK(came_to.at(outcome, "count") == "1");
  CHECK(came_to.at("mediated", "count") == "0");
}
