#include <string>
#include <tuple>

#include <doctest/doctest.h>

#include "anjuan/calendar/workdays.hpp"
#include "anjuan/settings/calendars.hpp"

#include "calendar/announced_days.hpp"

using namespace anjuan;
using announced::day;
using std::chrono::days;

namespace {

constexpr DayUnit kUnits[] = {DayUnit::days, DayUnit::workdays, DayUnit::months};

const Calendar& calendar() {
  return built_in_calendar();
}

// ---- the same rules again, day by day, as a clerk would count on a wall calendar ----

bool in_any(Date date, const std::vector<DateRange>& ranges) {
  for (const DateRange& range : ranges)
    if (range.from <= date && date <= range.to) return true;
  return false;
}

bool counts(Date date, DayUnit unit, const std::vector<DateRange>& suspended) {
  return !in_any(date, suspended) && (unit != DayUnit::workdays || announced::is_worked(date));
}

Date corresponding_day(Date start, int months) {
  int year = std::stoi(to_string(start).substr(0, 4));
  unsigned month = static_cast<unsigned>(std::stoi(to_string(start).substr(5, 2)));
  unsigned number = static_cast<unsigned>(std::stoi(to_string(start).substr(8, 2)));
  for (int i = 0; i < months; ++i)
    if (++month > 12) month = 1, ++year;
  while (!make_date(year, month, number)) --number;
  return *make_date(year, month, number);
}

Date count_by_hand(Date start, Term term, const std::vector<DateRange>& suspended) {
  if (term.unit == DayUnit::months) {
    Date end = corresponding_day(start, term.count);
    for (Date d = start + days(1); d <= end; d += days(1))
      if (in_any(d, suspended)) end += days(1);
    return end;
  }
  Date end = start;
  for (int left = term.count; left > 0;) {
    end += days(1);
    if (counts(end, term.unit, suspended)) --left;
  }
  return end;
}

int elapsed_by_hand(Date start, Date end, DayUnit unit, const std::vector<DateRange>& suspended) {
  int count = 0;
  if (unit == DayUnit::months) {
    while (count_by_hand(start, {count + 1, unit}, suspended) <= end) ++count;
    return count;
  }
  for (Date d = start + days(1); d <= end; d += days(1))
    if (counts(d, unit, suspended)) ++count;
  return count;
}

/// None; one; overlapping, unordered, empty and adjacent ones, over holidays and month ends.
const std::vector<DateRange> kSuspensions[] = {
    {},
    {{day("2025-01-20"), day("2025-03-02")}},
    {{day("2026-02-10"), day("2026-02-20")},
     {day("2024-04-30"), day("2024-05-06")},
     {day("2024-05-04"), day("2024-05-31")},
     {day("2024-06-01"), day("2024-06-01")},
     {day("2024-09-02"), day("2024-09-01")},
     {day("2026-02-12"), day("2026-02-14")},
     {day("2025-12-31"), day("2026-01-04")}},
};

}  // namespace

TEST_CASE("limits end on the days of the acceptance table") {
  const struct {
    const char* start;
    Term term;
    const char* nominal;
    const char* rolled;
  } cases[] = {
      {"2023-10-01", {60, DayUnit::days}, "2023-11-30", "2023-11-30"},
      {"2024-08-02", {60, DayUnit::days}, "2024-10-01", "2024-10-08"},
      {"2025-08-05", {60, DayUnit::days}, "2025-10-04", "2025-10-09"},
      {"2025-01-15", {15, DayUnit::days}, "2025-01-30", "2025-02-05"},
      {"2026-02-02", {15, DayUnit::days}, "2026-02-17", "2026-02-24"},
      {"2026-07-22", {60, DayUnit::days}, "2026-09-20", "2026-09-20"},
      {"2025-09-26", {3, DayUnit::workdays}, "2025-09-30", "2025-09-30"},
      {"2025-09-26", {5, DayUnit::workdays}, "2025-10-10", "2025-10-10"},
      {"2025-09-26", {10, DayUnit::workdays}, "2025-10-16", "2025-10-16"},
      {"2026-02-13", {3, DayUnit::workdays}, "2026-02-25", "2026-02-25"},
  };
  for (const auto& c : cases) {
    CAPTURE(c.start);
    CAPTURE(to_string(c.term));
    const Deadline deadline = add(day(c.start), c.term, calendar());
    CHECK(to_string(deadline.nominal) == c.nominal);
    CHECK(to_string(deadline.rolled) == c.rolled);
  }
}

