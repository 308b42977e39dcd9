#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>

#include <doctest/doctest.h>

#include "anjuan/base/text.hpp"
#include "anjuan/desk/verify.hpp"
#include "anjuan/i18n/i18n.hpp"
#include "anjuan/report/indicators.hpp"
#include "anjuan/report/write.hpp"
#include "anjuan/word/package.hpp"

#include "intake/temp_file.hpp"
#include "report/golden.hpp"
#include "report/sample_ledger.hpp"
#include "support/world.hpp"

using namespace anjuan;
using namespace anjuan::testing;

namespace {

class Sample {
 public:
  Sample() { write_sample_ledger(folder_.path("ledger")); }
  Ledger open() const {
    auto ledger = Ledger::open(folder_.path("ledger"));
    REQUIRE(ledger.has_value());
    return std::move(*ledger);
  }
  ReportRun run(std::string_view name, ReportRequest request = {}) const {
    const ReportSpec* spec = find_report(name);
    REQUIRE(spec != nullptr);
    return run(*spec, std::move(request));
  }
  ReportRun run(const ReportSpec& spec, ReportRequest request) const {
    request.today = sample_day();
    return run_report(spec, open(), request);
  }

  /// Rewrites the file of a case by hand.
  void edit(std::string_view id, std::string_view from, std::string_view to) const {
    for (const auto& entry :
         std::filesystem::recursive_directory_iterator(folder_.path("ledger"))) {
      if (entry.path().stem() != id) continue;
      std::stringstream text;
      text << std::ifstream(entry.path()).rdbuf();
      std::string changed = text.str();
      const std::size_t at = changed.find(from);
      REQUIRE(at != std::string::npos);
      std::ofstream(entry.path()) << changed.replace(at, from.size(), to);
      return;
    }
    FAIL("no case ", id);
  }

 private:
  TempFolder folder_;
};

/// The row whose first cell is `key`.
std::vector<std::string> row_of(const Table& table, std::string_view key) {
  for (const auto& row : table.rows)
    if (row.front() == key) return row;
  FAIL("no row ", key);
  return {};
}

}  // namespace

TEST_CASE("the sample ledger breaks no rule") {
  const TempFolder folder;
  write_sample_ledger(folder.path("ledger"));
  const auto ledger = Ledger::open(folder.path("ledger"));
  REQUIRE(ledger.has_value());
  const Verification proof =
      verify(*ledger, at_time(sample_day(), std::chrono::hours(18), std::chrono::hours(8)));
  for (const Diagnostic& d : proof.findings)
    if (d.severity == Severity::error) FAIL_CHECK(render(d));
  CHECK(proof.cases == 13);
}

TEST_CASE(
    "the month before stands beside the year before, and says what that month's own report says") {
  const Sample sample;
  set_language(Language::en);
  ReportRequest request{.period = month_period(2026, 10)};
  const Table before = sample.run("kpi", request).report.tables.front();
  request.period = month_period(2026, 11);
  request.as_of = *make_date(2026, 11, 30);
  request.period_before = true;
  const Report both = sample.run("kpi", request).report;
  const Table& table = both.tables.front();
  REQUIRE(table.columns.size() == before.columns.size() + 3);
  CHECK(table.columns.back().name == "rate_last");
  long counted = 0;
  for (const auto& row : table.rows) {
    const auto then = row_of(before, row.front());
    for (std::size_t i = 0; i < 3; ++i) {
      INFO(row.front(), " ", i);
      CHECK(row[before.columns.size() + i] == then[2 + i]);
    }
    counted += parse_cell<long>(then[3]).value_or(0);
  }
  CHECK(counted > 0);
  CHECK(std::any_of(both.remarks.begin(), both.remarks.end(), [](const Remark& one) {
    return one.name == "compared_with_last" && one.value.find("2026-10") != std::string::npos;
  }));
}

