#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "anjuan/base/clock.hpp"
#include "anjuan/calendar/calendar.hpp"

/// The one date engine: every deadline, elapsed time and shift in the program comes from here.
/// Pure functions: no clock, no input or output. The start day is never counted (民法典 art. 201).
namespace anjuan {

enum class DayUnit { days, workdays, months };  ///< 日 · 工作日 · 月

/// A length of time as a rule states it: "60d", "5w", "1m".
struct Term {
  int count = 0;
  DayUnit unit = DayUnit::days;
  friend bool operator==(const Term&, const Term&) = default;
};

/// "30d", "10w", "1m", at most four digits; nullopt for anything else.
std::optional<Term> parse_term(std::string_view text);
std::string to_string(const Term& term);
/// The same for people: "30 days", "10 workdays", "1 month".
std::string in_words(const Term& term);

/// What happens to a date that falls on a day nobody works.
enum class Shift { none, next_workday, previous_workday, cancel };
std::optional<Shift> parse_shift(std::string_view text);  ///< "none", "next-workday", …
std::string_view to_string(Shift shift);

/// First and last day of a stretch, both inclusive. Used for time that does not count; one that
/// ends before it begins is empty.
struct DateRange {
  Date from{};
  Date to{};
  bool contains(Date date) const { return from <= date && date <= to; }
  friend bool operator==(const DateRange&, const DateRange&) = default;
};

/// `count` workdays before `date`.
Date workdays_before(Date date, int count, const Calendar& calendar);

/// Where a limit ends. Both dates are always known; the rule pack's roll says which one binds.
struct Deadline {
  Date nominal{};            ///< the day the count itself ends on
  Date rolled{};             ///< nominal, or the next workday after it when nominal is not worked
  bool provisional = false;  ///< the count or the roll touched a year without a calendar
  friend bool operator==(const Deadline&, const Deadline&) = default;
};

/// Unchanged on a workday; otherwise the nearest workday in the direction of `how`.
/// nullopt only for Shift::cancel on a day nobody works.
std::optional<Date> shift(Date date, Shift how, const Calendar& calendar);

/// The last day of a limit that starts on `start` (itself not counted).
///  - days: `count` days that are not suspended; workdays: `count` workdays that are not suspended;
///  - months: the corresponding day, clamped to the month's end, then pushed on by one day for
///    every suspended day between start and the end.
/// `suspended` may overlap and be in any order; a suspension that still runs is passed up to the
/// day that is asked about. count 0 gives start itself. Precondition: count≥0.
/// Provisional: for workdays, when any day after start up to the rolled date has no calendar; for
/// days and months, whose nominal end needs none, when a day from the nominal to the rolled one
/// has none.
Deadline add(Date start, Term term, const Calendar& calendar,
             std::span<const DateRange> suspended = {});

/// How much of a limit has run at the end of day `end`: the exact inverse of add, i.e.
/// elapsed(s, add(s, {n, u}).nominal, u) == n for every n, and for days and workdays
/// the largest n with add(s, n) <= end otherwise. Negative when end < start (days and workdays:
/// minus the days between; months: minus whole months).
int elapsed(Date start, Date end, DayUnit unit, const Calendar& calendar,
            std::span<const DateRange> suspended = {});

/// Why a day was or was not counted.
/// `closed` is the caller's word for stretches it handed over as not counted: between an end of the
/// case and its reopening. The engine itself says suspended.
enum class DayReason { counted, suspended, not_a_workday, closed };

/// A stretch of days that share a reason and a source, for `explain`.
struct CountedRange {
  DateRange days;
  DayReason reason = DayReason::counted;
  int count = 0;  ///< days of it that counted: all or none
  /// In a count of workdays, for days off and for worked weekend days: the calendar's notice and
  /// the holiday, as far as known. Empty for ordinary days and in counts of days and months.
  std::string source;
  std::string holiday;
  friend bool operator==(const CountedRange&, const CountedRange&) = default;
};

/// The whole count of a limit, day range by day range, from the day after `start` to the nominal
/// end, in order and without gaps. The counts sum to the term; for months, to the days from start
/// to the corresponding day.
std::vector<CountedRange> trace(Date start, Term term, const Calendar& calendar,
                                std::span<const DateRange> suspended = {});

/// The same for two given days: from the day after `start` up to and including `end`; empty when
/// end <= start. Months are traced as days.
std::vector<CountedRange> trace(Date start, Date end, DayUnit unit, const Calendar& calendar,
                                std::span<const DateRange> suspended = {});

}  // namespace anjuan
