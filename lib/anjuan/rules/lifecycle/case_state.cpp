#include "anjuan/rules/lifecycle/case_state.hpp"

#include <algorithm>

#include "anjuan/base/number.hpp"
#include "anjuan/base/text.hpp"
#include "anjuan/rules/lifecycle/record.hpp"
#include "anjuan/rules/owed.hpp"

namespace anjuan {
namespace {

std::string date_or_empty(const std::optional<Date>& date) {
  return date ? to_string(*date) : std::string();
}

/// Whether the binding end of the clock rests on a year without a calendar. With roll none, a
/// count of calendar days or months needs no calendar at all.
bool is_provisional(const CaseClock& clock) {
  const Shift roll = clock.roll;
  if (clock.fixed_end && roll == Shift::none) return false;
  const bool counts_workdays = clock.term && clock.term->unit == DayUnit::workdays;
  return clock.deadline.provisional && (counts_workdays || roll != Shift::none);
}

/// Who owes the clock that is due next, where it is not the unit of the case: its id, or that
/// of the office.
std::string owed_by(const CaseClock& clock, const std::string& unit) {
  const OwedSpec* owed = find_owed(clock.kind);
  if (owed == nullptr || unit.empty()) return {};
  const std::string owner = owner_of(clock, std::nullopt);
  if (owed->who == Owes::office || owner.empty()) return std::string(kOwedByOffice);
  return owner == unit ? std::string() : owner;
}

}  // namespace

std::vector<DateRange> CaseClock::not_counted() const {
  std::vector<DateRange> all = suspended;
  all.insert(all.end(), idle.begin(), idle.end());
  return all;
}

std::string owner_of(const CaseClock& clock, std::optional<Date> done) {
  const OwedSpec* owed = find_owed(clock.kind);
  if (owed == nullptr || owed->who != Owes::unit) return clock.what;
  const bool offices =
      done && clock.with_office > 0 && *done - clock.end() <= std::chrono::days(clock.with_office);
  return offices ? std::string() : clock.owner;
}

LateDuty late_duty(const CaseClock& clock, Date done) {
  const ClockKind kind = clock.passed_on ? ClockKind::refer : clock.kind;
  return {std::string(spec_of(kind).name), owner_of(clock, done), clock.end(), done, clock.lead};
}

bool CaseState::is_owed(const CaseClock& clock) const {
  const CaseClock* refer = find(ClockKind::refer);
  return !clock.passed_on || refer == nullptr || refer->void_;
}

std::vector<LateDuty> CaseState::late_duties() const {
  std::vector<LateDuty> all = missed;
  for (const CaseClock& clock : clocks)
    if (clock.ended_late() && !clock.void_ && is_owed(clock))
      all.push_back(late_duty(clock, *clock.ended));
  std::stable_sort(all.begin(), all.end(), [](const LateDuty& a, const LateDuty& b) {
    return std::pair(a.done, a.due) < std::pair(b.done, b.due);
  });
  return all;
}

const CaseClock* CaseState::next_due() const {
  const CaseClock* first = nullptr;
  for (const CaseClock& clock : clocks)
    if (clock.running() && spec_of(clock.kind).obligation &&
        (first == nullptr || clock.end() < first->end()))
      first = &clock;
  return first;
}

const CaseClock* CaseState::find(ClockKind wanted) const {
  for (auto clock = clocks.rbegin(); clock != clocks.rend(); ++clock)
    if (clock->kind == wanted) return &*clock;
  return nullptr;
}

CaseClock* CaseState::find(ClockKind wanted) {
  return const_cast<CaseClock*>(std::as_const(*this).find(wanted));
}

void settle(CaseClock& clock, const Rules& rules) {
  Deadline& end = clock.deadline;
  clock.roll = rules.office.roll_of(clock.kind, clock.start);
  if (clock.term) {
    const std::vector<DateRange> skipped = clock.not_counted();
    end = add(clock.start, *clock.term, rules.calendar, skipped);
    if (clock.extra_days > 0) {
      const bool counted = end.provisional;
      end = add(end.nominal, {clock.extra_days, DayUnit::days}, rules.calendar, skipped);
      end.provisional = end.provisional || counted;
    }
  } else if (clock.fixed_end) {
    end = add(*clock.fixed_end, {0, DayUnit::days}, rules.calendar);
  }
  if (clock.not_before && end.nominal < *clock.not_before)
    end = add(*clock.not_before, {0, DayUnit::days}, rules.calendar);
  if (clock.cap && end.nominal > *clock.cap)
    end = add(*clock.cap, {0, DayUnit::days}, rules.calendar);
}

CaseFacts facts_of(const Head& head) {
  CaseFacts facts;
  facts.persons = number_of(head[HeadField::persons], facts.persons);
  facts.group = head[HeadField::group] == "true";
  facts.visit_level = parse_name<VisitLevel>(head[HeadField::visit_level]);
  facts.class_ = parse_name<CaseClass>(head[HeadField::class_]);
  facts.kind = parse_name<CaseKind>(head[HeadField::kind]);
  facts.received = head.date(HeadField::received);
  facts.confidential = head[HeadField::confidential] == "true";
  return facts;
}

CaseFacts at_registration(CaseFacts facts, const std::vector<Event>& history) {
  const Event* first = nullptr;
  for (const Event& event : history)
    if (event.kind == EventKind::reclassified && !event.voided &&
        (first == nullptr || event.at < first->at))
      first = &event;
  if (first != nullptr) facts.class_ = parse_name<CaseClass>(first->get("from"));
  const auto secrecy = std::find_if(history.begin(), history.end(), [](const Event& event) {
    return event.kind == EventKind::protected_ || event.kind == EventKind::unprotected;
  });
  if (secrecy != history.end()) facts.confidential = secrecy->kind == EventKind::unprotected;
  return facts;
}

std::vector<Event> in_time_order(std::vector<Event> history) {
  history = in_force(std::move(history));
  std::stable_sort(history.begin(), history.end(),
                   [](const Event& a, const Event& b) { return a.at < b.at; });
  return history;
}

CaseState blank_state(const std::vector<Event>& history, const CaseFacts& facts) {
  CaseState state;
  if (!is_voided(history)) return state;
  state.status = Status::voided;
  const auto first = std::find_if(history.begin(), history.end(), [](const Event& event) {
    return event.kind == EventKind::registered;
  });
  const auto said = [&](std::string_view field) { return first->get(field); };
  state.class_ = parse_name<CaseClass>(said("class")).value_or(facts.class_.value_or(state.class_));
  state.kind = parse_name<CaseKind>(said("kind")).value_or(facts.kind.value_or(state.kind));
  state.received = parse_date(said("received")).value_or(facts.received.value_or(state.received));
  // A mistake is kept secret as the case was.
  state.confidential = facts.confidential || first->is_true("confidential");
  return state;
}

CaseState fold(const std::vector<Event>& history, const CaseFacts& facts, const Rules& rules,
               std::optional<Date> as_of) {
  CaseState state = blank_state(history, facts);
  CaseFacts at_first = at_registration(facts, history);
  std::vector<MovedLimit> moves = moves_of(history);
  at_first.moves.insert(at_first.moves.begin(), moves.begin(), moves.end());
  for (const Event& event : in_time_order(as_of ? happened_by(history, *as_of) : history))
    apply(state, event, at_first, rules);
  return state;
}

std::vector<MovedLimit> moves_of(const std::vector<Event>& record) {
  std::vector<MovedLimit> moves;
  for (const Event& event : record) {
    if (event.kind != EventKind::recomputed || event.voided) continue;
    const auto clock = parse_clock(event.get("clock"));
    const auto from = parse_date(event.get("from"));
    const auto to = parse_date(event.get("to"));
    if (clock && from && to) moves.push_back({event.at, *clock, *from, *to});
  }
  std::stable_sort(moves.begin(), moves.end(),
                   [](const MovedLimit& a, const MovedLimit& b) { return a.at < b.at; });
  return moves;
}

namespace {

std::vector<MovedLimit> unrecorded(const Head& stored, const Head& folded) {
  using F = HeadField;
  std::vector<MovedLimit> moves;
  // A head that is otherwise another one was not moved by rules.
  for (const F field : {F::status, F::class_, F::kind, F::route, F::received, F::accepted,
                        F::extended, F::replied, F::closed, F::unit})
    if (stored[field] != folded[field]) return moves;
  const auto add = [&](std::optional<ClockKind> clock, F field) {
    const auto from = stored.date(field);
    const auto to = folded.date(field);
    const Timestamp not_yet{.utc = std::chrono::sys_seconds::max()};
    if (clock && from && to && *from != *to) moves.push_back({not_yet, *clock, *from, *to});
  };
  add(ClockKind::decide, F::decide_by);
  add(ClockKind::handle, F::handle_by);
  const auto next = parse_clock(stored[F::clock]);
  if (next != ClockKind::decide && next != ClockKind::handle &&
      stored[F::clock] == folded[F::clock])
    add(next, F::due);
  return moves;
}

}  // namespace

std::vector<MovedLimit> unrecorded_moves(const Case& value, const Rules& rules) {
  const CaseState state = fold(value.history, facts_of(value.head), rules);
  return unrecorded(value.head, head_of(state, value.head));
}

CaseState state_of(const Case& value, const Rules& rules) {
  CaseFacts facts = facts_of(value.head);
  CaseState state = fold(value.history, facts, rules);
  facts.moves = unrecorded(value.head, head_of(state, value.head));
  return facts.moves.empty() ? state : fold(value.history, facts, rules);
}

Head head_of(const CaseState& state, const Head& head) {
  using F = HeadField;
  Head out = head;
  const CaseClock* next = state.next_due();
  out[F::status] = state.status ? to_name(*state.status) : std::string_view();
  out[F::clock] = next != nullptr ? spec_of(next->kind).name : std::string_view();
  out[F::due] = next != nullptr ? to_string(next->end()) : std::string();
  out[F::owed_by] = next != nullptr ? owed_by(*next, state.unit) : std::string();
  out[F::provisional] = next != nullptr && is_provisional(*next) ? "true" : "";
  out[F::class_] = to_name(state.class_);
  out[F::kind] = to_name(state.kind);
  out[F::route] = state.route ? to_name(*state.route) : std::string_view();
  out[F::received] = to_string(state.received);
  out[F::accepted] = date_or_empty(state.accepted);
  out[F::decided] = date_or_empty(state.decided);
  out[F::decide_by] = date_or_empty(state.decide_by);
  out[F::handle_by] = date_or_empty(state.handle_by);
  out[F::handled] = date_or_empty(state.handled);
  out[F::extended] = date_or_empty(state.extended);
  out[F::replied] = date_or_empty(state.replied);
  out[F::closed] = date_or_empty(state.closed);
  out[F::unit] = state.unit;
  out[F::lead] = state.lead;
  out[F::assisting] = join(state.assisting, " ");
  out[F::confidential] = state.confidential ? "true" : "";
  out[F::accused_unit] = join(state.interests.accused_units, " ");
  out[F::accused] = join(state.interests.accused, " ");
  out[F::satisfied] = state.satisfied;
  out[F::settled] = state.settled;
  out[F::followed_up] = date_or_empty(state.followed_up);
  out[F::review_asked] = date_or_empty(state.review_asked);
  out[F::missed] = to_text(state.late_duties());
  out[F::idle] = to_text(state.idle);
  std::vector<std::string> instructed;
  for (const Date day : state.instructed) instructed.push_back(to_string(day));
  out[F::instructed] = join(instructed, " ");
  std::vector<std::string> tasks;
  for (const OpenTask& task : state.tasks) tasks.emplace_back(to_name(task.kind));
  out[F::tasks] = join(tasks, " ");
  return out;
}

}  // namespace anjuan
