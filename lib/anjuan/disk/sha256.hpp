#pragma once

#include <string>
#include <string_view>

#include "anjuan/base/result.hpp"

namespace anjuan {

/// SHA-256 of bytes, 64 digits of 0-9 and a-f, as `sha256sum` prints it.
std::string sha256_of(std::string_view bytes);

/// The same of a file, read piece by piece. Fails (io) when it cannot be read.
Result<std::string> sha256_of_file(const std::string& path);

}  // namespace anjuan
