#include <doctest/doctest.h>

#include "anjuan/ledger/books/rota_books.hpp"

#include "support/ledger.hpp"

using namespace anjuan;

TEST_CASE("what is on record as held counts for planning, not what had been planned there") {
  const test::TemporaryLedger home;
  home.write("anjuan.toml", home.read("anjuan.toml") +
                                "\n[rota]\n[[rota.cover]]\ndesk = \"hall\"\nwhen = "
                                "\"workday\"\nsource = \"F1\"\n");
  home.write("rota/2026-11.yaml",
             "sessions:\n"
             "  - {date: 2026-11-02, desk: hall, kind: reception, official: wang-zr}\n"
             "  - {date: 2026-11-03, desk: hall, kind: reception, official: wang-zr}\n"
             "  - {date: 2026-11-04, desk: hall, kind: reception, official: wang-zr}\n");
  const auto hold = [&](const char* on, std::vector<std::string> officials) {
    HeldReception one;
    one.record.held.date = test::day(on);
    one.record.held.desk = "hall";
    one.record.held.officials = std::move(officials);
    REQUIRE(test::record_reception(home.open(), one, "2026-11-30"));
  };
  hold("2026-11-02", {"zhang-wei"});  // stood in
  hold("2026-11-03", {});             // nobody came
  hold("2026-11-07", {"zhang-wei"});  // nobody had planned that
  const Ledger ledger = home.open();
  const auto books = open_rota(ledger);
  REQUIRE(books);
  const DateRange december{test::day("2026-12-01"), test::day("2026-12-31")};
  const rota::PlanInput input = plan_input(*books, ledger, december);
  std::string held;
  for (const rota::Session& one : input.earlier)
    held += to_string(one.date).substr(8) + " " + one.official + ", ";
  CHECK(held == "02 zhang-wei, 04 wang-zr, 07 zhang-wei, ");
  // Each had half of two days; the third was zhang-wei's own wish.
  CHECK(input.carried.at("wang-zr") == doctest::Approx(0));
  CHECK(input.carried.at("zhang-wei") == doctest::Approx(0));
}
