#include <doctest/doctest.h>

#include "anjuan/report/compare.hpp"

using namespace anjuan;

namespace {

Report report_of(std::vector<std::vector<std::string>> rows, Date as_of = {}) {
  Report report;
  report.as_of = as_of;
  report.tables.push_back(
      {{{"unit", "unit"}, {"open", "open", CellType::integer}, {"rate", "rate", CellType::rate}},
       std::move(rows),
       "rows",
       ""});
  return report;
}

}  // namespace

TEST_CASE("two states of a report beside each other show the figures that differ, and no others") {
  const Report made = compare_reports(report_of({{"民政局", "3", "1/2"}, {"住建局", "1", "1/1"}}),
                                      report_of({{"民政局", "4", "1/2"}, {"城管局", "2", "0/2"}}));
  REQUIRE(made.tables.size() == 1);
  const std::vector<std::vector<std::string>> expected = {{"住建局", "open", "1", ""},
                                                          {"住建局", "rate", "100.00%", ""},
                                                          {"民政局", "open", "3", "4"},
                                                          {"城管局", "open", "", "2"},
                                                          {"城管局", "rate", "", "0.00%"}};
  auto rows = made.tables.front().rows;
  std::sort(rows.begin(), rows.end());
  auto sorted = expected;
  std::sort(sorted.begin(), sorted.end());
  CHECK(rows == sorted);
}

TEST_CASE("the reports of several offices name their office, and rates are added as fractions") {
  const Report made = join_reports({{"DZ", report_of({{"open cases", "3", "1/2"}})},
                                    {"DX", report_of({{"open cases", "4", "1/1"}})}});
  REQUIRE(made.tables.front().rows.size() == 3);
  CHECK(made.office == "DZ, DX");
  CHECK(made.tables.front().rows[0] == std::vector<std::string>{"DZ", "open cases", "3", "1/2"});
  CHECK(made.tables.front().rows[1] == std::vector<std::string>{"DX", "open cases", "4", "1/1"});
  CHECK(made.tables.front().rows[2][2] == "7");
  CHECK(made.tables.front().rows[2][3] == "2/3");
}
