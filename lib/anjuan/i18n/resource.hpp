#pragma once

#include <optional>
#include <span>
#include <string_view>

namespace anjuan {

/// A file of lib/share that is built into the binary.
struct Resource {
  std::string_view name;     ///< path below lib/share, e.g. "calendars/2026.toml"
  std::string_view content;  ///< its bytes; lives as long as the program
};

/// All built-in files, in name order within each folder.
std::span<const Resource> resources();

/// The built-in file of that name; nullopt when there is none.
std::optional<std::string_view> find_resource(std::string_view name);

}  // namespace anjuan
