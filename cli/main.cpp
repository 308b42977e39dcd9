#include <csignal>
#include <cstdio>
#include <exception>

#include "anjuan/base/printable.hpp"

#include "app.hpp"

int main(int argc, char** argv) {
  // `anjuan list | head` ends quietly.
  std::signal(SIGPIPE, SIG_IGN);
  try {
    return static_cast<int>(anjuan::cli::run(argc, argv));
  } catch (const std::exception& error) {
    std::fprintf(stderr, "anjuan: internal error: %s\n",
                 anjuan::escape_unprintable(error.what()).c_str());
    return static_cast<int>(anjuan::ExitCode::bug);
  }
}
