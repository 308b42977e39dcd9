#pragma once

#include <cstddef>

namespace anjuan::rota {

/// A number of an official, a day, a demand … as the index of a list. Precondition: not negative.
constexpr std::size_t at(int index) {
  return static_cast<std::size_t>(index);
}

}  // namespace anjuan::rota
