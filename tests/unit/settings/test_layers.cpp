#include <algorithm>
#include <set>

#include <doctest/doctest.h>

#include "anjuan/settings/office.hpp"
#include "anjuan/settings/pack.hpp"

#include "support/world.hpp"

using namespace anjuan;

namespace {

std::vector<TomlSource> layers(const Pack& pack, std::string own) {
  std::vector<TomlSource> all;
  for (const std::string& name : layers_of(pack))
    all.push_back({"packs/" + name + ".toml", find_pack(name)->text});
  all.push_back({"anjuan.toml", std::move(own)});
  return all;
}

const std::string kOwn = "[office]\ncode = \"DZ\"\nname = \"定州市信访局\"\n";

Office office_of(const std::string& pack, const std::string& own = "") {
  auto office = parse_office(layers(*find_pack(pack), kOwn + own));
  std::string wrong;
  if (!office)
    for (const Diagnostic& one : office.error().diagnostics) wrong += render(one);
  REQUIRE_MESSAGE(office, wrong);
  return std::move(*office);
}

std::vector<TomlEntry> entries(const std::vector<TomlSource>& texts) {
  auto top = TomlTable::parse_layers(texts);
  REQUIRE(top);
  return top->entries();
}

const TomlEntry* find(const std::vector<TomlEntry>& all, std::string_view key) {
  const auto found =
      std::find_if(all.begin(), all.end(), [&](const TomlEntry& one) { return one.key == key; });
  return found == all.end() ? nullptr : &*found;
}

}  // namespace

TEST_CASE("what lies above goes before, key by key, and each value knows its file and line") {
  const std::vector<TomlSource> texts = {
      {"base.toml",
       "roll = \"none\"\n[[rule]]\nid = \"a\"\nmin = 1\nper = \"week\"\n[[rule]]\nid = \"b\"\n"},
      {"own.toml",
       "[[rule]]\nid = \"a\"\nmin = 2\n[[rule]]\nid = \"b\"\ndrop = true\n[[rule]]\nid = \"c\"\n"}};
  const auto all = entries(texts);
  REQUIRE(find(all, "rule.a.min") != nullptr);
  CHECK(find(all, "rule.a.min")->value == "2");
  CHECK(find(all, "rule.a.min")->file == "own.toml");
  CHECK(find(all, "rule.a.min")->line == 3);
  CHECK(find(all, "rule.a.per")->file == "base.toml");
  CHECK(find(all, "rule.a.per")->value == "\"week\"");
  CHECK(find(all, "rule.b.id") == nullptr);
  CHECK(find(all, "rule.c.id") != nullptr);
  CHECK(find(all, "roll")->line == 1);
}

TEST_CASE("a value in one line is taken whole from above, not mixed with the one below") {
  const auto all = entries(
      {{"base.toml", "[[rule]]\nid = \"a\"\nwhen = {month-days = [15], shift = \"none\"}\n"},
       {"own.toml", "[[rule]]\nid = \"a\"\nwhen = {once-per = \"week\"}\n"}});
  CHECK(find(all, "rule.a.when")->value == "{once-per = \"week\"}");
}

TEST_CASE("taking out a rule that no pack has is told where it stands") {
  auto top = TomlTable::parse_layers({{"base.toml", "[[rule]]\nid = \"a\"\n"},
                                      {"own.toml", "[[rule]]\nid = \"z\"\ndrop = true\n"}});
  REQUIRE(top);
  for (TomlTable& one : top->tables("rule")) one.leave_rest();
  const auto done = top->finish();
  REQUIRE_FALSE(done);
  CHECK(done.error().diagnostics.front().code == "no-effect");
  CHECK(done.error().diagnostics.front().file == "own.toml");
  CHECK(done.error().diagnostics.front().line == 3);
}

TEST_CASE("what is wrong with a value is told in the file where the value stands") {
  const auto office = parse_office(
      layers(*find_pack("street"), kOwn + "[[limit]]\nid = \"handle-general\"\nterm = \"soon\"\n"));
  REQUIRE_FALSE(office);
  const Diagnostic& d = office.error().diagnostics.front();
  CHECK(d.code == "bad-term");
  CHECK(d.file == "anjuan.toml");
  CHECK(d.line == 6);
  CHECK(d.source_line == "term = \"soon\"");
}

