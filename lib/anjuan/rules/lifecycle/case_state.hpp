#pragma once

#include <optional>
#include <string>
#include <vector>

#include "anjuan/calendar/workdays.hpp"
#include "anjuan/model/case.hpp"
#include "anjuan/model/task_kind.hpp"
#include "anjuan/rules/lifecycle/table.hpp"
#include "anjuan/rules/recusal.hpp"
#include "anjuan/settings/office.hpp"

namespace anjuan {

/// What the rules need beside the case: a value to hand around, nothing global.
struct Rules {
  const Office& office;
  const Calendar& calendar;
};

/// One clock of a case, with everything that moved it.
struct CaseClock {
  ClockKind kind{};
  Date start{};                      ///< not counted itself
  std::optional<Term> term;          ///< absent when the end is a fixed date
  std::optional<Date> fixed_end;     ///< feedback and assist: the date that was set
  int granted = 0;                   ///< 延期 as approved, calendar days
  int extra_days = 0;                ///< of them, those the class of today may have
  bool until_closed = false;         ///< met by the closing, not by the served reply
  std::optional<Date> cap;           ///< never later than this: merged cases, late reclassifying
  std::optional<Date> late;          ///< the end that had passed when the case was reclassified
  std::vector<CaseClass> held;       ///< classes under which it ran in time
  std::optional<Date> not_before;    ///< came back from elsewhere on that day, past its end
  std::vector<DateRange> suspended;  ///< days that do not count
  std::vector<DateRange> idle;       ///< nor do these: from an end of the case to its reopening
  std::string name;                  ///< of a milestone
  std::string owner;                 ///< unit that had the case on its last day so far
  std::string lead;                  ///< who led the case then
  int with_office = 0;               ///< days between a unit's return and the next referral
  std::optional<Date> moved_to;      ///< the end by the rules of now; `deadline` is that of then
  int round = 1;                     ///< rises with every reopening
  std::vector<std::string>
      spared;            ///< cases merged in after it had ended: their limits are not its
  bool void_ = false;    ///< ended because the new class has no such limit
  bool dropped = false;  ///< ended unmet, because the case ended
  /// The office's own days to decide, ended by a referral: they were days to pass the case on.
  bool passed_on = false;
  std::optional<Date> paused_since;  ///< not running since the end of that day
  std::optional<Date> ended;         ///< the day it was met or became void
  std::string what;                  ///< the unit or supervision it is about; may be empty
  std::string source;                ///< the article
  Deadline deadline;                 ///< nominal and rolled end
  Shift roll = Shift::none;          ///< which of the two binds: the rule of the day it started

  /// The binding last day, inclusive.
  Date end() const { return roll == Shift::next_workday ? deadline.rolled : deadline.nominal; }
  bool running() const { return !ended && !paused_since; }
  /// Suspended before its last day had passed: nobody is late as long as that lasts.
  bool stands_still() const { return !ended && paused_since && *paused_since <= end(); }
  /// Duties only: a window that passes is nobody's breach.
  bool ended_late() const { return ended && *ended > end() && spec_of(kind).obligation; }
  /// Every day that does not count.
  std::vector<DateRange> not_counted() const;
};

/// The limit that a merged case brought with it: it binds here, until the merging is taken back.
struct MergedLimit {
  std::string case_id;
  ClockKind kind{};  ///< decide or handle
  Date day{};
};

/// A task should be done within so many days where the office has no term of its own for it.
inline constexpr int kTaskGraceDays = 7;

/// An open duty without a legal clock (待办).
struct OpenTask {
  TaskKind kind{};
  Date since{};
  std::string why;
  std::string lead = {};         ///< who led the case as long as it was in time
  std::optional<Date> due = {};  ///< last day in time where the office has a term for it

  /// The last day on which it is done in time: the office's term, else a week.
  Date last_day() const { return due.value_or(since + std::chrono::days(kTaskGraceDays)); }

