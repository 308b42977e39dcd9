#include <algorithm>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "anjuan/ledger/time_travel.hpp"
#include "anjuan/text/case_reader.hpp"
#include "anjuan/text/case_writer.hpp"
#include "anjuan/text/head.hpp"

#include "support/effort.hpp"
#include "support/ledger.hpp"
#include "support/random.hpp"
#include "support/random_events.hpp"
#include "support/world.hpp"

using namespace anjuan;
using namespace anjuan::test;
using std::chrono::days;

// Cases live through random events, allowed and not. Whatever was recorded, the head is the sum of
// the history, the file says so in both readers, and nobody has more days than the law gives.
namespace {

/// Days that the office has had or will have between acceptance and limit: all of them but those
/// from the service of a reply, or another end, to the reopening. Counted from the history alone.
int handled_days(const std::vector<Event>& history, Date accepted, Date limit) {
  using K = EventKind;
  int idle = 0;
  std::optional<Date> ended;
  for (const Event& event : in_time_order(history)) {
    const Date at = event.at.date();
    const auto served = parse_date(event.get("served"));
    const bool replied = event.kind == K::replied && served;
    const bool ends = event.kind == K::closed || event.kind == K::withdrawn;
    if ((ends || replied) && !ended) ended = event.kind == K::withdrawn ? at : served.value_or(at);
    if (event.kind == K::reopened && ended) {
      for (Date d = *ended + days(1); d <= at; d += days(1)) idle += d > accepted && d <= limit;
      ended.reset();
    }
  }
  return static_cast<int>((limit - accepted).count()) - idle;
}

int most_days(const CaseState& state) {
  const bool may_extend = state.class_ == CaseClass::major || state.imported;
  const int more = may_extend && state.extensions > 0 ? 30 : 0;
  switch (state.class_) {
    case CaseClass::simple:  // ten workdays, the longest holidays between
    case CaseClass::general:
      return 30 + more;
    case CaseClass::complex:
    case CaseClass::major:
      return 60 + more;
  }
  return 0;
}

Timestamp later(Timestamp moment, std::chrono::seconds by) {
  moment.utc += by;
  return moment;
}

/// A case with the file it would be in.
class Life {
 public:
  Life(const World& world, std::uint64_t seed)
      : world_(world), random_(seed), source_(world, random_) {
    clock_ = later(moment("2026-01-05"), days(random_.below(300)));
    start();
  }

  /// One more event, or an attempt.
  void step() {
    Timestamp at = clock_;
    switch (random_.below(10)) {
      case 0:
        at = later(at, -days(random_.below(30)));
        break;  // backdated
      case 1:
        at = later(at, days(400));
        break;  // not yet happened
      case 2:
        break;  // the same moment
      default:
        at = clock_ = later(clock_, std::chrono::hours(random_.below(24 * 12)));
    }
    Event event = source_.next(state_, at);
    if (event.kind == EventKind::voided && !random_.one_in(9)) {
      event.at = clock_;
      event.fields = {{"reason", "录错"}};
      aim_at(event, case_.history, case_.history[random_.below(case_.history.size())]);
    }
    if (event.kind == EventKind::corrected && !random_.one_in(9)) {
      event.at = clock_;
      std::erase_if(event.fields, [](const auto& field) { return field.first == "was"; });
      std::string was;
      for (const auto& [name, value] : event.fields)
        if (const auto field = parse_head_field(name))
          was += (was.empty() ? "" : "\n") + name + ": " + case_.head[*field];
      event.set("was", was);
    }
    // The program writes these by itself: what stood there is what the head says.
    if (event.kind == EventKind::recomputed) {
      const auto clock = parse_clock(event.get("clock"));
      const HeadField field =
          clock == ClockKind::decide ? HeadField::decide_by : HeadField::handle_by;
      if ((clock != ClockKind::decide && clock != ClockKind::handle) || !case_.head.has(field))
        return;
      event.set("from", case_.head[field]);
    }
    if (event.at.date() != clock_.date()) event.set("recorded", to_string(clock_));
    if (days_recorded_late(event) > 0 && !random_.one_in(4)) event.set("late_reason", "补录");
    const auto problems =
        check_append(case_, {event}, {world_.rules(), world_.officials, world_.units, clock_});
    ++events;
    if (!problems.empty()) {
      ++refused;
      for (const Diagnostic& d : problems)
        if (d.message.empty() || d.remedy.empty() || d.code.empty())
          FAIL_CHECK("a refusal without message or way out: ", d.code, " ", d.message);
      return;
    }
    CHECK(event.at <= clock_);
    amended += event.kind == EventKind::voided || event.kind == EventKind::corrected;
    add(event);
    check_past();
    if (case_.history.size() > 11) start();
  }

