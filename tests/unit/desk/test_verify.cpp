#include <functional>
#include <string>

#include <doctest/doctest.h>

#include "anjuan/base/text.hpp"
#include "anjuan/desk/correct.hpp"
#include "anjuan/desk/recompute.hpp"
#include "anjuan/desk/verify.hpp"
#include "anjuan/model/document_number.hpp"

#include "support/ledger.hpp"

using namespace anjuan;
using namespace anjuan::test;
using K = EventKind;

namespace {

constexpr const char* kFirst = "cases/2026/06/DZ-2026-000001.yaml";
constexpr const char* kSecond = "cases/2026/06/DZ-2026-000002.yaml";

/// The line of the `nth` line (from 1) that begins with `start`; the test fails without one.
int line_of(const std::string& text, std::string_view start, int nth = 1) {
  int line = 1;
  for (std::string_view each : split(text, '\n')) {
    const std::size_t at = each.find_first_not_of(' ');
    if (at != std::string_view::npos && each.substr(at).starts_with(start) && --nth == 0)
      return line;
    ++line;
  }
  FAIL("no line ", std::string(start));
  return 0;
}

void fill(const TemporaryLedger& where) {
  const Ledger ledger = where.open();
  REQUIRE(register_one(ledger, "2026-06-29"));
  REQUIRE(register_one(ledger, "2026-06-30"));
  const std::string id = "DZ-2026-000001";
  REQUIRE(record_event(ledger, id, event(K::assigned, "2026-06-30", {{"unit", "minzheng"}})));
  REQUIRE(record_event(ledger, id, event(K::accepted, "2026-07-01", {{"document", "受"}})));
  REQUIRE(record_event(
      ledger, id, event(K::replied, "2026-07-10", {{"document", "答"}, {"served", "2026-07-10"}})));
  REQUIRE(record_event(ledger, id, event(K::closed, "2026-07-11", {{"document", "结"}})));
}

std::string without_event(std::string text, std::string_view name) {
  const std::size_t at = text.find("  - event: " + std::string(name));
  REQUIRE(at != std::string::npos);
  const std::size_t end = std::min(text.find("  - event:", at + 1), text.size());
  return text.erase(at, end - at);
}

}  // namespace

TEST_CASE("a ledger that only commands have written is clean") {
  const TemporaryLedger where;
  fill(where);
  CHECK(findings(where.open()) == "");
}

