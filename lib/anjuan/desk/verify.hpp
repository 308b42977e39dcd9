#pragma once

#include <cstddef>
#include <functional>
#include <vector>

#include "anjuan/base/diagnostic.hpp"
#include "anjuan/ledger/ledger.hpp"

namespace anjuan {

struct Verification {
  std::size_t cases = 0;
  std::size_t events = 0;
  std::size_t sessions = 0;          ///< records of receptions
  std::size_t activities = 0;        ///< meetings, publicity, research, inspections
  std::vector<Diagnostic> findings;  ///< by file and line, all of them; exit_of: was all read?
  std::vector<Diagnostic> warnings;  ///< what will be wrong soon: no fault of the ledger yet
  /// Closed cases whose archive lacks a paper (source D9): work to do, not a fault of the ledger.
  std::vector<std::string> incomplete_archives;
};

/// Proves the ledger: every case file is whole and in form, stands where its number says, its
/// history breaks no rule, its head is exactly the fold of its history, what it refers to is
/// there, and no number or source stands twice. Records of receptions and of activities are in
/// form and in place, and what they refer to, attachments by their SHA-256, is there. Reads every
/// file, and names each file and directory that it could not read; writes nothing.
///
/// Takes no lock: what is found is looked at once more, so that a change that is being made is no
/// finding. A batch that a killed run left unfinished is one (unfinished-change).
///
/// `progress` is told how many of the cases were looked at.
Verification verify(const Ledger& ledger, Timestamp now,
                    const std::function<void(std::size_t done, std::size_t all)>& progress = {});

}  // namespace anjuan