  int events = 0;
  int amended = 0;
  int looks = 0;
  int refused = 0;
  int splices = 0;

 private:
  void start() {
    const Event first = source_.registration(clock_);
    const bool simple = first.get("class") == "simple";
    case_ = case_of(world_, {first}, std::to_string(1 + random_.below(simple ? 1 : 9)));
    text_ = write_case(case_);
    pending_.clear();
    seen_.clear();
    written_ = case_.head;
    state_ = fold(case_.history, facts_of(case_.head), world_.rules());
  }

  void add(Event event) {
    const bool amends = event.kind == EventKind::voided || event.kind == EventKind::corrected;
    const bool in_order = event.at >= state_.last_at && !amends;
    const CaseFacts facts = facts_of(case_.head);
    if (in_order) apply(state_, event, facts, world_.rules());
    pending_.push_back(event);
    event.line = 1'000 + static_cast<int>(case_.history.size());
    case_.history.push_back(std::move(event));
    mark_voided(case_.history);
    const Head facts_now = corrected_head(case_.head, case_.history, case_.history);
    const CaseState whole = fold(case_.history, facts_of(facts_now), world_.rules());
    const Head head = head_of(whole, facts_now);
    // Step by step or all at once: the same case.
    if (in_order) CHECK(head_of(state_, case_.head).values == head.values);
    case_.head = head;
    state_ = whole;
    check_limits();
    if (random_.one_in(24) || case_.history.size() > 11) check_text();
  }

  /// What was known at the end of each day that is over is written down once, and never again. Who
  /// may be named is judged as of now: whoever looks back sees no more of a protected person.
  void check_past() {
    const Date yesterday = clock_.date() - days(1);
    if (seen_.empty() || seen_.back().first < yesterday) {
      if (const auto then = as_known(yesterday)) seen_.emplace_back(yesterday, *then);
    }
    if (seen_.empty()) return;
    const auto& [day, head] = seen_[random_.below(seen_.size())];
    ++looks;
    const auto again = as_known(day);
    if (again && case_.head.has(HeadField::confidential))
      CHECK(case_at(case_, world_.rules(), {.as_of = day, .known_on = day})
                ->head.has(HeadField::confidential));
    if (again && again->values == head.values) return;
    std::string fields;
    for (const HeadFieldSpec& spec : head_fields())
      if (again && (*again)[spec.field] != head[spec.field])
        fields += std::string(spec.name) + ": " + head[spec.field] + " → " + (*again)[spec.field];
    FAIL_CHECK("what was known on ", to_string(day), " is another now: ", fields, "\n",
               write_case(case_));
  }

  std::optional<Head> as_known(Date day) const {
    auto then = case_at(case_, world_.rules(), {.as_of = day, .known_on = day});
    if (!then) return std::nullopt;
    then->head[HeadField::confidential].clear();
    return then->head;
  }

  void check_limits() {
    if (!state_.accepted || !state_.handle_by) return;
    const int given = handled_days(case_.history, *state_.accepted, *state_.handle_by);
    if (given > most_days(state_) || given > 90)
      FAIL_CHECK(given, " days for a case that may have ", most_days(state_), "\n",
                 write_case(case_));
  }

  /// The file after the edits since the last look: it must say exactly this case.
  void check_text() {
    ++splices;
    auto spliced = splice_case(text_, "f", head_changes(written_, case_.head), pending_);
    REQUIRE_MESSAGE(spliced, spliced.error().diagnostics.front().message, "\n", text_,
                    "\nshall be\n", write_case(case_));
    text_ = std::move(*spliced);
    const auto read = read_case_strictly(text_, "f");
    REQUIRE(read);
    CHECK(read->head.values == case_.head.values);
    const Head folded =
        head_of(fold(read->history, facts_of(read->head), world_.rules()), read->head);
    CHECK(folded.values == read->head.values);
    std::string scratch = text_;
    HeadView fast;
    REQUIRE(scan_head(scratch, fast));
    CHECK(to_head(fast).values == read->head.values);
    for (const Diagnostic& d :
         check_history(*read, {world_.rules(), world_.officials, world_.units, clock_}))
      FAIL_CHECK("allowed once, a breach now: line ", d.line, " ", d.code, " ", d.message, "\n",
                 text_);
    pending_.clear();
    written_ = case_.head;
  }

