#pragma once

#include <string>
#include <utility>
#include <vector>

namespace anjuan::testing {

/// What the sample's anjuan.toml has beside the default: a named batch, duties, two reports that
/// are owed, a desk and the rules of its receptions.
extern const char* const kSampleSettings;

/// The rota of November 2026, six receptions that were held (one of them in 2025) and ten
/// activities, all invented: path and content. Of the planned receptions before the 22nd the 12th
/// and the 19th were not held; on the 10th somebody else came.
std::vector<std::pair<std::string, std::string>> sample_reception_files();

}  // namespace anjuan::testing
