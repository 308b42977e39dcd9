#pragma once

#include <string>
#include <string_view>

#include "context.hpp"

namespace anjuan::cli {

/// Writes a file that the user named with -o: whole or not at all, nothing under --dry-run.
Result<> write_output(const Context& ctx, const Ledger& ledger, const std::string& file,
                      std::string_view bytes);

/// The same of a file with people in it that goes from hand to hand: only its owner reads it, and
/// none that is there is written over (usage).
Result<> write_private(const Context& ctx, const Ledger& ledger, const std::string& file,
                       std::string_view bytes);

}  // namespace anjuan::cli
