#include "rules/fold_helpers.hpp"

using namespace anjuan;
using namespace anjuan::test;

// Cases that become one, and part again.

TEST_CASE("of merged cases the earlier limit binds, until they part") {
  check_heads({
      {"merging: the other case's earlier limit binds",
       accepted() + event(K::merged, "2026-07-05",
                          {{"from", "DZ-2026-000009"}, {"handle_by", "2026-07-20"}}),
       "accepted handle 2026-07-20"},
      {"merging: a later one changes nothing",
       accepted() + event(K::merged, "2026-07-05",
                          {{"from", "DZ-2026-000009"}, {"handle_by", "2026-08-20"}}),
       "accepted handle 2026-07-31"},
      {"merging before acceptance: the limit that came with it binds after acceptance too",
       registered() +
           event(K::merged, "2026-06-30",
                 {{"from", "DZ-2026-000009"}, {"handle_by", "2026-07-20"}}) +
           event(K::accepted, "2026-07-01", {{"document", "受"}}),
       "accepted handle 2026-07-20"},
      {"merging before acceptance: what has to be answered by a day has to be decided by then",
       registered() + event(K::merged, "2026-06-30",
                            {{"from", "DZ-2026-000009"}, {"handle_by", "2026-07-04"}}),
       "registered decide 2026-07-04"},
      {"merging: a day to decide does not cut the handling of an accepted case",
       accepted() + event(K::merged, "2026-07-05",
                          {{"from", "DZ-2026-000009"}, {"decide_by", "2026-07-10"}}),
       "accepted handle 2026-07-31"},
      {"merging: of two days to decide the earlier binds",
       registered() + event(K::merged, "2026-07-05",
                            {{"from", "DZ-2026-000009"}, {"decide_by", "2026-07-10"}}),
       "registered decide 2026-07-10"},
      {"merging undone: the own limit again",
       accepted() +
           event(K::merged, "2026-07-05",
                 {{"from", "DZ-2026-000009"}, {"handle_by", "2026-07-20"}}) +
           event(K::merged, "2026-07-06", {{"undone", "DZ-2026-000009"}}),
       "accepted handle 2026-07-31"},
      {"one of two mergings undone: the other still binds",
       accepted() +
           event(K::merged, "2026-07-05",
                 {{"from", "DZ-2026-000009"}, {"handle_by", "2026-07-25"}}) +
           event(K::merged, "2026-07-05",
                 {{"from", "DZ-2026-000008"}, {"handle_by", "2026-07-20"}}) +
           event(K::merged, "2026-07-06", {{"undone", "DZ-2026-000008"}}),
       "accepted handle 2026-07-25"},
      {"merging undone does not make a late case timely",
       accepted() + reclassified("2026-08-01", "complex") +
           event(K::merged, "2026-08-05",
                 {{"from", "DZ-2026-000009"}, {"handle_by", "2026-07-20"}}) +
           event(K::merged, "2026-08-06", {{"undone", "DZ-2026-000009"}}),
       "accepted handle 2026-07-31"},
      {"the limit that came with a merging stands still while the case is closed",
       accepted() +
           event(K::merged, "2026-07-05",
                 {{"from", "DZ-2026-000009"}, {"handle_by", "2026-07-25"}}) +
           replied("2026-07-09") + closed("2026-07-10") + reopened("2026-09-01"),
       "accepted handle 2026-09-17"},
      {"a merged case owes nothing itself",
       accepted() + event(K::merged, "2026-07-05", {{"into", "DZ-2026-000009"}}), "merged"},
      {"taken out again, its own limit has run all the time",
       accepted() + event(K::merged, "2026-07-05", {{"into", "DZ-2026-000009"}}) +
           reopened("2026-07-15"),
       "accepted handle 2026-07-31"},
  });
}
