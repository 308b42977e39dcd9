#include "help.hpp"

#include "anjuan/base/text.hpp"
#include "anjuan/i18n/i18n.hpp"
#include "anjuan/i18n/suggest.hpp"

#include "commands.hpp"

namespace anjuan::cli {
namespace {

struct HelpOptions {
  std::string name;
  std::string verb;
  bool man = false;
};

Result<ExitCode> run(Context& ctx, const HelpOptions& options) {
  if (options.name.empty()) {
    for (const Command& command : commands())
      ctx.print_line(pad_right(command.name, 14) + tr(command.summary));
    return ExitCode::ok;
  }
  const Command* command = find_command(options.name);
  if (command == nullptr) {
    return fail_usage(
        "usage", trf("there is no command {}", options.name),
        suggest(options.name, names_in(commands(), &Command::name), trf("see {}", "anjuan help")));
  }
  ctx.print(options.man ? command_man_page(*command) : command_help(*command, {options.verb}));
  return ExitCode::ok;
}

}  // namespace

Command help_command() {
  return {"help",
          N_("shell"),
          N_("explain a command"),
          N_("Without a name: the commands, one a line. With --man: the manual page of a command, "
             "as it is installed."),
          {"anjuan help register", "anjuan help --man register | man -l -"},
          [](Arguments& args) -> Run {
            auto options = std::make_shared<HelpOptions>();
            args.add_option("command", options->name, tr("which one"))
                ->type_name("COMMAND")
                ->offers(names_of_commands());
            args.add_option("verb", options->verb, tr("which of its verbs"))->type_name("VERB");
            args.add_flag("--man", options->man, tr("as a manual page"));
            return [options](Context& ctx) { return run(ctx, *options); };
          }};
}

}  // namespace anjuan::cli