TEST_CASE("every report reads as its golden text, in English and in Chinese") {
  const Sample sample;
  for (const ReportSpec& spec : report_table()) {
    for (const Language lang : {Language::en, Language::zh}) {
      set_language(lang);
      ReportRequest request;
      if (spec.period == DefaultPeriod::all && spec.name != "trend")
        request.period = year_period(2026);
      const ReportRun run = sample.run(spec.name, request);
      CHECK(run.problems.empty());
      const auto text = render_report(run.report, ReportFormat::text);
      REQUIRE(text.has_value());
      check_golden(std::string(spec.name) + (lang == Language::zh ? ".zh.txt" : ".en.txt"), *text);
    }
  }
  set_language(Language::en);
}

TEST_CASE("every format holds every row") {
  const Sample sample;
  for (const ReportSpec& spec : report_table())
    for (const ReportFormat format : {ReportFormat::text, ReportFormat::csv, ReportFormat::json,
                                      ReportFormat::html, ReportFormat::xlsx, ReportFormat::docx}) {
      INFO(spec.name);
      const auto bytes = render_report(sample.run(spec.name).report, format);
      REQUIRE(bytes.has_value());
      CHECK(!bytes->empty());
    }
}

TEST_CASE("the key figures of the year are those counted by hand, the year before beside them") {
  const Sample sample;
  ReportRequest request;
  request.period = year_period(2026);
  const Table kpi = sample.run("kpi", request).report.tables.front();
  // indicator, label, numerator, denominator, rate, beside, what, then the year before
  const auto of = [&](std::string_view name) {
    const auto row = row_of(kpi, name);
    return row[2] + "/" + row[3] + " +" + row[5] + "; " + row[7] + "/" + row[8];
  };
  // nine were decided in time, 000006 is late, 000011 is not yet due. Of 2025 only what was due by
  // 11-22 is compared: the decision on 000002 was due on 11-25
  CHECK(of("timely_acceptance") == "9/10 +1; 1/1");
  // closed 000001, 000002, 000004 in time; open and late: 000003. The year before, to 11-22 only:
  // nothing was closed by then, and 000002 of 2025 was not yet due
  CHECK(of("on_time_closing") == "3/4 +4; 0/0");
  CHECK(of("response") == "2/2 +; 0/0");
  CHECK(of("satisfaction") == "1/2 +; 0/0");
  CHECK(of("repeat") == "1/11 +; 0/2");
  CHECK(of("online_share") == "4/11 +; 1/2");
  CHECK(of("first_time_solution") == "2/2 +; 0/0");
  CHECK(of("settled") == "2/3 +0; 0/0");
  CHECK(of("skip_level_group") == "1/2 +; 0/0");
}

TEST_CASE("a cut-off in the past shows the case as it was then") {
  const Sample sample;
  ReportRequest request;
  request.as_of = make_date(2025, 12, 15);
  const Table late = sample.run("overdue", request).report.tables.front();
  REQUIRE(late.rows.size() == 1);  // closed only on 2025-12-22
  CHECK(late.rows[0][0] == "SL-2025-000002");
  CHECK(late.rows[0][3] == "5");            // of the morning after
  request.as_of = make_date(2025, 12, 11);  // its last day, seen to the end
  CHECK(sample.run("overdue", request).report.tables.front().rows.size() == 1);
  request.as_of = make_date(2025, 12, 10);
  CHECK(sample.run("overdue", request).report.tables.front().rows.empty());
}

TEST_CASE("missing numbers are told of all cases, and of only some of them nobody claims any") {
  const Sample sample;
  const auto missing = [](const Report& report) {
    for (const Remark& one : report.remarks)
      if (one.name == "missing") return one.value;
    return std::string();
  };
  CHECK(missing(sample.run("issued").report) == "2");
  ReportRequest request;
  request.today = sample_day();
  request.filter.unit = {"minzheng"};
  const Report of_unit = sample.run("issued", request).report;
  CHECK(missing(of_unit) != "");
  request.filter.class_ = CaseClass::general;
  CHECK(missing(sample.run("issued", request).report).find_first_of("0123456789") ==
        std::string::npos);
}

