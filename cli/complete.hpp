#pragma once

#include <string>
#include <vector>

#include "arguments.hpp"

namespace anjuan::cli {

/// Something that may stand where a word is being typed.
struct Candidate {
  std::string value;
  std::string about;  ///< what it is, for shells that show it; may be empty
};

/// What a shell offers: words, or the names of files.
struct Candidates {
  std::vector<Candidate> all;
  bool files = false;
};

/// What may stand in the place of the last of `words`, which are those behind the program's name;
/// the last one may be empty or begun. Units, officials and cases are those of the ledger that the
/// words name; without one, or when it cannot be read, there are none. Never fails: whoever is
/// typing wants no errors.
Candidates complete(const Arguments& root, const std::vector<std::string>& words);

}  // namespace anjuan::cli