TEST_CASE("a limit in months ends on the corresponding day, else at the month's end") {
  const struct {
    const char* start;
    int months;
    const char* nominal;
  } cases[] = {
      {"2026-01-31", 1, "2026-02-28"},  {"2024-01-31", 1, "2024-02-29"},
      {"2026-01-30", 1, "2026-02-28"},  {"2026-01-28", 1, "2026-02-28"},
      {"2026-02-28", 1, "2026-03-28"},  {"2026-03-31", 1, "2026-04-30"},
      {"2024-02-29", 12, "2025-02-28"}, {"2025-10-31", 4, "2026-02-28"},
      {"2025-12-15", 1, "2026-01-15"},  {"2026-05-05", 0, "2026-05-05"},
  };
  for (const auto& c : cases) {
    CAPTURE(c.start);
    CHECK(to_string(add(day(c.start), {c.months, DayUnit::months}, calendar()).nominal) ==
          c.nominal);
  }
}

TEST_CASE("a suspended stretch pushes the end of a limit out") {
  const DateRange pause{day("2026-03-05"), day("2026-03-14")};
  const auto end = [&](Term term) {
    return to_string(add(day("2026-03-01"), term, calendar(), {&pause, 1}).nominal);
  };
  CHECK(end({3, DayUnit::days}) == "2026-03-04");
  CHECK(end({4, DayUnit::days}) == "2026-03-15");
  CHECK(end({30, DayUnit::days}) == "2026-04-10");
  CHECK(end({3, DayUnit::workdays}) == "2026-03-04");
  CHECK(end({4, DayUnit::workdays}) == "2026-03-16");
  CHECK(end({1, DayUnit::months}) == "2026-04-11");
}

TEST_CASE("a count of nothing ends on the day it starts, worked or not") {
  for (DayUnit unit : kUnits) {
    const Deadline deadline = add(day("2026-10-01"), {0, unit}, calendar());
    CHECK(to_string(deadline.nominal) == "2026-10-01");
    CHECK(to_string(deadline.rolled) == "2026-10-08");
    CHECK_FALSE(deadline.provisional);
  }
}

TEST_CASE("a date that depends on a year without a calendar is provisional") {
  const struct {
    const char* what;
    const char* start;
    Term term;
    bool provisional;
  } cases[] = {
      {"within 2026", "2026-11-01", {30, DayUnit::days}, false},
      {"to the last day of 2026", "2026-12-01", {30, DayUnit::days}, false},
      {"into 2027", "2026-12-01", {31, DayUnit::days}, true},
      {"workdays within 2026", "2026-12-21", {8, DayUnit::workdays}, false},
      {"workdays into 2027", "2026-12-21", {9, DayUnit::workdays}, true},
      {"months into 2027", "2026-12-02", {1, DayUnit::months}, true},
      {"calendar days out of 2023 end on a known day", "2023-12-20", {30, DayUnit::days}, false},
      {"workdays out of 2023 counted an unknown day", "2023-12-20", {3, DayUnit::workdays}, true},
      {"from the last day of 2023 only 2024 counts", "2023-12-31", {3, DayUnit::workdays}, false},
      {"over the whole of 2024 to 2026", "2023-12-31", {747, DayUnit::workdays}, false},
  };
  for (const auto& c : cases) {
    CAPTURE(c.what);
    CHECK(add(day(c.start), c.term, calendar()).provisional == c.provisional);
  }
  // The end lies in a known year, a Saturday; the day it rolls to does not.
  Calendar only_2022;
  only_2022.set_year(2022, {});
  const Deadline rolled = add(day("2022-12-01"), {30, DayUnit::days}, only_2022);
  CHECK(rolled.nominal == day("2022-12-31"));
  CHECK(rolled.rolled == day("2023-01-02"));
  CHECK(rolled.provisional);
}

TEST_CASE("adding the calendar of 2027 settles what was provisional") {
  Calendar later = calendar();
  CHECK(to_string(add(day("2026-12-02"), {30, DayUnit::days}, later).rolled) == "2027-01-01");
  later.set_year(2027, {.days_off = {day("2027-01-01")}, .source = "test"});
  const Deadline deadline = add(day("2026-12-02"), {30, DayUnit::days}, later);
  CHECK(to_string(deadline.rolled) == "2027-01-04");
  CHECK_FALSE(deadline.provisional);
}

