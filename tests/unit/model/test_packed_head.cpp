#include <random>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "anjuan/model/packed_head.hpp"

using namespace anjuan;

namespace {

/// A head with any texts in any fields: what counts is that they come back.
Head any_head(std::mt19937& random) {
  const std::string texts[] = {
      "", "a", "反映补贴停发", "2026-07-01", std::string(300, 'x'), std::string("\0\x01", 2)};
  std::uniform_int_distribution<std::size_t> pick(0, std::size(texts) - 1);
  Head head;
  for (const HeadFieldSpec& field : head_fields()) head[field.field] = texts[pick(random)];
  return head;
}

}  // namespace

TEST_CASE("a packed head says what the head said, field by field") {
  std::mt19937 random(7);
  for (int round = 0; round < 500; ++round) {
    const Head head = any_head(random);
    const PackedHead packed(to_view(head));
    CHECK(to_head(packed.view()).values == head.values);
    const PackedHead copy = packed;  // the views of a copy do not lean on what was copied
    CHECK(copy[HeadField::title] == head[HeadField::title]);
  }
}

TEST_CASE("bytes that were cut off or that no head packs to are no head") {
  Head head;
  head[HeadField::title] = "反映补贴停发";
  const std::string packed = pack_head(to_view(head));
  REQUIRE(unpack_head(packed));
  for (std::size_t length = 1; length < packed.size(); ++length) {
    CAPTURE(length);
    CHECK_FALSE(unpack_head(std::string_view(packed).substr(0, length)));
  }
  std::string unknown = packed;
  unknown[0] = static_cast<char>(kHeadFieldCount);
  CHECK_FALSE(unpack_head(unknown));
}
