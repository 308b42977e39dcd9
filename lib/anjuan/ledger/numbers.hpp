#pragma once

#include <map>
#include <string>
#include <vector>

#include "anjuan/base/result.hpp"
#include "anjuan/ledger/ledger.hpp"

/// A case number is never given twice, whatever becomes of the case's file. The last one given of a
/// series (an office, a year, a workstation) stands in a file of its own, numbers/DZ-2026.txt, that
/// is kept in git; workstations never write the same file, and where two branches did, the higher
/// number counts, merged or not. A copy below .anjuan outlives `git stash` and `git clean`.
namespace anjuan {

/// The series of a number: "DZ-2026", or "DZ-2026-B" at the workstation B.
std::string series_of(const CaseId& id);

/// The highest number given in a year at this station by the case files and both copies of what is
/// kept; 0 for none. Fails (io) when any of them cannot be read. Call under the lock.
Result<int> last_number(const Ledger& ledger, int year);

/// Stages that the numbers up to these were given at this station, by year. Fails (io).
Result<> keep_numbers(const Ledger& ledger, WriteBatch& batch, const std::map<int, int>& given);

/// One number after the other that was given and has no case, with the series' file and why it has
/// none where a line there says so (`DZ-2026-000003 its file was lost`; of many numbers
/// `DZ-2026-000001..DZ-2026-000122 kept on paper`). `files`: all case files.
std::vector<Diagnostic> number_gaps(const Ledger& ledger, const std::vector<std::string>& files);

}  // namespace anjuan
