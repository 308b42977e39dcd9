#include <algorithm>
#include <map>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "anjuan/ledger/time_travel.hpp"
#include "anjuan/rules/owed.hpp"
#include "anjuan/rules/without_lead.hpp"

#include "support/effort.hpp"
#include "support/random.hpp"
#include "support/second_count.hpp"
#include "support/world.hpp"

using namespace anjuan;
using namespace anjuan::test;
using std::chrono::days;
using K = EventKind;

namespace {

/// Something that may happen next, mostly.
Event draw(Random& random, const Case& subject, Timestamp at) {
  static const std::vector<K> kinds = {
      K::assigned,    K::noted,         K::accepted,    K::accepted,  K::supervised,
      K::fed_back,    K::planned,       K::replied,     K::replied,   K::closed,
      K::closed,      K::followed_up,   K::interviewed, K::reviewed,  K::review_requested,
      K::re_examined, K::voided,        K::extended,    K::extended,  K::reclassified,
      K::reopened,    K::suspended,     K::resumed,     K::returned,  K::corrected,
      K::milestone,   K::milestone_met, K::reported_up, K::instructed};
  static const std::vector<K> ends = {K::declined, K::withdrawn, K::transferred};
  static const std::vector<std::string> classes = {"simple", "general", "complex", "major"};
  static const std::vector<std::string> names = {"初查", "会审"};
  static const std::vector<std::string> units = {"minzheng", "renshe", "chengguan"};
  Event made{.kind = K::noted, .at = at, .by = "li-na"};
  const auto status = subject.head.status();
  for (int tries = 0; tries < 9; ++tries) {
    made.kind = random.one_in(60) ? random.pick(ends) : random.pick(kinds);
    if (status && spec_of(made.kind).allowed_from.contains(*status)) break;
  }
  const auto soon = [&] { return to_string(at.date() + days(random.below(25))); };
  if (spec_of(made.kind).needs_document) made.set("document", "文");
  switch (made.kind) {
    case K::assigned:
      made.set("unit", random.pick(units));
      made.set("reason", "调整");
      if (random.one_in(3)) {  // the receipt of whoever has it is told
        if (subject.head.has(HeadField::unit)) made.set("unit", subject.head[HeadField::unit]);
        made.set("received", to_string(at.date() - days(random.below(6))));
        break;
      }
      if (random.one_in(2)) {
        made.set("assisting", random.pick(units));
        made.set("assist_by", soon());
      }
      break;
    case K::noted:
      if (random.one_in(2)) made.set("appointment", to_string(at.date()));
      if (random.one_in(2)) made.set("assisted", random.pick(units));
      break;
    case K::supervised:
      made.set("unit", random.pick(units));
      made.set("reason", "逾期");
      made.set("demand", "答复");
      made.set("feedback_by", soon());
      break;
    case K::reported_up:
      made.set("to", "市委");
      break;
    case K::fed_back:
    case K::planned:
      made.set(made.kind == K::planned ? "plan" : "result", "如文");
      if (made.kind == K::fed_back && random.one_in(2)) made.set("unit", random.pick(units));
      break;
    case K::replied:
    case K::closed:
      if (!random.one_in(4)) made.set("served", to_string(at.date()));
      if (made.kind == K::closed && random.one_in(3)) made.set("settled", "false");
      break;
    case K::followed_up:
      made.set("channel", random.one_in(2) ? "visit" : "phone");
      made.set("satisfied", random.one_in(2) ? "dissatisfied" : "satisfied");
      break;
    case K::interviewed:
      made.set("official", "wang-zr");
      if (random.one_in(2)) made.set("principal", "true");
      if (random.one_in(2)) made.set("justified", random.one_in(3) ? "false" : "true");
      break;
    case K::instructed:
      made.set("official", "wang-zr");
      made.set("text", "立即解决");
      break;
    case K::review_requested:
      made.set("tier", random.one_in(2) ? "review" : "re-examination");
      break;
    case K::reviewed:
    case K::re_examined:
      made.set("result", "upheld");
      made.set("served", to_string(at.date()));
      break;
    case K::reclassified:
      made.set("to", random.pick(classes));
      made.set("reason", "案情");
      break;
    case K::extended:
      made.set("days", std::to_string(1 + random.below(30)));
      made.set("approver", "wang-zr");
      made.set("reason", "复杂");
      made.set("notified", to_string(at.date()));
      break;
    case K::suspended:
      made.set("reason", "hearing");
      break;
    case K::returned:
      made.set("reason", "不属本单位");
      made.set(random.one_in(4) ? "refused_by" : "consented_by", "wang-zr");
      break;
    case K::transferred:
      made.set("to", "市局");
      made.set("reason", "职责");
      break;
    case K::declined:
    case K::withdrawn:
    case K::reopened:
      made.set("reason", "事出有因");
      break;
    case K::milestone:
      made.set("name", random.pick(names));
      made.set("reach_by", soon());
      if (random.one_in(2)) made.set("unit", random.pick(units));
      break;
    case K::milestone_met:
      made.set("name", random.pick(names));
      made.set("accepted_by", "wang-zr");
      break;
    case K::corrected:
      made.set("reason", "听错");
      if (random.one_in(2)) {
        made.set("repeats", std::to_string(random.below(4)));
        break;
      }
      made.set("received", to_string(subject.history.front().at.date() - days(random.below(9))));
      made.set("was", "received: " + subject.head[HeadField::received]);
      break;
    case K::voided:
      made.set("reason", "录错");
      aim_at(made, subject.history, subject.history[1 + random.below(subject.history.size() - 1)]);
      break;
    default:
      break;
  }
  return made;
}

std::vector<std::string> as_text(const std::vector<CaseBreach>& breaches) {
  std::vector<std::string> out;
  for (const CaseBreach& one : breaches)
    out.push_back(std::string(one.spec->name()) + " " + one.unit + " " + to_string(one.due) + " " +
                  (one.done ? to_string(*one.done) : "") + (one.dropped ? " dropped" : ""));
  std::sort(out.begin(), out.end());
  return out;
}

}  // namespace

