#include <doctest/doctest.h>

#include "anjuan/git/case_changes.hpp"
#include "anjuan/git/merge/case_merge.hpp"
#include "anjuan/git/merge/list_merge.hpp"
#include "anjuan/text/case_reader.hpp"
#include "anjuan/text/case_writer.hpp"

#include "support/world.hpp"

using namespace anjuan;
using namespace anjuan::git;
using namespace anjuan::test;
using K = EventKind;

namespace {

const std::string kFile = "cases/2026/07/DZ-2026-000123.yaml";

/// A case in handling, as its file has it.
Case handled(const World& world) {
  return case_of(world, {event(K::registered, "2026-07-01", {{"received", "2026-07-01"}}),
                         event(K::accepted, "2026-07-02", {{"document", "受理〔2026〕1号"}}),
                         event(K::assigned, "2026-07-03", {{"unit", "minzheng"}})});
}

/// What a Result holds; the test ends with its first message when it holds none.
template <class T>
T take(Result<T> result) {
  if (!result) FAIL(result.error().diagnostics.front().message);
  return std::move(*result);
}

/// The file after some more events, each of which the rules allow.
std::string with(const World& world, const std::string& text, std::vector<Event> added) {
  Case value = take(read_case_strictly(text, kFile));
  const Head before = value.head;
  for (const Event& one : added) REQUIRE(joined(record(world, value, one)) == "");
  return take(splice_case(text, kFile, head_changes(before, value.head), added));
}

struct Sides {
  World world;
  std::string base = write_case(handled(world));

  Merged merge(const std::string& ours, const std::string& theirs,
               OnConflict how = OnConflict::mark) const {
    return merge_case({base, ours, theirs}, kFile, world.guards("2199-12-31"), how);
  }
};

std::vector<std::string> kinds_of(const std::string& text) {
  std::vector<std::string> names;
  for (const Event& one : take(read_case_strictly(text, kFile)).history)
    names.emplace_back(anjuan::spec_of(one.kind).name);
  return names;
}

}  // namespace

TEST_CASE("events of two clones are united in the order in which they were recorded") {
  const Sides sides;
  const std::string ours =
      with(sides.world, sides.base, {event(K::noted, "2026-07-10", {{"note", "晚"}})});
  const std::string theirs = with(
      sides.world, sides.base, {event(K::interviewed, "2026-07-08", {{"official", "zhang-wei"}})});
  const Merged merged = sides.merge(ours, theirs);
  REQUIRE(merged.clean());
  CHECK(joined(kinds_of(merged.text)) == "registered accepted assigned interviewed noted");
  CHECK(sides.merge(theirs, ours).text == merged.text);
}

TEST_CASE("the head of a merged case is the sum of both sides' events") {
  const Sides sides;
  const std::string ours = with(sides.world, sides.base,
                                {event(K::reclassified, "2026-07-10",
                                       {{"to", "complex"}, {"from", "general"}, {"reason", "x"}})});
  const std::string theirs =
      with(sides.world, sides.base, {event(K::noted, "2026-07-08", {{"note", "早"}})});
  const Merged merged = sides.merge(ours, theirs);
  REQUIRE(merged.clean());
  const Case value = take(read_case_strictly(merged.text, kFile));
  CHECK(value.head[HeadField::class_] == "complex");
  CHECK(value.head.values ==
        head_of(fold(value.history, facts_of(value.head), sides.world.rules()), value.head).values);
}

TEST_CASE("what cannot both stand is a conflict that shows both sides, and nobody wins") {
  const Sides sides;
  const Event one = event(K::assigned, "2026-07-10", {{"unit", "renshe"}, {"reason", "甲"}});
  const Event other = event(K::assigned, "2026-07-11", {{"unit", "chengguan"}, {"reason", "乙"}});
  const Merged merged =
      sides.merge(with(sides.world, sides.base, {one}), with(sides.world, sides.base, {other}));
  REQUIRE_FALSE(merged.clean());
  for (const char* part :
       {"<<<<<<< ours", "unit: renshe", "=======", "unit: chengguan", ">>>>>>> theirs"})
    CHECK(merged.text.find(part) != std::string::npos);
  CHECK_FALSE(read_case(merged.text, kFile).ok());
}

