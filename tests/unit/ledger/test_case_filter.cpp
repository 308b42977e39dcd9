#include <doctest/doctest.h>

#include "anjuan/ledger/case_filter.hpp"

#include "support/world.hpp"

using namespace anjuan;
using namespace anjuan::test;

// Last days decide: each bound of a filter from both sides.
TEST_CASE("a case due on a day is not due before it, and is overdue from the next day on") {
  Head head;
  head[HeadField::status] = "handling";
  head[HeadField::due] = "2026-07-20";
  head[HeadField::received] = "2026-06-20";
  const auto matches = [&](const CaseFilter& filter, std::string_view today) {
    return filter.matches(to_view(head), day(today));
  };
  CHECK_FALSE(matches({.due_before = day("2026-07-20")}, "2026-07-01"));
  CHECK(matches({.due_before = day("2026-07-21")}, "2026-07-01"));
  CHECK_FALSE(matches({.overdue = true}, "2026-07-20"));
  CHECK(matches({.overdue = true}, "2026-07-21"));
  const auto within = [&](std::string_view from, std::string_view to) {
    return DateRange{day(from), day(to)};
  };
  CHECK(matches({.due = within("2026-07-20", "2026-07-20")}, "2026-07-01"));
  CHECK_FALSE(matches({.due = within("2026-07-21", "2026-07-31")}, "2026-07-01"));
  CHECK_FALSE(matches({.due = within("2026-07-01", "2026-07-19")}, "2026-07-01"));
  CHECK(matches({.received = within("2026-06-20", "2026-06-20")}, "2026-07-01"));
  CHECK_FALSE(matches({.received = within("2026-06-21", "2026-06-30")}, "2026-07-01"));
  CHECK_FALSE(matches({.received = within("2026-06-01", "2026-06-19")}, "2026-07-01"));
}