namespace {

std::string lines_of(const std::vector<Event>& history) {
  std::string lines;
  for (const Event& each : history) {
    lines += to_string(each.at) + " " + std::string(spec_of(each.kind).name);
    for (const auto& [name, value] : each.fields) lines += " " + name + "=" + value;
    lines += "\n";
  }
  return lines;
}

/// A case that lives, counted both ways after every event: today, and on days that are over.
class TwiceCounted {
 public:
  TwiceCounted(const World& world, Random& random) : world_(world), random_(random) {
    now_ = moment("2026-01-05");
    now_.utc += days(random.below(260));
    Event first{.kind = K::registered, .at = now_, .by = "li-na"};
    first.set("received", to_string(now_.date() - days(random.below(3))));
    first.set("class", random.one_in(4) ? "simple" : random.one_in(2) ? "general" : "major");
    if (random.one_in(5) && first.get("class") != "simple") first.set("repeats", "2");
    if (random.one_in(5)) first.set("urgent", "true");
    case_ = case_of(world, {first});
  }

  void step() {
    now_.utc += std::chrono::minutes(61 + random_.below(60 * 24 * 9));
    Timestamp at = now_;
    const bool late = random_.one_in(6);
    if (late) at.utc -= std::chrono::minutes(7 + random_.below(60 * 24 * 20));
    Event next = case_.history.size() < 2 ? event(K::noted, "2026-01-01", {{"step", "visit"}})
                                          : draw(random_, case_, at);
    next.at = at;
    if (next.kind == K::voided || next.kind == K::corrected) next.at = now_;
    if (next.at.date() != now_.date()) {
      next.set("recorded", to_string(now_));
      next.set("late_reason", "补录");
      // Served between the letter and its recording.
      if (next.kind == K::replied && !next.get("served").empty())
        next.set("served",
                 to_string(next.at.date() +
                           days(random_.below((now_.date() - next.at.date()).count() + 1))));
    }
    const K kind = next.kind;
    const bool is_late = next.at != now_;
    if (!record(world_, case_, std::move(next), to_string(now_)).empty()) return;
    ++kinds[kind];
    late_ones += is_late;
    compare_today();
    if (random_.one_in(3)) compare_past();
  }

  std::map<std::string, int> found;
  std::map<K, int> kinds;
  int late_ones = 0;
  int looks = 0;

 private:
  void compare_today() {
    const Date on = now_.date() + days(random_.below(40));
    compare(case_, case_.history, on);
    for (const std::string& one : SecondCount(case_.history, world_.calendar).missed(on))
      ++found[one.substr(0, one.find(' '))];
  }