TEST_CASE("a case closed here and escalated there is a conflict") {
  const Sides sides;
  const std::string ours =
      with(sides.world, sides.base,
           {event(K::replied, "2026-07-20", {{"document", "答复1号"}, {"served", "2026-07-20"}}),
            event(K::closed, "2026-07-21", {{"document", "办结1号"}, {"settled", "true"}})});
  const std::string theirs =
      with(sides.world, sides.base,
           {event(K::escalated, "2026-07-26",
                  {{"clock", "handle"}, {"due", "2026-08-01"}, {"level", "1"}, {"to", "unit"}})});
  CHECK_FALSE(sides.merge(ours, theirs).clean());
}

TEST_CASE("the same escalation told by two clones stands once, the earlier one") {
  const Sides sides;
  const auto told = [&](const char* at) {
    return with(
        sides.world, sides.base,
        {event(K::escalated, at,
               {{"clock", "handle"}, {"due", "2026-08-01"}, {"level", "1"}, {"to", "unit"}})});
  };
  const Merged merged =
      sides.merge(told("2026-07-26T02:00:00+08:00"), told("2026-07-26T01:00:00+08:00"));
  REQUIRE(merged.clean());
  const Case value = take(read_case_strictly(merged.text, kFile));
  REQUIRE(value.history.size() == 4);
  CHECK(to_string(value.history.back().at) == "2026-07-26T01:00:00+08:00");
}

TEST_CASE("one number for two papers is a conflict") {
  const Sides sides;
  const std::string ours = with(sides.world, sides.base,
                                {event(K::noted, "2026-07-10", {{"document", "通知〔2026〕7号"}})});
  const std::string theirs =
      with(sides.world, sides.base,
           {event(K::conferred, "2026-07-11",
                  {{"with", "住建局"}, {"result", "会商"}, {"document", "通知〔2026〕7号"}})});
  const Merged merged = sides.merge(ours, theirs);
  REQUIRE(merged.conflicts.size() == 1);
  CHECK(merged.conflicts.front().find("通知〔2026〕7号") != std::string::npos);
}

TEST_CASE("kept from both sides, what the rules forbid stays as a note with all it said") {
  const Sides sides;
  const auto reply = [&](const char* at, const char* document) {
    return with(sides.world, sides.base,
                {event(K::replied, at, {{"document", document}, {"served", "2026-07-20"}})});
  };
  const Merged merged =
      sides.merge(reply("2026-07-20", "答复甲号"), reply("2026-07-20T11:00:00+08:00", "答复乙号"),
                  OnConflict::keep_both);
  REQUIRE(merged.clean());
  const Case value = take(read_case_strictly(merged.text, kFile));
  CHECK(joined(kinds_of(merged.text)) == "registered accepted assigned replied noted");
  CHECK(value.history.back().get("note").find("答复乙号") != std::string_view::npos);
  CHECK(check_history(value, sides.world.guards()).empty());
}

TEST_CASE("facts are merged by their key, and both changing one is for people") {
  const Sides sides;
  const auto changed = [&](const char* from, const std::string& to) {
    return replace_all(sides.base, from, to);
  };
  const std::string title = "title: 反映北城区残疾人两项补贴未发放";
  const std::string ours = changed(title.c_str(), "title: 反映补贴未发放");
  const std::string theirs = changed("persons: 1", "persons: 3");
  const Merged merged = sides.merge(ours, theirs);
  REQUIRE(merged.clean());
  CHECK(merged.text.find("title: 反映补贴未发放") != std::string::npos);
  CHECK(merged.text.find("persons: 3") != std::string::npos);
  const Merged both =
      sides.merge(ours, changed(title.c_str(), "title: 反映另一事"), OnConflict::keep_both);
  CHECK_FALSE(both.clean());
}

TEST_CASE("a comment that one side wrote stays beside the other side's events") {
  const Sides sides;
  const std::string ours = "# 见档案柜三层\n" + sides.base;
  const std::string theirs =
      with(sides.world, sides.base, {event(K::noted, "2026-07-08", {{"note", "早"}})});
  const Merged merged = sides.merge(ours, theirs);
  REQUIRE(merged.clean());
  CHECK(merged.text.starts_with("# 见档案柜三层\n"));
  CHECK(kinds_of(merged.text).size() == 4);
}

