#include <doctest/doctest.h>

#include "anjuan/model/head.hpp"

namespace anjuan {
namespace {

TEST_CASE("duties met late are written and read back, and what is no duty is left out") {
  const std::vector<LateDuty> duties = {
      {"decide", "", *make_date(2026, 8, 14), *make_date(2026, 8, 25)},
      {"handle", "minzheng", *make_date(2026, 9, 1), *make_date(2026, 9, 2)},
      {"handle", "renshe", *make_date(2026, 9, 3), *make_date(2026, 9, 4), "zhang-wei"}};
  const std::string text = to_text(duties);
  CHECK(text ==
        "decide 2026-08-14..2026-08-25; handle@minzheng 2026-09-01..2026-09-02; "
        "handle@renshe/zhang-wei 2026-09-03..2026-09-04");
  CHECK(parse_late_duties(text) == duties);
  CHECK(parse_late_duties("decide; handle 2026-09-01; handle 2026-09-31..2026-10-01").empty());
  CHECK(to_text(std::vector<LateDuty>()).empty());
}

TEST_CASE("days on which an ended case lay are nobody's, each counted once") {
  const std::string idle = "2026-07-22..2026-07-31 2026-08-10..2026-08-10";
  CHECK(to_text(parse_idle(idle)) == idle);
  const struct {
    unsigned from_day, to_month, to_day;
    int days;
  } cases[] = {
      {20, 8, 31, 11},  // both stretches
      {25, 8, 1, 6},    // from the day after the 25th
      {20, 7, 22, 1},   // the first day of the first
      {31, 8, 9, 0},    // between them
  };
  for (const auto& one : cases) {
    CAPTURE(one.from_day);
    CHECK(idle_days(idle, *make_date(2026, 7, one.from_day),
                    *make_date(2026, one.to_month, one.to_day)) == one.days);
  }
  CHECK(idle_days("", *make_date(2026, 7, 1), *make_date(2026, 8, 1)) == 0);
}

TEST_CASE("the last day itself is still in time, and idle days are not lateness") {
  Head head;
  head[HeadField::due] = "2026-07-31";
  CHECK_FALSE(is_overdue(head, *make_date(2026, 7, 31)));
  CHECK(is_overdue(head, *make_date(2026, 8, 1)));
  CHECK(days_past_due(head, *make_date(2026, 7, 30)) == -1);
  head[HeadField::idle] = "2026-08-01..2026-08-02";
  CHECK(days_past_due(head, *make_date(2026, 8, 3)) == 1);
  CHECK_FALSE(days_past_due(Head(), *make_date(2026, 8, 3)));
}

TEST_CASE("a head and the view of it hold the same values") {
  Head head;
  for (const HeadFieldSpec& spec : head_fields()) head[spec.field] = spec.name;
  CHECK(to_head(to_view(head)).values == head.values);
}

}  // namespace
}  // namespace anjuan
