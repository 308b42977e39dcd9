#pragma once

#include <functional>
#include <optional>
#include <vector>

#include "anjuan/base/diagnostic.hpp"
#include "anjuan/ledger/ledger.hpp"

namespace anjuan {

/// Two days to look back from, each to its end: what had happened by the one, as far as it had been
/// recorded by the other. Without the second, as it is known now.
struct LookBack {
  Date as_of{};
  std::optional<Date> known_on;

  /// Whether `today`, with all that is known, is another view.
  bool is_past(Date today) const { return as_of < today || (known_on && *known_on < today); }
};

/// The case as its events make it, under the limits that were in force when each of its clocks
/// started; its history holds what counts (rules/lifecycle/record.hpp). nullopt when it was not
/// registered yet, or nobody knew of it.
std::optional<Case> case_at(const Case& value, const Rules& rules, const LookBack& view);

/// The record of a case as it stood then: what was taken out by then as well.
std::vector<Event> record_at(const Case& value, const LookBack& view);

/// All cases at a look back, in the order of their files. Reads whole files, so it
/// takes longer than scan_heads. Problems as there.
std::vector<Diagnostic> scan_at(const Ledger& ledger, const LookBack& view,
                                const std::function<void(const Case&)>& each);

}  // namespace anjuan
