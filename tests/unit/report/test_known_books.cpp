#include <map>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "anjuan/desk/replan.hpp"
#include "anjuan/ledger/books/activities.hpp"
#include "anjuan/ledger/books/rota_slots.hpp"
#include "anjuan/report/write.hpp"

#include "support/ledger.hpp"
#include "support/random.hpp"

using namespace anjuan;
using namespace anjuan::test;

// What the books of the rota, of receptions and of activities say of a period that is over, as it
// was known on its last day.
namespace {

constexpr const char* kId = "DZ-2026-000001";
constexpr const char* kRota =
    "\n[rota]\n"
    "[[rota.cover]]\ndesk = \"hall\"\nwhen = \"workday\"\nsource = \"F1\"\n"
    "[[rota.quota]]\nrank = \"deputy\"\nkind = [\"reception\"]\nmin = 8\nper = \"month\"\n"
    "unit = \"sessions\"\nsource = \"D2\"\n";

/// July: one of two receives every workday, and half of it is on record by its end.
class July {
 public:
  July() {
    where_.write("anjuan.toml", where_.read("anjuan.toml") + kRota);
    where_.write("officials.yaml",
                 "- {id: wang-zr, name: 王主任, rank: principal, principal: true}\n"
                 "- {id: zhang-wei, name: 张伟, rank: deputy}\n"
                 "- {id: zhao, name: 赵副局长, rank: deputy}\n");
    REQUIRE(register_one(ledger(), "2026-07-01"));
    std::string rota = "sessions:\n";
    for (int d = 1; d <= 31; ++d) {
      const Date date = day("2026-07-01") + std::chrono::days(d - 1);
      if (!ledger().calendar().is_workday(date)) continue;
      days_.push_back(date);
      rota += fmt::format("  - {{date: {}, desk: hall, kind: reception, official: {}}}\n",
                          to_string(date), d % 2 == 0 ? "zhang-wei" : "zhao");
    }
    where_.write("rota/2026-07.yaml", rota);
    for (std::size_t i = 0; i < days_.size(); i += 2)
      REQUIRE(hold(days_[i], "zhao", to_string(days_[i])));
    rota::Absence away;
    away.official = "zhang-wei";
    away.days = {day("2026-07-06"), day("2026-07-07")};
    away.reported = away.recorded = day("2026-07-03");
    REQUIRE(record_absence(ledger(), away, day("2026-07-03"), false));
  }

  Ledger ledger() const { return where_.open(); }
  const TemporaryLedger& where() const { return where_; }
  const std::vector<Date>& days() const { return days_; }

  Result<> hold(Date on, const std::string& official, const std::string& recorded,
                bool again = false, int persons = 1, bool names_case = false) const {
    HeldReception one;
    one.record.held.date = on;
    one.record.held.desk = "hall";
    one.record.held.officials = {official};
    one.record.held.recording.late_reason = "补录";
    one.record.by = "li-na";
    rota::Batch& batch = one.record.batches.emplace_back();
    batch.persons = persons;
    batch.disposition = rota::Disposition::follow_up;
    batch.due = on + std::chrono::days(3);
    if (names_case) batch.cases = {kId};
    one.again = again;
    return record_reception(ledger(), std::move(one), recorded);
  }

  /// Every report on July, as known on a day or (none) as it is known now.
  std::map<std::string, std::string> reports(std::optional<Date> known_on) const {
    std::map<std::string, std::string> all;
    const Ledger ledger = this->ledger();
    for (const char* name : {"sessions", "monthly", "bulletin", "accountability", "late-records",
                             "rota", "activities", "owed", "scorecard", "kpi", "tasks"}) {
      ReportRequest request;
      request.period = month_period(2026, 7);
      request.known_on = known_on;
      request.today = day("2026-09-15");
      const ReportRun run = run_report(*find_report(name), ledger, request);
      CHECK(run.problems.empty());
      const auto text = render_report(run.report, ReportFormat::text);
      REQUIRE(text);
      all[name] = *text;
    }
    return all;
  }

 private:
  TemporaryLedger where_;
  std::vector<Date> days_;
};

/// What the office does in August about July; false when the program refuses it.
bool act(const July& july, Random& random, Date today) {
  const Ledger ledger = july.ledger();
  const Date on = random.pick(july.days());
  const std::string who = random.one_in(2) ? "zhang-wei" : "zhao";
  const std::string now = to_string(today);
  rota::Override how{.force = true, .reason = "排班登记有误"};
  how.today = today;
  switch (random.below(7)) {
    case 0: {
      rota::Absence away;
      away.official = who;
      away.days = {on, on + std::chrono::days(random.below(5))};
      away.reported = random.one_in(2) ? on : today;
      away.recorded = today;
      away.late_reason = "补录";
      away.by = "li-na";
      return record_absence(ledger, away, today, false).has_value();
    }
    case 1: {
      rota::Absence gone;
      gone.official = "zhang-wei";
      gone.days = {day("2026-07-06"), day("2026-07-06")};
      gone.recorded = today;
      return take_back_absence(ledger, gone, false, false).has_value();
    }
    case 2:
      return replace_in_rota(ledger, {.said = "", .date = on, .desk = "hall"}, who, how, false)
          .has_value();
    case 3: {
      const Date other = random.pick(july.days());
      return swap_in_rota(ledger,
                          {SessionName{.said = "", .date = on, .desk = "hall"},
                           SessionName{.said = "", .date = other, .desk = "hall"}},
                          how, false)
          .has_value();
    }
    case 4:
      return july.hold(on, who, now, true, 1 + static_cast<int>(random.below(5)), random.one_in(2))
          .has_value();
    case 5: {
      Activity meeting;
      meeting.date = on;
      meeting.kind = "meeting";
      meeting.type = "joint";
      meeting.by = "li-na";
      meeting.recording = {moment(now), "补录", {}};
      return write_activity_file(ledger, meeting).has_value();
    }
    default: {
      rota::Filing filing{.official = who, .date = on, .desk = "visit", .kind = "field"};
      filing.filed = today;
      return add_filing(ledger, filing, false).has_value();
    }
  }
}

}  // namespace

