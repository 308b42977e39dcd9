#include <algorithm>

#include <doctest/doctest.h>

#include "anjuan/rules/lifecycle/table.hpp"
#include "anjuan/rules/recusal.hpp"

#include "support/world.hpp"

namespace anjuan {
namespace {

const std::vector<Unit> kUnits = {
    {.id = "office", .name = "定州市信访局"},
    {.id = "minzheng", .name = "定州市民政局", .parent = "office", .principal = "zhou"},
    {.id = "dibao", .name = "低保中心", .parent = "minzheng", .principal = "wu"},
    {.id = "zhujian", .name = "定州市住建局", .parent = "office", .principal = "zheng"},
};
const std::vector<Official> kOfficials = {
    {.id = "zhou", .name = "周平", .title = "局长", .unit = "minzheng", .principal = true},
    {.id = "sun", .name = "孙立", .title = "科长", .unit = "minzheng"},
    {.id = "wu", .name = "吴刚", .title = "主任", .unit = "dibao"},
    {.id = "zheng", .name = "郑和", .title = "局长", .unit = "zhujian", .principal = true},
};
const Roster kRoster{kOfficials, kUnits};

TEST_CASE("with an accused unit go its people, its principal and the units below it") {
  const Barred barred({.accused_units = {"minzheng"}}, kRoster);
  for (const char* unit : {"minzheng", "dibao"}) CHECK(barred.unit(unit));
  for (const char* official : {"zhou", "sun", "wu"}) CHECK(barred.official(official));
  CHECK_FALSE(barred.unit("office"));
  CHECK_FALSE(barred.unit("zhujian"));
  CHECK_FALSE(barred.official("zheng"));
  // Whoever heads it from another desk too.
  std::vector<Unit> led = kUnits;
  led[1].principal = "zheng";
  CHECK(Barred({.accused_units = {"minzheng"}}, Roster{kOfficials, led}).official("zheng"));
}

TEST_CASE("an accused official takes along what the official heads, and only that") {
  const Barred head({.accused = {"zhou"}}, kRoster);
  CHECK(head.unit("minzheng"));
  CHECK(head.official("sun"));
  const Barred clerk({.accused = {"sun"}}, kRoster);
  CHECK(clerk.official("sun"));
  CHECK_FALSE(clerk.unit("minzheng"));
  CHECK_FALSE(clerk.official("zhou"));
}

TEST_CASE("whoever declared an interest stands for nobody else") {
  const Barred barred({.recused = {"zhou"}}, kRoster);
  CHECK(barred.official("zhou"));
  CHECK_FALSE(barred.unit("minzheng"));
  CHECK_FALSE(barred.official("sun"));
}

TEST_CASE("a text names a unit with and without its place, an official by name and by office") {
  const struct {
    const char* text;
    std::vector<std::string> units, officials;
  } cases[] = {
      {"举报定州市民政局违规", {"minzheng"}, {}},
      {"举报市民政局违规", {"minzheng"}, {}},
      {"民 政 局不作为", {"minzheng"}, {}},
      {"周平收礼", {}, {"zhou"}},
      {"周局长收礼", {}, {"zhou"}},
      {"住建局郑局长", {"zhujian"}, {"zheng"}},
      {"举报村干部", {}, {}},
      {"信访局局长", {"office"}, {}},
      // As people say it.
      {"民政局周局收钱", {"minzheng"}, {"zhou"}},
      {"找孙科办事", {}, {"sun"}},
      {"周局部下雨，公安周局限期", {}, {}},
      {"财政郑局", {}, {}},
  };
  for (const auto& one : cases) {
    CAPTURE(std::string(one.text));
    const NamedInText named = named_in(one.text, kRoster);
    CHECK(named.units == one.units);
    CHECK(named.officials == one.officials);
  }
}

TEST_CASE("an official is named by every part of the title, a unit by what people call it") {
  const std::vector<Unit> units = {
      {.id = "office", .name = "定州市信访局"},
      {.id = "zhujian", .name = "市住房和城乡建设局", .parent = "office"},
      {.id = "chengguan", .name = "市城管局", .parent = "office"},
      {.id = "minzheng", .name = "市民政局", .aliases = {"老龄办"}, .parent = "office"}};
  const std::vector<Official> officials = {
      {.id = "ouyang", .name = "欧阳明", .title = "党组书记、局长"},
      {.id = "qian", .name = "钱进", .title = "副局长"},
      {.id = "zhou", .name = "周平", .title = "局长"}};
  const Roster roster{officials, units};
  const struct {
    const char* text;
    std::vector<std::string> units, officials;
  } cases[] = {
      {"欧阳局长", {}, {"ouyang"}},
      {"欧阳书记", {}, {"ouyang"}},
      {"钱副局长与钱局长", {}, {"qian"}},
      {"周副局长", {}, {"zhou"}},
      {"周 平", {}, {"zhou"}},
      {"住建局", {"zhujian"}, {}},
      {"城管打人", {"chengguan"}, {}},
      {"老龄办", {"minzheng"}, {}},
      {"住房和城乡建设局", {"zhujian"}, {}},
      {"建设单位", {}, {}},
      {"举报市民政局", {"minzheng"}, {}},
      // Other organs, and what everybody does who comes.
      {"河北省信访局", {}, {}},
      {"保定市民政局", {}, {}},
      {"唐县民政局", {}, {}},
      {"多次信访", {}, {}},
  };
  for (const auto& one : cases) {
    CAPTURE(std::string(one.text));
    const NamedInText named = named_in(one.text, roster);
    CHECK(named.units == one.units);
    CHECK(named.officials == one.officials);
  }
}

TEST_CASE("who accuses the office bars its own people, and its units can handle it") {
  const Barred unit({.accused_units = {"office"}}, kRoster);
  CHECK(unit.unit("office"));
  for (const char* other : {"minzheng", "dibao", "zhujian"}) CHECK_FALSE(unit.unit(other));
  CHECK_FALSE(unit.official("zheng"));
  std::vector<Official> officials = kOfficials;
  officials.push_back({.id = "zhao", .name = "赵伟", .title = "局长", .principal = true});
  const Barred head({.accused = {"zhao"}}, {officials, kUnits});
  CHECK(head.official("zhao"));
  CHECK_FALSE(head.unit("zhujian"));
  CHECK(Barred({.accused_units = {"office"}}, {officials, kUnits}).official("zhao"));
}

TEST_CASE("a name outside of the roster bars whoever bears it") {
  const Barred barred({.accused_units = {"定州市 民政局"}, .accused = {"郑 和"}}, kRoster);
  CHECK(barred.unit("minzheng"));
  CHECK(barred.official("zheng"));
  const Interests away{.accused_units = {"某学校"}, .accused = {"王小丙"}};
  CHECK(barred_in("王小丙、某学校", away, kRoster) == std::vector<std::string>{"王小丙", "某学校"});
  CHECK(barred_in("老周、民政", {.accused_units = {"minzheng"}}, kRoster) ==
        std::vector<std::string>{"minzheng", "zhou"});
}

TEST_CASE("whoever is only mentioned after all is accused no more") {
  Event first{.kind = EventKind::registered};
  first.set("accused", "zhou");
  Event right{.kind = EventKind::corrected};
  right.set("not_accused", "zhou");
  CHECK_FALSE(interests_of({first, right}).accuses());
}

TEST_CASE("an official who is named keeps away, in whatever writing") {
  Case value;
  value.request = "找过周局长，也找过郑 和";
  CHECK(keep_away(value, kRoster) == std::set<std::string>{"zheng", "zhou"});
  value.history.push_back({.kind = EventKind::registered});
  value.history.back().set("not_accused", "zhou");
  CHECK(keep_away(value, kRoster) == std::set<std::string>{"zheng"});
}

TEST_CASE("a title names nobody who is accused, in whatever writing") {
  Case value;
  Event first{.kind = EventKind::registered};
  first.set("accused_unit", "minzheng");
  first.set("accused", "sun 王五六");
  value.history.push_back(first);
  CHECK(veiled_title("举报市民政局孙立违规", value, kRoster) == "举报市某某某某违规");
  CHECK(veiled_title("举报王五六违规", value, kRoster) == "举报某某违规");
  CHECK(veiled_title("举报住建局违规", value, kRoster) == "举报住建局违规");
}

TEST_CASE("a later recusal that accuses counts like what the registration says") {
  Event first{.kind = EventKind::registered};
  Event later{.kind = EventKind::recused};
  later.set("unit", "zhujian");
  later.set("accused", "true");
  Event own{.kind = EventKind::recused};
  own.set("official", "sun");
  const Interests interests = interests_of({first, later, own});
  CHECK(interests.accused_units == std::vector<std::string>{"zhujian"});
  CHECK(interests.recused == std::vector<std::string>{"sun"});
  CHECK(interests.accuses());
}

TEST_CASE("no field of any step brings the case to whom it accuses") {
  // Words that are no person and no unit, and those that say who keeps away.
  constexpr std::string_view kOthers[] = {
      "accused", "accused_unit", "not_accused", "clock", "reason",  "what",    "instead_of",
      "class",   "reason_of",    "type",        "kind",  "channel", "recused", "recused_unit"};
  const test::World world;
  Event first = test::event(EventKind::registered, "2026-06-29",
                            {{"received", "2026-06-29"}, {"class", "general"}});
  first.set("accused_unit", "minzheng");
  first.set("accused", "zhang-wei");
  const Event taken = test::event(EventKind::accepted, "2026-07-01", {{"document", "受"}});
  const Event answered =
      test::event(EventKind::replied, "2026-07-01", {{"document", "答"}, {"served", "2026-07-01"}});
  const Case stages[] = {test::case_of(world, {first}), test::case_of(world, {first, taken}),
                         test::case_of(world, {first, taken, answered})};
  int tried = 0;
  for (const EventSpec& spec : event_table()) {
    if (spec.verb.empty() || spec.kind == EventKind::recused) continue;
    // Only a unit that was asked answers, and no accused one can be asked.
    const std::string_view why = spec.kind == EventKind::fed_back ? "not-supervised" : "accused";
    for (const EventField& field : spec.fields) {
      const bool names = field.type == ValueType::word || field.type == ValueType::words;
      if (!names || std::ranges::count(kOthers, field.name) > 0) continue;
      for (const char* barred : {"minzheng", "zhang-wei"}) {
        CAPTURE(spec.name);
        CAPTURE(field.name);
        Event step = test::event(spec.kind, "2026-07-02", {});
        step.set(field.name, barred);
        int refused = 0;
        for (Case stage : stages)
          refused += std::ranges::count(test::record(world, stage, step), why) > 0;
        CHECK(refused > 0);
        ++tried;
      }
    }
  }
  CHECK(tried >= 28);
}

}  // namespace

TEST_CASE("whoever is accused stays so until it is corrected, whoever would take it out") {
  const test::World world;
  Case made = test::case_of(
      world, {test::event(EventKind::registered, "2026-06-29", {{"received", "2026-06-29"}}),
              test::event(EventKind::recused, "2026-07-01",
                          {{"official", "zhang-wei"}, {"accused", "true"}, {"reason", "查明"}}),
              test::event(EventKind::recused, "2026-07-02",
                          {{"official", "wang-zr"}, {"reason", "亲属"}})});
  const auto voiding = [&](std::size_t which, const std::string& by) {
    Event taking = test::event(EventKind::voided, "2026-07-03", {{"reason", "误记"}});
    taking.by = by;
    aim_at(taking, made.history, made.history[which]);
    Case copy = made;
    return test::record(world, copy, taking);
  };
  CHECK(std::ranges::count(voiding(1, "zhang-wei"), "not-to-be-voided") == 1);
  CHECK(std::ranges::count(voiding(1, "li-na"), "not-to-be-voided") == 1);
  CHECK(std::ranges::count(voiding(2, "wang-zr"), "recusal") == 1);
  CHECK(voiding(2, "li-na").empty());
}

TEST_CASE(
    "nothing is reported to whom a case accuses, and they write nothing into it by any name") {
  const test::World world;
  Event first = test::event(EventKind::registered, "2026-06-29",
                            {{"received", "2026-06-29"}, {"urgent", "true"}});
  first.set("accused", "zhang-wei");
  const auto said = [&](Event next) {
    Case made = test::case_of(world, {first});
    return std::ranges::count(test::record(world, made, std::move(next)), "accused");
  };
  CHECK(said(test::event(EventKind::reported_up, "2026-07-01", {{"to", "张伟"}})) == 1);
  CHECK(said(test::event(EventKind::reported_up, "2026-07-01", {{"to", "市委"}})) == 0);
  Event note = test::event(EventKind::noted, "2026-07-01", {{"step", "visit"}});
  note.by = "张伟";
  CHECK(said(note) == 1);
}

TEST_CASE("a unit that keeps away does so with its sections, and with nobody else") {
  const Barred barred({.recused_units = {"minzheng"}}, kRoster);
  CHECK(barred.unit("minzheng"));
  CHECK(barred.unit("dibao"));
  CHECK_FALSE(barred.unit("office"));
  CHECK_FALSE(barred.official("zhou"));
  const Barred office({.recused_units = {"office"}}, kRoster);
  CHECK(office.unit("office"));
  CHECK_FALSE(office.unit("minzheng"));
}

TEST_CASE("a conference hands nothing over to whoever must keep away, and may find about them") {
  const Interests accused{.accused_units = {"minzheng"}};
  const auto handed = [&](std::string_view text) {
    return !handed_over_in(text, accused, kRoster).empty();
  };
  for (const char* text :
       {"会议决定交由市民政局办理", "由民政局牵头，住建局配合", "请周平局长督办", "責成民政局落實",
        "低保中心负责", "送民政局", "转周局阅", "请市民政局周局阅处", "低保中心具体负责"}) {
    CAPTURE(std::string(text));
    CHECK(handed(text));
  }
  for (const char* text : {"查明周平受贿", "周平移交纪委", "由住建局牵头，不再经民政局", "无",
                           "市民政局违规发放低保属实，由纪委处理", "请查周平问题",
                           "查清周平的问题后答复", "转变民政局作风"}) {
    CAPTURE(std::string(text));
    CHECK_FALSE(handed(text));
  }
}

TEST_CASE("words that accuse are of whoever stands in one sentence with them") {
  const auto said = [](std::string_view text) {
    const NamedInText named = accused_in_words(text, kRoster);
    std::string all;
    for (const auto* ids : {&named.units, &named.officials})
      for (const std::string& id : *ids) all += id + " ";
    return all;
  };
  CHECK(said("举报周平") == "zhou ");
  CHECK(said("举报民政局。周平在场") == "minzheng ");
  CHECK(said("孙立收钱") == "sun ");
  CHECK(said("民政局虚报人数") == "");  // of a unit it is a matter like any other
  CHECK(said("周平出席反腐败宣传以外的例会") == "zhou ");
  CHECK(said("周平出席例会") == "");
}

TEST_CASE("misdeeds of somebody are a question before the unit of that one gets the complaint") {
  const auto who = [](std::string_view text, const char* unit) {
    std::string all;
    for (const std::string& id : spoken_of(text, {unit}, kRoster)) all += id + " ";
    return all;
  };
  CHECK(who("周平受贿", "minzheng") == "zhou ");
  CHECK(who("周局長貪污低保金", "minzheng") == "zhou ");
  CHECK(who("局长索贿", "minzheng") == "zhou ");
  CHECK(who("孙科长打人", "minzheng") == "sun ");
  CHECK(who("周局收红包", "minzheng") == "zhou ");
  CHECK(who("一把手向我要钱", "minzheng") == "zhou ");
  CHECK(who("局长索贿", "dibao") == "");               // its head is 主任
  CHECK(who("村主任贪污", "dibao") == "");             // another one
  CHECK(who("周平受贿", "zhujian") == "");             // nobody of theirs
  CHECK(who("周平来过。邻居打人", "minzheng") == "");  // two matters
  CHECK(who("周平没有答复", "minzheng") == "");
}

}  // namespace anjuan
