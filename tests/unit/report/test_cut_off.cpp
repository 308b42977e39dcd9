#include <string>

#include <doctest/doctest.h>

#include "anjuan/desk/correct.hpp"
#include "anjuan/ledger/books/activities.hpp"
#include "anjuan/report/write.hpp"

#include "support/ledger.hpp"

using namespace anjuan;
using namespace anjuan::test;
using K = EventKind;

// What a report says of a period that is over, at whatever day it is asked for.
namespace {

constexpr const char* kId = "DZ-2026-000001";

std::string text_of(const TemporaryLedger& where, std::string_view name, ReportRequest request,
                    std::string_view today) {
  const Ledger ledger = where.open();
  const ReportSpec* spec = find_report(name);
  REQUIRE(spec != nullptr);
  request.today = day(today);
  const ReportRun run = run_report(*spec, ledger, request);
  CHECK(run.problems.empty());
  const auto text = render_report(run.report, ReportFormat::text);
  REQUIRE(text);
  return *text;
}

/// Every report that counts cases.
constexpr const char* kReports[] = {"kpi",      "overdue", "workload", "accountability", "monthly",
                                    "bulletin", "trend",   "tasks",    "scorecard",      "archive"};

void live_through_july(const Ledger& ledger) {
  for (const char* day : {"2026-07-01", "2026-07-02", "2026-07-03"})
    REQUIRE(register_one(ledger, day));
  REQUIRE(record_event(ledger, kId, event(K::accepted, "2026-07-06", {{"document", "受"}})));
  REQUIRE(record_event(ledger, kId, event(K::assigned, "2026-07-06", {{"unit", "minzheng"}})));
  REQUIRE(record_event(
      ledger, kId,
      event(K::replied, "2026-07-10", {{"document", "答"}, {"served", "2026-07-10"}})));
  REQUIRE(record_event(ledger, kId, event(K::closed, "2026-07-11", {{"document", "结"}})));
  REQUIRE(record_event(ledger, "2026-2",
                       event(K::accepted, "2026-07-20", {{"document", "受2"}})));  // late
}

}  // namespace

TEST_CASE("a case closed on the last day of a month is closed in it, and not open at its end") {
  const TemporaryLedger where;
  const Ledger ledger = where.open();
  live_through_july(ledger);  // one of three was closed on 11 July
  const auto says = [&](std::string_view to) {
    ReportRequest request;
    request.period = day_period(day("2026-07-01"), day(to));
    const std::string text = text_of(where, "monthly", request, "2026-09-01");
    const std::size_t from = text.find("received and ");
    REQUIRE(from != std::string::npos);
    return text.substr(from + 13, text.find(" open at the cut-off") - from - 13);
  };
  CHECK(says("2026-07-10") == "0 closed; 3 were");
  CHECK(says("2026-07-11") == "1 closed; 2 were");
  CHECK(says("2026-07-12") == "1 closed; 2 were");
}

TEST_CASE("what happens in August does not change the figures of July") {
  const TemporaryLedger where;
  const Ledger ledger = where.open();
  live_through_july(ledger);
  ReportRequest july;
  july.period = month_period(2026, 7);
  std::vector<std::string> before;
  for (const char* name : kReports) before.push_back(text_of(where, name, july, "2026-08-01"));
  REQUIRE(record_event(ledger, kId, event(K::reopened, "2026-08-05", {{"reason", "不服"}})));
  REQUIRE(record_event(ledger, "2026-3",
                       event(K::declined, "2026-08-06", {{"document", "不"}, {"reason", "重复"}})));
  REQUIRE(record_event(
      ledger, "2026-2",
      event(K::replied, "2026-08-07", {{"document", "答2"}, {"served", "2026-08-07"}})));
  for (std::size_t i = 0; i < std::size(kReports); ++i) {
    CAPTURE(kReports[i]);
    CHECK(text_of(where, kReports[i], july, "2026-09-15") == before[i]);
  }
}

TEST_CASE(
    "a report on a period as known on its last day never changes, whatever is recorded later") {
  const TemporaryLedger where;
  const Ledger ledger = where.open();
  live_through_july(ledger);
  ReportRequest july;
  july.period = month_period(2026, 7);
  july.known_on = day("2026-07-31");
  std::vector<std::string> before;
  for (const char* name : kReports) before.push_back(text_of(where, name, july, "2026-08-01"));
  ReportRequest now;
  now.period = july.period;
  const std::string known_now = text_of(where, "kpi", now, "2026-09-15");
  Event late = event(K::accepted, "2026-07-08", {{"document", "受3"}, {"late_reason", "补录"}});
  REQUIRE(record_event(ledger, "2026-3", late, "2026-08-20"));
  const Amendment how{.now = moment("2026-08-21"), .by = "li-na", .via = "", .reason = "录错"};
  Correction correction;
  correction.facts = {{HeadField::persons, "7"}, {HeadField::channel, "online"}};
  for (auto edit : {correct_case(ledger, "2026-2", correction, how),
                    void_event(ledger, "2026-1", "closed", how)}) {
    REQUIRE(edit);
    REQUIRE(write_edits(ledger, {*edit}));
  }
  const auto voided = void_event(ledger, "2026-2", "registered", how);
  REQUIRE(voided);
  for (std::size_t i = 0; i < std::size(kReports); ++i) {
    CAPTURE(kReports[i]);
    CHECK(text_of(where, kReports[i], july, "2026-09-15") == before[i]);
  }
  // What is known now of the same month is something else.
  CHECK(text_of(where, "kpi", now, "2026-09-15") != known_now);
}

