#include <filesystem>
#include <fstream>

#include <doctest/doctest.h>

#include "anjuan/base/text.hpp"
#include "anjuan/i18n/citation.hpp"
#include "anjuan/i18n/i18n.hpp"
#include "anjuan/report/receptions.hpp"
#include "anjuan/report/write.hpp"

#include "intake/temp_file.hpp"
#include "report/sample_ledger.hpp"

using namespace anjuan;
using namespace anjuan::testing;

namespace {

class Sample {
 public:
  explicit Sample(const std::string& settings = {}) {
    write_sample_ledger(folder_.path("ledger"));
    std::ofstream(folder_.path("ledger/anjuan.toml"), std::ios::app) << settings;
  }
  /// A line of the settings is another one.
  void change(const std::string& line, const std::string& other) const {
    const std::string name = path("anjuan.toml");
    std::ifstream in(name);
    std::string text((std::istreambuf_iterator<char>(in)), {});
    REQUIRE(text.find(line) != std::string::npos);
    std::ofstream(name) << text.replace(text.find(line), line.size(), other);
  }
  Report run(std::string_view name, std::optional<Period> period = year_period(2026)) const {
    auto ledger = Ledger::open(folder_.path("ledger"));
    REQUIRE(ledger.has_value());
    ReportRequest request{.period = std::move(period), .today = sample_day()};
    ReportRun made = run_report(*find_report(name), *ledger, request);
    CHECK(made.problems.empty());
    return std::move(made.report);
  }
  std::string path(const std::string& name) const { return folder_.path("ledger/" + name); }

 private:
  TempFolder folder_;
};

const Table& table(const Report& report, std::string_view name) {
  for (const Table& one : report.tables)
    if (one.name == name) return one;
  FAIL("no table ", name);
  return report.tables.front();
}

std::string cell(const Table& table, std::string_view key, std::string_view column) {
  for (const auto& row : table.rows)
    if (row.front() == key)
      for (std::size_t i = 0; i < row.size(); ++i)
        if (table.columns[i].name == column) return row[i];
  return "none";
}

/// Rows of the accountability list that speak of one duty.
std::vector<std::vector<std::string>> missed(const Report& report, std::string_view duty) {
  std::vector<std::vector<std::string>> rows;
  for (const auto& row : report.tables.front().rows)
    if (row.front() == duty) rows.push_back(row);
  return rows;
}

}  // namespace

TEST_CASE("receptions are counted as one would by hand") {
  const Sample sample;
  const Report report = sample.run("sessions");
  // Planned before the 22nd: 3, 5, 10, 12, 17 and 19 November; nobody is on record on 12 and 19.
  const Table& desks = table(report, "desks");
  CHECK(cell(desks, "hall", "planned") == "5");
  CHECK(cell(desks, "hall", "held") == "4");
  CHECK(cell(desks, "hall", "missed") == "1");
  CHECK(cell(desks, "hall", "as_planned") == "4/5");
  CHECK(cell(desks, "hall", "batches") == "7");
  CHECK(cell(desks, "hall", "persons") == "29");  // 7+2, 1+3, 12+1, 3
  CHECK(cell(desks, "village", "missed") == "1");
  const Table& officials = table(report, "officials");
  CHECK(cell(officials, "wang", "planned") == "3");
  CHECK(cell(officials, "wang", "missed") == "0");  // li came on the 10th, and may
  CHECK(cell(officials, "wang", "replaced") == "1");
  CHECK(cell(officials, "wang", "as_planned") == "2/3");
  CHECK(cell(officials, "li", "replaced") == "0");
  CHECK(cell(officials, "li", "held") == "2");
  CHECK(cell(officials, "li", "missed") == "2");
  const Table& results = table(report, "dispositions");
  CHECK(cell(results, "follow-up", "share") == "2/7");
  CHECK(cell(results, "answered", "batches") == "2");
}

