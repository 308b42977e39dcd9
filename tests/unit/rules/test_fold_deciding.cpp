#include "rules/fold_helpers.hpp"

using namespace anjuan;
using namespace anjuan::test;

// The days to pass a case on and to decide on it (W22 art. 22, 23; simple procedure).

TEST_CASE("a referral to yet another unit is late once the office's own days have passed") {
  const World world;
  const auto in_time = registered() + event(K::assigned, "2026-07-01", {{"unit", "minzheng"}});
  const auto once =
      in_time + event(K::assigned, "2026-07-16", {{"unit", "renshe"}, {"reason", "职责"}});
  CHECK(head_line(world, once) == "registered decide 2026-07-31");
  CHECK(case_of(world, once).head[HeadField::missed] == "refer 2026-07-14..2026-07-16");
  // One lateness of the office, however often the case goes on.
  const auto twice =
      once + event(K::assigned, "2026-07-30", {{"unit", "minzheng"}, {"reason", "职责"}});
  CHECK(case_of(world, twice).head[HeadField::missed] == "refer 2026-07-14..2026-07-30");
  const auto soon =
      in_time + event(K::assigned, "2026-07-10", {{"unit", "renshe"}, {"reason", "职责"}});
  CHECK_FALSE(case_of(world, soon).head.has(HeadField::missed));
}

TEST_CASE("what a unit returns is due by the class that it has become") {
  const World world;
  const auto with_unit =
      registered("simple", "2026-03-02") + event(K::assigned, "2026-03-03", {{"unit", "minzheng"}});
  const auto general = with_unit + reclassified("2026-03-04", "general");
  CHECK(head_line(world, general + returned("2026-03-05")) == "registered decide 2026-03-17");
  CHECK(head_line(world, with_unit + returned("2026-03-05")) == "registered decide 2026-03-05");
  // The other way round the shorter days had passed while the unit had it: due when it comes back.
  const auto simple = registered("general", "2026-03-02") +
                      event(K::assigned, "2026-03-09", {{"unit", "minzheng"}}) +
                      reclassified("2026-03-10", "simple");
  CHECK(head_line(world, simple + returned("2026-03-11")) == "registered decide 2026-03-11");
  // Nor is the next referral late by a class that was a mistake.
  const auto on = [&](std::string_view day) {
    return general + event(K::assigned, day, {{"unit", "renshe"}, {"reason", "职责"}});
  };
  CHECK_FALSE(case_of(world, on("2026-03-17")).head.has(HeadField::missed));
  CHECK(case_of(world, on("2026-03-18")).head[HeadField::missed] == "refer 2026-03-17..2026-03-18");
}

TEST_CASE("a late referral stays one, and is one, when the unit returns the case") {
  const World world;
  const auto late = registered() + event(K::assigned, "2026-07-15", {{"unit", "minzheng"}});
  CHECK(case_of(world, late + returned("2026-07-17")).head[HeadField::missed] ==
        "refer 2026-07-14..2026-07-15");
  // A simple matter has a day of its own for that: the days to decide are not owed beside it.
  const auto simple = registered("simple") + event(K::assigned, "2026-07-06", {{"unit", "renshe"}});
  CHECK(case_of(world, simple).head[HeadField::missed] == "refer 2026-06-30..2026-07-06");
  CHECK(case_of(world, simple + returned("2026-07-07")).head[HeadField::missed] ==
        "refer 2026-06-30..2026-07-06");
}

TEST_CASE("a petition department owes the passing on first, another organ the decision") {
  const World organ;
  World department;
  // As the comment in the settings says it.
  constexpr std::string_view kComment =
      "# [[limit]]\n# id = \"refer\"\n# clock = \"refer\"          # pass on to the unit that is "
      "to "
      "handle it 转送、交办\n# term = \"15d\"\n# source";
  department.office = shipped_office(
      kComment, "[[limit]]\nid = \"refer\"\nclock = \"refer\"\nterm = \"15d\"\nsource");
  CHECK(head_line(organ, registered()) == "registered decide 2026-07-14");
  CHECK(head_line(department, registered()) == "registered refer 2026-07-14");
  const auto passed_on = registered() + event(K::assigned, "2026-07-10", {{"unit", "minzheng"}});
  CHECK(head_line(department, passed_on) == "registered decide 2026-07-25");
  CHECK(head_line(department, registered("simple")) == "registered refer 2026-06-30");
  const auto late = registered() + event(K::assigned, "2026-07-15", {{"unit", "minzheng"}});
  CHECK(case_of(department, late).head[HeadField::missed] == "refer 2026-07-14..2026-07-15");
  CHECK(case_of(organ, late).head[HeadField::missed] == "refer 2026-07-14..2026-07-15");
  // What was taken back was not passed on: no decision came of it.
  const auto taken_back = registered() + event(K::withdrawn, "2026-07-15", {{"reason", "和解"}});
  CHECK(case_of(organ, taken_back).head[HeadField::missed] == "decide 2026-07-14..2026-07-15");
}

