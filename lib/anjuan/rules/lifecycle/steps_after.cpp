#include "anjuan/rules/lifecycle/step.hpp"

// After closing, and two cases that become one.
namespace anjuan {

void Step::on_followed_up() {
  s_.followed_up = day_;
  close_task(TaskKind::follow_up);
  if (!e_.get("satisfied").empty()) s_.satisfied = e_.get("satisfied");
  if (!e_.get("settled").empty()) s_.settled = e_.get("settled");
  if (parse_name<FollowUpBy>(e_.get("channel")) == FollowUpBy::visit)
    close_task(TaskKind::home_visit);
  else if (rules_.office.visit_unsettled &&
           (parse_name<Satisfaction>(e_.get("satisfied")) == Satisfaction::dissatisfied ||
            e_.get("settled") == "false"))
    open_task(TaskKind::home_visit, tr("dissatisfied or not settled"));
}

void Step::on_reopened() {
  const Status was = s_.status.value_or(Status::closed);
  s_.ended.reset();
  s_.closed.reset();
  s_.settled.clear();  // whatever the closing said: the dispute goes on
  close_task(TaskKind::follow_up);
  take_tasks_up();
  for (CaseClock& clock : s_.clocks) {
    const bool revived = clock.kind == (s_.accepted ? ClockKind::handle : ClockKind::decide) ||
                         (clock.kind == ClockKind::refer && !s_.accepted && s_.unit.empty() &&
                          was != Status::transferred && !clock.void_);
    if (!revived || &clock != s_.find(clock.kind)) continue;
    // A merged case that is taken out again had been running in the other one all the time.
    if (was != Status::merged && clock.ended)
      count_idle(clock);
    else
      clock.ended.reset();
  }
  if (s_.accepted) {
    s_.status = in_hand();
    s_.replied.reset();
    s_.served.reset();
    s_.handled.reset();
    s_.approved.reset();
  } else {
    s_.status = Status::registered;
    s_.decided.reset();
  }
  resettle();
}

/// The days since the clock ended are nobody's; it runs on, with a ladder of its own.
void Step::count_idle(CaseClock& clock) {
  const Date ended = *clock.ended;
  if (clock.ended_late()) s_.missed.push_back(late_duty(clock, ended));
  clock.ended.reset();
  ++clock.round;
  // One that lives again on the day it ended lay for no day: that it was reopened stays on record.
  if (ended >= day_) {
    if (s_.idle.empty() || s_.idle.back().second < day_)
      s_.idle.emplace_back(day_ + std::chrono::days(1), day_);
    return;
  }
  Date from = ended + std::chrono::days(1);
  clock.idle.push_back({from, day_});
  // A limit that came with a merging stood still as well, unless it had passed already.
  for (MergedLimit& limit : s_.merged_limits)
    if (limit.kind == clock.kind && limit.day > ended) limit.day += day_ - ended;
  if (!s_.idle.empty()) from = std::max(from, s_.idle.back().second + std::chrono::days(1));
  if (from <= day_) s_.idle.emplace_back(from, day_);
}

void Step::on_review_opinion(ClockKind kind) {
  end(kind);
  if (kind == ClockKind::re_examination) {
    s_.final_ = true;
    end(ClockKind::ask_re_examination);
  } else if (const auto served = parse_date(e_.get("served"))) {
    start(ClockKind::ask_re_examination, *served);  // from the receipt, as after the reply
  }
}

void Step::on_merged() {
  if (!e_.get("into").empty()) {
    stop(Status::merged);
    return;
  }
  if (const std::string_view undone = e_.get("undone"); !undone.empty())
    std::erase_if(s_.merged_limits,
                  [&](const MergedLimit& limit) { return limit.case_id == undone; });
  // What protects people in one case does so in both.
  take_up(s_.interests, e_);
  s_.confidential = s_.confidential || e_.is_true("confidential");
  const std::string from(e_.get("from"));
  for (CaseClock& clock : s_.clocks)
    if (clock.ended && !from.empty()) clock.spared.push_back(from);
  if (const auto day = parse_date(e_.get("decide_by")))
    s_.merged_limits.push_back({from, ClockKind::decide, *day});
  if (const auto day = parse_date(e_.get("handle_by"))) {
    s_.merged_limits.push_back({from, ClockKind::handle, *day});
    // It binds at once: what has to be answered by a day has to be decided by then.
    if (!s_.accepted) s_.merged_limits.push_back({from, ClockKind::decide, *day});
  }
  resettle();
}

}  // namespace anjuan
