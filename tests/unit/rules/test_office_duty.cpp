#include <algorithm>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "anjuan/rules/batch.hpp"
#include "anjuan/rules/office_duty.hpp"
#include "anjuan/rules/owed.hpp"
#include "anjuan/settings/pack.hpp"

#include "support/world.hpp"

using namespace anjuan;

namespace {

Date on(int year, unsigned month, unsigned date) {
  return *make_date(year, month, date);
}

constexpr const char* kHead =
    "[office]\ncode = \"DZ\"\nname = \"示例\"\nranks = [\"principal\", \"deputy\"]\n"
    "[[limit]]\nclock = \"decide\"\nterm = \"15d\"\nsource = \"a\"\n"
    "[[limit]]\nclock = \"handle\"\nterm = \"60d\"\nsource = \"a\"\n"
    "[[ladder]]\nat = \"due-7d\"\nlevel = 1\nto = \"unit\"\n"
    "[[ladder]]\nat = \"due\"\nlevel = 2\nto = \"lead\"\n"
    "[[ladder]]\nat = \"due+1d\"\nlevel = 3\nto = \"principal\"\n";

constexpr const char* kMonthly =
    "[[reports.owed]]\nname = \"monthly\"\ntitle = \"月报\"\nper = \"month\"\ndue = \"end+5d\"\n"
    "shift = \"next-workday\"\nto = [\"旗委\", \"旗政府\"]\ncopies = [\"旗信访局\"]\n"
    "clerk = \"li-na\"\nfrom = 2026-01-01\nsource = \"A12\"\n";

/// An office with settings of its own and what it recorded.
struct Desk {
  explicit Desk(const std::string& settings)
      : office([&] {
          auto read = parse_office(kHead + settings, "anjuan.toml");
          if (!read) MESSAGE(to_text(read.error().diagnostics));
          REQUIRE(read);
          return *read;
        }()) {}

  static std::string to_text(const std::vector<Diagnostic>& all) {
    std::string text;
    for (const Diagnostic& d : all) text += d.message + "\n";
    return text;
  }

  OfficeBooks books() {
    std::sort(activities.begin(), activities.end(),
              [](const Activity& a, const Activity& b) { return a.date < b.date; });
    return {office, calendar, officials, units, activities};
  }
  std::vector<OwedOnce> owed(Date from, Date to) {
    return owed_by_office(books(), {from, to}, from);
  }
  OwedOnce only(Date from, Date to) {
    const auto all = owed(from, to);
    REQUIRE(all.size() == 1);
    return all.front();
  }
  void record(std::string kind, Date when, std::vector<std::string> parties, std::string period,
              std::string unit = {}) {
    activities.push_back({.date = when,
                          .kind = std::move(kind),
                          .unit = std::move(unit),
                          .report = "monthly",
                          .period = std::move(period),
                          .parties = std::move(parties)});
  }
  /// The nightly check of that day; what it reminds of is on record afterwards.
  std::vector<Reminder> night(Date today) {
    const std::vector<OwedOnce> all =
        owed_by_office(books(), {Date{}, last_asked(office, today)}, owed_since(books(), today));
    std::vector<Reminder> given = new_reminders(books(), all, today);
    if (!given.empty())
      activities.push_back({.date = today, .kind = std::string(kReminder), .reminders = given});
    return given;
  }

  Office office;
  Calendar calendar = built_in_calendar();
  std::vector<Official> officials = {
      {.id = "li-na", .name = "李娜", .rank = "deputy"},
      {.id = "zhao", .name = "赵局长", .rank = "principal", .principal = true},
      {.id = "wang", .name = "王书记", .rank = "principal", .principal = true}};
  std::vector<Unit> units = {
      {.id = "north", .name = "北镇", .level = "township", .principal = "wang"},
      {.id = "south", .name = "南镇", .level = "township"}};
  std::vector<Activity> activities;
};

}  // namespace

