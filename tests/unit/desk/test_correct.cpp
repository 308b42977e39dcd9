#include <algorithm>
#include <string>

#include <doctest/doctest.h>

#include "anjuan/base/text.hpp"
#include "anjuan/desk/correct.hpp"
#include "anjuan/ledger/time_travel.hpp"

#include "support/ledger.hpp"

using namespace anjuan;
using namespace anjuan::test;
using F = HeadField;
using K = EventKind;

namespace {

constexpr const char* kId = "DZ-2026-000001";
constexpr const char* kPath = "cases/2026/06/DZ-2026-000001.yaml";

Amendment on(std::string_view day) {
  return {.now = moment(day), .by = "li-na", .via = "", .reason = "录错"};
}

/// The codes of what is said against it; empty when it was written.
std::string amend(const Ledger& ledger, Result<CaseEdit> edit) {
  std::vector<std::string> codes;
  if (!edit) {
    for (const Diagnostic& d : edit.error().diagnostics) codes.push_back(d.code);
    return joined(codes);
  }
  REQUIRE(write_edits(ledger, {*edit}));
  return {};
}

void live(const Ledger& ledger) {
  REQUIRE(register_one(ledger, "2026-06-29"));
  REQUIRE(record_event(ledger, kId, event(K::accepted, "2026-07-01", {{"document", "受"}})));
  REQUIRE(record_event(ledger, kId, event(K::assigned, "2026-07-02", {{"unit", "minzheng"}})));
}

/// How many lines of one text are not in the other, in order.
std::size_t changed_lines(const std::string& before, const std::string& after) {
  const auto a = split(before, '\n');
  const auto b = split(after, '\n');
  std::vector<std::vector<std::size_t>> same(a.size() + 1, std::vector<std::size_t>(b.size() + 1));
  for (std::size_t i = a.size(); i-- > 0;)
    for (std::size_t j = b.size(); j-- > 0;)
      same[i][j] = a[i] == b[j] ? same[i + 1][j + 1] + 1 : std::max(same[i + 1][j], same[i][j + 1]);
  return a.size() + b.size() - 2 * same[0][0];
}

}  // namespace

TEST_CASE("an event that is taken out and recorded again leaves both on record") {
  const TemporaryLedger where;
  const Ledger ledger = where.open();
  live(ledger);
  const std::string before = where.read(kPath);
  CHECK(amend(ledger, void_event(ledger, kId, "accepted", on("2026-07-03"))) == "");
  CHECK(ledger.read_case(kId)->value.head[F::status] == "registered");
  // Six lines of the event, and those of the head that rest on it.
  CHECK(changed_lines(before, where.read(kPath)) <= 24);
  CHECK(findings(ledger) == "");
  // The number of the paper is free again: what carried it is no more.
  REQUIRE(record_event(ledger, kId, event(K::accepted, "2026-07-03", {{"document", "受"}})));
  const Case now = ledger.read_case(kId)->value;
  CHECK(now.head[F::accepted] == "2026-07-03");
  CHECK(std::count_if(now.history.begin(), now.history.end(),
                      [](const Event& each) { return each.kind == K::accepted; }) == 2);
  CHECK(findings(ledger) == "");
}

TEST_CASE("an event is named by its number or, when there is one only, by its name") {
  const TemporaryLedger where;
  const Ledger ledger = where.open();
  live(ledger);
  for (const char* step : {"visit", "evidence"})
    REQUIRE(record_event(ledger, kId, event(K::noted, "2026-07-03", {{"step", step}})));
  for (const char* which : {"0", "6", "99", "noted", "closed", "acepted"}) {
    const auto edit = void_event(ledger, kId, which, on("2026-07-04"));
    REQUIRE_FALSE(edit);
    CHECK(edit.error().exit == ExitCode::usage);
    CHECK(edit.error().diagnostics[0].remedy != "");
  }
  CHECK(amend(ledger, void_event(ledger, kId, "5", on("2026-07-04"))) == "");
  CHECK(amend(ledger, void_event(ledger, kId, "noted", on("2026-07-04"))) == "");
  CHECK(findings(ledger) == "");
}

