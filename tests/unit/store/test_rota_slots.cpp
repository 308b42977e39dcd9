#include <doctest/doctest.h>

#include "anjuan/store/brief_cases.hpp"
#include "anjuan/store/rota_slots.hpp"

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
  rota::Booking made{.by = "petitioner", .official = official, .case_id = case_id};
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
  const rota::Filing filing{"zhang-wei", day(9), "hall", "field", day(1)};
  REQUIRE(add_filing(ledger, filing, true));
  CHECK(home.read("rota/filings.yaml") == before);
  const auto added = add_filing(ledger, filing, false);
  REQUIRE(added);
  CHECK(home.read("rota/filings.yaml") == before + added->line + "\n");
  CHECK(home.books(ledger).filings.back() == filing);
  CHECK_FALSE(cancel_filing(ledger, home.books(ledger), "zhang-wei", day(10), "", false));
  REQUIRE(cancel_filing(ledger, home.books(ledger), "zhang-wei", day(9), "", false));
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
  CHECK(none.error().diagnostics.front().remedy.find("wang-zr") != std::string::npos);
}
