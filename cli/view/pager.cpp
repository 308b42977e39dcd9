#include "view/pager.hpp"

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <string>

#include <sys/wait.h>
#include <unistd.h>

#include "anjuan/base/text.hpp"

#include "programs.hpp"
#include "view/terminal.hpp"

namespace anjuan::cli {
namespace {

struct RunningPager {
  pid_t process = 0;
  int output = -1;  ///< the terminal, as standard output was
  int errors = -1;  ///< likewise; none when standard error was no terminal
};
RunningPager running;

/// The pager that somebody asked for; empty for none.
std::string pager_program() {
  for (const char* name : {"ANJUAN_PAGER", "PAGER"})
    if (const char* value = std::getenv(name); value != nullptr) return value;
  return "less";
}

bool is_longer_than_screen(std::string_view text) {
  const std::size_t rows = terminal_height();
  return rows > 0 && static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n')) >= rows;
}

void begin_pager(const std::string& command) {
  int ends[2];
  if (::pipe(ends) != 0) return;
  const pid_t child = ::fork();
  if (child == 0) {
    ::dup2(ends[0], STDIN_FILENO);
    ::close(ends[0]);
    ::close(ends[1]);
    std::signal(SIGPIPE, SIG_DFL);
    // It leaves by itself where everything fits, shows colours and keeps the screen.
    ::setenv("LESS", "FRX", 0);
    ::setenv("LV", "-c", 0);
    ::execl("/bin/sh", "sh", "-c", command.c_str(), nullptr);
    ::_exit(127);
  }
  ::close(ends[0]);
  if (child < 0) {
    ::close(ends[1]);
    return;
  }
  running = {child, ::dup(STDOUT_FILENO), -1};
  ::dup2(ends[1], STDOUT_FILENO);
  // A word beside the result would be written over the page.
  if (has_terminal()) {
    running.errors = ::dup(STDERR_FILENO);
    ::dup2(ends[1], STDERR_FILENO);
  }
  ::close(ends[1]);
  // What is typed there is for the pager; leaving it ends the writing.
  std::signal(SIGINT, SIG_IGN);
}

}  // namespace

void page_if_long(std::string_view coming) {
  if (running.process != 0 || !writes_to_terminal() || !is_longer_than_screen(coming)) return;
  const std::string command(trim(pager_program()));
  if (command.empty() || command == "cat" || !find_program(command.substr(0, command.find(' '))))
    return;
  begin_pager(command);
}

PagerSession::~PagerSession() {
  if (running.process == 0) return;
  std::fflush(stderr);
  ::dup2(running.output, STDOUT_FILENO);
  ::close(running.output);
  if (running.errors >= 0) {
    ::dup2(running.errors, STDERR_FILENO);
    ::close(running.errors);
  }
  while (::waitpid(running.process, nullptr, 0) < 0 && errno == EINTR) {
  }
  running = {};
}

}  // namespace anjuan::cli