  const World& world_;
  Random random_;
  EventSource source_;
  Timestamp clock_;
  Case case_;
  CaseState state_;
  std::string text_;
  Head written_;
  std::vector<Event> pending_;
  std::vector<std::pair<Date, Head>> seen_;  ///< what was known at the end of days that are over
};

}  // namespace

TEST_CASE("random lives: head is fold, files say so, refusals help, no limit is stretched") {
  const World world;
  int events = 0;
  int refused = 0;
  int splices = 0;
  int amended = 0;
  int looks = 0;
  const int wanted = static_cast<int>(rounds(100'000));
  for (std::uint64_t seed = 1; events < wanted; ++seed) {
    CAPTURE(seed);
    Life life(world, seed);
    while (life.events < 1'000) life.step();
    events += life.events;
    refused += life.refused;
    splices += life.splices;
    amended += life.amended;
    looks += life.looks;
  }
  MESSAGE(events, " events, ", refused, " refused, ", splices, " files spliced and read, ", amended,
          " taken out or corrected, ", looks, " looks at what was known on a day");
  CHECK(amended > events / 100);
  CHECK(looks > events / 10);
  CHECK(refused > events / 10);
  CHECK(refused < events * 9 / 10);
  CHECK(splices > events / 100);
}

TEST_CASE(
    "on a real ledger a refused event changes no byte, an allowed one stays verified, twice is "
    "once") {
  const TemporaryLedger where;
  const World world;
  Random random(7);
  EventSource source(world, random);
  int allowed = 0;
  int refused = 0;
  where.write("units.yaml",
              "- {id: minzheng, name: a}\n- {id: renshe, name: b}\n- {id: chengguan, name: c}\n");
  const Ledger ledger = where.open();
  for (int i = 0; i < 4; ++i) REQUIRE(register_one(ledger, "2026-06-29"));
  Date today = day("2026-06-30");
  for (int i = 0; i < 250; ++i) {
    if (random.one_in(3)) today += days(random.below(6));
    const std::string id = "DZ-2026-00000" + std::to_string(1 + random.below(4));
    const auto stored = ledger.read_case(id);
    REQUIRE(stored);
    const CaseState state =
        fold(stored->value.history, facts_of(stored->value.head), ledger.rules());
    Event event = source.next(state, moment(to_string(today)));
    // Two cases, or the ledger's lists, are looked at as well: these have tests of their own.
    if (event.kind == EventKind::merged || event.kind == EventKind::corrected) continue;
    // The program says itself which class it was.
    std::erase_if(event.fields, [](const auto& field) { return field.first == "from"; });
    const auto before = where.files();
    const auto done = record_event(ledger, id, event, to_string(today));
    if (!done) {
      ++refused;
      CHECK(done.error().exit != ExitCode::bug);
      CHECK(where.files() == before);
    } else {
      ++allowed;
      const auto after = where.files();
      CHECK(after != before);
      // The same row of a file once more is on record already.
      RequestPlanner again(ledger, moment(to_string(today)));
      std::string said(spec_of(event.kind).name);
      for (const auto& [field, value] : event.fields) said += " " + field + "=" + value;
      CAPTURE(said);
      const auto second = again.add({.case_id = id, .event = event, .once = true});
      REQUIRE_MESSAGE(second, spec_of(event.kind).name, " ", second.error().diagnostics[0].message);
      CHECK_FALSE(*second);
      REQUIRE(write_edits(ledger, again.take()));
      CHECK(where.files() == after);
      if (allowed % 25 == 0) CHECK(findings(ledger, to_string(today)) == "");
    }
  }
  CHECK(findings(ledger, to_string(today)) == "");
  CHECK(allowed > 60);
  CHECK(refused > 30);
}