TEST_CASE("a correction changes the head, keeps what stood there, and can itself be taken out") {
  const TemporaryLedger where;
  const Ledger ledger = where.open();
  live(ledger);
  const std::string before = where.read(kPath);
  Correction correction;
  correction.facts = {{F::title, "反映两项补贴未发放"}, {F::persons, "6"}, {F::flags, "backlog"}};
  CHECK(amend(ledger, correct_case(ledger, kId, correction, on("2026-07-05"))) == "");
  CHECK(changed_lines(before, where.read(kPath)) <= 20);
  CHECK(ledger.read_case(kId)->value.head[F::title] == "反映两项补贴未发放");
  CHECK(ledger.read_case(kId)->value.head[F::group] == "true");
  CHECK(findings(ledger) == "");
  CHECK(amend(ledger, correct_case(ledger, kId, correction, on("2026-07-06"))) ==
        "nothing-changes");
  const Case value = ledger.read_case(kId)->value;
  const auto then = [&](std::string_view known_on) {
    return case_at(value, ledger.rules(), {.as_of = day("2026-07-10"), .known_on = day(known_on)});
  };
  CHECK(then("2026-07-04")->head[F::title] == "反映补贴");
  CHECK(then("2026-07-04")->head[F::persons] == "1");
  CHECK(then("2026-07-05")->head[F::persons] == "6");
  CHECK_FALSE(then("2026-06-28"));
  CHECK(amend(ledger, void_event(ledger, kId, "corrected", on("2026-07-07"))) == "");
  CHECK(ledger.read_case(kId)->value.head[F::title] == "反映补贴");
  CHECK(ledger.read_case(kId)->value.head[F::flags] == "");
  CHECK(ledger.read_case(kId)->value.head[F::group] == "");
  CHECK(findings(ledger) == "");
}

TEST_CASE("a corrected day of receipt is counted from, and never lies behind the registration") {
  const TemporaryLedger where;
  const Ledger ledger = where.open();
  REQUIRE(register_one(ledger, "2026-06-29"));
  Correction correction;
  correction.facts = {{F::received, "2026-06-20"}};
  CHECK(amend(ledger, correct_case(ledger, kId, correction, on("2026-06-30"))) == "");
  CHECK(ledger.read_case(kId)->value.head[F::due] == "2026-07-05");
  CHECK(findings(ledger) == "");
  correction.facts = {{F::received, "2026-06-30"}};
  CHECK(amend(ledger, correct_case(ledger, kId, correction, on("2026-06-30"))) ==
        "before-its-cause");
  correction.facts = {{F::received, ""}};
  CHECK(amend(ledger, correct_case(ledger, kId, correction, on("2026-06-30"))) == "missing-value");
}

TEST_CASE("of a petitioner the event says what was changed, not what it was") {
  const TemporaryLedger where;
  const Ledger ledger = where.open();
  live(ledger);
  where.write(kPath, replace_all(where.read(kPath), "  - name: 李某某\n",
                                 "  - name: 李某某   # 代书\n    phone: \"13800000000\"\n"));
  Correction correction;
  correction.people = {{0, {.name = "李秀英", .address = "示例路1号"}},
                       {1, {.name = "王五", .phone = "13900000000"}}};
  CHECK(amend(ledger, correct_case(ledger, kId, correction, on("2026-07-05"))) == "");
  const std::string text = where.read(kPath);
  // It stays beside the petitioner, where it is hidden in every text that has it.
  CHECK(text.find("  - name: 李秀英   # 代书\n    phone: \"13800000000\"\n    address: 示例路1号\n"
                  "    former: 李某某\n  - name: 王五\n    phone: \"13900000000\"\n") !=
        std::string::npos);
  CHECK(text.find("李某某", text.find("\nhistory:")) == std::string::npos);
  CHECK(text.find("      - \"1: name address\"\n      - \"2: new\"\n") != std::string::npos);
  CHECK(findings(ledger) == "");
  correction.people = {{3, {.name = "赵六"}}};
  CHECK(amend(ledger, correct_case(ledger, kId, correction, on("2026-07-05"))) ==
        "no-such-petitioner");
}

TEST_CASE("a correction of what no case can be is refused as a registration would be") {
  const TemporaryLedger where;
  const Ledger ledger = where.open();
  live(ledger);
  const std::pair<HeadField, std::string> cases[] = {{F::persons, "0"},
                                                     {F::repeat_of, kId},
                                                     {F::repeat_of, "DZ-2026-000099"},
                                                     {F::title, ""},
                                                     {F::category, "没有的类"}};
  const auto before = where.files();
  for (const auto& fact : cases) {
    CAPTURE(fact.second);
    Correction correction;
    correction.facts = {fact};
    const auto edit = correct_case(ledger, kId, correction, on("2026-07-05"));
    REQUIRE_FALSE(edit);
    for (const Diagnostic& d : edit.error().diagnostics) CHECK(d.remedy != "");
  }
  CHECK(where.files() == before);
}

TEST_CASE("one number is on one document, in whatever case and of whatever kind") {
  const TemporaryLedger where;
  const Ledger ledger = where.open();
  live(ledger);
  REQUIRE(register_one(ledger, "2026-06-30"));
  const auto taken = [&](const char* id, Event next) {
    const auto done = record_event(ledger, id, std::move(next));
    REQUIRE_FALSE(done);
    CHECK(done.error().diagnostics[0].message.find("DZ-2026-000001, accepted") !=
          std::string::npos);
    return done.error().diagnostics[0].code;
  };
  CHECK(taken("2026-2", event(K::accepted, "2026-07-02", {{"document", "受"}})) ==
        "document-taken");
  CHECK(taken("2026-1", event(K::replied, "2026-07-02", {{"document", "受"}})) == "document-taken");
  CHECK(record_event(ledger, "2026-2", event(K::accepted, "2026-07-02", {{"document", "受2"}})));
}