TEST_CASE("a case registered by mistake is in no figure, of whatever period") {
  const TemporaryLedger where;
  const Ledger ledger = where.open();
  live_through_july(ledger);
  ReportRequest july;
  july.period = month_period(2026, 7);
  std::vector<std::string> before;
  for (const char* name : kReports) before.push_back(text_of(where, name, july, "2026-08-01"));
  REQUIRE(register_one(ledger, "2026-07-30"));
  const auto edit =
      void_event(ledger, "2026-4", "registered",
                 {.now = moment("2026-08-03"), .by = "li-na", .via = "", .reason = "误登记"});
  REQUIRE(edit);
  REQUIRE(write_edits(ledger, {*edit}));
  for (std::size_t i = 0; i < std::size(kReports); ++i) {
    CAPTURE(kReports[i]);
    CHECK(text_of(where, kReports[i], july, "2026-09-15") == before[i]);
  }
  CHECK(findings(ledger) == "");
}

TEST_CASE("a period that has not ended says so") {
  const TemporaryLedger where;
  live_through_july(where.open());
  ReportRequest july;
  july.period = month_period(2026, 7);
  CHECK(text_of(where, "kpi", july, "2026-07-25").find("the period has not ended") !=
        std::string::npos);
  // Its last day has not been seen to the end before the next one.
  CHECK(text_of(where, "kpi", july, "2026-07-31").find("the period has not ended") !=
        std::string::npos);
  CHECK(text_of(where, "kpi", july, "2026-08-01").find("the period has not ended") ==
        std::string::npos);
}

TEST_CASE("nothing is counted of a period that has not begun") {
  const TemporaryLedger where;
  live_through_july(where.open());
  ReportRequest october;
  october.period = month_period(2026, 10);
  october.today = day("2026-09-15");
  for (const char* name : {"kpi", "accountability", "monthly", "workload", "scorecard"}) {
    CAPTURE(name);
    const Report report = run_report(*find_report(name), where.open(), october).report;
    CHECK(report.remarks.back().name == "coming");
    for (const Table& table : report.tables)
      for (const auto& row : table.rows)
        for (std::size_t i = 0; i < row.size(); ++i)
          if (table.columns[i].type == CellType::integer) CHECK((row[i].empty() || row[i] == "0"));
  }
  CHECK(run_report(*find_report("accountability"), where.open(), october)
            .report.tables.front()
            .rows.empty());
}

TEST_CASE("a period has one cut-off, the end of its last day, however it is asked for") {
  const TemporaryLedger where;
  const Ledger ledger = where.open();
  REQUIRE(register_one(ledger, "2026-06-29"));
  REQUIRE(record_event(ledger, kId, event(K::accepted, "2026-07-01", {{"document", "受"}})));
  REQUIRE(register_one(ledger, "2026-07-16"));  // to be decided, and the other handled, by 31 July
  ReportRequest plain;
  plain.period = month_period(2026, 7);
  ReportRequest as_of = plain;
  as_of.as_of = day("2026-07-31");
  ReportRequest known_on = plain;
  known_on.known_on = day("2026-07-31");
  const auto tables = [&](const char* name, ReportRequest request) {
    request.today = day("2026-08-05");
    std::string all;
    for (const Table& table : run_report(*find_report(name), ledger, request).report.tables)
      for (const auto& row : table.rows) all += joined(row) + "\n";
    return all;
  };
  for (const char* name : kReports) {
    CAPTURE(name);
    CHECK(tables(name, as_of) == tables(name, plain));
    CHECK(tables(name, known_on) == tables(name, plain));
  }
  // The decision that comes late is on record in July for ever.
  REQUIRE(record_event(ledger, "2026-2", event(K::accepted, "2026-08-20", {{"document", "受2"}})));
  CHECK(tables("kpi", known_on).find("timely_acceptance timely acceptance 1 2") !=
        std::string::npos);
}

TEST_CASE("a limit on the last day of a period is late in its tables as in its figures") {
  const TemporaryLedger where;
  const Ledger ledger = where.open();
  REQUIRE(register_one(ledger, "2026-07-01"));
  REQUIRE(record_event(ledger, kId, event(K::accepted, "2026-07-01", {{"document", "受"}})));
  REQUIRE(record_event(ledger, kId, event(K::assigned, "2026-07-01", {{"unit", "minzheng"}})));
  ReportRequest july;  // thirty days: 31 July
  july.period = month_period(2026, 7);
  july.today = day("2026-09-15");
  for (const auto& [name, rows] :
       {std::pair("overdue", 1), {"backlog", 1}, {"accountability", 2}}) {  // and nobody leads it
    CAPTURE(name);
    const Report report = run_report(*find_report(name), ledger, july).report;
    CHECK(report.tables.front().rows.size() == rows);
  }
  CHECK(text_of(where, "workload", july, "2026-07-31") !=
        text_of(where, "workload", july, "2026-08-01"));
}

