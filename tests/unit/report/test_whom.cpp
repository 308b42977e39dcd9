#include <string>

#include <doctest/doctest.h>

#include "anjuan/desk/correct.hpp"
#include "anjuan/report/indicators.hpp"
#include "anjuan/report/report.hpp"

#include "support/ledger.hpp"

using namespace anjuan;
using namespace anjuan::test;
using K = EventKind;

// What a unit or a lead missed is theirs in every report, however it is asked for.
namespace {

constexpr const char* kId = "DZ-2026-000001";

Event assigned(std::string_view at, std::string_view unit, std::string_view lead) {
  return event(K::assigned, at, {{"unit", unit}, {"lead", lead}, {"reason", "调整"}});
}

Report report_of(const TemporaryLedger& where, std::string_view name, ReportRequest request,
                 std::string_view today) {
  request.today = day(today);
  const ReportRun run = run_report(*find_report(name), where.open(), request);
  CHECK(run.problems.empty());
  return run.report;
}

ReportRequest of_unit(std::string unit) {
  ReportRequest request;
  request.filter.unit = {std::move(unit)};
  return request;
}
ReportRequest of_lead(std::string lead) {
  ReportRequest request;
  request.filter.lead = {std::move(lead)};
  return request;
}

/// "closed in time / closed or late" of the whole, or of one group.
std::string share(const Table& kpi, std::string_view indicator, const std::string& group = {}) {
  const std::size_t first = group.empty() ? 0 : 1;
  for (const auto& row : kpi.rows)
    if ((group.empty() || row[0] == group) && row[first] == indicator)
      return row[first + 2] + "/" + row[first + 3];
  return "none";
}

std::size_t rows(const Report& report) {
  return report.tables.front().rows.size();
}

/// Due on 2 April while minzheng and zhang-wei had it; renshe and wang-zr got it on the 20th.
void miss_and_pass_on(const Ledger& ledger) {
  REQUIRE(register_one(ledger, "2026-03-02"));
  REQUIRE(record_event(ledger, kId, event(K::accepted, "2026-03-03", {{"document", "受"}})));
  REQUIRE(record_event(ledger, kId, assigned("2026-03-03", "minzheng", "zhang-wei")));
  REQUIRE(record_event(ledger, kId, assigned("2026-04-20", "renshe", "wang-zr")));
}

}  // namespace

TEST_CASE("a filter by unit or lead charges whoever owed it then, as the group does") {
  const TemporaryLedger where;
  const Ledger ledger = where.open();
  miss_and_pass_on(ledger);
  const auto compare = [&](std::string_view today) {
    ReportRequest units;
    units.group = GroupBy::unit;
    const Table by_unit = report_of(where, "kpi", units, today).tables.front();
    ReportRequest leads;
    leads.group = GroupBy::lead;
    const Table by_lead = report_of(where, "kpi", leads, today).tables.front();
    for (const auto& [id, name] : {std::pair("minzheng", "市民政局"), {"renshe", "市人社局"}})
      for (const IndicatorSpec& spec : indicator_table()) {
        CAPTURE(std::string(id) + " " + std::string(spec.name));
        const Table alone = report_of(where, "kpi", of_unit(id), today).tables.front();
        CHECK(share(alone, spec.name) == share(by_unit, spec.name, name));
      }
    for (const auto& [id, name] : {std::pair("zhang-wei", "张伟"), {"wang-zr", "王主任"}})
      for (const IndicatorSpec& spec : indicator_table()) {
        CAPTURE(std::string(id) + " " + std::string(spec.name));
        const Table alone = report_of(where, "kpi", of_lead(id), today).tables.front();
        CHECK(share(alone, spec.name) == share(by_lead, spec.name, name));
      }
    const Table minzheng = report_of(where, "kpi", of_unit("minzheng"), today).tables.front();
    CHECK(share(minzheng, "on_time_closing") == "0/1");
    CHECK(rows(report_of(where, "accountability", of_unit("minzheng"), today)) == 1);
    CHECK(rows(report_of(where, "accountability", of_unit("renshe"), today)) == 0);
    CHECK(rows(report_of(where, "accountability", of_lead("zhang-wei"), today)) == 1);
    CHECK(rows(report_of(where, "accountability", of_lead("wang-zr"), today)) == 0);
  };
  compare("2026-04-22");
  CHECK(rows(report_of(where, "overdue", of_unit("minzheng"), "2026-04-22")) == 1);
  CHECK(rows(report_of(where, "overdue", of_unit("renshe"), "2026-04-22")) == 0);
  CHECK(rows(report_of(where, "overdue", of_lead("zhang-wei"), "2026-04-22")) == 1);
  CHECK(rows(report_of(where, "overdue", of_lead("wang-zr"), "2026-04-22")) == 0);
  REQUIRE(record_event(
      ledger, kId,
      event(K::replied, "2026-04-25", {{"document", "答"}, {"served", "2026-04-25"}})));
  REQUIRE(record_event(ledger, kId, event(K::closed, "2026-04-26", {{"document", "结"}})));
  compare("2026-04-27");
  const auto late_of = [&](const char* lead) {
    std::string all;
    const Report report = report_of(where, "scorecard", of_lead(lead), "2026-04-27");
    for (const auto& row : report.tables.front().rows) all += row[0] + " " + row[6] + " ";
    return all;
  };
  CHECK(late_of("zhang-wei") == "zhang-wei 1 ");
  CHECK(late_of("wang-zr") == "wang-zr 0 ");
}

