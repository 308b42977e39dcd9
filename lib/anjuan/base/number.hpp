#pragma once

#include <charconv>
#include <cmath>
#include <optional>
#include <string_view>
#include <type_traits>

namespace anjuan {

/// The whole of `text` as a number: digits, with a minus in front where T can be negative, and for
/// a double a point and an exponent. nullopt for everything else: no text, blanks, a plus, anything
/// behind the digits, a number too large for T, inf and nan.
template <class T>
std::optional<T> parse_number(std::string_view text) {
  T value{};
  const char* const end = text.data() + text.size();
  const auto [stop, error] = std::from_chars(text.data(), end, value);
  if (error != std::errc() || stop != end) return std::nullopt;
  if constexpr (std::is_floating_point_v<T>)
    if (!std::isfinite(value)) return std::nullopt;
  return value;
}

/// The number of a field whose form a reader has checked; `otherwise` where it says nothing.
template <class T = int>
T number_of(std::string_view text, T otherwise = 0) {
  return parse_number<T>(text).value_or(otherwise);
}

}  // namespace anjuan