TEST_CASE("whatever is changed by hand in a case is found at its line") {
  const TemporaryLedger where;
  fill(where);
  const std::string first = where.read(kFirst);
  const std::string second = where.read(kSecond);
  const auto line = [&](std::string_view start, int nth = 1) {
    return "DZ-2026-000001.yaml:" + std::to_string(line_of(first, start, nth));
  };
  const struct {
    std::string what;
    std::string now;  ///< the first case as it is after the tampering
    std::string found;
  } cases[] = {
      {"another status", replace_all(first, "status: closed", "status: handling"),
       line("status:") + " head-not-fold"},
      {"another class", replace_all(first, "class: general\nkind", "class: complex\nkind"),
       line("class:") + " head-not-fold"},
      {"the day of closing", replace_all(first, "\nclosed: 2026-07-11", "\nclosed: 2026-07-09"),
       line("closed:") + " head-not-fold"},
      {"the day received", replace_all(first, "\nreceived: 2026-06-29", "\nreceived: 2026-06-19"),
       line("received:") + " head-not-fold"},
      {"the limit that it had",
       replace_all(first, "handle_by: 2026-07-31", "handle_by: 2026-08-31"),
       line("handle_by:") + " recompute-needed"},
      {"the unit", replace_all(first, "\nunit: minzheng", "\nunit: renshe"),
       line("unit:") + " head-not-fold"},
      {"a removed closing", without_event(first, "closed"),
       line("status:") + " head-not-fold, " + line("closed:") + " head-not-fold, " +
           line("tasks:") + " head-not-fold"},
      {"an event without its paper", replace_all(first, "    document: 结\n", ""),
       line("- event: closed") + " document-missing"},
      {"an unknown event", replace_all(first, "event: closed", "event: closd"),
       line("- event: closed") + " unknown-event"},
      {"an impossible due day",
       replace_all(first, "decide_by: 2026-07-15", "decide_by: 2026-02-30"),
       line("decide_by:") + " impossible-date"},
      {"a key of the head that stands twice",
       replace_all(first, "\nkind:", "\nstatus: closed\nkind:"),
       "DZ-2026-000001.yaml:" + std::to_string(line_of(first, "kind:")) + " duplicate-key"},
      {"the number in the file", replace_all(first, "id: DZ-2026-000001", "id: DZ-2026-000009"),
       "DZ-2026-000001.yaml:0 misnamed"},
      {"the number of another case", replace_all(first, "id: DZ-2026-000001", "id: DZ-2026-000002"),
       "DZ-2026-000001.yaml:0 misnamed, DZ-2026-000002.yaml:0 duplicate-id"},
      {"an event in the future", replace_all(first, "at: 2026-07-11T", "at: 2031-07-11T"),
       line("closed:") + " head-not-fold, " + line("- event: closed") + " in-the-future"},
      {"a case that repeats one that is not there",
       replace_all(first, "persons: 1\n", "persons: 1\nrepeat_of: DZ-2025-000001\n"),
       "DZ-2026-000001.yaml:0 no-such-case"},
      {"a misspelt key", replace_all(first, "channel:", "x-a: 1\npersonss: 1\nchannel:"),
       "DZ-2026-000001.yaml:" + std::to_string(line_of(first, "channel:") + 1) + " unknown-key"},
  };
  for (const auto& c : cases) {
    CAPTURE(c.what);
    CHECK(c.now != first);
    where.write(kFirst, c.now);
    CHECK(findings(where.open()) == c.found);
  }
  where.write(kFirst, first);
  const std::string due = replace_all(second, "\ndue: 2026-07-15", "\ndue: 2026-08-15");
  CHECK(due != second);
  where.write(kSecond, due);
  CHECK(findings(where.open()) ==
        "DZ-2026-000002.yaml:" + std::to_string(line_of(second, "due:")) + " head-not-fold");
  where.write(kSecond, second);
  CHECK(findings(where.open()).empty());
}

TEST_CASE("events put into another order are found, late records are not blamed") {
  const TemporaryLedger where;
  fill(where);
  const std::string first = where.read(kFirst);
  // The closing moved in front of the assignment.
  const std::size_t assigned = first.find("  - event: assigned");
  const std::size_t closed = first.find("  - event: closed");
  std::string moved =
      first.substr(0, assigned) + first.substr(closed) + first.substr(assigned, closed - assigned);
  moved = replace_all(moved, "    recorded: 2030-01-01T10:00:00+08:00\n", "");
  where.write(kFirst, moved);
  const std::string found = findings(where.open());
  const auto at = [&](std::string_view event) {
    return "DZ-2026-000001.yaml:" + std::to_string(line_of(moved, event)) + " out-of-order";
  };
  CHECK(found ==
        at("- event: assigned") + ", " + at("- event: accepted") + ", " + at("- event: replied"));
  where.write(kFirst, first);
  REQUIRE(record_event(where.open(), "DZ-2026-000001",
                       event(K::noted, "2026-07-02", {{"step", "visit"}, {"late_reason", "补录"}}),
                       "2026-07-11T11:00:00+08:00"));
  CHECK(findings(where.open()).empty());
  // Earlier the same day than what stands there already: it says when it was written down.
  REQUIRE(record_event(where.open(), "DZ-2026-000001",
                       event(K::noted, "2026-07-11T08:00:00+08:00", {{"step", "visit"}}),
                       "2026-07-11T12:00:00+08:00"));
  CHECK(findings(where.open()).empty());
}

