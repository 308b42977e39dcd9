#pragma once

#include <array>
#include <string>

#include "anjuan/model/draft.hpp"

#include "context.hpp"
#include "view/row_words.hpp"

namespace anjuan::cli {

/// The words of a `register` command line.
struct RegisterWords {
  Draft values;  ///< of one case, as they were typed
  std::array<bool, kDraftFieldCount> flags{};
  std::string from;
  std::string map;
  std::string system;
  std::string quarantine;
  bool update = false;
  std::string late_reason;
  std::string receipt;
  bool suggest_repeats = false;
  RowWords rows;
};

/// --from and what belongs to it.
void add_batch_options(Arguments& args, RegisterWords& words);

/// `register --from FILE`.
Result<ExitCode> register_file(Context& ctx, const RegisterWords& words);

}  // namespace anjuan::cli
