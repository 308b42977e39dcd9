#include <doctest/doctest.h>

#include "anjuan/rules/choose_lead.hpp"

#include "packs/pack_office.hpp"

using namespace anjuan;
using namespace anjuan::test;
using F = DraftField;
using H = HeadField;
using K = EventKind;

// By when an office of each kind handles its cases, and who leads them.

namespace {

/// An accepted case of a class; gives its number.
std::string taken(const PackOffice& office, const char* class_) {
  const std::string id = office.registered("2026-03-02", "反映情况", {{F::class_, class_}});
  REQUIRE(office.tell(id, accepted("2026-03-02", id)) == Codes{});
  return id;
}

/// The clause that the limit for handling such a case cites.
std::string limit_of(const PackOffice& office, CaseClass class_) {
  const Ledger ledger = office.open();
  const LimitRule* limit =
      find_limit(ledger.office(), ClockKind::handle, {class_}, day("2026-03-02"));
  REQUIRE(limit != nullptr);
  return limit->source;
}

/// What stands against giving it to the office itself with that lead.
Codes led_by(const PackOffice& office, const std::string& id, const char* lead) {
  return office.tell(id, event(K::assigned, "2026-03-03", {{"unit", "office"}, {"lead", lead}}));
}

}  // namespace

TEST_CASE("H5 H6: the street settles an ordinary case in 30 days, and a complex one in 60") {
  const PackOffice street("street");
  CHECK(street.subject(taken(street, "general")).head[H::handle_by] == "2026-04-01");
  CHECK(street.subject(taken(street, "complex")).head[H::handle_by] == "2026-05-01");
  CHECK(limit_of(street, CaseClass::general).find("一般信访案件") != std::string::npos);
  CHECK(limit_of(street, CaseClass::complex).find("情况复杂") != std::string::npos);
}

TEST_CASE("H7: a major case may have 30 days more, where the street's own head says so and why") {
  const PackOffice street("street");
  const std::string id = taken(street, "major");
  CHECK(street.subject(id).head[H::handle_by] == "2026-05-01");
  CHECK(limit_of(street, CaseClass::major).find("本制度第十六条") != std::string::npos);
  const auto extended = [&](const std::string& to, const char* days, const char* approver) {
    return street.tell(to, event(K::extended, "2026-04-20",
                                 {{"days", days},
                                  {"approver", approver},
                                  {"reason", "涉及面广"},
                                  {"notified", "2026-04-20"},
                                  {"document", "延期办理告知书〔2026〕1号"}}));
  };
  CHECK(extended(id, "31", "shili-01") != Codes{});
  CHECK(extended(id, "30", "shili-03") != Codes{});  // no head of the street
  CHECK(extended(taken(street, "complex"), "30", "shili-01") != Codes{});
  CHECK(extended(id, "30", "shili-01") == Codes{});
  CHECK(street.subject(id).head[H::handle_by] == "2026-05-31");
  CHECK(extended(id, "1", "shili-01") != Codes{});  // once
}

TEST_CASE(
    "F5: within a month of asking for an appointment there is a plan, or it is a missed duty") {
  const PackOffice qidong("qidong");
  const std::string id =
      qidong.registered("2026-03-02", "反映补偿标准", {{F::appointment, "2026-03-02"}});
  REQUIRE(qidong.tell(id, accepted("2026-03-03", id)) == Codes{});
  const auto missed = [&] { return qidong.report("accountability", "2026-03-01", "2026-04-30"); };
  CHECK(missed().at("plan", "since") == "2026-04-02");
  REQUIRE(qidong.tell(id, event(K::planned, "2026-04-02", {{"plan", "补签协议"}})) == Codes{});
  CHECK_FALSE(missed().has("plan"));
}

TEST_CASE("HR5: the head of the city leads a major case, and nobody else does") {
  const PackOffice huairen("huairen");
  const std::string id = taken(huairen, "major");
  CHECK(led_by(huairen, id, "shili-03") == Codes{"principal-must-lead"});
  CHECK(led_by(huairen, id, "shili-01") == Codes{});
  CHECK(led_by(huairen, taken(huairen, "complex"), "shili-03") == Codes{});
}

