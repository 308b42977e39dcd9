#include <stdexcept>
#include <thread>
#include <vector>

#include <doctest/doctest.h>

#include "anjuan/ledger/read_ahead.hpp"

using anjuan::read_ahead;

TEST_CASE("what threads read ahead comes in its order, each piece once") {
  for (const std::size_t ahead : {0UL, 1UL, 2UL, 5UL})
    for (const std::size_t count : {0UL, 1UL, 2UL, 7UL, 40UL}) {
      std::vector<std::size_t> seen;
      read_ahead(
          count, ahead,
          [](std::size_t i) {
            if (i % 3 == 0) std::this_thread::yield();
            return i;
          },
          [&](std::size_t i) { seen.push_back(i); });
      REQUIRE(seen.size() == count);
      for (std::size_t i = 0; i < count; ++i) CHECK(seen[i] == i);
    }
}

TEST_CASE("a thread that fails is not waited for in silence") {
  const auto load = [](std::size_t i) -> int {
    if (i == 3) throw std::runtime_error("no memory");
    return 1;
  };
  int used = 0;
  CHECK_THROWS_AS(read_ahead(9, 2, load, [&](int one) { used += one; }), std::runtime_error);
  CHECK(used == 3);
}