TEST_CASE(
    "a number that papers of two cases bear is told with both, and is no number that is missing") {
  const Sample sample;
  const auto of = [&](const char* key, const char* column) {
    const Table table = sample.run("issued").report.tables.back();
    for (std::size_t i = 0; i < table.columns.size(); ++i)
      if (table.columns[i].name == column) return row_of(table, key)[i];
    return std::string("no such column");
  };
  const auto twice = [&] {
    for (const Remark& one : sample.run("issued").report.remarks)
      if (one.name == "twice") return one.value;
    return std::string();
  };
  CHECK(twice() == "0");
  const std::string missing = of("受理告知书〔2026〕", "missing");
  sample.edit("SL-2026-000003", "受理告知书〔2026〕3号", "受理告知书〔2026〕2号");
  CHECK(of("受理告知书〔2026〕", "twice") == "2 (SL-2026-000002, SL-2026-000003)");
  CHECK(of("受理告知书〔2026〕", "missing") == (missing.empty() ? "3" : "3, " + missing));
  CHECK(twice() == "1");
}

TEST_CASE("no terminal is so narrow that a date or the number of a case is cut") {
  const Table table{.columns = {{"id", "案件"},
                                {"status", "状态"},
                                {"clock", "时限"},
                                {"due", "到期日"},
                                {"days", "天数", CellType::integer},
                                {"unit", "责任单位"},
                                {"title", "标题"}},
                    .rows = {{"SQ-2026-000001", "已登记", "决定是否受理", "2026-07-24", "-21",
                              "旗住建局", "反映小区电梯停运两个月无人维修"},
                             {"SQ-2026-B00012", "办理中", "督办反馈", "2027-01-01?", "3",
                              "旗民政局", "反映低保"}}};
  for (std::size_t width = 200; width >= 40; --width) {
    CAPTURE(width);
    const std::string text = write_text(table, width);
    for (const char* whole : {"SQ-2026-000001", "2026-07-24", "SQ-2026-B00012", "2027-01-01?"})
      CHECK(text.find(whole) != std::string::npos);
    if (width >= 80)
      for (const std::string_view line : split(text, '\n')) CHECK(display_width(line) <= width);
  }
}

TEST_CASE("a row is late behind its last day and soon before it, by the column that counts") {
  const std::vector<TableColumn> columns = {
      {"left", "left", CellType::integer, false, Counts::days_left}, {"title", "title"}};
  CHECK(urgency_of(columns, {"-1", "x"}, 7) == Urgency::late);
  CHECK(urgency_of(columns, {"0", "x"}, 7) == Urgency::soon);
  CHECK(urgency_of(columns, {"7", "x"}, 7) == Urgency::soon);
  CHECK(urgency_of(columns, {"8", "-3"}, 7) == Urgency::none);
  CHECK(urgency_of(columns, {"", "x"}, 7) == Urgency::none);
  const std::vector<TableColumn> late = {
      {"late", "late", CellType::integer, false, Counts::days_late}};
  CHECK(urgency_of(late, {"1"}, 7) == Urgency::late);
  CHECK(urgency_of(late, {"0"}, 7) == Urgency::none);
}

TEST_CASE("a text that a spreadsheet would run is made safe in csv and stays as it is in json") {
  const Sample sample;
  const Report due = sample.run("no-reply").report;
  CHECK(render_report(due, ReportFormat::csv)->starts_with("id,received,"));
  const std::string csv = *render_report(due, ReportFormat::csv, {.bom = true});
  CHECK(csv.starts_with("\xef\xbb\xbf" + due.tables.front().columns[0].title + ","));
  CHECK(csv.find(",\"'=夜市油烟, \"\"噪声\"\"与垃圾\"") != std::string::npos);
  CHECK(render_report(due, ReportFormat::json)->find("\"=夜市油烟, \\\"噪声\\\"与垃圾\"") !=
        std::string::npos);
  CHECK(render_report(due, ReportFormat::html)->find("=夜市油烟, &quot;噪声&quot;与垃圾") !=
        std::string::npos);
}