TEST_CASE("whatever is recorded later of the rota changes no figure that was known before") {
  int done = 0;
  for (std::uint64_t seed = 1; seed <= 6; ++seed) {
    CAPTURE(seed);
    const July july;
    Random random(seed);
    const auto known = july.reports(day("2026-07-31"));
    const auto present = july.reports(std::nullopt);
    for (int i = 0; i < 8; ++i)
      if (act(july, random, day("2026-08-03") + std::chrono::days(i * 2))) ++done;
    const auto after = july.reports(day("2026-07-31"));
    for (const auto& [name, text] : known) {
      CAPTURE(name);
      CHECK(after.at(name) == text);
    }
    CHECK(july.reports(std::nullopt) != present);
    CHECK(findings(july.ledger()) == "");
  }
  CHECK(done >= 24);
  MESSAGE(done, " acts of August on the books of July, 11 reports as known on 31 July");
}

TEST_CASE(
    "who had been planned for a day that has passed stays on record when the rota is set right") {
  const July july;
  rota::Override how{.force = true, .reason = "排班登记有误"};
  how.today = day("2026-08-03");
  const Date on = day("2026-07-02");
  REQUIRE(replace_in_rota(july.ledger(), {.said = "", .date = on, .desk = "hall"}, "wang-zr", how,
                          false));
  const std::string text = july.where().read("rota/2026-07.yaml");
  CHECK(text.find("former: [") != std::string::npos);
  CHECK(text.find("zhang-wei 2026-08-03") != std::string::npos);
  auto books = open_rota(july.ledger());
  REQUIRE(books);
  CHECK(books->sessions({on, on}).front().official == "wang-zr");
  books->look_back(day("2026-08-02"));
  CHECK(books->sessions({on, on}).front().official == "zhang-wei");
}

TEST_CASE("an absence that is taken back or joined later stays known for the days before") {
  const July july;
  rota::Absence longer;
  longer.official = "zhang-wei";
  longer.days = {day("2026-07-07"), day("2026-07-09")};
  longer.reported = longer.recorded = day("2026-07-08");
  REQUIRE(record_absence(july.ledger(), longer, day("2026-07-08"), false));
  const auto known = [&](std::string_view on) {
    auto books = open_rota(july.ledger());
    REQUIRE(books);
    books->look_back(day(on));
    std::string all;
    for (const rota::Absence& one : books->absences)
      all += to_string(one.days.from).substr(8) + "-" + to_string(one.days.to).substr(8) + " ";
    return all;
  };
  CHECK(known("2026-07-02").empty());
  CHECK(known("2026-07-07") == "06-07 ");
  CHECK(known("2026-07-08") == "06-09 ");
  longer.recorded = day("2026-07-10");
  longer.days = {day("2026-07-06"), day("2026-07-06")};
  REQUIRE(take_back_absence(july.ledger(), longer, false, false));
  CHECK(known("2026-07-09") == "06-09 ");
  CHECK(known("2026-07-10").empty());
  CHECK(open_rota(july.ledger())->absences.empty());
}

TEST_CASE("a reception that is recorded again is known as it was first recorded until then") {
  const July july;
  const Date on = july.days().front();  // recorded on its own day, with one person
  REQUIRE(july.hold(on, "zhao", "2026-08-20", true, 5));
  const auto sessions = [&](std::optional<Date> known_on) {
    ReportRequest request;
    request.period = day_period(on, on);
    request.known_on = known_on;
    request.today = day("2026-09-15");
    const Report report = run_report(*find_report("sessions"), july.ledger(), request).report;
    for (const Remark& remark : report.remarks)
      if (remark.name == "persons") return remark.value;
    return std::string("none");
  };
  CHECK(sessions(day("2026-08-19")) == "1");
  CHECK(sessions(day("2026-08-20")) == "5");
  CHECK(sessions(std::nullopt) == "5");
  // Written once more on the same day, what nobody knew at the end of a day is not kept.
  REQUIRE(july.hold(on, "zhao", "2026-08-20", true, 6));
  const std::string text = july.where().read("sessions/2026/07/2026-07-01-hall-1.yaml");
  CHECK(text.find("persons: 5") == std::string::npos);
  CHECK(text.find("earlier:\n  - date: 2026-07-01\n") != std::string::npos);
  // The same once more is no other record.
  REQUIRE(july.hold(on, "zhao", "2026-08-25", true, 6));
  CHECK(july.where().read("sessions/2026/07/2026-07-01-hall-1.yaml") == text);
}

TEST_CASE("a quota is owed on the last day of its window, and missed from the day after") {
  const July july;  // zhang-wei, of two deputies, owes eight in July and held none
  const auto missed = [&](std::string_view today, std::string_view to) {
    ReportRequest request;
    request.period = day_period(day("2026-07-01"), day(to));
    request.today = day(today);
    const Report report = run_report(*find_report("accountability"), july.ledger(), request).report;
    long count = 0;
    for (const auto& row : report.tables.front().rows)
      if (row.front() == "rota-quota" && joined(row).find("张伟") != std::string::npos) ++count;
    return count;
  };
  CHECK(missed("2026-07-31", "2026-07-31") == 0);
  CHECK(missed("2026-08-01", "2026-07-31") == 1);
  CHECK(missed("2026-09-01", "2026-07-30") == 0);
  CHECK(missed("2026-09-01", "2026-08-31") == 2);  // of July and of August
}
