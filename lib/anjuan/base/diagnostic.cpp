#include "anjuan/base/diagnostic.hpp"

#include <algorithm>
#include <tuple>
#include <utility>

#include <fmt/format.h>

#include "anjuan/base/text.hpp"

namespace anjuan {
namespace {

constexpr std::size_t kShownCells = 100;

std::string_view label(Severity severity, const DiagnosticLabels& labels) {
  switch (severity) {
    case Severity::error:
      return labels.error;
    case Severity::warning:
      return labels.warning;
    case Severity::note:
      return labels.note;
  }
  return labels.error;
}

/// The source line and the caret line below it, both indented by four.
std::string excerpt(const Diagnostic& d) {
  std::vector<std::string> characters = split_characters(d.source_line);
  for (std::string& character : characters)
    if (character.size() == 1 && static_cast<unsigned char>(character[0]) < 0x20) character = " ";

  const auto caret = static_cast<std::size_t>(std::max(d.column, 1) - 1);
  std::size_t first = 0;
  // A cell of 8,000 characters must not bury the message: show a window around the caret.
  if (caret > 40) first = std::min(caret - 40, characters.size());
  std::string line = first > 0 ? "…" : "";
  std::string marker(first > 0 ? 1 : 0, ' ');
  std::size_t cells = line.empty() ? 0 : 1;
  for (std::size_t i = first; i < characters.size(); ++i) {
    const std::size_t width = display_width(characters[i]);
    if (cells + width > kShownCells) {
      line += "…";
      break;
    }
    line += characters[i];
    cells += width;
    if (d.column > 0 && i < caret) marker.append(width, ' ');
    if (d.column > 0 && i >= caret && i < caret + static_cast<std::size_t>(std::max(d.length, 1)))
      marker.append(width, i == caret ? '^' : '~');
  }
  if (d.column > 0 && marker.find('^') == std::string::npos) marker += '^';
  std::string out = "    " + line + "\n";
  if (d.column > 0) out += "    " + marker + "\n";
  return out;
}

}  // namespace

std::string render(const Diagnostic& d, const DiagnosticLabels& labels) {
  std::string out;
  if (!d.file.empty()) {
    out += d.file;
    if (d.line > 0) out += fmt::format(":{}", d.line);
    if (d.line > 0 && d.column > 0) out += fmt::format(":{}", d.column);
    out += ": ";
  }
  out += fmt::format("{}: {}\n", label(d.severity, labels), d.message);
  if (!d.source_line.empty()) out += excerpt(d);
  if (!d.rule.empty()) out += fmt::format("  {}: {}\n", labels.rule, d.rule);
  if (!d.remedy.empty()) out += fmt::format("  {}: {}\n", labels.remedy, d.remedy);
  return out;
}

Diagnostic& add_error(std::vector<Diagnostic>& all, std::string code, std::string message,
                      std::string remedy) {
  return all.emplace_back(Diagnostic{
      .code = std::move(code), .message = std::move(message), .remedy = std::move(remedy)});
}

void attach_source(Diagnostic& diagnostic, std::string_view text) {
  if (diagnostic.line <= 0) return;
  for (int line = 1; line < diagnostic.line; ++line) {
    const std::size_t end = text.find('\n');
    if (end == std::string_view::npos) return;
    text.remove_prefix(end + 1);
  }
  text = text.substr(0, text.find('\n'));
  if (text.ends_with('\r')) text.remove_suffix(1);
  diagnostic.source_line = text;
}

void sort_by_position(std::vector<Diagnostic>& diagnostics) {
  std::stable_sort(diagnostics.begin(), diagnostics.end(),
                   [](const Diagnostic& a, const Diagnostic& b) {
                     return std::tie(a.file, a.line, a.column) < std::tie(b.file, b.line, b.column);
                   });
}

}  // namespace anjuan
