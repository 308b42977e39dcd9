#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "anjuan/i18n/i18n.hpp"
#include "anjuan/i18n/suggest.hpp"

namespace anjuan::cli {

/// The one of a table that somebody means by its title as it is printed, or by how the title of one
/// only begins, or by a part of it that is in no other; nullptr when nobody can tell.
template <class Range, class Title>
auto titled(const Range& all, std::string_view word, Title title) -> decltype(&*std::begin(all)) {
  using One = decltype(&*std::begin(all));
  if (word.empty()) return nullptr;
  std::vector<One> begins, holds;
  for (const auto& one : all) {
    const std::string_view name = std::invoke(title, one);
    if (name == word) return &one;
    if (name.starts_with(word)) begins.push_back(&one);
    if (name.find(word) != std::string_view::npos) holds.push_back(&one);
  }
  if (begins.size() == 1) return begins.front();
  return holds.size() == 1 ? holds.front() : nullptr;
}

/// The way out of a name that a table does not have: in Chinese by the titles, as they are typed.
template <class Range, class Name, class Title>
std::string suggest_titled(const Range& all, std::string_view word, Name name, Title title) {
  return language() == Language::zh ? suggest(word, names_in(all, title))
                                    : suggest(word, names_in(all, name));
}

}  // namespace anjuan::cli