TEST_CASE("C10: of wide concern, the head leads; a group's matter is conferred on before it ends") {
  const PackOffice township("township");
  const std::string id = taken(township, "major");
  CHECK(led_by(township, id, "shili-03") == Codes{"principal-must-lead"});
  CHECK(led_by(township, id, "shili-01") == Codes{});
  // 各村各单位主要领导: that of the village which handles it, and not of another.
  const auto in_village = [&](const char* lead) {
    const std::string other = taken(township, "major");
    return township.tell(other,
                         event(K::assigned, "2026-03-03", {{"unit", "cun-1"}, {"lead", lead}}));
  };
  CHECK(in_village("shili-07") == Codes{});
  CHECK(in_village("shili-08") == Codes{"not-its-principal"});
  const std::string group = township.registered("2026-03-02", "多人反映修路", {{F::persons, "8"}});
  REQUIRE(township.tell(group, accepted("2026-03-02", group)) == Codes{});
  REQUIRE(township.tell(group, event(K::replied, "2026-03-05",
                                     {{"document", "信访处理意见书〔2026〕90号"},
                                      {"served", "2026-03-05"}})) == Codes{});
  const Event closing =
      event(K::closed, "2026-03-09", {{"document", "办结单〔2026〕90号"}, {"settled", "true"}});
  CHECK(township.tell(group, closing).size() == 1);
  REQUIRE(township.tell(group, event(K::conferred, "2026-03-06",
                                     {{"with", "班子成员"}, {"result", "年内修通"}})) == Codes{});
  CHECK(township.tell(group, closing) == Codes{});
}

TEST_CASE(
    "D12: who comes a third time is met by the head, who has what is right put right at once") {
  const PackOffice dazhou("dazhou");
  const std::string first = dazhou.registered("2026-01-05", "反映轮椅");
  dazhou.settled(first, "2026-01-12");
  const std::string second =
      dazhou.registered("2026-02-02", "再次反映轮椅", {{F::repeat_of, first}});
  CHECK(dazhou.subject(second).head[H::tasks].empty());
  dazhou.settled(second, "2026-02-09");
  const std::string third =
      dazhou.registered("2026-03-02", "第三次反映轮椅", {{F::repeat_of, first}});
  CHECK(dazhou.subject(third).head[H::tasks] == "meet-principal");
  REQUIRE(dazhou.tell(third, accepted("2026-03-02", third)) == Codes{});
  CHECK(led_by(dazhou, third, "shili-02") == Codes{});  // D7: of the portfolio, to the end
  REQUIRE(
      dazhou.tell(
          third, event(K::interviewed, "2026-03-03",
                       {{"official", "shili-01"}, {"principal", "true"}, {"justified", "true"}})) ==
      Codes{});
  CHECK(dazhou.subject(third).head[H::tasks] == "instruct");
}

TEST_CASE("G2: whoever has the village leads its case, before whoever has the matter") {
  const PackOffice campaign("campaign", "2026-09-01..2026-10-07");
  std::vector<Official> officials = {{.id = "matter", .portfolio = {"农业农村"}},
                                     {.id = "village", .areas = {"示例乡/甲村"}}};
  const std::string id = campaign.registered(
      "2026-09-02", "反映灌溉", {{F::category, "农业农村/农田水利"}, {F::place, "示例乡/甲村"}});
  const Ledger ledger = campaign.open();
  const Case subject = campaign.subject(id);
  CHECK(choose_lead(subject, state_of(subject, ledger.rules()), officials, ledger.office(),
                    day("2026-09-02"))
            .official == "village");
}

TEST_CASE("DZ5: whoever receives a case leads it from then on, unless it is another's matter") {
  const PackOffice dingzhou("dingzhou");
  const auto lead_after = [&](const char* category) {
    const std::string id = dingzhou.registered("2026-03-02", "反映情况",
                                               {{F::category, category}, {F::unit, "zhujian"}});
    REQUIRE(dingzhou.tell(id, accepted("2026-03-02", id)) == Codes{});
    rota::SessionRecord record =
        reception("2026-03-03", "centre", "shili-03",
                  {.cases = {id}, .disposition = rota::Disposition::answered});
    record.held.group = *category ? 2 : 1;
    CHECK(dingzhou.held(record) == Codes{});
    return dingzhou.subject(id).head[H::lead];
  };
  CHECK(lead_after("") == "shili-03");
  CHECK(lead_after("交通运输/公共交通").empty());  // somebody else's: it is assigned by hand
}

TEST_CASE("A14: every case has a leader, and one that has none is charged to nobody else") {
  const PackOffice dongwu("dongwu");
  const std::string id = dongwu.registered("2026-03-02", "反映草场");
  REQUIRE(dongwu.tell(id, accepted("2026-03-02", id)) == Codes{});
  const auto open = [&] { return dongwu.report("accountability", "2026-01-01", "2026-12-31"); };
  CHECK(open().at("lead", "id") == id);
  REQUIRE(led_by(dongwu, id, "shili-03") == Codes{});
  CHECK_FALSE(open().has("lead"));
}