TEST_CASE("the session of today is not missed before the day is over") {
  const Sample sample;
  auto ledger = Ledger::open(sample.path(""));
  REQUIRE(ledger.has_value());
  ReportRequest request{.period = month_period(2026, 11), .today = *make_date(2026, 11, 12)};
  const Report on_the_day = run_report(*find_report("sessions"), *ledger, request).report;
  CHECK(cell(table(on_the_day, "desks"), "hall", "missed") == "0");
  request.today = *make_date(2026, 11, 13);
  const Report a_day_later = run_report(*find_report("sessions"), *ledger, request).report;
  CHECK(cell(table(a_day_later, "desks"), "hall", "missed") == "1");
}

TEST_CASE("the half-year report has the figures of the source, the year before beside them") {
  const Sample sample;
  const Report report = sample.run("half-year", half_period(2026, 2));
  const Table& figures = table(report, "receptions");
  const auto now = [&](const char* name) { return cell(figures, name, "now"); };
  CHECK(now("joint_meetings") == "1");
  CHECK(now("reception_days") == "4");
  CHECK(now("batches") == "7");
  CHECK(now("persons") == "29");
  CHECK(now("instructions") == "1");
  CHECK(now("legal_advice") == "8");
  CHECK(now("leaflets") == "300");
  CHECK(now("questionnaires") == "40");
  CHECK(now("consultations") == "25");
  CHECK(cell(figures, "persons", "before") == "4");
  CHECK(cell(figures, "leaflets", "before") == "0");  // December 2025 had not come a year before
}

TEST_CASE("what was missed at receptions falls to an official or a unit") {
  const Sample sample;
  const Report report = sample.run("accountability");
  REQUIRE(missed(report, "reception-missed").size() == 2);
  CHECK(missed(report, "reception-missed")[0][6] == "2026-11-12");
  CHECK(missed(report, "reception-missed")[0][5] == "李副主任");
  REQUIRE(missed(report, "reception-late").size() == 1);
  REQUIRE(missed(report, "unit-late").size() == 1);  // 18 minutes; 8 are in time
  CHECK(missed(report, "unit-late")[0][2] == cited("A10"));
  CHECK(missed(report, "unit-late")[0][4] == "示例市城管局");
  // Twelve persons and no principal on the 10th.
  REQUIRE(missed(report, "reception-duty").size() == 1);
  CHECK(missed(report, "reception-duty")[0][2] == cited("A11"));
}

TEST_CASE(
    "A10b: whoever may come as it can is charged neither with coming late nor with not coming") {
  const Sample sample;
  const std::string name = sample.path("sessions/2026/11/2026-11-03-hall-1.yaml");
  std::ifstream in(name);
  std::string text{std::istreambuf_iterator<char>(in), {}};
  const std::string arrived = "    arrived: \"09:18\"\n";
  std::ofstream(name) << text.replace(text.find(arrived), arrived.size(), "");
  REQUIRE(missed(sample.run("accountability"), "unit-late").size() == 1);
  REQUIRE(missed(sample.run("accountability"), "unit-absent").size() == 1);
  sample.change("minutes = 10\n", "minutes = 10\nexcept-units = [\"chengguan\", \"minzheng\"]\n");
  CHECK(missed(sample.run("accountability"), "unit-late").empty());
  CHECK(missed(sample.run("accountability"), "unit-absent").empty());
}

TEST_CASE("meetings that were owed and not held are listed by their stretch of time") {
  const Sample sample;
  const auto rows = missed(sample.run("accountability"), "activity");
  REQUIRE(rows.size() == 1);  // October had its meeting; November is not over; B7 was kept
  CHECK(rows[0][2] == cited("C5"));
  CHECK(rows[0][6] == "2026-09-30");
  std::filesystem::remove(sample.path("activities/2026/2026-11-04-meeting-1.yaml"));
  const auto more = missed(sample.run("accountability"), "activity");
  REQUIRE(more.size() == 2);
  CHECK(more[1][2] == cited("B7"));
  CHECK(more[1][4] == "示例市民政局");
  CHECK(more[1][6] == "2026-11-15");
}

