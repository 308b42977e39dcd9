#include <doctest/doctest.h>

#include "anjuan/ledger/shown_problems.hpp"

using namespace anjuan;

TEST_CASE("of a line of which nobody knows whom it names, a problem shows what is wrong only") {
  const auto line_of = [](const std::string& file) {
    Diagnostic d{.file = file, .source_line = "note: 欧阳玉珏03125550199说 day: 2026-02-30"};
    d.column = 29;
    d.length = 10;
    hide_people({&d, 1});
    return d.source_line;
  };
  const std::string hidden = "note: ＊＊＊＊***********＊ day: 2026-02-30";
  for (const char* file :
       {"sessions/2026/12/2026-12-09-centre-1.yaml", "activities/2026/2026-11-08-publicity-1.yaml",
        "/srv/ledger/rota/bookings.yaml"}) {
    CAPTURE(std::string(file));
    CHECK(line_of(file) == hidden);
  }
  // Officials and units are public.
  CHECK(line_of("officials.yaml") == "note: 欧阳玉珏03125550199说 day: 2026-02-30");
}
