#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "anjuan/base/diagnostic.hpp"
#include "anjuan/ledger/case_filter.hpp"
#include "anjuan/ledger/time_travel.hpp"

namespace anjuan {

/// What is looked for in a whole case; empty parts let everything through, the parts add up (and).
struct CaseWords {
  std::string name;   ///< of a petitioner: in full, or a part with * in place of the rest
  std::string phone;  ///< likewise
  std::string text;   ///< stands in the title, the request or a field of an event

  bool any() const { return !name.empty() || !phone.empty() || !text.empty(); }
  bool match(const Case& value) const;
};

struct CaseSearch {
  const CaseFilter& filter;
  const CaseWords& words;
  Date today{};
  std::optional<LookBack> view = {};  ///< as the cases stood then; as they are when absent
};

/// Calls `each` for the head of every case that fits. Reads whole files only where the heads and
/// the index leave it open. Gives back what could not be read, as scan_heads does.
std::vector<Diagnostic> find_cases(const Ledger& ledger, const CaseSearch& search,
                                   const std::function<void(const HeadView&)>& each);

}  // namespace anjuan
