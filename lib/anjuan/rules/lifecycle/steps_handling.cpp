#include "anjuan/rules/lifecycle/record.hpp"
#include "anjuan/rules/lifecycle/step.hpp"
#include "anjuan/settings/condition.hpp"

// From registration to closing.
namespace anjuan {
namespace {

std::vector<std::string> words(std::string_view text) {
  std::vector<std::string> all;
  for (std::string_view word : split(text, ' '))
    if (!word.empty()) all.emplace_back(word);
  return all;
}

}  // namespace

void Step::on_registered() {
  s_.status = Status::registered;
  s_.imported = e_.is_true("imported");
  s_.class_ =
      parse_name<CaseClass>(e_.get("class")).value_or(facts_.class_.value_or(CaseClass::general));
  s_.kind = parse_name<CaseKind>(e_.get("kind")).value_or(facts_.kind.value_or(CaseKind::request));
  s_.route = parse_name<Route>(e_.get("route"));
  s_.confidential = e_.is_true("confidential") || facts_.confidential;
  take_up(s_.interests, e_);
  s_.received = parse_date(e_.get("received")).value_or(facts_.received.value_or(day_));
  start(ClockKind::refer, s_.received);
  start(ClockKind::decide, s_.received);
  if (const auto applied = parse_date(e_.get("appointment"))) start(ClockKind::plan, *applied);
  if (e_.is_true("urgent") && !s_.imported) mark_urgent();
  owe_principal(number_of(e_.get("repeats")));
}

/// D11, D12: after so many earlier cases on the matter, or a visit to a higher level.
void Step::owe_principal(int repeats) {
  const Office& office = rules_.office;
  const bool level = facts_.visit_level && (facts_.group || !office.meet_groups_only) &&
                     std::find(office.meet_levels.begin(), office.meet_levels.end(),
                               *facts_.visit_level) != office.meet_levels.end();
  const bool owed = !s_.imported &&
                    (level || (office.meet_after_repeats && repeats >= *office.meet_after_repeats));
  if (owed && !s_.principal_owed)
    open_task(TaskKind::meet_principal, !level ? tr("repeated complaint")
                                        : office.meet_groups_only
                                            ? tr("a group visit to a higher level")
                                            : tr("a visit to a higher level"));
  s_.principal_owed = owed;
  if (!owed)
    std::erase_if(s_.tasks,
                  [](const OpenTask& task) { return task.kind == TaskKind::meet_principal; });
}

/// D12: what a principal finds right is to be put right at once (立即责成解决).
void Step::on_met_by_principal() {
  close_task(TaskKind::meet_principal);
  if (e_.get("justified").empty()) return;
  // What was found right stays so: that it is not is a matter of taking the finding out.
  s_.justified = s_.justified == true || e_.is_true("justified");
  if (e_.is_true("justified") && s_.principal_owed && !s_.ended && rules_.office.instruct_justified)
    open_task(TaskKind::instruct, {});
}

/// 急事即报 (C12): owed upward at once, that is on the day itself.
void Step::mark_urgent() {
  const CaseClock* known = s_.find(ClockKind::report_up);
  if (known != nullptr && known->running()) return;
  start_until(ClockKind::report_up, to_string(day_), {}, "source C12");
}

/// 急事即报 (C12) from the day of the mark on; a correction that says nothing of it leaves what it
/// started.
void Step::remark_urgent() {
  const auto before = value_before(e_, spec_of(HeadField::flags).name);
  if (!before || !s_.status || !is_open(*s_.status)) return;
  const bool is_urgent = contains(words(e_.get("flags")), std::string(kUrgent));
  if (is_urgent == contains(words(*before), std::string(kUrgent))) return;
  if (is_urgent) return mark_urgent();
  for (CaseClock& clock : s_.clocks)
    if (clock.kind == ClockKind::report_up && !clock.ended) {
      clock.ended = day_;
      clock.void_ = true;
    }
}

/// A matter that turns out to have been brought before owes the meeting from then on.
void Step::on_corrected() {
  take_up(s_.interests, e_);
  s_.confidential = s_.confidential || e_.is_true("confidential");
  remark_urgent();
  const auto repeats = parse_number<int>(e_.get("repeats"));
  if (repeats && s_.status && (is_open(*s_.status) || s_.status == Status::closed))
    owe_principal(*repeats);
}

void Step::on_decided(Status status) {
  if (!s_.decided) s_.decided = day_;
  end(ClockKind::refer);
  end(ClockKind::decide);
  stop(status);
  if (status == Status::transferred) start(ClockKind::object, day_);
}

void Step::on_accepted() {
  s_.accepted = s_.decided = day_;
  if (const auto route = parse_name<Route>(e_.get("route"))) s_.route = route;
  s_.status = in_hand();
  end(ClockKind::refer);
  end(ClockKind::decide);
  end(ClockKind::object);
  start(ClockKind::handle, day_);
}

void Step::on_returned() {
  // Without consent the unit keeps the case, and its days run on from the first (art. 23).
  if (!e_.get("refused_by").empty()) return;
  if (s_.status == Status::transferred) {
    // The clock goes on as if the case had never left: its days are the petitioner's days.
    s_.status = s_.before_ended;
    s_.ended.reset();
    if (CaseClock* clock = s_.find(s_.accepted ? ClockKind::handle : ClockKind::decide))
      run_on(*clock);
    if (!s_.accepted) s_.decided.reset();
    take_tasks_up();
  } else {
    take_from_unit();
  }
  end(ClockKind::object);
  resettle();
}

/// The clock as the limit of the class of now has it: while a unit had the case only the unit's own
/// days were counted anew.
CaseClock Step::by_class_of_now(CaseClock clock) const {
  if (const LimitRule* limit = find_limit(rules_.office, clock.kind, s_.sort(), clock.start)) {
    govern(clock, *limit);
    set_cap(clock);
    settle_now(clock);
  }
  return clock;
}

/// A clock that had ended runs on; if its end passed while the case was elsewhere, what is late is
/// counted from its coming back. Lateness from before stays on record as what it was.
void Step::run_on(CaseClock& clock) {
  if (clock.ended_late() && s_.is_owed(clock)) s_.missed.push_back(late_duty(clock, *clock.ended));
  clock.passed_on = false;
  clock.ended.reset();
  clock = by_class_of_now(std::move(clock));
  if (!clock.late) add_once(clock.held, s_.class_);
  if (clock.end() < day_) clock.not_before = day_;
}

/// The clock of the office's own days to decide, which no unit has.
std::vector<CaseClock>::iterator Step::offices_own_days() {
  return std::find_if(s_.clocks.begin(), s_.clocks.end(), [](const CaseClock& clock) {
    return clock.kind == ClockKind::decide && clock.what.empty();
  });
}

/// The case is the office's again.
void Step::take_from_unit() {
  if (!s_.unit.empty()) s_.given_back = day_;
  s_.unit.clear();
  s_.lead.clear();
  s_.assisting.clear();
  end(ClockKind::assist);
  end(ClockKind::milestone);
  if (s_.status == Status::handling) s_.status = Status::accepted;
  if (s_.accepted) return;
  // The unit's days are over; the office's own run on, as the latest clock again.
  end(ClockKind::decide);
  const auto own = offices_own_days();
  if (own != s_.clocks.end()) {
    std::rotate(own, own + 1, s_.clocks.end());
    run_on(s_.clocks.back());
  }
}

/// Whoever must keep away keeps nothing of it.
void Step::on_recused() {
  take_up(s_.interests, e_);
  std::vector<std::string> units = words(e_.get("unit"));
  for (std::string& unit : words(e_.get("reached"))) units.push_back(std::move(unit));
  const std::vector<std::string> officials = words(e_.get("official"));
  if (!s_.unit.empty() && contains(units, s_.unit) && s_.status && is_open(*s_.status)) {
    take_from_unit();
    end(ClockKind::object);
    resettle();
  }
  for (const std::string& unit : units)
    if (contains(s_.assisting, unit)) {
      end(ClockKind::assist, unit);
      std::erase(s_.assisting, unit);
    }
  for (const std::string& unit : units)
    for (const ClockKind owed : {ClockKind::feedback, ClockKind::milestone}) end(owed, unit);
  if (contains(officials, s_.lead)) s_.lead.clear();
}

/// A referral to yet another unit is the office's own, and late once its own days have passed, by
/// the class that it had then and by that of now.
void Step::note_late_referral() {
  const auto own = offices_own_days();
  if (own == s_.clocks.end() || !own->ended || own->void_) return;
  LateDuty late = late_duty(*own, day_);
  late.due = std::max(late.due, by_class_of_now(*own).end());
  if (late.due >= day_) return;
  const auto known = std::find_if(s_.missed.begin(), s_.missed.end(), [&](const LateDuty& one) {
    return one.clock == late.clock && one.unit == late.unit && one.due == late.due;
  });
  if (known != s_.missed.end())
    known->done = day_;
  else if (!own->ended_late())
    s_.missed.push_back(late);
}

/// Whoever is named again without a day of its own goes on with the one that it has.
void Step::take_assistants(std::vector<std::string> units) {
  const std::string_view by = e_.get("assist_by");
  for (const std::string& unit : s_.assisting)
    if (!by.empty() || !contains(units, unit)) end(ClockKind::assist, unit);
  s_.assisting = std::move(units);
  for (const std::string& unit : s_.assisting)
    start_until(ClockKind::assist, by, unit, "source HN7");
}

void Step::on_assigned() {
  const bool to_another = s_.unit != e_.get("unit");
  const auto received = parse_date(e_.get("received"));
  s_.unit = e_.get("unit");
  if (s_.given_back) {
    if (CaseClock* clock = s_.find(ClockKind::handle); clock != nullptr && !clock->ended)
      clock->with_office += static_cast<int>((day_ - *s_.given_back).count());
    s_.given_back.reset();
  }
  end(ClockKind::refer);
  if (!e_.get("lead").empty()) s_.lead = e_.get("lead");
  if (std::vector<std::string> units = words(e_.get("assisting")); to_another || !units.empty())
    take_assistants(std::move(units));
  // Every unit may object, and decides, within days of its own receipt (art. 23). What the office
  // or the unit before missed is theirs.
  if (to_another) {
    s_.assigned = day_;
    s_.receipt = received;
    end(ClockKind::object);
    start(ClockKind::object, received.value_or(day_), s_.unit);
    if (!s_.accepted) {
      note_late_referral();
      if (const auto own = offices_own_days(); own != s_.clocks.end() && !own->ended)
        own->passed_on = true;
      end(ClockKind::decide);
      start(ClockKind::decide, received.value_or(day_), s_.unit);
    }
  } else if (received) {
    s_.receipt = received;
    // What had passed when the receipt was told stays as it was.
    const Date told = e_.is_true("imported") ? day_ : std::max(day_, recorded_at(e_).date());
    for (CaseClock& clock : s_.clocks)
      if (!clock.ended && clock.what == s_.unit && clock.end() >= told &&
          (clock.kind == ClockKind::object || clock.kind == ClockKind::decide))
        clock.start = *received;
    resettle();
  }
  if (s_.accepted) s_.status = Status::handling;
}

void Step::on_noted() {
  if (const auto step = parse_name<HandlingStep>(e_.get("step"))) add_once(s_.steps, *step);
  if (const std::string_view duty = e_.get("duty"); !duty.empty()) add_once(s_.duties, duty);
  if (const std::string_view paper = e_.get("paper"); !paper.empty())
    add_once(s_.papers, paper_title(paper));
  if (const auto applied = parse_date(e_.get("appointment"))) start(ClockKind::plan, *applied);
  if (!e_.get("assisted").empty()) end(ClockKind::assist, e_.get("assisted"));
}

void Step::on_reclassified() {
  const auto to = parse_name<CaseClass>(e_.get("to"));
  if (!to) return;
  s_.class_ = *to;
  if (s_.accepted) {
    if (CaseClock* clock = s_.find(ClockKind::handle)) count_anew(*clock);
  } else {
    if (CaseClock* clock = s_.find(ClockKind::decide)) count_anew(*clock);
    if (s_.unit.empty()) reclassify_passing_on();
  }
  resettle();
}

/// Counts a clock by the limit of the class of today. Once its end has passed a longer limit does
/// not undo the lateness; only a class under which it had run in time, and that was changed by
/// mistake, gives its first date again.
void Step::count_anew(CaseClock& clock) {
  const LimitRule* limit = find_limit(rules_.office, clock.kind, s_.sort(), clock.start);
  if (clock.ended || limit == nullptr) return;
  const Date before = clock.end();
  if (before < day_) clock.late = clock.late ? std::min(*clock.late, before) : before;
  const bool set_back = contains(clock.held, s_.class_);
  if (set_back)
    clock.late.reset();
  else if (!clock.late)
    clock.held.push_back(s_.class_);
  const LateDuty missed = late_duty(clock, day_);
  govern(clock, *limit);
  clock.extra_days = contains(rules_.office.extension.classes, s_.class_) ? clock.granted : 0;
  set_cap(clock);
  settle_now(clock);
  if (before < day_ && clock.end() > before) s_.missed.push_back(missed);
}

/// A class without a day for passing on owes none; one that was missed by then is on record.
void Step::reclassify_passing_on() {
  CaseClock* refer = s_.find(ClockKind::refer);
  const bool has_limit =
      find_limit(rules_.office, ClockKind::refer, s_.sort(), s_.received) != nullptr;
  if (refer == nullptr) {
    if (has_limit) start(ClockKind::refer, s_.received);
  } else if (has_limit) {
    if (refer->void_) refer->ended.reset();
    refer->void_ = false;
    count_anew(*refer);
  } else if (refer->running()) {
    if (day_ > refer->end()) s_.missed.push_back(late_duty(*refer, day_));
    refer->ended = day_;
    refer->void_ = true;
  }
}

void Step::on_suspended() {
  for (const SuspensionRule& rule : rules_.office.suspensions)
    if (rule.reason == e_.get("reason"))
      for (CaseClock& clock : s_.clocks)
        if (clock.running() &&
            std::find(rule.clocks.begin(), rule.clocks.end(), clock.kind) != rule.clocks.end())
          clock.paused_since = day_;
  note_ends();
  open_task(TaskKind::resume, tr("a clock is suspended"));
}

void Step::on_resumed() {
  for (CaseClock& clock : s_.clocks) run_again(clock, day_);
  resettle();
}

void Step::on_extended() {
  s_.extended = day_;
  ++s_.extensions;
  // Whatever a history says, together they are never more than the rule allows (60 + 30).
  if (CaseClock* clock = s_.find(ClockKind::handle)) {
    clock->granted =
        std::clamp(clock->granted + number_of(e_.get("days")), 0, rules_.office.extension.max_days);
    clock->extra_days = clock->granted;
  }
  resettle();
}

void Step::on_replied() {
  s_.replied = day_;
  s_.status = Status::replied;
  add_once(s_.steps, HandlingStep::reply);
  if (const auto served = parse_date(e_.get("served"))) {
    s_.served = served;
    start(ClockKind::ask_review, *served);
    if (const CaseClock* clock = s_.find(ClockKind::handle);
        clock != nullptr && !clock->until_closed)
      end_handling(*served);
  }
}

void Step::on_closed() {
  s_.closed = day_;
  if (const auto served = parse_date(e_.get("served")); served && !s_.served) {
    s_.served = served;
    start(ClockKind::ask_review, *served);
  }
  const CaseClock* handling = s_.find(ClockKind::handle);
  end_handling(handling != nullptr && !handling->until_closed ? s_.served.value_or(day_) : day_);
  if (!s_.handled) s_.handled = s_.served.value_or(day_);
  if (!e_.get("settled").empty()) s_.settled = e_.get("settled");
  add_once(s_.steps, HandlingStep::report);
  s_.status = Status::closed;
  s_.before_ended = Status::replied;
  s_.ended = day_;
  for (CaseClock& clock : s_.clocks)
    if (!clock.ended && (clock.kind == ClockKind::assist || clock.kind == ClockKind::feedback ||
                         clock.kind == ClockKind::plan || clock.kind == ClockKind::milestone ||
                         clock.kind == ClockKind::report_up)) {
      finish(clock, day_);
      clock.dropped = true;
    }
  if (e_.is_true("imported")) return;
  const Office& office = rules_.office;
  if (office.follow_up_of == FollowUpOf::all)
    open_task(TaskKind::follow_up, tr("every closed case is followed up"));
  else if (office.follow_up_of == FollowUpOf::received && s_.received_by_leader)
    open_task(TaskKind::follow_up, tr("a leader received who complained"));
  else if (office.follow_up_of == FollowUpOf::visited && s_.visited_by_leader)
    open_task(TaskKind::follow_up, tr("a leader went out to whoever complained"));
  if (office.visit_unsettled && e_.get("settled") == "false")
    open_task(TaskKind::home_visit, tr("dissatisfied or not settled"));
}

}  // namespace anjuan