TEST_CASE("a share of nothing is n/a for people and null for scripts") {
  const Sample sample;
  ReportRequest request;
  request.period = year_period(2019);
  const Report report = sample.run("kpi", request).report;
  CHECK(render_report(report, ReportFormat::text)->find("n/a") != std::string::npos);
  std::size_t rows = 0;
  const auto json = report_json(report, rows);
  CHECK(rows == 13);
  for (const auto& row : json["rows"]) {
    CHECK(row["denominator"] == 0);
    CHECK(row["rate"].is_null());
  }
}

TEST_CASE("no report shows a petitioner") {
  const Sample sample;
  for (const ReportSpec& spec : report_table()) {
    INFO(spec.name);
    const auto json = render_report(sample.run(spec.name).report, ReportFormat::json);
    for (const char* secret : {"甲某某", "13800000000", "示例路1号"})
      CHECK(json->find(secret) == std::string::npos);
  }
}

TEST_CASE("a report of figures is the same whether or not it sees what was written of the cases") {
  const Sample sample;
  for (const ReportSpec& spec : report_table()) {
    if (spec.reads != Reads::figures) continue;
    ReportSpec seeing = spec;
    seeing.reads = Reads::heads;
    for (const char* as_of : {"2026-05-31", "2026-12-31"}) {
      for (const GroupBy group :
           {GroupBy::none, GroupBy::unit, GroupBy::category, GroupBy::place}) {
        if (group != GroupBy::none && !spec.groups) continue;
        ReportRequest request;
        request.as_of = parse_date(as_of);
        request.group = group;
        INFO(spec.name, " ", as_of, " ", kGroupNames[static_cast<std::size_t>(group)]);
        const auto json = [&](const ReportSpec& one) {
          return *render_report(sample.run(one, request).report, ReportFormat::json);
        };
        CHECK(json(spec) == json(seeing));
      }
    }
  }
}

TEST_CASE("the backlog that is disclosed keeps the title of an accusation back") {
  const Sample sample;
  ReportRequest request;
  request.as_of = make_date(2026, 12, 31);
  const std::string json =
      *render_report(sample.run("backlog", request).report, ReportFormat::json);
  CHECK(json.find("SL-2026-000007") != std::string::npos);
  CHECK(json.find("举报执法人员") == std::string::npos);
  CHECK(json.find(tr("(not disclosed)")) != std::string::npos);
}

TEST_CASE("what circulates counts an accusation and says nothing of it") {
  const Sample sample;
  ReportRequest request;
  request.as_of = make_date(2026, 12, 31);
  bool listed = false;
  for (const ReportSpec& spec : report_table()) {
    INFO(std::string(spec.name));
    const std::string json =
        *render_report(sample.run(spec.name, request).report, ReportFormat::json);
    listed = listed || json.find("SL-2026-000007") != std::string::npos;
    CHECK(json.find("举报执法人员") == std::string::npos);
  }
  CHECK(listed);
}

namespace {

using test::case_of;
using test::day;
using test::event;

/// "counted/of" of one indicator over one case in 2026: of the office, or of what a unit owed.
std::string figure(const test::World& world, const std::vector<Event>& history, Indicator which,
                   std::string_view unit = {}) {
  const Case made = case_of(world, history);
  IndicatorCounter counter(
      {{day("2026-01-01"), day("2026-12-01")}, day("2026-12-31"), day("2026-12-01")}, world.office);
  Share share;
  if (!unit.empty()) share.owed = [unit](const LateDuty& duty) { return duty.unit == unit; };
  counter.see(to_view(made.head), share);
  const Ratio ratio = counter.count(which, {}).ratio;
  return std::to_string(ratio.numerator) + "/" + std::to_string(ratio.denominator);
}

}  // namespace

