#include <algorithm>

#include <doctest/doctest.h>

#include "anjuan/base/text.hpp"
#include "anjuan/i18n/i18n.hpp"
#include "anjuan/report/text_layout.hpp"
#include "anjuan/report/write.hpp"

#include "intake/temp_file.hpp"
#include "report/sample_ledger.hpp"

using namespace anjuan;
using namespace anjuan::testing;

namespace {

/// Of which a part says nothing: a date, a number, a case, a share.
bool is_whole(const TableColumn& column, std::string_view cell) {
  return is_number(column.type) || column.type == CellType::date ||
         (column.type == CellType::text && cell.starts_with("SL-20") &&
          cell.find(' ') == cell.npos);
}

std::size_t widest_line(std::string_view text) {
  std::size_t widest = 0;
  for (const std::string_view line : split(text, '\n'))
    widest = std::max(widest, display_width(line));
  return widest;
}

}  // namespace

TEST_CASE("every report fits a terminal, and no date, number or case is cut for it") {
  TempFolder folder;
  write_sample_ledger(folder.path("ledger"));
  const auto ledger = Ledger::open(folder.path("ledger"));
  REQUIRE(ledger.has_value());
  for (const Language language : {Language::en, Language::zh}) {
    set_language(language);
    for (const ReportSpec& spec : report_table()) {
      ReportRequest request;
      request.today = sample_day();
      request.period_before = spec.compares_periods;
      const Report report = run_report(spec, *ledger, request).report;
      for (const std::size_t width : {60U, 80U, 100U})
        for (const Table& table : report.tables) {
          if (table.rows.empty()) continue;
          CAPTURE(spec.name);
          CAPTURE(table.name);
          CAPTURE(width);
          const Table read = for_people(table);
          const std::string text = write_text(read, width);
          CHECK(widest_line(text) <= width);
          for (const auto& row : read.rows)
            for (std::size_t i = 0; i < row.size(); ++i)
              if (is_whole(read.columns[i], row[i]) && text.find(row[i]) == text.npos)
                FAIL_CHECK("cut: ", row[i]);
        }
    }
  }
  set_language(Language::en);
}

TEST_CASE("headings break between their words before a cell is cut") {
  const Table table{{{"name", "indicator"},
                     {"a", "numerator last year", CellType::integer},
                     {"b", "denominator last year", CellType::integer},
                     {"c", "上年同期办结率", CellType::figure}},
                    {{"on time", "1234", "5678", "95.00%"}},
                    "",
                    ""};
  const std::string text = write_text(table, 44);
  CHECK(widest_line(text) <= 44);
  CHECK(text.find("numerator") != text.npos);
  CHECK(text.find("denominator") != text.npos);
  CHECK(text.find("1234") != text.npos);
  CHECK(text.find("95.00%") != text.npos);
  CHECK(text.find("…") == text.npos);
}

TEST_CASE("where numbers leave no room, each row is written as lines of its own") {
  Table table{
      {{"case", "case"}, {"due", "due", CellType::date}, {"days", "days left", CellType::integer}},
      {{"DZ-2026-000001", "2026-11-30", "12"}},
      "",
      ""};
  CHECK(write_text(table, 26) ==
        "DZ-2026-000001\n"
        "  due        2026-11-30\n"
        "  days left  12\n");
  CHECK(write_text(table, 0).find("─") != std::string::npos);
}

TEST_CASE("a table that was cut says how many rows it has beside these, and what shows them") {
  Table table{{{"case", "case"}}, {{"1"}, {"2"}, {"3"}}, "late", "late cases"};
  cut_table(table, 3, "anjuan today --table late");
  CHECK(left_out_words(table).empty());
  cut_table(table, 1, "anjuan today --table late");
  CHECK(table.rows.size() == 1);
  CHECK(left_out_words(table) == "and 2 more: anjuan today --table late");
  Report report{.name = "today", .title = "Today", .tables = {table}};
  const auto text = render_report(report, ReportFormat::text, {.width = 80});
  REQUIRE(text.has_value());
  CHECK(text->find("1\nand 2 more: anjuan today --table late\n") != std::string::npos);
}