TEST_CASE("each pack, laid upon what it stands on, is an office with whole settings") {
  int packs = 0;
  for (const Pack& pack : built_in_packs()) {
    CAPTURE(pack.name);
    CHECK_FALSE(pack.title.empty());
    CHECK_FALSE(pack.document.empty());
    if (pack.over.empty()) continue;
    ++packs;
    const Office office = office_of(pack.name);
    CHECK(office.limits.size() >= 10);
    CHECK(examples_of(pack, "officials").has_value());
    CHECK(examples_of(pack, "units").has_value());
  }
  CHECK(packs == 12);
}

TEST_CASE("each office cites the statute and a document of its own, which no other office has") {
  std::set<std::string> own;
  for (const Pack& pack : built_in_packs()) {
    if (pack.over.empty()) continue;
    CAPTURE(pack.name);
    const std::vector<std::string> documents = office_of(pack.name).documents;
    REQUIRE(documents.size() == 2);
    CHECK(documents.front() == "W");
    CHECK(own.insert(documents.back()).second);
  }
}

TEST_CASE("A16 B6: where the document has bulletins, the office owes them") {
  for (const char* pack : {"dongwu", "jiaxing"}) {
    CAPTURE(pack);
    const std::vector<PeriodicDuty> duties = office_of(pack).duties;
    CHECK(std::any_of(duties.begin(), duties.end(), [](const PeriodicDuty& duty) {
      return duty.what == OfficeDuty::report && duty.name == "bulletin";
    }));
  }
}

TEST_CASE("a code that an office wrote as the source of its rule may be shown to it") {
  const auto with_source = [](const std::string& source) {
    return office_of("street", "[meeting]\nafter-repeats = 2\nsource = \"" + source + "\"\n")
        .documents;
  };
  CHECK(with_source("D12") == std::vector<std::string>{"W", "H", "D"});
  CHECK(with_source("A4纸公示") == std::vector<std::string>{"W", "H"});
  CHECK(with_source("A4 纸公示") == std::vector<std::string>{"W", "H"});
}

TEST_CASE(
    "every clause of a pack has a citation that people can look up, and none of our codes in it") {
  int clauses = 0;
  for (const Pack& pack : built_in_packs()) {
    const std::vector<TomlEntry> all = entries({{pack.name, pack.text}});
    const std::vector<Clause> found = clauses_of(all);
    std::set<std::string> cited;
    for (const Clause& clause : found) {
      ++clauses;
      CAPTURE(clause.key);
      cited.insert(clause.key);
      // A code begins with a capital letter and goes on with a digit; no citation has such a word.
      for (std::size_t i = 0; i + 1 < clause.source.size(); ++i)
        CHECK_FALSE((clause.source[i] >= 'A' && clause.source[i] <= 'Z' &&
                     clause.source[i + 1] >= '0' && clause.source[i + 1] <= '9'));
      for (const std::string& key : clause.own_choice)
        CHECK(find(all, clause.key + "." + key) != nullptr);
    }
    for (const TomlEntry& one : all)
      if (one.key.ends_with(".source-id"))
        CHECK(cited.contains(one.key.substr(0, one.key.size() - 10)));
  }
  CHECK(clauses > 100);
}

TEST_CASE(
    "the plain settings and the national base give the same limits where both follow the "
    "regulations") {
  const Office base = office_of("campaign");
  const auto plain = parse_office(test::shipped_settings(), "anjuan.toml");
  REQUIRE(plain);
  int same = 0;
  for (const LimitRule& rule : base.limits) {
    if (rule.clock == ClockKind::handle && !rule.class_) continue;  // the plain ones are by class
    const LimitRule* other =
        find_limit(*plain, rule.clock, {rule.class_.value_or(CaseClass::general)},
                   Date(std::chrono::days(20000)));
    REQUIRE(other != nullptr);
    CHECK(other->term == rule.term);
    CHECK(other->source == rule.source);
    ++same;
  }
  CHECK(same == 9);
}

