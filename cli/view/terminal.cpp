#include "view/terminal.hpp"

#include <sys/ioctl.h>
#include <unistd.h>

namespace anjuan::cli {

std::size_t terminal_width() {
  winsize size{};
  if (::isatty(STDOUT_FILENO) == 0 || ::ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0) return 0;
  return size.ws_col;
}

bool has_terminal() {
  return ::isatty(STDERR_FILENO) != 0;
}

}  // namespace anjuan::cli
