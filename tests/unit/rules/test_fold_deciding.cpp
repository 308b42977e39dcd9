#include "rules/fold_helpers.hpp"

using namespace anjuan;
using namespace anjuan::test;

// The days to pass a case on and to decide on it (W22 art. 22, 23; simple procedure).

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
