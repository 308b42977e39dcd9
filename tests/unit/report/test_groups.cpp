#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "anjuan/i18n/i18n.hpp"
#include "anjuan/report/report.hpp"

#include "support/ledger.hpp"

using namespace anjuan;
using namespace anjuan::test;
using K = EventKind;

namespace {

Table table_by(const Ledger& ledger, std::string_view name, GroupBy by, std::string_view of) {
  const ReportSpec* spec = find_report(name);
  REQUIRE(spec != nullptr);
  const Report report = run_report(*spec, ledger, {.today = day("2026-09-15"), .group = by}).report;
  for (const Table& table : report.tables)
    if (table.name == of) return table;
  FAIL("no table ", of);
  return {};
}

}  // namespace

TEST_CASE("two units of one name stay two rows of every report") {
  const TemporaryLedger where;
  where.write("units.yaml", "- {id: east, name: 民政局}\n- {id: west, name: 民政局}\n");
  const Ledger ledger = where.open();
  for (const char* unit : {"east", "west", "west"}) {
    const auto made = register_one(ledger, "2026-07-01");
    REQUIRE(made);
    REQUIRE(record_event(ledger, made->value.head[HeadField::id],
                         event(K::assigned, "2026-07-06", {{"unit", unit}})));
  }
  const struct {
    const char* report;
    const char* table;
  } reports[] = {{"workload", ""}, {"overdue", "by_group"}, {"hotspots", ""}};
  for (const auto& one : reports) {
    CAPTURE(one.report);
    const Table table = table_by(ledger, one.report, GroupBy::unit, one.table);
    CHECK(std::count_if(table.rows.begin(), table.rows.end(),
                        [](const auto& row) { return row.front() == "民政局"; }) == 2);
  }
}

TEST_CASE("the groups of a report stand in one order, whatever language it is read in") {
  const TemporaryLedger where;
  const Ledger ledger = where.open();
  for (const char* channel : {"visit", "letter", "phone", "online"})
    for (int i = 0; i < 2; ++i) {
      Draft draft;
      draft[DraftField::title] = "反映补贴";
      draft[DraftField::petitioner_name] = "李某某";
      draft[DraftField::channel] = channel;
      auto made = make_case(ledger, draft,
                            {.now = moment("2026-07-01"), .on = day("2026-07-01"), .by = "li-na"});
      REQUIRE(made);
      REQUIRE(register_case(ledger, std::move(*made), false));
    }
  std::vector<std::vector<std::string>> orders;
  for (const Language language : {Language::en, Language::zh}) {
    set_language(language);
    std::vector<std::string>& order = orders.emplace_back();
    for (const auto& row : table_by(ledger, "workload", GroupBy::channel, "").rows)
      order.push_back(row.front());
    set_language(Language::en);
  }
  REQUIRE(orders[0].size() == orders[1].size());
  CHECK(orders[0].size() == 5);
  set_language(Language::zh);
  for (std::size_t i = 0; i < orders[0].size(); ++i) {
    CAPTURE(i);
    CHECK(std::string(tr(orders[0][i].c_str())) == orders[1][i]);
  }
  set_language(Language::en);
}
