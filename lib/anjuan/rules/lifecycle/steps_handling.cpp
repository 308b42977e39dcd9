#include "anjuan/rules/lifecycle/step.hpp"

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
  s_.received = parse_date(e_.get("received")).value_or(facts_.received.value_or(day_));
  start(ClockKind::refer, s_.received);
  start(ClockKind::decide, s_.received);
  if (const auto applied = parse_date(e_.get("appointment"))) start(ClockKind::plan, *applied);
  const Office& office = rules_.office;
  const bool level =
      facts_.visit_level && std::find(office.meet_levels.begin(), office.meet_levels.end(),
                                      *facts_.visit_level) != office.meet_levels.end();
  if (!s_.imported && (level || number_of(e_.get("repeats")) >= office.meet_after_repeats))
    open_task("meet-principal", level ? tr("a visit to a higher level") : tr("repeated complaint"));
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
  s_.status = in_hand();
  end(ClockKind::refer);
  end(ClockKind::decide);
  end(ClockKind::object);
  start(ClockKind::handle, day_);
}

void Step::on_returned() {
  if (s_.status == Status::transferred) {
    // The clock goes on as if the case had never left: its days are the petitioner's days.
    s_.status = s_.before_ended;
    s_.ended.reset();
    if (!s_.accepted) s_.decided.reset();
    const ClockKind running = s_.accepted ? ClockKind::handle : ClockKind::decide;
    if (CaseClock* clock = s_.find(running)) clock->ended.reset();
  } else {
    s_.unit.clear();
    s_.lead.clear();
    s_.assisting.clear();
    end(ClockKind::assist);
    if (s_.status == Status::handling) s_.status = Status::accepted;
  }
  end(ClockKind::object);
}

void Step::on_assigned() {
  const bool first = s_.unit.empty();
  const bool to_another = s_.unit != e_.get("unit");
  s_.unit = e_.get("unit");
  end(ClockKind::refer);
  if (!e_.get("lead").empty()) s_.lead = e_.get("lead");
  end(ClockKind::assist);
  s_.assisting = words(e_.get("assisting"));
  for (const std::string& unit : s_.assisting)
    start_until(ClockKind::assist, e_.get("assist_by"), unit, N_("source HN7"));
  // Every unit may object within days of its own receipt (art. 23).
  if (to_another) {
    end(ClockKind::object);
    start(ClockKind::object, day_, s_.unit);
  }
  if (s_.accepted) {
    s_.status = Status::handling;
    return;
  }
  // The unit has its own time to decide (art. 23), once: reassigning does not renew it.
  const auto referred = std::count_if(s_.clocks.begin(), s_.clocks.end(), [](const CaseClock& c) {
    return c.kind == ClockKind::decide;
  });
  if (first && referred == 1) {
    end(ClockKind::decide);
    start(ClockKind::decide, day_, s_.unit);
  }
}

void Step::on_noted() {
  add_once(s_.steps, e_.get("step"));
  add_once(s_.duties, e_.get("duty"));
  add_once(s_.papers, e_.get("paper"));
  if (const auto applied = parse_date(e_.get("appointment"))) start(ClockKind::plan, *applied);
  if (!e_.get("assisted").empty()) end(ClockKind::assist, e_.get("assisted"));
}

void Step::on_reclassified() {
  const auto to = parse_name<CaseClass>(e_.get("to"));
  if (!to) return;
  s_.class_ = *to;
  // A class without a day for passing on has none to miss; one that was missed stays missed.
  if (CaseClock* refer = s_.find(ClockKind::refer);
      refer != nullptr && refer->running() && day_ <= refer->end() &&
      find_limit(rules_.office, ClockKind::refer, s_.class_, s_.kind, refer->start) == nullptr)
    refer->ended = day_;
  if (!s_.accepted) return;
  CaseClock* clock = s_.find(ClockKind::handle);
  const LimitRule* limit =
      find_limit(rules_.office, ClockKind::handle, s_.class_, s_.kind, *s_.accepted);
  if (clock == nullptr || limit == nullptr) return;
  // Once the limit has passed, a longer one does not undo the lateness.
  const Date end_before = clock->end();
  if (end_before < day_)
    clock->late = clock->late ? std::min(*clock->late, end_before) : end_before;
  clock->term = limit->term;
  clock->source = limit->source;
  const auto& classes = rules_.office.extension.classes;
  if (std::find(classes.begin(), classes.end(), s_.class_) == classes.end()) clock->extra_days = 0;
  resettle();
}

void Step::on_suspended() {
  for (const SuspensionRule& rule : rules_.office.suspensions)
    if (rule.reason == e_.get("reason"))
      for (CaseClock& clock : s_.clocks)
        if (clock.running() &&
            std::find(rule.clocks.begin(), rule.clocks.end(), clock.kind) != rule.clocks.end())
          clock.paused_since = day_;
  open_task("resume", tr("a clock is suspended"));
}

void Step::on_resumed() {
  for (CaseClock& clock : s_.clocks)
    if (clock.paused_since) {
      // Both frozen at the end of their day: the day of suspending still counted, that of
      // resuming does not.
      if (*clock.paused_since < day_)
        clock.suspended.push_back({*clock.paused_since + std::chrono::days(1), day_});
      clock.paused_since.reset();
    }
  close_task("resume");
  resettle();
}

void Step::on_extended() {
  s_.extended = day_;
  ++s_.extensions;
  // Whatever a history says, together they are never more than the rule allows (60 + 30).
  if (CaseClock* clock = s_.find(ClockKind::handle))
    clock->extra_days = std::clamp(clock->extra_days + number_of(e_.get("days")), 0,
                                   rules_.office.extension.max_days);
  resettle();
}

void Step::on_replied() {
  s_.replied = day_;
  s_.status = Status::replied;
  add_once(s_.steps, "reply");
  if (const auto served = parse_date(e_.get("served"))) {
    s_.served = served;
    start(ClockKind::ask_review, *served);
  }
}

void Step::on_closed() {
  s_.closed = day_;
  if (const auto served = parse_date(e_.get("served")); served && !s_.served) {
    s_.served = served;
    start(ClockKind::ask_review, *served);
  }
  if (!e_.get("settled").empty()) s_.settled = e_.get("settled");
  add_once(s_.steps, "report");
  s_.status = Status::closed;
  s_.before_ended = Status::replied;
  s_.ended = day_;
  for (ClockKind kind :
       {ClockKind::handle, ClockKind::assist, ClockKind::feedback, ClockKind::plan})
    end(kind);
  if (!e_.is_true("imported")) open_task("follow-up", tr("every closed case is followed up"));
}

}  // namespace anjuan
