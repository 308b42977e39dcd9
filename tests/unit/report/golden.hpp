#pragma once

#include <string>

namespace anjuan::testing {

/// Compares with tests/unit/report/golden/NAME; ANJUAN_GOLDEN=write makes the file anew.
void check_golden(const std::string& name, const std::string& text);

}  // namespace anjuan::testing
