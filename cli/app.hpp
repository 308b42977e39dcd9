#pragma once

namespace anjuan::cli {

/// Parses the command line, runs the command, prints its words; returns the exit code.
int run(int argc, char** argv);

}  // namespace anjuan::cli
