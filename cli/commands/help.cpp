#include "anjuan/base/text.hpp"
#include "anjuan/i18n/i18n.hpp"

#include "commands.hpp"
#include "options.hpp"

namespace anjuan::cli {
namespace {

struct Options {
  std::string name;
  std::string verb;
  bool man = false;
};

int run(Context& ctx, const Options& options) {
  if (options.name.empty()) {
    for (const Command& command : commands())
      ctx.print_line(pad_right(command.name, 14) + tr(command.summary));
    return 0;
  }
  const Command* command = find_command(options.name);
  if (command == nullptr) {
    std::vector<std::string_view> known;
    for (const Command& each : commands()) known.push_back(each.name);
    const std::string_view near = nearest(options.name, known);
    return ctx.fail({ExitCode::usage,
                     {{.code = "usage",
                       .message = trf("there is no command {}", options.name),
                       .remedy = near.empty() ? trf("see {}", "anjuan help")
                                              : trf("did you mean {}?", near)}}});
  }
  ctx.print(options.man ? command_man_page(*command) : command_help(*command, {options.verb}));
  return 0;
}

}  // namespace

Command help_command() {
  return {"help",
          N_("shell"),
          N_("explain a command"),
          N_("Without a name: the commands, one a line. With --man: the manual page of a command, "
             "as it is installed."),
          {"anjuan help register", "anjuan help --man register | man -l -"},
          [](CLI::App& app) -> Run {
            auto options = std::make_shared<Options>();
            app.add_option("command", options->name, tr("which one"))->type_name("COMMAND");
            app.add_option("verb", options->verb, tr("which of its verbs"))->type_name("VERB");
            app.add_flag("--man", options->man, tr("as a manual page"));
            return [options](Context& ctx) { return run(ctx, *options); };
          }};
}

}  // namespace anjuan::cli
