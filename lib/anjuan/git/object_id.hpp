#pragma once

#include <array>
#include <compare>
#include <cstring>
#include <optional>
#include <string>
#include <string_view>

namespace anjuan::git {

/// The name of a blob, tree or commit (SHA-1). All zero: none.
struct ObjectId {
  std::array<unsigned char, 20> bytes{};

  bool none() const { return *this == ObjectId{}; }
  std::string hex() const;
  std::string brief() const { return hex().substr(0, 10); }  ///< as messages name it
  friend bool operator==(const ObjectId&, const ObjectId&) = default;
  friend auto operator<=>(const ObjectId&, const ObjectId&) = default;
};

/// nullopt unless the text is 40 hexadecimal digits.
std::optional<ObjectId> parse_id(std::string_view hex);

struct ObjectIdHash {
  std::size_t operator()(const ObjectId& id) const {
    std::size_t value = 0;
    std::memcpy(&value, id.bytes.data(), sizeof value);
    return value;
  }
};

}  // namespace anjuan::git