TEST_CASE("a decision recorded as in time after it was told as overdue is found") {
  const TemporaryLedger where;
  const Ledger ledger = where.open();
  REQUIRE(register_one(ledger, "2026-06-29"));
  const auto stored = ledger.read_case(kId);
  const auto told =
      plan_note(*stored, {event(K::escalated, "2026-07-15",
                                {{"clock", "decide"}, {"due", "2026-07-14"}, {"level", "3"}})});
  REQUIRE(told);
  REQUIRE(write_edits(ledger, {*told}));
  CHECK(findings(ledger) == "");
  Event accepted = event(K::accepted, "2026-07-10", {{"document", "受"}});
  CHECK_FALSE(record_event(ledger, kId, accepted, "2026-07-20"));
  accepted.set("late_reason", "经办人住院");
  REQUIRE(record_event(ledger, kId, accepted, "2026-07-20"));
  CHECK(findings(ledger).find("contradicts-escalation") != std::string::npos);
}

TEST_CASE("a last day that is recorded otherwise after it was told as overdue is found") {
  const TemporaryLedger where;
  const Ledger ledger = where.open();
  REQUIRE(register_one(ledger, "2026-06-29"));
  REQUIRE(record_event(ledger, kId, event(K::accepted, "2026-07-01", {{"document", "受"}})));
  const auto stored = ledger.read_case(kId);
  const auto told =
      plan_note(*stored, {event(K::escalated, "2026-08-02",
                                {{"clock", "handle"}, {"due", "2026-07-31"}, {"level", "3"}})});
  REQUIRE(told);
  REQUIRE(write_edits(ledger, {*told}));
  CHECK(findings(ledger) == "");
  Event complex = event(K::reclassified, "2026-07-20", {{"to", "complex"}, {"reason", "复杂"}});
  complex.set("late_reason", "补录");
  REQUIRE(record_event(ledger, kId, complex, "2026-08-10"));
  CHECK(findings(ledger).find("contradicts-escalation") != std::string::npos);
}

TEST_CASE("a missed limit that goes away with what was taken out is noted") {
  const TemporaryLedger where;
  const Ledger ledger = where.open();
  REQUIRE(register_one(ledger, "2026-06-29"));
  REQUIRE(record_event(ledger, kId, event(K::accepted, "2026-07-16", {{"document", "受"}})));
  CHECK(amend(ledger, void_event(ledger, kId, "accepted", on("2026-07-16"))) == "");
  Event again = event(K::accepted, "2026-07-16", {{"document", "受"}});
  REQUIRE(record_event(ledger, kId, again, "2026-07-16"));
  CHECK(findings(ledger) == "");  // as late as it was
  CHECK(amend(ledger, void_event(ledger, kId, "accepted", on("2026-07-17"))) == "");
  again = event(K::accepted, "2026-07-14", {{"document", "受"}});
  REQUIRE(record_event(ledger, kId, again, "2026-07-17"));
  CHECK(findings(ledger).find("voided-with-history") != std::string::npos);
}

TEST_CASE("an event that comes into force again must find its number free") {
  const TemporaryLedger where;
  const Ledger ledger = where.open();
  live(ledger);
  REQUIRE(register_one(ledger, "2026-06-30"));
  CHECK(amend(ledger, void_event(ledger, kId, "accepted", on("2026-07-02"))) == "");
  REQUIRE(record_event(ledger, "2026-2", event(K::accepted, "2026-07-02", {{"document", "受"}})));
  CHECK(amend(ledger, void_event(ledger, kId, "voided", on("2026-07-03"))) == "document-taken");
}

TEST_CASE("what was written in secrecy stays secret when it is no accusation after all") {
  const TemporaryLedger where;
  const Ledger ledger = where.open();
  Draft draft;
  draft[DraftField::title] = "反映作风";
  draft[DraftField::petitioner_name] = "李某某";
  draft[DraftField::kind] = "accusation";
  draft[DraftField::accused] = "张伟";
  const Timestamp now = moment("2026-06-29");
  auto made = make_case(ledger, draft, {.now = now, .on = now.date(), .by = "li-na"});
  REQUIRE(made);
  REQUIRE(register_case(ledger, std::move(*made), false));
  Correction no_accusation;
  no_accusation.facts = {{F::kind, "request"}};
  no_accusation.not_accused = "zhang-wei";
  CHECK(amend(ledger, correct_case(ledger, kId, no_accusation, on("2026-06-30"))) == "");
  Head head = ledger.read_case(kId)->value.head;
  CHECK(head[F::kind] == "request");
  CHECK(head[F::accused] == "");
  CHECK(head[F::confidential] == "true");
  CHECK(findings(ledger) == "");
  // Only the petitioner's consent ends it.
  REQUIRE(record_event(ledger, kId, event(K::unprotected, "2026-07-01", {{"reason", "本人同意"}})));
  CHECK(ledger.read_case(kId)->value.head[F::confidential] == "");
  CHECK(findings(ledger) == "");
}