TEST_CASE("what a pack says is owed, by whom, to whom and by when") {
  struct Expected {
    const char* pack;
    const char* unit;  // its level; empty: the office owes it
    OfficeDuty what;
    const char* name;
    Date due;
    std::vector<std::string> missing;
  };
  const Expected all[] = {
      {"dongwu",
       "township",
       OfficeDuty::report,
       "monthly",
       on(2026, 11, 5),  // A12, A12b
       {"旗委", "旗政府", "旗信访局"}},
      {"dongwu",
       "bureau",
       OfficeDuty::report,
       "monthly",
       on(2026, 11, 5),
       {"旗委", "旗政府", "旗信访局"}},
      {"dongwu",
       "",
       OfficeDuty::publication,
       "notice",
       on(2026, 11, 30),  // A9
       {"旗信访局接待场所", "东乌旗信访局微信公众号"}},
      {"dazhou", "", OfficeDuty::report, "roster", on(2026, 10, 10), {"达州市信访办"}},  // D6
      {"qidong", "", OfficeDuty::report, "monthly", on(2026, 11, 5), {"市委", "市政府"}},
      {"qidong", "", OfficeDuty::reading, "monthly", on(2026, 11, 30), {"head"}},  // F7
      {"jiaxing",
       "",
       OfficeDuty::report,
       "bulletin",
       on(2026, 11, 10),  // B6
       {"各县（市、区）", "市级有关部门"}},
      {"street", "", OfficeDuty::publication, "notice", on(2026, 11, 30), {"信访接待场所"}},  // H4
      {"township", "", OfficeDuty::activity, "meeting/monthly", on(2026, 11, 30), {}},        // C5
      {"township", "village", OfficeDuty::activity, "screening", on(2026, 11, 30), {}},       // C12
      {"township", "", OfficeDuty::publication, "disclosure", on(2026, 10, 10), {"公开栏"}},  // C10
      {"qidong", "", OfficeDuty::activity, "meeting/hearing", on(2026, 12, 31), {}},          // F7
      {"xiyingmen", "", OfficeDuty::report, "plan", on(2026, 3, 31), {"街党委", "街办事处"}},  // I4
      {"xiyingmen", "village", OfficeDuty::activity, "screening", on(2026, 11, 30), {}},       // I5
      {"jiaxing", "", OfficeDuty::report, "lists", on(2026, 1, 31), {"市委", "市政府"}},  // B5b
      {"dingzhou",
       "township",
       OfficeDuty::report,
       "letter",
       on(2026, 3, 31),  // DZ11
       {"市信访工作联席会议"}},
      {"jiaxing", "county", OfficeDuty::activity, "meeting/analysis", on(2026, 12, 31), {}},  // B7b
      {"jiaxing", "", OfficeDuty::activity, "meeting/hearing", on(2026, 12, 31), {}},         // B5b
      {"township",
       "village",
       OfficeDuty::activity,
       "meeting/conference",
       on(2026, 11, 30),
       {}},                                                                      // C12b
      {"dingzhou", "", OfficeDuty::activity, "training", on(2026, 12, 31), {}},  // DZ9
      {"jiaxing",
       "",
       OfficeDuty::report,
       "field-campaign",
       on(2026, 3, 31),  // B2b
       {"各县（市、区）", "市级有关部门"}},
      {"jiaxing", "", OfficeDuty::activity, "meeting/panel", on(2026, 12, 31), {}},  // B15
      {"huainan", "", OfficeDuty::activity, "proposal", on(2026, 12, 31), {}},       // HN15b
      {"xiyingmen", "", OfficeDuty::activity, "inspection", on(2026, 12, 31), {}},   // I3
      {"xiyingmen", "", OfficeDuty::report, "summary", on(2026, 7, 10), {"街党委", "街办事处"}},
  };
  for (const Expected& expected : all) {
    CAPTURE(expected.pack);
    CAPTURE(expected.name);
    std::vector<TomlSource> layers;
    for (const std::string& name : layers_of(*find_pack(expected.pack)))
      layers.push_back({"packs/" + name + ".toml", find_pack(name)->text});
    layers.push_back({"anjuan.toml", "[office]\ncode = \"DZ\"\nname = \"示例\"\n"});
    const auto office = parse_office(layers);
    REQUIRE(office);
    const Calendar calendar = built_in_calendar();
    const std::vector<Official> officials = {
        {.id = "head", .rank = "市党政领导", .principal = true},
        {.id = "deputy", .rank = "市党政领导"},
        {.id = "other-head", .rank = "市人大领导", .principal = true}};
    std::vector<Unit> units;
    if (*expected.unit) units.push_back({.id = "u", .name = "u", .level = expected.unit});
    const auto owed = owed_by_office({*office, calendar, officials, units, {}},
                                     {on(2026, 1, 1), on(2026, 12, 31)}, on(2026, 1, 1));
    const auto found = std::find_if(owed.begin(), owed.end(), [&](const OwedOnce& one) {
      return one.what == expected.what && one.name == expected.name && one.due == expected.due &&
             one.unit == (*expected.unit ? "u" : "");
    });
    REQUIRE(found != owed.end());
    CHECK(found->missing == expected.missing);
  }
}

