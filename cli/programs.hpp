#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace anjuan::cli {

/// Where a shell would find a program; nullopt when it would not. A name with a slash is a path.
std::optional<std::string> find_program(std::string_view name);

}  // namespace anjuan::cli