  friend bool operator==(const OpenTask&, const OpenTask&) = default;
};

/// A task that was done.
struct DoneTask {
  OpenTask was;
  Date done{};
};

/// Days on which a case was open and one official, or nobody, led it.
struct LedDays {
  std::string lead;           ///< empty: nobody
  std::string unit;           ///< that had it at last
  bool accepted = false;      ///< whether it was accepted by then
  Date from{};                ///< the day on which that began
  std::optional<Date> until;  ///< and ended; absent: it is so now
};

/// A last day that new rules made another one: until then the old one bound.
struct MovedLimit {
  Timestamp at{};  ///< when that was recorded
  ClockKind clock{};
  Date from{};
  Date to{};
};

/// What the events up to some day and the rules make of a case.
struct CaseState {
  std::optional<Status> status;  ///< absent before registration
  CaseClass class_ = CaseClass::general;
  CaseKind kind = CaseKind::request;
  std::optional<Route> route;
  Date received{};
  std::optional<Date> accepted, assigned, decided, handled, extended, replied, closed, served,
      ended;
  std::optional<Date> followed_up, review_asked;
  std::optional<Date> decide_by, handle_by;  ///< ends of those clocks, kept when they stop
  Status before_ended = Status::registered;  ///< what `reopened` or `returned` goes back to
  std::string unit, lead;
  std::optional<Date> receipt;  ///< of the referral by the unit that has the case
  std::optional<Date>
      given_back;             ///< when a unit ceased to have it; absent: one has it, or none had
  bool confidential = false;  ///< who complained is kept from those who need not know it
  Interests interests;        ///< who must keep away
  std::vector<std::string> assisting;
  std::string satisfied, settled;
  int extensions = 0;
  bool final_ = false;            ///< re-examined: the same matter is not accepted again
  bool imported = false;          ///< registered as history of another system
  bool principal_owed = false;    ///< D11, D12: a principal meets the petitioner, and approves
  std::optional<bool> justified;  ///< what a principal found at the meeting (反映有道理, D12)
  bool received_by_leader = false;  ///< somebody of the roster met who complained
  bool visited_by_leader = false;   ///< and went out for it (下访)
  bool conferred = false;           ///< a conference on the case was held (C10)
  std::optional<Date> approved;     ///< the opinion, by a principal; each answer needs its own
  std::vector<CaseClock> clocks;
  std::vector<LateDuty> missed;  ///< on record although its clock ran on or was counted anew
  IdleDays idle;
  std::vector<MergedLimit> merged_limits;
  std::vector<Date> instructed;  ///< days of instructions that no reception's record counts
  std::vector<OpenTask> tasks;
  std::vector<DoneTask> done_tasks;
  std::vector<OpenTask> laid_down;  ///< without an object since the case ended; they come back
  std::vector<LedDays> led;         ///< in the order of their days
  std::vector<HandlingStep> steps;  ///< of the eight, done
  std::vector<std::string> duties;  ///< of the lead, done
  std::vector<std::string> papers;  ///< titles of those on file
  Timestamp last_at{};              ///< of the latest event

  CaseSort sort() const { return {class_, kind, route}; }
  /// Whether the clock counts a duty of its own: days to decide that were days to pass the case on
  /// do not where a limit for that is owed.
  bool is_owed(const CaseClock& clock) const;
  /// Every duty that was met late or given up late, in the order of their last days.
  std::vector<LateDuty> late_duties() const;
  /// The running obligation that ends first; nullptr when there is none.
  const CaseClock* next_due() const;
  /// The latest clock of that kind; nullptr when there never was one.
  const CaseClock* find(ClockKind kind) const;
  CaseClock* find(ClockKind kind);
};

/// The unit that owes a clock which is open or was met on `done`: the one that it names, or whoever
/// had the case on its last day; empty: the office. Lateness of no more days than a case that was
/// given back lay with the office is the office's.
std::string owner_of(const CaseClock& clock, std::optional<Date> done);

/// That clock as a duty met late, on that day.
LateDuty late_duty(const CaseClock& clock, Date done);

/// Counts a clock's end anew from its start, term, suspensions, extension and cap.
void settle(CaseClock& clock, const Rules& rules);

/// The facts of the head that no event carries but the rules look at.
struct CaseFacts {
  int persons = 1;
  bool group = false;
  std::optional<VisitLevel> visit_level;
  std::optional<CaseClass> class_;  ///< for a registered event without its own
  std::optional<CaseKind> kind;
  std::optional<Date> received;
  bool confidential = false;           ///< for a registration that does not say it: files of before
  std::vector<MovedLimit> moves = {};  ///< beside those of the history that is folded
};
CaseFacts facts_of(const Head& head);

/// The facts as they were at registration: the head's class is that of today, which a history that
/// reclassifies the case has made of another one.
CaseFacts at_registration(CaseFacts facts, const std::vector<Event>& history);

/// Changes `state` by one event. Total: takes any event in any state (whether it may happen is the
/// guards' business), so that a history with a fault in it still has a state.
void apply(CaseState& state, const Event& event, const CaseFacts& facts, const Rules& rules);

/// The events in force (record.hpp), in the order in which they happened; those of one moment stay
/// in file order.
std::vector<Event> in_time_order(std::vector<Event> history);

/// The state before the first event: blank, unless the whole case was voided.
CaseState blank_state(const std::vector<Event>& history, const CaseFacts& facts);

/// The fold of a history: apply() over the events in time order, up to the end of `as_of` when
/// given. Rules are those given, each clock governed by the limit in force on the day it started.
CaseState fold(const std::vector<Event>& history, const CaseFacts& facts, const Rules& rules,
               std::optional<Date> as_of = std::nullopt);

/// The limits that were moved in a record, voided moves left out.
std::vector<MovedLimit> moves_of(const std::vector<Event>& record);
/// Those that the rules of now would move and nobody has recorded yet: `head` is that of the case.
std::vector<MovedLimit> unrecorded_moves(const Case& value, const Rules& rules);

/// The fold of a case as it stands: a date in its head binds until it is recomputed, whatever the
/// rules of now say.
CaseState state_of(const Case& value, const Rules& rules);

/// `head` with every derived field set from the state; the other fields stay.
Head head_of(const CaseState& state, const Head& head);

}  // namespace anjuan