TEST_CASE("a duty of every unit of a level is nobody's where there is no such unit") {
  Desk desk(std::string(kMonthly) + "each-unit = [\"village\"]\n");
  CHECK(desk.owed(on(2026, 11, 1), on(2026, 11, 30)).empty());
}

TEST_CASE(
    "A12: the monthly report is owed to committee and government, with a copy to the bureau") {
  Desk desk(kMonthly);
  OwedOnce one = desk.only(on(2026, 11, 1), on(2026, 11, 30));
  CHECK(one.period == "2026-10");
  CHECK(one.due == on(2026, 11, 5));
  CHECK(one.missing == std::vector<std::string>{"旗委", "旗政府", "旗信访局"});
  CHECK(state_of(one, on(2026, 11, 5), 7) == OwedState::due);
  CHECK(state_of(one, on(2026, 11, 6), 7) == OwedState::late);
  CHECK(state_of(one, on(2026, 10, 20), 7) == OwedState::coming);
  desk.record("sent", on(2026, 11, 4), {"旗委", "旗政府"}, "2026-10");
  CHECK(desk.only(on(2026, 11, 1), on(2026, 11, 30)).missing ==
        std::vector<std::string>{"旗信访局"});
  desk.record("sent", on(2026, 11, 9), {"旗信访局"}, "2026-10");
  one = desk.only(on(2026, 11, 1), on(2026, 11, 30));
  CHECK(one.done == on(2026, 11, 9));
  CHECK(state_of(one, on(2026, 11, 30), 7) == OwedState::done_late);
}

TEST_CASE(
    "a last day on which nobody works moves as the office says, and counts from either edge") {
  Desk desk(kMonthly);  // 5 September 2026 is a Saturday, 5 April is Qingming
  CHECK(desk.only(on(2026, 9, 1), on(2026, 9, 30)).due == on(2026, 9, 7));
  CHECK(desk.only(on(2026, 4, 1), on(2026, 4, 30)).due == on(2026, 4, 7));
  CHECK(desk.only(on(2026, 4, 1), on(2026, 4, 30)).nominal == on(2026, 4, 5));
  Desk quarterly(
      "[[reports.owed]]\nname = \"roster\"\ntitle = \"接访安排\"\nper = \"quarter\"\n"
      "due = \"start-5w\"\nto = \"市信访办\"\nfrom = 2026-01-01\nsource = \"D6\"\n");
  const auto owed = quarterly.owed(on(2026, 1, 1), on(2026, 12, 31));
  REQUIRE(owed.size() ==
          4);  // the first quarter's fell before the rule; 2027 begins with 2026's end
  CHECK(owed.front().period == "2026-Q2");
  CHECK(owed.front().due == on(2026, 3, 25));
  CHECK(owed.back().period == "2027-Q1");
}

TEST_CASE("D6: the roster of each quarter is owed to the city's office") {
  Desk desk(
      "[[reports.owed]]\nname = \"monthly\"\ntitle = \"接访安排\"\nper = \"quarter\"\n"
      "due = \"start+9d\"\nto = \"市信访办\"\nfrom = 2026-01-01\nsource = \"D6\"\n");
  CHECK(desk.only(on(2026, 4, 1), on(2026, 6, 30)).due == on(2026, 4, 10));
  desk.record("sent", on(2026, 4, 2), {"市信访办"}, "2026-Q2");
  CHECK(desk.only(on(2026, 4, 1), on(2026, 6, 30)).done == on(2026, 4, 2));
}

