#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "anjuan/base/replace.hpp"
#include "anjuan/model/official.hpp"

namespace anjuan {

/// The unit or official that a cell means by id, name or alias, also by a name that is padded with
/// blanks: 市 城 管 局; nullptr when none does, or more than one.
template <class T>
const T* find_meant(const std::vector<T>& all, std::string_view word) {
  if (const T* one = find_called(all, word)) return one;
  std::string plain(word);
  for (const std::string_view blank : {" ", "　"}) plain = replace_all(std::move(plain), blank, "");
  return plain == word ? nullptr : find_called(all, plain);
}

}  // namespace anjuan