TEST_CASE("a history says how it was changed: edited, removed, inserted, moved or appended to") {
  const World world;
  const Case before = handled(world);
  const auto change = [&](auto edit) {
    Case after = before;
    edit(after.history);
    return compare_cases(before, after);
  };
  const auto only = [](const CaseChange& found) {
    REQUIRE(found.rewritten.size() == 1);
    return found.rewritten.front().how;
  };
  using How = Rewritten::How;
  CHECK(only(change([](auto& history) { history[1].by = "wang"; })) == How::edited);
  CHECK(only(change([](auto& history) { history.erase(history.begin() + 1); })) == How::removed);
  CHECK(only(change([](auto& history) { std::swap(history[1], history[2]); })) == How::moved);
  CHECK(only(change([](auto& history) {
          Event slipped = event(K::noted, "2026-07-02", {{"note", "x"}});
          slipped.line = 999;
          history.insert(history.begin() + 1, slipped);
        })) == How::inserted);
  const CaseChange appended =
      change([](auto& history) { history.push_back(event(K::noted, "2026-07-04")); });
  CHECK(appended.rewritten.empty());
  CHECK(appended.added.size() == 1);
}

TEST_CASE("lists are merged by their entries, in one order whichever side is called ours") {
  const std::string base = "# 领导\n- {id: zhao, name: 赵}\n- {id: qian, name: 钱}\n";
  const std::string ours = base + "- {id: sun, name: 孙}\n";
  const std::string theirs =
      "# 领导\n- {id: zhao, name: 赵局长}\n- {id: qian, name: 钱}\n- {id: li, name: 李}\n";
  const Merged merged = merge_list({base, ours, theirs});
  REQUIRE(merged.clean());
  CHECK(merged.text ==
        "# 领导\n- {id: zhao, name: 赵局长}\n- {id: qian, name: 钱}\n- {id: li, name: 李}\n"
        "- {id: sun, name: 孙}\n");
  CHECK(merge_list({base, theirs, ours}).text == merged.text);
}

TEST_CASE(
    "a list that was empty gets its entries, and a comment about empty lists stays as it is") {
  const std::string base = "#   areas: []\nsessions: []\n";
  const std::string ours = "#   areas: []\nsessions:\n- {id: sun}\n";
  const Merged merged = merge_list({base, ours, "#   areas: []\nsessions:\n- {id: li}\n"});
  REQUIRE(merged.clean());
  CHECK(merged.text == "#   areas: []\nsessions:\n- {id: li}\n- {id: sun}\n");
}

TEST_CASE("an entry that both sides changed differently stands between marks") {
  const std::string base = "- {id: zhao, name: 赵}\n- {id: qian, name: 钱}\n";
  const Merged merged = merge_list({base, "- {id: zhao, name: 赵甲}\n- {id: qian, name: 钱}\n",
                                    "- {id: zhao, name: 赵乙}\n- {id: qian, name: 钱}\n"});
  REQUIRE(merged.conflicts.size() == 1);
  CHECK(merged.text ==
        "<<<<<<< ours\n- {id: zhao, name: 赵甲}\n=======\n- {id: zhao, name: 赵乙}\n"
        ">>>>>>> theirs\n- {id: qian, name: 钱}\n");
  // Taken away here, changed there.
  CHECK_FALSE(merge_list({base, "- {id: qian, name: 钱}\n",
                          "- {id: zhao, name: 赵乙}\n- {id: qian, name: 钱}\n"})
                  .clean());
}

TEST_CASE("two clones that planned other days of a month are united by day and desk") {
  const std::string base =
      "sessions:\n  - {date: 2026-12-02, desk: centre, group: 1, official: zhao}\n";
  const std::string ours =
      base + "  - {date: 2026-12-09, desk: centre, group: 1, official: qian}\n";
  const std::string theirs =
      "sessions:\n  - {date: 2026-12-01, desk: centre, group: 1, official: sun}\n"
      "  - {date: 2026-12-02, desk: centre, group: 1, official: zhao}\n";
  const Merged merged = merge_list({base, ours, theirs});
  REQUIRE(merged.clean());
  CHECK(merged.text ==
        "sessions:\n  - {date: 2026-12-01, desk: centre, group: 1, official: sun}\n"
        "  - {date: 2026-12-02, desk: centre, group: 1, official: zhao}\n"
        "  - {date: 2026-12-09, desk: centre, group: 1, official: qian}\n");
}
