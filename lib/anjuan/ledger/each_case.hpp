#pragma once

#include <functional>
#include <string>
#include <vector>

#include "anjuan/disk/stamp.hpp"
#include "anjuan/ledger/scan.hpp"
#include "anjuan/text/case_reader.hpp"

namespace anjuan {

/// A case file read in full.
struct CaseFile {
  std::string path;
  Result<StampedText> read;
  ReadCase whole;  ///< of what was read; nothing when that failed
};

/// Reads the files and calls `each` for every one, in their order and one after the other; a second
/// thread reads on meanwhile.
void read_case_files(const std::vector<std::string>& files,
                     const std::function<void(CaseFile&)>& each);

/// Reads every case of a ledger in full, one after another, and calls `each(path, read, case)`.
/// Gives back what could not be read, files and directories; those cases are left out.
template <class Each>
std::vector<Diagnostic> read_every_case(const LedgerPaths& paths, Each each) {
  std::vector<Diagnostic> problems;
  read_case_files(list_case_files(paths, problems), [&](CaseFile& file) {
    if (file.read && file.whole.ok()) {
      each(file.path, *file.read, file.whole.value);
      return;
    }
    if (!file.read) {
      for (Diagnostic& d : file.read.error().diagnostics) problems.push_back(std::move(d));
      return;
    }
    for (Diagnostic& d : file.whole.problems)
      if (d.severity == Severity::error) problems.push_back(std::move(d));
  });
  return problems;
}

}  // namespace anjuan