TEST_CASE("a clock that was set back shows, also where it hides that a limit was told as overdue") {
  const TemporaryLedger where;
  const Ledger ledger = where.open();
  REQUIRE(register_one(ledger, "2026-06-29"));
  const std::string id = "DZ-2026-000001";
  const Event told = event(K::escalated, "2026-07-20",
                           {{"clock", "decide"}, {"due", "2026-07-14"}, {"level", "3"}});
  const auto stored = ledger.read_case(id);
  REQUIRE(stored);
  const auto edit = plan_note(*stored, {told});
  REQUIRE(edit);
  REQUIRE(write_edits(ledger, {*edit}));
  REQUIRE(record_event(ledger, id, event(K::noted, "2026-07-20", {{"step", "visit"}})));
  CHECK(findings(ledger) == "");
  REQUIRE(record_event(ledger, id, event(K::accepted, "2026-07-10", {{"document", "受"}}),
                       "2026-07-10T10:00:00+08:00"));
  const std::string at =
      "DZ-2026-000001.yaml:" + std::to_string(line_of(where.read(kFirst), "- event: accepted"));
  CHECK(findings(ledger) == at + " recorded-backwards, " + at + " contradicts-escalation");
  // Taken out again it is blamed no more.
  const auto taken = void_event(ledger, id, "accepted",
                                {.now = moment("2026-07-21"), .by = "li-na", .reason = "错"});
  REQUIRE(taken);
  REQUIRE(write_edits(ledger, {*taken}));
  REQUIRE(record_event(ledger, id, event(K::accepted, "2026-07-22", {{"document", "受"}})));
  CHECK(findings(ledger) == "");
}

TEST_CASE("a correction that takes a missed limit away is told, another one is not") {
  const TemporaryLedger where;
  const Ledger ledger = where.open();
  REQUIRE(register_one(ledger, "2026-06-29"));
  const auto correct = [&](std::string_view on, HeadField field, std::string value) {
    Correction correction;
    correction.facts = {{field, std::move(value)}};
    const auto edit = correct_case(ledger, "DZ-2026-000001", correction,
                                   {.now = moment(on), .by = "li-na", .reason = "写错"});
    REQUIRE(edit);
    REQUIRE(write_edits(ledger, {*edit}));
  };
  correct("2026-06-30", HeadField::received, "2026-06-20");  // to be decided by 5 July
  correct("2026-07-06", HeadField::place, "定州市/北城区街道");
  CHECK(findings(ledger) == "");
  correct("2026-07-07", HeadField::received, "2026-06-29");
  CHECK(findings(ledger) ==
        "DZ-2026-000001.yaml:" +
            std::to_string(line_of(where.read(kFirst), "- event: corrected", 3)) +
            " voided-with-history");
}

TEST_CASE("a case that nobody leads any more and one that would never be due are found") {
  const TemporaryLedger where;
  fill(where);
  const Ledger ledger = where.open();
  REQUIRE(
      record_event(ledger, "DZ-2026-000002",
                   event(K::assigned, "2026-07-01", {{"unit", "renshe"}, {"lead", "zhang-wei"}})));
  CHECK(findings(ledger, "2026-07-12") == "");
  where.write("officials.yaml",
              "- {id: wang-zr, name: 王主任, rank: principal, principal: true}\n"
              "- {id: zhang-wei, name: 张伟, rank: deputy, to: 2026-07-20}\n");
  CHECK(findings(where.open(), "2026-07-20") == "");
  CHECK(findings(where.open(), "2026-07-21") == "DZ-2026-000002.yaml:0 lead-left");
  // Rules without any limit for the decision: what waits for one would wait for ever.
  const TemporaryLedger bare;
  bare.write("anjuan.toml", replace_all(bare.read("anjuan.toml"), "clock = \"decide\"",
                                        "clock = \"decide\"\nkind = \"suggestion\""));
  REQUIRE(register_one(bare.open(), "2026-06-29"));
  CHECK(findings(bare.open()) == "DZ-2026-000001.yaml:0 no-clock");
}

