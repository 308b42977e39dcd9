#pragma once

#include "anjuan/base/result.hpp"

namespace anjuan::cli {

/// Parses the command line, runs the command, prints its words; returns the exit code.
ExitCode run(int argc, char** argv);

}  // namespace anjuan::cli
