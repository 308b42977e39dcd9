#pragma once

#include <string>

#include "anjuan/intake/rows.hpp"

#include "arguments.hpp"

namespace anjuan::cli {

/// How a file of rows is to be read, as a user said it.
struct RowWords {
  std::string encoding;
  std::string format;
  std::string sheet;
  int header_row = 0;
};

void add_row_options(Arguments& args, RowWords& words);

/// Fails (usage) on a word that names nothing.
Result<RowOptions> row_options(const RowWords& words);

}  // namespace anjuan::cli