TEST_CASE("a reception and an activity that are written down later change no known figure") {
  const TemporaryLedger where;
  const Ledger ledger = where.open();
  live_through_july(ledger);
  ReportRequest july;
  july.period = month_period(2026, 7);
  july.known_on = day("2026-07-31");
  const std::vector<const char*> names = {"sessions", "monthly", "bulletin", "accountability",
                                          "late-records"};
  std::vector<std::string> before;
  for (const char* name : names) before.push_back(text_of(where, name, july, "2026-08-01"));
  HeldReception reception;
  reception.record.held.date = day("2026-07-15");
  reception.record.held.desk = "centre";
  reception.record.held.officials = {"wang-zr"};
  reception.record.held.recording.late_reason = "补录";
  reception.record.by = "li-na";
  reception.record.batches.push_back({.persons = 2, .disposition = rota::Disposition::answered});
  REQUIRE(record_reception(ledger, std::move(reception), "2026-08-20"));
  Activity meeting;
  meeting.date = day("2026-07-20");
  meeting.kind = "meeting";
  meeting.type = "monthly";
  meeting.by = "li-na";
  meeting.recording = {moment("2026-08-21"), "补录", "root"};
  REQUIRE(write_activity_file(ledger, meeting));
  for (std::size_t i = 0; i < names.size(); ++i) {
    CAPTURE(names[i]);
    CHECK(text_of(where, names[i], july, "2026-09-15") == before[i]);
  }
  ReportRequest august;
  august.period = month_period(2026, 8);
  const std::string late = text_of(where, "late-records", august, "2026-09-15");
  CHECK(late.find("2026-08-20") != std::string::npos);
  CHECK(late.find("2026-08-21") != std::string::npos);
  CHECK(late.find("root") != std::string::npos);
}

TEST_CASE("a case that was taken out as a mistake is in no figure and in the late records") {
  const TemporaryLedger where;
  const Ledger ledger = where.open();
  live_through_july(ledger);
  const auto edit =
      void_event(ledger, kId, "registered",
                 {.now = moment("2026-08-03"), .by = "li-na", .via = "", .reason = "误登记"});
  REQUIRE(edit);
  REQUIRE(write_edits(ledger, {*edit}));
  ReportRequest august;
  august.period = month_period(2026, 8);
  const std::string text = text_of(where, "late-records", august, "2026-09-15");
  CHECK(text.find(kId) != std::string::npos);
  CHECK(text.find("误登记") != std::string::npos);
  CHECK(findings(ledger) ==
        "DZ-2026-000001.yaml:" + std::to_string(ledger.read_case(kId)->value.history.back().line) +
            " voided-with-history");
}

TEST_CASE("what a unit and its lead missed is charged to them, whoever closes the case") {
  const TemporaryLedger where;
  const Ledger ledger = where.open();
  REQUIRE(register_one(ledger, "2026-03-02"));
  const auto assigned = [](std::string_view at, std::string_view unit, std::string_view lead) {
    return event(K::assigned, at, {{"unit", unit}, {"lead", lead}, {"reason", "调整"}});
  };
  REQUIRE(record_event(ledger, kId, event(K::accepted, "2026-03-03", {{"document", "受"}})));
  REQUIRE(record_event(ledger, kId, assigned("2026-03-04", "minzheng", "zhang-wei")));
  REQUIRE(record_event(ledger, kId, assigned("2026-04-20", "renshe", "wang-zr")));  // due 2 April
  REQUIRE(record_event(
      ledger, kId,
      event(K::replied, "2026-04-25", {{"document", "答"}, {"served", "2026-04-25"}})));
  REQUIRE(record_event(ledger, kId, event(K::closed, "2026-04-26", {{"document", "结"}})));
  ReportRequest april;
  april.period = month_period(2026, 4);
  april.today = day("2026-06-01");
  const auto on_time = [&](GroupBy by, std::string_view who) {
    april.group = by;
    const Table table = run_report(*find_report("kpi"), ledger, april).report.tables.front();
    for (const auto& row : table.rows)
      if (row[0] == who && row[1] == "on_time_closing") return row[3] + "/" + row[4];
    return std::string("none");
  };
  CHECK(on_time(GroupBy::unit, "市民政局") == "0/1");
  CHECK(on_time(GroupBy::unit, "市人社局") == "0/0");
  CHECK(on_time(GroupBy::lead, "张伟") == "0/1");
  CHECK(on_time(GroupBy::lead, "王主任") == "0/0");
}