TEST_CASE(
    "A14 B9 C9: the duties of a lead are those of the pack, and holding people back is none of "
    "them") {
  CHECK(office_of("dongwu").lead_duties ==
        std::vector<std::string>{"包掌握情况", "包解决问题", "包教育疏导", "包依法处置"});
  CHECK(office_of("jiaxing").lead_duties == std::vector<std::string>{"包接待协调", "包督查督办"});
  CHECK(office_of("township").lead_duties ==
        std::vector<std::string>{"包掌握情况", "包思想教育", "包解决化解"});
}

TEST_CASE("F12: the six things that a leader does in person are the duties of the lead") {
  const std::vector<std::string> duties = office_of("qidong").lead_duties;
  CHECK(duties.size() == 6);
  for (const std::string& duty : duties) CHECK(duty.starts_with("亲自"));
}

TEST_CASE("HN8 HN9 C4b DZ17: whom each pack asks after the closing, and by when") {
  const Office huainan = office_of("huainan");
  CHECK(huainan.follow_up_of == FollowUpOf::received);
  CHECK(huainan.follow_up_within == Term{15, DayUnit::days});
  CHECK(huainan.visit_unsettled);
  const Office township = office_of("township");
  CHECK(township.follow_up_of == FollowUpOf::visited);
  CHECK(township.follow_up_within == Term{30, DayUnit::days});
  const Office dingzhou = office_of("dingzhou");
  CHECK(dingzhou.follow_up_of == FollowUpOf::all);
  // The first batch was to be settled by May 2020: what came after it cannot be late for it.
  REQUIRE(dingzhou.batches.size() == 1);
  CHECK(dingzhou.batches.front().received_to == dingzhou.batches.front().due);
  CHECK(dingzhou.follow_up_by_another);
  for (const char* pack : {"street", "dongwu", "dazhou", "jiaxing", "three-tier", "huairen"})
    CHECK_FALSE(office_of(pack).follow_up_of);
}

TEST_CASE(
    "D12: the meeting is owed to groups that went to the city or higher, or the third visit") {
  const Office dazhou = office_of("dazhou");
  CHECK(dazhou.meet_groups_only);
  CHECK(dazhou.meet_levels ==
        std::vector<VisitLevel>{VisitLevel::city, VisitLevel::province, VisitLevel::beijing});
  CHECK(dazhou.meet_after_repeats == 2);
}

TEST_CASE("B5 C9 E3b F8 D7 DZ4: which cases each pack wants led") {
  using Cases = std::vector<LedCases>;
  CHECK(office_of("jiaxing").lead_owed.cases == Cases{LedCases::complex});
  CHECK(office_of("township").lead_owed.cases == Cases{LedCases::complex});
  CHECK(office_of("three-tier").lead_owed.cases == Cases{LedCases::complex, LedCases::backlog});
  CHECK(office_of("qidong").lead_owed.cases == Cases{LedCases::complex});
  CHECK(office_of("dazhou").lead_owed.cases == Cases{LedCases::all});
  CHECK(office_of("dingzhou").lead_owed.cases == Cases{LedCases::backlog});
  CHECK(office_of("street").lead_owed.cases.empty());
}

TEST_CASE("B5: each case of the list has its own plan on file") {
  CHECK(office_of("jiaxing").backlog_papers == std::vector<std::string>{"一事一策方案"});
}

TEST_CASE("one product holds what the sources contradict each other in, each as a setting") {
  const auto handle = [](const Office& office, CaseClass class_) {
    return to_string(
        find_limit(office, ClockKind::handle, {class_}, Date(std::chrono::days(20000)))->term);
  };
  CHECK(handle(office_of("street"), CaseClass::general) == "30d");
  CHECK(handle(office_of("dongwu"), CaseClass::general) == "60d");
  CHECK(office_of("street").extension.approver == Approver::office);
  CHECK(office_of("dongwu").extension.approver == Approver::handler);
  CHECK(office_of("dingzhou").lead_order.front() == LeadBy::receiver);
  CHECK(office_of("dazhou").lead_order.front() == LeadBy::portfolio);
  CHECK(office_of("qidong").lead_order.front() == LeadBy::area);
  CHECK(office_of("campaign").lead_order.front() == LeadBy::area);  // G2: their own villages
}