TEST_CASE("a matter left by a reception is a task, and a missed duty once its date has passed") {
  const Sample sample;
  std::vector<std::string> tasks;
  const Report report = sample.run("tasks");
  for (const auto& row : report.tables.front().rows)
    if (row[0] == "session-item") tasks.push_back(row[2] + " " + row[5]);
  CHECK(tasks == std::vector<std::string>{"SL-2026-000003 2026-11-15", "SL-2026-000008 2026-11-30",
                                          " 2026-11-20"});
  const auto late = missed(sample.run("accountability"), "session-item");
  REQUIRE(late.size() == 2);
  CHECK(late[0][3] == "SL-2026-000003");
  CHECK(late[1][3].empty());
  CHECK(late[1][7] == "2");
}

TEST_CASE("a closed case or a mark settles what a reception left") {
  const Sample sample;
  const std::string path = sample.path("sessions/2026/11/2026-11-17-hall-1.yaml");
  std::string text;
  std::getline(std::ifstream(path, std::ios::binary), text, '\0');
  const std::string due = "    due: 2026-11-20\n";
  text.replace(text.find(due), due.size(), due + "    done: 2026-11-19\n");
  std::ofstream(path, std::ios::binary) << text;
  CHECK(missed(sample.run("accountability"), "session-item").size() == 1);
  // The group's case of the 3rd is closed: answered at once, it left nothing anyway.
  const Report tasks = sample.run("tasks");
  for (const auto& row : tasks.tables.front().rows) CHECK(row[2] != "SL-2026-000002");
}

TEST_CASE("points count receptions held and missed where the office says so") {
  const Sample sample(
      "[[score]]\nwhat = \"receptions-held\"\npoints = 2\nsource = \"C14\"\n"
      "[[score]]\nwhat = \"receptions-missed\"\npoints = -5\nsource = \"C14\"\n"
      "[[score]]\nwhat = \"closed-late\"\npoints = -1.5\nsource = \"DZ2\"\n");
  const Report report = sample.run("scorecard");
  const Table& card = report.tables.front();
  CHECK(cell(card, "wang", "receptions_held") == "2");
  CHECK(cell(card, "wang", "points") == "4.0");  // 2·2; a substitute came once
  CHECK(cell(card, "li", "receptions_missed") == "2");
  CHECK(cell(card, "li", "closed_late") == "0");
  CHECK(cell(card, "li", "points") == "-6.0");  // 2·2 − 2·5
}

TEST_CASE(
    "DZ2: what the office records adds and takes points of officials and units, up to a cap") {
  const Sample sample(
      "[[score]]\nwhat = \"base\"\npoints = 100\nfor = \"unit\"\nsource = \"DZ2\"\n"
      "[[score]]\nwhat = \"recorded\"\nline = \"党委研究信访工作\"\npoints = 2\ncap = 3\n"
      "for = \"unit\"\nsource = \"DZ2\"\n"
      "[[score]]\nwhat = \"recorded\"\nline = \"上级表扬\"\npoints = 5\nsource = \"DZ2\"\n"
      "[[score]]\nwhat = \"missed\"\npoints = -1\nofficial = [\"li\"]\nsource = \"DZ2\"\n");
  const auto record = [&](const std::string& name, const std::string& text) {
    std::ofstream(sample.path("activities/2026/" + name)) << "# anjuan activity, format 1\n" + text;
  };
  for (const char* n : {"1", "2"})
    record(std::string("2026-11-02-score-") + n + ".yaml",
           "date: 2026-11-02\nkind: score\ntitle: 党委研究信访工作\nunit: minzheng\n");
  record("2026-11-03-score-1.yaml",
         "date: 2026-11-03\nkind: score\ntitle: 上级表扬\nofficials:\n  - wang\n");
  const Report report = sample.run("scorecard");
  CHECK(cell(table(report, "units"), "minzheng", "points") == "103.0");  // 2·2 is more than the cap
  CHECK(cell(report.tables.front(), "wang", "points") == "5.0");
  CHECK(cell(table(report, "points"), "wang", "what") == "上级表扬");
  CHECK(cell(table(report, "points"), "wang", "count") == "1");
  // Nothing else counts of them, and what others missed is not theirs.
  CHECK(cell(report.tables.front(), "li", "points").starts_with("-"));
}

