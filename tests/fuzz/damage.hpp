#pragma once

#include <algorithm>
#include <string>
#include <vector>

#include "support/random.hpp"

/// Files damaged in the ways that hands, editors, merges and disks damage them.
namespace anjuan::test {

/// What a clerk, an editor, a merge or a bad disk puts in.
inline const std::vector<std::string> kSnippets = {" ",
                                                   "  ",
                                                   "\t",
                                                   "\n",
                                                   "\r",
                                                   "\r\n",
                                                   "\n\n",
                                                   ":",
                                                   ": ",
                                                   "#",
                                                   " #",
                                                   " # note",
                                                   "\"",
                                                   "'",
                                                   "-",
                                                   "- ",
                                                   "? ",
                                                   "| ",
                                                   "|",
                                                   ">",
                                                   "&a ",
                                                   "*a",
                                                   "!!str ",
                                                   "!",
                                                   "%",
                                                   "@",
                                                   "`",
                                                   "{",
                                                   "}",
                                                   "[",
                                                   "]",
                                                   ",",
                                                   "~",
                                                   "null",
                                                   "Null",
                                                   "no",
                                                   "true",
                                                   "010",
                                                   "1e3",
                                                   "2026-02-30",
                                                   "2026-13-01",
                                                   "\\",
                                                   "\\n",
                                                   "\\u0041",
                                                   "\\x41",
                                                   "\\/",
                                                   "---\n",
                                                   "...\n",
                                                   "--- ",
                                                   "\x01",
                                                   "\x04",
                                                   "\x7f",
                                                   "\xC2\x85",
                                                   "\xE2\x80\xA8",
                                                   "\xEF\xBB\xBF",
                                                   "\xC2\xA0",
                                                   "　",
                                                   "：",
                                                   "\xff",
                                                   "\xC3",
                                                   "\xE4\xB8",
                                                   "中",
                                                   "𠀀",
                                                   "<<: a\n",
                                                   "null: x\n",
                                                   "~: x\n",
                                                   "true: x\n",
                                                   "id: X\n",
                                                   "due: 2026-08-01\n",
                                                   "due:\n",
                                                   "due: \n",
                                                   "due: ~\n",
                                                   "lead: null\n",
                                                   "x-own: 1\n",
                                                   "dua: 1\n",
                                                   "status: handlin\n",
                                                   "history:\n",
                                                   "history: []\n",
                                                   "request: |\n",
                                                   "request: x\n",
                                                   "petitioners: {}\n",
                                                   "  due: 2026-01-01\n",
                                                   " due: 2026-01-01\n",
                                                   "# due: 2026-01-01\n",
                                                   "<<<<<<< HEAD\n",
                                                   "=======\n",
                                                   ">>>>>>> other\n",
                                                   "\"due\": 2026-08-01\n",
                                                   "'due': x\n",
                                                   "due : 2026-08-01\n",
                                                   "unit: [a]\n",
                                                   "unit: a, b\n",
                                                   "unit: >-\n  a\n",
                                                   "flags: a  b\n",
                                                   "persons: 01\n",
                                                   "persons: 99999999999\n",
                                                   "confidential: yes\n",
                                                   "repeat_of: DZ-1\n"};

inline std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  std::size_t start = 0;
  while (start < text.size()) {
    const std::size_t end = std::min(text.find('\n', start), text.size() - 1);
    lines.push_back(text.substr(start, end - start + 1));
    start = end + 1;
  }
  return lines;
}

inline std::string joined(const std::vector<std::string>& lines) {
  std::string text;
  for (const std::string& line : lines) text += line;
  return text;
}

inline void damage_lines(std::string& text, Random& random) {
  std::vector<std::string> lines = lines_of(text);
  if (lines.empty()) return;
  const std::size_t a = random.below(lines.size());
  const std::size_t b = random.below(lines.size());
  switch (random.below(6)) {
    case 0:
      std::swap(lines[a], lines[b]);
      break;
    case 1:
      lines.insert(lines.begin() + static_cast<std::ptrdiff_t>(b), lines[a]);
      break;
    case 2:
      lines.erase(lines.begin() + static_cast<std::ptrdiff_t>(a));
      break;
    case 3:
      lines[a].insert(0, random.pick(kSnippets));
      break;
    case 4:
      lines[a].insert(lines[a].size() - 1, random.pick(kSnippets));
      break;
    case 5:
      lines.insert(lines.begin() + static_cast<std::ptrdiff_t>(a), random.pick(kSnippets));
  }
  text = joined(lines);
}

/// Damages a text at one place among its first `reach` bytes.
inline void damage(std::string& text, std::size_t reach, Random& random) {
  if (reach == 0) return;
  const std::size_t at = random.below(reach);
  switch (random.below(10)) {
    case 0:
      text[at] = static_cast<char>(random.below(256));
      break;
    case 1:
      text[at] = static_cast<char>(text[at] ^ (1 << random.below(8)));
      break;
    case 2:
      text.erase(at, 1 + random.below(4));
      break;
    case 3:
    case 4:
      text.insert(at, random.pick(kSnippets));
      break;
    case 5:
      if (random.one_in(4)) text.resize(at);
      break;
    case 6:
      if (random.one_in(6)) {
        for (std::size_t i = text.find('\n'); i != std::string::npos; i = text.find('\n', i + 2))
          text.insert(i, "\r");
        break;
      }
      [[fallthrough]];
    default:
      damage_lines(text, random);
  }
}

}  // namespace anjuan::test