TEST_CASE("files in the wrong place, sources that stand twice and strays are found") {
  const TemporaryLedger where;
  fill(where);
  const auto clean = where.files();
  const std::string first = where.read(kFirst);
  const struct {
    std::string what;
    std::function<void()> tamper;
    std::string found;
  } cases[] = {
      {"another month",
       [&] {
         std::filesystem::remove(where.root() + "/" + kFirst);
         where.write("cases/2026/07/DZ-2026-000001.yaml", first);
       },
       "DZ-2026-000001.yaml:0 misplaced"},
      {"renamed, in the file too",
       [&] {
         std::filesystem::remove(where.root() + "/" + kFirst);
         where.write("cases/2026/06/DZ-2027-000001.yaml",
                     replace_all(first, "DZ-2026-000001", "DZ-2027-000001"));
       },
       "DZ-2027-000001.yaml:0 misnumbered, DZ-2026.txt:0 number-gap"},
      {"a copy under another name",
       [&] { where.write("cases/2026/06/DZ-2026-000003.yaml", first); },
       "DZ-2026-000003.yaml:0 misnamed, DZ-2026-000003.yaml:0 duplicate-id"},
      {"a stray file", [&] { where.write("cases/2026/06/notes.txt", "x"); },
       "notes.txt:0 stray-file"},
      {"a case outside the months", [&] { where.write("cases/2026/DZ-2026-000009.yaml", first); },
       "DZ-2026-000009.yaml:0 stray-file"},
      {"a source twice",
       [&] {
         for (const char* path : {kFirst, kSecond})
           where.write(path, replace_all(where.read(path), "persons: 1\n",
                                         "persons: 1\nsource: wenzheng/7\n"));
       },
       "DZ-2026-000002.yaml:0 duplicate-source"},
      {"an empty file", [&] { where.write(kFirst, ""); }, "DZ-2026-000001.yaml:0 wrong-type"},
      {"a file cut off", [&] { where.write(kFirst, first.substr(0, first.find("history:"))); },
       "DZ-2026-000001.yaml:3 missing-history"},
  };
  for (const auto& c : cases) {
    CAPTURE(c.what);
    where.restore(clean);
    c.tamper();
    CHECK(findings(where.open()) == c.found);
  }
}

TEST_CASE("a command does not build on a head that was tampered with") {
  const TemporaryLedger where;
  fill(where);
  const std::string second = where.read(kSecond);
  where.write(kSecond, replace_all(second, "\ndue: 2026-07-15", "\ndue: 2026-08-15"));
  const std::string tampered = where.read(kSecond);
  const auto refused = record_event(where.open(), "DZ-2026-000002",
                                    event(K::accepted, "2026-07-01", {{"document", "受"}}));
  REQUIRE_FALSE(refused);
  CHECK(refused.error().exit == ExitCode::bad_data);
  CHECK(refused.error().diagnostics[0].line == line_of(second, "due:"));
  CHECK(where.read(kSecond) == tampered);
}

TEST_CASE("a head that was tampered with is not put right by recomputing, but named") {
  const TemporaryLedger where;
  fill(where);
  for (const auto& [line, other] : {std::pair("\ndue: 2026-07-15", "\ndue: 2026-08-15"),
                                    std::pair("\nstatus: registered", "\nstatus: accepted")}) {
    CAPTURE(std::string(other));
    const std::string whole = where.read(kSecond);
    where.write(kSecond, replace_all(whole, line, other));
    const auto found = recompute(where.open(), moment("2026-07-02"), "li-na");
    CHECK(found.edits.empty());
    REQUIRE(found.problems.size() == 1);
    CHECK(found.problems.front().line == line_of(whole, std::string(line).substr(1, 5)));
    where.write(kSecond, whole);
  }
}

TEST_CASE("a number with a nought in front, a 第 or a space is the same number") {
  for (const char* one :
       {"受〔2026〕9号", "受[2026]09号", "受〔2026〕第9号", "受 (２０２６) ９ 号"})
    CHECK(plain_number(one) == "受〔2026〕9号");
  CHECK(plain_number("受〔2026〕90号") == "受〔2026〕90号");
  CHECK(plain_number("受〔2026〕0号") == "受〔2026〕0号");
}

TEST_CASE("one document number on two papers is found, also in another spelling") {
  const TemporaryLedger where;
  fill(where);
  const Ledger ledger = where.open();
  REQUIRE(record_event(ledger, "DZ-2026-000002",
                       event(K::accepted, "2026-07-02", {{"document", "受理告知书〔2026〕2号"}})));
  CHECK(findings(ledger) == "");
  const std::string text = where.read(kSecond);
  where.write(kSecond, replace_all(text, "受理告知书〔2026〕2号", "答"));
  const int line = line_of(where.read(kSecond), "- event: accepted");
  CHECK(findings(where.open()) ==
        "DZ-2026-000002.yaml:" + std::to_string(line) + " document-taken");
  // Two papers of one case are two papers as well.
  where.write(kSecond, text);
  where.write(kFirst, replace_all(where.read(kFirst), "document: 结", "document: 答"));
  const int closed = line_of(where.read(kFirst), "- event: closed");
  CHECK(findings(where.open()) ==
        "DZ-2026-000001.yaml:" + std::to_string(closed) + " document-taken");
}
