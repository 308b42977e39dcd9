#include <doctest/doctest.h>

#include "anjuan/settings/office.hpp"

using namespace anjuan;

namespace {

/// The least that an office's settings need, and `more`.
Result<Office> office_with(const std::string& more) {
  return parse_office(
      "[office]\ncode = \"DZ\"\nname = \"示例\"\n"
      "[[limit]]\nclock = \"decide\"\nterm = \"15d\"\nsource = \"a\"\n"
      "[[limit]]\nclock = \"handle\"\nterm = \"60d\"\nsource = \"a\"\n" +
          more,
      "anjuan.toml");
}

std::vector<std::string> codes(const Result<Office>& office) {
  std::vector<std::string> all;
  if (!office)
    for (const Diagnostic& d : office.error().diagnostics) {
      CHECK(d.line > 10);
      all.push_back(d.code);
    }
  return all;
}

}  // namespace

TEST_CASE("a named batch and a meeting that is owed are read from the settings") {
  const auto office = office_with(
      "[[reports.batch]]\nname = \"第一批\"\ndue = 2020-05-31\nflag = \"backlog\"\n"
      "received-to = 2019-12-31\nsource = \"DZ3\"\n"
      "[activities]\ninspection = [\"一\", \"二\"]\n"
      "[[activities.duty]]\nkind = \"meeting\"\ntype = \"half-month\"\nper = \"half-month\"\n"
      "units = [\"a\", \"b\"]\nfrom = 2026-01-01\nsource = \"B7\"\n");
  REQUIRE(office.has_value());
  REQUIRE(office->batches.size() == 1);
  CHECK(office->batches[0].due == *make_date(2020, 5, 31));
  CHECK(office->batches[0].received_to == make_date(2019, 12, 31));
  CHECK(office->inspection_items.size() == 2);
  REQUIRE(office->duties.size() == 1);
  CHECK(office->duties[0].min == 1);
  CHECK(office->duties[0].units.size() == 2);
}

TEST_CASE("every mistake in batches and duties is found at its place") {
  using Codes = std::vector<std::string>;
  CHECK(codes(office_with("[[reports.batch]]\nname = \"a\"\n")) ==
        Codes{"missing-key", "batch-of-what"});
  CHECK(codes(office_with("[[reports.batch]]\nname = \"a\"\ndue = 2020-05-31\nflag = \"urgent\"\n"
                          "cases = [\"DZ-1\"]\n")) == Codes{"batch-of-what", "bad-case-id"});
  CHECK(
      codes(office_with("[[reports.batch]]\nname = \"a\"\ndue = 2020-05-31\nflag = \"urgent\"\n"
                        "[[reports.batch]]\nname = \"a\"\ndue = 2020-05-31\nflag = \"heard\"\n")) ==
      Codes{"duplicate-name"});
  CHECK(codes(office_with("[[activities.duty]]\nkind = \"meting\"\nper = \"fortnight\"\n"
                          "source = \"B7\"\n")) == Codes{"unknown-value", "unknown-value"});
  CHECK(codes(office_with("[[activities.duty]]\nkind = \"meeting\"\ntype = \"yearly\"\n"
                          "per = \"year\"\nmin = 0\nsource = \"B7\"\n")) ==
        Codes{"unknown-value", "out-of-range"});
}
