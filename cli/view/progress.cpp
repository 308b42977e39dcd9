#include "view/progress.hpp"

#include <cstdio>

#include "context.hpp"
#include "view/terminal.hpp"

namespace anjuan::cli {

ProgressLine::ProgressLine(const Context& ctx)
    : shows_(has_terminal() && !ctx.quiet() && !ctx.json()) {}

ProgressLine::~ProgressLine() {
  if (shown_) std::fputs("\r\033[K", stderr);
}

void ProgressLine::show(std::size_t done, std::size_t all) {
  constexpr std::size_t kStep = 100;
  if (!shows_ || done % kStep != 0) return;
  shown_ = true;
  if (all > 0)
    std::fprintf(stderr, "\r%zu/%zu …", done, all);
  else
    std::fprintf(stderr, "\r%zu …", done);
}

void ProgressLine::show(const std::string& doing) {
  if (!shows_) return;
  shown_ = true;
  std::fprintf(stderr, "\r%s …", doing.c_str());
}

}  // namespace anjuan::cli
