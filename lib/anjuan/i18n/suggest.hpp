#pragma once

#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

/// The way out for a word that is not known.
namespace anjuan {

/// The names of things, for suggest(): `names_in(ledger.units(), &Unit::id)`. They point into
/// `all`.
template <class Range, class Name = std::identity>
std::vector<std::string_view> names_in(const Range& all, Name name = {}) {
  static_assert(
      !std::is_same_v<std::invoke_result_t<Name, decltype(*std::begin(all))>, std::string>,
      "a view of a passing string would dangle");
  std::vector<std::string_view> names;
  for (const auto& one : all) names.emplace_back(std::invoke(name, one));
  return names;
}

/// "did you mean X?" with the known word that is nearest to `word`; `otherwise` when none is near.
std::string suggest(std::string_view word, std::span<const std::string_view> known,
                    std::string otherwise);

/// The same; "one of: …" with all of them when none is near.
std::string suggest(std::string_view word, std::span<const std::string_view> known);

}  // namespace anjuan