TEST_CASE("B2b B15 I3: a campaign each year, a panel each quarter, an inspection each half year") {
  for (const auto& [pack, name] : {std::pair("jiaxing", "field-campaign"),
                                   {"jiaxing", "meeting/panel"},
                                   {"xiyingmen", "inspection"},
                                   {"xiyingmen", "summary"}}) {
    CAPTURE(name);
    const auto office =
        parse_office({{"base", find_pack("base")->text},
                      {pack, find_pack(pack)->text},
                      {"anjuan.toml", "[office]\ncode = \"DZ\"\nname = \"示例\"\n"}});
    REQUIRE(office);
    CHECK(std::any_of(office->duties.begin(), office->duties.end(),
                      [&](const PeriodicDuty& duty) { return duty.name == name; }));
  }
}

TEST_CASE("what the office owes is not done by a meeting of one of its units") {
  Desk books(R"([[activities.duty]]
kind = "meeting"
type = "monthly"
per = "month"
source = "C5"
)");
  const auto done = [&](std::string unit) {
    books.activities = {{.date = on(2026, 11, 10), .kind = "meeting", .type = "monthly"}};
    books.activities.front().unit = std::move(unit);
    return books.only(on(2026, 11, 1), on(2026, 11, 30)).done.has_value();
  };
  CHECK(done(""));
  CHECK(done("office"));
  CHECK_FALSE(done("north"));
}

TEST_CASE("H9: where a report names no clerk of its own, that of the office is reminded") {
  Desk books(R"([[reports.owed]]
name = "monthly"
title = "月报"
per = "month"
due = "end+5d"
to = ["区委"]
source = "H9"
)");
  books.office.clerk = "li-na";
  const auto given = books.night(on(2026, 12, 5));
  REQUIRE_FALSE(given.empty());
  CHECK(std::any_of(given.begin(), given.end(),
                    [](const Reminder& one) { return one.to == "li-na"; }));
}

TEST_CASE("A9: what is published hangs in every place that the article names") {
  Desk desk(
      "[[reports.owed]]\nname = \"monthly\"\ntitle = \"接访公示\"\nper = \"month\"\n"
      "due = \"start-1d\"\npublished = [\"接待场所\", \"微信公众号\"]\nfrom = 2026-01-01\n"
      "source = \"A9\"\n");
  desk.record("published", on(2026, 10, 30), {"接待场所"}, "2026-11");
  const OwedOnce one = desk.only(on(2026, 10, 31), on(2026, 10, 31));
  CHECK(one.what == OfficeDuty::publication);
  CHECK_FALSE(one.done.has_value());
  CHECK(one.missing == std::vector<std::string>{"微信公众号"});
}

TEST_CASE("F7: each principal reads the monthly report, by the end of the month in which it came") {
  Desk desk(std::string(kMonthly) + "read-by = {principal = true}\n");
  desk.record("read", on(2026, 11, 12), {"zhao"}, "2026-10");
  const auto owed = desk.owed(on(2026, 11, 30), on(2026, 11, 30));
  REQUIRE(owed.size() == 1);
  CHECK(owed[0].what == OfficeDuty::reading);
  CHECK(owed[0].missing == std::vector<std::string>{"wang"});
  desk.record("read", on(2026, 11, 30), {"wang"}, "2026-10");
  CHECK(desk.owed(on(2026, 11, 30), on(2026, 11, 30))[0].done == on(2026, 11, 30));
}

TEST_CASE("A12b: every township owes its own report, and one's report is not another's") {
  Desk desk(std::string(kMonthly) + "each-unit = \"township\"\n");
  desk.record("sent", on(2026, 11, 2), {"旗委", "旗政府", "旗信访局"}, "2026-10", "north");
  const auto owed = desk.owed(on(2026, 11, 1), on(2026, 11, 30));
  REQUIRE(owed.size() == 2);
  CHECK(owed[0].unit == "north");
  CHECK(owed[0].done.has_value());
  CHECK_FALSE(owed[1].done.has_value());
}

