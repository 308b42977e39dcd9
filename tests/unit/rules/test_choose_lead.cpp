#include <doctest/doctest.h>

#include "anjuan/rules/choose_lead.hpp"

using namespace anjuan;

namespace {

const Office kUsual;

Office office_with(std::vector<LeadBy> order) {
  Office office;
  office.lead_order = std::move(order);
  return office;
}

}  // namespace

TEST_CASE("G2 F8: each village has its leader, who leads the cases that arise there") {
  const Date today = *make_date(2019, 9, 10);
  Official east{.id = "m00", .name = "甲某某"};
  east.areas = {"某县/某乡/东村"};
  Official west{.id = "m01", .name = "乙某某"};
  west.areas = {"某县/某乡/西村"};
  const struct {
    const char* place;
    const char* leader;
  } cases[] = {
      {"某县/某乡/东村", "m00"},
      {"某县/某乡/西村/二组", "m01"},
      {"某县/某乡/西村小学", ""},  // not below 西村, only called like it
      {"某县/某乡", ""},
  };
  for (const auto& one : cases) {
    CAPTURE(one.place);
    Case value;
    value.head[HeadField::place] = one.place;
    CHECK(choose_lead(value, {}, {east, west}, kUsual, today).official == one.leader);
  }
  Case about_the_leader;
  about_the_leader.head[HeadField::place] = "某县/某乡/东村";
  about_the_leader.request = "反映甲某某";
  const std::vector<Official> both = {east, west};
  const std::vector<Unit> none;
  const auto fit = free_officials(about_the_leader, {both, none});
  CHECK(fit.size() == 1);
  CHECK(choose_lead(about_the_leader, {}, fit, kUsual, today).official.empty());
}

TEST_CASE(
    "DZ5 D7 A13: whoever receives leads where the office puts the receiver first, never in "
    "somebody else's portfolio") {
  const Date today = *make_date(2026, 7, 17);
  Official zhao{.id = "zhao", .name = "赵局长"};
  Official qian{.id = "qian", .name = "钱副局长"};
  qian.portfolio = {"劳动和社会保障"};
  Case value;
  value.head[HeadField::category] = "劳动和社会保障/社会救助";
  Event met{.kind = EventKind::interviewed, .at = at_time(today, {}, std::chrono::hours(8))};
  met.set("official", "zhao");
  value.history = {met};
  const Office receiver_only = office_with({LeadBy::receiver});
  const Office receiver_first = office_with({LeadBy::receiver, LeadBy::portfolio});
  const std::vector<Official> both = {zhao, qian};
  CHECK(choose_lead(value, {}, both, kUsual, today).why == LeadReason::portfolio);
  CHECK(choose_lead(value, {}, both, receiver_first, today).official == "qian");
  CHECK(choose_lead(value, {}, both, receiver_only, today).official.empty());
  value.head[HeadField::category] = "城乡建设";
  CHECK(choose_lead(value, {}, both, receiver_first, today).official == "zhao");
  CHECK(choose_lead(value, {}, both, kUsual, today).why == LeadReason::received);
  value.history.back().set("official", "qian");
  CHECK(choose_lead(value, {}, both, receiver_first, today).official == "qian");
  value.request = "反映钱副局长";
  const std::vector<Unit> none;
  const auto fit = free_officials(value, {both, none});
  CHECK(choose_lead(value, {}, fit, receiver_first, today).official.empty());
}

TEST_CASE("C10: a principal leads the cases that the office says, and only there") {
  const Date today = *make_date(2026, 7, 17);
  Official head{.id = "zhao", .name = "赵局长", .principal = true};
  Official deputy{.id = "qian", .name = "钱副局长"};
  deputy.portfolio = {"劳动和社会保障"};
  Case value;
  value.head[HeadField::category] = "劳动和社会保障";
  CaseState major;
  major.class_ = CaseClass::major;
  CaseState complex;
  complex.class_ = CaseClass::complex;
  Office strict;
  strict.principal_leads.cases = {LedCases::major};
  CHECK(choose_lead(value, major, {head, deputy}, kUsual, today).official == "qian");
  CHECK(choose_lead(value, major, {head, deputy}, strict, today).official == "zhao");
  CHECK(choose_lead(value, complex, {head, deputy}, strict, today).official == "qian");
  strict.principal_leads.cases = {LedCases::complex};
  CHECK(choose_lead(value, complex, {head, deputy}, strict, today).official == "zhao");
}

TEST_CASE(
    "of two units that fit equally none is chosen, of two that fit unequally the closer one") {
  Unit roads{.id = "roads", .name = "路政"};
  roads.categories = {"城乡建设"};
  Unit town{.id = "town", .name = "街道"};
  town.areas = {"定州市"};
  Head head;
  head[HeadField::category] = "城乡建设/道路";
  CHECK(choose_unit(head, {roads, town}) == "roads");
  town.categories = {"城乡建设"};
  CHECK(choose_unit(head, {roads, town}).empty());
  CHECK(choose_unit(head, {town, roads}).empty());
  town.categories = {"城乡建设/道路"};
  CHECK(choose_unit(head, {roads, town}) == "town");
  CHECK(choose_unit(head, {town, roads}) == "town");
}
