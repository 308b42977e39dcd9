#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "anjuan/model/activity.hpp"
#include "anjuan/model/official.hpp"
#include "anjuan/settings/office.hpp"

/// What an office owes beside its cases: each duty of the settings in each stretch of time, and
/// what became of it. `report owed`, `today`, the accountability list and the nightly check all ask
/// here.
namespace anjuan {

/// What that is judged by.
struct OfficeBooks {
  const Office& office;
  const Calendar& calendar;
  const std::vector<Official>& officials;
  const std::vector<Unit>& units;
  const std::vector<Activity>& activities;
  std::optional<Date> first_record = {};  ///< of cases, rota and receptions
};

/// One duty in one stretch of time.
struct OwedOnce {
  OfficeDuty what{};
  const PeriodicDuty* rule = nullptr;  ///< nullptr for a batch
  std::string name;                    ///< of the rule or the batch
  std::string title;                   ///< for people
  std::string source;
  DateRange window;                  ///< the stretch; of a batch its last day
  std::string period;                ///< what it is called: "2026-11"; empty for a batch
  std::string unit;                  ///< that owes it; empty: the office
  Date nominal{};                    ///< last day as counted
  Date due{};                        ///< the last day that binds, inclusive
  std::optional<Date> done;          ///< the day it was met, in time or not
  long count = 0;                    ///< of activities or cases: how many are done
  long of = 1;                       ///< of so many
  bool waits = false;                ///< a reading of what is owed and has not gone out yet
  std::vector<std::string> missing;  ///< who has not got it or not read it, where it does not hang

  bool late_on(Date day) const { return due < (done ? *done : day); }
};

/// How one of them stands.
enum class OwedState { coming, due, late, done, done_late };
template <>
std::span<const Named<OwedState>> names<OwedState>();
/// Late from the day after the last one on: `judged_on` is that day; due within `soon` days of it.
OwedState state_of(const OwedOnce& one, Date judged_on, int soon);

/// Everything whose last day lies in `days`, by that day, then in the order of the settings. A duty
/// without a first day of its own is owed from `since` on, and nothing is owed before the first day
/// that the settings name for all.
std::vector<OwedOnce> owed_by_office(const OfficeBooks& books, DateRange days, Date since);

/// From which day on a duty without a first day of its own is asked for where no period says it:
/// that of the settings for all, else that of the first record of any kind, else `today`.
Date owed_since(const OfficeBooks& books, Date today);

/// What such a duty is called for people: "月报", "monthly meeting".
std::string title_of(const Office& office, OfficeDuty what, std::string_view name);

/// Rungs of the ladder that what is owed has reached on `today` and that no reminder holds yet,
/// each once for every duty, last day and rung. Rungs that name clocks are for cases only.
std::vector<Reminder> new_reminders(const OfficeBooks& books, const std::vector<OwedOnce>& owed,
                                    Date today);
/// The last day that any rung can ask about on `today`.
Date last_asked(const Office& office, Date today);

}  // namespace anjuan