TEST_CASE(
    "the nightly check reminds of a report on each rung once, and of nobody who has sent it") {
  Desk desk(kMonthly);
  desk.office.owed_from = on(2026, 10, 1);
  CHECK(desk.night(on(2026, 9, 27)).empty());
  const auto first = desk.night(on(2026, 10, 1));  // 5 October is a holiday: due on the 8th
  REQUIRE(first.size() == 1);
  CHECK(first[0].period == "2026-09");
  CHECK(first[0].due == on(2026, 10, 8));
  CHECK(first[0].to == "li-na");  // no unit owes it: the next rung above, the clerk
  CHECK(first[0].instead_of == "unit");
  CHECK(desk.night(on(2026, 10, 1)).empty());
  CHECK(desk.night(on(2026, 10, 2)).empty());
  const auto caught_up = desk.night(on(2026, 10, 9));  // the night of the 8th was missed
  REQUIRE(caught_up.size() == 2);
  CHECK(caught_up[0].level == 2);
  CHECK(caught_up[1].level == 3);
  CHECK(caught_up[1].to == "zhao");
  desk.record("sent", on(2026, 10, 28), {"旗委", "旗政府", "旗信访局"}, "2026-10");
  CHECK(desk.night(on(2026, 10, 30)).empty());  // sent before it was asked for
}

TEST_CASE("each principal who has not read the report is reminded, and no other") {
  Desk desk(std::string(kMonthly) + "read-by = {principal = true}\n");
  desk.office.owed_from = on(2026, 11, 1);
  desk.record("sent", on(2026, 11, 4), {"旗委", "旗政府", "旗信访局"}, "2026-10");
  const auto of_reading = [](const std::vector<Reminder>& all) {
    std::vector<std::string> told;
    for (const Reminder& one : all)
      if (one.duty == OfficeDuty::reading) told.push_back(one.to);
    return told;
  };
  CHECK(of_reading(desk.night(on(2026, 11, 23))) == std::vector<std::string>{"zhao", "wang"});
  CHECK(of_reading(desk.night(on(2026, 11, 24))).empty());
  desk.record("read", on(2026, 11, 25), {"zhao"}, "2026-10");
  CHECK(of_reading(desk.night(on(2026, 11, 30))) == std::vector<std::string>{"wang"});
}

TEST_CASE("a unit that owes a meeting is reminded itself, then its principal") {
  Desk desk(
      "[[activities.duty]]\nkind = \"meeting\"\ntype = \"half-month\"\nper = \"half-month\"\n"
      "each-unit = \"township\"\nfrom = 2026-11-01\nsource = \"B7\"\n");
  const auto first = desk.night(on(2026, 11, 9));
  REQUIRE(first.size() == 2);
  CHECK(first[0].name == "meeting/half-month");
  CHECK(first[0].to == "north");
  desk.activities.push_back(
      {.date = on(2026, 11, 12), .kind = "meeting", .type = "half-month", .unit = "south"});
  const auto late = desk.night(on(2026, 11, 16));
  REQUIRE(late.size() == 2);
  CHECK(late[1].to == "wang");
}

TEST_CASE("a rung that nobody filled is climbed again when somebody does") {
  Desk desk(kMonthly);
  desk.office.owed_from = on(2026, 10, 1);
  desk.officials.clear();
  const auto nobody = desk.night(on(2026, 10, 9));
  REQUIRE(nobody.size() == 3);
  CHECK(nobody[2].to == "principal");
  CHECK(desk.night(on(2026, 10, 10)).empty());
  desk.officials = {{.id = "zhao", .rank = "principal", .principal = true}};
  const auto told = desk.night(on(2026, 10, 11));
  REQUIRE(told.size() == 1);
  CHECK(told[0].level == 3);
  CHECK(told[0].to == "zhao");
}

TEST_CASE("what the office owes counts from its first day, else from its first record") {
  Desk desk(
      "[[reports.owed]]\nname = \"monthly\"\ntitle = \"月报\"\nper = \"month\"\ndue = \"end+5d\"\n"
      "to = \"市委\"\nsource = \"A12\"\n");
  CHECK(owed_since(desk.books(), on(2026, 11, 20)) == on(2026, 11, 20));
  CHECK(desk.night(on(2026, 11, 20)).empty());  // October's was before anything was recorded
  desk.activities.push_back({.date = on(2026, 10, 20), .kind = "meeting", .type = "monthly"});
  CHECK(desk.night(on(2026, 11, 20)).size() == 3);
  desk.office.owed_from = on(2026, 12, 1);
  CHECK(desk.night(on(2026, 11, 20)).empty());
}

