#pragma once

#include "anjuan/settings/office.hpp"
#include "anjuan/settings/toml_file.hpp"

/// The chapters of anjuan.toml, each read by a file of its own; for office.cpp only.
namespace anjuan {

void read_limits(TomlTable& top, Office& office);
/// Rungs, counting, extension, suspensions: what surrounds the limits.
void read_clocks(TomlTable& top, Office& office);
/// Reports with their batches, scores, activities.
void read_books(TomlTable& top, Office& office);

/// A list of clocks; only names of the table.
std::vector<ClockKind> read_clock_list(TomlTable& table, std::string_view key);
std::vector<std::string_view> clock_names();

}  // namespace anjuan
