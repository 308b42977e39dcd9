#include <algorithm>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "anjuan/ledger/case_filter.hpp"
#include "anjuan/ledger/head_list.hpp"
#include "anjuan/model/packed_head.hpp"

#include "support/random.hpp"

using namespace anjuan;
using anjuan::test::Random;

namespace {

std::vector<Head> some_heads(std::size_t count, std::size_t title) {
  Random random(11);
  std::vector<Head> heads;
  for (std::size_t i = 0; i < count; ++i) {
    Head head;
    head[HeadField::id] = "DZ-2026-" + std::to_string(100'000 + random.below(900'000));
    head[HeadField::title] = std::string(title, 'x');
    if (!random.one_in(4))
      head[HeadField::due] = "2026-07-" + std::to_string(10 + random.below(20));
    if (!random.one_in(4)) head[HeadField::persons] = std::to_string(random.below(300));
    heads.push_back(std::move(head));
  }
  return heads;
}

std::vector<std::string> ids_of(HeadList& list) {
  std::vector<std::string> ids;
  REQUIRE(list.sort());
  REQUIRE(list.for_each([&](const HeadView& head) { ids.emplace_back(head[HeadField::id]); }));
  return ids;
}

}  // namespace

TEST_CASE("a list keeps no more than its limit, and they are the first of all") {
  const std::vector<Head> heads = some_heads(500, 3);
  for (const HeadField field : {HeadField::id, HeadField::due, HeadField::persons})
    for (const bool descending : {false, true})
      for (const std::size_t limit : {0UL, 1UL, 7UL, 499UL, 500UL, 501UL}) {
        std::vector<Head> sorted = heads;
        sort_heads(sorted, field, descending);
        if (limit > 0 && limit < sorted.size()) sorted.resize(limit);
        HeadList list(field, descending, limit);
        for (const Head& head : heads) list.add(to_view(head));
        CHECK(list.total() == heads.size());
        const auto ids = ids_of(list);
        REQUIRE(ids.size() == sorted.size());
        for (std::size_t i = 0; i < ids.size(); ++i) CHECK(ids[i] == sorted[i][HeadField::id]);
      }
}

TEST_CASE("what is too much for the memory comes back from a temporary file, in order") {
  const std::vector<Head> heads = some_heads(900, 100'000);
  HeadList list(HeadField::due, true, 0);
  for (const Head& head : heads) list.add(to_view(head));
  std::vector<Head> sorted = heads;
  sort_heads(sorted, HeadField::due, true);
  REQUIRE(list.sort());
  std::size_t at = 0;
  REQUIRE(list.for_each(
      [&](const HeadView& head) { CHECK(to_head(head).values == sorted[at++].values); }));
  CHECK(at == heads.size());
}

TEST_CASE(
    "of a list that is too much for the memory the first ones are shown, whatever the limit") {
  const std::vector<Head> heads = some_heads(900, 100'000);
  for (const HeadField field : {HeadField::id, HeadField::persons})
    for (const std::size_t limit : {1UL, 200UL, 899UL, 2000UL}) {
      std::vector<Head> sorted = heads;
      sort_heads(sorted, field, false);
      HeadList list(field, false, limit);
      for (const Head& head : heads) list.add(to_view(head));
      const auto ids = ids_of(list);
      CHECK(list.size() == std::min(limit, heads.size()));
      REQUIRE(ids.size() == list.size());
      for (std::size_t i = 0; i < ids.size(); ++i) CHECK(ids[i] == sorted[i][HeadField::id]);
      CHECK(ids_of(list) == ids);
    }
}

TEST_CASE("a packed head is unpacked as it was, and nothing else is") {
  for (const Head& head : some_heads(50, 40)) {
    const std::string packed = pack_head(to_view(head));
    const auto view = unpack_head(packed);
    REQUIRE(view);
    CHECK(to_head(*view).values == head.values);
    CHECK(!unpack_head(packed.substr(0, packed.size() - 1)));
  }
  CHECK(!unpack_head("\x7f\x01"));
}
