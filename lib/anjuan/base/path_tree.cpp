#include "anjuan/base/path_tree.hpp"

#include <algorithm>

#include "anjuan/base/text.hpp"

namespace anjuan {

bool is_in_tree(std::string_view path, std::string_view node) {
  return path.starts_with(node) && (path.size() == node.size() || path[node.size()] == '/');
}

bool is_below_folder(std::string_view path, std::string_view folder) {
  const auto steps = split(path, '/');
  return path.size() > folder.size() && is_in_tree(path, folder) &&
         std::none_of(steps.begin(), steps.end(),
                      [](std::string_view step) { return step.empty() || step == ".."; });
}

}  // namespace anjuan
