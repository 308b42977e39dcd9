#pragma once

#include <functional>
#include <string_view>
#include <vector>

#include "arguments.hpp"
#include "context.hpp"

namespace anjuan::cli {

/// One command. The table of commands drives dispatch, help, completion, man pages and tests.
struct Command {
  std::string_view name;
  std::string_view group;             ///< heading in the help: ledger, intake, handling, …
  const char* summary;                ///< msgid: one line, no full stop
  const char* description;            ///< msgid: paragraphs for help and man page
  std::vector<const char*> examples;  ///< whole command lines
  /// Declares the options on `args` and gives back what to run.
  std::function<Run(Arguments& args)> setup;
  std::string_view rule = {};  ///< article or source rule that the command serves; may be empty
};

/// All commands, in the order of the help.
const std::vector<Command>& commands();

/// Their names, in that order.
std::vector<std::string> names_of_commands();

/// nullptr when there is none of that name.
const Command* find_command(std::string_view name);

// One function for each file of commands/, and of schedule/.
Command init_command();
Command pack_command();
Command config_command();
Command register_command();
Command escalate_command();
Command explain_command();
Command show_command();
Command list_command();
Command log_command();
Command verify_command();
Command audit_command();
Command merge_driver_command();
Command diff_command();
Command station_command();
Command recompute_command();
Command apply_command();
Command void_command();
Command correct_command();
Command completion_command();
Command days_command();
Command record_command();
Command report_command();
Command today_command();
Command form_command();
Command schedule_command();
Command help_command();
/// The verbs that record one event, one command for each row of the event table that has a verb.
std::vector<Command> event_commands();

}  // namespace anjuan::cli