TEST_CASE("a late referral is the office's, and no unit's when a report is asked for that unit") {
  const TemporaryLedger where;
  const Ledger ledger = where.open();
  REQUIRE(register_one(ledger, "2026-03-02"));
  REQUIRE(record_event(ledger, kId, assigned("2026-03-20", "minzheng", "zhang-wei")));
  REQUIRE(record_event(ledger, kId, event(K::accepted, "2026-04-01", {{"document", "受"}})));
  const Table unit = report_of(where, "kpi", of_unit("minzheng"), "2026-05-02").tables.front();
  const Table office =
      report_of(where, "kpi", of_unit(std::string(kOwedByOffice)), "2026-05-02").tables.front();
  CHECK(share(unit, "timely_acceptance") == "1/1");  // within its own fifteen days
  CHECK(share(office, "timely_acceptance") == "0/1");
}

TEST_CASE("a case that nobody led for a while stays on record when somebody leads it again") {
  const TemporaryLedger where;
  const Ledger ledger = where.open();
  REQUIRE(register_one(ledger, "2026-03-02"));
  REQUIRE(record_event(ledger, kId, event(K::accepted, "2026-03-04", {{"document", "受"}})));
  const auto gap = [&](std::string_view today) {
    std::string all;
    const Report report = report_of(where, "accountability", {}, today);
    for (const auto& row : report.tables.front().rows)
      if (row[0] == "lead") all += row[6] + " " + row[7];
    return all;
  };
  CHECK(gap("2026-03-30") == "2026-03-04 26");
  REQUIRE(record_event(ledger, kId, assigned("2026-03-31", "minzheng", "zhang-wei")));
  CHECK(gap("2026-03-31") == "2026-03-04 27");
  CHECK(gap("2026-04-01") == "2026-03-04 27");
  REQUIRE(register_one(ledger, "2026-04-01"));
  REQUIRE(record_event(ledger, "2026-2", event(K::accepted, "2026-04-02", {{"document", "受2"}})));
  CHECK(gap("2026-04-09") == "2026-03-04 27");  // a week to find somebody
  CHECK(gap("2026-04-10") == "2026-03-04 272026-04-02 8");
}

TEST_CASE("one limit that was missed is one row, however often the case ends and comes back") {
  const TemporaryLedger where;
  const Ledger ledger = where.open();
  REQUIRE(register_one(ledger, "2026-03-02"));  // to be decided by 17 March
  REQUIRE(record_event(ledger, kId, event(K::withdrawn, "2026-05-20", {{"reason", "和解"}})));
  REQUIRE(record_event(ledger, kId, event(K::reopened, "2026-06-02", {{"reason", "反悔"}})));
  REQUIRE(record_event(ledger, kId, event(K::withdrawn, "2026-06-10", {{"reason", "和解"}})));
  REQUIRE(record_event(ledger, kId, event(K::reopened, "2026-06-20", {{"reason", "反悔"}})));
  const Report report = report_of(where, "accountability", {}, "2026-06-22");
  REQUIRE(rows(report) == 1);
  CHECK(report.tables.front().rows.front()[0] == "decide");
}

TEST_CASE("what repeats a case that was registered by mistake repeats nothing") {
  const TemporaryLedger where;
  const Ledger ledger = where.open();
  for (const char* first : {"", kId, kId}) {
    Draft draft;
    draft[DraftField::title] = "反映补贴";
    draft[DraftField::petitioner_name] = "李某某";
    draft[DraftField::repeat_of] = first;
    const Timestamp now = moment("2026-03-02");
    const auto earlier = earlier_on_matter(ledger, first);
    REQUIRE(earlier);
    auto made = make_case(ledger, draft,
                          {.now = now, .on = now.date(), .by = "li-na", .earlier = *earlier});
    REQUIRE(made);
    REQUIRE(register_case(ledger, std::move(*made), false));
  }
  const auto take_out = [&](const char* id) {
    const auto edits = void_event_with_repeats(
        ledger, id, "registered",
        {.now = moment("2026-03-04"), .by = "li-na", .via = "", .reason = "误登记"});
    REQUIRE(edits);
    REQUIRE(write_edits(ledger, *edits));
  };
  const auto repeats = [&] {
    const Table kpi = report_of(where, "kpi", {}, "2026-03-05").tables.front();
    return share(kpi, "repeat") + ", " +
           std::to_string(rows(report_of(where, "repeat", {}, "2026-03-05"))) + " matters, " +
           std::to_string(rows(report_of(where, "tasks", {}, "2026-03-05"))) + " tasks";
  };
  CHECK(repeats() == "2/3, 1 matters, 1 tasks");  // the third time, a principal meets them
  take_out("2026-2");
  CHECK(repeats() == "1/2, 1 matters, 0 tasks");
  CHECK(findings(ledger) == "");
  take_out("2026-1");
  CHECK(repeats() == "0/1, 0 matters, 0 tasks");
  CHECK(findings(ledger) == "DZ-2026-000003.yaml:0 repeats-voided");
}
