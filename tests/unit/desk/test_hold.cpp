#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "anjuan/desk/hold.hpp"
#include "anjuan/rules/lifecycle/record.hpp"

#include "support/ledger.hpp"

using namespace anjuan;
using namespace anjuan::test;
using K = EventKind;

// One entry for a reception: its record and its cases.
namespace {

/// An office where whoever receives takes the case, with a case of 6 July that a principal owes a
/// meeting: the visit went to the province.
struct Town {
  TemporaryLedger where;
  std::string id;

  Town() {
    where.write("anjuan.toml", replace_all(where.read("anjuan.toml"), "receiver-takes = false",
                                           "receiver-takes = true"));
    Draft draft;
    draft[DraftField::title] = "反映补贴";
    draft[DraftField::visit_level] = "province";
    draft[DraftField::unit] = "minzheng";
    const Timestamp now = moment("2026-07-06");
    auto made = make_case(where.open(), draft, {.now = now, .on = now.date(), .by = "li-na"});
    REQUIRE(made);
    id = register_case(where.open(), std::move(*made), false)->value.head[HeadField::id];
  }

  Case subject() const { return where.open().read_case(id)->value; }
  std::string events() const {
    std::string all;
    for (const Event& one : subject().history)
      all += (all.empty() ? "" : " ") + std::string(spec_of(one.kind).name);
    return all;
  }
};

HeldReception reception(const std::string& on, const std::string& id,
                        std::vector<std::string> officials = {"zhang-wei", "wang-zr"}) {
  HeldReception one;
  one.record.held.date = day(on);
  one.record.held.desk = "hall";
  one.record.held.officials = std::move(officials);
  rota::Batch& batch = one.record.batches.emplace_back();
  batch.persons = 6;
  batch.cases = {id};
  batch.disposition = rota::Disposition::instructed;
  batch.instruction = "一周内报结果";
  one.record.by = "li-na";
  return one;
}

}  // namespace

TEST_CASE("DZ5 D12: a reception tells its cases, and whoever received takes them") {
  const Town town;
  CHECK(town.subject().head[HeadField::tasks] == "meet-principal");
  HeldReception one = reception("2026-07-17", town.id);
  one.record.held.unit_minutes["minzheng"] = 8;
  REQUIRE(record_reception(town.where.open(), one, "2026-07-20"));
  CHECK(town.events() == "registered assigned interviewed assigned instructed");
  const Case subject = town.subject();
  CHECK(subject.head[HeadField::tasks].empty());
  CHECK(subject.head[HeadField::lead] == "wang-zr");
  const Event& met = subject.history[2];
  CHECK(met.get("official") == "wang-zr");  // the principal of the two
  CHECK(met.get("with") == "zhang-wei");
  CHECK(met.get("called") == "minzheng");
  CHECK(met.get("session") == "2026-07-17-hall-1");
  CHECK(met.at.date() == day("2026-07-17"));
  CHECK(!met.get("recorded").empty());
  CHECK(findings(town.where.open()).empty());
}

TEST_CASE("a record of a reception tells neither whom anybody accuses nor a number of anybody") {
  const Town town;
  const Ledger ledger = town.where.open();
  const auto codes = [&](const std::string& matter) {
    rota::SessionRecord record;
    record.held.officials = {"wang-zr"};
    record.batches.emplace_back().matter = matter;
    std::string all;
    for (const Diagnostic& d : check_session(ledger, record)) all += d.code + " ";
    return all;
  };
  CHECK(codes("举报张伟收钱") == "names-accused ");
  CHECK(codes("举报市民政局") == "names-accused ");
  CHECK(codes("反映市民政局补贴，张伟接待过") == "");
  CHECK(codes("反映路灯，电话13912345678") == "names-petitioner ");
  CHECK(codes("反映10栋1单元起火") == "");
}

TEST_CASE("a reception that one of its cases refuses writes nothing at all") {
  const Town town;
  const auto before = town.where.files();
  HeldReception one = reception("2026-07-17", town.id, {"nobody"});
  const auto done = record_reception(town.where.open(), one, "2026-07-20");
  REQUIRE_FALSE(done.has_value());
  CHECK(done.error().exit == ExitCode::refused);
  CHECK(town.where.files() == before);
}

