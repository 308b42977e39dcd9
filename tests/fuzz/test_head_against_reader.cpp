#include <algorithm>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "anjuan/base/text.hpp"
#include "anjuan/text/case_reader.hpp"
#include "anjuan/text/head.hpp"

#include "fuzz/damage.hpp"

using namespace anjuan;
using namespace anjuan::test;

// The nightly check believes the fast reader. Files are damaged in the ways that hands, editors
// and merges damage them; whatever the fast reader still claims must be what is there.
namespace {

const std::vector<std::string> kSeeds = {
    "# anjuan case, format 1\n"
    "id: DZ-2026-000123\ntitle: 反映补贴\nstatus: handling\nclock: handle\ndue: 2026-07-31\n"
    "class: general\nkind: request\nreceived: 2026-06-29\naccepted: 2026-07-01\nchannel: visit\n"
    "persons: 1\nunit: minzheng\nsource: 12345/20260629-00017\n"
    "petitioners:\n  - name: 李某某\n    phone: \"13800000000\"\n"
    "request: |\n  第一行\n\n  second: line\n"
    "history:\n  - event: registered\n    at: 2026-06-29T09:12:00+08:00\n    by: li-na\n",

    "id: DZ-2026-000001\ntitle: \"no\"\nstatus: registered\nx-own: 7\nclass: simple\nkind: "
    "request\n"
    "received: 2026-01-01\nchannel: online\nprovisional: true\nassisting: a b\n"
    "history:\n- event: registered\n  at: 2026-01-01T09:12:00+08:00\n  by: li-na\n",

    "id: DZ-2026-B00001\ntitle: \"a \\\"b\\\" \\\\ \\u4e2d: #\"\nstatus: closed\nclass: major\n"
    "kind: accusation\nreceived: 2026-01-01\nchannel: letter\nsettled: false\n"
    "request: \"one line\"\nhistory:\n  - event: registered\n"
    "    at: 2026-01-01T09:12:00+08:00\n    by: li-na\n    note: |\n      a\n",
};

/// The head is what is looked at: most of the damage is done there.
std::size_t reach_of(const std::string& text, Random& random) {
  const std::size_t head = std::min(text.find("history:"), text.size());
  return random.one_in(4) || head == 0 ? text.size() : head;
}

/// The line on which the first nested part begins; after the last line when there is none.
int nested_line(const std::string& text) {
  int line = 1;
  for (const std::string& each : lines_of(text)) {
    if (is_nested_key(std::string_view(each).substr(0, each.find_first_of(":\n")))) return line;
    ++line;
  }
  return line;
}

struct Tally {
  int canonical = 0;
  int accepted = 0;
};

void compare(const std::string& text, std::uint64_t number, Tally& tally) {
  std::string scratch = text;
  HeadView fast;
  if (!scan_head(scratch, fast)) return;
  ++tally.canonical;
  const ReadCase full = read_case(text, "f");
  if (full.ok()) {
    ++tally.accepted;
    if (to_head(fast).values == full.value.head.values) return;
    for (const HeadFieldSpec& spec : head_fields())
      if (fast[spec.field] != full.value.head[spec.field])
        FAIL_CHECK("mutation ", number, ": the readers differ on ", spec.name, ": fast `",
                   std::string(fast[spec.field]), "` full `", full.value.head[spec.field], "`\n",
                   text);
    return;
  }
  const int nested = nested_line(text);
  for (const Diagnostic& d : full.problems)
    // A history that a nested part has swallowed is missing from the whole file.
    if (d.severity == Severity::error && d.line < nested && d.code != "missing-history")
      FAIL_CHECK("mutation ", number, ": canonical, but the full reader says of the head\n",
                 render(d), text);
}

}  // namespace

TEST_CASE("the fast reader never claims a head that the full reader would not read") {
  constexpr std::uint64_t kMutations = 60'000;
  Tally tally;
  for (const std::string& seed : kSeeds) compare(seed, 0, tally);
  REQUIRE(tally.accepted == static_cast<int>(kSeeds.size()));
  for (std::uint64_t number = 1; number <= kMutations; ++number) {
    Random random(number);
    std::string text = random.pick(kSeeds);
    for (std::size_t n = random.one_in(2) ? 1 : 1 + random.below(3); n > 0; --n)
      damage(text, reach_of(text, random), random);
    compare(text, number, tally);
  }
  MESSAGE(kMutations, " mutations, ", tally.canonical, " still canonical, ", tally.accepted,
          " of them whole");
  // Damage that makes every file unreadable would prove nothing.
  CHECK(tally.canonical > 5'000);
  CHECK(tally.accepted > 2'000);
}