TEST_CASE("every limit from every day of three years ends where counting by hand ends") {
  for (const auto& suspended : kSuspensions)
    for (Date start = day("2024-01-01"); start <= day("2026-12-31"); start += days(1))
      for (DayUnit unit : kUnits)
        for (int count : {0, 1, 2, 5, 10, 15, 30, 60, 90}) {
          if (unit == DayUnit::months && count > 15) continue;
          const Deadline deadline = add(start, {count, unit}, calendar(), suspended);
          const Date by_hand = count_by_hand(start, {count, unit}, suspended);
          const int back = elapsed(start, deadline.nominal, unit, calendar(), suspended);
          const bool rolls_right =
              announced::is_worked(deadline.rolled) &&
              calendar().workdays_between(deadline.nominal - days(1), deadline.rolled) == 1;
          if (deadline.nominal == by_hand && back == count && rolls_right) continue;
          CAPTURE(to_string(start));
          CAPTURE(to_string(Term{count, unit}));
          CHECK(to_string(deadline.nominal) == to_string(by_hand));
          CHECK(back == count);
          REQUIRE(rolls_right);
        }
}

TEST_CASE("the time that has run by any day is what counting by hand gives") {
  for (const auto& suspended : kSuspensions)
    for (Date start = day("2024-01-01"); start <= day("2026-12-31"); start += days(1))
      for (DayUnit unit : kUnits)
        for (int later : {0, 1, 2, 3, 4, 6, 9, 14, 28, 29, 30, 31, 45, 61, 92}) {
          const Date end = start + days(later);
          const int run = elapsed(start, end, unit, calendar(), suspended);
          if (run == elapsed_by_hand(start, end, unit, suspended)) continue;
          CAPTURE(to_string(start));
          CAPTURE(to_string(end));
          REQUIRE(run == elapsed_by_hand(start, end, unit, suspended));
        }
}

TEST_CASE("time before the start is negative") {
  CHECK(elapsed(day("2026-10-08"), day("2026-09-30"), DayUnit::days, calendar()) == -8);
  CHECK(elapsed(day("2026-10-08"), day("2026-09-30"), DayUnit::workdays, calendar()) == -1);
  CHECK(elapsed(day("2026-03-31"), day("2026-02-28"), DayUnit::months, calendar()) == -1);
  CHECK(elapsed(day("2026-03-27"), day("2026-02-28"), DayUnit::months, calendar()) == 0);
}

TEST_CASE("a fixed day that is not worked moves as the rule says") {
  const struct {
    const char* what;
    const char* date;
    Shift how;
    const char* result;  // nullptr: no session
  } cases[] = {
      {"E4: the 20th, within Spring Festival", "2026-02-20", Shift::next_workday, "2026-02-24"},
      {"E4: the 20th, within Dragon Boat", "2026-06-20", Shift::next_workday, "2026-06-22"},
      {"E4: the 20th, a Sunday", "2026-12-20", Shift::next_workday, "2026-12-21"},
      {"E4: the 20th, a make-up Sunday", "2026-09-20", Shift::next_workday, "2026-09-20"},
      {"E4: the 20th, a make-up Sunday", "2026-09-20", Shift::next_workday, "2026-09-20"},
      {"B1: the 15th never moves, a Sunday", "2026-11-15", Shift::none, "2026-11-15"},
      {"B1: the 15th never moves, Spring Festival", "2026-02-15", Shift::none, "2026-02-15"},
      {"back to the workday before", "2026-10-04", Shift::previous_workday, "2026-09-30"},
      {"back to a make-up Saturday", "2026-02-20", Shift::previous_workday, "2026-02-14"},
      {"cancelled on a day off", "2026-10-01", Shift::cancel, nullptr},
      {"held on a workday", "2026-10-08", Shift::cancel, "2026-10-08"},
      {"on into the next year", "2026-12-31", Shift::next_workday, "2026-12-31"},
  };
  for (const auto& c : cases) {
    CAPTURE(c.what);
    const auto moved = shift(day(c.date), c.how, calendar());
    CHECK(moved.has_value() == (c.result != nullptr));
    if (moved && c.result != nullptr) CHECK(to_string(*moved) == c.result);
  }
}

TEST_CASE("the only 20ths of 2026 that move are those on weekends and holidays") {
  std::vector<std::string> moved;
  for (unsigned month = 1; month <= 12; ++month) {
    const Date twentieth = make_date(2026, month, 20).value();
    const Date held = shift(twentieth, Shift::next_workday, calendar()).value();
    if (held != twentieth) moved.push_back(to_string(twentieth) + " " + to_string(held));
  }
  CHECK(moved == std::vector<std::string>{"2026-02-20 2026-02-24", "2026-06-20 2026-06-22",
                                          "2026-12-20 2026-12-21"});
}