TEST_CASE("a late referral counts against the office, never against the unit that got it") {
  const test::World world;
  using K = EventKind;
  const std::vector<Event> late_referral = {
      event(K::registered, "2026-08-01", {{"received", "2026-08-01"}}),
      event(K::assigned, "2026-08-25", {{"unit", "renshe"}}),
      event(K::accepted, "2026-08-26", {{"document", "受"}}),
  };
  CHECK(figure(world, late_referral, Indicator::timely_acceptance) == "0/1");
  CHECK(figure(world, late_referral, Indicator::timely_acceptance, "renshe") == "1/1");
  std::vector<Event> late_unit = late_referral;
  late_unit[1] = event(K::assigned, "2026-08-03", {{"unit", "renshe"}});
  CHECK(figure(world, late_unit, Indicator::timely_acceptance) == "0/1");
  CHECK(figure(world, late_unit, Indicator::timely_acceptance, "renshe") == "0/1");
}

TEST_CASE("a decision that was late stays late when the complaint is taken back after it") {
  const test::World world;
  using K = EventKind;
  const auto withdrawn = [](std::string_view day) {
    return std::vector<Event>{event(K::registered, "2026-08-01", {{"received", "2026-08-01"}}),
                              event(K::withdrawn, day, {{"reason", "和解"}})};
  };
  CHECK(figure(world, withdrawn("2026-08-16"), Indicator::timely_acceptance) == "0/0");
  CHECK(figure(world, withdrawn("2026-08-17"), Indicator::timely_acceptance) == "0/1");
}

TEST_CASE("a case that was reopened on the day of its closing was not solved at first") {
  const test::World world;
  using K = EventKind;
  const Event reply =
      event(K::replied, "2026-08-10", {{"document", "答"}, {"served", "2026-08-10"}});
  const Event closing = event(K::closed, "2026-08-10", {{"document", "结"}, {"settled", "true"}});
  std::vector<Event> history = {event(K::registered, "2026-08-03", {{"received", "2026-08-03"}}),
                                event(K::accepted, "2026-08-04", {{"document", "受"}}), reply,
                                closing};
  CHECK(figure(world, history, Indicator::first_time_solution) == "1/1");
  history.push_back(event(K::reopened, "2026-08-10", {{"reason", "不服"}}));
  history.push_back(reply);
  history.push_back(event(K::closed, "2026-08-10", {{"document", "结"}}));
  CHECK(figure(world, history, Indicator::first_time_solution) == "0/1");
  CHECK(figure(world, history, Indicator::settled) == "0/1");
}

TEST_CASE("closing is on time when the reply was served within the limit") {
  const test::World world;
  using K = EventKind;
  std::vector<Event> history = {
      event(K::registered, "2026-06-29", {{"received", "2026-06-29"}}),
      event(K::accepted, "2026-07-01", {{"document", "受"}}),
      event(K::replied, "2026-07-31", {{"document", "答"}, {"served", "2026-07-31"}}),
  };
  // Answered in time and not closed yet: neither late nor closed.
  CHECK(figure(world, history, Indicator::on_time_closing) == "0/0");
  history.push_back(event(K::closed, "2026-08-10", {{"document", "结"}}));
  CHECK(figure(world, history, Indicator::on_time_closing) == "1/1");
  history[2] = event(K::replied, "2026-08-01", {{"document", "答"}, {"served", "2026-08-01"}});
  CHECK(figure(world, history, Indicator::on_time_closing) == "0/1");
}

TEST_CASE("a report as a page is signed by its office, with the day on which it was made") {
  const Sample sample;
  for (const auto& [language, day] :
       {std::pair(Language::en, "2026-11-22"), std::pair(Language::zh, "2026年11月22日")}) {
    set_language(language);
    const Report report = sample.run("monthly").report;
    const auto page = render_report(report, ReportFormat::html);
    REQUIRE(page.has_value());
    CHECK(page->find("<p class=\"signed\">示例市信访局<br>" + std::string(day) + "</p>") !=
          page->npos);
    const auto paper = render_report(report, ReportFormat::docx);
    REQUIRE(paper.has_value());
    const auto parts = read_word_parts(*paper, "monthly.docx");
    REQUIRE(parts.has_value());
    CHECK(std::ranges::any_of(*parts, [&](const WordPart& part) {
      return part.name == "word/document.xml" && part.bytes.find(day) != part.bytes.npos;
    }));
  }
  set_language(Language::en);
}
