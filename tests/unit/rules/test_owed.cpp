#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "anjuan/calendar/month.hpp"
#include "anjuan/rules/owed.hpp"

#include "support/random.hpp"
#include "support/world.hpp"

using namespace anjuan;
using namespace anjuan::test;
using std::chrono::days;
using K = EventKind;

// Who owes what, counted a second time: from the events alone, with the limits written out as the
// law and the office's rules have them, without clocks, state or settings.
namespace {

/// One thing owed.
struct Owed {
  std::string what;
  std::string unit;
  Date from{};
  Date due{};
  std::optional<Date> done;
  bool dropped = false;
};

class Count {
 public:
  explicit Count(const std::vector<Event>& history) {
    std::vector<Event> all;
    for (const Event& each : history)
      if (each.kind != K::voided && !is_taken_out(history, each)) all.push_back(each);
    std::stable_sort(all.begin(), all.end(),
                     [](const Event& a, const Event& b) { return a.at < b.at; });
    for (const Event& each : all) see(each);
  }

  /// "what unit due done" of everything that was missed before `on`.
  std::vector<std::string> missed(Date on) {
    std::vector<std::string> out;
    for (Owed one : all_) {
      const bool late = one.done ? *one.done > one.due || one.dropped : one.due < on;
      if (!late) continue;
      // The office passed it on instead of deciding.
      if (one.what == "decide" && one.unit.empty() && one.done && one.done != decided_)
        one.what = "refer";
      if (one.what == "handle" || one.what == "plan") one.unit = unit_;
      const bool task = one.due == one.from + days(7) && is_task(one.what);
      out.push_back(one.what + " " + one.unit + " " + to_string(task ? one.from : one.due) + " " +
                    (one.done ? to_string(*one.done) : "") + (one.dropped ? " dropped" : ""));
    }
    std::sort(out.begin(), out.end());
    return out;
  }

 private:
  static bool is_task(const std::string& what) {
    return what == "follow-up" || what == "home-visit" || what == "meet-principal";
  }

  static bool is_taken_out(const std::vector<Event>& history, const Event& event) {
    return std::any_of(history.begin(), history.end(), [&](const Event& each) {
      return each.kind == K::voided && each.get("what") == spec_of(event.kind).name &&
             each.get("when") == to_string(event.at) && !is_taken_out(history, each);
    });
  }

  void owe(std::string what, Date from, Date due, std::string unit = {}) {
    all_.push_back({std::move(what), std::move(unit), from, due, std::nullopt, false});
  }
  void task(const std::string& what, Date from) {
    for (const Owed& one : all_)
      if (one.what == what && !one.done) return;
    owe(what, from, from + days(7));
  }
  void done(std::string_view what, Date day, std::string_view unit = {}) {
    for (Owed& one : all_)
      if (one.what == what && !one.done && (unit.empty() || one.unit == unit)) one.done = day;
  }

  void see(const Event& e) {
    const Date day = e.at.date();
    const auto date = [&](const char* field) { return parse_date(e.get(field)); };
    switch (e.kind) {
      case K::registered:
        owe("decide", *date("received"), *date("received") + days(15));
        if (e.get("repeats") == "3") task("meet-principal", day);
        break;
      case K::assigned:
        see_assigned(e, day);
        break;
      case K::noted:
        if (const auto asked = date("appointment")) owe("plan", *asked, months_later(*asked, 1));
        if (!e.get("assisted").empty()) done("assist", day, e.get("assisted"));
        break;
      case K::planned:
        done("plan", day);
        break;
      case K::interviewed:
        if (e.is_true("principal")) done("meet-principal", day);
        break;
      case K::accepted:
        done("decide", day);
        decided_ = accepted_ = day;
        owe("handle", day, day + days(30));
        break;
      case K::supervised:
        owe("feedback", day, *date("feedback_by"), std::string(e.get("unit")));
        break;
      case K::fed_back: {
        Owed* first = nullptr;
        for (Owed& one : all_)
          if (one.what == "feedback" && !one.done && (first == nullptr || one.due < first->due))
            first = &one;
        if (first != nullptr) first->done = day;
        break;
      }
      case K::replied:
        served_ = date("served");
        if (served_) done("handle", *served_);
        break;
      case K::closed:
        if (!served_) served_ = date("served");
        done("handle", served_.value_or(day));
        for (Owed& one : all_)
          if (!one.done && (one.what == "assist" || one.what == "feedback" || one.what == "plan")) {
            one.done = day;
            one.dropped = true;
          }
        task("follow-up", day);
        break;
      case K::followed_up:
        done("follow-up", day);
        if (e.get("channel") == "visit")
          done("home-visit", day);
        else if (e.get("satisfied") == "dissatisfied")
          task("home-visit", day);
        break;
      case K::review_requested:
        owe(e.get("tier") == "review" ? "review" : "re-examination", day, day + days(30));
        break;
      case K::reviewed:
        done("review", day);
        break;
      case K::re_examined:
        done("re-examination", day);
        break;
      default:
        break;
    }
  }

