#include <doctest/doctest.h>

#include "anjuan/ledger/books/brief_cases.hpp"
#include "anjuan/ledger/books/rota_slots.hpp"

#include "support/ledger.hpp"

using namespace anjuan;

namespace {

constexpr const char* kRota = R"(
[rota]
[[rota.desk]]
id = "hall"
[[rota.booking]]
desk = "hall"
source = "B13"
)";

Date day(unsigned of_month) {
  return *make_date(2026, 12, of_month);
}

/// A ledger whose settings have rules for the rota.
class RotaLedger : public test::TemporaryLedger {
 public:
  RotaLedger() { write("anjuan.toml", read("anjuan.toml") + kRota); }
  RotaBooks books(const Ledger& ledger) const {
    auto books = open_rota(ledger);
    REQUIRE(books);
    return std::move(*books);
  }
};

rota::Booking booking(const std::string& case_id, const std::string& official) {
  rota::Booking made{.by = rota::Booker::petitioner, .official = official, .case_id = case_id};
  made.desk = "hall";
  made.within = {day(7), day(11)};
  made.reason = "突出问题, 三次";
  return made;
}

}  // namespace

TEST_CASE("a filed date is one more line, reads back, and is withdrawn without a trace") {
  const RotaLedger home;
  const Ledger ledger = home.open();
  const std::string before =
      "# by hand\n- {official: wang-zr, date: 2026-12-01, desk: hall, "
      "kind: reception}  # mine\n";
  home.write("rota/filings.yaml", before);
  const rota::Filing filing{"zhang-wei", day(9), "hall", "field", "", day(1)};
  REQUIRE(add_filing(ledger, filing, true));
  CHECK(home.read("rota/filings.yaml") == before);
  const auto added = add_filing(ledger, filing, false);
  REQUIRE(added);
  CHECK(home.read("rota/filings.yaml") == before + added->line + "\n");
  CHECK(home.books(ledger).filings.back() == filing);
  CHECK_FALSE(cancel_filing(ledger, home.books(ledger), {"zhang-wei", day(10)}, false));
  REQUIRE(cancel_filing(ledger, home.books(ledger), {"zhang-wei", day(9)}, false));
  CHECK(home.read("rota/filings.yaml") == before);
}

TEST_CASE("a booking reads back with its reason, and withdrawing takes the last one of the case") {
  const RotaLedger home;
  const Ledger ledger = home.open();
  const auto first = booking("DZ-2026-000001", "wang-zr");
  const auto second = booking("DZ-2026-000001", "zhang-wei");
  REQUIRE(add_booking(ledger, first, false));
  REQUIRE(add_booking(ledger, second, false));
  CHECK(home.books(ledger).bookings == std::vector<rota::Booking>{first, second});
  const auto gone = cancel_booking(ledger, home.books(ledger), "DZ-2026-000001", "", false);
  REQUIRE(gone);
  CHECK(gone->days.from == day(7));
  CHECK(home.books(ledger).bookings == std::vector<rota::Booking>{first});
  const auto none =
      cancel_booking(ledger, home.books(ledger), "DZ-2026-000001", "zhang-wei", false);
  REQUIRE_FALSE(none);
  CHECK(none.error().exit == ExitCode::usage);
  CHECK(none.error().diagnostics.front().remedy.find("王主任") != std::string::npos);
}

TEST_CASE(
    "F4 G5: the brief has the booked case and the lead's pressing ones, without who must not be "
    "known") {
  const RotaLedger home;
  const Ledger ledger = home.open();
  const auto write_case = [&](const std::string& number, const std::string& more) {
    home.write("cases/2026/11/DZ-2026-" + number + ".yaml",
               "# anjuan case, format 1\nid: DZ-2026-" + number + "\n" + more +
                   "petitioners:\n  - name: 李某某\nrequest: 反映\nhistory:\n"
                   "  - event: registered\n    at: 2026-11-20T09:00:00+08:00\n    by: li-na\n");
  };
  const std::string common = "status: registered\nclass: general\nreceived: 2026-11-20\n";
  const std::string lead = "channel: visit\nlead: zhang-wei\n";
  write_case("000001",
             "title: 反映李某某补贴\n" + common + "kind: request\ndue: 2026-12-10\n" + lead);
  write_case("000002", "title: 举报收费\n" + common + "kind: accusation\ndue: 2026-12-05\n" + lead);
  write_case("000003", "title: 反映道路\n" + common + "kind: request\ndue: 2027-01-05\n" + lead);
  write_case("000004", "title: 反映张伟\n" + common + "kind: request\ndue: 2026-12-05\n" + lead);
  rota::Session session{.date = day(9), .desk = "hall", .kind = "reception"};
  session.official = "zhang-wei";
  std::vector<Diagnostic> problems;
  auto cases = brief_cases(ledger, day(9), {session}, problems);
  CHECK(problems.empty());
  REQUIRE(cases.size() == 2);  // not the one that can wait, not the one about the official
  CHECK(cases[0].id == "DZ-2026-000002");
  CHECK(cases[0].petitioners.empty());
  CHECK(cases[1].title == "反映某某补贴");
  CHECK(cases[1].petitioners == std::vector<std::string>{"李**"});
  CHECK(cases[1].why == std::vector<std::string>{"due on 2026-12-10"});

  session.case_id = "DZ-2026-000004";
  cases = brief_cases(ledger, day(9), {session}, problems);
  CHECK(cases.empty());
  REQUIRE(problems.size() == 1);
  CHECK(problems.front().code == "recusal");
}
