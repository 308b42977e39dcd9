#include "commands.hpp"
namespace anjuan::cli {
Command apply_command() { return help_command(); }
}
