#pragma once

#include <string>
#include <vector>

#include "anjuan/ledger/scan.hpp"
#include "anjuan/text/case_reader.hpp"

namespace anjuan {

/// Reads every case of a ledger in full, one after another, and calls `each(path, text, case)`.
/// Gives back what could not be read, files and directories; those cases are left out.
template <class Each>
std::vector<Diagnostic> read_every_case(const LedgerPaths& paths, Each each) {
  std::vector<Diagnostic> problems;
  for (const std::string& path : list_case_files(paths, problems)) {
    auto text = read_file(path);
    auto value = text ? read_case_strictly(*text, path) : Result<Case>(pass_on(text));
    if (value)
      each(path, *text, *value);
    else
      for (Diagnostic& d : value.error().diagnostics) problems.push_back(std::move(d));
  }
  return problems;
}

}  // namespace anjuan
