#pragma once

#include <string_view>

/// Paths with slashes: categories, places and sources in their trees, files in their folders.
namespace anjuan {

/// Whether `path` is `node` or lies below it: "housing/repairs" is in "housing", "housings" is not.
bool is_in_tree(std::string_view path, std::string_view node);

/// Whether `path` is a relative path that leads to something below `folder` and nowhere else: not
/// the folder itself, not absolute, no empty step and no "..". Both without a slash at the end.
bool is_below_folder(std::string_view path, std::string_view folder);

}  // namespace anjuan
