#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "anjuan/base/diagnostic.hpp"
#include "anjuan/base/result.hpp"
#include "anjuan/model/case.hpp"

namespace anjuan {

/// A case file as the full reader sees it, and everything that is wrong with its form.
struct ReadCase {
  Case value;                        ///< what could be read; complete when there is no error
  std::vector<Diagnostic> problems;  ///< by position; unknown keys are warnings, the rest errors

  bool ok() const;
};

/// A whole case file, all problems at once, each with file:line:col. It checks the form of every
/// value (types, days that exist, known names); what the rules say of the history is verify's
/// business. A file as write_case writes it goes through read_canonical_case, any other through
/// parse_case; both say the same of a file that the first one takes.
ReadCase read_case(std::string_view text, const std::string& file);

/// The full reader behind read_case: the whole file through a YAML parser.
ReadCase parse_case(std::string_view text, const std::string& file);

/// read_case for a command that needs the case: fails (bad_data) on any error, lets unknown keys
/// pass.
Result<Case> read_case_strictly(std::string_view text, const std::string& file);

}  // namespace anjuan
