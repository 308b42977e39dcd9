#pragma once

#include "anjuan/rota/rule.hpp"
#include "anjuan/settings/toml_file.hpp"

namespace anjuan::rota {

/// Reads the rules of the rota from the table `[rota]` of an office's settings or a rule pack.
/// Everything that is wrong (a value that is not one of the known words, a clause without its
/// source, a range that ends before it starts, a cover rule at an unknown desk …) is noted in the
/// table, so that `TomlTable::finish()` of the whole file reports it with its position. `ranks`
/// are the office's, highest first; a list `ranks` in the table itself wins.
Rules read_rules(TomlTable& rota, const Ranks& ranks = {});

}  // namespace anjuan::rota
