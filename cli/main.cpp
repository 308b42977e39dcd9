#include <csignal>
#include <cstdio>
#include <exception>

#include "app.hpp"

int main(int argc, char** argv) {
  // `anjuan list | head` ends quietly.
  std::signal(SIGPIPE, SIG_IGN);
  try {
    return anjuan::cli::run(argc, argv);
  } catch (const std::exception& error) {
    std::fprintf(stderr, "anjuan: internal error: %s\n", error.what());
    return 70;
  }
}