  /// What was known at the end of a day is counted once, and is the same at every later look.
  void compare_past() {
    const Date yesterday = now_.date() - days(1);
    if (seen_.empty() || seen_.back().first < yesterday)
      seen_.emplace_back(yesterday, known(yesterday));
    const auto& [then, text] = seen_[random_.below(seen_.size())];
    ++looks;
    if (const std::string again = known(then); again != text)
      FAIL("known on ", to_string(then), "\nthen: ", text, "\nnow: ", again, "\n",
           lines_of(case_.history));
  }

  std::string known(Date then) {
    const auto seen = case_at(case_, world_.rules(), {.as_of = then, .known_on = then});
    if (!seen) return {};
    std::vector<Event> record = known_by(case_.history, then);
    std::erase_if(record, [&](const Event& each) { return each.at.date() > then; });
    return compare(*seen, record, then + days(1), then);
  }

  std::string compare(const Case& subject, const std::vector<Event>& record, Date on,
                      std::optional<Date> until = std::nullopt) {
    const auto shown =
        as_text(breaches_of(fold(subject.history, facts_of(subject.head), world_.rules()), on));
    const auto counted = SecondCount(record, world_.calendar, until).missed(on);
    if (shown != counted)
      FAIL("on ", to_string(on), "\nshown: ", joined(shown), "\ncounted: ", joined(counted), "\n",
           lines_of(record));
    return joined(shown);
  }

  const World& world_;
  Random& random_;
  Timestamp now_;
  Case case_;
  std::vector<std::pair<Date, std::string>> seen_;
};

}  // namespace

TEST_CASE(
    "what a case shows as missed is what was missed, counted a second time, and nothing else") {
  World world;
  world.office =
      shipped_office(R"(clocks = ["re-examination"])", R"(clocks = ["review", "re-examination"])");
  Random random(20260727);
  std::map<std::string, int> found;
  std::map<K, int> kinds;
  int late = 0;
  int looks = 0;
  const auto lives = static_cast<int>(rounds(400));
  for (int n = 0; n < lives; ++n) {
    CAPTURE(n);
    TwiceCounted life(world, random);
    for (int tries = 0; tries < 60; ++tries) life.step();
    for (const auto& [what, count] : life.found) found[what] += count;
    for (const auto& [kind, count] : life.kinds) kinds[kind] += count;
    late += life.late_ones;
    looks += life.looks;
  }
  std::string all;
  for (const auto& [what, count] : found) all += " " + what + " " + std::to_string(count);
  std::string events;
  for (const auto& [kind, count] : kinds)
    events += " " + std::string(spec_of(kind).name) + " " + std::to_string(count);
  MESSAGE(lives, " cases; missed:", all);
  MESSAGE("events:", events, "; recorded late: ", late, "; looks at what was known: ", looks);
  for (const OwedSpec& spec : owed_table()) {
    if (spec.duty) continue;  // of the office, not of a case
    CAPTURE(spec.name());
    CHECK(found[std::string(spec.name())] > 0);
  }
  for (const K kind :
       {K::voided, K::corrected, K::reclassified, K::extended, K::reopened, K::returned,
        K::suspended, K::resumed, K::declined, K::withdrawn, K::transferred}) {
    CAPTURE(spec_of(kind).name);
    CHECK(kinds[kind] > lives / 100);
  }
  CHECK(late > lives);
}

TEST_CASE(
    "every duty of a case is a clock that obliges or a task, and every such clock is in the "
    "table") {
  for (const ClockSpec& clock : clock_table()) {
    CAPTURE(clock.name);
    const OwedSpec* owed = find_owed(clock.kind);
    CHECK((owed != nullptr) == clock.obligation);
  }
}

namespace {

std::vector<std::string> missed_on(const World& world, const std::vector<Event>& history,
                                   std::string_view on) {
  const Case subject = case_of(world, history);
  return as_text(breaches_of(state_of(subject, world.rules()), day(on)));
}

Event assigned_to(std::string_view at, std::string_view unit, std::string_view lead) {
  return event(K::assigned, at, {{"unit", unit}, {"lead", lead}, {"reason", "调整"}});
}

}  // namespace

