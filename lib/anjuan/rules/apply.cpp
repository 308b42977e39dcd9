#include <algorithm>
#include <charconv>

#include "anjuan/base/text.hpp"
#include "anjuan/i18n/i18n.hpp"
#include "anjuan/rules/case_state.hpp"
#include "anjuan/rules/lifecycle.hpp"

// What each event changes. The event table says when an event may happen; this file says what it
// does then. It never refuses, so that even a faulty history has a state that can be shown.
namespace anjuan {
namespace {

using K = EventKind;

int to_int(std::string_view text) {
  int value = 0;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

std::vector<std::string> words(std::string_view text) {
  std::vector<std::string> all;
  for (std::string_view word : split(text, ' '))
    if (!word.empty()) all.emplace_back(word);
  return all;
}

void add_once(std::vector<std::string>& all, std::string_view word) {
  if (!word.empty() && std::find(all.begin(), all.end(), word) == all.end()) all.emplace_back(word);
}

class Step {
 public:
  Step(CaseState& state, const Event& event, const CaseFacts& facts, const Rules& rules)
      : s_(state), e_(event), facts_(facts), rules_(rules), day_(event.at.date()) {}

  void run();

 private:
  Status in_hand() const { return s_.unit.empty() ? Status::accepted : Status::handling; }

  /// Starts a clock when the rule pack has a limit for it.
  CaseClock* start(ClockKind kind, Date from, std::string what = {}) {
    const LimitRule* limit = find_limit(rules_.office, kind, s_.class_, s_.kind, from);
    if (limit == nullptr) return nullptr;
    CaseClock clock;
    clock.kind = kind;
    clock.start = from;
    clock.term = limit->term;
    clock.what = std::move(what);
    clock.source = limit->source;
    return keep(std::move(clock));
  }

  void start_until(ClockKind kind, std::string_view last_day, std::string what,
                   std::string source) {
    CaseClock clock;
    clock.kind = kind;
    clock.start = day_;
    clock.fixed_end = parse_date(last_day);
    clock.what = std::move(what);
    clock.source = std::move(source);
    if (clock.fixed_end) keep(std::move(clock));
  }

  CaseClock* keep(CaseClock clock) {
    set_cap(clock);
    settle(clock, rules_);
    s_.clocks.push_back(std::move(clock));
    note_ends();
    return &s_.clocks.back();
  }

  void end(ClockKind kind, std::string_view what = {}) {
    for (CaseClock& clock : s_.clocks)
      if (clock.kind == kind && !clock.ended && (what.empty() || clock.what == what))
        clock.ended = day_;
  }

  /// Only the earliest open one of its kind.
  void end_first(ClockKind kind) {
    CaseClock* first = nullptr;
    for (CaseClock& clock : s_.clocks)
      if (clock.kind == kind && !clock.ended &&
          (first == nullptr || clock.deadline.nominal < first->deadline.nominal))
        first = &clock;
    if (first != nullptr) first->ended = day_;
  }

  void end_all() {
    for (CaseClock& clock : s_.clocks)
      if (!clock.ended && spec_of(clock.kind).obligation) clock.ended = day_;
  }

  /// The limits that the indicators measure against, kept when the clocks stop.
  void note_ends() {
    if (const CaseClock* clock = s_.find(ClockKind::decide)) s_.decide_by = clock->end();
    // Passing a case on late gives the unit its days; those the office missed stay missed.
    for (const CaseClock& clock : s_.clocks)
      if (clock.kind == ClockKind::decide && clock.ended && *clock.ended > clock.end() &&
          clock.end() < *s_.decide_by)
        s_.decide_by = clock.end();
    if (const CaseClock* clock = s_.find(ClockKind::handle)) s_.handle_by = clock->end();
  }

  /// The earliest limit wins (source of `merged`); lateness on record stays.
  void set_cap(CaseClock& clock) const {
    clock.cap = clock.late;
    for (const MergedLimit& limit : s_.merged_limits)
      if (limit.kind == clock.kind)
        clock.cap = clock.cap ? std::min(*clock.cap, limit.day) : limit.day;
  }

  void resettle() {
    for (CaseClock& clock : s_.clocks) {
      set_cap(clock);
      settle(clock, rules_);
    }
    note_ends();
  }

  void open_task(std::string_view name, std::string why) {
    for (const OpenTask& task : s_.tasks)
      if (task.name == name) return;
    s_.tasks.push_back({std::string(name), day_, std::move(why)});
  }
  void close_task(std::string_view name) {
    std::erase_if(s_.tasks, [&](const OpenTask& task) { return task.name == name; });
  }

  void stop(Status status) {
    if (s_.status) s_.before_ended = *s_.status;
    s_.ended = day_;
    s_.status = status;
    end_all();
  }

  void on_registered();
  void on_decided(Status status);
  void on_accepted();
  void on_returned();
  void on_assigned();
  void on_noted();
  void on_reclassified();
  void on_suspended();
  void on_resumed();
  void on_extended();
  void on_replied();
  void on_closed();
  void on_followed_up();
  void on_reopened();
  void on_review_opinion(ClockKind clock);
  void on_merged();

  CaseState& s_;
  const Event& e_;
  const CaseFacts& facts_;
  const Rules& rules_;
  const Date day_;
};

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
  if (!s_.imported && (level || to_int(e_.get("repeats")) >= office.meet_after_repeats))
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
    clock->extra_days =
        std::clamp(clock->extra_days + to_int(e_.get("days")), 0, rules_.office.extension.max_days);
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

void Step::on_followed_up() {
  s_.followed_up = day_;
  close_task("follow-up");
  if (!e_.get("satisfied").empty()) s_.satisfied = e_.get("satisfied");
  if (!e_.get("settled").empty()) s_.settled = e_.get("settled");
  if (e_.get("channel") == "visit")
    close_task("home-visit");
  else if (e_.get("satisfied") == "dissatisfied" || e_.get("settled") == "false")
    open_task("home-visit", tr("dissatisfied or not settled"));
}

void Step::on_reopened() {
  const Status was = s_.status.value_or(Status::closed);
  const Date ended = s_.ended.value_or(day_);
  s_.ended.reset();
  s_.closed.reset();
  close_task("follow-up");
  for (CaseClock& clock : s_.clocks) {
    const bool revived = clock.kind == (s_.accepted ? ClockKind::handle : ClockKind::decide) ||
                         (clock.kind == ClockKind::refer && !s_.accepted && s_.unit.empty() &&
                          was != Status::transferred);
    if (!revived || &clock != s_.find(clock.kind)) continue;
    // A merged case that is taken out again had been running in the other one all the time.
    if (was != Status::merged && ended < day_) {
      clock.suspended.push_back({ended + std::chrono::days(1), day_});
      // A limit that came with a merging stood still as well, unless it had passed already.
      for (MergedLimit& limit : s_.merged_limits)
        if (limit.kind == clock.kind && limit.day > ended) limit.day += day_ - ended;
    }
    clock.ended.reset();
  }
  if (s_.accepted) {
    s_.status = in_hand();
    s_.replied.reset();
    s_.served.reset();
  } else {
    s_.status = Status::registered;
    s_.decided.reset();
  }
  resettle();
}

void Step::on_review_opinion(ClockKind kind) {
  end(kind);
  if (kind == ClockKind::re_examination) {
    s_.final_ = true;
    end(ClockKind::ask_re_examination);
  } else {
    start(ClockKind::ask_re_examination, parse_date(e_.get("served")).value_or(day_));
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
  const std::string from(e_.get("from"));
  if (const auto day = parse_date(e_.get("decide_by")))
    s_.merged_limits.push_back({from, ClockKind::decide, *day});
  if (const auto day = parse_date(e_.get("handle_by")))
    s_.merged_limits.push_back({from, ClockKind::handle, *day});
  resettle();
}

void Step::run() {
  switch (e_.kind) {
    case K::registered:
      on_registered();
      break;
    case K::accepted:
      on_accepted();
      break;
    case K::declined:
      on_decided(Status::declined);
      break;
    case K::transferred:
      on_decided(Status::transferred);
      break;
    case K::returned:
      on_returned();
      break;
    case K::assigned:
      on_assigned();
      break;
    case K::noted:
      on_noted();
      break;
    case K::interviewed:
      add_once(s_.steps, "meet");
      if (e_.is_true("principal")) close_task("meet-principal");
      break;
    case K::reclassified:
      on_reclassified();
      break;
    case K::suspended:
      on_suspended();
      break;
    case K::resumed:
      on_resumed();
      break;
    case K::extended:
      on_extended();
      break;
    case K::supervised:
      start_until(ClockKind::feedback, e_.get("feedback_by"), std::string(e_.get("unit")),
                  N_("source D10"));
      break;
    case K::fed_back:
      end_first(ClockKind::feedback);
      break;
    case K::planned:
      end(ClockKind::plan);
      break;
    case K::replied:
      on_replied();
      break;
    case K::implemented:
      add_once(s_.steps, "implement");
      break;
    case K::closed:
      on_closed();
      break;
    case K::followed_up:
      on_followed_up();
      break;
    case K::reopened:
      on_reopened();
      break;
    case K::review_requested: {
      const bool first = e_.get("tier") == "review";
      if (!s_.review_asked) s_.review_asked = day_;
      end(first ? ClockKind::ask_review : ClockKind::ask_re_examination);
      start(first ? ClockKind::review : ClockKind::re_examination, day_);
      break;
    }
    case K::reviewed:
      on_review_opinion(ClockKind::review);
      break;
    case K::re_examined:
      on_review_opinion(ClockKind::re_examination);
      break;
    case K::withdrawn:
      stop(Status::withdrawn);
      break;
    case K::merged:
      on_merged();
      break;
    case K::instructed:
    case K::conferred:
    case K::escalated:
    case K::recomputed:
      break;  // facts on record; nothing is counted from them
  }
}

/// The papers that an event leaves in the archive (四单一记录, source D9).
void note_papers(CaseState& state, const Event& event) {
  switch (event.kind) {
    case K::registered:
      add_once(state.papers, "登记单");
      break;
    case K::assigned:
      add_once(state.papers, "交办单");
      break;
    case K::supervised:
      add_once(state.papers, "督办单");
      break;
    case K::closed:
      add_once(state.papers, "办结单");
      break;
    case K::interviewed:
      add_once(state.papers, "接谈记录");
      break;
    default:
      break;
  }
}

}  // namespace

void apply(CaseState& state, const Event& event, const CaseFacts& facts, const Rules& rules) {
  Step(state, event, facts, rules).run();
  note_papers(state, event);
  state.last_at = std::max(state.last_at, event.at);
}

}  // namespace anjuan
