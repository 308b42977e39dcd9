#pragma once

#include <span>
#include <string_view>

#include "anjuan/model/head.hpp"

namespace anjuan {

/// Whether a value has the form of its type; `choices` are those of a ValueType::choice. One
/// meaning of each type for both readers, the guards and the command line. An empty value never
/// fits. A list is looked at one entry at a time.
bool fits(std::string_view value, ValueType type, Vocabulary choices = {});

}  // namespace anjuan
