#include "rules/fold_helpers.hpp"

using namespace anjuan;
using namespace anjuan::test;

// Review and re-examination (art. 35, 36).

TEST_CASE("review and re-examination have thirty days each, and a hearing stands still") {
  const auto answered = accepted() + replied("2026-07-20");
  const auto done = answered + closed("2026-07-21");
  const auto reviewing = done + review("2026-08-19", "review");
  const auto reviewed =
      reviewing + event(K::reviewed, "2026-09-01",
                        {{"document", "复查"}, {"result", "upheld"}, {"served", "2026-09-03"}});
  const auto re_examining = reviewed + review("2026-10-03", "re-examination");
  check_heads({
      {"art. 35: 30 days for the opinion on review", reviewing, "closed review 2026-09-18"},
      {"art. 35: it is met by the opinion", reviewed, "closed"},
      {"art. 36: 30 days for the re-examination", re_examining, "closed re-examination 2026-11-02"},
      {"art. 36: the hearing does not count: suspended 10 October, resumed 20 October",
       re_examining + event(K::suspended, "2026-10-10", {{"reason", "hearing"}}) +
           event(K::resumed, "2026-10-20"),
       "closed re-examination 2026-11-12"},
      {"art. 36: while it lasts nothing is due",
       re_examining + event(K::suspended, "2026-10-10", {{"reason", "hearing"}}), "closed"},
      {"a hearing stops the re-examination only",
       reviewing + event(K::suspended, "2026-08-20", {{"reason", "hearing"}}),
       "closed review 2026-09-18"},
      {"art. 36: the re-examination is the last word",
       re_examining +
           event(K::re_examined, "2026-10-20", {{"document", "复核"}, {"result", "upheld"}}),
       "closed"},
  });
}

TEST_CASE(
    "the days to ask for a re-examination run from the receipt of the opinion, never before") {
  World world;
  Case subject = case_of(world, accepted() + replied("2026-07-20") + closed("2026-07-21") +
                                    review("2026-07-30", "review"));
  const auto opinion = [](std::vector<std::pair<std::string, std::string>> served) {
    Event made = event(K::reviewed, "2026-08-10", {{"document", "复查"}, {"result", "upheld"}});
    for (auto& [name, value] : served) made.set(name, value);
    return made;
  };
  Case served = subject;
  CHECK(record(world, served, opinion({{"served", "2026-08-10"}})).empty());
  CHECK(window(world, served.history, ClockKind::ask_re_examination) == "2026-09-09");
  CHECK(joined(record(world, served, review("2026-09-10", "re-examination"))) == "window-closed");
  // Nobody recorded that it was received: nobody can say that it is too late.
  CHECK(record(world, subject, opinion({})).empty());
  CHECK(window(world, subject.history, ClockKind::ask_re_examination) == "none");
  CHECK(record(world, subject, review("2026-09-10", "re-examination")).empty());
  CHECK(subject.head[HeadField::due] == "2026-10-10");
}

TEST_CASE("only an opinion on a petition may be reviewed: not what goes another way") {
  const World world;
  const auto answered = [](std::string_view kind, std::string_view route) {
    std::vector<Event> history = registered();
    history.front().set("kind", std::string(kind));
    if (!route.empty()) history.front().set("route", std::string(route));
    return history + event(K::accepted, "2026-07-01", {{"document", "受"}}) + replied("2026-07-20");
  };
  const struct {
    const char* kind;
    const char* route;
    const char* until;
  } cases[] = {
      {"request", "", "2026-08-19"},     {"request", "opinion", "2026-08-19"},
      {"request", "litigation", "none"}, {"request", "statutory", "none"},
      {"accusation", "", "none"},        {"suggestion", "", "none"},
  };
  for (const auto& one : cases) {
    CAPTURE(std::string(one.kind));
    CAPTURE(std::string(one.route));
    const auto history = answered(one.kind, one.route);
    CHECK(window(world, history, ClockKind::ask_review) == one.until);
    // The limit of the class stays, and says whose it is.
    const CaseState state = fold(history, {}, world.rules());
    const CaseClock* handling = state.find(ClockKind::handle);
    REQUIRE(handling != nullptr);
    CHECK((handling->source.find("own limit") != std::string::npos) ==
          (std::string_view(one.until) == "none"));
    Case subject = case_of(world, history);
    const auto problems =
        check_append(subject, {review("2026-08-01", "review")}, world.guards("2026-08-01"));
    const bool refused = std::string_view(one.until) == "none";
    REQUIRE(problems.size() == (refused ? 1 : 0));
    if (refused) CHECK(problems.front().code == "no-opinion");
  }
}