TEST_CASE("the first case, planned day or reception is a first record too") {
  Desk desk(
      "[[reports.owed]]\nname = \"bulletin\"\ntitle = \"通报\"\nper = \"quarter\"\n"
      "due = \"end+10d\"\nto = \"市委\"\nsource = \"A13\"\n");
  CHECK(desk.night(on(2026, 11, 20)).empty());
  OfficeBooks books = desk.books();
  books.first_record = on(2026, 8, 3);
  CHECK(owed_since(books, on(2026, 11, 20)) == on(2026, 8, 3));
  const auto all = owed_by_office(books, {Date{}, on(2026, 11, 20)}, on(2026, 8, 3));
  REQUIRE(all.size() == 1);  // the second quarter's was due before anything was on record
  CHECK(all[0].period == "2026-Q3");
  CHECK(all[0].due == on(2026, 10, 10));
}

TEST_CASE("DZ3: a batch is owed by its deadline and done when its last case is closed") {
  Desk desk(
      "[[reports.batch]]\nname = \"第一批\"\ndue = 2020-05-31\nflag = \"backlog\"\n"
      "source = \"DZ3\"\n");
  BatchTally tally(desk.office);
  CHECK(tally.owed().empty());
  Head head;
  head[HeadField::flags] = "backlog urgent";
  head[HeadField::status] = "closed";
  head[HeadField::closed] = "2020-05-20";
  tally.see(to_view(head));
  CHECK(tally.owed()[0].done == on(2020, 5, 20));
  head[HeadField::status] = "handling";
  head[HeadField::closed].clear();
  tally.see(to_view(head));
  REQUIRE(tally.owed().size() == 1);
  CHECK(tally.owed()[0].count == 1);
  CHECK(tally.owed()[0].of == 2);
  CHECK_FALSE(tally.owed()[0].done.has_value());
  head[HeadField::status] = "withdrawn";  // no longer the office's
  tally.see(to_view(head));
  CHECK(tally.owed()[0].of == 2);
}

TEST_CASE("each thing that an office can owe stands in the one table of who owes what") {
  for (const OfficeDuty duty : {OfficeDuty::activity, OfficeDuty::report, OfficeDuty::publication,
                                OfficeDuty::reading, OfficeDuty::batch}) {
    CAPTURE(to_name(duty));
    CHECK(find_owed(duty).name() == to_name(duty));
  }
}

TEST_CASE("a mistake in what is owed is found at its place") {
  const auto codes = [](const std::string& settings) {
    std::vector<std::string> all;
    if (const auto office = parse_office(kHead + settings, "anjuan.toml"); !office)
      for (const Diagnostic& d : office.error().diagnostics) all.push_back(d.code);
    return all;
  };
  using Codes = std::vector<std::string>;
  CHECK(codes("[[reports.owed]]\nname = \"m\"\ntitle = \"月报\"\nper = \"month\"\nsource = "
              "\"A12\"\n") == Codes{"missing-key", "owed-to-nobody"});
  CHECK(codes("[[reports.owed]]\nname = \"m\"\ntitle = \"月报\"\nper = \"month\"\ndue = \"5d\"\n"
              "to = \"a\"\nread-due = \"end\"\nsource = \"A12\"\n") ==
        Codes{"bad-moment", "no-effect"});
  CHECK(codes(std::string(kMonthly) + kMonthly) == Codes{"duplicate-name"});
  CHECK(codes("[[reports.owed]]\nname = \"m\"\ntitle = \"月报\"\nper = \"month\"\ndue = \"end\"\n"
              "to = \"a\"\nshift = \"cancel\"\nfrom = 2026-02-01\nuntil = 2026-01-01\n"
              "source = \"A12\"\n") == Codes{"unknown-value", "backwards-range"});
}
