#pragma once

#include <string>

namespace anjuan {

/// Why the system refused (errno), in the language of the messages; as the C library says it where
/// nothing here translates it.
std::string error_words(int error);

}  // namespace anjuan
