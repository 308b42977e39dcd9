#pragma once

#include <string>
#include <vector>

#include "anjuan/disk/stamp.hpp"
#include "anjuan/ledger/scan.hpp"
#include "anjuan/text/case_reader.hpp"

namespace anjuan {

/// Reads every case of a ledger in full, one after another, and calls `each(path, read, case)`.
/// Gives back what could not be read, files and directories; those cases are left out.
template <class Each>
std::vector<Diagnostic> read_every_case(const LedgerPaths& paths, Each each) {
  std::vector<Diagnostic> problems;
  for (const std::string& path : list_case_files(paths, problems)) {
    auto read = read_stamped(path);
    auto value = read ? read_case_strictly(read->text, path) : Result<Case>(pass_on(read));
    if (value)
      each(path, *read, *value);
    else
      for (Diagnostic& d : value.error().diagnostics) problems.push_back(std::move(d));
  }
  return problems;
}

}  // namespace anjuan
