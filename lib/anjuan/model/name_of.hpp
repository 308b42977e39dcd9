#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "anjuan/model/official.hpp"

namespace anjuan {

/// The name of the official or unit with that id, as people read it; the id itself when nobody has
/// it or no name is given.
template <class T>
std::string name_of(const std::vector<T>& all, std::string_view id) {
  for (const T& one : all)
    if (one.id == id && !one.name.empty()) return one.name;
  return std::string(id);
}

}  // namespace anjuan
