#pragma once

#include <string>
#include <string_view>

#include <nlohmann/json_fwd.hpp>

namespace anjuan {

/// A document that ends with lists too long to be held: the same bytes as dump() of the whole, one
/// entry at a time.
class JsonStream {
 public:
  /// The fields in front of the lists; `document` is an object that is not empty.
  std::string begin(const nlohmann::ordered_json& document);
  /// Begins a list, behind the one before.
  std::string list(std::string_view name);
  std::string entry(const nlohmann::ordered_json& value);
  std::string end();

 private:
  std::string close_list();

  bool in_list_ = false;
  bool any_ = false;
};

}  // namespace anjuan
