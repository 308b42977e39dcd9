#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "anjuan/calendar/workdays.hpp"

namespace anjuan::cli {

/// Each range of a count on a line: dates, how many days counted, and why or why not.
std::string write_day_ranges(const std::vector<CountedRange>& ranges, std::string_view indent);

}  // namespace anjuan::cli
