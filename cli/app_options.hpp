#pragma once

#include <string>

#include <CLI/CLI.hpp>

#include "commands.hpp"

namespace anjuan::cli {

/// Declares the options that every command takes.
void add_global_options(CLI::App& app, Globals& globals);

/// `anjuan COMMAND --help`: usage, description, options, examples.
std::string command_help(const Command& command);

/// The same as a manual page (roff), for man/anjuan-COMMAND.1.
std::string command_man_page(const Command& command);

}  // namespace anjuan::cli
