#pragma once

#include <string>
#include <vector>

#include <CLI/CLI.hpp>

#include "commands.hpp"

namespace anjuan::cli {

/// Declares the options that every command takes.
void add_global_options(CLI::App& app, Globals& globals);

/// `anjuan COMMAND --help`: usage, description, options, examples. Of a command with verbs, the
/// help of the verb that `words` name, where they name one.
std::string command_help(const Command& command, const std::vector<std::string>& words = {});

/// The same as a manual page (roff), for man/anjuan-COMMAND.1.
std::string command_man_page(const Command& command);

}  // namespace anjuan::cli
