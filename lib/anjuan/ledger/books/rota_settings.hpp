#pragma once

#include <vector>

#include "anjuan/base/diagnostic.hpp"
#include "anjuan/ledger/ledger.hpp"
#include "anjuan/rota/rule.hpp"

namespace anjuan {

/// What the rules of the rota can be read with and still come to nothing: "desk-blank" at each desk
/// that a rule uses and whose place or time is not said, which no notice could be printed of;
/// warnings: "nobody-fits" for each rule whose people are nobody in officials.yaml, "campaign-over"
/// and "rule-ended" for what was over before the ledger began (owed-from).
std::vector<Diagnostic> idle_rota_settings(const Ledger& ledger, const rota::Rules& rules);

}  // namespace anjuan
