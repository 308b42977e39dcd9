#pragma once

#include <string>
#include <vector>

#include "anjuan/base/diagnostic.hpp"
#include "anjuan/rules/lifecycle/table.hpp"

namespace anjuan::cli {

/// The option of a field: `--late-reason` for late_reason.
std::string option_name(std::string_view field);

/// What stands for a value of that type in the help.
const char* type_name(ValueType type);

/// The form of each value, by the same check that reads files; an empty one was not given.
std::vector<Diagnostic> check_form(const std::vector<EventField>& fields,
                                   const std::vector<std::string>& values);

}  // namespace anjuan::cli