TEST_CASE("a reception that is recorded again tells its cases only what is new") {
  const Town town;
  HeldReception one = reception("2026-07-17", town.id);
  REQUIRE(record_reception(town.where.open(), one, "2026-07-20"));
  const std::string told = town.events();
  const auto refused = record_reception(town.where.open(), one, "2026-07-20");
  REQUIRE_FALSE(refused.has_value());
  CHECK(refused.error().diagnostics.front().code == "already-recorded");
  one.again = true;
  REQUIRE(record_reception(town.where.open(), one, "2026-07-20"));
  CHECK(town.events() == told);
  one.record.batches.front().conferred = "由民政局补发";
  REQUIRE(record_reception(town.where.open(), one, "2026-07-20"));
  CHECK(town.events() == told + " conferred");
}

TEST_CASE(
    "a reception that is recorded again says nothing new because the case went elsewhere since") {
  const Town town;
  HeldReception one = reception("2026-07-17", town.id);
  one.record.held.unit_minutes["minzheng"] = 8;
  one.record.batches.push_back(rota::Batch{});  // of several only the case's own unit is named
  one.record.batches.back().persons = 1;
  one.record.batches.back().disposition = rota::Disposition::answered;
  one.record.batches.back().note = "解释政策";
  REQUIRE(record_reception(town.where.open(), one, "2026-07-17"));
  CHECK(town.subject().history[2].get("called") == "minzheng");
  REQUIRE(record_event(town.where.open(), town.id,
                       event(K::assigned, "2026-07-20", {{"unit", "renshe"}, {"reason", "职责"}})));
  const std::string told = town.events();
  one.again = true;
  REQUIRE(record_reception(town.where.open(), one, "2026-07-21"));
  CHECK(town.events() == told);
}

TEST_CASE("F5: the application and the plan of an appointment come with its record") {
  const Town town;
  HeldReception one = reception("2026-07-17", town.id);
  one.record.held.applied = day("2026-07-08");
  one.record.held.planned = day("2026-07-18");
  one.record.batches.front().plan = "分两次补发";
  REQUIRE(record_reception(town.where.open(), one, "2026-07-20"));
  const Ledger ledger = town.where.open();
  const Case subject = town.subject();
  const CaseState state = fold(subject.history, facts_of(subject.head), ledger.rules());
  const CaseClock* plan = state.find(ClockKind::plan);
  REQUIRE(plan != nullptr);
  CHECK(plan->start == day("2026-07-08"));
  CHECK(plan->ended == day("2026-07-18"));
}

TEST_CASE("a reception that is written down late tells a closed case, and is marked") {
  const Town town;
  const std::string& id = town.id;
  const Ledger ledger = town.where.open();
  REQUIRE(record_event(ledger, id, event(K::accepted, "2026-07-07", {{"document", "受"}})));
  REQUIRE(record_event(ledger, id, event(K::approved, "2026-07-13", {{"official", "wang-zr"}})));
  REQUIRE(record_event(
      ledger, id, event(K::replied, "2026-07-14", {{"document", "答"}, {"served", "2026-07-14"}})));
  REQUIRE(record_event(ledger, id,
                       event(K::closed, "2026-07-15", {{"document", "办"}, {"settled", "true"}})));
  for (const char* when : {"2026-07-10", "2026-07-20"}) {
    CAPTURE(std::string(when));
    REQUIRE(record_reception(ledger, reception(when, id), "2026-07-25"));
    const Case subject = town.subject();
    CHECK(subject.head[HeadField::status] == "closed");
    CHECK(subject.head[HeadField::tasks] == "follow-up");
    CHECK(!subject.history.back().get("recorded").empty());
  }
  CHECK(findings(ledger).empty());
}