TEST_CASE("what ends without an answer owes no meeting any more, and what was late stays late") {
  const World world;
  const auto repeated = [] {
    return std::vector<Event>{
        event(K::registered, "2026-03-02",
              {{"received", "2026-03-02"}, {"class", "general"}, {"repeats", "2"}})};
  };
  const struct {
    const char* what;
    Event end;
    std::string missed;
  } ends[] = {
      {"withdrawn within the week", event(K::withdrawn, "2026-03-05", {{"reason", "和解"}}), ""},
      {"declined within the week",
       event(K::declined, "2026-03-05", {{"document", "不"}, {"reason", "重复"}}), ""},
      {"transferred within the week",
       event(K::transferred, "2026-03-05", {{"to", "市局"}, {"reason", "职责"}}), ""},
      {"merged within the week", event(K::merged, "2026-03-05", {{"into", "DZ-2026-000009"}}), ""},
      {"withdrawn after it", event(K::withdrawn, "2026-03-12", {{"reason", "和解"}}),
       "meet-principal  2026-03-02 2026-03-12"},
  };
  for (const auto& one : ends) {
    CAPTURE(std::string(one.what));
    auto history = repeated();
    history.push_back(one.end);
    CHECK(joined(missed_on(world, history, "2026-12-31")) == one.missed);
    CHECK(case_of(world, history).head[HeadField::tasks] == "");
  }
  auto back = repeated();
  back.push_back(ends[0].end);
  back.push_back(event(K::reopened, "2026-04-01", {{"reason", "反悔"}}));
  CHECK(case_of(world, back).head[HeadField::tasks] == "meet-principal");
  CHECK(joined(missed_on(world, back, "2026-04-08")) == "");
}

TEST_CASE("whoever led the case on the last day is charged, whoever leads it afterwards") {
  const World world;
  const std::vector<Event> history = {
      event(K::registered, "2026-03-02", {{"received", "2026-03-02"}, {"class", "general"}}),
      event(K::accepted, "2026-03-03", {{"document", "受"}}),
      assigned_to("2026-03-04", "minzheng", "zhang-wei"),
      assigned_to("2026-04-20", "renshe", "wang-zr")};
  const Case subject = case_of(world, history);
  const auto all = breaches_of(state_of(subject, world.rules()), day("2026-05-01"));
  REQUIRE(all.size() == 1);
  CHECK(all.front().unit == "minzheng");
  CHECK(all.front().lead == "zhang-wei");
}

TEST_CASE("a date in the head binds until it is recomputed, and stays what it was before that") {
  World world;
  const std::vector<Event> history = {
      event(K::registered, "2026-03-02", {{"received", "2026-03-02"}, {"class", "general"}}),
      event(K::accepted, "2026-03-03", {{"document", "受"}})};
  Case subject = case_of(world, history);
  CHECK(subject.head[HeadField::handle_by] == "2026-04-02");
  for (LimitRule& limit : world.office.limits)
    if (limit.clock == ClockKind::handle && limit.term.count == 30) limit.term.count = 10;
  CHECK(to_string(fold(history, {}, world.rules()).handle_by.value()) == "2026-03-13");
  CHECK(to_string(state_of(subject, world.rules()).handle_by.value()) == "2026-04-02");
  // What is recorded of the move speaks from its own moment on.
  subject.history.push_back(event(K::recomputed, "2026-03-20",
                                  {{"clock", "handle"},
                                   {"from", "2026-04-02"},
                                   {"to", "2026-03-13"},
                                   {"reason", "limit 10d by H5–H7"}}));
  subject.head[HeadField::handle_by] = subject.head[HeadField::due] = "2026-03-13";
  const auto handle_by = [&](std::string_view as_of) {
    return case_at(subject, world.rules(), {.as_of = day(as_of), .known_on = day(as_of)})
        ->head[HeadField::handle_by];
  };
  CHECK(handle_by("2026-03-19") == "2026-04-02");
  CHECK(handle_by("2026-03-20") == "2026-03-13");
}

TEST_CASE("as of a day, what is served later is not served") {
  const World world;
  std::vector<Event> history = {
      event(K::registered, "2026-03-02", {{"received", "2026-03-02"}, {"class", "general"}}),
      event(K::accepted, "2026-03-03", {{"document", "受"}}),
      event(K::replied, "2026-03-18", {{"document", "答"}, {"served", "2026-04-02"}})};
  const Case subject = case_of(world, history);
  const auto seen = case_at(subject, world.rules(), {.as_of = day("2026-03-31"), .known_on = {}});
  REQUIRE(seen);
  CHECK(seen->head[HeadField::handled] == "");
  CHECK(seen->head[HeadField::replied] == "2026-03-18");
  CHECK(subject.head[HeadField::handled] == "2026-04-02");
}

