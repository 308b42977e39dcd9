#include "programs.hpp"

#include <cstdlib>

#include <unistd.h>

#include "anjuan/base/text.hpp"

namespace anjuan::cli {

std::optional<std::string> find_program(std::string_view name) {
  const auto can_run = [](const std::string& path) { return ::access(path.c_str(), X_OK) == 0; };
  if (name.find('/') != name.npos)
    return can_run(std::string(name)) ? std::optional(std::string(name)) : std::nullopt;
  const char* path = std::getenv("PATH");
  for (const std::string_view folder : split(path != nullptr ? path : "/usr/bin:/bin", ':'))
    if (std::string program = std::string(folder).append("/").append(name); can_run(program))
      return program;
  return std::nullopt;
}

}  // namespace anjuan::cli
