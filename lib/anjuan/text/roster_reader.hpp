#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "anjuan/base/result.hpp"
#include "anjuan/model/official.hpp"

namespace anjuan {

/// officials.yaml, units.yaml: lists of maps. Fail (bad_data) with every error: a missing id or
/// name, an id twice, unknown keys, impossible dates.
Result<std::vector<Official>> read_officials(std::string_view text, const std::string& file);
Result<std::vector<Unit>> read_units(std::string_view text, const std::string& file);

/// categories.yaml: a list whose entries are names, or `name:` with a list below, to any depth.
/// The paths of all nodes in file order, parents before children: "a", "a/b", "a/b/c".
Result<std::vector<std::string>> read_categories(std::string_view text, const std::string& file);

}  // namespace anjuan
