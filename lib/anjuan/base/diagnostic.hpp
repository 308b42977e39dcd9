#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace anjuan {

enum class Severity { error, warning, note };

/// One thing that is wrong, with where and what to do about it.
struct Diagnostic {
  Severity severity = Severity::error;
  std::string code;         ///< stable kebab-case name for scripts, e.g. "impossible-date"
  std::string file;         ///< path as the user would type it; empty when there is no file
  int line = 0;             ///< 1-based; 0 when there is no position
  int column = 0;           ///< 1-based, counted in characters; 0 when only the line is known
  int length = 1;           ///< characters to underline
  std::string source_line;  ///< the original line, UTF-8, without its newline
  std::string message;      ///< what is wrong, one sentence in the user's language
  std::string rule;         ///< the rule and its article; empty when none is involved
  std::string remedy;       ///< the way out, an instruction
};

/// The words around a diagnostic, in the user's language (base knows no translations).
struct DiagnosticLabels {
  std::string_view error = "error";
  std::string_view warning = "warning";
  std::string_view note = "note";
  std::string_view rule = "rule";
  std::string_view remedy = "fix";
};

/// `file:line:col: error: message`, the original line with a caret under the right characters
/// (wide characters count two cells, tabs are shown as one space), then rule and remedy, each on
/// a line of its own. Ends with a newline. Very long source lines are cut around the caret.
std::string render(const Diagnostic& diagnostic, const DiagnosticLabels& labels = {});

/// Adds an error to those found so far; the reference, for its place and rule, is good until the
/// next one is added.
Diagnostic& add_error(std::vector<Diagnostic>& all, std::string code, std::string message,
                      std::string remedy = {});

/// Fills source_line of `diagnostic` from the whole text it points into.
void attach_source(Diagnostic& diagnostic, std::string_view text);

/// Files first by name, then by line and column; stable.
void sort_by_position(std::vector<Diagnostic>& diagnostics);

}  // namespace anjuan
