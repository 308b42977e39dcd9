#include <map>

#include <doctest/doctest.h>

#include "anjuan/i18n/i18n.hpp"
#include "anjuan/rules/lifecycle/record.hpp"
#include "anjuan/rules/shown.hpp"

namespace anjuan {
namespace {

Case complaint(std::string kind, bool confidential) {
  Case value;
  value.head[HeadField::id] = "DZ-2026-000001";
  value.head[HeadField::kind] = std::move(kind);
  value.head[HeadField::confidential] = confidential ? "true" : "";
  value.head[HeadField::title] = "李小明反映补贴";
  value.head[HeadField::place] = "中山路12号";
  value.head[HeadField::source] = "12345/13988888877";
  const bool accuses = value.head[HeadField::kind] == "accusation";
  if (accuses) value.head[HeadField::accused_unit] = "minzheng";
  value.petitioners.push_back(
      {.name = "李小明", .phone = "13988888877", .address = "定州市北城区中山路12号"});
  value.attachments.push_back({"attachments/李小明身份证.jpg", ""});
  value.request = "我是李小明，住中山路12号";
  Event event{.kind = EventKind::registered};
  event.set("summary", "补贴没有发放");
  event.set("late_reason", "李小明补交材料");
  if (accuses) event.set("accused_unit", "minzheng");
  value.history.push_back(event);
  return value;
}

TEST_CASE("a case that accuses somebody is an accusation to every reader, whatever its kind") {
  Case value = complaint("request", false);
  CHECK(secrecy_of(to_view(value.head)) == Secrecy::open);
  value.head[HeadField::accused_unit] = "minzheng";
  CHECK(secrecy_of(to_view(value.head)) == Secrecy::accusation);
  value.head[HeadField::accused_unit].clear();
  value.head[HeadField::accused] = "zhou";
  CHECK(secrecy_of(to_view(value.head)) == Secrecy::accusation);
}

TEST_CASE("looking back shows no more than may be seen today") {
  set_language(Language::en);
  Case then = complaint("request", false);
  Case now = complaint("accusation", false);
  now.petitioners.front().name = "王小红";
  then.request = "李小明和王小红";
  const auto seen = [&] { return shown(then, Audience::unit); };
  CHECK(seen().request == "李小明和王小红");
  {
    const JudgedToday judged([&](std::string_view) { return std::optional(now); });
    CHECK(seen().head[HeadField::title] == "某某反映补贴");
    CHECK(seen().petitioners.empty());
    CHECK(shown(then.request, then, Audience::unit) == "某某和某某");
    CHECK(shown(then, Audience::inside).head[HeadField::title] == "(not disclosed)");
  }
  {
    const JudgedToday judged([](std::string_view) { return std::optional<Case>(); });
    CHECK(seen().petitioners.empty());
    CHECK(secrecy_of(to_view(then.head)) == Secrecy::confidential);
  }
  then.at_least = Secrecy::accusation;
  CHECK(shown(then, Audience::inside).head[HeadField::title] == "(not disclosed)");
}

TEST_CASE("whoever complained in a case that was merged is hidden in both, and in all of a chain") {
  set_language(Language::en);
  std::map<std::string, Case, std::less<>> all;
  const auto put = [&](const char* id, const char* name, const char* phone) {
    Case value;
    value.head[HeadField::id] = id;
    value.head[HeadField::kind] = "request";
    value.petitioners.push_back({.name = name, .phone = phone});
    value.request = "李小明、王秀英、端木赐，13988888877、0312-2345678";
    all[id] = value;
  };
  put("DZ-2026-000001", "李小明", "13988888877");
  put("DZ-2026-000002", "王秀英", "0312-2345678");
  put("DZ-2026-000003", "端木赐", "13900000000");
  const auto merge = [&](const char* from, const char* into) {
    Event gone{.kind = EventKind::merged};
    gone.set("into", into);
    all[from].history.push_back(gone);
    Event taken{.kind = EventKind::merged};
    taken.set("from", from);
    all[into].history.push_back(taken);
  };
  merge("DZ-2026-000001", "DZ-2026-000002");
  merge("DZ-2026-000002", "DZ-2026-000003");
  const OtherCases others([&](std::string_view id) {
    const auto found = all.find(id);
    return found == all.end() ? std::nullopt : std::optional(found->second);
  });
  for (const auto& [id, value] : all) {
    CAPTURE(id);
    CHECK(everybody_of(value).size() == 3);
    CHECK(shown(value, Audience::clerk).request == "李**、王**、端**，*********77、**********78");
    CHECK(shown(value, Audience::published).request == "某某、某某、某某，某某、某某");
  }
  // Whoever gets a letter reads their own name in it, and nobody else's.
  CHECK(shown(all["DZ-2026-000003"], Audience::petitioner).request ==
        "某某、某某、端木赐，某某、某某");
  // A part of the record knows no less of it.
  Case then = all["DZ-2026-000003"];
  then.joined = merged_with(then);
  then.history.clear();
  CHECK(shown(then, Audience::published).request == "某某、某某、某某，某某、某某");
  CHECK(secrecy_of(then) == Secrecy::open);
  // One of them that is secret keeps the others from whoever must not learn of it.
  all["DZ-2026-000001"].head[HeadField::confidential] = "true";
  CHECK(secrecy_of(all["DZ-2026-000003"]) == Secrecy::confidential);
  CHECK(shown(all["DZ-2026-000003"], Audience::unit).petitioners.empty());
}

TEST_CASE("each reader sees of a case what the table of audiences says, and no more") {
  set_language(Language::en);
  const struct {
    const char* what;
    const char* kind;
    bool confidential;
    Audience audience;
    const char* title;
    const char* request;
    const char* place;
    std::size_t people;
    const char* accused;
  } cases[] = {
      {"clerk", "request", false, Audience::clerk, "李**反映补贴", "我是李**，住***", "***", 1, ""},
      {"clerk", "accusation", false, Audience::clerk, "李**反映补贴", "我是李**，住***", "***", 1,
       "minzheng"},
      {"revealed", "accusation", true, Audience::revealed, "李小明反映补贴",
       "我是李小明，住中山路12号", "中山路12号", 1, "minzheng"},
      {"unit, open", "request", false, Audience::unit, "李小明反映补贴", "我是李小明，住中山路12号",
       "中山路12号", 1, ""},
      {"unit, confidential", "request", true, Audience::unit, "某某反映补贴", "补贴没有发放",
       "某某", 0, ""},
      {"unit, accusation", "accusation", false, Audience::unit, "某某反映补贴", "补贴没有发放",
       "某某", 0, "minzheng"},
      {"accused", "request", false, Audience::accused, "(not disclosed)", "", "", 0, ""},
      {"petitioner", "accusation", true, Audience::petitioner, "李小明反映补贴",
       "我是李小明，住中山路12号", "中山路12号", 1, ""},
      {"inside, open", "request", false, Audience::inside, "某某反映补贴", "我是某某，住某某",
       "某某", 0, ""},
      {"inside, accusation", "accusation", false, Audience::inside, "(not disclosed)", "", "某某",
       0, ""},
      {"published, open", "request", false, Audience::published, "某某反映补贴", "我是某某，住某某",
       "某某", 0, ""},
      {"published, confidential", "request", true, Audience::published, "(not disclosed)", "", "",
       0, ""},
  };
  for (const auto& one : cases) {
    CAPTURE(std::string(one.what));
    const Case seen = shown(complaint(one.kind, one.confidential), one.audience);
    CHECK(seen.head[HeadField::title] == one.title);
    CHECK(seen.request == one.request);
    CHECK(seen.head[HeadField::place] == one.place);
    CHECK(seen.petitioners.size() == one.people);
    CHECK(seen.head[HeadField::accused_unit] == one.accused);
    CHECK(seen.history.front().get("accused_unit") == one.accused);
    const bool whole = spec_of(one.audience).people[0] == Sight::whole && one.people == 1;
    CHECK((seen.history.front().get("late_reason") == "李小明补交材料") == whole);
    CHECK((seen.attachments.empty() ||
           seen.attachments.front().path.find("李小明") == std::string::npos) == !whole);
  }
}

TEST_CASE("a head is shown as the whole case is") {
  for (const AudienceSpec& spec : audience_table())
    for (const char* kind : {"request", "accusation", "suggestion"})
      for (const bool confidential : {false, true}) {
        const Case value = complaint(kind, confidential);
        const ShownHead head(to_view(value.head), value.petitioners, spec.audience);
        CHECK(to_head(head.view()).values == shown(value, spec.audience).head.values);
      }
}

}  // namespace
}  // namespace anjuan
