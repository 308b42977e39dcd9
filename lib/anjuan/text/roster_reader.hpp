#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "anjuan/base/result.hpp"
#include "anjuan/model/official.hpp"
#include "anjuan/settings/references.hpp"

namespace anjuan {

/// officials.yaml, units.yaml: lists of maps; nothing but comments is an empty list. Fail
/// (bad_data) with every error: a missing id or name, an id twice, unknown keys, impossible dates.
/// What they name of other files (ranks, units, categories, officials) is added to `references`,
/// for unknown_names().
Result<std::vector<Official>> read_officials(std::string_view text, const std::string& file,
                                             References& references);
Result<std::vector<Unit>> read_units(std::string_view text, const std::string& file,
                                     References& references);

/// categories.yaml: a list whose entries are names, or `name:` with a list below, to any depth.
/// The paths of all nodes in file order, parents before children: "a", "a/b", "a/b/c".
Result<std::vector<std::string>> read_categories(std::string_view text, const std::string& file);

}  // namespace anjuan
