#pragma once

#include <string>

#include "anjuan/ledger/time_travel.hpp"

#include "arguments.hpp"

namespace anjuan::cli {

/// The two days of a look back, as they were given.
struct ViewWords {
  std::string as_of;
  std::string known_on;
};

/// Declares --as-of and --known-on.
void add_view_options(Arguments& app, ViewWords& words);

/// Reads them. Without --as-of the day is that of --known-on, without both today. Fails (usage) on
/// what is not a day.
Result<LookBack> read_view(const ViewWords& words, Date today);

}  // namespace anjuan::cli
