#include "anjuan/base/json.hpp"

#include <nlohmann/json.hpp>

namespace anjuan {

std::string dump(const nlohmann::ordered_json& document) {
  return document.dump(2, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + "\n";
}

}  // namespace anjuan
