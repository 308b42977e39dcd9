#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "anjuan/base/number.hpp"
#include "anjuan/base/text.hpp"
#include "anjuan/i18n/i18n.hpp"
#include "anjuan/rules/lifecycle/case_state.hpp"
#include "anjuan/rules/lifecycle/table.hpp"

// Inside of the rules: what each event changes, for apply.cpp and the two files of handlers. The
// event table says when an event may happen; a step says what it does then. It never refuses, so
// that even a faulty history has a state that can be shown.
namespace anjuan {

template <class T, class U>
void add_once(std::vector<T>& all, const U& one) {
  if (std::find(all.begin(), all.end(), one) == all.end()) all.emplace_back(one);
}

/// One event being applied to the state of a case.
class Step {
 public:
  Step(CaseState& state, const Event& event, const CaseFacts& facts, const Rules& rules)
      : s_(state), e_(event), facts_(facts), rules_(rules), day_(event.at.date()) {}

  void run();

 private:
  Status in_hand() const { return s_.unit.empty() ? Status::accepted : Status::handling; }

  /// Starts a clock when the rule pack has a limit for it.
  CaseClock* start(ClockKind kind, Date from, std::string what = {}) {
    const LimitRule* limit = find_limit(rules_.office, kind, s_.sort(), from);
    if (limit == nullptr || (kind == ClockKind::ask_review && !reviews(s_.sort(), *limit)))
      return nullptr;
    CaseClock clock;
    clock.kind = kind;
    clock.start = from;
    clock.what = std::move(what);
    clock.held = {s_.class_};
    govern(clock, *limit);
    return keep(std::move(clock));
  }

  /// A limit that names a kind or route says itself what it is for.
  static bool reviews(const CaseSort& sort, const LimitRule& limit) {
    return sort.ends_in_opinion() || limit.kind || limit.route;
  }

  void govern(CaseClock& clock, const LimitRule& limit) const {
    clock.term = limit.term;
    clock.source = limit.source;
    // For what ends otherwise the class's limit stays, as the office's own.
    if (clock.kind == ClockKind::handle && !s_.sort().ends_in_opinion() && !limit.kind &&
        !limit.route)
      clock.source =
          N_("the office's own limit for the class; art. 34 is for opinions on requests only");
    clock.until_closed = limit.until_closed;
  }

  void start_until(ClockKind kind, std::string_view last_day, std::string what, std::string source,
                   std::string_view name = {}) {
    CaseClock clock;
    clock.kind = kind;
    clock.start = day_;
    clock.fixed_end = parse_date(last_day);
    clock.what = std::move(what);
    clock.name = name;
    clock.source = std::move(source);
    if (clock.fixed_end) keep(std::move(clock));
  }

  /// The unit that the event names, else the one that has the case.
  std::string unit_asked() const {
    return e_.get("unit").empty() ? s_.unit : std::string(e_.get("unit"));
  }

  CaseClock* keep(CaseClock clock) {
    // One that is over before it starts is owed by whoever has the case then.
    clock.owner = s_.unit;
    clock.lead = s_.lead;
    set_cap(clock);
    settle_now(clock);
    s_.clocks.push_back(std::move(clock));
    note_ends();
    return &s_.clocks.back();
  }

  /// The clock is met on that day. One that stood still had stood still until then.
  void finish(CaseClock& clock, Date when) {
    run_again(clock, when);
    clock.ended = when;
  }

  /// Both frozen at the end of their day: the day of suspending still counted, that of resuming
  /// does not.
  void run_again(CaseClock& clock, Date when) {
    if (!clock.paused_since) return;
    if (*clock.paused_since < when)
      clock.suspended.push_back({*clock.paused_since + std::chrono::days(1), when});
    clock.paused_since.reset();
    settle_now(clock);
    note_ends();
    if (std::none_of(s_.clocks.begin(), s_.clocks.end(),
                     [](const CaseClock& each) { return each.paused_since.has_value(); }))
      close_task(TaskKind::resume);
  }

  void end(ClockKind kind, std::string_view what = {}) {
    for (CaseClock& clock : s_.clocks)
      if (clock.kind == kind && !clock.ended && (what.empty() || clock.what == what))
        finish(clock, day_);
  }

  void run_on(CaseClock& clock);
  CaseClock by_class_of_now(CaseClock clock) const;

  /// The handling is met on that day: by the served reply, or by the closing where the limit says
  /// so.
  void end_handling(Date when) {
    for (CaseClock& clock : s_.clocks)
      if (clock.kind == ClockKind::handle && !clock.ended) {
        finish(clock, when);
        s_.handled = when;
      }
  }

