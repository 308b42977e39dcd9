#pragma once

#include <functional>
#include <vector>

#include "anjuan/base/diagnostic.hpp"
#include "anjuan/ledger/ledger.hpp"
#include "anjuan/ledger/time_travel.hpp"
#include "anjuan/model/case.hpp"
#include "anjuan/rules/shown.hpp"

namespace anjuan {

struct ScanRequest {
  LookBack view;
  Date today{};
  bool whole_cases = false;
  bool records = false;  ///< whole cases with everything that is on record, voided ones too
  /// Whether what was written of a case is told: where not, heads come without it, and nobody asks
  /// who complained.
  bool texts = true;
  Audience audience = Audience::inside;                   ///< who reads what is made of them
  std::function<bool(const HeadView& head)> wanted = {};  ///< of the head as it is; none: all
  /// Of heads: those whose history is read too; none: of no case.
  std::function<bool(const HeadView& head)> with_history = {};
};

/// One look at every case.
struct CaseLook {
  ScanRequest request;
  std::function<void(const HeadView& head, const Case* whole)> each;
};

/// Calls `each` of every look once for every case that it wants and that there was at its look
/// back, with its head as of then; not for one that was registered by mistake, and what repeats
/// that one repeats nothing. Head and case are as the reader may see them. The head as it is stored
/// is seen without parsing the file, but for those `with_history`, and so is that of an earlier day
/// where nothing came later; with whole_cases, and for what was known on a day, every file is read
/// in full. `whole` then holds the case with what counts of its history, otherwise it is nullptr.
/// The views die with the call. Looks that go by heads go over the ledger together, once.
///
/// Gives back what could not be read; those cases are missing from what was seen.
std::vector<Diagnostic> scan_cases(const Ledger& ledger, const std::vector<CaseLook>& looks);

}  // namespace anjuan