TEST_CASE("a case that repeats a secret one is secret, whether it is said at once or later") {
  const TemporaryLedger where;
  const Ledger ledger = where.open();
  REQUIRE(register_one(ledger, "2026-06-29"));
  REQUIRE(record_event(ledger, kId, event(K::protected_, "2026-06-29", {{"reason", "本人要求"}})));
  Draft draft;
  draft[DraftField::title] = "再次反映";
  draft[DraftField::petitioner_name] = "李某某";
  draft[DraftField::repeat_of] = kId;
  const Timestamp now = moment("2026-06-30");
  auto made = make_case(ledger, draft, {.now = now, .on = now.date(), .by = "li-na"});
  REQUIRE(made);
  CHECK(made->head[F::confidential] == "true");
  REQUIRE(register_case(ledger, std::move(*made), false));
  REQUIRE(register_one(ledger, "2026-06-30", "又一次"));
  CHECK(ledger.read_case("2026-3")->value.head[F::confidential] == "");
  Correction repeat;
  repeat.facts = {{F::repeat_of, kId}};
  CHECK(amend(ledger, correct_case(ledger, "2026-3", repeat, on("2026-07-01"))) == "");
  CHECK(ledger.read_case("2026-3")->value.head[F::confidential] == "true");
  CHECK(findings(ledger) == "");
}

TEST_CASE("whoever repeats a matter that was once told in confidence, tells it in confidence") {
  const TemporaryLedger where;
  const Ledger ledger = where.open();
  const auto repeat = [&](const std::string& of) {
    Draft draft;
    draft[DraftField::title] = "再次反映";
    draft[DraftField::petitioner_name] = "李某某";
    draft[DraftField::repeat_of] = of;
    REQUIRE(complete_repeat(ledger, draft));
    const Timestamp now = moment("2026-06-30");
    auto earlier = earlier_on_matter(ledger, draft[DraftField::repeat_of]);
    REQUIRE(earlier);
    auto made =
        make_case(ledger, draft,
                  {.now = now, .on = now.date(), .by = "li-na", .earlier = std::move(*earlier)});
    REQUIRE(made);
    return register_case(ledger, std::move(*made), false)->value.head;
  };
  REQUIRE(register_one(ledger, "2026-06-29"));
  CHECK(repeat(kId)[F::confidential] == "");
  REQUIRE(
      record_event(ledger, "2026-2", event(K::protected_, "2026-06-30", {{"reason", "本人要求"}})));
  // The first case is open; one in between is not.
  CHECK(repeat("2026-2")[F::confidential] == "true");
  CHECK(repeat(kId)[F::confidential] == "true");
  CHECK(ledger.read_case(kId)->value.head[F::confidential] == "");
  CHECK(findings(ledger) == "");
}

TEST_CASE("whom a case in between accuses is asked for before the next one goes anywhere") {
  const TemporaryLedger where;
  const Ledger ledger = where.open();
  REQUIRE(register_one(ledger, "2026-06-29"));
  REQUIRE(register_one(ledger, "2026-06-29", "再次反映"));
  Correction again;
  again.facts = {{F::repeat_of, kId}};
  REQUIRE(amend(ledger, correct_case(ledger, "2026-2", again, on("2026-06-30"))) == "");
  REQUIRE(record_event(ledger, "2026-2",
                       event(K::recused, "2026-06-30",
                             {{"official", "zhang-wei"}, {"accused", "true"}, {"reason", "x"}})));
  Draft draft;
  draft[DraftField::title] = "三次反映";
  draft[DraftField::petitioner_name] = "李某某";
  draft[DraftField::repeat_of] = kId;
  const auto said = [&] {
    const Timestamp now = moment("2026-07-01");
    auto earlier = earlier_on_matter(ledger, kId);
    REQUIRE(earlier);
    CHECK(earlier->cases == 2);
    const auto made =
        make_case(ledger, draft,
                  {.now = now, .on = now.date(), .by = "li-na", .earlier = std::move(*earlier)});
    return made ? std::string() : made.error().diagnostics.at(0).code;
  };
  CHECK(said() == "who-is-accused");
  draft[DraftField::not_accused] = "zhang-wei";
  CHECK(said() == "");
}
