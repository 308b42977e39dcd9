#pragma once

#include <cstddef>

namespace anjuan::cli {

/// Columns of the terminal on standard output; 0, which cuts nothing, when it is not a terminal.
std::size_t terminal_width();

/// Whether standard error is a terminal: progress is shown there and nowhere else.
bool has_terminal();

}  // namespace anjuan::cli
