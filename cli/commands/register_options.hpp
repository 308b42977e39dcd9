#pragma once

#include <string>
#include <vector>

#include <CLI/CLI.hpp>

#include "context.hpp"
#include "view/row_words.hpp"

namespace anjuan::cli {

/// The words of a `register` command line.
struct RegisterWords {
  std::vector<std::string> values;  ///< of one case, in the order of its options
  bool confidential = false;
  std::string from;
  std::string map;
  std::string quarantine;
  bool suggest_repeats = false;
  RowWords rows;
};

/// --from and what belongs to it.
void add_batch_options(CLI::App& app, RegisterWords& words);

/// `register --from FILE`.
int register_file(Context& ctx, const RegisterWords& words);

}  // namespace anjuan::cli