TEST_CASE("a case is passed on and decided within the days that the articles give") {
  check_heads({
      {"W22 art. 22, 23: 15 days to decide, from receipt", registered(),
       "registered decide 2026-07-14"},
      {"simple procedure: 1 workday to pass the case on", registered("simple"),
       "registered refer 2026-06-30"},
      {"simple procedure: over a weekend too", registered("simple", "2026-07-03"),
       "registered refer 2026-07-06"},
      {"simple procedure: 3 workdays to decide, from the unit's receipt",
       registered("simple") + event(K::assigned, "2026-06-30", {{"unit", "minzheng"}}),
       "registered decide 2026-07-03"},
      {"another class has no day for passing on, and its own days to decide",
       registered("simple") + reclassified("2026-06-30", "general"),
       "registered decide 2026-07-14"},
      {"a simple matter of 2 March made general by 5 March is decided by 17 March",
       registered("simple", "2026-03-02") + reclassified("2026-03-05", "general"),
       "registered decide 2026-03-17"},
      {"a general one made simple the next day is passed on by that day",
       registered("general", "2026-03-02") + reclassified("2026-03-03", "simple"),
       "registered refer 2026-03-03"},
      {"and decided by 5 March",
       registered("general", "2026-03-02") + reclassified("2026-03-03", "simple") +
           event(K::accepted, "2026-03-03", {{"document", "受"}}),
       "accepted handle 2026-03-17"},
      {"made general and simple again, it is passed on by the first day again",
       registered("simple", "2026-03-02") + reclassified("2026-03-02", "general") +
           reclassified("2026-03-03", "simple"),
       "registered refer 2026-03-03"},
      {"once the days to decide have passed, another class does not undo it",
       registered("simple", "2026-03-02") +
           event(K::assigned, "2026-03-03", {{"unit", "minzheng"}}) +
           reclassified("2026-03-09", "general"),
       "registered decide 2026-03-06"},
      {"also when the day for passing on had been missed by then",
       registered("simple") + reclassified("2026-07-01", "general"),
       "registered decide 2026-07-14"},
      {"what is taken in hand at once need not be passed on",
       registered("simple") + event(K::accepted, "2026-06-29", {{"document", "受"}}),
       "accepted handle 2026-07-13"},
      {"art. 23: the unit has 15 days of its own from receipt",
       registered() + event(K::assigned, "2026-07-10", {{"unit", "minzheng"}}),
       "registered decide 2026-07-25"},
      {"art. 23: from receipt, when that is another day than the referral",
       registered() +
           event(K::assigned, "2026-07-10", {{"unit", "minzheng"}, {"received", "2026-07-13"}}),
       "registered decide 2026-07-28"},
      {"art. 23: a receipt that comes in later moves them too",
       registered() + event(K::assigned, "2026-07-10", {{"unit", "minzheng"}}) +
           event(K::assigned, "2026-07-14", {{"unit", "minzheng"}, {"received", "2026-07-13"}}),
       "registered decide 2026-07-28"},
      {"art. 23: a receipt told when the days had passed brings none back",
       registered() + event(K::assigned, "2026-07-01", {{"unit", "minzheng"}}) +
           event(K::assigned, "2026-07-20", {{"unit", "minzheng"}, {"received", "2026-07-20"}}),
       "registered decide 2026-07-16"},
      {"art. 23: every unit has 15 days from its own receipt",
       registered() + event(K::assigned, "2026-07-10", {{"unit", "minzheng"}}) +
           event(K::assigned, "2026-07-12", {{"unit", "renshe"}, {"reason", "职责"}}),
       "registered decide 2026-07-27"},
      {"art. 23: after an objection the office's own days run on",
       registered() + event(K::assigned, "2026-07-03", {{"unit", "minzheng"}}) +
           returned("2026-07-06"),
       "registered decide 2026-07-14"},
      {"art. 23: those that passed while the unit had it are counted from its coming back",
       registered() + event(K::assigned, "2026-07-13", {{"unit", "minzheng"}}) +
           returned("2026-07-17"),
       "registered decide 2026-07-17"},
      {"art. 23: without consent the unit keeps the case and its first day",
       registered() + event(K::assigned, "2026-07-03", {{"unit", "minzheng"}}) +
           event(K::returned, "2026-07-06", {{"reason", "职责"}, {"refused_by", "zhao"}}),
       "registered decide 2026-07-18"},
  });
}
