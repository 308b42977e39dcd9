#include <doctest/doctest.h>

#include "anjuan/desk/typed_value.hpp"
#include "anjuan/rules/lifecycle/table.hpp"

#include "support/world.hpp"

using namespace anjuan;
using namespace anjuan::test;

TEST_CASE("what is typed in words is stored as files have it, and what means nothing stays") {
  const std::vector<Unit> units = {{.id = "minzheng", .name = "市民政局", .aliases = {"民政"}},
                                   {.id = "zhujian", .name = "市住建局", .aliases = {"民政"}}};
  const std::vector<Official> officials = {{.id = "wang", .name = "王强"},
                                           {.id = "li-1", .name = "李明"},
                                           {.id = "li-2", .name = "李明"}};
  const TypingPlace place{officials, units, day("2026-07-20")};
  const auto stored = [&](EventKind kind, std::string_view name, std::string_view typed) {
    const EventField* field = find_field(spec_of(kind), name);
    REQUIRE(field != nullptr);
    return as_stored(typed, name, field->type, field->choices, place);
  };
  using K = EventKind;
  const struct {
    K kind;
    std::string field;
    std::string typed;
    std::string stored;
  } cases[] = {
      {K::assigned, "unit", "市民政局", "minzheng"},
      {K::assigned, "unit", "minzheng", "minzheng"},
      {K::assigned, "unit", "民政", "民政"},  // two are called so
      {K::assigned, "lead", "王强", "wang"},
      {K::assigned, "lead", "李明", "李明"},
      {K::assigned, "assisting", "市民政局、市住建局", "minzheng zhujian"},
      {K::interviewed, "with", "王强 市住建局", "wang zhujian"},
      {K::reclassified, "to", "疑难复杂", "complex"},
      {K::reclassified, "to", "complex", "complex"},
      {K::reclassified, "to", "难", "难"},
      {K::followed_up, "satisfied", "基本满意", "basically"},
      {K::closed, "settled", "是", "true"},
      {K::closed, "settled", "否", "false"},
      {K::closed, "settled", "也许", "也许"},
      {K::replied, "served", "昨天", "2026-07-19"},
      {K::replied, "served", "7月18日", "2026-07-18"},
      {K::replied, "served", "2026-02-30", "2026-02-30"},
      {K::noted, "note", "市民政局", "市民政局"},
  };
  for (const auto& one : cases) {
    CAPTURE(std::string(one.field));
    CAPTURE(std::string(one.typed));
    CHECK(stored(one.kind, one.field, one.typed) == one.stored);
  }
}
