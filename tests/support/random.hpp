#pragma once

#include <cstdint>
#include <random>
#include <string>
#include <vector>

namespace anjuan::test {

/// The same numbers on every machine: the standard's distributions are not the same everywhere.
class Random {
 public:
  explicit Random(std::uint64_t seed) : engine_(seed) {}

  /// 0 … below-1.
  std::size_t below(std::size_t below) { return static_cast<std::size_t>(engine_() % below); }
  bool one_in(std::size_t n) { return below(n) == 0; }
  template <class T>
  const T& pick(const std::vector<T>& from) {
    return from[below(from.size())];
  }

 private:
  std::mt19937_64 engine_;
};

}  // namespace anjuan::test
