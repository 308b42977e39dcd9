#include "anjuan/base/csv.hpp"

#include <algorithm>
#include <array>

#include <csv.h>

#include "anjuan/base/text.hpp"

namespace anjuan {
namespace {

constexpr std::array<std::string_view, 10> kFormulaStarts = {"=",  "+",  "-",  "@",  "\t",
                                                             "\r", "＝", "＋", "－", "＠"};

/// Semicolons and tabs too: programs guess which of the three separates the cells.
bool needs_quotes(std::string_view text) {
  return text.find_first_of(",;\t\r\n\"") != std::string_view::npos ||
         trim(text).size() != text.size();
}

}  // namespace

std::string csv_cell(std::string_view text) {
  if (!needs_quotes(text)) return std::string(text);
  std::string quoted(2 * text.size() + 2, '\0');
  quoted.resize(csv_write2(quoted.data(), quoted.size(), text.data(), text.size(), '"'));
  return quoted;
}

std::string guarded_csv_cell(std::string_view text) {
  const bool formula = std::any_of(kFormulaStarts.begin(), kFormulaStarts.end(),
                                   [&](std::string_view start) { return text.starts_with(start); });
  return csv_cell((formula ? "'" : "") + std::string(text));
}

}  // namespace anjuan
