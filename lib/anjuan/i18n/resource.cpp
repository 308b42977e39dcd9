#include "anjuan/i18n/resource.hpp"

namespace anjuan {

std::optional<std::string_view> find_resource(std::string_view name) {
  for (const Resource& resource : resources())
    if (resource.name == name) return resource.content;
  return std::nullopt;
}

}  // namespace anjuan