TEST_CASE("DZ2b: where a line has a veto, any of it takes all points away") {
  const Sample sample(
      "[[score]]\nwhat = \"base\"\npoints = 100\nfor = \"unit\"\nsource = \"DZ2\"\n"
      "[[score]]\nwhat = \"recorded\"\nline = \"一票否决\"\nveto = true\nfor = \"unit\"\n"
      "source = \"DZ2b\"\n");
  std::ofstream(sample.path("activities/2026/2026-11-02-score-1.yaml"))
      << "date: 2026-11-02\nkind: score\ntitle: 一票否决\nunit: minzheng\n";
  const Report report = sample.run("scorecard");
  CHECK(cell(table(report, "units"), "minzheng", "points") == "0.0");
  CHECK(cell(table(report, "units"), "minzheng", "veto") == "一票否决");
  CHECK(cell(table(report, "units"), "chengguan", "points") == "100.0");
}

TEST_CASE("DZ4: every backlog case has a lead and what the office files of it") {
  const Sample plain;
  CHECK(cell(plain.run("backlog").tables.front(), "SL-2026-000003", "missing").find("包案备案表") ==
        std::string::npos);
  const Sample sample;
  sample.change("copies = []", "copies = []\nbacklog-papers = [\"包案备案表\"]");
  CHECK(
      cell(sample.run("backlog").tables.front(), "SL-2026-000003", "missing").find("包案备案表") !=
      std::string::npos);
}

TEST_CASE(
    "HN4 A6 HN3: open cases that ask for a visit or an appointment are listed with the reason") {
  const Sample sample(
      "[[rota.session-kind]]\nif = \"repeated\"\nkind = \"field\"\nsource = \"HN4\"\n"
      "[[rota.session-kind]]\nif = \"complex\"\nkind = \"appointment\"\nsource = \"A6\"\n");
  const Report report = sample.run("candidates");
  REQUIRE_FALSE(report.tables.front().rows.empty());
  for (const auto& row : report.tables.front().rows) {
    CAPTURE(row[2]);
    CHECK((row[0] == "field" ? row[3] == "repeated" : row[3] == "complex"));
  }
  CHECK(Sample().run("candidates").tables.front().rows.empty());
}

TEST_CASE("A6: what is received at once or by appointment is no candidate once anybody was met") {
  // As 疑难复杂 stands under both, and 反复上访 under appointments only.
  const std::string by_appointment =
      "[[rota.session-kind]]\nif = \"visit\"\nkind = \"appointment\"\nsource = \"A6\"\n"
      "[[rota.session-kind]]\nif = \"group\"\nkind = \"appointment\"\nsource = \"A6\"\n";
  const std::string at_once =
      "[[rota.session-kind]]\nif = \"visit\"\nkind = \"immediate\"\nsource = \"A6\"\n";
  const auto listed = [](const std::string& rules) {
    const Sample sample(rules);
    std::ofstream(sample.path("cases/2026/11/SL-2026-000008.yaml"), std::ios::app)
        << "  - event: interviewed\n    at: 2026-11-20T09:00:00+08:00\n    by: li\n"
           "    official: wang\n    statement: 工资未发。\n";
    const Table all = sample.run("candidates").tables.front();
    std::vector<std::string> found;
    for (const auto& row : all.rows) {
      CHECK(row[0] == "appointment");
      for (std::size_t i = 0; i < row.size(); ++i)
        if (all.columns[i].name == "met")
          found.push_back(row[2] + " " + row[3] + (row[i].empty() ? "" : " met"));
    }
    return found;
  };
  auto expected = listed(by_appointment);
  CHECK(std::erase(expected, "SL-2026-000008 visit met") == 1);
  CHECK(join(listed(by_appointment + at_once), ", ") == join(expected, ", "));
}

TEST_CASE(
    "a report that was sent late or not to all is a missed duty with its days and its clerk") {
  const Sample sample;
  const auto rows = missed(sample.run("accountability"), "report");
  REQUIRE(rows.size() == 1);  // September's was sent in time: the 5th and its week were holidays
  CHECK(rows[0][2] == cited("A12"));
  CHECK(rows[0][6] == "2026-11-05");
  CHECK(rows[0][8].find("县信访局") != std::string::npos);
  CHECK(missed(sample.run("accountability"), "reading").size() > 0);
}

