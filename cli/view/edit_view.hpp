#pragma once

#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "anjuan/ledger/case_edit.hpp"

#include "context.hpp"

namespace anjuan::cli {

/// What changed, or would change: the number, the head lines that differ, the events.
std::string edits_text(const Context& ctx, const Ledger& ledger,
                       const std::vector<CaseEdit>& edits);

/// {"cases": [{"id", "events": […], "changed": {"field": [before, after]}, "head": {…}}]}
nlohmann::ordered_json edits_json(const std::vector<CaseEdit>& edits);

/// Prints either of the two, as the command was asked.
void print_edits(Context& ctx, const Ledger& ledger, const std::vector<CaseEdit>& edits);

}  // namespace anjuan::cli
