#pragma once

#include <chrono>

#include "anjuan/base/clock.hpp"
#include "anjuan/base/result.hpp"

namespace anjuan::cli {

struct Globals;

/// The present moment at an offset: --now, ANJUAN_NOW, else the system clock. For a command that
/// looks at a history without Context::start(). Fails (usage) when what was given is not a moment.
Result<Timestamp> present_moment(const Globals& globals, std::chrono::minutes offset);

}  // namespace anjuan::cli