TEST_CASE("HN20 DZ12 F10: suggestions and old cases are counted apart in the periodic reports") {
  const Sample sample;
  const auto number = [&](const char* name) {
    return cell(table(sample.run("annual"), "totals"), name, "now");
  };
  const std::string kind = number("suggestions"), closed = number("closed");
  CHECK(number("backlog_closed") == "0");
  for (const auto& file : std::filesystem::recursive_directory_iterator(sample.path("cases"))) {
    if (!file.is_regular_file()) continue;
    std::ifstream in(file.path());
    std::string text((std::istreambuf_iterator<char>(in)), {});
    const bool is_closed = text.find("\nstatus: closed\n") != std::string::npos;
    const auto at = text.find("\nkind: request\n");
    if (!is_closed || at == std::string::npos) continue;
    text.replace(at, 15, "\nkind: suggestion\nflags: backlog\n");
    std::ofstream(file.path()) << text;
  }
  CHECK(number("backlog_closed") == closed);
  CHECK(number("answered") == closed);
  CHECK(number("suggestions") != kind);
}

TEST_CASE("a named batch has its own deadline in the backlog") {
  const Sample sample(
      "[[reports.batch]]\nname = \"点名案件\"\ndue = 2026-11-30\n"
      "cases = [\"SL-2026-000002\", \"SL-2026-000010\"]\n");
  const Report report = sample.run("backlog");
  CHECK(cell(report.tables.front(), "SL-2026-000003", "batch") == "第一批积案");
  CHECK(cell(report.tables.front(), "SL-2026-000010", "batch_due") == "2026-11-30");
  const Table& batches = table(report, "batches");
  CHECK(cell(batches, "第一批积案", "open") == "1");
  CHECK(cell(batches, "第一批积案", "days_late") == "22");
  CHECK(cell(batches, "点名案件", "on_time") == "1/2");
  CHECK(cell(batches, "点名案件", "days_late").empty());
  CHECK(missed(sample.run("accountability"), "batch").size() == 1);
}

TEST_CASE("the rota that is reported upward has no case and no petitioner") {
  const Sample sample;
  const Report report = sample.run("rota", quarter_period(2026, 4));
  const Table& rota = report.tables.front();
  REQUIRE(rota.rows.size() == 8);
  CHECK(rota.rows[0] == std::vector<std::string>{"2026-11-03", tr("Tue"), "王主任", "主任", "",
                                                 "09:00-11:30", "示例市人民来访接待中心",
                                                 rota.rows[0][7]});
  CHECK(rota.rows[5][7] == "带案下访");
  for (const auto& row : rota.rows)
    for (const std::string& value : row) CHECK(value.find("SL-2026") == std::string::npos);
}

TEST_CASE("csv, json, html and text of the receptions hold the same numbers") {
  const Sample sample;
  const Report report = sample.run("sessions");
  std::size_t rows = 0;
  const auto json = report_json(report, rows);
  CHECK(rows == report.rows());
  long persons = 0;
  for (const auto& row : json["rows"]) persons += row["persons"].get<long>();
  CHECK(persons == 29);
  const std::string csv = *render_report(report, ReportFormat::csv);
  CHECK(csv.find("hall,来访大厅,5,4,1,") != std::string::npos);
  for (const ReportFormat format : {ReportFormat::text, ReportFormat::html})
    CHECK(render_report(report, format)->find("80.00%") != std::string::npos);
  CHECK(render_report(report, ReportFormat::xlsx).has_value());
}

TEST_CASE("an office without a rota has empty reports, not errors") {
  const TempFolder folder;
  write_sample_ledger(folder.path("ledger"));
  std::string settings = folder.read("ledger/anjuan.toml");
  settings.resize(settings.find("[rota]"));
  folder.write("ledger/anjuan.toml", settings);
  const auto ledger = Ledger::open(folder.path("ledger"));
  REQUIRE(ledger.has_value());
  for (const char* name : {"rota", "sessions", "scorecard", "accountability", "dashboard"}) {
    const ReportRun run = run_report(*find_report(name), *ledger, {.today = sample_day()});
    CHECK(run.problems.empty());
  }
}
