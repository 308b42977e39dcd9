#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace anjuan {

/// One complaint as it arrives, from options or from a row of a file, before the rules have looked
/// at it: field names of the intake table and their values, already UTF-8, trimmed and normalized
/// (dates `YYYY-MM-DD` or RFC 3339, numbers in ASCII digits). Each name occurs at most once.
struct Draft {
  std::vector<std::pair<std::string, std::string>> values;

  /// Empty when the field is absent.
  std::string_view get(std::string_view name) const {
    for (const auto& [key, value] : values)
      if (key == name) return value;
    return {};
  }
  void set(std::string_view name, std::string value) {
    for (auto& [key, old] : values)
      if (key == name) {
        old = std::move(value);
        return;
      }
    values.emplace_back(std::string(name), std::move(value));
  }
};

}  // namespace anjuan
