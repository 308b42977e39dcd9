#pragma once

#include <string>

#include <nlohmann/json_fwd.hpp>

namespace anjuan {

/// The text of a document as a file holds it: two spaces a level, a newline at the end. A byte that
/// is not UTF-8 becomes U+FFFD; nothing fails.
std::string dump(const nlohmann::ordered_json& document);

}  // namespace anjuan
