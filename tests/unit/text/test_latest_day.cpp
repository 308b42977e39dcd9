#include <doctest/doctest.h>

#include "anjuan/text/head.hpp"

using namespace anjuan;

TEST_CASE("the latest day of a case is the last that its history speaks of") {
  const auto of = [](const char* history) {
    return std::string(latest_day(std::string("due: 2031-01-01\nhistory:\n") + history));
  };
  CHECK(of("  - event: registered\n    at: 2026-06-29T09:12:00+08:00\n") == "2026-06-29");
  CHECK(of("  - {event: registered, at: \"2026-06-29T09:12:00+08:00\"}\n") == "2026-06-29");
  CHECK(of("  - event: closed\n    at: 2026-06-29T09:12:00+08:00\n    due: 2026-09-01\n") ==
        "2026-09-01");
  CHECK(of("  - event: noted\n    at: 2026-06-29T09:12:00+08:00\n    text: 2026-07-20 见面\n") ==
        "2026-07-20");
}

TEST_CASE("what was written down later is not of a later day") {
  CHECK(latest_day("\nhistory:\n  - event: closed\n    at: 2025-06-29T09:12:00+08:00\n"
                   "    recorded: 2026-07-20T06:00:00+08:00\n") == "2025-06-29");
}

TEST_CASE("telephone numbers, months and numbers of cases are no days") {
  CHECK(latest_day("\nhistory:\n  - at: 2026-06-29T09:12:00+08:00\n    note: 0827-5221234\n") ==
        "2026-06-29");
  CHECK(latest_day("a: b\n").empty());
  CHECK(latest_day("\nhistory:\n  - event: -\n").empty());
}
