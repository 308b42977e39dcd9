#include "view/terminal.hpp"

#include <sys/ioctl.h>
#include <unistd.h>

namespace anjuan::cli {
namespace {

/// As it was when the program began: behind a pager standard output is a pipe.
winsize screen() {
  static const winsize size = [] {
    winsize found{};
    if (!writes_to_terminal() || ::ioctl(STDOUT_FILENO, TIOCGWINSZ, &found) != 0) return winsize{};
    return found;
  }();
  return size;
}

}  // namespace

bool writes_to_terminal() {
  static const bool is_terminal = ::isatty(STDOUT_FILENO) != 0;
  return is_terminal;
}

std::size_t terminal_width() {
  return screen().ws_col;
}

std::size_t terminal_height() {
  return screen().ws_row;
}

bool has_terminal() {
  return ::isatty(STDERR_FILENO) != 0;
}

bool can_be_asked() {
  return ::isatty(STDIN_FILENO) != 0 && writes_to_terminal();
}

}  // namespace anjuan::cli
