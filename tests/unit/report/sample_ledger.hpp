#pragma once

#include <string>

#include "anjuan/base/clock.hpp"

namespace anjuan::testing {

/// The day on which the sample is looked at: 2026-11-22.
Date sample_day();

/// Writes a small ledger of invented cases of 2025 and 2026: on time and late, open and closed, a
/// repeat, groups, an accusation, an extension, a refusal. Heads are the folds of their histories,
/// so the sample follows the rules as they are. With them a rota, receptions and activities.
void write_sample_ledger(const std::string& directory);

}  // namespace anjuan::testing