TEST_CASE("days on which a case lay with the office after a return are the office's") {
  const World world;
  const std::vector<Event> history = {
      event(K::registered, "2026-03-02", {{"received", "2026-03-02"}, {"class", "general"}}),
      event(K::accepted, "2026-03-03", {{"document", "受"}}),  // thirty days: 2 April
      event(K::assigned, "2026-03-04", {{"unit", "minzheng"}}),
      event(K::returned, "2026-03-09", {{"reason", "职责"}, {"consented_by", "wang-zr"}}),
      event(K::assigned, "2026-03-19", {{"unit", "renshe"}, {"reason", "职责"}})};
  const auto owes = [&](std::vector<Event> record, std::string_view on) {
    for (const CaseBreach& one : breaches_of(fold(record, {}, world.rules()), day(on)))
      if (one.spec->clock == ClockKind::handle) return "[" + one.unit + "]";
    return std::string("nobody");
  };
  CHECK(owes(history, "2026-04-02") == "nobody");
  CHECK(owes(history, "2026-04-03") == "[]");
  CHECK(owes(history, "2026-04-12") == "[]");  // ten days had been the office's
  CHECK(owes(history, "2026-04-13") == "[renshe]");
  const auto served = [&](std::string_view on) {
    auto record = history;
    record.push_back(event(K::replied, on, {{"document", "答"}, {"served", on}}));
    const CaseState state = fold(record, {}, world.rules());
    REQUIRE(state.late_duties().size() == 1);
    CHECK(owes(record, "2026-06-01") == "[" + state.late_duties().front().unit + "]");
    return state.late_duties().front().unit;
  };
  CHECK(served("2026-04-12") == "");
  CHECK(served("2026-04-13") == "renshe");
  // Without a return nothing of it is the office's.
  auto plain = history;
  plain.erase(plain.begin() + 3, plain.end());
  CHECK(owes(plain, "2026-04-03") == "[minzheng]");
}

TEST_CASE("a case whose lead has left is nobody's from that day on, until somebody takes it over") {
  World world;
  Office office;
  world.officials[1].to = day("2026-03-31");  // zhang-wei
  std::vector<Event> history = {
      event(K::registered, "2026-03-02", {{"received", "2026-03-02"}, {"class", "complex"}}),
      event(K::accepted, "2026-03-03", {{"document", "受"}}),
      event(K::assigned, "2026-03-03", {{"unit", "minzheng"}, {"lead", "zhang-wei"}})};
  const auto gaps = [&](std::string_view on) {
    std::string all;
    for (const CaseBreach& one :
         without_lead(fold(history, {}, world.rules()), false, office, world.officials, day(on)))
      all += one.lead + " " + to_string(one.due) + ".." +
             (one.done ? to_string(*one.done) : std::string()) + "; ";
    return all;
  };
  CHECK(gaps("2026-04-01").empty());
  CHECK(gaps("2026-04-08").empty());  // within a week
  CHECK(gaps("2026-04-09") == "zhang-wei 2026-04-01..; ");
  history.push_back(event(K::assigned, "2026-04-20",
                          {{"unit", "minzheng"}, {"lead", "wang-zr"}, {"reason", "调离"}}));
  CHECK(gaps("2026-05-30") == "zhang-wei 2026-04-01..2026-04-20; ");
}

TEST_CASE("DZ4 C9: an accepted case without a lead is a breach only where the office owes it one") {
  const World world;
  const std::vector<Event> history = {
      event(K::registered, "2026-03-02", {{"received", "2026-03-02"}, {"class", "complex"}}),
      event(K::accepted, "2026-03-03", {{"document", "受"}}),
      event(K::assigned, "2026-03-03", {{"unit", "minzheng"}})};
  const CaseState state = fold(history, {}, world.rules());
  const auto breaches = [&](std::vector<LedCases> owed, bool is_backlog) {
    Office office;
    office.lead_owed.cases = std::move(owed);
    return without_lead(state, is_backlog, office, world.officials, day("2026-04-01")).size();
  };
  CHECK(breaches({}, true) == 0);
  CHECK(breaches({LedCases::all}, false) == 1);
  CHECK(breaches({LedCases::complex}, false) == 1);
  CHECK(breaches({LedCases::major}, false) == 0);
  CHECK(breaches({LedCases::backlog}, false) == 0);
  CHECK(breaches({LedCases::backlog}, true) == 1);
}
