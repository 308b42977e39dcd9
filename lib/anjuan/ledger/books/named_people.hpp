#pragma once

#include <string>
#include <utility>
#include <vector>

#include "anjuan/base/result.hpp"
#include "anjuan/ledger/ledger.hpp"

namespace anjuan {

/// The case whose petitioner each text tells of, by name or telephone; empty for none. `words` of
/// two characters are nobody's name, and neither is an official's. Looks at every case once; a file
/// that cannot be read tells nothing.
std::vector<std::string> cases_told_in(const Ledger& ledger, const std::vector<std::string>& texts,
                                       const std::vector<std::string>& words);

/// Texts that belong to no case, such as those of the books and the rota, must not tell of a
/// petitioner. Fails (refused) with each that does: any mobile or identity number and any flat, and
/// the name or number of whoever complained in any case. Each text stands behind what it is called;
/// `words` and what is looked at: as cases_told_in.
Result<> check_names_nobody(const Ledger& ledger,
                            const std::vector<std::pair<std::string, std::string>>& texts,
                            const std::vector<std::string>& words);

}  // namespace anjuan
