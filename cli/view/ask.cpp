#include "view/ask.hpp"

#include <cstdio>
#include <iostream>

#include "anjuan/base/text.hpp"

#include "context.hpp"

namespace anjuan::cli {

void Questions::say(std::string_view line) const {
  std::string text(line);
  if (!text.ends_with('\n')) text += '\n';
  std::fputs(text.c_str(), stderr);
}

std::string Questions::ask(std::string_view question, const Check& check) const {
  for (std::string line;;) {
    std::fputs((std::string(question) + ": ").c_str(), stderr);
    if (!std::getline(std::cin, line)) return {};
    std::string said(trim(line));
    if (!check) return said;
    const auto taken = check(said);
    if (taken) return said;
    for (const Diagnostic& d : taken.error().diagnostics) say(render(d, diagnostic_labels()));
  }
}

bool Questions::ended() const {
  return std::cin.eof();
}

}  // namespace anjuan::cli
