#pragma once

#include <functional>
#include <vector>

#include "anjuan/base/diagnostic.hpp"
#include "anjuan/ledger/ledger.hpp"

namespace anjuan {

/// The case as its events up to the end of `day` make it, under the limits that were in force when
/// each of its clocks started. nullopt when it was not registered yet.
std::optional<Case> case_as_of(const Case& value, const Rules& rules, Date day);

/// All cases as of a day, in the order of their files. Reads whole files, so it takes
/// longer than scan_heads. Problems as there.
std::vector<Diagnostic> scan_as_of(const Ledger& ledger, Date day,
                                   const std::function<void(const Case&)>& each);

}  // namespace anjuan