  /// Only the earliest open one of its kind; of that unit, when one is named.
  void end_first(ClockKind kind, std::string_view unit) {
    CaseClock* first = nullptr;
    for (CaseClock& clock : s_.clocks)
      if (clock.kind == kind && !clock.ended && (unit.empty() || clock.what == unit) &&
          (first == nullptr || clock.deadline.nominal < first->deadline.nominal))
        first = &clock;
    if (first != nullptr) finish(*first, day_);
  }

  void end_all() {
    for (CaseClock& clock : s_.clocks)
      if (!clock.ended && spec_of(clock.kind).obligation) finish(clock, day_);
  }

  /// The limits that the indicators measure against, kept when the clocks stop. One that stands
  /// still in time has no last day until it runs again.
  void note_ends() {
    const auto note = [&](ClockKind kind, std::optional<Date>& day) {
      const CaseClock* clock = s_.find(kind);
      if (clock == nullptr) return;
      day = clock->stands_still() ? std::nullopt : std::optional(clock->end());
    };
    note(ClockKind::decide, s_.decide_by);
    note(ClockKind::handle, s_.handle_by);
  }

  /// The earliest limit wins (source of `merged`); lateness on record stays.
  void set_cap(CaseClock& clock) const {
    clock.cap = clock.late;
    for (const MergedLimit& limit : s_.merged_limits) {
      if (limit.kind != clock.kind) continue;
      if (clock.ended && contains(clock.spared, limit.case_id)) continue;
      clock.cap = clock.cap ? std::min(*clock.cap, limit.day) : limit.day;
    }
  }

  void count_anew(CaseClock& clock);
  void count_idle(CaseClock& clock);

  void resettle() {
    for (CaseClock& clock : s_.clocks) {
      set_cap(clock);
      settle_now(clock);
    }
    note_ends();
  }

  /// What the rules make of a clock, or what bound before they moved it.
  void settle_now(CaseClock& clock) const {
    settle(clock, rules_);
    clock.moved_to.reset();
    for (auto move = facts_.moves.rbegin(); move != facts_.moves.rend(); ++move) {
      if (move->clock != clock.kind || move->at <= e_.at || move->to != clock.end()) continue;
      if (!clock.moved_to) clock.moved_to = clock.end();
      clock.deadline.nominal = clock.deadline.rolled = move->from;
    }
  }

  template <class T>
  static bool contains(const std::vector<T>& all, const T& one) {
    return std::find(all.begin(), all.end(), one) != all.end();
  }

  void open_task(TaskKind kind, std::string why) {
    for (const OpenTask& task : s_.tasks)
      if (task.kind == kind) return;
    s_.tasks.push_back({kind, day_, std::move(why)});
    if (const auto& within = rules_.office.follow_up_within; kind == TaskKind::follow_up && within)
      s_.tasks.back().due = add(day_, *within, rules_.calendar).nominal;
    if (kind == TaskKind::instruct) s_.tasks.back().due = day_;  // at once 立即
  }
  void close_task(TaskKind kind) {
    const auto is_it = [&](const OpenTask& task) { return task.kind == kind; };
    for (const OpenTask& task : s_.tasks)
      if (is_it(task)) s_.done_tasks.push_back({task, day_});
    std::erase_if(s_.tasks, is_it);
    std::erase_if(s_.laid_down, is_it);
  }

  /// The case ends without an answer: nobody has to be met or visited for it any more. What was
  /// late by then stays late.
  void stop(Status status) {
    if (s_.status) s_.before_ended = *s_.status;
    s_.ended = day_;
    s_.status = status;
    end_all();
    for (const OpenTask& task : std::vector<OpenTask>(s_.tasks)) {
      if (task.kind == TaskKind::resume) continue;
      close_task(task.kind);
      s_.laid_down.push_back(task);
    }
  }
  /// It lives again, and so do they, from that day.
  void take_tasks_up() {
    for (OpenTask& task : std::exchange(s_.laid_down, {}))
      open_task(task.kind, std::move(task.why));
  }

  void on_registered();
  void mark_urgent();
  void remark_urgent();
  void on_decided(Status status);
  void on_accepted();
  void on_returned();
  void take_from_unit();
  void on_recused();
  void on_assigned();
  void note_late_referral();
  void take_assistants(std::vector<std::string> units);
  std::vector<CaseClock>::iterator offices_own_days();
  void on_noted();
  void on_met_by_principal();
  void on_reclassified();
  void reclassify_passing_on();
  void on_suspended();
  void on_resumed();
  void on_extended();
  void on_replied();
  void on_closed();
  void on_followed_up();
  void on_reopened();
  void on_review_opinion(ClockKind clock);
  void on_corrected();
  void owe_principal(int repeats);
  void on_merged();

  CaseState& s_;
  const Event& e_;
  const CaseFacts& facts_;
  const Rules& rules_;
  const Date day_;
};

}  // namespace anjuan