  void see_assigned(const Event& e, Date day) {
    const std::string unit(e.get("unit"));
    const Date received = parse_date(e.get("received")).value_or(day);
    done("assist", day);
    if (!e.get("assisting").empty() && !e.get("assist_by").empty())
      owe("assist", day, *parse_date(e.get("assist_by")), std::string(e.get("assisting")));
    if (unit != unit_ && !accepted_) {
      done("decide", day);
      owe("decide", received, received + days(15), unit);
    }
    unit_ = unit;
  }

  std::vector<Owed> all_;
  std::string unit_;
  std::optional<Date> decided_, accepted_, served_;
};

/// Something that may happen next, mostly.
Event draw(Random& random, const Case& subject, Timestamp at) {
  static const std::vector<K> kinds = {
      K::assigned,    K::noted,       K::noted,       K::accepted,         K::supervised,
      K::supervised,  K::fed_back,    K::planned,     K::replied,          K::replied,
      K::closed,      K::followed_up, K::interviewed, K::review_requested, K::reviewed,
      K::re_examined, K::voided};
  static const std::vector<std::string> units = {"minzheng", "renshe", "chengguan"};
  Event made{.kind = random.pick(kinds), .at = at, .by = "li-na"};
  const auto soon = [&] { return to_string(at.date() + days(random.below(25))); };
  if (spec_of(made.kind).needs_document) made.set("document", "文");
  switch (made.kind) {
    case K::assigned:
      made.set("unit", random.pick(units));
      made.set("reason", "调整");
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
    case K::fed_back:
    case K::planned:
      made.set(made.kind == K::planned ? "plan" : "result", "如文");
      break;
    case K::replied:
    case K::closed:
      if (random.one_in(2)) made.set("served", to_string(at.date()));
      break;
    case K::followed_up:
      made.set("channel", random.one_in(2) ? "visit" : "phone");
      made.set("satisfied", random.one_in(2) ? "dissatisfied" : "satisfied");
      break;
    case K::interviewed:
      made.set("official", "wang-zr");
      if (random.one_in(2)) made.set("principal", "true");
      break;
    case K::review_requested:
      made.set("tier", random.one_in(2) ? "review" : "re-examination");
      break;
    case K::reviewed:
    case K::re_examined:
      made.set("result", "upheld");
      made.set("served", to_string(at.date()));
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

TEST_CASE(
    "what a case shows as missed is what was missed, counted a second time, and nothing else") {
  const World world;
  Random random(20260727);
  std::map<std::string, int> found;
  int lives = 0;
  int voids = 0;
  for (; lives < 900; ++lives) {
    Timestamp now = moment("2026-03-02");
    now.utc += days(random.below(200));
    Event first{.kind = K::registered, .at = now, .by = "li-na"};
    first.set("received", to_string(now.date() - days(random.below(5))));
    first.set("class", "general");
    if (random.one_in(5)) first.set("repeats", "3");
    Case subject = case_of(world, {first});
    for (int tries = 0; tries < 45; ++tries) {
      now.utc += std::chrono::hours(25 + random.below(24 * 9));
      if (subject.history.size() < 2 && tries > 20) break;
      Event next = subject.history.size() < 2 ? event(K::noted, "2026-01-01", {{"step", "visit"}})
                                              : draw(random, subject, now);
      next.at = now;
      const bool is_void = next.kind == K::voided;
      if (!record(world, subject, std::move(next), to_string(now)).empty()) continue;
      voids += is_void;
      const Date on = now.date() + days(random.below(40));
      const auto shown =
          as_text(breaches_of(fold(subject.history, facts_of(subject.head), world.rules()), on));
      const auto counted = Count(subject.history).missed(on);
      for (const std::string& one : counted) ++found[one.substr(0, one.find(' '))];
      if (shown == counted) continue;
      std::string lines;
      for (const Event& each : subject.history) {
        lines += to_string(each.at) + " " + std::string(spec_of(each.kind).name);
        for (const auto& [name, value] : each.fields) lines += " " + name + "=" + value;
        lines += "\n";
      }
      FAIL("on ", to_string(on), "\nshown: ", joined(shown), "\ncounted: ", joined(counted), "\n",
           lines);
    }
  }
  std::string all;
  for (const auto& [what, count] : found) all += " " + what + " " + std::to_string(count);
  MESSAGE(lives, " cases, ", voids, " events taken out; missed:", all);
  for (const OwedSpec& spec : owed_table()) {
    CAPTURE(spec.name());
    CHECK(found[std::string(spec.name())] > 0);
  }
  CHECK(voids > 200);
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
