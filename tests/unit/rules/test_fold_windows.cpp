#include "rules/fold_helpers.hpp"

using namespace anjuan;
using namespace anjuan::test;

// Until when the other side may act.

TEST_CASE("the other side's windows open and close on the days of the articles") {
  const World world;
  const auto referred = registered() + event(K::assigned, "2026-06-30", {{"unit", "minzheng"}});
  const auto answered = accepted() + replied("2026-07-20");
  const auto reviewed = answered + closed("2026-07-21") + review("2026-08-01", "review") +
                        event(K::reviewed, "2026-08-20",
                              {{"document", "x"}, {"result", "upheld"}, {"served", "2026-08-22"}});
  const struct {
    const char* what;
    std::vector<Event> history;
    ClockKind kind;
    std::string until;
  } cases[] = {
      {"art. 23: five workdays to object to a referral", referred, ClockKind::object, "2026-07-07"},
      {"art. 23: a transferred case may be sent back in five workdays",
       registered() + event(K::transferred, "2026-07-03", {{"to", "x"}, {"reason", "y"}}),
       ClockKind::object, "2026-07-10"},
      {"art. 23: the next unit has five workdays of its own",
       referred + event(K::assigned, "2026-07-10", {{"unit", "renshe"}, {"reason", "职责"}}),
       ClockKind::object, "2026-07-17"},
      {"art. 23: the same unit again has not",
       referred + event(K::assigned, "2026-07-10", {{"unit", "minzheng"}, {"lead", "wang-zr"}}),
       ClockKind::object, "2026-07-07"},
      {"art. 23: a unit that gets an accepted case has them too",
       accepted() + event(K::assigned, "2026-07-10", {{"unit", "renshe"}}), ClockKind::object,
       "2026-07-17"},
      {"accepting ends the objection",
       referred + event(K::accepted, "2026-07-01", {{"document", "x"}}), ClockKind::object, "none"},
      {"art. 35: 30 days to ask for review, from the service of the reply", answered,
       ClockKind::ask_review, "2026-08-19"},
      {"art. 35: no service, no window",
       accepted() + event(K::replied, "2026-07-20", {{"document", "x"}}), ClockKind::ask_review,
       "none"},
      {"art. 35: served at the closing",
       accepted() + event(K::replied, "2026-07-20", {{"document", "x"}}) +
           event(K::closed, "2026-07-25", {{"document", "x"}, {"served", "2026-07-24"}}),
       ClockKind::ask_review, "2026-08-23"},
      {"art. 36: 30 days to ask for re-examination, from the service of the opinion", reviewed,
       ClockKind::ask_re_examination, "2026-09-21"},
  };
  for (const auto& c : cases) {
    CAPTURE(std::string(c.what));
    CHECK(window(world, c.history, c.kind) == c.until);
  }
}

TEST_CASE("petitioners' windows end on a workday, the office's duties do not move") {
  World world;
  // Served on 3 September: 30 days end on 3 October, a holiday until the 7th.
  const auto answered = accepted("complex") + replied("2026-09-03");
  const auto last_day = [&](ClockKind kind) {
    return to_string(fold(answered, {}, world.rules()).find(kind)->end());
  };
  CHECK(last_day(ClockKind::ask_review) == "2026-10-08");
  CHECK(last_day(ClockKind::handle) == "2026-08-30");
  world.office.rolls = {{ClockKind::handle, Shift::next_workday},
                        {ClockKind::ask_review, Shift::none}};
  CHECK(last_day(ClockKind::ask_review) == "2026-10-03");
  CHECK(last_day(ClockKind::handle) == "2026-08-31");
}