TEST_CASE("the count of a limit is told day range by day range with the notices") {
  const auto ranges = trace(day("2026-09-17"), {7, DayUnit::workdays}, calendar());
  const struct {
    const char* from;
    const char* to;
    DayReason reason;
    int count;
    const char* source;
    const char* holiday;
  } expected[] = {
      {"2026-09-18", "2026-09-18", DayReason::counted, 1, "", ""},
      {"2026-09-19", "2026-09-19", DayReason::not_a_workday, 0, "", ""},
      {"2026-09-20", "2026-09-20", DayReason::counted, 1, "国办发明电〔2025〕7号", "国庆节"},
      {"2026-09-21", "2026-09-24", DayReason::counted, 4, "", ""},
      {"2026-09-25", "2026-09-27", DayReason::not_a_workday, 0, "国办发明电〔2025〕7号", "中秋节"},
      {"2026-09-28", "2026-09-28", DayReason::counted, 1, "", ""},
  };
  REQUIRE(ranges.size() == std::size(expected));
  for (std::size_t i = 0; i < ranges.size(); ++i) {
    CAPTURE(i);
    CHECK(to_string(ranges[i].days.from) == expected[i].from);
    CHECK(to_string(ranges[i].days.to) == expected[i].to);
    CHECK(ranges[i].reason == expected[i].reason);
    CHECK(ranges[i].count == expected[i].count);
    CHECK(ranges[i].source == expected[i].source);
    CHECK(ranges[i].holiday == expected[i].holiday);
  }
}

TEST_CASE("a count of calendar days names suspensions and no holidays") {
  const DateRange pause{day("2026-10-02"), day("2026-10-03")};
  const auto ranges = trace(day("2026-09-30"), {5, DayUnit::days}, calendar(), {&pause, 1});
  REQUIRE(ranges.size() == 3);
  CHECK(ranges[0] == CountedRange{{day("2026-10-01"), day("2026-10-01")}, DayReason::counted, 1});
  CHECK(ranges[1] == CountedRange{pause, DayReason::suspended, 0});
  CHECK(ranges[2] == CountedRange{{day("2026-10-04"), day("2026-10-07")}, DayReason::counted, 4});
}

TEST_CASE("the ranges of a count leave no gap and their counts sum to the limit") {
  for (const auto& suspended : kSuspensions)
    for (Date start = day("2024-01-01"); start <= day("2026-12-31"); start += days(1))
      for (Term term : {Term{0, DayUnit::days}, Term{30, DayUnit::days},
                        Term{10, DayUnit::workdays}, Term{1, DayUnit::months}}) {
        Date next = start + days(1);
        int sum = 0;
        bool whole = true;
        for (const CountedRange& range : trace(start, term, calendar(), suspended)) {
          whole = whole && range.days.from == next && range.days.to >= next;
          for (Date d = range.days.from; d <= range.days.to; d += days(1)) {
            const bool counted = counts(d, term.unit, suspended);
            whole = whole && counted == (range.reason == DayReason::counted);
            whole = whole && in_any(d, suspended) == (range.reason == DayReason::suspended);
          }
          next = range.days.to + days(1);
          sum += range.count;
        }
        const Date end = add(start, term, calendar(), suspended).nominal;
        const int length = term.unit == DayUnit::months
                               ? static_cast<int>((corresponding_day(start, 1) - start).count())
                               : term.count;
        if (whole && next == end + days(1) && sum == length) continue;
        CAPTURE(to_string(start));
        CAPTURE(to_string(term));
        CHECK(whole);
        CHECK(to_string(next - days(1)) == to_string(end));
        REQUIRE(sum == length);
      }
}

TEST_CASE("a term is a number with a unit letter and nothing else") {
  CHECK(parse_term("60d") == Term{60, DayUnit::days});
  CHECK(parse_term("5w") == Term{5, DayUnit::workdays});
  CHECK(parse_term("1m") == Term{1, DayUnit::months});
  CHECK(parse_term("0d") == Term{0, DayUnit::days});
  for (const char* bad :
       {"", "d", "60", "-5d", "+5d", "5 d", "5D", "5y", "1.5d", "12345d", "5dd"}) {
    CAPTURE(bad);
    CHECK_FALSE(parse_term(bad));
  }
  for (const char* text : {"60d", "5w", "1m"}) CHECK(to_string(*parse_term(text)) == text);
}

TEST_CASE("the names of the shifts are read as they are written") {
  for (Shift how : {Shift::none, Shift::next_workday, Shift::previous_workday, Shift::cancel})
    CHECK(parse_shift(to_string(how)) == how);
  CHECK(to_string(Shift::next_workday) == "next-workday");
  CHECK_FALSE(parse_shift("next"));
}
