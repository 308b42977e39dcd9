#pragma once

#include "anjuan/rota/rule.hpp"
#include "anjuan/settings/toml_file.hpp"

namespace anjuan::rota {

/// What the rules of a rota lean on beside their own table.
struct OfficeWords {
  Ranks ranks;                     ///< of the office, highest first; a list `ranks` of [rota] wins
  std::vector<std::string> flags;  ///< marks of cases, beside the built-in ones and those of [rota]
  std::vector<Unit> units;         ///< whom a rule with each-unit is for
};

/// Reads the rules of the rota from the table `[rota]` of an office's settings or a rule pack, and
/// completes them: a rule for each unit is written out for every one of them, joint receivers
/// become rules of their own, and duties of a desk that is closed move to the one that replaces it.
/// Everything that is wrong (a word that is not known, a clause without its source, a range that
/// ends before it starts, a rule that can never win, a key that changes nothing …) is noted in the
/// table, so that `TomlTable::finish()` of the whole file reports it with its position; names of
/// other files are in `references`.
Rules read_rules(TomlTable& rota, const OfficeWords& office = {});

}  // namespace anjuan::rota
