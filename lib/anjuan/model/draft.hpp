#pragma once

#include <array>
#include <string>
#include <string_view>

#include "anjuan/model/draft_field.hpp"

namespace anjuan {

/// One complaint as it arrives, from options or from a row of a file, before the rules have looked
/// at it: already UTF-8, trimmed and normalized (dates `YYYY-MM-DD` or RFC 3339, numbers in ASCII
/// digits). An absent field is empty.
class Draft {
 public:
  const std::string& operator[](DraftField field) const {
    return values_[static_cast<std::size_t>(field)];
  }
  std::string& operator[](DraftField field) { return values_[static_cast<std::size_t>(field)]; }
  bool has(DraftField field) const { return !(*this)[field].empty(); }

  friend bool operator==(const Draft&, const Draft&) = default;

 private:
  std::array<std::string, kDraftFieldCount> values_;
};

}  // namespace anjuan
