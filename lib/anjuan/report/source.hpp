#pragma once

#include <functional>
#include <vector>

#include "anjuan/base/diagnostic.hpp"
#include "anjuan/ledger/ledger.hpp"
#include "anjuan/model/case.hpp"

namespace anjuan {

struct ScanRequest {
  Date as_of{};
  Date today{};
  bool whole_cases = false;
};

/// Calls `each` once for every case that had been registered by the end of `as_of`, with its head
/// as of that day. With as_of on or after today that is the stored head, read without parsing the
/// file. Before today, and for whole_cases, every file is read in full; `whole` then holds the
/// case with its history up to that day, otherwise it is nullptr. The views die with the call.
///
/// Gives back what could not be read; those cases are missing from what was seen.
std::vector<Diagnostic> scan_cases(
    const Ledger& ledger, const ScanRequest& request,
    const std::function<void(const HeadView& head, const Case* whole)>& each);

}  // namespace anjuan
