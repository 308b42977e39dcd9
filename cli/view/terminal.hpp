#pragma once

#include <cstddef>

namespace anjuan::cli {

/// Whether standard output was a terminal when the program began: a pager changes nothing in it.
bool writes_to_terminal();

/// Columns of the terminal on standard output; 0, which cuts nothing, when it is not a terminal.
std::size_t terminal_width();
/// Its lines; 0 when it is not a terminal.
std::size_t terminal_height();

/// Whether standard error is a terminal: progress is shown there and nowhere else.
bool has_terminal();

/// Whether somebody sits there who can be asked: standard input and output are terminals.
bool can_be_asked();

}  // namespace anjuan::cli
