#pragma once

#include <algorithm>
#include <string_view>
#include <vector>

#include "anjuan/model/official.hpp"

namespace anjuan {

/// Whether two names are one in any writing: 市 城 管 局 and 市城管局.
bool is_same_name(std::string_view one, std::string_view other);

/// Those of the officials or units that people mean by a word: the one with that id, else all that
/// bear it as their name or an alias, in any writing.
template <class T>
std::vector<const T*> all_called(const std::vector<T>& all, std::string_view word) {
  if (const T* one = find_by_id(all, word)) return {one};
  std::vector<const T*> called;
  const auto same = [&](std::string_view name) { return is_same_name(name, word); };
  for (const T& one : all)
    if (same(one.name) || std::any_of(one.aliases.begin(), one.aliases.end(), same))
      called.push_back(&one);
  return called;
}

/// The only one of them; nullptr when nobody can tell.
template <class T>
const T* find_called(const std::vector<T>& all, std::string_view word) {
  const std::vector<const T*> called = all_called(all, word);
  return called.size() == 1 ? called.front() : nullptr;
}

}  // namespace anjuan
