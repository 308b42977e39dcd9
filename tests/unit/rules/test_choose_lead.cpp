#include <doctest/doctest.h>

#include "anjuan/rules/choose_lead.hpp"

using namespace anjuan;

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
    CHECK(choose_lead(value, {}, {east, west}, today).official == one.leader);
  }
  Case about_the_leader;
  about_the_leader.head[HeadField::place] = "某县/某乡/东村";
  about_the_leader.request = "反映甲某某";
  CHECK(choose_lead(about_the_leader, {}, {east, west}, today).official.empty());
}
