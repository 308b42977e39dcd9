#include <algorithm>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "anjuan/text/case_reader.hpp"
#include "anjuan/text/case_writer.hpp"
#include "anjuan/text/head.hpp"

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
    const Event event = source_.next(state_, at);
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
    CHECK(at <= clock_);
    add(event);
    if (case_.history.size() > 11) start();
  }

  int events = 0;
  int refused = 0;
  int splices = 0;

 private:
  void start() {
    const Event first = source_.registration(clock_);
    const bool simple = first.get("class") == "simple";
    case_ = case_of(world_, {first}, std::to_string(1 + random_.below(simple ? 1 : 9)));
    text_ = write_case(case_);
    pending_.clear();
    written_ = case_.head;
    state_ = fold(case_.history, facts_of(case_.head), world_.rules());
  }

  void add(Event event) {
    const bool in_order = event.at >= state_.last_at;
    const CaseFacts facts = facts_of(case_.head);
    if (in_order) apply(state_, event, facts, world_.rules());
    pending_.push_back(event);
    event.line = 1'000 + static_cast<int>(case_.history.size());
    case_.history.push_back(std::move(event));
    const CaseState whole = fold(case_.history, facts, world_.rules());
    const Head head = head_of(whole, case_.head);
    // Step by step or all at once: the same case.
    if (in_order) CHECK(head_of(state_, case_.head).values == head.values);
    case_.head = head;
    state_ = whole;
    check_limits();
    if (random_.one_in(24) || case_.history.size() > 11) check_text();
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
    REQUIRE_MESSAGE(spliced, text_);
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
};

}  // namespace

TEST_CASE("random lives: head is fold, files say so, refusals help, no limit is stretched") {
  const World world;
  int events = 0;
  int refused = 0;
  int splices = 0;
  for (std::uint64_t seed = 1; events < 100'000; ++seed) {
    CAPTURE(seed);
    Life life(world, seed);
    while (life.events < 1'000) life.step();
    events += life.events;
    refused += life.refused;
    splices += life.splices;
  }
  MESSAGE(events, " events, ", refused, " refused, ", splices, " files spliced and read");
  CHECK(refused > events / 10);
  CHECK(refused < events * 9 / 10);
  CHECK(splices > 1'000);
}

TEST_CASE("on a real ledger a refused event changes no byte and an allowed one stays verified") {
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
    if (event.kind == EventKind::merged) continue;  // takes two cases: has tests of its own
    const auto before = where.files();
    const auto done = record_event(ledger, id, std::move(event), to_string(today));
    if (!done) {
      ++refused;
      CHECK(done.error().exit != ExitCode::bug);
      CHECK(where.files() == before);
    } else {
      ++allowed;
      CHECK(where.files() != before);
      if (allowed % 25 == 0) CHECK(findings(ledger, to_string(today)).empty());
    }
  }
  CHECK(findings(ledger, to_string(today)).empty());
  CHECK(allowed > 60);
  CHECK(refused > 30);
}