TEST_CASE(
    "HR3: an instruction given at a reception is counted with the reception, one on a case by "
    "itself") {
  const Town town;
  REQUIRE(record_reception(town.where.open(), reception("2026-07-17", town.id), "2026-07-20"));
  CHECK(town.subject().head[HeadField::instructed].empty());
  const Fields words = {{"official", "wang-zr"}, {"text", "抓紧"}};
  for (const char* when : {"2026-07-21", "2026-07-21", "2026-07-23"})
    REQUIRE(record_event(town.where.open(), town.id, event(K::instructed, when, words)));
  CHECK(town.subject().head[HeadField::instructed] == "2026-07-21 2026-07-21 2026-07-23");
}

TEST_CASE("kinds and forms of reception that no rule knows are refused, with the near ones named") {
  const Town town;
  rota::Rules rules;
  rules.kinds = rota::built_in_kinds();
  rules.desks = {{.id = "hall", .level = "county"}};
  const auto codes = [&](const std::string& kind, const std::string& mode) {
    rota::SessionRecord record = reception("2026-07-17", town.id).record;
    record.held.kind = kind;
    record.held.mode = mode;
    std::string all;
    for (const Diagnostic& d : why_not_held(town.where.open(), rules, record, day("2026-07-20")))
      all += d.code + " ";
    return all;
  };
  CHECK(codes("field", "带案下访").empty());
  CHECK(codes("visit", "瞎访") == "unknown-kind unknown-mode ");
  rules.modes = {{.level = "county", .modes = {"约访"}}, {.level = "town", .modes = {"走访"}}};
  CHECK(codes("field", "约访").empty());
  CHECK(codes("field", "走访") == "unknown-mode ");
}

TEST_CASE("a reception that is recorded again takes out what it told its cases and is not so") {
  const Town town;
  HeldReception one = reception("2026-07-17", town.id);
  REQUIRE(record_reception(town.where.open(), one, "2026-07-17"));
  CHECK(town.subject().history[2].get("official") == "wang-zr");
  one.again = true;
  one.record.held.officials = {"zhang-wei"};
  one.record.batches.front().instruction = "三日内报结果";
  REQUIRE(record_reception(town.where.open(), one, "2026-07-20"));
  CHECK(town.events() ==
        "registered assigned interviewed assigned instructed interviewed instructed voided voided");
  const auto in_words = [&](std::string_view on) {
    std::string all;
    for (const Event& event : in_force(known_by(town.subject().history, day(on))))
      if (event.kind == K::interviewed)
        all += std::string(event.get("official")) + " ";
      else if (event.kind == K::instructed)
        all += std::string(event.get("text")) + " ";
    return all;
  };
  CHECK(in_words("2026-07-19") == "wang-zr 一周内报结果 ");
  CHECK(in_words("2026-07-20") == "zhang-wei 三日内报结果 ");
  CHECK(findings(town.where.open()).empty());
  // Nothing more to say the next time.
  const std::string told = town.events();
  REQUIRE(record_reception(town.where.open(), one, "2026-07-20"));
  CHECK(town.events() == told);
  // A case that it does not name any more was not there.
  one.record.batches.front().cases.clear();
  one.record.batches.front().note = "来访人未到";
  REQUIRE(record_reception(town.where.open(), one, "2026-07-21"));
  CHECK(in_words("2026-07-21").empty());
  CHECK(in_words("2026-07-20") == "zhang-wei 三日内报结果 ");
}

TEST_CASE("what a reception that is written down late tells its cases has the reason, too") {
  const Town town;
  HeldReception one = reception("2026-07-10", town.id);
  one.record.held.recording.late_reason = "停电";
  REQUIRE(record_reception(town.where.open(), one, "2026-07-20"));
  for (const Event& event : town.subject().history)
    if (event.kind == K::interviewed || event.kind == K::instructed)
      CHECK(event.get("late_reason") == "停电");
  HeldReception soon = reception("2026-07-19", town.id);
  soon.record.held.recording.late_reason = "停电";
  REQUIRE(record_reception(town.where.open(), soon, "2026-07-20"));
  CHECK(town.subject().history.back().get("late_reason").empty());
}
